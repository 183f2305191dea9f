//! `gaps`: walks the uncovered likely questions, heaviest first.

use super::{Status, jot, link, points, story};
use crate::bank::coverage::coverage;
use crate::bank::suggest::Ranker;
use crate::bank::{Question, Story};
use crate::error::Result;
use crate::terminal::ask::choice_letter;
use crate::terminal::input::Key;
use crate::terminal::session::Session;
use crate::terminal::{gap_card, pick};
use crate::view::page::{Label, Line};
use crate::view::words::Count;
use std::collections::HashSet;

/// Suggestions offered by letter.
const OFFERED: usize = 3;

pub(super) fn run(session: &mut Session) -> Result<Status> {
    let mut seen: HashSet<String> = HashSet::new();
    if !session.input.is_person() {
        return list(session);
    }
    session.need_home()?;
    loop {
        let reading = session.reading();
        let covered = coverage(&reading.bank, None);
        let open = covered.gaps().count();
        let next = covered.gaps().find(|row| !seen.contains(row.question.id.as_str()));
        let Some(row) = next else {
            let said = if open == 0 {
                "Every likely question has a ready story.".to_owned()
            } else {
                format!("That was all. {} stay open.", Count(open, "likely question"))
            };
            session.screen.show_lines(&[Line::of(Label::Good, said)])?;
            return Ok(Status::Done);
        };
        seen.insert(row.question.id.to_string());
        if !walk(session, row.question, row.level.word(), open)? {
            return Ok(Status::Done);
        }
        let totals = coverage(&session.reading().bank, None).totals();
        session
            .screen
            .note(&format!("Likely questions answered: {} of {}.", totals.likely_answered, totals.likely));
    }
}

/// Without a person to ask: the gaps with what could fit.
fn list(session: &Session) -> Result<Status> {
    let reading = session.reading();
    let ranker = Ranker::new(&reading.bank);
    let mut page = session.page();
    for row in coverage(&reading.bank, None).gaps() {
        page.push(
            Line::of(Label::Strong, row.question.id.as_str())
                .then(Label::Quiet, format!("  {}", row.level.word())),
        );
        page.paragraph(Label::Plain, &row.question.ask, 2);
        let found = ranker.stories_for(row.question);
        let fitting: Vec<&str> = found.iter().take(OFFERED).map(|found| found.what.id.as_str()).collect();
        let said = if fitting.is_empty() {
            "none of your stories fits: this needs a new one".to_owned()
        } else {
            format!("perhaps: {}", fitting.join(", "))
        };
        page.paragraph(Label::Quiet, &said, 2);
    }
    session.screen.show(&page)?;
    Ok(Status::Done)
}

/// One gap; false if the person wants to stop.
fn walk(session: &mut Session, question: &Question, level: &str, open: usize) -> Result<bool> {
    let reading = session.reading();
    let found = Ranker::new(&reading.bank).stories_for(question);
    let offered: Vec<&Story> = found.iter().take(OFFERED).map(|found| found.what).collect();
    let mut page = session.page();
    page.push(Line::default());
    page.paragraph(Label::Quiet, &format!("{} open · {} · {level}", Count(open, "gap"), question.id), 0);
    page.gap();
    page.paragraph(Label::Title, &question.ask, 0);
    page.gap();
    for (position, suggestion) in found.iter().take(OFFERED).enumerate() {
        let draft = if suggestion.what.is_ready() { "" } else { "  (draft)" };
        let lead = Line::of(Label::Key, format!("  {}  ", choice_letter(position)));
        page.hang(lead, Label::Plain, &format!("{}{draft}", suggestion.what.title.value), 5);
        page.paragraph(Label::Quiet, &suggestion.reasons.join("; "), 5);
    }
    if offered.is_empty() {
        page.paragraph(Label::Caution, "None of your stories fits: this needs a new one.", 2);
    }
    let keys = [
        ("l", "another story"),
        ("w", "write a new one"),
        ("j", "jot a line"),
        ("n", "never did this"),
        ("x", "not for me"),
        ("?", "what they listen for"),
        ("q", "stop"),
        ("Enter", "later"),
    ];
    page.gap();
    page.hang(Line::default(), Label::Quiet, &keys.map(|(key, does)| format!("{key} {does}")).join(" · "), 0);
    session.screen.show(&page)?;
    answer(session, question, &offered)
}

fn answer(session: &mut Session, question: &Question, offered: &[&Story]) -> Result<bool> {
    let prompt = session.prompt(">");
    loop {
        match session.input.key(&prompt)? {
            Key::Enter => return Ok(true),
            Key::Cancelled | Key::End | Key::Char('q') => return Ok(false),
            Key::Char('?') => gap_card::listen_for(session, question)?,
            Key::Char('l') => {
                let reading = session.reading();
                if let Some(story) = pick::story(session, &reading.bank)? {
                    link::add(session, &format!("stories/{}.toml", story.id), question.id.as_str())?;
                }
                return Ok(true);
            }
            Key::Char('w') => {
                story::new(session, "", Some(question.id.as_str()))?;
                return Ok(true);
            }
            Key::Char('j') => {
                if let Some(line) = session.line("What happened, in one line?")? {
                    jot::keep(session, &line, Some(question))?;
                }
                return Ok(true);
            }
            Key::Char('n') => {
                gap_card::bridge(session, question)?;
                return Ok(true);
            }
            Key::Char('x') => {
                points::skip(session, question.id.as_str())?;
                return Ok(true);
            }
            Key::Char(letter) => {
                let picked = (0..offered.len()).find(|position| choice_letter(*position) == letter);
                if let Some(position) = picked {
                    link::add(
                        session,
                        &format!("stories/{}.toml", offered[position].id),
                        question.id.as_str(),
                    )?;
                    return Ok(true);
                }
            }
            _ => {}
        }
    }
}
