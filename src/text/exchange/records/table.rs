//! Rows of a table, of a spreadsheet's export or within a Markdown text: which column means what is told by its head.

use super::column::{Column, column};
use crate::bank::Part;
use crate::text::exchange::foreign::{Foreign, ForeignQuestion, ForeignStory, Holding};
use crate::text::exchange::unfilled::filled;
use crate::text::exchange::words::around::{stripped, wordings};
use crate::text::exchange::words::emphasis::bare;
use crate::text::exchange::words::label::{Field, field, month_in};
use crate::text::exchange::words::phrase::{asks_at_last, is_question, is_task};
use crate::text::exchange::words::section::add_note;
use csv::{ReaderBuilder, StringRecord};

/// What the columns of a table mean.
#[derive(Clone, Debug, Default)]
pub(crate) struct Heads {
    questions: Vec<Option<Column>>,
    stories: Vec<Option<Field>>,
}

impl Heads {
    /// By the heads of a table; `columns` are the person's own words for some, as pairs of a key and a head. `None` if none of them
    /// means anything.
    pub(crate) fn of(heads: &[String], columns: &[(String, String)]) -> Option<Self> {
        let meaning = |head: &String| {
            let head = head.trim();
            let own = columns
                .iter()
                .find(|(_, named)| named.eq_ignore_ascii_case(head))
                .map(|(key, _)| key.as_str());
            column(own.unwrap_or(head))
        };
        let mut questions: Vec<Option<Column>> = heads.iter().map(meaning).collect();
        if !questions.contains(&Some(Column::Ask)) {
            let scene = heads.iter().position(|head| head.trim().eq_ignore_ascii_case("scenario"));
            scene.into_iter().for_each(|at| questions[at] = Some(Column::Ask));
        }
        // Beside a question, what else a table of two columns says is how to answer it.
        let others: Vec<usize> = (0..heads.len()).filter(|at| !is_number(&heads[*at])).collect();
        if let [ask, other] = others[..]
            && questions[ask] == Some(Column::Ask)
        {
            questions[other].get_or_insert(Column::Hints);
        }
        let found = Self { questions, stories: heads.iter().map(|head| field(head)).collect() };
        (found.holds_questions() || found.holds_stories()).then_some(found)
    }

    /// The heads that mean nothing of questions, or of stories, named; `None` if each means something or is a number.
    pub(crate) fn unused(&self, heads: &[String], of_stories: bool) -> Option<String> {
        let title = self.title_column();
        let known = |at: usize| match of_stories {
            true => self.stories[at].is_some() || title == Some(at),
            false => self.questions[at].is_some(),
        };
        let named = heads
            .iter()
            .enumerate()
            .take(self.questions.len())
            .filter(|(at, head)| !known(*at) && !head.trim().is_empty() && !is_number(head));
        let names: Vec<&str> = named.map(|(_, head)| head.trim()).collect();
        (!names.is_empty()).then(|| format!("columns {}", names.join(", ")))
    }

    /// The column that names a story where none says so: the first that means nothing else.
    fn title_column(&self) -> Option<usize> {
        let is_named = self.stories.contains(&Some(Field::Title));
        self.stories.iter().position(Option::is_none).filter(|_| !is_named)
    }

    /// Whether a row is empty but for a name that a program gave it, and for columns that mean nothing.
    fn has_nothing(&self, cells: &[String]) -> bool {
        let mut known = self.stories.iter().zip(cells).filter(|(field, _)| field.is_some());
        let title = self.title_column().and_then(|column| cells.get(column)).map_or("", |cell| cell.trim());
        known.all(|(_, cell)| cell.trim().is_empty()) && ["", "Untitled"].contains(&title)
    }

    fn holds_questions(&self) -> bool {
        self.questions.contains(&Some(Column::Ask))
    }

    pub(crate) fn holds_stories(&self) -> bool {
        let parts = self.stories.iter().filter(|field| field.and_then(Field::part).is_some());
        parts.count() >= 3
    }
}

/// Whether a column counts the rows.
fn is_number(head: &str) -> bool {
    ["#", "no", "no.", "nr", "nr.", "id", "number"].contains(&head.trim().to_lowercase().as_str())
}

