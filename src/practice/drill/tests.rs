use super::*;
use crate::bank::Bank;
use crate::practice::review::Item;
use expect_test::{Expect, expect};
use jiff::Timestamp;
use jiff::tz::Offset;
use proptest::prelude::*;

fn moment(seconds: i64) -> Moment {
    Moment { timestamp: Timestamp::from_second(1_800_000_000 + seconds).unwrap(), offset: Offset::UTC }
}

fn agenda(names: &str) -> Agenda {
    let card = |name| Card::of(&Bank::default(), Item::parse(&format!("story/{name}")).unwrap(), 0);
    Agenda { cards: names.split(' ').filter(|name| !name.is_empty()).map(card).collect(), minutes: 0.0 }
}

fn event(word: &str, number: u128) -> Event {
    let entry = Uuid::from_u128(number);
    match word {
        "reveal" => Event::Reveal,
        "undo" => Event::Undo { entry },
        "skip" => Event::Skip,
        "drop" => Event::Drop,
        "pause" => Event::Pause,
        "resume" => Event::Resume,
        "quit" => Event::Quit,
        grade => Event::Grade { grade: Grade::parse(grade).unwrap(), missed: vec![], entry },
    }
}

fn name(card: &Card) -> String {
    let item = card.item.to_string();
    let name = item.strip_prefix("story/").unwrap();
    if card.comeback > 0 { format!("{name} (back {})", card.comeback) } else { name.to_owned() }
}

/// Plays a script of words, `+N` for N seconds in between, and compares what the machine asks for.
fn check(cards: &str, script: &str, expected: Expect) {
    let mut now = 0;
    let (mut sitting, effects) = Sitting::begin(agenda(cards), moment(now));
    let mut trace = shown(&effects);
    for (number, word) in script.split_whitespace().enumerate() {
        if let Some(seconds) = word.strip_prefix('+') {
            now += seconds.parse::<i64>().unwrap();
            continue;
        }
        trace.push_str(&format!("> {word}\n"));
        trace.push_str(&shown(&sitting.handle(event(word, number as u128), moment(now))));
    }
    expected.assert_eq(&trace);
}

fn shown(effects: &[Effect]) -> String {
    let line = |effect: &Effect| match effect {
        Effect::Ask(card) => format!("ask {}\n", name(card)),
        Effect::Reveal { card, seconds } => format!("reveal {} after {seconds} s\n", name(card)),
        Effect::Record(Entry { what: What::Reviewed(review), .. }) => {
            format!("record {} {} {} s\n", review.item, review.grade.word(), review.seconds)
        }
        Effect::Record(Entry { what: What::Retracted { entry }, .. }) => {
            format!("retract {}\n", entry.as_u128())
        }
        Effect::Record(Entry { what: What::Mocked(_), .. }) => unreachable!("a sitting mocks nothing"),
        Effect::LeftOut => "left out\n".to_owned(),
        Effect::BroughtBack => "brought back\n".to_owned(),
        Effect::NothingToUndo => "nothing to undo\n".to_owned(),
        Effect::Finish => "finish\n".to_owned(),
    };
    effects.iter().map(line).collect()
}

