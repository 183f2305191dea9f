//! `tune` on the history of a learner whose memory is not the published one: better parameters are found, kept, used and
//! taken back.

use crate::scene::Scene;
use crate::terminal::{ENTER, Terminal};
use expect_test::expect;
use jiff::civil::date;
use jiff::tz::Offset;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use stardrill::practice::day::{Moment, StudyDay};
use stardrill::practice::memory::{Memory, Model};
use stardrill::practice::review::{Entry, Grade, Item, Mode, Review, What};
use stardrill::text::entry::write_entry;
use std::collections::HashMap;
use std::sync::OnceLock;
use uuid::Uuid;

const REVIEWS: usize = 2000;
const CARDS: usize = 200;
/// New cards a day.
const NEW: usize = 4;

/// What is known of a card: its memory as it is, as the published parameters have it, and its last day.
struct Card {
    real: Memory,
    assumed: Memory,
    last: StudyDay,
}

/// A learner who keeps new things longer and gains more by each review, drilled when the published parameters predict 85 %.
struct Learner {
    real: Model,
    assumed: Model,
    dice: StdRng,
    cards: HashMap<usize, Card>,
}

impl Learner {
    fn new() -> Self {
        let mut parameters = fsrs::DEFAULT_PARAMETERS;
        parameters[2] *= 8.0;
        parameters[8] *= 1.3;
        Self {
            real: Model::new(&parameters).expect("21 parameters"),
            assumed: Model::with_defaults(),
            dice: StdRng::seed_from_u64(11),
            cards: HashMap::new(),
        }
    }

    /// The grade of a card today, if it is new or due.
    fn grade(&mut self, card: usize, today: StudyDay) -> Option<Grade> {
        let known = self.cards.get(&card);
        let elapsed = known.map_or(0, |known| today.days_since(known.last));
        if known.is_some_and(|known| self.assumed.recall(known.assumed, elapsed) > 0.85) {
            return None;
        }
        let recall = known.map_or(1.0, |known| self.real.recall(known.real, elapsed));
        let grade = if self.dice.random_bool(recall.clamp(0.0, 1.0)) { Grade::Good } else { Grade::Again };
        let real = self.real.after(known.map(|known| known.real), grade, elapsed);
        let assumed = self.assumed.after(known.map(|known| known.assumed), grade, elapsed);
        self.cards.insert(card, Card { real, assumed, last: today });
        Some(grade)
    }
}

/// The lines of the history.
fn lines() -> &'static str {
    static LINES: OnceLock<String> = OnceLock::new();
    LINES.get_or_init(|| {
        let mut learner = Learner::new();
        let mut entries: Vec<String> = vec![];
        let first = StudyDay::from_date(date(2026, 1, 1));
        for day in 0.. {
            let today = first.plus(day);
            let begun = (day as usize + 1) * NEW;
            for card in 0..CARDS.min(begun) {
                if let Some(grade) = learner.grade(card, today) {
                    entries.push(write_entry(&entry(entries.len(), today, card, grade)) + "\n");
                }
                if entries.len() == REVIEWS {
                    return entries.concat();
                }
            }
        }
        unreachable!("days do not end")
    })
}

fn entry(number: usize, day: StudyDay, card: usize, grade: Grade) -> Entry {
    let item = Item::parse(&format!("question/d/q{card}")).expect("an item");
    let noon = Offset::UTC.to_timestamp(day.date().at(12, 0, 0, 0)).expect("noon");
    let timestamp = noon + jiff::SignedDuration::from_secs(number as i64 % 3600);
    let review = Review {
        item,
        grade,
        seconds: 30,
        mode: Mode::Drill,
        missed: vec![],
        wording: None,
        parts: vec![],
        to_person: false,
        delivery: None,
    };
    let at = Moment { timestamp, offset: Offset::UTC };
    Entry { id: Uuid::from_u128(number as u128 + 1), at, what: What::Reviewed(review) }
}

const SETTINGS: &str = "# mine\nminutes = 15   # a day\nstory_floor = 0\n";

/// A home with that history.
pub(crate) fn of_a_learner_who_differs() -> Scene {
    Scene::new().file("stardrill.toml", SETTINGS).file("history/desk-1a2b3c.jsonl", lines())
}

fn parameters(scene: &Scene) -> Vec<f64> {
    let settings: toml::Table = scene.text("stardrill.toml").parse().expect("TOML");
    let list = settings.get("parameters").and_then(toml::Value::as_array).cloned().unwrap_or_default();
    list.iter().map(|number| number.as_float().expect("a number")).collect()
}

#[test]
fn better_parameters_are_kept_used_and_taken_back() {
    let scene = of_a_learner_who_differs();
    let looked = scene.run("tune --format json").done().json();
    assert_eq!((&looked["verdict"], &looked["kept"]), (&"better".into(), &false.into()), "{looked}");
    assert_eq!(scene.text("stardrill.toml"), SETTINGS, "nothing changes without --keep");
    let kept = scene.run("tune --keep").done();
    assert!(
        kept.stdout.starts_with("Better parameters were found. Log loss on the last "),
        "{}",
        kept.stdout
    );
    assert_eq!(kept.stderr, "Kept as `parameters` in stardrill.toml.  (take it back: `stardrill undo`)\n");
    assert!(scene.text("stardrill.toml").starts_with(SETTINGS), "{}", scene.text("stardrill.toml"));
    assert_eq!(parameters(&scene).len(), 21);
    assert_eq!(serde_json::json!(parameters(&scene)), looked["parameters"]);
    // The next start uses them: what was the loss of the fitted ones is now that of those in use.
    let next = scene.run("tune --format json").done().quiet().json();
    assert_eq!(next["verdict"], "not-better");
    let loss = |json: &serde_json::Value, key: &str| json[key].as_f64().expect("a loss");
    assert!((loss(&next, "loss_in_use") - loss(&looked, "loss_fitted")).abs() < 1e-3, "{looked}\n{next}");
    assert!(loss(&next, "loss_in_use") < loss(&looked, "loss_in_use"), "{looked}\n{next}");
    scene.run("check").done().quiet().stdout(expect![[""]]);
    scene.run("plan").done().quiet();
    let undone = scene.now("2026-11-21T19:05:00Z");
    undone.run("undo").done().stderr(expect![[r#"
        Taken back. Now: `parameters` is out of stardrill.toml.
    "#]]);
    assert_eq!(undone.text("stardrill.toml"), SETTINGS);
}

#[test]
fn a_terminal_asks_before_it_keeps_them() {
    let scene = of_a_learner_who_differs();
    let mut terminal = Terminal::tall(&scene, "tune");
    terminal.see("Fitting; this takes some seconds.").see("Better parameters were found.");
    terminal.see("Keep them in stardrill.toml? [Y/n]").press("n\r");
    terminal.see("Nothing was changed. tune --keep keeps them.");
    assert_eq!(terminal.end(), 0);
    assert_eq!(scene.text("stardrill.toml"), SETTINGS);
    let mut terminal = Terminal::tall(&scene, "tune");
    terminal.see("Keep them in stardrill.toml? [Y/n]").press(ENTER);
    terminal.see("Kept as `parameters` in stardrill.toml.");
    assert_eq!(terminal.end(), 0);
    assert_eq!(parameters(&scene).len(), 21);
}
