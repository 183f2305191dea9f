//! Tables of a few columns: sized to their content, columns without content left out, the widest text column cut where the page
//! ends, but never a first one that says what a row is about: where that does not fit, or on a narrow page, a row is a block.

use super::page::{Label, Line, Page, cut};
use unicode_width::UnicodeWidthStr;

/// How a column stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Words.
    Left,
    /// Numbers.
    Right,
}

/// No column is cut below this.
const LEAST_WIDTH: usize = 8;

/// A table under construction.
#[derive(Clone, Debug)]
pub struct Table {
    heads: Vec<(Align, String)>,
    rows: Vec<Vec<(Label, String)>>,
    /// The column that says what a row is about.
    about: usize,
}

impl Table {
    /// A table with these heads; empty heads throughout leave the head line out.
    pub fn new(heads: &[(Align, &str)]) -> Self {
        Self {
            heads: heads.iter().map(|(align, head)| (*align, (*head).to_owned())).collect(),
            rows: vec![],
            about: 0,
        }
    }

    /// Says that this column is what a row is about, not the first.
    #[must_use]
    pub fn about(mut self, column: usize) -> Self {
        self.about = column;
        self
    }

    /// Adds a row with as many cells as there are heads.
    pub fn row(&mut self, cells: Vec<(Label, String)>) {
        debug_assert_eq!(cells.len(), self.heads.len(), "a row has a cell for each head");
        self.rows.push(cells);
    }

    /// Puts the table on a page, indented.
    pub fn put(&self, page: &mut Page, indent: usize) {
        let filled = self.without_empty_columns();
        let room = page.width().saturating_sub(indent);
        let natural = filled.natural_widths();
        let is_cut = filled.widths(room).get(filled.about) < natural.get(filled.about);
        // What a row is about is often what somebody types next: better whole in a block than cut.
        if page.is_narrow() || (filled.about == 0 && is_cut) {
            filled.put_blocks(page, indent);
        } else {
            filled.put_whole(page, indent);
        }
    }

    /// Each row as a block: what it is about, then its cells with their heads.
    fn put_blocks(&self, page: &mut Page, indent: usize) {
        for row in &self.rows {
            let Some((label, about)) = row.get(self.about) else { continue };
            page.paragraph(*label, about, indent);
            let cells = row.iter().zip(&self.heads).enumerate();
            let filled = cells.filter(|(column, ((_, text), _))| *column != self.about && !text.is_empty());
            let named = filled.map(|(_, ((_, text), (_, head)))| match head.as_str() {
                "" => text.clone(),
                head => format!("{head} {text}"),
            });
            page.paragraph(Label::Quiet, &named.collect::<Vec<_>>().join(", "), indent + 2);
        }
    }

    fn without_empty_columns(&self) -> Self {
        let filled = |column: &usize| self.rows.iter().any(|row| !row[*column].1.is_empty());
        let columns: Vec<usize> = (0..self.heads.len()).filter(filled).collect();
        let rows = self.rows.iter().map(|row| columns.iter().map(|column| row[*column].clone()).collect());
        let heads = columns.iter().map(|column| self.heads[*column].clone());
        let about = columns.iter().position(|column| *column == self.about).unwrap_or(0);
        Self { heads: heads.collect(), rows: rows.collect(), about }
    }

    fn put_whole(&self, page: &mut Page, indent: usize) {
        let widths = self.widths(page.width().saturating_sub(indent));
        if self.heads.iter().any(|(_, head)| !head.is_empty()) {
            let heads: Vec<(Label, String)> =
                self.heads.iter().map(|(_, head)| (Label::Quiet, head.clone())).collect();
            page.push(self.line(&heads, &widths, indent));
        }
        for row in &self.rows {
            page.push(self.line(row, &widths, indent));
        }
    }

    /// What each column would take.
    fn natural_widths(&self) -> Vec<usize> {
        let width = |(column, (_, head)): (usize, &(Align, String))| {
            self.rows.iter().map(|row| row[column].1.width()).chain([head.width()]).max().unwrap_or(0)
        };
        self.heads.iter().enumerate().map(width).collect()
    }

    fn widths(&self, room: usize) -> Vec<usize> {
        let mut widths = self.natural_widths();
        let gaps = 2 * widths.len().saturating_sub(1);
        // What does not fit is taken from the widest text but the first, then from whatever is widest, until it does.
        while widths.iter().sum::<usize>() + gaps > room {
            let is_text = |column: &usize| *column > 0 && self.heads[*column].0 == Align::Left;
            let wide = |column: &usize| widths[*column] > LEAST_WIDTH;
            let columns = || (0..widths.len()).filter(wide);
            let text = columns().filter(is_text).max_by_key(|column| widths[*column]);
            let Some(widest) = text.or_else(|| columns().max_by_key(|column| widths[*column])) else { break };
            widths[widest] -= 1;
        }
        widths
    }

    fn line(&self, cells: &[(Label, String)], widths: &[usize], indent: usize) -> Line {
        let mut line = Line::of(Label::Plain, " ".repeat(indent));
        // Nothing stands behind the last word of a line.
        let filled = cells.iter().rposition(|(_, text)| !text.is_empty()).map_or(0, |last| last + 1);
        for (column, ((label, text), width)) in cells[..filled].iter().zip(widths).enumerate() {
            let text = cut(text, *width);
            let padding = " ".repeat(width.saturating_sub(text.width()));
            let last = column + 1 == filled;
            line = match self.heads[column].0 {
                Align::Right => line.then(Label::Plain, padding).then(*label, text),
                Align::Left if last => line.then(*label, text),
                Align::Left => line.then(*label, text).then(Label::Plain, padding),
            };
            if !last {
                line = line.then(Label::Plain, "  ");
            }
        }
        line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_break_no_table() {
        for cut_at in 0..40 {
            let text = format!("{}\u{1b}\u{7}{}", "a".repeat(cut_at), "b".repeat(40));
            let mut table = Table::new(&[(Align::Right, ""), (Align::Left, "")]);
            table.row(vec![(Label::Plain, "1".to_owned()), (Label::Plain, text)]);
            let mut page = Page::new(60);
            table.put(&mut page, 22);
            assert_eq!(page.lines().len(), 1);
        }
    }

    #[test]
    fn on_a_narrow_page_nothing_is_cut() {
        let mut table = Table::new(&[(Align::Left, "story"), (Align::Left, ""), (Align::Right, "answers")]);
        let row = ["engineer-nobody-crossed", "The engineer whom nobody crossed", "4"];
        table.row(row.map(|text| (Label::Plain, text.to_owned())).to_vec());
        let mut page = Page::new(40);
        table.put(&mut page, 0);
        assert_eq!(
            page.text(),
            "engineer-nobody-crossed\n  The engineer whom nobody crossed,\n  answers 4\n"
        );
    }

    #[test]
    fn columns_line_up_and_the_widest_gives_way() {
        let mut table = Table::new(&[(Align::Left, "deck"), (Align::Right, "likely"), (Align::Left, "")]);
        let row = |deck: &str, likely: &str, rest: &str| {
            [deck, likely, rest].map(|text| (Label::Plain, text.to_owned())).to_vec()
        };
        table.row(row("strategy", "9", "a long remark that will not fit"));
        table.row(row("own", "12", "short"));
        let mut page = Page::new(60);
        table.put(&mut page, 22);
        let pad = " ".repeat(20);
        assert_eq!(
            page.text(),
            format!(
                "{pad}  deck      likely\n{pad}  strategy       9  a long remark that…\n{pad}  own           12  short\n"
            )
        );
    }
}
