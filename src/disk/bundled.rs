//! What is built into the program: the decks, the vocabulary and the example home.

use crate::bank::Phrasings;
use crate::bank::seat::Seat;
use crate::text::Diagnostics;
use crate::text::phrasing::read_phrasings;
use crate::text::reading::{Loaded, Reading, read};
use crate::text::seat::read_seats;

/// The bundled decks and the vocabulary: path in this repository and text.
pub const BUNDLED: &[(&str, &str)] = &[
    ("decks/competencies.toml", include_str!("../../decks/competencies.toml")),
    ("decks/leadership-philosophy.toml", include_str!("../../decks/leadership-philosophy.toml")),
    ("decks/strategy.toml", include_str!("../../decks/strategy.toml")),
    ("decks/business-acumen.toml", include_str!("../../decks/business-acumen.toml")),
    ("decks/difficult-situations.toml", include_str!("../../decks/difficult-situations.toml")),
];

/// The example home: path within the home and text.
pub const EXAMPLE: &[(&str, &str)] = &[
    ("interviews.toml", include_str!("../../decks/example/interviews.toml")),
    ("points.toml", include_str!("../../decks/example/points.toml")),
    ("stardrill.toml", include_str!("../../decks/example/stardrill.toml")),
    ("stories/a-day-a-fortnight.toml", include_str!("../../decks/example/stories/a-day-a-fortnight.toml")),
    (
        "stories/engineer-nobody-crossed.toml",
        include_str!("../../decks/example/stories/engineer-nobody-crossed.toml"),
    ),
    ("stories/four-dark-depots.toml", include_str!("../../decks/example/stories/four-dark-depots.toml")),
    (
        "stories/lead-who-fixed-everything.toml",
        include_str!("../../decks/example/stories/lead-who-fixed-everything.toml"),
    ),
    ("stories/near-the-truck.toml", include_str!("../../decks/example/stories/near-the-truck.toml")),
    (
        "stories/not-before-the-peak.toml",
        include_str!("../../decks/example/stories/not-before-the-peak.toml"),
    ),
    ("stories/odd-invoice-call.toml", include_str!("../../decks/example/stories/odd-invoice-call.toml")),
    (
        "stories/renewal-that-tripled.toml",
        include_str!("../../decks/example/stories/renewal-that-tripled.toml"),
    ),
    (
        "stories/restore-never-rehearsed.toml",
        include_str!("../../decks/example/stories/restore-never-rehearsed.toml"),
    ),
    ("stories/scanners-back-on.toml", include_str!("../../decks/example/stories/scanners-back-on.toml")),
    (
        "stories/tenth-of-the-budget.toml",
        include_str!("../../decks/example/stories/tenth-of-the-budget.toml"),
    ),
];

/// The example tellings of the bundled decks: deck id and text.
pub const TELLINGS: &[(&str, &str)] = &[
    ("leadership-philosophy", include_str!("../../decks/tellings/leadership-philosophy.toml")),
    ("strategy", include_str!("../../decks/tellings/strategy.toml")),
    ("business-acumen", include_str!("../../decks/tellings/business-acumen.toml")),
    ("difficult-situations", include_str!("../../decks/tellings/difficult-situations.toml")),
];

/// Reads the seats of a panel; what was minded is for tests, as they are built in.
pub fn read_bundled_seats() -> (Vec<Seat>, Diagnostics) {
    read_seats(include_str!("../../decks/seats.toml"))
}

/// How people note the questions of the bundled decks; that it can be read is for tests, as it is built in.
pub(super) fn bundled_phrasings() -> Phrasings {
    let read = || read_phrasings(include_str!("../../decks/phrasings.json")).unwrap_or_default();
    Phrasings::from_source(read)
}

/// Reads the bundled files alone.
pub fn read_bundled() -> Reading {
    let mut reading = read(loaded());
    reading.bank.set_phrasings(bundled_phrasings());
    reading
}

/// The bundled files, to be read before the person's own.
pub(super) fn loaded() -> Vec<Loaded> {
    BUNDLED.iter().map(|(path, text)| Loaded::bundled(path, text)).collect()
}
