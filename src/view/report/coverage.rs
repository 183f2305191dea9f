//! Coverage: which questions are prepared, as text and JSON.

use crate::bank::assignment::{Drawn, assign, heard_by_company, of_drawn};
use crate::bank::coverage::{Coverage, Level, Row, Totals};
use crate::bank::matcher::Matcher;
use crate::bank::writing::WriteNext;
use crate::bank::{Bank, Interview, Status};
use crate::view::export::written;
use crate::view::page::{Label, Line, Page};
use crate::view::report::outlook;
use crate::view::table::{Align, Table};
use crate::view::words::Count;
use serde::Serialize;

/// The JSON of `coverage`, version 1.
#[derive(Debug, Serialize)]
pub struct Report<'a> {
    version: u32,
    interview: Option<&'a str>,
    totals: TotalsJson,
    /// How far the stories go before the panel of the interview.
    drawn: Option<DrawnJson>,
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
struct DrawnJson {
    questions: usize,
    /// With a story of their own, the mean.
    told: f64,
}

#[derive(Debug, Serialize)]
struct QuestionJson<'a> {
    id: &'a str,
    deck: &'a str,
    kind: &'static str,
    level: &'static str,
    answered: bool,
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
        let matcher = Matcher::new(bank);
        let question = |row: &Row<'a>| QuestionJson {
            id: row.question.id.as_str(),
            deck: row.question.id.deck(),
            kind: row.question.kind.word(),
            level: row.level.word(),
            answered: row.is_answered(),
            weight: row.weight,
            stories: row.stories.iter().map(|story| story.id.as_str()).collect(),
            suggestions: if row.is_answered() {
                vec![]
            } else {
                matcher
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
            drawn: interview
                .and_then(|interview| drawn(bank, coverage, interview))
                .map(|Drawn { questions, told }| DrawnJson { questions, told }),
            questions: coverage.rows.iter().map(question).collect(),
            stories: stories.collect(),
        }
    }
}

/// What the text of a coverage shows.
#[derive(Clone, Copy, Debug)]
pub struct Options<'a> {
    /// Every question instead of the likely gaps.
    pub all: bool,
    /// By the weights of this interview, with the story to tell for each of its likely questions.
    pub interview: Option<&'a Interview>,
    /// What to write next.
    pub next: Option<&'a WriteNext<'a>>,
    /// Columns.
    pub width: usize,
}

/// Questions without a story of their own that are listed for an interview.
const WITHOUT_SHOWN: usize = 12;

/// Gaps that are listed unless all are asked for.
const GAPS_SHOWN: usize = 8;

/// The coverage as text: the headline, a table by deck, then the likely questions that are not answered.
pub fn text(bank: &Bank, coverage: &Coverage<'_>, options: Options<'_>) -> Page {
    let mut page = Page::new(options.width);
    let totals = coverage.totals();
    if let Some(interview) = options.interview {
        page.paragraph(Label::Title, &format!("For {}", interview.name()), 0);
        page.gap();
    }
    page.push(headline(coverage, &totals));
    if let Some(Drawn { questions, told }) =
        options.interview.and_then(|interview| drawn(bank, coverage, interview))
    {
        let drawn = Count(questions, "question");
        let get = if told.round() == 1.0 { "gets a story of its own" } else { "get a story of their own" };
        let said = format!("Of {drawn} that they may draw, {told:.0} {get}.");
        page.paragraph(Label::Strong, &said, 0);
    }
    page.gap();
    by_deck(bank, coverage, &mut page);
    match (options.all, options.interview) {
        (true, _) => every_question(coverage, &mut page),
        (false, Some(interview)) => assigned(bank, coverage, interview, &mut page),
        (false, None) => gaps(coverage, &mut page),
    }
    whole_bank(bank, coverage, options.next, &mut page);
    page
}

/// How far the ready stories go before the panel of an interview.
fn drawn(bank: &Bank, coverage: &Coverage<'_>, interview: &Interview) -> Option<Drawn> {
    of_drawn(&coverage.rows, interview.questions as usize, heard_by_company(bank.interviews(), interview))
}

/// The best assignment of different stories to the likely questions of one interview.
fn assigned(bank: &Bank, coverage: &Coverage<'_>, interview: &Interview, page: &mut Page) {
    let assignment = assign(&coverage.rows, heard_by_company(bank.interviews(), interview));
    page.heading(format!("{} with a story of their own", Count(assignment.told.len(), "likely question")));
    for answer in &assignment.told {
        let heard = if answer.heard { "  (they have heard it)" } else { "" };
        page.push(Line::of(Label::Good, format!("  {}", answer.story.id)).then(Label::Caution, heard));
        page.paragraph(Label::Plain, &answer.question.ask, 4);
    }
    if !assignment.without.is_empty() {
        page.heading(format!("{} without", assignment.without.len()));
        for question in assignment.without.iter().take(WITHOUT_SHOWN) {
            let why = match bank.ready_stories_for(question).next() {
                Some(story) => format!("`{}` is told for a weightier one", story.id),
                None if bank.points(question).is_empty() => "no ready story".to_owned(),
                None => "points, no ready story".to_owned(),
            };
            page.push(
                Line::of(Label::Bad, format!("  {}", question.id)).then(Label::Quiet, format!("  {why}")),
            );
            page.paragraph(Label::Quiet, &question.ask, 4);
        }
    }
    if assignment.without.len() > WITHOUT_SHOWN {
        let more = assignment.without.len() - WITHOUT_SHOWN;
        page.paragraph(Label::Quiet, &format!("… and {more} more: coverage --all"), 2);
    }
    let loads = load_within(coverage);
    let busy: Vec<String> =
        loads.iter().filter(|(_, load)| *load > 1).map(|(id, load)| format!("{id} {load}")).collect();
    if !busy.is_empty() {
        page.gap();
        page.hang(
            Line::of(Label::Heading, "Load  "),
            Label::Quiet,
            &format!("likely questions that each story is linked to: {}", busy.join(", ")),
            2,
        );
    }
}

