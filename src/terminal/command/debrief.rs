//! `interview debrief`: the hour after. Rough lines first, matched afterwards; each question without a story becomes a jot if
//! wished.

use super::interview::{self, New};
use super::{jot, question};
use crate::bank::coverage::level;
use crate::bank::heard::{question_in, questions_like, stories_named, story_meant};
use crate::bank::{Question, Story};
use crate::error::{Error, Result};
use crate::terminal::ask::choice_letter;
use crate::terminal::input::Key;
use crate::terminal::pick::choices;
use crate::terminal::session::{self, Session};
use crate::text::INTERVIEW_KEYS;
use crate::text::date::parse_date;
use crate::text::edit::{Target, add_to_list, set};
use crate::view::page::Label;
use crate::view::words::Count;

const FILE: &str = "interviews.toml";
/// Questions offered for a rough line.
const OFFERED: usize = 5;

pub(super) fn run(session: &mut Session, typed: Option<&str>) -> Result<()> {
    let id = which(session, typed)?;
    if !session.input.is_person() {
        return Err(Error::usage("a debrief asks and answers: it wants a terminal")
            .hint("or edit interviews.toml: `notes`, `asked`, `told` and `outcome`"));
    }
    let mut page = session.page();
    page.paragraph(Label::Plain, "What was asked? One rough line each; Enter alone ends. For example:", 0);
    page.paragraph(Label::Quiet, "asked about vendor trouble, told dc-exit, went ok", 2);
    session.screen.show(&page)?;
    let mut lines = vec![];
    while let Some(line) = session.line("  >")? {
        // Kept as it stands first: whatever comes of the matching, the line is not lost.
        add(session, &id, "notes", &line)?;
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    if !lines.is_empty() {
        let kept = Count(lines.len(), "line");
        session.screen.note(&format!("{kept} kept in {FILE}.  (take it back: interview edit {id})"));
    }
    for line in &lines {
        match_line(session, &id, line)?;
    }
    outcome(session, &id)
}

/// The interview that was named, or the last one that is not ahead.
fn which(session: &Session, typed: Option<&str>) -> Result<String> {
    let reading = session.reading();
    if let Some(typed) = typed {
        return Ok(session::interview(&reading.bank, typed)?.id.clone());
    }
    let today = session.date();
    let behind = reading.bank.interviews().iter().filter(|interview| interview.date <= today);
    let last = behind.max_by_key(|interview| interview.date);
    last.map(|interview| interview.id.clone()).ok_or_else(|| {
        Error::data("no interview is behind you yet")
            .hint("interview list shows them; name one: interview debrief ID")
    })
}

/// Which question a line means, which story was told; both are kept.
fn match_line(session: &mut Session, id: &str, line: &str) -> Result<()> {
    let reading = session.reading();
    let bank = &reading.bank;
    let offered = questions_like(bank, line, OFFERED);
    let mut page = session.page();
    page.gap();
    page.paragraph(Label::Strong, line, 0);
    session.screen.show(&page)?;
    let asks: Vec<&str> = offered.iter().map(|question| question.ask.as_str()).collect();
    let question = "Which question was it? (letter, n = a new one, Enter = skip)";
    let asked = match choose(session, &asks, question, &[Key::Char('n')])? {
        Key::Char('n') => Some(question::keep(session, &question_in(line), &[])?),
        Key::Char(letter) => chosen(&offered, letter).map(|question| question.id.to_string()),
        _ => None,
    };
    let was_told = told(session, id, line, asked.as_deref())?;
    if let Some(asked) = asked {
        add(session, id, "asked", &asked)?;
        if !was_told {
            offer_jot(session, &asked)?;
        }
    }
    Ok(())
}

/// Which story was told: the one that the line names, or else one that the person picks. Returns whether there was one.
fn told(session: &mut Session, id: &str, line: &str, asked: Option<&str>) -> Result<bool> {
    let reading = session.reading();
    let bank = &reading.bank;
    let named = stories_named(bank, line);
    for story in &named {
        add(session, id, "told", story.id.as_str())?;
    }
    if !named.is_empty() {
        return Ok(true);
    }
    let mut offered: Vec<&Story> = story_meant(bank, line).into_iter().collect();
    let question = asked.and_then(|asked| bank.question(asked));
    for story in question.into_iter().flat_map(|question| bank.ready_stories_for(question)) {
        if !offered.iter().any(|known| known.id == story.id) {
            offered.push(story);
        }
    }
    offered.truncate(OFFERED);
    if offered.is_empty() {
        return Ok(false);
    }
    let titles: Vec<&str> = offered.iter().map(|story| story.title.value.as_str()).collect();
    let Key::Char(letter) =
        choose(session, &titles, "Which story did you tell? (letter, Enter = none of these)", &[])?
    else {
        return Ok(false);
    };
    let story = chosen(&offered, letter);
    if let Some(story) = story {
        add(session, id, "told", story.id.as_str())?;
    }
    Ok(story.is_some())
}

/// Shows some texts by letter and waits for one of the letters, Enter, or one of `more`.
fn choose(session: &mut Session, texts: &[&str], question: &str, more: &[Key]) -> Result<Key> {
    let mut page = session.page();
    choices(texts.iter().copied(), &mut page);
    session.screen.show(&page)?;
    let mut keys: Vec<Key> = (0..texts.len()).map(|position| Key::Char(choice_letter(position))).collect();
    keys.extend_from_slice(more);
    keys.push(Key::Enter);
    session.one_of(question, &keys)
}

/// What stands at a letter.
fn chosen<'a, T>(offered: &[&'a T], letter: char) -> Option<&'a T> {
    let position = (0..offered.len()).find(|position| choice_letter(*position) == letter)?;
    offered.get(position).copied()
}

