//! Lines of labelled text: what every report is made of before it is coloured.

use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm};
use unicode_width::UnicodeWidthStr;

/// What a piece of text means; the screen decides how that looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// Running text.
    Plain,
    /// The one thing on the page: the question, the title.
    Title,
    /// The head of a section.
    Heading,
    /// Worth finding again.
    Strong,
    /// There if wanted: ids, places, hints.
    Quiet,
    /// Prepared, passed.
    Good,
    /// Half way.
    Caution,
    /// Missing, failed.
    Bad,
    /// A key to press or a command to type.
    Key,
}

/// One line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// The pieces, from left to right.
    pub spans: Vec<(Label, String)>,
}

/// Some lines, made for a width.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    width: usize,
    lines: Vec<Line>,
}

/// Columns below which a page is narrow.
const NARROW: usize = 60;
/// Reading gets hard beyond this many columns, however wide the terminal is.
const WIDEST: usize = 100;
/// What parts short texts in a line.
const DOT: &str = " · ";

impl Line {
    /// Adds a piece.
    #[must_use]
    pub fn then(mut self, label: Label, text: impl Into<String>) -> Self {
        self.spans.push((label, text.into()));
        self
    }

    /// A line of one piece.
    pub fn of(label: Label, text: impl Into<String>) -> Self {
        Self::default().then(label, text)
    }

    /// The text without labels.
    pub fn text(&self) -> String {
        self.spans.iter().map(|(_, text)| text.as_str()).collect()
    }

    /// Columns it takes.
    pub fn width(&self) -> usize {
        self.spans.iter().map(|(_, text)| text.width()).sum()
    }

    /// The line in as many as it takes to fit, broken between words; those after the first stand a little further in.
    fn broken(&self, width: usize) -> Vec<Self> {
        let text = self.text();
        let margin = (text.len() - text.trim_start().len()).min(width / 3);
        let further = (margin + 2).min(width / 3);
        let mut lines = vec![Self::of(Label::Plain, " ".repeat(margin))];
        let mut at = 0;
        for word in text.split(' ') {
            let label = self.label_at(at);
            at += word.len() + 1;
            for (number, piece) in pieces(word, width - further).into_iter().enumerate() {
                let Some(last) = lines.last_mut() else { break };
                let gap = usize::from(number == 0 && !last.text().trim().is_empty());
                if last.width() + gap + piece.width() <= width {
                    last.spans.push((label, " ".repeat(gap) + piece));
                } else {
                    lines.push(Self::of(Label::Plain, " ".repeat(further)).then(label, piece));
                }
            }
        }
        lines
    }

    /// What stands at a byte of the text is labelled so.
    fn label_at(&self, at: usize) -> Label {
        let mut end = 0;
        let covers = |(_, piece): &&(Label, String)| {
            end += piece.len();
            at < end
        };
        self.spans.iter().find(covers).map_or(Label::Plain, |(label, _)| *label)
    }
}

impl Page {
    /// An empty page for a terminal of this many columns; text is set no wider than 100.
    pub fn new(width: usize) -> Self {
        Self { width: width.clamp(20, WIDEST), lines: vec![] }
    }

    /// Whether it has no room for pictures and columns: a row of a table is a block there.
    pub fn is_narrow(&self) -> bool {
        self.width < NARROW
    }

    /// Columns for text.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Leaves out all lines but the first.
    pub fn cut(&mut self, lines: usize) {
        self.lines.truncate(lines);
    }

    /// The lines.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The text without labels, each line ended.
    pub fn text(&self) -> String {
        self.lines.iter().map(|line| format!("{}\n", line.text().trim_end())).collect()
    }

    /// Adds a line; one that is wider than the page is broken between words, under its own beginning.
    pub fn push(&mut self, line: Line) {
        if line.width() <= self.width {
            return self.lines.push(line);
        }
        self.lines.extend(line.broken(self.width));
    }

    /// Adds an empty line, unless the page is empty or ends with one.
    pub fn gap(&mut self) {
        if self.lines.last().is_some_and(|last| !last.spans.is_empty()) {
            self.lines.push(Line::default());
        }
    }

    /// Adds a section's head, with a gap before it.
    pub fn heading(&mut self, text: impl Into<String>) {
        self.gap();
        self.push(Line::of(Label::Heading, text));
    }

