//! A web page as Markdown: headings, lists, tables, terms and what is bold stay what they are, all else is paragraphs.

use crate::text::exchange::html::{tag, unescaped};
use crate::text::exchange::records::table::Heads;

/// Tags whose content nobody reads.
const HIDDEN: [&str; 6] = ["script", "style", "title", "nav", "button", "template"];
/// Tags that end what stands before them.
const BLOCKS: [&str; 21] = [
    "p",
    "div",
    "section",
    "article",
    "main",
    "header",
    "footer",
    "aside",
    "blockquote",
    "hr",
    "details",
    "tbody",
    "thead",
    "dl",
    "dd",
    "form",
    "figure",
    "pre",
    "body",
    "html",
    "tr",
];

/// How deep lists are nested at most: deeper ones lie there as well.
const DEEPEST: usize = 8;

/// The page as Markdown.
pub(crate) fn as_markdown(html: &str) -> String {
    let mut page = Page::default();
    let mut rest = html;
    let last_end = html.rfind('>').map_or(0, |at| at + 1);
    let lower = html.to_ascii_lowercase();
    // Where the last of each ends: behind it there is no end to look for.
    let last_ends = HIDDEN.map(|name| lower.rfind(&format!("</{name}")).unwrap_or(0));
    while let Some(at) = rest.find('<') {
        if html.len() - rest.len() + at >= last_end {
            break;
        }
        page.say(&rest[..at]);
        let Some((name, after)) = tag(&rest[at..]) else {
            page.say("<");
            rest = &rest[at + 1..];
            continue;
        };
        let is_end = rest[at..].starts_with("</");
        rest = after;
        if let Some(hidden) = HIDDEN.iter().position(|hidden| *hidden == name) {
            let from = html.len() - rest.len();
            let end =
                (!is_end && from <= last_ends[hidden]).then(|| lower[from..].find(&format!("</{name}")));
            rest = end.flatten().map_or(rest, |end| &rest[end..]);
        } else {
            page.take(&name, is_end);
        }
    }
    page.say(rest);
    page.end();
    page.out
}

/// What the open text is.
#[derive(Clone, Copy, Default)]
enum Text {
    #[default]
    Paragraph,
    Heading(usize),
    /// What a definition or something folded is called.
    Term,
}

#[derive(Default)]
struct Page {
    out: String,
    text: String,
    kind: Text,
    /// Where the open bold words begin.
    bold: Option<usize>,
    /// Whether bold words ended that want a blank before letters.
    is_after_mark: bool,
    /// Open lists.
    depth: usize,
    /// Whether an item has begun and nothing of it is written.
    is_new_item: bool,
    /// The cells of the open row.
    cells: Option<Vec<String>>,
    has_head_cells: bool,
    /// Whether the open table has heads.
    has_heads: Option<bool>,
}

impl Page {
    fn say(&mut self, html: &str) {
        let plain = unescaped(html);
        if std::mem::take(&mut self.is_after_mark) && plain.starts_with(char::is_alphanumeric) {
            self.text.push(' ');
        }
        for c in plain.chars() {
            match c {
                '<' => self.text.push_str("&lt;"),
                '*' | '_' | '`' | '[' | '\\' => self.text.extend(['\\', c]),
                c => self.text.push(c),
            }
        }
    }

    fn take(&mut self, name: &str, is_end: bool) {
        match name {
            "td" | "th" => self.cell(name, is_end),
            "br" if self.cells.is_some() => self.text.push(' '),
            _ if self.cells.is_some() && !["tr", "table"].contains(&name) => {
                if BLOCKS.contains(&name) || name == "li" {
                    self.text.push(' ');
                }
            }
            "br" => self.text.push('\n'),
            "b" | "strong" => self.mark(is_end),
            "ul" | "ol" => {
                self.end();
                self.depth =
                    if is_end { self.depth.saturating_sub(1) } else { (self.depth + 1).min(DEEPEST) };
                self.is_new_item = false;
            }
            "li" => {
                self.end();
                self.is_new_item = !is_end;
            }
            "dt" | "summary" => self.begin(if is_end { Text::Paragraph } else { Text::Term }),
            "tr" => self.row(),
            "table" => {
                self.row();
                self.end();
                self.has_heads = None;
            }
            _ => match name.strip_prefix('h').and_then(|level| level.parse::<usize>().ok()) {
                Some(level @ 1..=6) => {
                    self.begin(if is_end { Text::Paragraph } else { Text::Heading(level) })
                }
                _ if BLOCKS.contains(&name) => self.end(),
                _ => {}
            },
        }
    }

    fn begin(&mut self, kind: Text) {
        self.end();
        self.kind = kind;
    }

