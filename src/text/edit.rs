//! Edits of a person's TOML that keep its comments, order and layout: a splice at the place asked for, and nothing else.
//!
//! Every edit is proved before it is returned: the new text is parsed again and must hold the old data with exactly the
//! change asked for. Where that fails, nothing is changed and the caller can say what to write by hand.

use std::fmt;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use toml::{Table, Value};

/// Which table of a file is edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target<'a> {
    /// The keys at the top of the file.
    Top,
    /// The `position`-th `[[array]]` entry, from 0.
    Entry {
        /// The array's key.
        array: &'a str,
        /// Which entry.
        position: usize,
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

/// Adds a text to a list of texts, making the list if need be. `None` if it is there already.
///
/// `order` is the usual order of the keys: a new key goes behind the nearest one that comes before it.
///
/// # Errors
/// If the file is not TOML, the key is no list, or the edit cannot be proved.
pub fn add_to_list(
    text: &str,
    target: Target<'_>,
    key: &str,
    item: &str,
    order: &[&str],
) -> Result<Option<String>, CannotEdit> {
    let document = Document::parse(text)?;
    let Some(value) = document.value(target, key)? else {
        return set(text, target, key, Value::Array(vec![item.into()]), order).map(Some);
    };
    let list = document.list(key, value)?;
    if list.iter().any(|known| matches!(known.get_ref(), DeValue::String(known) if known == item)) {
        return Ok(None);
    }
    let edited = insert_into_list(text, value.span(), list, &render(&item.into()));
    document
        .prove(edited, target, |table| {
            if let Some(Value::Array(items)) = table.get_mut(key) {
                items.push(item.into());
            }
        })
        .map(Some)
}

/// Takes a text out of a list of texts. `None` if it is not there.
///
/// # Errors
/// As [`add_to_list`].
pub fn remove_from_list(
    text: &str,
    target: Target<'_>,
    key: &str,
    item: &str,
) -> Result<Option<String>, CannotEdit> {
    let document = Document::parse(text)?;
    let Some(value) = document.value(target, key)? else { return Ok(None) };
    let list = document.list(key, value)?;
    let position =
        list.iter().position(|known| matches!(known.get_ref(), DeValue::String(known) if known == item));
    let Some(position) = position else { return Ok(None) };
    let edited = cut_from_list(text, list[position].span());
    document
        .prove(edited, target, |table| {
            if let Some(Value::Array(items)) = table.get_mut(key) {
                items.remove(position);
            }
        })
        .map(Some)
}

/// Sets a key to a value, replacing the old value in place or adding a line.
///
/// # Errors
/// If the file is not TOML, or the edit cannot be proved.
pub fn set(
    text: &str,
    target: Target<'_>,
    key: &str,
    value: Value,
    order: &[&str],
) -> Result<String, CannotEdit> {
    let document = Document::parse(text)?;
    let edited = match document.value(target, key)? {
        Some(old) => splice(text, old.span(), &render(&value)),
        None => {
            let line = format!("{} = {}", render_key(key), render(&value));
            insert_line(text, document.anchor(target, key, order)?, &line)
        }
    };
    document.prove(edited, target, |table| {
        table.insert(key.to_owned(), value);
    })
}

/// Appends a `[[array]]` entry at the end of a file, with a blank line before it.
///
/// # Errors
/// If the file is not TOML, or the edit cannot be proved.
pub fn append_entry(text: &str, array: &str, fields: &[(&str, Value)]) -> Result<String, CannotEdit> {
    let document = Document::parse(text)?;
    let newline = newline_of(text);
    let mut edited = text.to_owned();
    if !edited.is_empty() && !edited.ends_with('\n') {
        edited.push_str(newline);
    }
    if !edited.is_empty() {
        edited.push_str(newline);
    }
    edited.push_str(&format!("[[{array}]]{newline}"));
    let mut entry = Table::new();
    for (key, value) in fields {
        edited.push_str(&format!("{} = {}{newline}", render_key(key), render(value)));
        entry.insert((*key).to_owned(), value.clone());
    }
    document.prove(edited, Target::Top, |table| {
        if let Value::Array(list) = table.entry(array).or_insert_with(|| Value::Array(vec![])) {
            list.push(Value::Table(entry));
        }
    })
}

/// A text as TOML writes it on one line.
pub fn render_text(text: &str) -> String {
    render(&Value::String(text.to_owned()))
}

struct Document<'a> {
    text: &'a str,
    table: Spanned<DeTable<'a>>,
    data: Table,
}

