//! The hour after an interview. Rough lines first, matched afterwards; each question without a story becomes a jot if wished.

use super::heard::Asked;
use super::interviews::{self, New, read_date};
use super::{heard, jot, keeping, points};
use crate::bank::coverage::is_answered;
use crate::bank::heard::{question_in, questions_like, stories_named, story_meant};
use crate::bank::matcher::search::Search;
use crate::bank::{InterviewId, Kind, Likelihood, Question, QuestionId, StoryId};
use crate::console::Console;
use crate::console::prompts::Choice;
use crate::desk::{Desk, lookup};
use crate::error::{Error, Result};
use crate::text::Change;
use crate::text::change::{INTERVIEWS, NoteList};
use crate::view::page::Label;
use crate::view::words::Count;

/// Questions and stories offered for a rough line.
const OFFERED: usize = 5;

/// Asks what was asked and told in an interview: the one that was named, or the last one that is not ahead.
///
/// # Errors
/// If there is none, there is nobody to ask, or a file cannot be edited.
pub fn run(desk: &mut Desk, console: &mut Console, typed: Option<&str>) -> Result<()> {
    let id = which(desk, typed)?;
    if !console.input.is_person() {
        return Err(Error::usage("a debrief asks and answers: it wants a terminal")
            .hint("or edit interviews.toml: `notes`, `asked`, `told` and `outcome`"));
    }
    let mut page = console.screen.page();
    page.paragraph(Label::Plain, "What was asked? One rough line each; Enter alone ends. For example:", 0);
    page.paragraph(Label::Quiet, "asked about vendor trouble, told dc-exit, went ok", 2);
    console.screen.show(&page)?;
    let mut lines = unmatched(desk, &id);
    if !lines.is_empty() {
        let noted = Count(lines.len(), "line");
        console
            .screen
            .note(&format!("{noted} noted before and not matched yet: they come after what you add now."));
    }
    let known = lines.len();
    while let Some(line) = console.sentence("  >")? {
        // Kept as it stands first: whatever comes of the matching, the line is not lost.
        note(desk, console, &id, NoteList::Notes, &line)?;
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    if lines.len() > known {
        let kept = Count(lines.len() - known, "line");
        console.screen.note(&format!("{kept} kept in {INTERVIEWS}.  (take it back: `undo`, line by line)"));
    }
    for line in &lines {
        match_line(desk, console, &id, line)?;
    }
    outcome(desk, console, &id)
}

/// The lines that a debrief which was broken off has left: of those that it noted, the ones whose question is not among those asked.
fn unmatched(desk: &Desk, id: &InterviewId) -> Vec<String> {
    let Some(interview) = desk.bank().interview(id.as_str()) else { return vec![] };
    let search = Search::new(desk.bank());
    let was_asked = |question: &Question| interview.asked.iter().any(|asked| asked.value == question.id);
    let is_open = |line: &&String| {
        let like = questions_like(&search, line, OFFERED);
        !like.is_empty() && !like.into_iter().any(was_asked)
    };
    interview.notes.iter().filter(is_open).cloned().collect()
}

fn which(desk: &Desk, typed: Option<&str>) -> Result<InterviewId> {
    if let Some(typed) = typed {
        return Ok(lookup::interview(desk.bank(), typed)?.id.clone());
    }
    let today = desk.date();
    let behind = desk.bank().interviews().iter().filter(|interview| interview.date <= today);
    let last = behind.max_by_key(|interview| interview.date);
    last.map(|interview| interview.id.clone()).ok_or_else(|| {
        Error::data("no interview is behind you yet")
            .hint("`interview list` shows them; name one: `interview debrief ID`")
    })
}

/// Which question a line means, which story was told; both are kept.
fn match_line(desk: &mut Desk, console: &mut Console, id: &InterviewId, line: &str) -> Result<()> {
    let search = Search::new(desk.bank());
    let offered: Vec<(QuestionId, String)> = questions_like(&search, line, OFFERED)
        .into_iter()
        .map(|question| (question.id.clone(), question.ask.clone()))
        .collect();
    let mut page = console.screen.page();
    page.gap();
    page.paragraph(Label::Strong, line, 0);
    console.screen.show(&page)?;
    let asks: Vec<&str> = offered.iter().map(|(_, ask)| ask.as_str()).collect();
    let question = "Which question was it? (letter, n = a new one, Enter = skip)";
    let asked = match console.choose(&asks, question, &['n'])? {
        Choice::Other(_) => {
            let (kind, likelihood) = (Kind::Story, Likelihood::High);
            let text = question_in(line);
            let text = console.sentence(&format!("In their words? (Enter = {text})"))?.unwrap_or(text);
            Some(heard::keep(desk, console, &Asked { text, kind, likelihood, tags: vec![] })?)
        }
        Choice::Picked(position) => offered.get(position).map(|(id, _)| id.clone()),
        Choice::Skipped => None,
    };
    let was_told = told(desk, console, id, line, asked.as_ref())?;
    if let Some(asked) = asked {
        note(desk, console, id, NoteList::Asked, asked.as_str())?;
        if !was_told {
            offer_jot(desk, console, &asked)?;
        }
    }
    Ok(())
}

/// Which story was told: the one that the line names, or else one that the person picks. Returns whether there was one.
fn told(
    desk: &mut Desk,
    console: &mut Console,
    id: &InterviewId,
    line: &str,
    asked: Option<&QuestionId>,
) -> Result<bool> {
    let named: Vec<StoryId> = stories_named(desk.bank(), line).iter().map(|story| story.id.clone()).collect();
    for story in &named {
        note(desk, console, id, NoteList::Told, story.as_str())?;
    }
    if !named.is_empty() {
        return Ok(true);
    }
    let offered = stories_to_offer(desk, line, asked);
    if offered.is_empty() {
        return Ok(false);
    }
    let titles: Vec<&str> = offered.iter().map(|(_, title)| title.as_str()).collect();
    let question = "Which story did you tell? (letter, Enter = none of these)";
    let Choice::Picked(position) = console.choose(&titles, question, &[])? else { return Ok(false) };
    let Some((story, _)) = offered.get(position) else { return Ok(false) };
    note(desk, console, id, NoteList::Told, story.as_str())?;
    Ok(true)
}

/// The story that the line means, and those that are ready for the question; ids and titles.
fn stories_to_offer(desk: &Desk, line: &str, asked: Option<&QuestionId>) -> Vec<(StoryId, String)> {
    let bank = desk.bank();
    let question = asked.and_then(|asked| bank.question(asked.as_str()));
    let ready = question.into_iter().flat_map(|question| bank.ready_stories_for(question));
    let mut offered: Vec<(StoryId, String)> = vec![];
    for story in story_meant(bank, line).into_iter().chain(ready) {
        if !offered.iter().any(|(known, _)| *known == story.id) {
            offered.push((story.id.clone(), story.title.value.clone()));
        }
    }
    offered.truncate(OFFERED);
    offered
}

/// A question that had no story deserves a line now.
fn offer_jot(desk: &mut Desk, console: &mut Console, id: &QuestionId) -> Result<()> {
    let Some(question) = desk.bank().question(id.as_str()) else { return Ok(()) };
    if is_answered(desk.bank(), question) {
        return Ok(());
    }
    if !question.kind.takes_stories() {
        let question = question.clone();
        console.screen.note("Nothing of yours is prepared for it yet.");
        return points::ask_for(desk, console, &question);
    }
    let asked =
        console.sentence("It had no ready story. What would you tell, in one line? (Enter = later)")?;
    if let Some(line) = asked {
        jot::keep(desk, console, &line, Some(id))?;
    }
    Ok(())
}

fn note(desk: &mut Desk, console: &mut Console, id: &InterviewId, list: NoteList, item: &str) -> Result<()> {
    let change = Change::Note { interview: id.clone(), list, item: item.to_owned(), at: None };
    let changes = [change];
    keeping::insist(console, "line", |console| keeping::make_quietly(desk, console, &changes)).map(|_| ())
}

/// How it ended, and the next round.
fn outcome(desk: &mut Desk, console: &mut Console, id: &InterviewId) -> Result<()> {
    let mut is_over = false;
    if let Some(outcome) = console.line("Outcome? (next round, offer, no; Enter = not known yet)")? {
        is_over = ends_it(&outcome);
        let change = Change::Outcome { interview: id.clone(), outcome: Some(outcome) };
        let changes = [change];
        keeping::insist(console, "outcome", |console| keeping::make_quietly(desk, console, &changes))?;
    }
    if is_over {
        return Ok(());
    }
    let today = desk.date();
    let next = console.value("Next round on? (a date, Enter = none)", |typed| read_date(typed, today))?;
    if let Some(date) = next {
        let before = desk.bank().interview(id.as_str());
        let company = before.and_then(|interview| interview.company.clone());
        let role = before.and_then(|interview| interview.role.clone());
        interviews::add(desk, console, date, &New { company, role, ..New::default() })?;
    }
    Ok(())
}

/// Whether an outcome leaves no next round to ask for.
fn ends_it(outcome: &str) -> bool {
    let outcome = outcome.to_lowercase();
    let mut words = outcome.split(|c: char| !c.is_alphanumeric());
    match words.next() {
        Some("no") => words.next().is_none(),
        first => first.is_some_and(|first| ["offer", "rejected", "declined", "hired"].contains(&first)),
    }
}