/// The question of a row; `None` where its cell is empty.
pub(crate) fn question_of_row(heads: &Heads, cells: &[String], line: usize) -> Option<ForeignQuestion> {
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
            Some(Column::Weak) => question.weak.extend(pieces()),
            Some(Column::Notes) => cell.lines().for_each(|line| add_note(&mut question, line)),
            Some(Column::Hints) => question
                .hints
                .extend(cell.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned)),
            Some(Column::Tags) => question.tags.extend(
                cell.split([',', ';', '|']).map(|tag| tag.trim().to_owned()).filter(|tag| !tag.is_empty()),
            ),
            Some(Column::Words) => question.tags.extend(cell.split_whitespace().map(str::to_owned)),
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
pub(crate) fn story_of_row(heads: &Heads, cells: &[String], line: usize) -> Option<ForeignStory> {
    let mut story = ForeignStory { line, ..ForeignStory::default() };
    let has_situation = heads.stories.contains(&Some(Field::Of(Part::Situation)));
    for (field, whole) in heads.stories.iter().zip(cells) {
        let cell = bare(whole);
        // Lines part a cell; where there is but one, other marks do.
        let marks: &[char] = if whole.contains('\n') { &['\n'] } else { &[',', ';', '|'] };
        let listed = || cell.split(marks).map(|one| one.trim().to_owned()).filter(|one| !one.is_empty());
        match field.map(|field| field.part_beside(has_situation)) {
            None | Some(Field::Challenge) => {}
            _ if cell.is_empty() => {}
            Some(Field::Of(part)) => story.add(part, &cell),
            Some(Field::Title) => story.title.clone_from(&cell),
            Some(Field::Headline) => story.headline = Some(cell.clone()),
            Some(Field::When) => story.when = month_in(&cell),
            Some(Field::Numbers) => story.numbers.extend(listed()),
            Some(Field::Tags) => story.tags.extend(listed()),
            Some(Field::BestFor) => story.best_for.extend(listed()),
            Some(Field::Pushback) => story.press(&cell),
        }
    }
    if let Some(cell) = heads.title_column().and_then(|column| cells.get(column)) {
        story.title = cell.trim().to_owned();
    }
    let told = [Part::Situation, Part::Action, Part::Result]
        .iter()
        .any(|part| !story.parts[*part as usize].is_empty());
    told.then_some(story).and_then(filled)
}

/// The separator that parts a text's first lines most evenly.
pub(crate) fn separator(text: &str) -> u8 {
    let count = |separator: u8| -> usize {
        records(text, separator).take(5).map(|(record, _)| record.len()).min().unwrap_or(0)
    };
    [b'\t', b',', b';', b'|']
        .into_iter()
        .max_by_key(|separator| count(*separator))
        .filter(|separator| count(*separator) > 1)
        .unwrap_or(b',')
}

/// Whether a text without a telling name is a table: every line has the same number of tabs, or every record as many semicolons, as
/// Anki's older exports have them.
pub(crate) fn is_likely(text: &str) -> bool {
    const ENOUGH: usize = 3;
    let mut tabs = text.lines().filter(|line| !line.is_empty()).map(|line| line.matches('\t').count());
    let has_tabs = tabs.next().is_some_and(|first| first > 0 && tabs.all(|count| count == first));
    let mut fields = records(text, b';').map(|(record, _)| record.len());
    let first = fields.next().unwrap_or_default();
    let others = fields.try_fold(0, |count, fields| (fields == first).then_some(count + 1));
    has_tabs || first > 1 && others.is_some_and(|others| others + 1 >= ENOUGH)
}

/// Whether the heads are those of stories.
pub(crate) fn holds_stories(text: &str, separator: u8) -> bool {
    let first = records(text, separator).next();
    first.and_then(|(record, _)| Heads::of(&cells(&record), &[])).is_some_and(|heads| heads.holds_stories())
}

