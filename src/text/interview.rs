//! `interviews.toml` to interviews.

use super::diagnostic::Diagnostics;
use super::fields::{Fields, kind_of, number_in};
use super::source::FileText;
use crate::bank::{Interview, InterviewId, Written};
use jiff::civil::{Date, Time};
use toml::de::{DeTable, DeValue};

const FILE_KEYS: &[&str] = &["interview"];
/// The keys of an interview, in the order in which they are written.
pub(super) const INTERVIEW_KEYS: &[&str] = &[
    "id",
    "date",
    "company",
    "role",
    "time",
    "with",
    "emphasis",
    "told",
    "asked",
    "notes",
    "plans",
    "outcome",
    "questions",
];

/// Reads every interview that has an id and a date.
pub(super) fn read_interviews(
    table: &DeTable<'_>,
    file: FileText<'_>,
    minded: &mut Diagnostics,
) -> Vec<Interview> {
    let fields = Fields::new("interviews.toml", table, FILE_KEYS, file);
    fields.mind_unknown_keys(minded);
    let mut interviews: Vec<Interview> = vec![];
    for (position, (table, place)) in fields
        .tables("interview", "a list of tables: write `[[interview]]` above each", minded)
        .into_iter()
        .enumerate()
    {
        let entry = fields.inside(format!("interview {}", position + 1), table, INTERVIEW_KEYS, place);
        if let Some(interview) = read_interview(entry, minded) {
            if interviews.iter().any(|known| known.id == interview.id) {
                minded.repeated_id(interview.place, "interview", interview.id.as_str());
            } else {
                interviews.push(interview);
            }
        }
    }
    interviews
}

fn read_interview(mut fields: Fields<'_, '_>, minded: &mut Diagnostics) -> Option<Interview> {
    let written = fields.required_text("id", "\"acme-panel\"", minded);
    if let Some(written) = &written {
        fields.owner = format!("interview `{}`", written.value);
        fields.place = written.place;
    }
    fields.mind_unknown_keys(minded);
    let date = read_date(&fields, minded);
    let optional = |key: &str, minded: &mut Diagnostics| {
        fields.open_text(key, minded).map(|text| text.value).filter(|text| !text.trim().is_empty())
    };
    // An interview that is left out still has all its faults named: everything is read first.
    let (company, role) = (optional("company", minded), optional("role", minded));
    let time = read_time(&fields, minded);
    let with = fields.plain_texts("with", minded);
    let emphasis = read_emphasis(&fields, minded);
    let told = fields.story_ids("told", minded);
    let asked = fields.question_ids("asked", minded);
    let notes = fields.plain_texts("notes", minded);
    let plans = fields.plain_texts("plans", minded);
    let outcome = optional("outcome", minded);
    let questions = fields.whole_number("questions", 1..=40, minded);
    let written = written?;
    let Some(id) = InterviewId::parse(&written.value) else {
        minded.bad_id(written.place, "this interview", &written.value);
        return None;
    };
    let (date, place) = (date?, fields.place);
    Some(Interview {
        id,
        date,
        company,
        role,
        time,
        with,
        emphasis,
        told,
        asked,
        notes,
        plans,
        outcome,
        questions: questions.unwrap_or(Interview::QUESTIONS),
        place,
    })
}

fn read_date(fields: &Fields<'_, '_>, minded: &mut Diagnostics) -> Option<Date> {
    let Some((value, place)) = fields.raw("date") else {
        minded.missing_key(fields.place, &fields.owner, "date", "2026-12-12");
        return None;
    };
    let date = match value {
        DeValue::Datetime(written) => {
            let date = written.date;
            date.and_then(|date| {
                Date::new(i16::try_from(date.year).ok()?, date.month as i8, date.day as i8).ok()
            })
        }
        DeValue::String(text) => text.trim().parse().ok(),
        _ => None,
    };
    if date.is_none() {
        minded.wrong_type(place, "date", "a date like 2026-12-12", kind_of(value));
        minded.left_out(&fields.owner, "date", "2026-12-12");
    }
    date
}

/// `14:00`; what is no time is not kept, as the day would be parted at another hour than the person thinks.
fn read_time(fields: &Fields<'_, '_>, minded: &mut Diagnostics) -> Option<String> {
    let written = fields.open_text("time", minded).filter(|text| !text.value.trim().is_empty())?;
    let time = written.value.trim();
    if time.parse::<Time>().is_err() {
        minded.bad_time(written.place);
        return None;
    }
    Some(time.to_owned())
}

fn read_emphasis(fields: &Fields<'_, '_>, minded: &mut Diagnostics) -> Vec<(Written<String>, f64)> {
    let mut emphasis = vec![];
    for (name, value) in fields.pairs("emphasis", "a table like { strategy = 2 }", minded) {
        if let Some(factor) = number_in(fields, "emphasis", value, 0.1..=5.0, minded) {
            emphasis.push((name, factor));
        }
    }
    emphasis
}
