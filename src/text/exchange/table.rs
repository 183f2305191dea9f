//! Rows of a table, of a spreadsheet's export or within a Markdown text: which column means what is told by its head.

use super::foreign::{Foreign, ForeignQuestion, ForeignStory, Kind};
use super::label::{Field, field, month_in};
use super::phrase::{is_question, stripped, wordings};
use super::sentence::sentences;
use super::unfilled::filled;
use crate::bank::Part;
use csv::{ReaderBuilder, StringRecord};

/// What a column of questions holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Ask,
    Also,
    FollowUps,
    Hints,
    Tags,
    Known(&'static str),
}

/// Heads in lower case, the telling ones first.
const HEADS: [(&str, Column); 44] = [
    ("ask", Column::Ask),
    ("question", Column::Ask),
    ("questions", Column::Ask),
    ("interview question", Column::Ask),
    ("question text", Column::Ask),
    ("prompt", Column::Ask),
    ("front", Column::Ask),
    ("q", Column::Ask),
    ("also", Column::Also),
    ("alternative", Column::Also),
    ("alternatives", Column::Also),
    ("other wording", Column::Also),
    ("variant", Column::Also),
    ("follow-up", Column::FollowUps),
    ("follow-ups", Column::FollowUps),
    ("follow up", Column::FollowUps),
    ("follow ups", Column::FollowUps),
    ("follow_ups", Column::FollowUps),
    ("followup", Column::FollowUps),
    ("followups", Column::FollowUps),
    ("answer", Column::Hints),
    ("back", Column::Hints),
    ("notes", Column::Hints),
    ("hint", Column::Hints),
    ("key points", Column::Hints),
    ("sample answer", Column::Hints),
    ("competency", Column::Tags),
    ("competencies", Column::Tags),
    ("category", Column::Tags),
    ("topic", Column::Tags),
    ("theme", Column::Tags),
    ("tags", Column::Tags),
    ("skill", Column::Tags),
    ("area", Column::Tags),
    ("tip", Column::Hints),
    ("tips", Column::Hints),
    ("hints", Column::Hints),
    ("what to say", Column::Hints),
    ("type", Column::Tags),
    ("why they ask", Column::Known("probes")),
    ("what it tests", Column::Known("probes")),
    ("purpose", Column::Known("probes")),
    ("likelihood", Column::Known("likelihood")),
    ("probes", Column::Known("probes")),
];

/// What the columns of a table mean.
#[derive(Clone, Debug, Default)]
pub(super) struct Heads {
    questions: Vec<Option<Column>>,
    stories: Vec<Option<Field>>,
}

impl Heads {
    /// By the heads of a table; `columns` are the person's own words for some, as pairs of a key and a head. `None` if none of them
    /// means anything.
    pub(super) fn of(heads: &[String], columns: &[(String, String)]) -> Option<Self> {
        let meaning = |head: &String| {
            let head = head.trim();
            let own = columns
                .iter()
                .find(|(_, named)| named.eq_ignore_ascii_case(head))
                .map(|(key, _)| key.as_str());
            let name = own.unwrap_or(head).to_lowercase();
            let name = name.trim_end_matches(['?', ':', '*']).trim();
            HEADS.iter().find(|(known, _)| *known == name).map(|(_, column)| *column)
        };
        let found = Self {
            questions: heads.iter().map(meaning).collect(),
            stories: heads.iter().map(|head| field(head)).collect(),
        };
        (found.holds_questions() || found.holds_stories()).then_some(found)
    }

    /// The heads that mean nothing, named; `None` if each means something or is a number.
    pub(super) fn unused(&self, heads: &[String]) -> Option<String> {
        let numbers = ["#", "no", "no.", "nr", "id", "number"];
        let known = self
            .questions
            .iter()
            .zip(&self.stories)
            .map(|(column, field)| column.is_some() || field.is_some());
        let named = heads.iter().zip(known).filter(|(head, is_known)| {
            !is_known && !head.trim().is_empty() && !numbers.contains(&head.trim().to_lowercase().as_str())
        });
        let names: Vec<&str> = named.map(|(head, _)| head.trim()).collect();
        (!names.is_empty()).then(|| format!("columns {}", names.join(", ")))
    }

