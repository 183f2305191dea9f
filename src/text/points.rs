//! `points.toml` to own points, by question id.

use super::diagnostic::Diagnostics;
use super::fields::kind_of;
use super::source::FileText;
use crate::bank::{Points, QuestionId};
use toml::de::{DeTable, DeValue};

/// Reads all points: `"deck/question" = ["…", …]`.
pub(super) fn read_points(table: &DeTable<'_>, file: FileText<'_>, minded: &mut Diagnostics) -> Vec<Points> {
    let mut all = vec![];
    for (key, value) in table {
        let at = file.place(key.span());
        let Some(question) = QuestionId::parse(key.get_ref()) else {
            minded.bad_question_id(at, key.get_ref());
            continue;
        };
        let points = read_list(key.get_ref(), value, file, minded);
        if !points.is_empty() {
            all.push(Points { question, points, place: at });
        }
    }
    all.sort_by_key(|points| points.place);
    all
}

fn read_list(
    key: &str,
    value: &toml::Spanned<DeValue<'_>>,
    file: FileText<'_>,
    minded: &mut Diagnostics,
) -> Vec<String> {
    let DeValue::Array(list) = value.get_ref() else {
        minded.wrong_type(file.place(value.span()), key, "a list of texts", kind_of(value.get_ref()));
        return vec![];
    };
    let mut points = vec![];
    for point in list.iter() {
        match point.get_ref() {
            DeValue::String(text) if text.trim().is_empty() => {} // a blank left for later
            DeValue::String(text) => points.push(text.to_string()),
            other => minded.wrong_type(file.place(point.span()), key, "a text in quotes", kind_of(other)),
        }
    }
    points
}
