use super::*;
use crate::bank::{QuestionId, StoryId};
use crate::practice::review::Mode;
use jiff::Timestamp;
use jiff::tz::Offset;
use proptest::prelude::*;

fn item(name: &str) -> Item {
    Item::Question(QuestionId::of("deck", name).unwrap())
}

fn entry(number: u128, minutes: i64, what: What) -> Entry {
    let timestamp = Timestamp::from_second(1_800_000_000 + minutes * 60).unwrap();
    Entry { id: Uuid::from_u128(number), at: Moment { timestamp, offset: Offset::UTC }, what }
}

fn reviewed(number: u128, minutes: i64, name: &str, grade: Grade) -> Entry {
    let review = Review {
        item: item(name),
        grade,
        seconds: 40,
        mode: Mode::Drill,
        missed: vec![],
        wording: None,
        parts: vec![],
        to_person: false,
        delivery: None,
    };
    entry(number, minutes, What::Reviewed(review))
}

fn retracted(number: u128, minutes: i64, target: u128) -> Entry {
    entry(number, minutes, What::Retracted { entry: Uuid::from_u128(target) })
}

#[test]
fn a_retracted_review_leaves_no_trace() {
    let kept = History::replay(vec![reviewed(1, 0, "a", Grade::Good)], &Bank::default());
    let undone = History::replay(
        vec![reviewed(1, 0, "a", Grade::Good), reviewed(2, 1, "a", Grade::Again), retracted(3, 2, 2)],
        &Bank::default(),
    );
    assert_eq!(kept.progress(&item("a")), undone.progress(&item("a")));
    assert_eq!(undone.reviews().len(), 1);
}

#[test]
fn the_same_id_counts_once_whichever_file_it_came_from() {
    let twice = vec![reviewed(1, 0, "a", Grade::Good), reviewed(1, 0, "a", Grade::Good)];
    assert_eq!(History::replay(twice, &Bank::default()).progress(&item("a")).unwrap().reviews, 1);
}

#[test]
fn travel_west_never_turns_the_day_back() {
    let mut east = reviewed(1, 0, "a", Grade::Good);
    east.at.offset = Offset::from_hours(14).unwrap();
    let mut west = reviewed(2, 60, "b", Grade::Good);
    west.at.offset = Offset::from_hours(-11).unwrap();
    let history = History::replay(vec![east, west], &Bank::default());
    assert_eq!(history.reviews()[0].day, history.reviews()[1].day);
}

#[test]
fn a_clock_that_was_set_back_does_not_hold_today_in_the_future() {
    let history = History::replay(vec![reviewed(1, 60 * 24 * 365, "a", Grade::Good)], &Bank::default());
    let now = entry(2, 0, What::Retracted { entry: Uuid::nil() }).at;
    let today = history.study_day(now);
    assert!(today < history.reviews()[0].day);
    assert_eq!(history.recall(&item("a"), today), Some(1.0));
}

#[test]
fn every_review_counts_and_its_seconds_belong_to_its_day() {
    let day = 60 * 24;
    let history = History::replay(
        vec![
            reviewed(1, 0, "a", Grade::Again),
            reviewed(2, 5, "a", Grade::Good),
            reviewed(3, 3 * day, "a", Grade::Again),
            reviewed(4, 3 * day + 5, "a", Grade::Again),
        ],
        &Bank::default(),
    );
    let progress = history.progress(&item("a")).unwrap();
    assert_eq!(progress.reviews, 4);
    assert_eq!(history.seconds_on(progress.last_day), 80);
}

#[test]
fn practice_follows_a_story_to_its_new_name() {
    let bank = crate::text::tests::bank(&[(
        "stories/dc-exit-2023.toml",
        "title = 'The exit'\naliases = ['dc-exit']\n",
    )]);
    let mut told = reviewed(1, 0, "a", Grade::Good);
    let What::Reviewed(review) = &mut told.what else { unreachable!() };
    review.item = Item::parse("story/dc-exit").unwrap();
    let history = History::replay(vec![told], &bank);
    let renamed = Item::Story(StoryId::parse("dc-exit-2023").unwrap());
    assert_eq!(history.progress(&renamed).unwrap().reviews, 1);
}