    fn holds_questions(&self) -> bool {
        self.questions.contains(&Some(Column::Ask))
    }

    pub(super) fn holds_stories(&self) -> bool {
        let parts = self.stories.iter().filter(|field| matches!(field, Some(Field::Of(_))));
        parts.count() >= 3
    }
}

/// The question of a row; `None` where its cell is empty.
pub(super) fn question_of_row(heads: &Heads, cells: &[String], line: usize) -> Option<ForeignQuestion> {
    let mut question = ForeignQuestion { line, ..ForeignQuestion::default() };
    for (column, whole) in heads.questions.iter().zip(cells) {
        // Lines part a cell; where there is but one, semicolons do.
        let separator = if whole.contains('\n') { '\n' } else { ';' };
        let pieces =
            || whole.split(separator).map(|piece| piece.trim().to_owned()).filter(|piece| !piece.is_empty());
        let cell = whole.trim();
        match column {
            Some(Column::Ask) if question.ask.is_empty() => {
                let (words, tags) = stripped(&cell.split_whitespace().collect::<Vec<_>>().join(" "));
                let mut wordings = wordings(&words).into_iter();
                question.ask = wordings.next().unwrap_or_default();
                question.also.extend(wordings);
                question.tags.extend(tags);
            }
            Some(Column::Also) => question.also.extend(pieces()),
            Some(Column::FollowUps) => question.follow_ups.extend(pieces()),
            Some(Column::Hints) => question
                .hints
                .extend(cell.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned)),
            Some(Column::Tags) => question.tags.extend(
                cell.split([',', ';', '|']).map(|tag| tag.trim().to_owned()).filter(|tag| !tag.is_empty()),
            ),
            Some(Column::Known(key)) if !cell.is_empty() => {
                let value = if *key == "probes" { cell.to_owned() } else { cell.to_lowercase() };
                question.known.insert(key, value);
            }
            _ => {}
        }
    }
    // A row that only parts the table says nothing beside its words.
    let says_more = cells.iter().filter(|cell| !cell.trim().is_empty()).count() > 1;
    let is_words = question.ask.chars().any(char::is_alphabetic)
        && (question.ask.starts_with(char::is_alphanumeric) || is_question(&question.ask));
    (!question.ask.is_empty() && is_words && (says_more || is_question(&question.ask))).then_some(question)
}

/// The story of a row; `None` where no part of it is written.
pub(super) fn story_of_row(heads: &Heads, cells: &[String], line: usize) -> Option<ForeignStory> {
    let mut story = ForeignStory { line, ..ForeignStory::default() };
    for (field, whole) in heads.stories.iter().zip(cells) {
        let cell = super::blocks::bare(whole);
        // Lines part a cell; where there is but one, other marks do.
        let marks: &[char] = if whole.contains('\n') { &['\n'] } else { &[',', ';', '|'] };
        let listed = || cell.split(marks).map(|one| one.trim().to_owned()).filter(|one| !one.is_empty());
        match field {
            _ if cell.is_empty() => {}
            Some(Field::Of(part)) => story.add(*part, &cell),
            Some(Field::Title) => story.title.clone_from(&cell),
            Some(Field::Headline) => story.headline = Some(cell.clone()),
            Some(Field::When) => story.when = month_in(&cell),
            Some(Field::Numbers) => story.numbers.extend(listed()),
            Some(Field::Tags) => story.tags.extend(listed()),
            Some(Field::BestFor) => story.best_for.extend(listed()),
            Some(Field::Pushback) => story.pushback.extend(sentences(&cell)),
            None => {}
        }
    }
    if story.title.is_empty() {
        let named = heads.stories.iter().zip(cells).find(|(field, _)| field.is_none());
        story.title = named.map_or_else(String::new, |(_, cell)| cell.trim().to_owned());
    }
    let told = [Part::Situation, Part::Action, Part::Result]
        .iter()
        .any(|part| !story.parts[*part as usize].is_empty());
    told.then_some(story).and_then(filled)
}

