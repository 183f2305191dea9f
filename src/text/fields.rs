//! The walk over one TOML table: takes what is asked for, minds what is wrong, and at the end what nobody asked for.
//!
//! serde's derive stops at the first fault; this sees all of them, with their places.

use super::diagnostic::Diagnostics;
use super::source::FileText;
use crate::bank::{Place, QuestionId, StoryId, Written};
use std::ops::{Range, RangeInclusive};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// One table being read.
pub(super) struct Fields<'a, 'text> {
    /// How messages call it: "story `dc-exit`", "question 3".
    pub(super) owner: String,
    table: &'a DeTable<'text>,
    known: &'static [&'static str],
    file: FileText<'text>,
    /// Where it begins, for messages about keys that are not there.
    pub(super) place: Place,
}

impl<'a, 'text> Fields<'a, 'text> {
    /// The table that a file is, which knows these keys.
    pub(super) fn new(
        owner: impl Into<String>,
        table: &'a DeTable<'text>,
        known: &'static [&'static str],
        file: FileText<'text>,
    ) -> Self {
        Self { owner: owner.into(), table, known, file, place: file.whole() }
    }

    /// A table inside this one, or inside one of its lists.
    pub(super) fn inside(
        &self,
        owner: impl Into<String>,
        table: &'a DeTable<'text>,
        known: &'static [&'static str],
        place: Place,
    ) -> Self {
        Self { owner: owner.into(), table, known, file: self.file, place }
    }

    pub(super) fn at(&self, span: Range<usize>) -> Place {
        self.file.place(span)
    }

    fn get(&self, key: &str) -> Option<&'a Spanned<DeValue<'text>>> {
        debug_assert!(self.known.contains(&key), "`{key}` is asked for, but would be reported as unknown");
        self.table.get(key)
    }

    /// Minds the keys that nobody knows.
    pub(super) fn mind_unknown_keys(&self, minded: &mut Diagnostics) {
        for key in self.table.keys() {
            if !self.known.contains(&key.get_ref().as_ref()) {
                minded.unknown_key(self.at(key.span()), &self.owner, key.get_ref(), self.known);
            }
        }
    }

    /// A text; `None` if absent, of another type or blank (the latter two are minded).
    pub(super) fn text(&self, key: &str, minded: &mut Diagnostics) -> Option<Written<String>> {
        let value = self.get(key)?;
        let text = self.string(key, value, minded)?;
        if text.value.trim().is_empty() {
            minded.blank(text.place, key);
            return None;
        }
        Some(text)
    }

    /// A text that may be blank: something still to be written.
    pub(super) fn open_text(&self, key: &str, minded: &mut Diagnostics) -> Option<Written<String>> {
        self.string(key, self.get(key)?, minded)
    }

    /// A text without which the table is left out.
    pub(super) fn required_text(
        &self,
        key: &str,
        example: &str,
        minded: &mut Diagnostics,
    ) -> Option<Written<String>> {
        if self.get(key).is_none() {
            minded.missing_key(self.place, &self.owner, key, example);
            return None;
        }
        let text = self.text(key, minded);
        if text.is_none() {
            minded.left_out(&self.owner, key, example);
        }
        text
    }

    fn string(
        &self,
        key: &str,
        value: &Spanned<DeValue<'text>>,
        minded: &mut Diagnostics,
    ) -> Option<Written<String>> {
        match value.get_ref() {
            DeValue::String(text) => Some(self.file.written(text, value.span())),
            other => {
                minded.wrong_type(self.at(value.span()), key, "a text in quotes", kind_of(other));
                None
            }
        }
    }

    /// A list of texts; what is no text, or blank, is minded and loses only itself.
    pub(super) fn texts(&self, key: &str, minded: &mut Diagnostics) -> Vec<Written<String>> {
        self.list(key, "a list of texts", minded)
            .into_iter()
            .flat_map(<[_]>::iter)
            .filter_map(|value| self.string(key, value, minded))
            .collect::<Vec<_>>()
            .into_iter()
            .filter(|text| {
                let blank = text.value.trim().is_empty();
                if blank {
                    minded.blank(text.place, key);
                }
                !blank
            })
            .collect()
    }

    /// A list of texts without their places.
    pub(super) fn plain_texts(&self, key: &str, minded: &mut Diagnostics) -> Vec<String> {
        self.texts(key, minded).into_iter().map(|text| text.value).collect()
    }

    /// A list of whole question ids.
    pub(super) fn question_ids(&self, key: &str, minded: &mut Diagnostics) -> Vec<Written<QuestionId>> {
        self.ids(key, QuestionId::parse, Diagnostics::bad_question_id, minded)
    }

    /// A list of story ids.
    pub(super) fn story_ids(&self, key: &str, minded: &mut Diagnostics) -> Vec<Written<StoryId>> {
        self.ids(key, StoryId::parse, Diagnostics::bad_story_id, minded)
    }

    fn ids<T>(
        &self,
        key: &str,
        parse: fn(&str) -> Option<T>,
        mind: fn(&mut Diagnostics, Place, &str),
        minded: &mut Diagnostics,
    ) -> Vec<Written<T>> {
        let mut ids = vec![];
        for text in self.texts(key, minded) {
            match parse(&text.value) {
                Some(value) => ids.push(Written::new(value, text.place)),
                None => mind(minded, text.place, &text.value),
            }
        }
        ids
    }

    /// One of some words.
    pub(super) fn choice<T: Copy>(
        &self,
        key: &str,
        words: &[&str],
        parse: fn(&str) -> Option<T>,
        minded: &mut Diagnostics,
    ) -> Option<T> {
        let text = self.text(key, minded)?;
        let chosen = parse(&text.value);
        if chosen.is_none() {
            minded.not_a_choice(text.place, key, &text.value, words);
        }
        chosen
    }

    /// `true` or `false`.
    pub(super) fn yes_or_no(&self, key: &str, minded: &mut Diagnostics) -> Option<bool> {
        let value = self.get(key)?;
        match value.get_ref() {
            DeValue::Boolean(yes) => Some(*yes),
            other => {
                minded.wrong_type(self.at(value.span()), key, "true or false", kind_of(other));
                None
            }
        }
    }

    /// A number within a range.
    pub(super) fn number(
        &self,
        key: &str,
        range: RangeInclusive<f64>,
        minded: &mut Diagnostics,
    ) -> Option<f64> {
        number_in(self, key, self.get(key)?, range, minded)
    }

    /// A whole number within a range.
    pub(super) fn whole_number(
        &self,
        key: &str,
        range: RangeInclusive<u32>,
        minded: &mut Diagnostics,
    ) -> Option<u32> {
        let value = self.get(key)?;
        let range = f64::from(*range.start())..=f64::from(*range.end());
        if let DeValue::Float(_) = value.get_ref() {
            minded.wrong_type(self.at(value.span()), key, "a whole number", "a number with a point");
            return None;
        }
        number_in(self, key, value, range, minded).map(|number| number as u32)
    }

    /// The value of a key as it stands, with its place.
    pub(super) fn raw(&self, key: &str) -> Option<(&'a DeValue<'text>, Place)> {
        self.get(key).map(|value| (value.get_ref(), self.at(value.span())))
    }

    /// A list of anything.
    pub(super) fn list(
        &self,
        key: &str,
        expected: &str,
        minded: &mut Diagnostics,
    ) -> Option<&'a [Spanned<DeValue<'text>>]> {
        let value = self.get(key)?;
        match value.get_ref() {
            DeValue::Array(list) => Some(list),
            other => {
                minded.wrong_type(self.at(value.span()), key, expected, kind_of(other));
                None
            }
        }
    }

    /// A list of tables, each with its place; what is no table is minded.
    pub(super) fn tables(
        &self,
        key: &str,
        expected: &str,
        minded: &mut Diagnostics,
    ) -> Vec<(&'a DeTable<'text>, Place)> {
        let mut tables = vec![];
        for value in self.list(key, expected, minded).into_iter().flat_map(<[_]>::iter) {
            let place = self.at(value.span());
            match value.get_ref() {
                DeValue::Table(table) => tables.push((table, place)),
                other => minded.wrong_type(place, key, "a table", kind_of(other)),
            }
        }
        tables
    }

    /// A table inside this one, as pairs in the order of writing.
    pub(super) fn pairs(
        &self,
        key: &str,
        expected: &str,
        minded: &mut Diagnostics,
    ) -> Vec<(Written<String>, &'a Spanned<DeValue<'text>>)> {
        let Some(value) = self.get(key) else { return vec![] };
        match value.get_ref() {
            DeValue::Table(table) => {
                let mut pairs: Vec<_> = table
                    .iter()
                    .map(|(key, value)| (Written::new(key.get_ref().to_string(), self.at(key.span())), value))
                    .collect();
                pairs.sort_by_key(|(key, _)| key.place);
                pairs
            }
            other => {
                minded.wrong_type(self.at(value.span()), key, expected, kind_of(other));
                vec![]
            }
        }
    }
}

/// A number of this value within a range; anything else is minded under `key`.
pub(super) fn number_in(
    fields: &Fields<'_, '_>,
    key: &str,
    value: &Spanned<DeValue<'_>>,
    range: RangeInclusive<f64>,
    minded: &mut Diagnostics,
) -> Option<f64> {
    let place = fields.at(value.span());
    let number = match value.get_ref() {
        DeValue::Integer(number) => {
            i64::from_str_radix(number.as_str(), number.radix()).ok().map(|whole| whole as f64)
        }
        DeValue::Float(number) => number.as_str().parse().ok(),
        other => {
            minded.wrong_type(place, key, "a number", kind_of(other));
            return None;
        }
    };
    let found = number.filter(|number| range.contains(number));
    if found.is_none() {
        minded.out_of_range(place, key, &range);
    }
    found
}

/// How messages call a value's type.
pub(super) fn kind_of(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
