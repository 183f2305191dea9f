//! What a question looks like.

use super::sentence::sentences;

/// How a request begins that is no question by its mark.
const REQUESTS: [&str; 30] = [
    "tell",
    "describe",
    "give",
    "walk me",
    "walk us",
    "walk through a",
    "walk through your",
    "walk through the",
    "explain",
    "talk about",
    "talk me",
    "talk us",
    "talk through",
    "share",
    "name",
    "say something",
    "say a few",
    "imagine",
    "suppose",
    "discuss",
    "outline",
    "convince",
    "sell",
    "summarise",
    "summarize",
    "take us",
    "take me",
    "provide",
    "difference between",
    "differences between",
];
/// How a question begins, with its mark or without.
const ASKING: [&str; 16] = [
    "what",
    "what's",
    "whats",
    "why",
    "how",
    "when",
    "where",
    "which",
    "who",
    "whom",
    "have you",
    "are you",
    "do you",
    "did you",
    "can you",
    "would you",
];
/// How a request begins that wants more behind it: "Pick a failure and tell us …". What ends with the choice is advice.
const CHOICES: [&str; 5] = ["pick a", "choose a", "think of a", "recall", "think about a"];
/// What begins a clause as often as a question: "When performance depends on it".
const CLAUSES: [&str; 2] = ["when", "where"];
/// How requests begin in other languages than English; what asks there has its mark.
const REQUESTS_ABROAD: [&str; 31] = [
    "cuéntame",
    "cuéntanos",
    "indícanos",
    "coméntanos",
    "háblanos",
    "te pediré que",
    "cuénteme",
    "háblame",
    "hábleme",
    "describa",
    "explícame",
    "explique",
    "dame un ejemplo",
    "deme un ejemplo",
    "parlez",
    "décrivez",
    "racontez",
    "donnez",
    "expliquez",
    "citez",
    "erzählen sie",
    "erzähl",
    "beschreiben sie",
    "beschreibe",
    "schildern sie",
    "nennen sie",
    "erklären sie",
    "fale",
    "conte",
    "descreva",
    "descriva",
];
/// Requests that are told within a text: what else begins with "say" or "name" is advice.
const PLAIN_REQUESTS: [&str; 18] = [
    "tell me",
    "tell us",
    "give me",
    "give us",
    "give an",
    "describe",
    "walk me",
    "walk us",
    "share a",
    "share an",
    "talk about",
    "talk me",
    "talk us",
    "explain",
    "take me",
    "take us",
    "請",
    "请",
];

/// Whether a text asks for something.
pub(crate) fn is_question(text: &str) -> bool {
    let text = text.trim().trim_end_matches(['"', '”', ')', '*', '`', '」', '）', ' ']);
    let lower = text.to_lowercase();
    let words = text.split_whitespace().count();
    if let Some(before) = before_quote(text) {
        // What somebody says asks; whether the sentence does is told by its beginning.
        return begins_asking(before)
            || begins_a_request(before)
            || begins_with(&before.to_lowercase(), &ASKING);
    }
    // "Tell me about a time when …" stands for many.
    let is_stub = (text.ends_with("...") || text.ends_with('…')) && words <= 8;
    let is_long = !is_stub && words >= 2 || text.chars().filter(|c| is_ideograph(*c)).count() >= 4;
    is_long
        && !is_about_an_answer(&lower)
        && !is_said_to_oneself(&lower)
        && !["any questions", "questions"].contains(&lower.trim_end_matches(['?', ' ']))
        && !sentences(&lower).last().is_some_and(|last| is_asked_of_who_listens(last))
        && (text.ends_with(['?', '？'])
            || text.contains("? ")
            || text.contains('？')
            || text.starts_with('¿')
            || (words >= 3 && begins_with(without_please(&lower), &REQUESTS))
            || (words >= 6 && begins_with(without_please(&lower), &CHOICES) && is_to_be_told(&lower))
            || (words == 2 && begins_with(&lower, &["explain", "define"]))
            || (words >= 3 && begins_with(&lower, &REQUESTS_ABROAD))
            || asks_behind_a_comma(&lower)
            || (words >= 5
                && begins_with(&lower, &ASKING)
                && !is_named_so(&lower)
                && !begins_with(&lower, &CLAUSES))
            || lower.starts_with("if ") && lower.contains(", what would you")
            || (words >= 4
                && begins_with(
                    &lower,
                    &[
                        "a time you",
                        "a time when",
                        "a time that you",
                        "an example of when",
                        "an example of a time",
                        "the last time you",
                    ],
                ))
            || lower.starts_with(['請', '请']))
}

/// Whether a text asks nothing of the one who answers, whatever stands beside it: it is a note to oneself, or asked of who listens.
pub(crate) fn asks_nothing_of_you(text: &str) -> bool {
    let lower = text.to_lowercase();
    is_about_an_answer(&lower) || !ends_with_mark(text) && speaks_of_oneself(&lower)
}

/// Whether a choice is asked for to be told of.
fn is_to_be_told(lower: &str) -> bool {
    lower.contains(" and ") || lower.contains(['?', ',', '.'])
}

