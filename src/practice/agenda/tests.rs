use super::*;
use crate::bank::DeckId;
use crate::practice::day::Moment;
use crate::practice::review::{Entry, Grade, Mode, Review, What};
use expect_test::{Expect, expect};
use jiff::tz::Offset;

const DECKS: &[(&str, &str)] = &[
    (
        "decks/a.toml",
        "id = 'a'\ntitle = 'A'\n\
         [[question]]\nid = 'one'\nkind = 'fact'\nask = '1?'\nanswer = '1'\n\
         [[question]]\nid = 'two'\nkind = 'fact'\nask = '2?'\nanswer = '2'\nlikelihood = 'high'\n\
         [[question]]\nid = 'three'\nkind = 'fact'\nask = '3?'\nanswer = '3'\nlikelihood = 'high'\n\
         [[question]]\nid = 'unprepared'\nkind = 'story'\nask = '4?'\nlikelihood = 'high'\n",
    ),
    (
        "decks/b.toml",
        "id = 'b'\ntitle = 'B'\n\
         [[question]]\nid = 'told'\nkind = 'story'\nask = '1?'\nalso = ['One?']\nlikelihood = 'high'\n\
         [[question]]\nid = 'held'\nkind = 'view'\nask = '2?'\ncompetencies = ['culture']\n",
    ),
    ("points.toml", "'b/held' = ['first']\n"),
    ("stories/s.toml", READY),
    ("stories/t.toml", READY),
];
const READY: &str = "title = 'S'\nstatus = 'ready'\nanswers = ['b/told']\nsituation = 'a'\ntask = 'b'\naction = 'c'\nresult = 'd'\n";

struct Case {
    settings: &'static str,
    /// `(item, days ago, grade)`.
    reviews: &'static [(&'static str, i64, Grade)],
    options: fn(&mut Options),
}

const PLAIN: Case = Case { settings: "story_floor = 0\n", reviews: &[], options: |_| {} };

fn check(case: &Case, expected: Expect) {
    let mut files = DECKS.to_vec();
    files.push(("stardrill.toml", case.settings));
    let bank = crate::text::tests::bank(&files);
    let now = 1_800_000_000;
    let entry = |(number, (item, days_ago, grade)): (usize, &(&str, i64, Grade))| {
        let review = Review {
            item: Item::parse(item).unwrap(),
            grade: *grade,
            seconds: 0,
            mode: Mode::Drill,
            missed: vec![],
            parts: vec![],
        };
        let timestamp = jiff::Timestamp::from_second(now - days_ago * 86_400).unwrap();
        let at = Moment { timestamp, offset: Offset::UTC };
        Entry { id: uuid::Uuid::from_u128(number as u128), at, what: What::Reviewed(review) }
    };
    let history = History::replay(case.reviews.iter().enumerate().map(entry).collect(), &bank);
    let moment = Moment { timestamp: jiff::Timestamp::from_second(now).unwrap(), offset: Offset::UTC };
    let mut options = Options { scope: Scope::default(), minutes: 60.0, limit: None, ahead: false, seed: 7 };
    (case.options)(&mut options);
    let agenda = agenda(&bank, &history, history.study_day(moment), &options);
    let lines: String = agenda.cards.iter().map(|card| format!("{}\n", card.item)).collect();
    expected.assert_eq(&lines);
}

#[test]
fn new_items_come_heaviest_first_and_decks_in_turn_with_one_telling() {
    check(
        &PLAIN,
        expect![[r#"
            question/a/two
            question/b/told
            story/s
            question/a/three
            question/a/one
            question/b/held
        "#]],
    );
}

#[test]
fn due_items_come_before_new_ones_and_what_was_graded_today_stays_out() {
    let reviews = &[
        ("question/a/one", 30, Grade::Good),
        ("question/a/three", 60, Grade::Good),
        ("question/a/two", 1, Grade::Easy),
        ("question/b/held", 0, Grade::Again),
        ("story/t", 6, Grade::Good),
    ];
    check(
        &Case { reviews, ..PLAIN },
        expect![[r#"
            question/a/three
            question/a/one
            question/b/told
            question/b/held
        "#]],
    );
    check(
        &Case { reviews, options: |options| options.ahead = true, ..PLAIN },
        expect![[r#"
            question/a/three
            question/a/one
            story/t
            question/b/told
            story/s
            question/a/two
            question/b/held
        "#]],
    );
}

#[test]
fn facts_take_a_third_until_there_are_stories_enough() {
    check(
        &Case { settings: "story_floor = 8\n", options: |options| options.minutes = 3.0, ..PLAIN },
        expect![[r#"
            question/a/two
            question/b/told
            story/s
        "#]],
    );
}

#[test]
fn minutes_are_passed_by_one_item_at_most_and_the_limit_holds() {
    check(
        &Case { options: |options| options.minutes = 0.6, ..PLAIN },
        expect!["question/a/two\nquestion/b/told\n"],
    );
    check(&Case { options: |options| options.limit = Some(1), ..PLAIN }, expect!["question/a/two\n"]);
    check(&Case { options: |options| options.minutes = 0.0, ..PLAIN }, expect![""]);
}

#[test]
fn a_scope_narrows_and_lifts_the_weekly_telling() {
    check(
        &Case { options: |options| options.scope.items = Some(Items::Stories), ..PLAIN },
        expect!["story/s\nstory/t\n"],
    );
    check(
        &Case { options: |options| options.scope.kind = Some(Kind::View), ..PLAIN },
        expect!["question/b/held\n"],
    );
    check(
        &Case { options: |options| options.scope.competency = Some("culture".into()), ..PLAIN },
        expect!["question/b/held\n"],
    );
    check(
        &Case { options: |options| options.scope.deck = DeckId::parse("b"), ..PLAIN },
        expect!["question/b/told\nstory/s\nstory/t\nquestion/b/held\n"],
    );
}

#[test]
fn skipped_decks_and_questions_stay_out() {
    check(
        &Case { settings: "story_floor = 0\nskip = ['a', 'b/told']\n", ..PLAIN },
        expect![[r#"
            question/b/held
            story/s
        "#]],
    );
}
