//! The action tells a habit, not an event.

use super::definition::Rule;
use super::prose::{BULLET_SHARE, is_bulleted};
use super::vocabulary::words;
use crate::bank::threshold::{Threshold, Thresholds};
use crate::bank::{Part, Story};
use crate::text::diagnostic::Diagnostics;
use jiff::civil::Date;

pub(super) const RULE: Rule = Rule {
    name: "pseudo-story",
    explain: "An action in prose tells one event, once: at least `events_a_habit` things that happened for each \"usually\",\n\
        \"I always\", \"we would\" or \"whenever\". Interviewers score what was done, not what is the custom.\n\
        Bullets are left alone (`bullet_share`).\n\n\
        Bad:   action = '''I usually sit down with both sides and I always listen first.'''\n\
        Good:  action = '''That Monday I sat down with both leads. I listened first, and then drew one board.'''",
    thresholds: &[EVENTS_A_HABIT, BULLET_SHARE],
    check,
};

const EVENTS_A_HABIT: Threshold = Threshold {
    name: "events_a_habit",
    meaning: "things that happened, for each word of habit in an action",
    default: 2.0,
    range: 0.0..=20.0,
};

/// Fewer words are no story yet, of whatever sort.
const LEAST_WORDS: usize = 8;

fn check(story: &Story, thresholds: &Thresholds, _: Date, minded: &mut Diagnostics) {
    let Some(action) = &story.parts[Part::Action as usize] else { return };
    if is_bulleted(&action.value, thresholds) || !is_habit(&action.value, thresholds.get(&EVENTS_A_HABIT)) {
        return;
    }
    minded
        .warn(
            RULE.name,
            action.first_line(),
            format!("the action of `{}` tells a habit, not an event", story.id),
        )
        .help("one case, once: on which day, with whom, and what did you do then?");
}

/// Whether a text speaks of what is done rather than of what was done.
fn is_habit(text: &str, events_a_habit: f64) -> bool {
    let words: Vec<String> = words(text).collect();
    let (habits, events) = (habits(&words), words.iter().filter(|word| is_past(word)).count());
    match habits {
        0 => words.len() >= LEAST_WORDS && events == 0 && says_who(&words),
        _ => (events as f64) < events_a_habit * habits as f64,
    }
}

/// Words of habit. "I would" is one only where nothing says that it was promised, said or thought.
fn habits(words: &[String]) -> usize {
    const ALONE: &str = "usually always generally typically normally often whenever regularly routinely tend tends mostly sometimes";
    const REPORTING: &str =
        "said told that promised knew thought whether if asked wrote agreed believed feared hoped";
    let word = |position: usize| words.get(position).map_or("", String::as_str);
    let before = |position: usize| position.checked_sub(1).map_or("", word);
    (0..words.len())
        .filter(|position| match word(*position) {
            "would" => {
                let is_ours = matches!(before(*position), "i" | "we");
                let reported = position.checked_sub(2).is_some_and(|place| listed(REPORTING, word(place)));
                is_ours && !reported && word(position + 1) != "have"
            }
            "i'd" | "we'd" => !listed("had been", word(position + 1)) && !word(position + 1).ends_with("ed"),
            "every" => {
                listed("time day week month quarter morning", word(position + 1))
                    && before(*position) != "once"
            }
            one => listed(ALONE, one),
        })
        .count()
}

fn says_who(words: &[String]) -> bool {
    words.iter().filter(|word| matches!(word.as_str(), "i" | "we" | "my" | "our")).count() >= 2
}

/// Whether a word is a verb of something that happened, as far as its form says.
fn is_past(word: &str) -> bool {
    const IRREGULAR: &str = "was were had did went took gave told made cut found brought sat wrote got began said came held kept \
        led left met put ran saw set sent spoke stood built bought chose drew fell knew let lost paid rose sold spent \
        taught thought understood won broke drove flew grew heard laid shook showed shut slept stuck swore threw tore woke \
        withdrew overruled";
    const NO_VERBS: &str = "need indeed speed feed seed exceed proceed based related unlimited shared need embed hundred red bed shed";
    listed(IRREGULAR, word) || (word.len() > 3 && word.ends_with("ed") && !listed(NO_VERBS, word))
}

fn listed(words: &str, word: &str) -> bool {
    words.split_whitespace().any(|known| known == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Actions with what they are, written for this test: see the file.
    #[test]
    #[expect(clippy::print_stderr, reason = "the figures are what this test is for")]
    fn nine_in_ten_remarks_are_right_and_most_habits_are_found() {
        let set: toml::Table = include_str!("../../../tests/data/pseudo-stories.toml").parse().unwrap();
        let actions = set["action"].as_array().unwrap();
        let (mut right, mut wrong, mut missed) = (0, vec![], vec![]);
        for action in actions {
            let text = action["text"].as_str().unwrap();
            match (is_habit(text, EVENTS_A_HABIT.default), action["habit"].as_bool().unwrap()) {
                (true, true) => right += 1,
                (true, false) => wrong.push(text),
                (false, true) => missed.push(text),
                (false, false) => {}
            }
        }
        eprintln!(
            "{} actions: {right} remarks right, {} wrong, {} habits missed",
            actions.len(),
            wrong.len(),
            missed.len()
        );
        assert!(actions.len() >= 40);
        assert!(wrong.len() * 9 <= right, "wrong of {right}: {wrong:#?}");
        assert!(missed.len() * 4 <= right, "missed of {right}: {missed:#?}");
    }
}