/// Any log, as a shuffled list of reviews and retractions over a few items and days.
fn any_entries() -> impl Strategy<Value = Vec<Entry>> {
    let one = (0..5_u32, 0..4_usize, 0..40_000_i64, prop::option::weighted(0.2, 0..30_u128));
    prop::collection::vec(one, 0..30).prop_map(|lines| {
        let made =
            |(number, (name, grade, minutes, target)): (usize, (u32, usize, i64, Option<u128>))| match target
            {
                Some(target) => retracted(1000 + number as u128, minutes, target),
                None => reviewed(number as u128, minutes, &format!("q{name}"), Grade::ALL[grade]),
            };
        lines.into_iter().enumerate().map(made).collect()
    })
}

proptest! {
    #[test]
    fn applying_live_equals_replaying(entries in any_entries()) {
        let bank = Bank::default();
        let mut live = History::replay(vec![], &bank);
        // A retraction may come from another machine before its target does: replay knows, a live sitting cannot.
        let (retractions, reviews): (Vec<_>, Vec<_>) =
            entries.iter().partition(|entry| matches!(entry.what, What::Retracted { .. }));
        for entry in reviews.into_iter().chain(retractions) {
            live.apply(entry);
        }
        let replayed = History::replay(entries.clone(), &bank);
        prop_assert_eq!(live.reviews(), replayed.reviews());
        prop_assert_eq!(live.memories, replayed.memories);
    }

    #[test]
    fn the_order_of_lines_does_not_matter(entries in any_entries()) {
        let bank = Bank::default();
        let mut backwards = entries.clone();
        backwards.reverse();
        let (one, other) = (History::replay(entries, &bank), History::replay(backwards, &bank));
        prop_assert_eq!(one.memories, other.memories);
    }
}

/// The published vectors: entries in, memory out, through the public path.
#[test]
fn memory_agrees_with_the_reference_vectors() {
    let text = include_str!("../../../tests/data/fsrs6.json");
    let data: serde_json::Value = serde_json::from_str(text).unwrap();
    let defaults: Vec<f32> = floats(&data["meta"]["default_parameters"]);
    let mut compared = 0;
    for case in data["cases"].as_array().unwrap() {
        if case["max_stability"].as_f64().unwrap() > 36_500.0 {
            continue; // above the crate's clamp
        }
        let parameters = if case["params"] == "default" { defaults.clone() } else { floats(&case["params"]) };
        compared += compare(case, parameters);
    }
    assert!(compared > 500, "only {compared} reviews were compared");
}

fn floats(value: &serde_json::Value) -> Vec<f32> {
    value.as_array().unwrap().iter().map(|number| number.as_f64().unwrap() as f32).collect()
}

fn compare(case: &serde_json::Value, parameters: Vec<f32>) -> usize {
    let settings = Settings { parameters, ..Settings::default() };
    let mut bank_parts = crate::bank::Parts { settings, ..Default::default() };
    let bank = Bank::new(std::mem::take(&mut bank_parts));
    let mut entries = vec![];
    let mut minutes = 0;
    let reviews = case["reviews"].as_array().unwrap();
    for (number, review) in reviews.iter().enumerate() {
        minutes += review["elapsed_days"].as_i64().map_or(0, |days| days * 24 * 60);
        let grade = Grade::ALL[review["rating"].as_u64().unwrap() as usize - 1];
        entries.push(reviewed(number as u128, minutes, "a", grade));
        let history = History::replay(entries.clone(), &bank);
        let memory = history.progress(&item("a")).unwrap().memory;
        close(memory.stability_days, &review["stability"], &case["id"]);
        close(memory.difficulty, &review["difficulty"], &case["id"]);
    }
    let history = History::replay(entries, &bank);
    let last = history.progress(&item("a")).unwrap().last_day;
    for (days, expected) in case["r_after_days"].as_object().unwrap() {
        let recall = history.recall(&item("a"), last.plus(days.parse().unwrap())).unwrap();
        close(recall as f32, expected, &case["id"]);
    }
    reviews.len()
}

fn close(ours: f32, expected: &serde_json::Value, case: &serde_json::Value) {
    let expected = expected.as_f64().unwrap();
    let off = (f64::from(ours) - expected).abs() / expected.abs();
    assert!(off <= 5e-4, "case {case}: {ours} is not {expected}");
}
