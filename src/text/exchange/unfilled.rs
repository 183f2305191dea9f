//! What looks like a story and is none: parts that wait to be filled in, and explanations of what belongs into each.

use super::foreign::ForeignStory;
use super::words::sentence::sentences;
use crate::bank::Part;

/// Words for what is still to come.
const OPEN: [&str; 9] = ["tbd", "todo", "tba", "...", "…", "n/a", "???", "xxx", "?"];
/// How an instruction begins.
const INSTRUCTS: [&str; 48] = [
    "descreva",
    "descrever",
    "detalhe",
    "qual",
    "quais",
    "explica",
    "qué",
    "cuál",
    "beschreibe",
    "beschreiben",
    "welche",
    "décrivez",
    "décris",
    "emphasize",
    "emphasise",
    "clarify",
    "highlight",
    "elaborate",
    "describe",
    "set",
    "explain",
    "what",
    "how",
    "who",
    "why",
    "when",
    "where",
    "give",
    "share",
    "context",
    "outline",
    "include",
    "quantify",
    "quantified",
    "quantifiable",
    "measurable",
    "specific",
    "detail",
    "state",
    "provide",
    "briefly",
    "write",
    "define",
    "show",
    "use",
    "focus",
    "mention",
    "your",
];
/// Words by which somebody tells of themselves.
const TELLS: [&str; 16] = [
    "i", "i'm", "i've", "i'd", "i’m", "i’ve", "i’d", "my", "me", "we", "we're", "we’re", "our", "us", "ich",
    "wir",
];

/// A story without its parts that wait to be filled in; `None` if nothing else stands in it.
pub(super) fn filled(mut story: ForeignStory) -> Option<ForeignStory> {
    for part in &mut story.parts {
        if is_open(part) || only_asks(part) {
            part.clear();
        }
    }
    story.headline = story.headline.filter(|headline| !is_open(headline));
    story.pushback.retain(|pressed| !is_open(&pressed.ask));
    for list in [&mut story.best_for, &mut story.numbers, &mut story.tags] {
        list.retain(|one| !is_open(one));
    }
    (story.is_told() && !is_explained(&story.parts) && !is_full_of_blanks(&story.parts)).then_some(story)
}

/// Whether but one part is told, and not the first: an answer to a question has "My approach" as well.
pub(super) fn is_fragment(story: &ForeignStory) -> bool {
    let told = story.parts.iter().filter(|part| !part.is_empty()).count();
    told == 1 && story.parts[Part::Situation as usize].is_empty()
}

/// Whether a text waits to be filled in: `[Describe the context]`, `TBD`, `____`.
fn is_open(text: &str) -> bool {
    let bracketed = |text: &str| {
        let text = text.trim_end_matches(['.', ' ']);
        let inner = text.strip_prefix(['[', '<', '{']).and_then(|text| text.strip_suffix([']', '>', '}']));
        // "[Client] lost 2M, so I rebuilt billing for [Product]" is a story without names.
        inner.is_some_and(|inner| !inner.contains(['[', '<', '{', ']', '>', '}']))
    };
    let is_line_open = |line: &str| {
        let line = line.trim().trim_start_matches(['-', '*', ' ']);
        let behind_label = line.rsplit_once(": ").map_or(line, |(_, behind)| behind);
        bracketed(behind_label)
            || is_all_bracketed(behind_label)
            || OPEN.contains(&line.to_lowercase().as_str())
            || !line.chars().any(|c| c.is_alphanumeric() || "!%".contains(c))
    };
    let text = text.trim();
    !text.is_empty() && (bracketed(text) || text.lines().all(is_line_open))
}