/// Whether somebody notes what to do in an interview: "Talk more about what I did", "Did I say it in time?"
fn is_said_to_oneself(lower: &str) -> bool {
    let asks_nobody = begins_with(lower, &REQUESTS) || !ends_with_mark(lower) && lower.contains("? ");
    asks_nobody && speaks_of_oneself(lower)
}

/// Whether a text has an "I" and turns to nobody. That of "Type I" and of "I/O" is none.
fn speaks_of_oneself(lower: &str) -> bool {
    const COUNTED: [&str; 6] = ["type", "phase", "class", "part", "war", "tier"];
    let words: Vec<&str> =
        lower.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())).collect();
    let is_own = |at: usize, word: &str| {
        let is_counted = at > 0 && COUNTED.contains(&words[at - 1].trim_end_matches('s'));
        word == "i" && !is_counted || ["i'm", "i've", "i'd", "i’m", "i’ve", "i’d"].contains(&word)
    };
    let turns_to = ["you", "your", "me", "us", "yourself"];
    words.iter().enumerate().any(|(at, word)| is_own(at, word))
        && !words.iter().any(|word| turns_to.contains(word))
}

/// Whether a request stands behind what it is about: "For such a case, describe what you would do."
fn asks_behind_a_comma(lower: &str) -> bool {
    const WORDS: usize = 4;
    const REQUESTS: [&str; 4] = ["describe", "explain", "walk me", "tell me"];
    lower.split(", ").skip(1).any(|clause| {
        begins_with(without_please(clause), &REQUESTS) && clause.split_whitespace().count() >= WORDS
    })
}

/// Whether words that could ask only name something: "What this list is for", "How to use it".
pub(crate) fn is_named_so(lower: &str) -> bool {
    const ASKING: [&str; 14] = [
        "do", "did", "would", "can", "could", "will", "are", "were", "have", "should", "might", "had",
        "does", "if",
    ];
    let mut words = lower.split_whitespace().skip(1);
    let (second, third) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    // "What's the difference …"
    if lower.split_whitespace().next().is_some_and(|first| first.ends_with("'s") || first.ends_with("’s")) {
        return false;
    }
    // "How fast you answered" is none, "How would you answer" is one.
    ["to", "this", "these", "it", "we", "they", "i", "the", "our", "not"].contains(&second)
        || second.starts_with("you")
        || third == "you" && !ASKING.contains(&second)
}

/// What stands before a question in quotes or brackets at the end of a text: `Be ready for "Why us?"`.
fn before_quote(text: &str) -> Option<&str> {
    let said = text.strip_suffix('?')?;
    let at = said.rfind(['"', '“', '('])?;
    let (before, said) = (&text[..at], &said[at..]);
    let is_open = before.matches(['"', '“', '”']).count() % 2 == 0 && !said.contains(['”', ')']);
    (is_open && before.ends_with(' ') && !before.contains('?')).then(|| before.trim_end())
}

/// Whether a text begins as questions and requests do.
pub(crate) fn begins_as_one_asks(text: &str) -> bool {
    let lower = text.trim().to_lowercase();
    begins_with(&lower, &REQUESTS) || begins_with(&lower, &ASKING)
}

/// Whether a text begins as a request to somebody: "Tell us …", "Could you describe …".
pub(crate) fn begins_a_request(text: &str) -> bool {
    let lower = text.trim().trim_start_matches(['"', '“', '*', ' ']).to_lowercase();
    let asked = without_please(&lower);
    begins_with(asked, &PLAIN_REQUESTS)
        || begins_with(asked, &REQUESTS_ABROAD)
        || asked.starts_with(['請', '请'])
}

/// Whether a text is a task as they set it at a whiteboard: "Design a queue that forgets nothing". Advice begins so as well, so that
/// this says something only among questions.
pub(crate) fn is_task(text: &str) -> bool {
    const STARTS: [&str; 13] = [
        "design",
        "implement",
        "build a",
        "build an",
        "develop a",
        "write a",
        "write an",
        "create a",
        "find the",
        "show examples",
        "draw a",
        "draw the",
        "architect",
    ];
    text.split_whitespace().count() >= 3 && begins_with(&text.to_lowercase(), &STARTS)
}

/// Whether one of at most three sentences is what only they ask: "Tell me about a time when …", "Give us an example …".
pub(crate) fn asks_for_a_story(text: &str) -> bool {
    const STARTS: [&str; 12] = [
        "provide an example",
        "give an example",
        "share an example",
        "talk about a",
        "tell me about a",
        "tell us about a",
        "give me an example",
        "give us an example",
        "walk me through a time",
        "describe a time",
        "describe a situation",
        "share a time",
    ];
    let sentences = sentences(text);
    let asks = |sentence: &String| begins_with(without_please(&sentence.to_lowercase()), &STARTS);
    sentences.len() <= 3 && sentences.iter().any(asks)
}

/// Whether a text begins with what or how, and not with "Do you": that may be asked of what stands there as well.
pub(crate) fn begins_asking(text: &str) -> bool {
    let first = text.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default().to_lowercase();
    ["what", "why", "how", "when", "where", "which", "who", "whom", "if", "tell", "describe"]
        .contains(&first.as_str())
}