    /// Bold words: their marks stand close to them.
    fn mark(&mut self, is_end: bool) {
        match (is_end, self.bold.take()) {
            (false, _) => self.bold = Some(self.text.len()),
            (true, Some(from)) => {
                let words = self.text.split_off(from.min(self.text.len()));
                let blank = if words.starts_with(char::is_whitespace) { " " } else { "" };
                let ends = words.ends_with(char::is_whitespace);
                let words = words.trim();
                if !words.is_empty() && !words.contains('\n') {
                    let apart = |c: Option<char>| c.is_some_and(|c| !c.is_alphanumeric());
                    let before = if apart(words.chars().next()) { " " } else { "" };
                    // Behind a mark within, a letter would keep the words from being bold.
                    self.text.push_str(&format!("{blank}{before}**{words}**"));
                    self.is_after_mark = apart(words.chars().last());
                } else {
                    self.text.push_str(words);
                }
                self.is_after_mark |= ends;
            }
            (true, None) => {}
        }
    }

    fn cell(&mut self, name: &str, is_end: bool) {
        let text = std::mem::take(&mut self.text);
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|");
        // A cell may be open still where the next begins: its end need not be written.
        if is_end || (self.cells.is_some() && !text.is_empty()) {
            self.cells.get_or_insert_default().push(text);
        }
        if !is_end {
            self.cells.get_or_insert_default();
            self.has_head_cells |= name == "th";
        }
        self.bold = None;
    }

    /// The end of a row: below heads a row of a table, elsewhere its cells are items.
    /// Neither its end nor that of its last cell need be written.
    fn row(&mut self) {
        if self.cells.is_some() && !self.text.trim().is_empty() {
            self.cell("td", true);
        }
        let cells = self.cells.take().unwrap_or_default();
        if cells.is_empty() {
            return self.end();
        }
        let names_columns = std::mem::take(&mut self.has_head_cells) || Heads::of(&cells, &[]).is_some();
        let is_first = self.has_heads.is_none();
        if *self.has_heads.get_or_insert(names_columns) {
            let rule = if is_first { format!("|{}\n", "---|".repeat(cells.len())) } else { String::new() };
            self.out.push_str(&format!(
                "{}| {} |\n{rule}",
                if is_first { "\n" } else { "" },
                cells.join(" | ")
            ));
        } else {
            cells
                .iter()
                .filter(|cell| !cell.is_empty())
                .for_each(|cell| self.out.push_str(&format!("- {cell}\n")));
        }
    }

    /// What is open is over.
    fn end(&mut self) {
        let text = std::mem::take(&mut self.text);
        self.bold = None;
        let kind = std::mem::take(&mut self.kind);
        let lines: Vec<String> = text
            .lines()
            .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
            .filter(|line| !line.is_empty())
            .collect();
        if lines.is_empty() {
            return;
        }
        let set_in = "  ".repeat(self.depth);
        let item = "  ".repeat(self.depth.saturating_sub(1));
        let head = match kind {
            Text::Heading(level) => format!("\n{} {}\n\n", "#".repeat(level), lines.join(" ")),
            Text::Term => format!("\n**{}**\n\n", lines.join(" ").replace("**", "")),
            Text::Paragraph if self.is_new_item => {
                format!("{item}- {}\n", lines.join(&format!("  \n{set_in}")))
            }
            Text::Paragraph => format!("\n{set_in}{}\n\n", lines.join(&format!("  \n{set_in}"))),
        };
        self.is_new_item = false;
        self.out.push_str(&head);
    }
}

#[cfg(test)]
mod tests {
    use super::as_markdown;

    #[test]
    fn what_a_page_is_made_of_stays() {
        let page = "<title>x</title><h2>Money &amp; more</h2><ul><li><p>Why?</p><ul><li>And <b>then</b>?</li></ul></li></ul>\
                    <table><tr><th>Question</th><th>Tag</th></tr><tr><td>Who <b>pays</b>?</td><td>a|b</td></tr></table>\
                    <dl><dt>What is it?</dt><dd>5 &lt; 6*</dd></dl>";
        let expected = "\n## Money & more\n\n- Why?\n  - And **then**?\n\n| Question | Tag |\n|---|---|\n\
                        | Who pays? | a\\|b |\n\n**What is it?**\n\n\n5 &lt; 6\\*\n\n";
        assert_eq!(as_markdown(page), expected);
        assert_eq!(as_markdown("a < b<br>c"), "\na &lt; b  \nc\n\n");
    }

    #[test]
    fn cells_keep_their_paragraphs_and_need_no_end() {
        let row =
            "<table><tr><th>Question<th>Topic<tr><td><p>Why now?</p><p>In one line.</p><td>Money</table>";
        let page = as_markdown(row);
        assert!(page.contains("Why now? In one line.") && page.contains("Money"), "{page}");
    }
}