    /// Adds wrapped text, indented.
    pub fn paragraph(&mut self, label: Label, text: &str, indent: usize) {
        let margin = " ".repeat(indent);
        self.hang(Line::of(Label::Plain, margin.clone()), label, text, indent);
    }

    /// Adds wrapped text behind a bullet.
    pub fn bullet(&mut self, label: Label, text: &str, indent: usize) {
        let margin = " ".repeat(indent);
        self.hang(Line::of(Label::Quiet, format!("{margin}- ")), label, text, indent + 2);
    }

    /// Adds wrapped text behind a lead; the following lines are indented by `indent`.
    pub fn hang(&mut self, lead: Line, label: Label, text: &str, indent: usize) {
        let room = self.width.saturating_sub(indent).max(10);
        let taken = lead.width().saturating_sub(indent).min(room);
        let mut lead = Some(lead);
        for paragraph in paragraphs(text.trim_end()) {
            let taken = if lead.is_some() { taken } else { 0 };
            for piece in wrapped_behind(paragraph.trim_end(), taken, room) {
                let line = lead.take().unwrap_or_else(|| Line::of(Label::Plain, " ".repeat(indent)));
                self.push(line.then(label, piece));
            }
        }
        if let Some(lead) = lead {
            self.push(lead);
        }
    }

    /// Adds short texts with dots between them; a line breaks only at a dot.
    pub fn dotted<'t>(&mut self, label: Label, texts: impl IntoIterator<Item = &'t str>) {
        let mut line = String::new();
        for text in texts {
            // The dot at the end of a line that goes on must have room too.
            if !line.is_empty() && line.width() + 2 * DOT.width() + text.width() > self.width + 1 {
                self.paragraph(label, &format!("{line} ·"), 0);
                line.clear();
            }
            if !line.is_empty() {
                line.push_str(DOT);
            }
            line.push_str(text);
        }
        self.paragraph(label, &line, 0);
    }

    /// Takes in another page's lines.
    pub fn append(&mut self, other: Page) {
        self.lines.extend(other.lines);
    }
}

/// A text's paragraphs: lines that an editor broke for its own width are joined again. A short line, a bullet, a line that is
/// set in as code is, and one that ends a sentence well before the margin keep their break.
fn paragraphs(text: &str) -> Vec<String> {
    const MARGIN: usize = 60;
    const NEAR_MARGIN: usize = 85;
    const SET_IN: &str = "    ";
    let mut paragraphs: Vec<String> = vec![];
    let mut length_before = 0;
    for line in text.lines() {
        let is_set_in = line.starts_with(SET_IN);
        let starts_anew =
            line.trim().is_empty() || is_set_in || line.trim_start().starts_with(['-', '*', '•', '|']);
        let last = paragraphs.last_mut().filter(|last| !last.is_empty() && !starts_anew);
        match last {
            Some(last)
                if length_before >= MARGIN
                    && (!last.ends_with(['.', ':', ';', '!', '?']) || length_before >= NEAR_MARGIN) =>
            {
                last.push(' ');
                last.push_str(line.trim());
            }
            _ => paragraphs.push(line.trim_end().to_owned()),
        }
        length_before = if is_set_in { 0 } else { line.trim_end().chars().count() };
    }
    paragraphs
}

/// Breaks a text into lines of at most `width` columns; words that are longer are broken too, so nothing is ever clipped. Of the
/// first line `taken` columns are gone already.
fn wrapped_behind(text: &str, taken: usize, width: usize) -> Vec<String> {
    let bullet = text.trim_start().starts_with("- ");
    let indent = text.len() - text.trim_start().len() + if bullet { 2 } else { 0 };
    let hanging = " ".repeat(indent.min(width / 2));
    let lead = " ".repeat(taken);
    let options = Options::new(width)
        .initial_indent(&lead)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation)
        .wrap_algorithm(WrapAlgorithm::FirstFit)
        .subsequent_indent(&hanging)
        .break_words(true);
    if text.is_empty() {
        vec![String::new()]
    } else {
        let lines = textwrap::wrap(text, options).into_iter().map(String::from);
        let behind = |(number, line): (usize, String)| match number {
            0 => line.strip_prefix(&lead).unwrap_or_default().to_owned(),
            _ => line,
        };
        lines.enumerate().map(behind).collect()
    }
}

