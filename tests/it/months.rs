//! Three months of practice as a simulated learner would leave them, in the example home: most evenings fifteen minutes, led
//! by the product's own sittings, with a true memory that the product does not know.

#[path = "../../benches/simulation/learner.rs"]
mod learner;

use crate::scene::Scene;
use jiff::civil::{Date, date};
use jiff::{SignedDuration, Timestamp, tz::Offset};
use learner::Learner;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use stardrill::bank::{Bank, Part};
use stardrill::disk::{Found, Places, find};
use stardrill::practice::cost::{Costs, ItemKind};
use stardrill::practice::day::{Moment, StudyDay};
use stardrill::practice::grading::TickList;
use stardrill::practice::history::History;
use stardrill::practice::missed::Missed;
use stardrill::practice::review::{Entry, Grade, Item, Mode, Review, What};
use stardrill::practice::schedule::items::items;
use stardrill::practice::schedule::{Card, Course, Options, Scope};
use stardrill::text::entry::write_entry;
use std::sync::OnceLock;
use uuid::Uuid;

/// The evening on which the months end; the interview of the example is three weeks later.
const LAST: Date = date(2026, 11, 20);
const DAYS: i32 = 90;
/// From here on the interview is known, and the plan leads.
const INTERVIEW_KNOWN: i32 = 60;

/// The example home after three months.
pub(crate) fn three_months() -> Scene {
    static LINES: OnceLock<String> = OnceLock::new();
    let scene = Scene::example();
    let lines = LINES.get_or_init(|| {
        let bank = bank(&scene);
        let entries = Practice::new(&bank).entries();
        entries.iter().map(|entry| format!("{}\n", write_entry(entry))).collect()
    });
    scene.file("history/desk-1a2b3c.jsonl", lines)
}

fn bank(scene: &Scene) -> Bank {
    let places = Places { named: Some(scene.path("")), current: scene.user(), default: scene.path("") };
    match find(&places) {
        Found::Home(home) => home.read().reading.bank,
        Found::Nowhere { .. } => panic!("the example home is there"),
    }
}

/// The practice so far.
struct Practice<'a> {
    bank: &'a Bank,
    items: Vec<Item>,
    learner: Learner,
    dice: StdRng,
    history: History,
    costs: Costs,
    entries: Vec<Entry>,
}

impl<'a> Practice<'a> {
    fn new(bank: &'a Bank) -> Self {
        let items: Vec<Item> = items(bank).collect();
        let history = History::empty(bank.settings());
        Self {
            bank,
            learner: Learner::new(11, items.len()),
            items,
            dice: StdRng::seed_from_u64(12),
            costs: Costs::learned(&history, bank),
            history,
            entries: vec![],
        }
    }

    fn entries(mut self) -> Vec<Entry> {
        for ago in (0..DAYS).rev() {
            // One evening in six something else was on.
            if !self.dice.random_bool(1.0 / 6.0) {
                self.evening(DAYS - 1 - ago, StudyDay::from_date(LAST).plus(-ago));
            }
        }
        self.entries
    }

    fn evening(&mut self, number: i32, today: StudyDay) {
        let minutes = f64::from(self.bank.settings().minutes);
        let options = Options { scope: Scope::default(), minutes, limit: None, ahead: false, seed: 1 };
        let interview = self.bank.interviews().first().filter(|_| number >= INTERVIEW_KNOWN);
        let sitting = Course { bank: self.bank, history: &self.history, interview, today }.sitting(&options);
        let mut at =
            today.date().at(19, 30, 0, 0).to_zoned(jiff::tz::TimeZone::UTC).expect("UTC").timestamp();
        for card in sitting.cards {
            let position =
                self.items.iter().position(|known| *known == card.item).expect("an item of the bank");
            for grade in self.learner.drill(position, today) {
                at = self.keep(&card, grade, at);
            }
        }
    }

    /// Keeps an entry and returns the moment after it.
    fn keep(&mut self, card: &Card, grade: Grade, at: Timestamp) -> Timestamp {
        let kind = ItemKind::of(&card.item, self.bank);
        let minutes =
            if grade.is_pass() { self.costs.pass_minutes(kind) } else { self.costs.fail_minutes(kind) };
        let seconds = (60.0 * minutes * self.dice.random_range(0.6..1.4)) as u32;
        let telling = kind.is_spoken();
        let review = Review {
            item: card.item.clone(),
            grade,
            seconds,
            mode: if telling { Mode::Tell } else { Mode::Drill },
            missed: self.missed(card, grade, seconds),
            wording: card.asked,
            parts: if telling {
                Part::STAR.into_iter().map(|part| (part, seconds / 4)).collect()
            } else {
                vec![]
            },
            to_person: false,
            delivery: None,
        };
        let id = Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + self.entries.len() as u128);
        let entry =
            Entry { id, at: Moment { timestamp: at, offset: Offset::UTC }, what: What::Reviewed(review) };
        self.history.apply(&entry);
        self.entries.push(entry);
        at + SignedDuration::from_secs(i64::from(seconds) + 5)
    }

    /// What was left out: the must-haves after a failure, something else after Hard.
    fn missed(&mut self, card: &Card, grade: Grade, seconds: u32) -> Vec<Missed> {
        let wanted = match grade {
            Grade::Again => true,
            Grade::Hard => false,
            Grade::Good | Grade::Easy => return vec![],
        };
        let list = TickList::of(self.bank, card, seconds);
        let (must, other): (Vec<_>, Vec<_>) = list.ticks.into_iter().partition(|tick| tick.must);
        let from = if wanted && !must.is_empty() { must } else { other };
        let position = if from.is_empty() { 0 } else { self.dice.random_range(0..from.len()) };
        from.into_iter().nth(position).map(|tick| tick.missed).into_iter().collect()
    }
}
