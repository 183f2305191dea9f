use super::*;
use crate::practice::day::Moment;
use crate::practice::missed::Missed;
use crate::practice::review::{Entry, Grade, Mode, Review, What};
use jiff::Timestamp;
use jiff::tz::Offset;

const NOW: i64 = 1_800_000_000;
const FILES: &[(&str, &str)] = &[
    (
        "decks/a.toml",
        "id = 'a'\ntitle = 'A'\n\
         [[question]]\nid = 'one'\nkind = 'fact'\nask = '1?'\nanswer = '1'\n\
         [[question]]\nid = 'two'\nkind = 'fact'\nask = '2?'\nanswer = '2'\n",
    ),
    ("stories/told.toml", READY),
    ("stories/untold.toml", READY),
];
const READY: &str =
    "title = 'S'\nstatus = 'ready'\nsituation = 'a'\ntask = 'b'\naction = 'c'\nresult = 'd'\n";

fn today() -> StudyDay {
    StudyDay::of(moment(0), 4)
}

fn moment(days_ago: i64) -> Moment {
    let timestamp = Timestamp::from_second(NOW - days_ago * 86_400).unwrap();
    Moment { timestamp, offset: Offset::UTC }
}

/// `(item, days ago, grade, what was left out)`.
type Line = (&'static str, i64, Grade, &'static [&'static str]);

fn bank_and_history(lines: &[Line]) -> (Bank, History) {
    let bank = crate::text::tests::bank(FILES);
    let entry = |(number, (item, days_ago, grade, missed)): (usize, &Line)| {
        let review = Review {
            item: Item::parse(item).unwrap(),
            grade: *grade,
            seconds: 60 + number as u32,
            mode: Mode::Drill,
            missed: missed.iter().map(|word| Missed::from(*word)).collect(),
            wording: None,
            parts: vec![],
            to_person: false,
            delivery: None,
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

fn of(lines: &[Line]) -> Statistics {
    let (bank, history) = bank_and_history(lines);
    statistics(&bank, &history, today(), 3)
}

#[test]
fn retention_counts_the_first_try_of_a_later_day() {
    let one = "question/a/one";
    let found = of(&[
        (one, 50, Grade::Again, &[]),
        (one, 50, Grade::Good, &[]),
        (one, 45, Grade::Good, &[]),
        (one, 5, Grade::Again, &[]),
        (one, 5, Grade::Good, &[]),
    ]);
    assert_eq!((found.retention.reviews, found.retention.passed), (2, 1));
    assert_eq!((found.retention_lately.reviews, found.retention_lately.passed), (1, 0));
    assert!(found.retention.predicted > 1.0 && found.retention.predicted < 2.0, "{:?}", found.retention);
}

#[test]
fn days_are_counted_oldest_first() {
    let found = of(&[("question/a/one", 2, Grade::Good, &[]), ("question/a/two", 0, Grade::Good, &[])]);
    let counts: Vec<(i32, usize)> =
        found.days.iter().map(|count| (count.day.minus(today()), count.reviews)).collect();
    assert_eq!(counts, [(-2, 1), (-1, 0), (0, 1)]);
}

#[test]
fn what_tellings_leave_out_stands_apart_from_what_answers_do() {
    let found = of(&[
        ("story/told", 3, Grade::Hard, &["result", "task"]),
        ("story/told", 2, Grade::Hard, &["result"]),
        ("question/a/one", 1, Grade::Again, &["today's money"]),
    ]);
    assert_eq!(
        found.left_out_telling,
        LeftOut { of: 2, what: vec![("result".into(), 2), ("task".into(), 1)] }
    );
    assert_eq!(found.left_out_answering, LeftOut { of: 1, what: vec![("today's money".into(), 1)] });
    let told: Vec<(&str, usize)> = found
        .stories
        .iter()
        .map(|(id, told)| (id.as_str(), told.as_ref().map_or(0, |told| told.count)))
        .collect();
    assert_eq!(told, [("untold", 0), ("told", 2)], "the untold one first");
}

#[test]
fn three_of_the_last_six_tries_make_an_item_one_that_keeps_failing() {
    let (one, two) = ("question/a/one", "question/a/two");
    let fails = |item, days_ago| (item, days_ago, Grade::Again, [].as_slice());
    let passes = |item, days_ago| (item, days_ago, Grade::Good, [].as_slice());
    let mut lines = vec![passes(one, 60), fails(one, 50), fails(one, 40), passes(one, 40), fails(one, 30)];
    lines.extend([passes(two, 60), fails(two, 59), fails(two, 58), fails(two, 57)]);
    lines.extend((1..=6).map(|weeks| passes(two, 50 - 7 * weeks)));
    let failing = of(&lines).failing;
    let item = Item::parse(one).unwrap();
    assert_eq!(failing, [Failing { item, failed: 3, tries: 3 }], "the other one has recovered");
    let failing_of = |failures: i64| {
        let tries = (1..=6)
            .map(|days_ago| if days_ago <= failures { fails(one, days_ago) } else { passes(one, days_ago) });
        let mut lines: Vec<Line> = tries.collect();
        lines.push(passes(one, 60));
        of(&lines).failing.len()
    };
    assert_eq!((failing_of(2), failing_of(3)), (0, 1));
}

#[test]
fn the_median_of_two_tellings_lies_between_them() {
    // Times grow by a second with each line: 60 and 61.
    let found = of(&[("story/told", 3, Grade::Good, &[]), ("story/told", 2, Grade::Good, &[])]);
    assert_eq!(found.stories[1].1.as_ref().unwrap().median_seconds, 61, "60.5, rounded");
}

#[test]
fn tellings_keep_their_times_and_count_on_their_day() {
    let found = of(&[
        ("story/told", 2, Grade::Good, &[]),
        ("question/a/one", 0, Grade::Good, &[]),
        ("story/told", 0, Grade::Good, &[]),
    ]);
    assert_eq!(found.days.iter().map(|count| count.tellings).collect::<Vec<_>>(), [1, 0, 1]);
    assert_eq!(found.stories[1].1.as_ref().unwrap().timed, [(today().plus(-2), 60), (today(), 62)]);
}

#[test]
fn retention_is_grouped_by_what_was_predicted() {
    let one = "question/a/one";
    let found =
        of(&[(one, 400, Grade::Again, &[]), (one, 399, Grade::Good, &[]), (one, 1, Grade::Again, &[])]);
    let groups: Vec<(u32, usize, usize)> = found
        .retention_by_prediction
        .iter()
        .map(|(up_to, group)| (*up_to, group.reviews, group.passed))
        .collect();
    assert_eq!(groups.iter().map(|group| group.1).sum::<usize>(), found.retention.reviews);
    assert_eq!((groups[0], groups.len()), ((50, 1, 0), 2));
}