/// A word in pieces of at most `room` columns, broken behind a slash or a hyphen if it can be.
fn pieces(word: &str, room: usize) -> Vec<&str> {
    let mut pieces = vec![];
    let mut rest = word;
    while rest.width() > room {
        let ends = rest.char_indices().map(|(at, c)| at + c.len_utf8());
        let fits: Vec<usize> = ends.take_while(|end| rest[..*end].width() <= room).collect();
        let joint = |at: char| fits.iter().rev().find(|end| rest[..**end].ends_with(at));
        let Some(end) = joint('/').or(joint('-')).or(fits.last()) else { break };
        let (piece, after) = rest.split_at(*end);
        pieces.push(piece);
        rest = after;
    }
    pieces.push(rest);
    pieces
}

/// Cuts a text to some columns, with `…` where something was cut. For cells of tables only; prose is wrapped.
pub fn cut(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let mut kept = String::new();
    for c in text.chars() {
        if kept.width() + unicode_width::UnicodeWidthChar::width(c).unwrap_or(1) + 1 > columns {
            break;
        }
        kept.push(c);
    }
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn bullets_hang_and_long_words_break() {
        let mut page = Page::new(24);
        page.bullet(Label::Plain, "names the cost and the gain", 2);
        page.paragraph(Label::Plain, "- kept as a bullet of the file", 0);
        page.paragraph(Label::Plain, "https://example.org/a/very/long/path", 0);
        assert_eq!(
            page.text(),
            "  - names the cost and\n    the gain\n- kept as a bullet of\n  the file\nhttps://example.org/a/ve\nry/long/path\n"
        );
    }

    #[test]
    fn lines_that_an_editor_broke_are_joined_and_short_ones_are_not() {
        let prose = "I asked both telecoms firms for their route maps, and after four months of\npestering they came.\nThen:\n- one\n- two";
        let mut page = Page::new(100);
        page.paragraph(Label::Plain, prose, 0);
        assert_eq!(
            page.text(),
            "I asked both telecoms firms for their route maps, and after four months of pestering they came.\nThen:\n- one\n- two\n"
        );
    }

    #[test]
    fn what_is_set_in_as_code_keeps_its_lines() {
        let long = "x".repeat(70);
        let code = format!("{long}\n    first {long}\n    second\nthen words");
        let mut page = Page::new(100);
        page.paragraph(Label::Plain, &code, 2);
        assert_eq!(page.text(), format!("  {long}\n      first {long}\n      second\n  then words\n"));
    }

    #[test]
    fn short_texts_break_only_at_their_dots() {
        for width in 20..40 {
            let mut page = Page::new(width);
            page.dotted(
                Label::Quiet,
                ["a it fits", "0 none", "l another story", "w write a new one", "q stop"],
            );
            for line in page.text().lines() {
                assert!(line.width() <= width && line != "·", "{width}: {line:?}");
            }
            assert!(page.text().contains("l another story"), "{width}");
        }
    }

    #[test]
    fn a_line_that_is_too_wide_breaks_between_words_and_an_id_behind_its_slash() {
        let mut page = Page::new(24);
        page.push(
            Line::of(Label::Good, "  2  points").then(Label::Quiet, " business-acumen/why-this-company"),
        );
        page.heading("Likely questions answered so far");
        assert_eq!(
            page.text(),
            "  2  points\n    business-acumen/\n    why-this-company\n\nLikely questions\n  answered so far\n"
        );
        assert_eq!(page.lines()[1].spans.last().map(|(label, _)| *label), Some(Label::Quiet));
    }

    #[test]
    fn cutting_counts_columns() {
        assert_eq!(cut("予算削減の話", 7), "予算削…");
        assert_eq!(cut("short", 7), "short");
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_the_page_and_no_word_is_lost(words in prop::collection::vec("[a-zé予]{1,30}", 0..20), width in 20..60_usize) {
            let mut page = Page::new(width);
            page.paragraph(Label::Plain, &words.join(" "), 4);
            prop_assert!(page.lines().iter().all(|line| line.width() <= width));
            let shown: String = page.text().split_whitespace().collect();
            prop_assert_eq!(shown, words.concat());
        }
    }
}
