//! The bundled seats: counts, no repetition, and each is reached.

use stardrill::bank::seat::{Seat, seat_named};
use stardrill::disk::{read_bundled, read_bundled_seats};
use stardrill::practice::day::StudyDay;
use stardrill::practice::history::History;
use stardrill::practice::mock::draw;
use stardrill::practice::schedule::Course;
use std::collections::HashSet;

fn words(text: &str) -> HashSet<String> {
    let lower = text.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

#[test]
fn nine_seats_listen_and_press_and_none_repeats_another_or_a_deck() {
    let (seats, minded) = read_bundled_seats();
    assert!(minded.all().is_empty(), "{:?}", minded.all());
    let ids: Vec<&str> = seats.iter().map(|seat| seat.id.as_str()).collect();
    assert_eq!(ids, ["ceo", "cfo", "coo", "cio", "hr", "peer", "report", "recruiter", "board"]);
    let reading = read_bundled();
    let mut said: Vec<(&str, HashSet<String>)> = reading
        .bank
        .questions()
        .iter()
        .flat_map(|question| &question.follow_ups)
        .map(|press| (press.as_str(), words(press)))
        .collect();
    for seat in &seats {
        assert!((3..=5).contains(&seat.listens_for.len()), "{}: {} things", seat.id, seat.listens_for.len());
        assert!((8..=12).contains(&seat.presses.len()), "{}: {} presses", seat.id, seat.presses.len());
        assert!(seat.presses_on_anything().count() >= 3, "{} has too little to say to any answer", seat.id);
        for press in &seat.presses {
            for on in &press.on {
                assert_eq!(reading.bank.vocabulary().canonical(on), on, "{}", press.say);
                assert!(reading.bank.tag(on).is_some(), "{on}");
            }
            let these = words(&press.say);
            for (other, those) in &said {
                let shared = these.intersection(those).count() as f64 / these.union(those).count() as f64;
                assert!(shared < 0.6, "\"{}\" and \"{other}\"", press.say);
            }
            said.push((&press.say, these));
        }
    }
}

#[test]
fn titles_lead_to_one_seat_each() {
    let (seats, _) = read_bundled_seats();
    let mut seen = HashSet::new();
    for seat in &seats {
        for name in seat.aliases.iter().chain([&seat.id, &seat.title]) {
            assert_eq!(seat_named(&seats, name).map(|found| &found.id), Some(&seat.id), "{name}");
        }
        for alias in &seat.aliases {
            assert!(seen.insert(alias.to_lowercase()), "`{alias}` twice");
        }
    }
}

#[test]
fn each_seat_is_reached_by_some_seed() {
    let (seats, _) = read_bundled_seats();
    let reading = read_bundled();
    let history = History::empty(reading.bank.settings());
    let today = StudyDay::from_date(jiff::civil::date(2026, 11, 21));
    let course = Course { bank: &reading.bank, history: &history, interview: None, today };
    let panel: Vec<&Seat> = seats.iter().collect();
    let mut reached = HashSet::new();
    let mut pressed = HashSet::new();
    for seed in 0..200 {
        for asked in draw(&course, &panel, 6, seed) {
            let seat = asked.seat.expect("somebody asks");
            let own = seats.iter().find(|known| known.title == seat).expect("a seat");
            if asked.press.is_some_and(|press| own.presses.iter().any(|known| known.say == press)) {
                pressed.insert(seat.clone());
            }
            reached.insert(seat);
        }
    }
    assert_eq!((reached.len(), pressed.len()), (9, 9), "{reached:?}, {pressed:?}");
}