/// Whether a text is one to be filled in: "I built `[your project]` with `[tool]`". Names in brackets are what somebody took out of a story.
fn is_full_of_blanks(parts: &[String]) -> bool {
    const FEWEST: usize = 3;
    const WORDS_EACH: usize = 15;
    let text = parts.join(" ");
    let is_blank = |inner: &str| {
        let is_shouted = inner.chars().any(char::is_alphabetic) && inner.to_uppercase() == inner;
        inner.starts_with(|c: char| c.is_lowercase()) || is_shouted || inner.contains("your")
    };
    let blanks = text.split('[').skip(1).filter_map(|rest| rest.split_once(']'));
    let blanks = blanks.filter(|(inner, _)| is_blank(inner)).count();
    blanks >= FEWEST && blanks * WORDS_EACH >= text.split_whitespace().count()
}

/// Whether a line has words in square brackets and none beside them: `[Number]: [what it means]`.
fn is_all_bracketed(line: &str) -> bool {
    let mut depth = 0_usize;
    let mut had = false;
    for c in line.chars() {
        match c {
            '[' => (depth, had) = (depth + 1, true),
            ']' => depth = depth.saturating_sub(1),
            c if depth == 0 && c.is_alphanumeric() => return false,
            _ => {}
        }
    }
    had && depth == 0
}

/// Whether every line of a part asks what belongs there.
fn only_asks(part: &str) -> bool {
    part.lines().all(|line| line.trim_end_matches(['*', '_', ')', ' ']).ends_with(['?', '？']))
}

/// Whether the parts say what one would tell there: to "you", or as instructions, and nothing of "me".
fn is_explained(parts: &[String]) -> bool {
    let told: Vec<String> =
        parts.iter().filter(|part| !part.trim().is_empty()).map(|part| unquoted(part)).collect();
    let tells = told.iter().any(|part| words(part).any(|word| TELLS.contains(&word)) || tells_of_you(part));
    let instructs = |part: &&String| {
        let mut all = words(part);
        let begins = all.next().is_some_and(|first| INSTRUCTS.contains(&first));
        begins
            || words(part)
                .any(|word| ["you", "your", "yourself", "tu", "tú", "sentence", "sentences"].contains(&word))
    };
    let instructing = told.iter().filter(instructs).count();
    !tells && instructing >= told.len().min(2) && instructing + 1 >= told.len() && instructing > 0
}

/// Whether sentences say what "you" did: a coach wrote the story down for whom it is about.
fn tells_of_you(part: &str) -> bool {
    const DID: [&str; 12] =
        ["were", "had", "made", "led", "built", "met", "ran", "took", "gave", "kept", "got", "found"];
    sentences(part).iter().any(|sentence| {
        let mut all = words(sentence);
        all.next() == Some("you") && all.next().is_some_and(|did| DID.contains(&did) || did.ends_with("ed"))
    })
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’')).filter(|word| !word.is_empty())
}

/// A text in lower case without what stands in quotes.
fn unquoted(text: &str) -> String {
    let pieces = text.split(['"', '“', '”']).step_by(2);
    pieces.collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::{is_explained, is_open};

    #[test]
    fn what_waits_is_open_and_what_is_told_is_not() {
        for text in ["[Set the scene.\nWho was there?]", "TBD", "- [one]\n- [two]", "____", "…"] {
            assert!(is_open(text), "{text}");
        }
        for text in ["[Redacted] asked me", "Less 50%", "", "TBD with Ines"] {
            assert!(!is_open(text), "{text}");
        }
    }

    #[test]
    fn an_explanation_speaks_to_you_and_a_story_of_me() {
        let parts = |texts: [&str; 4]| texts.map(str::to_owned);
        assert!(is_explained(&parts([
            "One sentence of setting",
            "Your part in it",
            "Say \"I\", not \"we\", of what you did",
            "Numbers"
        ])));
        assert!(!is_explained(&parts(["Down for 38 min", "Restore", "Asked what you would ask", "Up"])));
        assert!(!is_explained(&parts([
            "Your lead left",
            "Keep your team",
            "Called all. You reviewed each plan",
            "Your team stayed"
        ])));
        assert!(!is_explained(&parts(["What we had was slow", "Your usual mess", "How it went", "Fast"])));
    }
}