impl<'a> Document<'a> {
    fn parse(text: &'a str) -> Result<Self, CannotEdit> {
        let broken =
            |error: toml::de::Error| CannotEdit(format!("the file is not TOML: {}", error.message()));
        let table = DeTable::parse(text).map_err(broken)?;
        let data = toml::from_str(text).map_err(broken)?;
        Ok(Self { text, table, data })
    }

    fn table(&self, target: Target<'_>) -> Result<&DeTable<'a>, CannotEdit> {
        match target {
            Target::Top => Ok(self.table.get_ref()),
            Target::Entry { array, position } => {
                let entry = self.table.get_ref().get(array).and_then(|list| match list.get_ref() {
                    DeValue::Array(list) => list.get(position),
                    _ => None,
                });
                match entry.map(Spanned::get_ref) {
                    Some(DeValue::Table(table)) => Ok(table),
                    _ => Err(CannotEdit(format!("there is no `[[{array}]]` number {}", position + 1))),
                }
            }
        }
    }

    fn value(&self, target: Target<'_>, key: &str) -> Result<Option<&Spanned<DeValue<'a>>>, CannotEdit> {
        Ok(self.table(target)?.get(key))
    }

    fn list<'b>(
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
        let first_header = first_header(self.text);
        let written_here = |span: &Range<usize>| target != Target::Top || span.start < first_header;
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

    /// Returns the edited text if it holds the old data with the change made, and nothing else.
    fn prove(
        &self,
        edited: String,
        target: Target<'_>,
        change: impl FnOnce(&mut Table),
    ) -> Result<String, CannotEdit> {
        let mut expected = self.data.clone();
        let table = match target {
            Target::Top => Some(&mut expected),
            Target::Entry { array, position } => {
                expected.get_mut(array).and_then(|list| list.get_mut(position)).and_then(Value::as_table_mut)
            }
        };
        if let Some(table) = table {
            change(table);
        }
        match toml::from_str::<Table>(&edited) {
            Ok(found) if found == expected => Ok(edited),
            _ => Err(CannotEdit("the file's layout leaves no safe place for this change".to_owned())),
        }
    }
}

fn insert_into_list(text: &str, span: Range<usize>, list: &[Spanned<DeValue<'_>>], item: &str) -> String {
    let Some(last) = list.last().map(Spanned::span) else {
        return splice(text, span.start + 1..span.start + 1, item);
    };
    let behind = &text[last.end..span.end];
    let comma = behind.trim_start().starts_with(',').then(|| last.end + behind.find(',').unwrap_or(0) + 1);
    let line = line_end(text, last.end);
    if line > span.end || !text[span.clone()].contains('\n') {
        // The bracket closes on this line.
        return match comma {
            Some(comma) => splice(text, comma..comma, &format!(" {item},")),
            None => splice(text, last.end..last.end, &format!(", {item}")),
        };
    }
    let indent: String =
        text[line_start(text, last.start)..].chars().take_while(|c| matches!(c, ' ' | '\t')).collect();
    let trailing = if comma.is_some() { "," } else { "" };
    let with_line = splice(text, line..line, &format!("{indent}{item}{trailing}{}", newline_of(text)));
    if comma.is_some() { with_line } else { splice(&with_line, last.end..last.end, ",") }
}

fn cut_from_list(text: &str, item: Range<usize>) -> String {
    let before = &text[line_start(text, item.start)..item.start];
    let behind = &text[item.end..line_end(text, item.end)];
    let after_comma = behind.trim_start().strip_prefix(',').unwrap_or(behind);
    let alone = before.trim().is_empty()
        && (after_comma.trim().is_empty() || after_comma.trim_start().starts_with('#'));
    if alone && behind.ends_with('\n') {
        return splice(text, line_start(text, item.start)..line_end(text, item.end), "");
    }
    if behind.trim_start().starts_with(',') {
        let comma = item.end + behind.find(',').unwrap_or(0) + 1;
        let spaces = text[comma..].bytes().take_while(|byte| *byte == b' ').count();
        return splice(text, item.start..comma + spaces, "");
    }
    let kept = text[..item.start].trim_end();
    let start = if kept.ends_with(',') { kept.len() - 1 } else { item.start };
    splice(text, start..item.end, "")
}

fn insert_line(text: &str, at: usize, line: &str) -> String {
    let newline = newline_of(text);
    let unfinished = at > 0 && !text[..at].ends_with('\n');
    let before = if unfinished { newline } else { "" };
    splice(text, at..at, &format!("{before}{line}{newline}"))
}

fn splice(text: &str, range: Range<usize>, with: &str) -> String {
    format!("{}{with}{}", &text[..range.start], &text[range.end..])
}

fn line_start(text: &str, offset: usize) -> usize {
    text[..offset].rfind('\n').map_or(0, |newline| newline + 1)
}

/// The offset behind the newline that ends the line of `offset`.
fn line_end(text: &str, offset: usize) -> usize {
    text[offset..].find('\n').map_or(text.len(), |newline| offset + newline + 1)
}

/// Where the first `[table]` or `[[entry]]` header stands; the end of the text if there is none.
fn first_header(text: &str) -> usize {
    let Ok(table) = DeTable::parse(text) else { return text.len() };
    let headers = table.get_ref().iter().filter_map(|(key, _)| {
        let start = line_start(text, key.span().start);
        text[start..key.span().start].trim_start().starts_with('[').then_some(start)
    });
    headers.min().unwrap_or(text.len())
}

fn newline_of(text: &str) -> &'static str {
    match text.find('\n') {
        Some(at) if text[..at].ends_with('\r') => "\r\n",
        _ => "\n",
    }
}

fn render(value: &Value) -> String {
    value.to_string()
}

fn render_key(key: &str) -> String {
    let bare = !key.is_empty()
        && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-');
    if bare { key.to_owned() } else { render_text(key) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    const ORDER: &[&str] = &["title", "status", "answers", "action"];

    fn check_add(text: &str, expected: Expect) {
        let added = add_to_list(text, Target::Top, "answers", "b/two", ORDER);
        expected.assert_eq(&added.unwrap().unwrap_or_else(|| "(there already)".to_owned()));
    }

    #[test]
    fn adding_keeps_the_layout_of_the_list() {
        check_add("answers = []  # none yet\n", expect![["answers = [\"b/two\"]  # none yet\n"]]);
        check_add("answers = ['a/one']\n", expect![["answers = ['a/one', \"b/two\"]\n"]]);
        check_add("answers = ['a/one',]\n", expect![["answers = ['a/one', \"b/two\",]\n"]]);
        check_add("answers = ['b/two']\n", expect!["(there already)"]);
        check_add(
            "answers = [\n    'a/one',  # the CFO's favourite\n]\ntitle = 'T'\n",
            expect![[r#"
                answers = [
                    'a/one',  # the CFO's favourite
                    "b/two",
                ]
                title = 'T'
            "#]],
        );
        check_add(
            "answers = [\n  'a/one'  # last\n  # and a remark\n]\n",
            expect![[r#"
                answers = [
                  'a/one',  # last
                  "b/two"
                  # and a remark
                ]
            "#]],
        );
    }

    #[test]
    fn a_new_key_goes_where_it_belongs() {
        check_add(
            "# my story\ntitle = 'T'\n\naction = '''\n- one\n'''\n",
            expect![[r#"
                # my story
                title = 'T'
                answers = ["b/two"]

                action = '''
                - one
                '''
            "#]],
        );
        check_add("title = 'T'", expect![["title = 'T'\nanswers = [\"b/two\"]\n"]]);
        check_add("action = 'x'\n", expect![["answers = [\"b/two\"]\naction = 'x'\n"]]);
        check_add("# only a remark\n", expect![["# only a remark\nanswers = [\"b/two\"]\n"]]);
        check_add(
            "minutes = 15\n[check]\nx = 1\n",
            expect![["minutes = 15\nanswers = [\"b/two\"]\n[check]\nx = 1\n"]],
        );
    }

    #[test]
    fn line_ends_stay_as_they_are() {
        let added = add_to_list(
            "title = 'T'\r\nanswers = [\r\n  'a/one',\r\n]\r\n",
            Target::Top,
            "answers",
            "b/two",
            ORDER,
        );
        assert_eq!(
            added.unwrap().unwrap(),
            "title = 'T'\r\nanswers = [\r\n  'a/one',\r\n  \"b/two\",\r\n]\r\n"
        );
    }

    #[test]
    fn removing_takes_the_item_and_nothing_else() {
        let cases = [
            ("answers = ['a', 'b', 'c']", "answers = ['a', 'c']"),
            ("answers = ['b', 'c']", "answers = ['c']"),
            ("answers = ['a', 'b']", "answers = ['a']"),
            ("answers = ['b']", "answers = []"),
            ("answers = [\n  'a',\n  'b',  # gone with it\n  'c',\n]\n", "answers = [\n  'a',\n  'c',\n]\n"),
        ];
        for (text, expected) in cases {
            let removed = remove_from_list(text, Target::Top, "answers", "b").unwrap().unwrap();
            assert_eq!(removed, expected);
        }
        assert_eq!(remove_from_list("answers = ['a']", Target::Top, "answers", "b"), Ok(None));
    }

    #[test]
    fn values_are_replaced_in_place() {
        let text = "title = 'T'\nstatus = 'draft'  # soon\n";
        let edited = set(text, Target::Top, "status", "ready".into(), ORDER).unwrap();
        assert_eq!(edited, "title = 'T'\nstatus = \"ready\"  # soon\n");
    }

    #[test]
    fn entries_are_edited_and_appended() {
        let text = "[[interview]]\nid = 'a'\n\n[[interview]]\nid = 'b'\n";
        let second = Target::Entry { array: "interview", position: 1 };
        let edited = add_to_list(text, second, "told", "dc-exit", &["id", "told"]).unwrap().unwrap();
        assert_eq!(edited, format!("{text}told = [\"dc-exit\"]\n"));
        let appended =
            append_entry("", "question", &[("id", "x".into()), ("ask", "Say \"no\"?".into())]).unwrap();
        assert_eq!(appended, "[[question]]\nid = \"x\"\nask = 'Say \"no\"?'\n");
    }

    #[test]
    fn broken_files_and_odd_shapes_are_refused() {
        let add = |text| add_to_list(text, Target::Top, "answers", "x", ORDER).unwrap_err().to_string();
        assert!(add("answers = [").starts_with("the file is not TOML"));
        assert_eq!(add("answers = 'a'"), "`answers` is not a list in brackets");
        assert_eq!(add("[[answers]]\nx = 1\n"), "`answers` is not a list in brackets");
    }

    proptest! {
        /// Whatever stands around it: an item added and removed again leaves the data as it was.
        #[test]
        fn adding_and_removing_are_inverses(items in prop::collection::vec("[a-z]{1,5}", 0..5), spread in any::<bool>(), comma in any::<bool>()) {
            let join = if spread { ",\n  " } else { ", " };
            let quoted: Vec<String> = items.iter().map(|item| format!("'{item}'")).collect();
            let comma = if comma && !items.is_empty() { "," } else { "" };
            let text = format!("# head\nanswers = [{}{comma}]  # tail\nstatus = 'x'\n", quoted.join(join));
            let added = add_to_list(&text, Target::Top, "answers", "NEW", ORDER).unwrap().unwrap();
            prop_assert!(added.contains("# tail") && added.contains("# head"));
            let back = remove_from_list(&added, Target::Top, "answers", "NEW").unwrap().unwrap();
            prop_assert_eq!(toml::from_str::<Table>(&back).unwrap(), toml::from_str::<Table>(&text).unwrap());
        }
    }
}
