use super::*;
use crate::bank::{DeckId, Kind};
use crate::practice::day::Moment;
use crate::practice::review::{Entry, Grade, Mode, Review, What};
use crate::practice::schedule::Items;
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
         [[question]]\nid = 'held'\nkind = 'view'\nask = '2?'\ncompetencies = ['culture']\n\
         [[question]]\nid = 'why'\nkind = 'statement'\nask = '3?'\nlikelihood = 'high'\n",
    ),
    ("points.toml", "'b/held' = ['first']\n'b/why' = ['first']\n"),
    ("stories/s.toml", READY),
    ("stories/t.toml", READY),
];
const READY: &str = "title = 'S'\nstatus = 'ready'\nanswers = ['b/told']\nsituation = 'a'\ntask = 'b'\naction = 'c'\nresult = 'd'\n";
const NOW: i64 = 1_800_000_000; // 2027-01-15

/// `(item, days ago, grade)`.
type Line = (&'static str, i64, Grade);

struct Case {
    settings: &'static str,
    reviews: &'static [Line],
    interview: bool,
    options: fn(&mut Options),
}

const PLAIN: Case = Case { settings: "", reviews: &[], interview: false, options: |_| {} };

fn bank(settings: &str, interview: &str) -> Bank {
    let mut files = DECKS.to_vec();
    files.extend([("stardrill.toml", settings), ("interviews.toml", interview)]);
    crate::text::tests::bank(&files)
}

fn history(bank: &Bank, lines: &[Line]) -> History {
    let entry = |(number, (item, days_ago, grade)): (usize, &Line)| {
        let item = Item::parse(item).unwrap();
        let mode =
            if matches!(&item, Item::Question(id) if id.stem() == "why") { Mode::Tell } else { Mode::Drill };
        let review = Review {
            item,
            grade: *grade,
            seconds: 0,
            mode,
            missed: vec![],
            wording: None,
            parts: vec![],
            to_person: false,
            delivery: None,
        };
        let timestamp = jiff::Timestamp::from_second(NOW - days_ago * 86_400).unwrap();
        let at = Moment { timestamp, offset: Offset::UTC };
        Entry { id: uuid::Uuid::from_u128(number as u128), at, what: What::Reviewed(review) }
    };
    History::replay(lines.iter().enumerate().map(entry).collect(), bank)
}

fn today() -> StudyDay {
    StudyDay::of(Moment { timestamp: jiff::Timestamp::from_second(NOW).unwrap(), offset: Offset::UTC }, 4)
}

fn options() -> Options {
    Options { scope: Scope::default(), minutes: 60.0, limit: None, ahead: false, seed: 7 }
}

fn check(case: &Case, expected: Expect) {
    let date = if case.interview { "[[interview]]\nid = 'acme'\ndate = 2027-02-15\n" } else { "" };
    let bank = bank(case.settings, date);
    let history = history(&bank, case.reviews);
    let mut options = options();
    (case.options)(&mut options);
    let course =
        Course { bank: &bank, history: &history, interview: bank.interviews().first(), today: today() };
    let agenda = course.sitting(&options);
    let lines: String = agenda.cards.iter().map(|card| format!("{}\n", card.item)).collect();
    expected.assert_eq(&lines);
}

#[test]
fn new_items_come_heaviest_first_and_begin_with_a_story() {
    check(
        &PLAIN,
        expect![[r#"
        story/s
        question/b/why
        question/b/told
        question/a/two
        question/b/held
        question/a/three
        question/a/one
    "#]],
    );
}

#[test]
fn with_a_date_more_than_one_story_is_told() {
    check(
        &Case { interview: true, ..PLAIN },
        expect![[r#"
            story/s
            story/t
            question/b/told
            question/a/three
            question/a/two
            question/b/held
            question/b/why
            question/a/one
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
        story/t
        question/a/three
        question/a/one
        question/b/told
        question/b/why
        question/b/held
    "#]],
    );
    check(
        &Case { reviews, options: |options| options.ahead = true, ..PLAIN },
        expect![[r#"
        story/t
        question/a/three
        question/a/one
        question/b/why
        story/s
        question/a/two
        question/b/told
        question/b/held
    "#]],
    );
}

#[test]
fn a_story_told_today_was_the_evenings_one_without_a_date() {
    check(
        &Case { reviews: &[("story/t", 0, Grade::Good)], ..PLAIN },
        expect![[r#"
        question/b/told
        question/b/why
        question/a/two
        question/b/held
        question/a/three
        question/a/one
    "#]],
    );
}

#[test]
fn minutes_are_passed_by_one_item_at_most_and_the_limit_holds() {
    check(
        &Case { options: |options| options.minutes = 0.6, ..PLAIN },
        expect![[r#"
        question/b/told
    "#]],
    );
    check(
        &Case { options: |options| options.limit = Some(1), ..PLAIN },
        expect![[r#"
        question/b/told
    "#]],
    );
    check(&Case { options: |options| options.minutes = 0.0, ..PLAIN }, expect![""]);
}

#[test]
fn a_scope_narrows_and_lifts_the_caps() {
    check(
        &Case { options: |options| options.scope.items = Some(Items::Stories), ..PLAIN },
        expect![[r#"
        story/s
        story/t
    "#]],
    );
    check(
        &Case { options: |options| options.scope.kind = Some(Kind::View), ..PLAIN },
        expect![[r#"
        question/b/held
    "#]],
    );
    check(
        &Case { options: |options| options.scope.kind = Some(Kind::Statement), ..PLAIN },
        expect![[r#"
        question/b/why
    "#]],
    );
    check(
        &Case { options: |options| options.scope.competency = Some("culture".into()), ..PLAIN },
        expect![[r#"
            question/b/held
        "#]],
    );
    check(
        &Case { options: |options| options.scope.deck = DeckId::parse("a"), ..PLAIN },
        expect![[r#"
        question/a/two
        question/a/three
        question/a/one
    "#]],
    );
}

#[test]
fn skipped_decks_and_questions_stay_out() {
    check(
        &Case { settings: "skip = ['a', 'b/told']\n", ..PLAIN },
        expect![[r#"
        story/s
        question/b/why
        question/b/held
    "#]],
    );
}

#[test]
fn of_a_statement_only_what_was_said_aloud_counts() {
    let bank = bank("", "");
    let why = Item::parse("question/b/why").unwrap();
    let of = |mode: Mode| {
        let review = Review {
            item: why.clone(),
            grade: Grade::Good,
            seconds: 70,
            mode,
            missed: vec![],
            wording: None,
            parts: vec![],
            to_person: false,
            delivery: None,
        };
        let at = Moment { timestamp: jiff::Timestamp::from_second(NOW).unwrap(), offset: Offset::UTC };
        let entry = Entry { id: uuid::Uuid::from_u128(1), at, what: What::Reviewed(review) };
        History::replay(vec![entry], &bank).progress(&why).is_some()
    };
    assert_eq!([Mode::Drill, Mode::Tell, Mode::Mock].map(of), [false, true, true]);
}

#[test]
fn the_wording_met_least_is_asked() {
    let told = Item::parse("question/b/told").unwrap();
    let bank = bank("", "");
    let met = crate::practice::wording::Wording::of("1?");
    let review = Review {
        item: told.clone(),
        grade: Grade::Again,
        seconds: 9,
        mode: Mode::Drill,
        missed: vec![],
        wording: Some(met),
        parts: vec![],
        to_person: false,
        delivery: None,
    };
    let at =
        Moment { timestamp: jiff::Timestamp::from_second(NOW - 9 * 86_400).unwrap(), offset: Offset::UTC };
    let entry = Entry { id: uuid::Uuid::from_u128(1), at, what: What::Reviewed(review) };
    let history = History::replay(vec![entry], &bank);
    let course = Course { bank: &bank, history: &history, interview: None, today: today() };
    for seed in 0..20 {
        let sitting = course.sitting(&Options { seed, ..options() });
        let card = sitting.cards.iter().find(|card| card.item == told).expect("it is due");
        assert_eq!(card.wording, 1, "seed {seed}");
    }
}

#[test]
fn the_days_ahead_are_the_sittings_to_come() {
    for interview in ["", "[[interview]]\nid = 'acme'\ndate = 2027-02-15\n"] {
        let bank = bank("minutes = 10\n", interview);
        let history = history(&bank, &[("question/a/one", 3, Grade::Good), ("story/s", 0, Grade::Good)]);
        let course =
            Course { bank: &bank, history: &history, interview: bank.interviews().first(), today: today() };
        let ahead = course.days_ahead(9);
        let sitting = course.todays_sitting();
        assert_eq!(ahead.len(), 9);
        assert_eq!(ahead[0].practised.items, sitting.cards.len(), "{interview}");
        assert!((ahead[0].practised.minutes - sitting.minutes).abs() < 1e-9);
        assert!(course.days_ahead(0).is_empty());
    }
}

#[test]
fn the_eve_tells_three_stories_once() {
    let bank = bank("", "[[interview]]\nid = 'acme'\ndate = 2027-01-16\n");
    let course = |history: &History| {
        let course = Course { bank: &bank, history, interview: bank.interviews().first(), today: today() };
        let sitting = course.sitting(&options());
        sitting.cards.iter().map(|card| card.item.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(course(&history(&bank, &[])), ["story/s", "story/t"]);
    assert_eq!(course(&history(&bank, &[("story/s", 0, Grade::Good)])), ["story/t"]);
}
