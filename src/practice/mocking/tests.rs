use super::*;
use expect_test::{Expect, expect};
use jiff::Timestamp;
use jiff::tz::Offset;
use proptest::prelude::*;

fn moment() -> Moment {
    Moment { timestamp: Timestamp::from_second(1_800_000_000).unwrap(), offset: Offset::UTC }
}

/// `a` is prepared, `b` is not; `!` is interrupted, `?` is pressed.
fn plans(text: &str) -> Vec<Plan> {
    let plan = |(number, word): (usize, &str)| Plan {
        item: Item::parse(&format!("question/d/q{number}")).unwrap(),
        wording: Wording::of("Q?"),
        window: Window::STORY,
        prepared: word.starts_with('a'),
        interrupted: word.contains('!'),
        pressed: word.contains('?'),
    };
    text.split(' ').enumerate().map(plan).collect()
}

fn told(seconds: u32) -> Told {
    Told::timed(seconds, Mode::Mock)
}

fn event(word: &str, number: u128) -> Event {
    match word {
        "answer" => Event::Answered,
        "quit" => Event::Quit,
        score if score.starts_with("score") => Event::Scored {
            missed: if score == "score-number" { vec![Tick::Number] } else { vec![] },
            heard: None,
            entry: Uuid::from_u128(number),
        },
        seconds => Event::Told(told(seconds.parse().unwrap())),
    }
}

fn check(questions: &str, limit: u32, script: &str, expected: Expect) {
    let (mut mocking, effects) = Mocking::begin(plans(questions), limit);
    let mut trace = shown(&effects);
    for (number, word) in script.split(' ').enumerate() {
        let effects = mocking.handle(event(word, number as u128), moment());
        trace.push_str(&format!("> {word}\n{}", shown(&effects)));
    }
    expected.assert_eq(&trace);
}

fn shown(effects: &[Effect]) -> String {
    let line = |effect: &Effect| match effect {
        Effect::Put { position, stage } => format!("put {position} {stage:?}\n"),
        Effect::Score { answer } => format!("score {answer}\n"),
        Effect::Record(Entry { what: What::Reviewed(review), .. }) => {
            let missed: Vec<&str> = review.missed.iter().map(|missed| missed.word()).collect();
            format!("record {} {} {missed:?} {} s\n", review.item, review.grade.word(), review.seconds)
        }
        Effect::Record(_) => "record something else\n".to_owned(),
        Effect::Finish => "finish\n".to_owned(),
    };
    effects.iter().map(line).collect()
}

#[test]
fn all_questions_are_put_before_the_first_answer_is_scored() {
    check(
        "a!? b",
        600,
        "130 answer answer 100 score-number score",
        expect![[r#"
            put 0 Question
            > 130
            put 0 Interruption
            > answer
            put 0 FollowUp
            > answer
            put 1 Question
            > 100
            score 0
            > score-number
            record question/d/q0 hard ["numbers", "time"] 130 s
            score 1
            > score
            finish
        "#]],
    );
}

#[test]
fn time_that_is_up_and_leaving_go_on_to_the_scoring() {
    check(
        "a a",
        60,
        "70 score",
        expect![[r#"
        put 0 Question
        > 70
        score 0
        > score
        record question/d/q0 good [] 70 s
        finish
    "#]],
    );
    check(
        "a a a",
        600,
        "100 100 quit score quit score",
        expect![[r#"
        put 0 Question
        > 100
        put 1 Question
        > 100
        put 2 Question
        > quit
        score 0
        > score
        record question/d/q0 good [] 100 s
        score 1
        > quit
        finish
        > score
    "#]],
    );
    check(
        "a",
        600,
        "quit answer",
        expect![[r#"
        put 0 Question
        > quit
        finish
        > answer
    "#]],
    );
}

#[test]
fn what_was_answered_elsewhere_is_only_scored() {
    let (mut mocking, effects) = Mocking::score(plans("a a b"), vec![(0, told(95)), (2, told(95))]);
    assert_eq!(shown(&effects), "score 0\n");
    let effects = mocking.handle(event("score", 1), moment());
    assert_eq!(shown(&effects), "record question/d/q0 good [] 95 s\nscore 1\n");
    assert_eq!(shown(&mocking.handle(event("score", 2), moment())), "finish\n");
}

proptest! {
    /// Whatever the keys: no panic, every record is one of the entries in order, and no answer is lost.
    #[test]
    fn random_events_lose_nothing(events in prop::collection::vec(0..6_usize, 0..60)) {
        let (mut mocking, _) = Mocking::begin(plans("a! b? a!? a"), 900);
        let (mut recorded, mut answered) = (vec![], 0);
        for (number, word) in events.into_iter().enumerate() {
            let word = ["answer", "100", "score", "score-number", "240", "quit"][word];
            for effect in mocking.handle(event(word, number as u128), moment()) {
                if let Effect::Record(entry) = effect {
                    recorded.push(entry.id);
                }
            }
            prop_assert!(mocking.answers().len() >= answered);
            answered = mocking.answers().len();
        }
        prop_assert_eq!(recorded, mocking.entries().to_vec());
    }
}