/// Ready stories by how many likely questions in scope they answer, most first.
pub fn load_within<'a>(coverage: &Coverage<'a>) -> Vec<(&'a str, usize)> {
    let mut loads: Vec<(&str, usize)> = vec![];
    for row in coverage.rows.iter().filter(|row| row.is_likely) {
        for story in row.stories.iter().filter(|story| story.is_ready()) {
            match loads.iter_mut().find(|(id, _)| *id == story.id.as_str()) {
                Some((_, load)) => *load += 1,
                None => loads.push((story.id.as_str(), 1)),
            }
        }
    }
    loads.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    loads
}

/// What the bank as a whole lacks, what it hangs on, and what to write next.
fn whole_bank(bank: &Bank, coverage: &Coverage<'_>, next: Option<&WriteNext<'_>>, page: &mut Page) {
    for (position, (head, rest)) in outlook::lines(bank, coverage, next).into_iter().enumerate() {
        if position == 0 {
            page.gap();
        }
        page.hang(Line::of(Label::Heading, format!("{head}  ")), Label::Plain, &rest, 2);
    }
}

fn headline(coverage: &Coverage<'_>, totals: &Totals) -> Line {
    let solid = coverage.rows.iter().filter(|row| row.is_likely && row.level == Level::Solid).count();
    let label = if totals.likely_answered == totals.likely { Label::Good } else { Label::Strong };
    Line::of(label, format!("Likely questions answered: {} of {}", totals.likely_answered, totals.likely))
        .then(
            Label::Plain,
            format!(", {solid} of them solid. All: {} of {}.", totals.answered, totals.questions),
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
        let totals = Totals::of(coverage.rows.iter().filter(|row| row.question.id.deck() == &deck.id));
        if totals.questions == 0 {
            continue;
        }
        let count = |count: usize, label| (if count == 0 { Label::Quiet } else { label }, count.to_string());
        table.row(vec![
            (Label::Plain, deck.id.to_string()),
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
        page.paragraph(Label::Good, "Every likely question is answered.", 0);
        return;
    }
    page.heading(format!("{} to answer yet, heaviest first", Count(gaps.len(), "likely question")));
    for row in gaps.iter().take(GAPS_SHOWN) {
        question(row, page);
    }
    if gaps.len() > GAPS_SHOWN {
        page.paragraph(Label::Quiet, &format!("… and {} more: coverage --all", gaps.len() - GAPS_SHOWN), 2);
    }
}

fn every_question(coverage: &Coverage<'_>, page: &mut Page) {
    for (likely, heading) in [(true, "Likely"), (false, "The rest")] {
        let rows: Vec<&Row<'_>> = coverage.rows.iter().filter(|row| row.is_likely == likely).collect();
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
    let lead = Line::of(label, format!("  {:<6} ", row.level.word()))
        .then(Label::Plain, row.question.id.as_str())
        .then(Label::Plain, if stories.is_empty() { "" } else { "  " });
    let stories = stories.join(", ");
    if lead.width() + stories.len() <= page.width() {
        page.push(lead.then(Label::Quiet, stories));
    } else {
        page.push(lead);
        if !stories.is_empty() {
            page.paragraph(Label::Quiet, &stories, 9);
        }
    }
    page.paragraph(Label::Quiet, &row.question.ask, 9);
}

/// The coverage as CSV: a row a question.
pub fn csv(bank: &Bank, coverage: &Coverage<'_>, interview: Option<&Interview>) -> String {
    let report = Report::new(bank, coverage, interview);
    let rows = coverage.rows.iter().zip(&report.questions).map(|(row, question)| {
        let (stories, suggestions) = (question.stories.join(" "), question.suggestions.join(" "));
        let [id, deck, kind, level] =
            [question.id, question.deck, question.kind, question.level].map(str::to_owned);
        vec![
            id,
            deck,
            kind,
            level,
            question.weight.to_string(),
            stories,
            suggestions,
            row.question.ask.clone(),
        ]
    });
    written(&["id", "deck", "kind", "level", "weight", "stories", "suggestions", "ask"], rows)
}

/// The coverage as Markdown: the headline and a table.
pub fn markdown(coverage: &Coverage<'_>) -> String {
    let totals = coverage.totals();
    let mut text = format!("# Coverage\n\n{}\n\n", headline(coverage, &totals).text());
    text.push_str("| level | likely | question | stories |\n|---|---|---|---|\n");
    for row in &coverage.rows {
        let stories: Vec<&str> = row.stories.iter().map(|story| story.id.as_str()).collect();
        let likely = if row.is_likely { "yes" } else { "" };
        let ask = markdown_cell(&row.question.ask);
        text.push_str(&format!(
            "| {} | {likely} | {ask} (`{}`) | {} |\n",
            row.level.word(),
            row.question.id,
            stories.join(", ")
        ));
    }
    text
}

/// Text as a cell of a Markdown table: on one line, nothing taken for markup.
pub fn markdown_cell(text: &str) -> String {
    let one_line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let escaped = |c: char| if "\\`*_[]<>|#".contains(c) { format!("\\{c}") } else { c.to_string() };
    one_line.chars().map(escaped).collect()
}
