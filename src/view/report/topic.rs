//! A topic of the help: a text with headings (`# `), bullets (`- name: what`), lines kept as they are (four blanks before them) and
//! paragraphs.

use crate::view::page::{Label, Line, Page};
use unicode_width::UnicodeWidthStr;

const KEPT: &str = "    ";

/// The topic, wrapped to the width.
pub fn text(topic: &str, width: usize) -> Page {
    let mut page = Page::new(width);
    for line in topic.lines() {
        if let Some(heading) = line.strip_prefix("# ") {
            page.gap();
            page.heading(heading);
        } else if line.starts_with(KEPT) {
            page.push(Line::of(Label::Key, line));
        } else if let Some(item) = line.strip_prefix("- ") {
            put_item(item, &mut page);
        } else if line.is_empty() {
            page.gap();
        } else {
            page.paragraph(Label::Plain, line, 0);
        }
    }
    page
}

/// A name in front of what it is.
fn put_item(item: &str, page: &mut Page) {
    match item.split_once(": ") {
        Some((name, what)) => {
            let name = format!("{name}:");
            let lead = Line::of(Label::Plain, "  ").then(Label::Strong, format!("{name:<15} "));
            let indent = if name.width() < 16 { 18 } else { 4 };
            page.hang(lead, Label::Plain, what, indent.min(page.width() / 2));
        }
        None => page.bullet(Label::Plain, item, 2),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_items_and_kept_lines_are_told_apart() {
        let topic = "# Keys\n- e: the file\n    kept  as it   is\nSome words that go on for longer than the line is wide.\n";
        let shown = text(topic, 40).text();
        assert_eq!(
            shown,
            "Keys\n  e:              the file\n    kept  as it   is\nSome words that go on for longer than\nthe line is wide.\n"
        );
    }
}
