//! `[[competency]]` entries, bundled or the person's own.

use super::diagnostic::Diagnostics;
use super::fields::Fields;
use super::source::FileText;
use crate::bank::{Competency, id};
use std::collections::HashMap;
use toml::de::DeTable;

const COMPETENCY_KEYS: &[&str] = &["id", "title", "aliases", "cues"];
const FILE_KEYS: &[&str] = &["competency"];

/// Reads the bundled vocabulary file.
pub(super) fn read_file(
    table: &DeTable<'_>,
    file: FileText<'_>,
    minded: &mut Diagnostics,
) -> Vec<Competency> {
    let fields = Fields::new("the vocabulary", table, FILE_KEYS, file);
    fields.mind_unknown_keys(minded);
    read_entries(&fields, minded)
}

/// Reads the `[[competency]]` entries of a table.
pub(super) fn read_entries(fields: &Fields<'_, '_>, minded: &mut Diagnostics) -> Vec<Competency> {
    let entries = fields.tables("competency", "a list of tables: write `[[competency]]` above each", minded);
    let mut owner_of: HashMap<String, String> = HashMap::new();
    let mut competencies = vec![];
    for (number, (table, place)) in entries.into_iter().enumerate() {
        let entry = fields.inside(format!("competency {}", number + 1), table, COMPETENCY_KEYS, place);
        entry.mind_unknown_keys(minded);
        let Some(written) = entry.required_text("id", "\"clinical-it\"", minded) else { continue };
        if !id::is_slug(&written.value) {
            minded.bad_id(written.place, "this competency", &written.value);
            continue;
        }
        let mut aliases = vec![];
        for alias in entry.texts("aliases", minded) {
            match owner_of.get(&alias.value) {
                Some(owner) => minded.repeated_alias(alias.place, &alias.value, owner),
                None => {
                    owner_of.insert(alias.value.clone(), written.value.clone());
                    aliases.push(alias.value);
                }
            }
        }
        competencies.push(Competency {
            title: entry
                .text("title", minded)
                .map_or_else(|| written.value.replace('-', " "), |title| title.value),
            aliases,
            cues: entry.plain_texts("cues", minded),
            id: written.value,
        });
    }
    competencies
}
