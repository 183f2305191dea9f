//! Pieces of text taken out and put in, with the line ends and the indentation that stand there.

use std::ops::Range;
use toml::de::DeValue;
use toml::{Spanned, Value};

/// A text as TOML writes it on one line.
pub(in crate::text) fn render_text(text: &str) -> String {
    render(&Value::String(text.to_owned()))
}

/// Puts an item before another: on a line of its own if that one begins its line.
pub(super) fn insert_before(text: &str, next: Range<usize>, item: &str) -> String {
    let lead = &text[line_start(text, next.start)..next.start];
    let separator = if lead.trim().is_empty() && !lead.is_empty() {
        format!(",{}{lead}", newline_of(text))
    } else {
        ", ".to_owned()
    };
    splice(text, next.start..next.start, &format!("{item}{separator}"))
}

pub(super) fn insert_into_list(
    text: &str,
    span: Range<usize>,
    list: &[Spanned<DeValue<'_>>],
    item: &str,
) -> String {
    let Some(last) = list.last().map(Spanned::span) else {
        return splice(text, span.start + 1..span.start + 1, item);
    };
    let comma = comma_behind(text, last.end).map(|comma| comma + 1);
    let line = line_end(text, last.end);
    if let Some(comma) = comma.filter(|comma| *comma > line) {
        return splice(text, comma..comma, &format!(" {item},")); // the comma stands on a line of its own
    }
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

pub(super) fn cut_from_list(text: &str, item: Range<usize>) -> String {
    let comma_below = comma_behind(text, item.end).filter(|comma| *comma >= line_end(text, item.end));
    if let Some(comma) = comma_below {
        // Remarks may stand in between: only the two are taken out.
        return splice(&splice(text, comma..comma + 1, ""), item, "");
    }
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

/// Where the comma behind an item stands, with nothing but blanks, line ends and remarks in between.
fn comma_behind(text: &str, from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        let rest = &text[at..];
        at += rest.len() - rest.trim_start().len();
        match text[at..].chars().next() {
            Some(',') => return Some(at),
            Some('#') => at = line_end(text, at),
            _ => return None,
        }
    }
}

pub(super) fn insert_line(text: &str, at: usize, line: &str) -> String {
    let newline = newline_of(text);
    let unfinished = at > 0 && !text[..at].ends_with('\n');
    let before = if unfinished { newline } else { "" };
    splice(text, at..at, &format!("{before}{line}{newline}"))
}

pub(super) fn splice(text: &str, range: Range<usize>, with: &str) -> String {
    format!("{}{with}{}", &text[..range.start], &text[range.end..])
}

pub(super) fn line_start(text: &str, offset: usize) -> usize {
    text[..offset].rfind('\n').map_or(0, |newline| newline + 1)
}

/// The offset behind the newline that ends the line of `offset`.
pub(super) fn line_end(text: &str, offset: usize) -> usize {
    text[offset..].find('\n').map_or(text.len(), |newline| offset + newline + 1)
}

pub(super) fn newline_of(text: &str) -> &'static str {
    match text.find('\n') {
        Some(at) if text[..at].ends_with('\r') => "\r\n",
        _ => "\n",
    }
}

pub(super) fn render(value: &Value) -> String {
    value.to_string()
}

pub(super) fn render_key(key: &str) -> String {
    let bare = !key.is_empty()
        && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-');
    if bare { key.to_owned() } else { render_text(key) }
}
