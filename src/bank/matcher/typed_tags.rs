//! What competency a tag means, as somebody types it: `budgets`, `ITIL`, `vendor mgmt`, `comunication`.

use super::slips;
use super::words::content_stems;
use crate::bank::id::slug_from;
use crate::bank::{CompetencyId, Vocabulary};

/// What a typed tag means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meant<'a> {
    /// One competency.
    One(&'a CompetencyId),
    /// Several, that all have the word in a name: `risk`.
    Several(Vec<&'a CompetencyId>),
    /// None: a tag of the person's own.
    Own(String),
}

/// Competencies that are offered for one word at most.
const OFFERED: usize = 4;
/// Letters of a tag of the person's own at most.
const LONGEST: usize = 40;

/// The tags of a typed line, each with what it means. Commas part tags; spaces do only where each word is a tag by itself and
/// the whole is none.
pub fn tags_in<'a>(vocabulary: &'a Vocabulary, line: &str) -> Vec<(String, Meant<'a>)> {
    let pieces = line.split([',', ';', '\n']).map(str::trim).filter(|piece| !piece.is_empty());
    pieces.flat_map(|piece| tags_of_piece(vocabulary, piece)).collect()
}

fn tags_of_piece<'a>(vocabulary: &'a Vocabulary, piece: &str) -> Vec<(String, Meant<'a>)> {
    let whole = meant(vocabulary, piece);
    if matches!(whole, Some(Meant::One(_))) {
        return whole.map(|meant| (piece.to_owned(), meant)).into_iter().collect();
    }
    let words: Vec<(String, Meant<'a>)> = piece
        .split_whitespace()
        .filter_map(|word| Some((word.to_owned(), meant(vocabulary, word)?)))
        .filter(|(_, meant)| matches!(meant, Meant::One(_)))
        .collect();
    if words.len() > 1 && words.len() == piece.split_whitespace().count() {
        return words;
    }
    whole.map(|meant| (piece.to_owned(), meant)).into_iter().collect()
}

/// What one tag means; `None` if no letter of it can stand in a tag.
pub fn meant<'a>(vocabulary: &'a Vocabulary, typed: &str) -> Option<Meant<'a>> {
    let slug = slug_from(typed, LONGEST)?;
    if let Some(known) = vocabulary.resolve(&slug) {
        return Some(Meant::One(&known.id));
    }
    let wanted = content_stems(&slug);
    let same = |name: &str| content_stems(name) == wanted;
    let holding = |name: &str| {
        let has = content_stems(name);
        !wanted.is_empty() && wanted.iter().all(|word| has.contains(word))
    };
    let slipped = |name: &str| slips::is_slip(&slug, name);
    for (fits, is_sure) in [(&same as &dyn Fn(&str) -> bool, true), (&slipped, true), (&holding, false)] {
        match with_a_name(vocabulary, fits).as_slice() {
            [] => {}
            [one] if is_sure => return Some(Meant::One(one)),
            some => return Some(Meant::Several(some.iter().copied().take(OFFERED).collect())),
        }
    }
    Some(Meant::Own(slug))
}

/// The competencies that have a name like that, as in the vocabulary.
fn with_a_name<'a>(vocabulary: &'a Vocabulary, fits: &dyn Fn(&str) -> bool) -> Vec<&'a CompetencyId> {
    let fitting = vocabulary.all().iter().filter(|known| {
        let names = [known.id.as_str(), known.title.as_str()].into_iter();
        names.chain(known.aliases.iter().map(String::as_str)).any(fits)
    });
    fitting.map(|known| &known.id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::{Competency, Place};

    fn vocabulary() -> Vocabulary {
        let competency = |id: &str, aliases: &[&str]| Competency {
            id: CompetencyId::parse(id).unwrap(),
            title: id.into(),
            aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
            cues: vec![],
            place: Place::default(),
        };
        Vocabulary::new(vec![
            competency("budgeting", &["budget-cut", "finance"]),
            competency("compliance", &["risk-management", "audit"]),
            competency("decision-making", &["risk-taking"]),
            competency("vendor-management", &["vendor", "vendor-mgmt"]),
        ])
    }

    fn said(typed: &str) -> Vec<String> {
        let vocabulary = vocabulary();
        let said = |(typed, meant): (String, Meant<'_>)| match meant {
            Meant::One(id) => format!("{typed} → {id}"),
            Meant::Several(ids) => format!("{typed} → {ids:?}").replace("CompetencyId", ""),
            Meant::Own(slug) => format!("{typed} = {slug}"),
        };
        tags_in(&vocabulary, typed).into_iter().map(said).collect()
    }

    #[test]
    fn forms_slips_and_spaces_lead_to_a_competency() {
        assert_eq!(said("Budgets, vendor mgmt"), ["Budgets → budgeting", "vendor mgmt → vendor-management"]);
        assert_eq!(said("finanse"), ["finanse → budgeting"]);
        assert_eq!(said("finance vendor"), ["finance → budgeting", "vendor → vendor-management"]);
    }

    #[test]
    fn what_means_several_is_left_open_and_what_means_nothing_stays_as_it_is() {
        assert_eq!(said("risk"), [r#"risk → [("compliance"), ("decision-making")]"#]);
        assert_eq!(said("clinical IT"), ["clinical IT = clinical-it"]);
        assert_eq!(said(" , "), Vec::<String>::new());
    }
}