/// The separator that parts a text's first lines most evenly.
pub(super) fn separator(text: &str) -> u8 {
    let count = |separator: u8| -> usize {
        records(text, separator).take(5).map(|(record, _)| record.len()).min().unwrap_or(0)
    };
    [b'\t', b',', b';', b'|']
        .into_iter()
        .max_by_key(|separator| count(*separator))
        .filter(|separator| count(*separator) > 1)
        .unwrap_or(b',')
}

/// Whether a text without a telling name is a table: every line has the same number of tabs.
pub(super) fn is_likely(text: &str) -> bool {
    let mut tabs = text.lines().filter(|line| !line.is_empty()).map(|line| line.matches('\t').count());
    tabs.next().is_some_and(|first| first > 0 && tabs.all(|count| count == first))
}

/// Whether the heads are those of stories.
pub(super) fn holds_stories(text: &str, separator: u8) -> bool {
    let first = records(text, separator).next();
    first.and_then(|(record, _)| Heads::of(&cells(&record), &[])).is_some_and(|heads| heads.holds_stories())
}

/// Reads a table.
pub(super) fn read(text: &str, separator: u8, kind: Kind, columns: &[(String, String)]) -> Foreign {
    let mut found = Foreign::default();
    let mut records = records(text, separator).peekable();
    let heads = records.peek().and_then(|(record, _)| Heads::of(&cells(record), columns));
    if let Some((known, (record, line))) = heads.as_ref().zip(records.next_if(|_| heads.is_some()))
        && let Some(unused) = known.unused(&cells(&record))
    {
        found.leave(line, &unused, "no such column is known; --map says what one means");
    }
    for (record, line) in records {
        let cells = cells(&record);
        let heads = heads.clone().unwrap_or_else(|| headless(&cells));
        let taken = match kind {
            Kind::Stories => story_of_row(&heads, &cells, line).map(|story| found.stories.push(story)),
            Kind::Deck => {
                question_of_row(&heads, &cells, line).map(|question| found.questions.push(question))
            }
            Kind::Debrief => {
                question_of_row(&heads, &cells, line).map(|question| found.asked.push(question.ask))
            }
        };
        if taken.is_none() {
            found.leave(line, &cells.join(" | "), "no cell of the row could be used");
        }
    }
    found
}

/// A table without heads: the cell that asks is the question.
fn headless(cells: &[String]) -> Heads {
    let asks = cells.iter().position(|cell| is_question(cell));
    let questions = (0..cells.len()).map(|column| (Some(column) == asks).then_some(Column::Ask)).collect();
    Heads { questions, stories: vec![None; cells.len()] }
}

fn cells(record: &StringRecord) -> Vec<String> {
    // An apostrophe that kept a spreadsheet from taking the cell for a formula goes.
    let guarded =
        |cell: &&str| cell.strip_prefix('\'').is_some_and(|rest| rest.starts_with(['=', '+', '-', '@']));
    record.iter().map(|cell| if guarded(&cell) { cell[1..].to_owned() } else { cell.to_owned() }).collect()
}

/// The records of a text, each with its line; a torn quote ends in what could be read.
pub(super) fn records(text: &str, separator: u8) -> impl Iterator<Item = (StringRecord, usize)> {
    let reader = ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    reader.into_records().filter_map(Result::ok).map(|record| {
        let line = record.position().map_or(0, csv::Position::line);
        (record, usize::try_from(line).unwrap_or(usize::MAX))
    })
}
