//! Edits of a person's TOML that keep its comments, order and layout: a splice at the place asked for, and nothing else.
//!
//! Every edit is proved before it is returned: the new text is parsed again and must hold the old data with exactly the
//! change asked for. Where that fails, nothing is changed and the caller can say what to write by hand.

mod document;
mod splice;

pub use document::CannotEdit;
pub(super) use document::Target;
pub(super) use splice::render_text;

use document::{Document, position_in};
use splice::{
    cut_from_list, insert_before, insert_into_list, line_end, line_start, newline_of, render, render_key,
    splice,
};
use toml::de::DeValue;
use toml::{Table, Value};

/// Adds a text to a list of texts, making the list if need be. `None` if it is there already.
///
/// It goes to the end, or before the item that now stands `at` a position. `order` is the usual order of the keys: a new key
/// goes behind the nearest one that comes before it.
///
/// # Errors
/// If the file is not TOML, the key is no list, or the edit cannot be proved.
pub(super) fn add_to_list(
    text: &str,
    target: Target<'_>,
    key: &str,
    item: &str,
    at: Option<usize>,
    order: &[&str],
) -> Result<Option<String>, CannotEdit> {
    let document = Document::parse(text)?;
    let Some(value) = document.value(target, key)? else {
        return document.set(target, key, Value::Array(vec![item.into()]), order).map(Some);
    };
    let list = document.list(key, value)?;
    if position_in(list, item).is_some() {
        return Ok(None);
    }
    let (edited, position) = match at.filter(|at| *at < list.len()) {
        Some(at) => (insert_before(text, list[at].span(), &render_text(item)), at),
        None => (insert_into_list(text, value.span(), list, &render_text(item)), list.len()),
    };
    document
        .prove(edited, target, |table| {
            if let Some(Value::Array(items)) = table.get_mut(key) {
                items.insert(position, item.into());
            }
        })
        .map(Some)
}

/// Takes a text out of a list of texts; returns the new text and the position at which it stood. `None` if it is not there.
///
/// # Errors
/// As [`add_to_list`].
pub(super) fn remove_from_list(
    text: &str,
    target: Target<'_>,
    key: &str,
    item: &str,
) -> Result<Option<(String, usize)>, CannotEdit> {
    let document = Document::parse(text)?;
    let Some(value) = document.value(target, key)? else { return Ok(None) };
    let list = document.list(key, value)?;
    let Some(position) = position_in(list, item) else { return Ok(None) };
    let edited = cut_from_list(text, list[position].span());
    let proved = document.prove(edited, target, |table| {
        if let Some(Value::Array(items)) = table.get_mut(key) {
            items.remove(position);
        }
    })?;
    Ok(Some((proved, position)))
}

/// Sets a key to a value, replacing the old value in place or adding a line; without a value its line is taken out. `None` if
/// it is so already.
///
/// # Errors
/// If the file is not TOML, or the edit cannot be proved.
pub(super) fn set(
    text: &str,
    target: Target<'_>,
    key: &str,
    value: Option<Value>,
    order: &[&str],
) -> Result<Option<String>, CannotEdit> {
    let document = Document::parse(text)?;
    if document.plain_value(target, key)? == value.as_ref() {
        return Ok(None);
    }
    match value {
        Some(value) => document.set(target, key, value, order),
        None => document.unset(target, key),
    }
    .map(Some)
}

/// The value of a key, as data; `None` where it is not set.
///
/// # Errors
/// If the file is not TOML.
pub(super) fn value_of(text: &str, target: Target<'_>, key: &str) -> Result<Option<Value>, CannotEdit> {
    Ok(Document::parse(text)?.plain_value(target, key)?.cloned())
}

/// Appends a `[[array]]` entry at the end of a file, with a blank line before it. `None` if the very same is there already.
///
/// # Errors
/// If the file is not TOML, another entry has this `id`, or the edit cannot be proved.
pub(super) fn append_entry(
    text: &str,
    array: &str,
    fields: &[(&str, Value)],
) -> Result<Option<String>, CannotEdit> {
    let document = Document::parse(text)?;
    let entry: Table = fields.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect();
    let id = entry.get("id").and_then(Value::as_str).unwrap_or_default();
    match document.position(array, id).and_then(|at| document.data.get(array)?.get(at)) {
        Some(Value::Table(known)) if *known == entry => return Ok(None),
        Some(_) => return Err(CannotEdit(format!("there is another `[[{array}]]` with the id `{id}`"))),
        None => {}
    }
    let newline = newline_of(text);
    let mut edited = text.to_owned();
    if !edited.is_empty() && !edited.ends_with('\n') {
        edited.push_str(newline);
    }
    if !edited.is_empty() {
        edited.push_str(newline);
    }
    edited.push_str(&format!("[[{array}]]{newline}"));
    for (key, value) in fields {
        edited.push_str(&format!("{} = {}{newline}", render_key(key), render(value)));
    }
    document
        .prove(edited, Target::Top, |table| {
            if let Value::Array(list) = table.entry(array).or_insert_with(|| Value::Array(vec![])) {
                list.push(Value::Table(entry));
            }
        })
        .map(Some)
}

/// Takes a `[[array]]` entry out, with the blank line before it. `None` if there is none of this `id`.
///
/// # Errors
/// If the file is not TOML, or the edit cannot be proved.
pub(super) fn remove_entry(text: &str, array: &str, id: &str) -> Result<Option<String>, CannotEdit> {
    let document = Document::parse(text)?;
    let Some(position) = document.position(array, id) else { return Ok(None) };
    let entry = document.entry(array, position)?;
    let start = line_start(text, entry.span().start);
    let last = match entry.get_ref() {
        DeValue::Table(table) => table.values().map(|value| value.span().end).max(),
        _ => None,
    };
    let end = line_end(text, last.unwrap_or(entry.span().end));
    let before = &text[..start];
    let blank = before.len() - before.strip_suffix(newline_of(text)).map_or(before.len(), str::len);
    let start = if before[..before.len() - blank].ends_with('\n') || before.len() == blank {
        start - blank
    } else {
        start
    };
    if has_remark(&text[start..end]) {
        return Err(CannotEdit(format!("remarks of yours stand in the `[[{array}]]` with the id `{id}`")));
    }
    document
        .prove(splice(text, start..end, ""), Target::Top, |table| {
            let Some(Value::Array(list)) = table.get_mut(array) else { return };
            list.remove(position);
            if list.is_empty() {
                table.remove(array);
            }
        })
        .map(Some)
}

/// Whether a person has written a remark into a piece of TOML: taken for one is what looks like one, outside of plain quotes.
fn has_remark(piece: &str) -> bool {
    let is_remark = |line: &str| match line.find('#') {
        Some(at) => line[..at].matches(['"', '\'']).count().is_multiple_of(2),
        None => false,
    };
    piece.lines().any(is_remark)
}

#[cfg(test)]
mod tests;
