//! `decks/seats.toml` to seats.

use super::diagnostic::Diagnostics;
use super::fields::Fields;
use super::source::FileText;
use super::syntax;
use crate::bank::seat::{Press, Seat};
use toml::de::DeTable;

const FILE_KEYS: &[&str] = &["seat"];
const SEAT_KEYS: &[&str] = &["id", "title", "aliases", "listens_for", "presses"];
const PRESS_KEYS: &[&str] = &["say", "on"];

/// Reads every seat that has an id and a title, and what was minded.
pub fn read_seats(text: &str) -> (Vec<Seat>, Diagnostics) {
    let mut minded = Diagnostics::default();
    let file = FileText { number: 0, text };
    let parsed = syntax::parse(file, &mut minded);
    let seats = read_table(parsed.table.get_ref(), file, &mut minded);
    (seats, minded)
}

fn read_table(table: &DeTable<'_>, file: FileText<'_>, minded: &mut Diagnostics) -> Vec<Seat> {
    let fields = Fields::new("the seats", table, FILE_KEYS, file);
    fields.mind_unknown_keys(minded);
    let entries = fields.tables("seat", "a list of tables: write `[[seat]]` above each", minded);
    let read = |(number, (table, place)): (usize, (&DeTable<'_>, _))| {
        let entry = fields.inside(format!("seat {}", number + 1), table, SEAT_KEYS, place);
        entry.mind_unknown_keys(minded);
        Some(Seat {
            id: entry.required_text("id", "\"cfo\"", minded)?.value,
            title: entry.required_text("title", "\"CFO\"", minded)?.value,
            aliases: entry.plain_texts("aliases", minded),
            listens_for: entry.plain_texts("listens_for", minded),
            presses: read_presses(&entry, minded),
        })
    };
    entries.into_iter().enumerate().filter_map(read).collect()
}

fn read_presses(seat: &Fields<'_, '_>, minded: &mut Diagnostics) -> Vec<Press> {
    let entries = seat.tables("presses", "a list of tables like { say = \"…\" }", minded);
    let read = |(table, place): (&DeTable<'_>, _)| {
        let press = seat.inside("a press", table, PRESS_KEYS, place);
        press.mind_unknown_keys(minded);
        let say = press.required_text("say", "\"…\"", minded)?;
        Some(Press { say: say.value, on: press.plain_texts("on", minded) })
    };
    entries.into_iter().filter_map(read).collect()
}