/// Reads a table.
pub(crate) fn read(text: &str, separator: u8, kind: Holding, columns: &[(String, String)]) -> Foreign {
    const UNKNOWN: &str = "no such column is known; --map says what one means";
    let mut found = Foreign::default();
    let mut rows: Vec<(Vec<String>, usize)> =
        records(text, separator).map(|(record, line)| (cells(&record), line)).collect();
    let heads = match rows.first().and_then(|(first, _)| Heads::of(first, columns)) {
        Some(heads) => {
            let (first, line) = rows.remove(0);
            let is_of_stories = kind == Holding::Stories;
            if let Some(unused) = heads.unused(&first, is_of_stories) {
                found.leave(line, &unused, if is_of_stories { "no such column is known" } else { UNKNOWN });
            }
            Some(heads)
        }
        None => headless(&rows),
    };
    for (cells, line) in rows {
        let by_row = || asking_cell(&cells);
        let heads = heads.as_ref().map_or_else(by_row, Heads::clone);
        let taken = match kind {
            Holding::Stories => story_of_row(&heads, &cells, line).map(|story| found.stories.push(story)),
            Holding::Deck => {
                question_of_row(&heads, &cells, line).map(|question| found.questions.push(question))
            }
            Holding::Debrief => {
                question_of_row(&heads, &cells, line).map(|question| found.asked.push(question.ask))
            }
        };
        if taken.is_none() && !(kind == Holding::Stories && heads.has_nothing(&cells)) {
            found.leave(line, &cells.join(" | "), "no cell of the row could be used");
        }
    }
    if kind == Holding::Deck {
        leave_announcements(&mut found);
    }
    found
}

/// Leaves rows that say something and nothing else, where nearly all ask.
fn leave_announcements(found: &mut Foreign) {
    let asks = |question: &ForeignQuestion| {
        is_question(&question.ask) || asks_at_last(&question.ask) || is_task(&question.ask)
    };
    let asking = found.questions.iter().filter(|question| asks(question)).count();
    if asking * 10 < found.questions.len() * 9 {
        return;
    }
    let says = |question: &ForeignQuestion| {
        let is_alone = question.hints.is_empty() && question.tags.is_empty() && question.known.is_empty();
        is_alone && !asks(question) && question.ask.ends_with(['.', '!'])
    };
    let (said, asked): (Vec<_>, Vec<_>) = std::mem::take(&mut found.questions).into_iter().partition(says);
    found.questions = asked;
    said.iter().for_each(|question| found.leave(question.line, &question.ask, "it asks nothing"));
}

/// A row of a table without heads: the cell that asks is the question.
fn asking_cell(cells: &[String]) -> Heads {
    let asks = cells.iter().position(|cell| is_question(cell));
    let questions = (0..cells.len()).map(|column| (Some(column) == asks).then_some(Column::Ask)).collect();
    Heads { questions, stories: vec![None; cells.len()] }
}

/// Cards without heads: a front that asks in every third row at least, backs, and tags where all that stands last is short words.
fn headless(rows: &[(Vec<String>, usize)]) -> Option<Heads> {
    let width = rows.first()?.0.len();
    let asking = rows.iter().filter(|(cells, _)| cells.first().is_some_and(|cell| is_question(cell))).count();
    let is_even = rows.iter().all(|(cells, _)| cells.len() == width);
    (width > 1 && is_even && asking * 3 >= rows.len()).then_some(())?;
    let is_word = |word: &str| {
        word.chars().count() <= 30 && word.chars().all(|c| c.is_alphanumeric() || "-_:".contains(c))
    };
    let are_tags = |cell: &str| cell.split_whitespace().count() <= 4 && cell.split_whitespace().all(is_word);
    let last_are_tags = width > 2 && rows.iter().all(|(cells, _)| are_tags(&cells[width - 1]));
    let column = |column: usize| match column {
        0 => Column::Ask,
        last if last + 1 == width && last_are_tags => Column::Words,
        _ => Column::Hints,
    };
    Some(Heads { questions: (0..width).map(|at| Some(column(at))).collect(), stories: vec![None; width] })
}

fn cells(record: &StringRecord) -> Vec<String> {
    // An apostrophe that kept a spreadsheet from taking the cell for a formula goes.
    let guarded =
        |cell: &&str| cell.strip_prefix('\'').is_some_and(|rest| rest.starts_with(['=', '+', '-', '@']));
    record.iter().map(|cell| if guarded(&cell) { cell[1..].to_owned() } else { cell.to_owned() }).collect()
}

/// The records of a text, each with its line; a torn quote ends in what could be read.
pub(crate) fn records(text: &str, separator: u8) -> impl Iterator<Item = (StringRecord, usize)> {
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
