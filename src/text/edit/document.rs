//! A TOML text with the places of everything in it, and the proof that an edit changed what was asked for and nothing else.

use super::splice::{insert_line, line_end, line_start, render, render_key, splice};
use serde::Deserialize;
use std::fmt;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use toml::{Table, Value};

/// Which table of a file is edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::text) enum Target<'a> {
    /// The keys at the top of the file.
    Top,
    /// The `[[array]]` entry of this `id`; the first where several have it.
    Entry {
        /// The array's key.
        array: &'a str,
        /// The entry's `id`.
        id: &'a str,
    },
}

/// The edit cannot be made safely; the text says why, in the person's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CannotEdit(pub String);

impl fmt::Display for CannotEdit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for CannotEdit {}

/// A TOML text, read twice over: with the places of everything, and as data.
pub(super) struct Document<'a> {
    text: &'a str,
    table: Spanned<DeTable<'a>>,
    pub(super) data: Table,
}

impl<'a> Document<'a> {
    pub(super) fn parse(text: &'a str) -> Result<Self, CannotEdit> {
        let broken =
            |error: toml::de::Error| CannotEdit(format!("the file is not TOML: {}", error.message()));
        let table = DeTable::parse(text).map_err(broken)?;
        let data = Table::deserialize(toml::Deserializer::from(table.clone())).map_err(broken)?;
        Ok(Self { text, table, data })
    }

    /// Where the `[[array]]` entry of this `id` stands among its like.
    pub(super) fn position(&self, array: &str, id: &str) -> Option<usize> {
        let entries = self.data.get(array)?.as_array()?;
        entries.iter().position(|entry| entry.get("id").and_then(Value::as_str) == Some(id))
    }

