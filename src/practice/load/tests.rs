use super::*;
use crate::practice::day::Moment;
use crate::practice::review::{Entry, Grade, Mode, Review, What};
use jiff::Timestamp;
use jiff::tz::Offset;

const READY: &str =
    "title = 'S'\nstatus = 'ready'\nsituation = 'a'\ntask = 'b'\naction = 'c'\nresult = 'd'\n";
const INTERVIEW: &str = "[[interview]]\nid = 'acme'\ndate = 2027-02-01\n";

fn today() -> StudyDay {
    StudyDay::of(moment(0), 4)
}

fn moment(days_ago: i64) -> Moment {
    let timestamp = Timestamp::from_second(1_800_000_000 - days_ago * 86_400).unwrap();
    Moment { timestamp, offset: Offset::UTC }
}

/// Nine facts and two stories, ten minutes a day; `(item, days ago, grade)`.
///
/// What was not reviewed is new, and fills the days.
fn bank_and_history(lines: &[(&str, i64, Grade)]) -> (Bank, History) {
    let facts: String = (0..9)
        .map(|number| format!("[[question]]\nid = 'q{number}'\nkind = 'fact'\nask = '?'\nanswer = '!'\n"))
        .collect();
    let deck = format!("id = 'a'\ntitle = 'A'\n{facts}");
    let bank = crate::text::tests::bank(&[
        ("decks/a.toml", &deck),
        ("stories/one.toml", READY),
        ("stories/two.toml", READY),
        ("stardrill.toml", "minutes = 10\nstory_floor = 0\n"),
        ("interviews.toml", INTERVIEW),
    ]);
    let entry = |(number, (item, days_ago, grade)): (usize, &(&str, i64, Grade))| {
        let review = Review {
            item: Item::parse(item).unwrap(),
            grade: *grade,
            seconds: 0,
            mode: Mode::Drill,
            missed: vec![],
            parts: vec![],
        };
        Entry {
            id: uuid::Uuid::from_u128(number as u128),
            at: moment(*days_ago),
            what: What::Reviewed(review),
        }
    };
    let history = History::replay(lines.iter().enumerate().map(entry).collect(), &bank);
    (bank, history)
}

fn items(ahead: &[Day]) -> Vec<(usize, usize)> {
    ahead.iter().map(|day| (day.practised.items, day.practised.tellings)).collect()
}

#[test]
fn an_item_falls_due_on_the_day_on_which_the_sitting_takes_it() {
    for grade in [Grade::Hard, Grade::Good, Grade::Easy] {
        // Everything else was reviewed so well that it is far from due.
        let others: Vec<String> = (1..9).map(|number| format!("question/a/q{number}")).collect();
        let mut lines: Vec<(&str, i64, Grade)> = vec![];
        for days_ago in [900, 600, 300, 1] {
            lines.extend(others.iter().map(|item| (item.as_str(), days_ago, Grade::Easy)));
            lines.extend(["story/one", "story/two"].map(|item| (item, days_ago, Grade::Easy)));
        }
        lines.push(("question/a/q0", 0, grade));
        let (bank, history) = bank_and_history(&lines);
        let ahead = load_ahead(&bank, &history, None, today(), 40);
        // Today's sitting holds what failed today and has not passed yet.
        let foreseen = ahead.iter().skip(1).position(|day| day.practised.items > 0).expect("a due day") + 1;
        let options = Options { scope: Scope::default(), minutes: 60.0, limit: None, ahead: false, seed: 1 };
        let taken = (1..40).find(|days| {
            let sitting = agenda(&bank, &history, today().plus(*days), &options);
            sitting.cards.iter().any(|card| card.item == Item::parse("question/a/q0").unwrap())
        });
        assert_eq!(i32::try_from(foreseen).ok(), taken, "{grade:?}");
    }
}

#[test]
fn what_a_day_cannot_hold_waits_and_a_story_is_told_once_a_week() {
    let overdue: Vec<String> = (0..9).map(|number| format!("question/a/q{number}")).collect();
    let mut lines: Vec<(&str, i64, Grade)> =
        vec![("story/one", 390, Grade::Good), ("story/two", 389, Grade::Good)];
    lines.extend(overdue.iter().map(|item| (item.as_str(), 388, Grade::Good)));
    let (bank, history) = bank_and_history(&lines);
    let ahead = load_ahead(&bank, &history, None, today(), 9);
    // Nine facts are about four minutes, a telling a bit over three: all but one telling fit today.
    assert_eq!(items(&ahead), [(10, 1), (0, 0), (0, 0), (0, 0), (0, 0), (0, 0), (0, 0), (1, 1), (0, 0)]);
    assert!(ahead.iter().all(|day| day.practised.minutes < 10.0 + 5.0));
}

#[test]
fn today_is_todays_sitting_and_new_items_follow() {
    let (bank, history) = bank_and_history(&[]);
    let ahead = load_ahead(&bank, &history, None, today(), 9);
    assert_eq!(items(&ahead), [(10, 1), (0, 0), (0, 0), (0, 0), (0, 0), (0, 0), (0, 0), (1, 1), (0, 0)]);
    assert!(load_ahead(&bank, &history, None, today(), 0).is_empty());
}

#[test]
fn with_an_interview_the_load_is_the_plan() {
    let (bank, history) = bank_and_history(&[("question/a/q0", 3, Grade::Good)]);
    let goal = Goal { interview: &bank.interviews()[0], today: today(), minutes: 10.0 };
    let ahead = load_ahead(&bank, &history, Some(goal), today(), 5);
    assert_eq!(ahead, plan(&bank, &history, goal).days[..5]);
}
