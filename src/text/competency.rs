//! `[[competency]]` entries, bundled or the person's own.

use super::diagnostic::{Diagnostics, nearest};
use super::fields::Fields;
use super::source::FileText;
use crate::bank::{Competency, CompetencyId};
use rustc_hash::FxHashMap;
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
    let mut owner_of: FxHashMap<String, String> = FxHashMap::default();
    let mut competencies = vec![];
    for (number, (table, place)) in entries.into_iter().enumerate() {
        let entry = fields.inside(format!("competency {}", number + 1), table, COMPETENCY_KEYS, place);
        entry.mind_unknown_keys(minded);
        let Some(written) = entry.required_text("id", "\"clinical-it\"", minded) else { continue };
        let Some(id) = CompetencyId::parse(&written.value) else {
            minded.bad_id(written.place, "this competency", &written.value);
            continue;
        };
        if competencies.iter().any(|known: &Competency| known.id == id) {
            minded.repeated_id(written.place, "competency", &written.value);
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
            place: written.place,
            id,
        });
    }
    competencies
}

/// Minds own competencies that cut into the bundled ones: an id that is an alias there, or all but an id; an alias that is
/// taken. An id that stands there too adds aliases and cues to it.
pub(super) fn mind_own(own: &[Competency], bundled: &[Competency], minded: &mut Diagnostics) {
    let owner_of = |alias: &str| bundled.iter().find(|known| known.aliases.iter().any(|one| one == alias));
    for competency in own {
        if bundled.iter().all(|known| known.id != competency.id) {
            let slip = || bundled.iter().find(|known| is_slip_of(competency.id.as_str(), known.id.as_str()));
            if let Some(owner) = owner_of(competency.id.as_str()) {
                minded.own_competency_for_alias(competency.place, &competency.id, &owner.id);
            } else if let Some(meant) = slip() {
                minded.own_competency_beside(competency.place, &competency.id, &meant.id);
            }
        }
        for alias in &competency.aliases {
            if let Some(owner) = owner_of(alias).filter(|owner| owner.id != competency.id) {
                minded.repeated_alias(competency.place, alias, owner.id.as_str());
            }
        }
    }
}

/// Whether each word of an id is near that of another, or only the hyphens differ: `service-management` is no slip of
/// `vendor-management`, though as a whole it would be near enough.
fn is_slip_of(typed: &str, known: &str) -> bool {
    let (typed_words, known_words) = (typed.split('-'), known.split('-'));
    let mut pairs = typed_words.clone().zip(known_words.clone());
    typed.replace('-', "") == known.replace('-', "")
        || (typed_words.count() == known_words.count()
            && pairs.all(|(typed, known)| nearest(typed, std::iter::once(known)).is_some()))
}

#[cfg(test)]
mod tests {
    use super::is_slip_of;

    #[test]
    fn slips_are_near_in_every_word() {
        for (typed, known) in [
            ("vendor-managment", "vendor-management"),
            ("vendormanagement", "vendor-management"),
            ("resilence", "resilience"),
            ("team-buliding", "team-building"),
        ] {
            assert!(is_slip_of(typed, known), "{typed}");
        }
        for (typed, known) in [
            ("service-management", "vendor-management"),
            ("event-management", "vendor-management"),
            ("ot-security", "security"),
            ("customer-success", "customer-focus"),
        ] {
            assert!(!is_slip_of(typed, known), "{typed}");
        }
    }
}
