//! Questions by stories: which story answers what, at a glance.
//!
//! Stories are columns, named by letters with a legend below; where there are more than fit, they follow in further blocks.

use crate::bank::coverage::{Coverage, Level, Row};
use crate::bank::{DeckId, Status, Story};
use crate::view::page::{Label, Line, Page, cut};

/// What the matrix shows.
#[derive(Clone, Copy, Debug)]
pub struct Options<'a> {
    /// Every question instead of the likely ones.
    pub all: bool,
    /// Only this deck.
    pub deck: Option<&'a DeckId>,
    /// Columns.
    pub width: usize,
}

/// Columns of a question's id.
const ID: usize = 36;

/// The matrix as text: `x` a ready story, `d` a draft.
pub fn text(coverage: &Coverage<'_>, options: Options<'_>) -> Page {
    let mut page = Page::new(options.width);
    let in_scope = |row: &&Row<'_>| {
        (options.all || row.is_likely) && options.deck.is_none_or(|deck| row.question.id.deck() == deck)
    };
    let rows: Vec<&Row<'_>> = coverage.rows.iter().filter(in_scope).collect();
    let stories = stories_of(&rows);
    if rows.is_empty() || stories.is_empty() {
        let said = if rows.is_empty() {
            "No question is in scope."
        } else {
            "No story is linked to these questions yet."
        };
        page.paragraph(Label::Plain, said, 0);
        return page;
    }
    if page.is_narrow() {
        listed(&rows, &mut page);
        return page;
    }
    let room = (page.width().saturating_sub(ID + 9) / 2).max(4);
    for (block, columns) in stories.chunks(room).enumerate() {
        page.gap();
        page.push(head(columns.len(), block * room));
        let mut deck = "";
        for row in by_deck(&rows) {
            if row.question.id.deck() != deck {
                deck = row.question.id.deck();
                page.push(Line::of(Label::Heading, deck));
            }
            page.push(line(row, columns));
        }
    }
    page.gap();
    for (position, story) in stories.iter().enumerate() {
        let status = if story.is_ready() { "" } else { "  (draft)" };
        let lead = Line::of(Label::Key, format!("{:>3}  ", column_name(position)));
        page.hang(lead, Label::Plain, &format!("{}{status}", story.id), 5);
    }
    page.gap();
    page.paragraph(Label::Quiet, "x ready · d draft · . not linked", 0);
    page
}

/// Where there is no room for columns, or they would be read out: a question, and below it its stories by name.
fn listed(rows: &[&Row<'_>], page: &mut Page) {
    let mut deck = "";
    for row in by_deck(rows) {
        if row.question.id.deck() != deck {
            deck = row.question.id.deck();
            page.gap();
            page.push(Line::of(Label::Heading, deck));
        }
        let lead = Line::of(Label::Plain, format!("  {}: ", row.question.id.stem()));
        let draft = |story: &Story| if story.is_ready() { "" } else { " (draft)" };
        let stories: Vec<String> =
            row.stories.iter().map(|story| format!("{}{}", story.id, draft(story))).collect();
        let said = match stories.is_empty() {
            true => row.level.word().to_owned(),
            false => format!("{}; {}", row.level.word(), stories.join(", ")),
        };
        page.hang(lead, level_label(row.level), &said, 4);
    }
}

/// The stories that are linked to any of the rows, the most linked first.
pub fn stories_of<'a>(rows: &[&Row<'a>]) -> Vec<&'a Story> {
    let mut counted: Vec<(usize, &Story)> = vec![];
    let mut position_of = std::collections::HashMap::new();
    for story in rows.iter().flat_map(|row| &row.stories) {
        let next = counted.len();
        let position = *position_of.entry(story.id.as_str()).or_insert(next);
        if position == next {
            counted.push((0, story));
        }
        counted[position].0 += 1;
    }
    counted.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.id.cmp(&b.1.id)));
    counted.into_iter().map(|(_, story)| story).collect()
}

/// Rows in the order of their decks, each deck as it came.
fn by_deck<'a, 'b>(rows: &'b [&'b Row<'a>]) -> Vec<&'b Row<'a>> {
    let mut decks: Vec<&str> = vec![];
    for row in rows {
        if !decks.contains(&row.question.id.deck()) {
            decks.push(row.question.id.deck());
        }
    }
    decks
        .into_iter()
        .flat_map(|deck| rows.iter().filter(move |row| row.question.id.deck() == deck))
        .copied()
        .collect()
}

/// `a` to `z`, then `aa` and so on.
pub fn column_name(position: usize) -> String {
    let letter = char::from(b'a' + u8::try_from(position % 26).unwrap_or(0));
    if position < 26 { letter.to_string() } else { format!("{}{letter}", column_name(position / 26 - 1)) }
}

fn head(columns: usize, first: usize) -> Line {
    let names: String =
        (first..first + columns).map(|position| format!("{:>2}", column_name(position))).collect();
    Line::of(Label::Quiet, format!("{:<width$}", "", width = ID + 9)).then(Label::Key, names)
}

fn level_label(level: Level) -> Label {
    match level {
        Level::None => Label::Bad,
        Level::Draft | Level::Points => Label::Caution,
        Level::Single | Level::Solid => Label::Good,
    }
}

fn line(row: &Row<'_>, columns: &[&Story]) -> Line {
    let label = level_label(row.level);
    let id = cut(row.question.id.stem(), ID);
    let mut line =
        Line::of(Label::Plain, format!("  {id:<ID$}")).then(label, format!("{:<6} ", row.level.word()));
    for story in columns {
        let linked = row.stories.iter().any(|linked| linked.id == story.id);
        line = match (linked, story.status) {
            (true, Status::Ready) if story.is_ready() => line.then(Label::Good, " x"),
            (true, _) => line.then(Label::Caution, " d"),
            (false, _) => line.then(Label::Quiet, " ."),
        };
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_like_a_spreadsheet() {
        let names: Vec<String> = [0, 25, 26, 51, 52, 701].into_iter().map(column_name).collect();
        assert_eq!(names, ["a", "z", "aa", "az", "ba", "zz"]);
    }
}