#[test]
fn a_grade_is_recorded_before_the_next_card() {
    check(
        "a b",
        "+20 reveal +5 good +9 reveal easy",
        expect![[r#"
            ask a
            > reveal
            reveal a after 20 s
            > good
            record story/a good 25 s
            ask b
            > reveal
            reveal b after 9 s
            > easy
            record story/b easy 9 s
            finish
        "#]],
    );
}

#[test]
fn a_failure_comes_back_three_times_at_most() {
    check(
        "a b",
        "reveal again reveal good reveal again reveal again reveal again",
        expect![[r#"
            ask a
            > reveal
            reveal a after 0 s
            > again
            record story/a again 0 s
            ask b
            > reveal
            reveal b after 0 s
            > good
            record story/b good 0 s
            ask a (back 1)
            > reveal
            reveal a (back 1) after 0 s
            > again
            record story/a again 0 s
            ask a (back 2)
            > reveal
            reveal a (back 2) after 0 s
            > again
            record story/a again 0 s
            ask a (back 3)
            > reveal
            reveal a (back 3) after 0 s
            > again
            record story/a again 0 s
            finish
        "#]],
    );
}

#[test]
fn undo_asks_the_card_again_and_takes_its_comeback_away() {
    check(
        "a b",
        "reveal again undo reveal good reveal good",
        expect![[r#"
            ask a
            > reveal
            reveal a after 0 s
            > again
            record story/a again 0 s
            ask b
            > undo
            retract 1
            ask a
            > reveal
            reveal a after 0 s
            > good
            record story/a good 0 s
            ask b
            > reveal
            reveal b after 0 s
            > good
            record story/b good 0 s
            finish
        "#]],
    );
}

#[test]
fn undo_of_the_only_card_does_not_ask_it_twice() {
    check(
        "a",
        "reveal again undo reveal good",
        expect![[r#"
            ask a
            > reveal
            reveal a after 0 s
            > again
            record story/a again 0 s
            ask a (back 1)
            > undo
            retract 1
            ask a
            > reveal
            reveal a after 0 s
            > good
            record story/a good 0 s
            finish
        "#]],
    );
}

#[test]
fn nothing_graded_nothing_undone() {
    check(
        "a",
        "undo skip",
        expect![[r#"
            ask a
            > undo
            nothing to undo
            > skip
            left out
            finish
        "#]],
    );
}

#[test]
fn what_was_left_out_is_brought_back_before_an_older_grade_is_taken_back() {
    check(
        "a b c",
        "reveal good skip undo undo",
        expect![[r#"
            ask a
            > reveal
            reveal a after 0 s
            > good
            record story/a good 0 s
            ask b
            > skip
            left out
            ask c
            > undo
            brought back
            ask b
            > undo
            retract 1
            ask a
        "#]],
    );
}

#[test]
fn grading_needs_a_reveal_and_a_second_reveal_is_nothing() {
    check(
        "a",
        "good reveal reveal quit",
        expect![[r#"
            ask a
            > good
            > reveal
            reveal a after 0 s
            > reveal
            > quit
            finish
        "#]],
    );
}

#[test]
fn the_clock_stops_in_the_editor_and_after_three_idle_minutes() {
    check(
        "a b",
        "+10 pause +500 resume +10 reveal good +4000 reveal +1 good",
        expect![[r#"
            ask a
            > pause
            > resume
            > reveal
            reveal a after 20 s
            > good
            record story/a good 20 s
            ask b
            > reveal
            reveal b after 180 s
            > good
            record story/b good 181 s
            finish
        "#]],
    );
}

#[test]
fn an_empty_agenda_is_over_at_once() {
    check("", "", expect!["finish\n"]);
}

proptest! {
    /// Whatever the keys: no panic, every record has an id of its own, and what stands is what the sitting says it graded.
    #[test]
    fn random_events_lose_nothing(events in prop::collection::vec((0..9_usize, 0..300_i64), 0..60)) {
        const WORDS: [&str; 9] = ["reveal", "reveal", "again", "good", "easy", "undo", "skip", "pause", "resume"];
        let (mut sitting, _) = Sitting::begin(agenda("a b c"), moment(0));
        let (mut now, mut standing) = (0, vec![]);
        for (number, (word, seconds)) in events.into_iter().enumerate() {
            now += seconds;
            for effect in sitting.handle(event(WORDS[word], number as u128), moment(now)) {
                if let Effect::Record(entry) = effect {
                    match entry.what {
                        What::Reviewed(_) => standing.push(entry.id),
                        What::Retracted { entry } => standing.retain(|id| *id != entry),
                        What::Mocked(_) => unreachable!("a sitting mocks nothing"),
                    }
                }
            }
        }
        let graded: Vec<Uuid> = sitting.graded().iter().map(|graded| graded.entry).collect();
        prop_assert_eq!(graded, standing);
    }
}