    pub(super) fn entry(&self, array: &str, position: usize) -> Result<&Spanned<DeValue<'a>>, CannotEdit> {
        let entry = self.table.get_ref().get(array).and_then(|list| match list.get_ref() {
            DeValue::Array(list) => list.get(position),
            _ => None,
        });
        entry.ok_or_else(|| CannotEdit(format!("there is no `[[{array}]]` number {}", position + 1)))
    }

    fn table(&self, target: Target<'_>) -> Result<&DeTable<'a>, CannotEdit> {
        let Target::Entry { array, id } = target else { return Ok(self.table.get_ref()) };
        let missing = || CannotEdit(format!("there is no `[[{array}]]` with the id `{id}`"));
        let position = self.position(array, id).ok_or_else(missing)?;
        match self.entry(array, position)?.get_ref() {
            DeValue::Table(table) => Ok(table),
            _ => Err(missing()),
        }
    }

    pub(super) fn value(
        &self,
        target: Target<'_>,
        key: &str,
    ) -> Result<Option<&Spanned<DeValue<'a>>>, CannotEdit> {
        Ok(self.table(target)?.get(key))
    }

    /// The same as data.
    pub(super) fn plain_value(&self, target: Target<'_>, key: &str) -> Result<Option<&Value>, CannotEdit> {
        self.table(target)?; // the target must be there
        Ok(match target {
            Target::Top => self.data.get(key),
            Target::Entry { array, id } => {
                self.position(array, id).and_then(|at| self.data.get(array)?.get(at)?.get(key))
            }
        })
    }

    pub(super) fn set(
        &self,
        target: Target<'_>,
        key: &str,
        value: Value,
        order: &[&str],
    ) -> Result<String, CannotEdit> {
        let edited = match self.value(target, key)? {
            Some(old) => splice(self.text, old.span(), &render(&value)),
            None => {
                let line = format!("{} = {}", render_key(key), render(&value));
                insert_line(self.text, self.anchor(target, key, order)?, &line)
            }
        };
        self.prove(edited, target, |table| {
            table.insert(key.to_owned(), value);
        })
    }

    /// Takes the lines of a key out.
    pub(super) fn unset(&self, target: Target<'_>, key: &str) -> Result<String, CannotEdit> {
        let (written, value) = self
            .table(target)?
            .get_key_value(key)
            .ok_or_else(|| CannotEdit(format!("there is no `{key}`")))?;
        let lines = line_start(self.text, written.span().start)..line_end(self.text, value.span().end);
        if self.text[value.span().end..lines.end].contains('#') {
            return Err(CannotEdit(format!("a remark of yours stands behind `{key}`")));
        }
        self.prove(splice(self.text, lines, ""), target, |table| {
            table.remove(key);
        })
    }

    pub(super) fn list<'b>(
        &self,
        key: &str,
        value: &'b Spanned<DeValue<'a>>,
    ) -> Result<&'b [Spanned<DeValue<'a>>], CannotEdit> {
        match value.get_ref() {
            DeValue::Array(list) if !list.iter().any(|item| matches!(item.get_ref(), DeValue::Table(_))) => {
                Ok(list)
            }
            _ => Err(CannotEdit(format!("`{key}` is not a list in brackets"))),
        }
    }

    /// The offset of the line before which a new key goes.
    fn anchor(&self, target: Target<'_>, key: &str, order: &[&str]) -> Result<usize, CannotEdit> {
        let table = self.table(target)?;
        let rank = |key: &str| order.iter().position(|known| *known == key);
        let own_rank = rank(key).unwrap_or(usize::MAX);
        let first_header = self.first_header();
        let last_of_entry = self.header_behind(target)?;
        let written_here = |span: &Range<usize>| match target {
            Target::Top => span.start < first_header,
            Target::Entry { .. } => span.start < last_of_entry,
        };
        let before = table
            .iter()
            .filter(|(written, _)| written_here(&written.span()))
            .filter(|(written, _)| rank(written.get_ref()).is_none_or(|rank| rank < own_rank))
            .map(|(_, value)| value.span().end)
            .max();
        if let Some(end) = before {
            return Ok(line_end(self.text, end));
        }
        let first = table.keys().map(Spanned::span).filter(written_here).map(|span| span.start).min();
        Ok(match first {
            Some(first) => line_start(self.text, first),
            None => line_start(self.text, first_header),
        })
    }

    /// Where the header of the first table within an entry stands (`[interview.emphasis]`): what comes behind it belongs to that one.
    fn header_behind(&self, target: Target<'_>) -> Result<usize, CannotEdit> {
        let headers = self.table(target)?.iter().filter_map(|(key, _)| {
            let start = line_start(self.text, key.span().start);
            self.text[start..key.span().start].trim_start().starts_with('[').then_some(start)
        });
        Ok(headers.min().unwrap_or(self.text.len()))
    }

    /// Where the first `[table]` or `[[entry]]` header stands; the end of the text if there is none.
    fn first_header(&self) -> usize {
        let headers = self.table.get_ref().iter().filter_map(|(key, _)| {
            let start = line_start(self.text, key.span().start);
            self.text[start..key.span().start].trim_start().starts_with('[').then_some(start)
        });
        headers.min().unwrap_or(self.text.len())
    }

    /// Returns the edited text if it holds the old data with the change made, and nothing else.
    pub(super) fn prove(
        &self,
        edited: String,
        target: Target<'_>,
        change: impl FnOnce(&mut Table),
    ) -> Result<String, CannotEdit> {
        let mut expected = self.data.clone();
        let table = match target {
            Target::Top => Some(&mut expected),
            Target::Entry { array, id } => self
                .position(array, id)
                .and_then(|position| expected.get_mut(array)?.get_mut(position)?.as_table_mut()),
        };
        if let Some(table) = table {
            change(table);
        }
        match toml::from_str::<Table>(&edited) {
            // As text: `nan` is not equal to itself.
            Ok(found) if found == expected || found.to_string() == expected.to_string() => Ok(edited),
            _ => Err(CannotEdit("the file's layout leaves no safe place for this change".to_owned())),
        }
    }
}

/// Where a text stands in a list.
pub(super) fn position_in(list: &[Spanned<DeValue<'_>>], item: &str) -> Option<usize> {
    list.iter().position(|known| matches!(known.get_ref(), DeValue::String(known) if known == item))
}