/// Whether a text asks by its mark, or requests: what only begins like a question may be a heading.
pub(crate) fn asks_plainly(text: &str) -> bool {
    is_question(text) && (ends_with_mark(text) || begins_a_request(text))
}

/// Whether the last of at most three sentences asks, whatever scene those before it set.
pub(crate) fn asks_at_last(text: &str) -> bool {
    let sentences = sentences(text);
    sentences.len() <= 3
        && !sentences.first().is_some_and(|first| is_about_an_answer(&first.to_lowercase()))
        && sentences.last().is_some_and(|last| asks_plainly(last))
}

/// Whether a text ends as a question does.
pub(crate) fn ends_with_mark(text: &str) -> bool {
    text.trim_end_matches(['"', '”', ')', '*', ' ', '）', '」']).ends_with(['?', '？'])
}

fn begins_with(lower: &str, starts: &[&str]) -> bool {
    starts
        .iter()
        .any(|start| lower.strip_prefix(start).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)))
}

/// A request in small letters without the courtesy before it: "could you please describe".
pub(crate) fn without_please(lower: &str) -> &str {
    let leads = ["please ", "can you ", "could you ", "would you ", "and "];
    let mut asked = lower;
    while let Some(rest) = leads.iter().find_map(|lead| asked.strip_prefix(lead)) {
        asked = rest;
    }
    asked
}

/// Writing without blanks between the words.
pub(crate) fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}')
}

/// "What is this person's process?", "Are their answers thoughtful?": what a judge of answers asks himself.
fn is_about_them(lower: &str) -> bool {
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).take(5).collect();
    let of_this_person = words.windows(2).any(|two| two == ["this", "person"]) && ends_with_mark(lower);
    let is_first = |names: &[&str]| words.first().is_some_and(|first| names.contains(first));
    let is_of = |names: &[&str]| words.get(1).is_some_and(|second| names.contains(second));
    of_this_person && !words.contains(&"you")
        || is_first(&["what", "how"]) && is_of(&["did"]) && words.get(2) == Some(&"they")
        || is_first(&["are", "do", "would", "is", "did"]) && is_of(&["their"])
}

fn is_about_an_answer(lower: &str) -> bool {
    is_asked_of_who_listens(lower) || is_about_them(lower)
}

/// "Does the candidate …?" is asked of who listens, not of who answers.
fn is_asked_of_who_listens(lower: &str) -> bool {
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).take(5).collect();
    let begins = |firsts: &[&str]| words.first().is_some_and(|first| firsts.contains(first));
    let is_of_answer =
        begins(&["does", "do", "did", "is", "was", "can", "could", "has", "are", "will", "have"]);
    let is_of_them = begins(&["does", "do", "has", "are", "have"]) && words.get(1) == Some(&"they");
    // "How well does the candidate …?", "What did they learn?", but not "How do you judge a candidate?"
    let is_of_somebody = begins(&["how", "what", "will", "does", "is", "was", "did", "can", "do", "are"])
        && words.iter().any(|word| ["candidate", "candidates"].contains(word))
        && !["you", "key", "keys"].iter().any(|other| words.contains(other));
    // "Explain the next steps, and when the candidate hears of you."
    let is_for_who_asks =
        begins_with(lower, &PLAIN_REQUESTS) && lower.contains("the candidate") && !ends_with_mark(lower);
    let is_about_star =
        lower.contains("star method") || lower.contains("star format") || lower.contains("use star");
    is_of_somebody
        || is_about_star && begins_with(lower, &["what", "how", "why"])
        || is_for_who_asks
        || is_of_answer && (lower.contains("the candidate") || words.contains(&"candidates"))
        || is_of_them
        || ["did they answer", "candidate:", "developer:", "me:", "interviewee:"]
            .iter()
            .any(|of| lower.starts_with(of))
}

/// Whether a text ends with a word that nothing ends with, and few sentences begin with: "Tell me about the", "across".
pub(crate) fn leads_on(text: &str) -> bool {
    const WORDS: [&str; 62] = [
        "a",
        "an",
        "the",
        "of",
        "with",
        "in",
        "to",
        "for",
        "and",
        "or",
        "at",
        "by",
        "on",
        "from",
        "your",
        "as",
        "who",
        "that",
        "when",
        "where",
        "which",
        "if",
        "but",
        "than",
        "you",
        "i",
        "is",
        "was",
        "were",
        "had",
        "have",
        "how",
        "what",
        "why",
        "about",
        "between",
        "across",
        "alongside",
        "within",
        "without",
        "over",
        "under",
        "near",
        "behind",
        "against",
        "using",
        "like",
        "into",
        "onto",
        "through",
        "during",
        "after",
        "before",
        "since",
        "until",
        "while",
        "because",
        "so",
        "not",
        "their",
        "our",
        "its",
    ];
    text.split_whitespace().next_back().is_none_or(|last| WORDS.contains(&last.to_lowercase().as_str()))
}