/// A question that had no story deserves a line now.
fn offer_jot(session: &mut Session, id: &str) -> Result<()> {
    let reading = session.reading();
    let Some(question): Option<&Question> = reading.bank.question(id) else { return Ok(()) };
    if !level(&reading.bank, question).is_answered()
        && let Some(line) =
            session.line("It had no ready story. What would you tell, in one line? (Enter = later)")?
    {
        jot::keep(session, &line, Some(question))?;
    }
    Ok(())
}

fn add(session: &mut Session, id: &str, key: &str, item: &str) -> Result<()> {
    let position = position_of(session, id)?;
    let target = Target::Entry { array: "interview", position };
    session.edit(FILE, |text| add_to_list(text, target, key, item, INTERVIEW_KEYS)).map(|_| ())
}

/// Where the interview stands among the entries of the file, entries that could not be read included.
fn position_of(session: &mut Session, id: &str) -> Result<usize> {
    let text = session.need_home()?.read_text(FILE)?;
    let table: toml::Table =
        text.parse().map_err(|cause| Error::data(format!("cannot edit {FILE}")).because(cause))?;
    let entries = table.get("interview").and_then(toml::Value::as_array).cloned().unwrap_or_default();
    let is_it = |entry: &toml::Value| entry.get("id").and_then(toml::Value::as_str) == Some(id);
    entries
        .iter()
        .position(is_it)
        .ok_or_else(|| Error::data(format!("there is no interview `{id}` in {FILE}")))
}

/// How it ended, and the next round.
fn outcome(session: &mut Session, id: &str) -> Result<()> {
    if let Some(outcome) = session.line("Outcome? (next round, offer, no; Enter = not known yet)")? {
        let position = position_of(session, id)?;
        let target = Target::Entry { array: "interview", position };
        session.edit(FILE, |text| set(text, target, "outcome", outcome.into(), INTERVIEW_KEYS).map(Some))?;
    }
    while let Some(typed) = session.line("Next round on? (a date, Enter = none)")? {
        let Some(date) = parse_date(&typed, session.date()) else {
            session.screen.note_error(&interview::not_a_date(&typed));
            continue;
        };
        let reading = session.reading();
        let before = reading.bank.interview(id);
        let company = before.and_then(|interview| interview.company.clone());
        let role = before.and_then(|interview| interview.role.clone());
        interview::add(session, date, &New { company, role, ..New::default() })?;
        break;
    }
    Ok(())
}
