//! Coverage: which questions are prepared, as text and JSON.

use crate::bank::coverage::{Coverage, Level, Row, Totals};
use crate::bank::suggest::Ranker;
use crate::bank::{Bank, Interview, Status};
use crate::view::page::{Label, Line, Page};
use crate::view::table::{Align, Table};
use crate::view::words::Count;
use serde::Serialize;

/// The JSON of `coverage`, version 1 (DESIGN, "Commands").
#[derive(Debug, Serialize)]
pub struct Report<'a> {
    version: u32,
    interview: Option<&'a str>,
    totals: TotalsJson,
    questions: Vec<QuestionJson<'a>>,
    stories: Vec<StoryJson<'a>>,
}

#[derive(Debug, Serialize)]
struct TotalsJson {
    questions: usize,
    none: usize,
    draft: usize,
    points: usize,
    single: usize,
    solid: usize,
    likely: usize,
    likely_answered: usize,
}

#[derive(Debug, Serialize)]
struct QuestionJson<'a> {
    id: &'a str,
    deck: &'a str,
    kind: &'static str,
    level: &'static str,
    weight: f64,
    stories: Vec<&'a str>,
    suggestions: Vec<&'a str>,
}

#[derive(Debug, Serialize)]
struct StoryJson<'a> {
    id: &'a str,
    status: &'static str,
    load: usize,
}

/// Suggestions a question shows at most.
const SUGGESTIONS: usize = 3;

impl<'a> Report<'a> {
    /// The report of a coverage.
    pub fn new(bank: &'a Bank, coverage: &Coverage<'a>, interview: Option<&'a Interview>) -> Self {
        let totals = coverage.totals();
        let ranker = Ranker::new(bank);
        let question = |row: &Row<'a>| QuestionJson {
            id: row.question.id.as_str(),
            deck: row.question.id.deck(),
            kind: row.question.kind.word(),
            level: row.level.word(),
            weight: row.weight,
            stories: row.stories.iter().map(|story| story.id.as_str()).collect(),
            suggestions: if row.level.is_answered() {
                vec![]
            } else {
                ranker
                    .stories_for(row.question)
                    .iter()
                    .take(SUGGESTIONS)
                    .map(|found| found.what.id.as_str())
                    .collect()
            },
        };
        let stories = bank.stories().iter().map(|story| StoryJson {
            id: story.id.as_str(),
            status: story.status.word(),
            load: if story.status == Status::Retired { 0 } else { bank.questions_of(story).len() },
        });
        Self {
            version: 1,
            interview: interview.map(|interview| interview.id.as_str()),
            totals: TotalsJson {
                questions: totals.questions,
                none: totals.none,
                draft: totals.draft,
                points: totals.points,
                single: totals.single,
                solid: totals.solid,
                likely: totals.likely,
                likely_answered: totals.likely_answered,
            },
            questions: coverage.rows.iter().map(question).collect(),
            stories: stories.collect(),
        }
    }
}

/// What the text of a coverage shows.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Every question instead of the likely gaps.
    pub all: bool,
    /// Columns.
    pub width: usize,
}

/// Gaps that are listed unless all are asked for.
const GAPS_SHOWN: usize = 8;

/// The coverage as text: the headline, a table by deck, then the likely questions without a ready story.
pub fn text(bank: &Bank, coverage: &Coverage<'_>, options: Options) -> Page {
    let mut page = Page::new(options.width);
    let totals = coverage.totals();
    page.push(headline(coverage, &totals));
    page.gap();
    by_deck(bank, coverage, &mut page);
    if options.all {
        every_question(coverage, &mut page);
    } else {
        gaps(coverage, &mut page);
    }
    page
}

fn headline(coverage: &Coverage<'_>, totals: &Totals) -> Line {
    let solid = coverage.rows.iter().filter(|row| row.is_likely() && row.level == Level::Solid).count();
    let label = if totals.likely_answered == totals.likely { Label::Good } else { Label::Strong };
    Line::of(label, format!("Likely questions answered: {} of {}", totals.likely_answered, totals.likely))
        .then(
            Label::Plain,
            format!(", {solid} of them solid. All: {} of {}.", totals.answered(), totals.questions),
        )
}

fn by_deck(bank: &Bank, coverage: &Coverage<'_>, page: &mut Page) {
    let mut table = Table::new(&[
        (Align::Left, "deck"),
        (Align::Right, "likely"),
        (Align::Right, "none"),
        (Align::Right, "draft"),
        (Align::Right, "points"),
        (Align::Right, "single"),
        (Align::Right, "solid"),
    ]);
    for deck in bank.decks() {
        let totals = Totals::of(coverage.rows.iter().filter(|row| row.question.id.deck() == deck.id));
        if totals.questions == 0 {
            continue;
        }
        let count = |count: usize, label| (if count == 0 { Label::Quiet } else { label }, count.to_string());
        table.row(vec![
            (Label::Plain, deck.id.clone()),
            (Label::Strong, format!("{}/{}", totals.likely_answered, totals.likely)),
            count(totals.none, Label::Bad),
            count(totals.draft, Label::Caution),
            count(totals.points, Label::Caution),
            count(totals.single, Label::Good),
            count(totals.solid, Label::Good),
        ]);
    }
    table.put(page, 2);
}

fn gaps(coverage: &Coverage<'_>, page: &mut Page) {
    let gaps: Vec<&Row<'_>> = coverage.gaps().collect();
    if gaps.is_empty() {
        page.gap();
        page.paragraph(Label::Good, "Every likely question has a ready story.", 0);
        return;
    }
    page.heading(format!("{} without a ready story, heaviest first", Count(gaps.len(), "likely question")));
    for row in gaps.iter().take(GAPS_SHOWN) {
        question(row, page);
    }
    if gaps.len() > GAPS_SHOWN {
        page.paragraph(Label::Quiet, &format!("… and {} more: coverage --all", gaps.len() - GAPS_SHOWN), 2);
    }
}

fn every_question(coverage: &Coverage<'_>, page: &mut Page) {
    for (likely, heading) in [(true, "Likely"), (false, "The rest")] {
        let rows: Vec<&Row<'_>> = coverage.rows.iter().filter(|row| row.is_likely() == likely).collect();
        if !rows.is_empty() {
            page.heading(format!("{heading} ({})", rows.len()));
            for row in rows {
                question(row, page);
            }
        }
    }
}

fn question(row: &Row<'_>, page: &mut Page) {
    let label = match row.level {
        Level::None => Label::Bad,
        Level::Draft | Level::Points => Label::Caution,
        Level::Single | Level::Solid => Label::Good,
    };
    let stories: Vec<&str> = row.stories.iter().map(|story| story.id.as_str()).collect();
    let stories = if stories.is_empty() { String::new() } else { format!("  {}", stories.join(", ")) };
    page.push(
        Line::of(label, format!("  {:<6} ", row.level.word()))
            .then(Label::Plain, row.question.id.as_str())
            .then(
                Label::Quiet,
                crate::view::page::cut(
                    &stories,
                    page.width().saturating_sub(10 + row.question.id.as_str().len()),
                ),
            ),
    );
    page.paragraph(Label::Quiet, &row.question.ask, 9);
}
