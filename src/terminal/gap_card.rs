//! The gap card that opens a sitting: one likely question without a story. Never graded; a chance to mend it now.

use super::input::Key;
use super::session::Session;
use super::{command, pick};
use crate::bank::coverage::{Row, coverage};
use crate::bank::{Bank, Kind, Question};
use crate::error::Result;
use crate::practice::day::StudyDay;
use crate::view::page::{Label, Line};

/// What the person did with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// Went on, with or without changing something.
    GoOn,
    /// Wants to stop.
    Stop,
}

/// Shows one gap while there are fewer ready stories than wanted.
///
/// # Errors
/// If a file cannot be edited, or the terminal fails.
pub(super) fn show(session: &mut Session) -> Result<Answer> {
    let reading = session.reading();
    if reading.bank.ready_count() >= reading.bank.settings().story_floor || session.home().is_none() {
        return Ok(Answer::GoOn);
    }
    let Some(question) = todays_gap(&reading.bank, session.today()) else { return Ok(Answer::GoOn) };
    let mut page = session.page();
    page.gap();
    page.paragraph(Label::Quiet, "First a gap, not graded: likely to be asked, and nothing prepared yet", 0);
    page.gap();
    page.paragraph(Label::Title, &question.ask, 0);
    page.gap();
    let mut keys =
        vec!["j jot a line", "l link a story", "n never did this", "x not for me", "? what they listen for"];
    if question.kind == Kind::View {
        keys.insert(0, "p your points");
    }
    keys.push("Enter later");
    page.paragraph(Label::Quiet, &keys.join(" · "), 0);
    session.screen.show(&page)?;
    answer(session, &reading.bank, question)
}

fn answer(session: &mut Session, bank: &Bank, question: &Question) -> Result<Answer> {
    let prompt = session.prompt(">");
    loop {
        match session.input.key(&prompt)? {
            Key::Enter => return Ok(Answer::GoOn),
            Key::Cancelled | Key::End | Key::Char('q') => return Ok(Answer::Stop),
            Key::Char('?') => listen_for(session, question)?,
            Key::Char('j') => {
                if let Some(line) = session.line("What happened, in one line?")? {
                    command::jot::keep(session, &line, Some(question))?;
                }
                return Ok(Answer::GoOn);
            }
            Key::Char('p') if question.kind == Kind::View => {
                command::points::ask_for(session, question)?;
                return Ok(Answer::GoOn);
            }
            Key::Char('l') => {
                if let Some(story) = pick::story(session, bank)? {
                    command::link::add(session, &format!("stories/{}.toml", story.id), question.id.as_str())?;
                }
                return Ok(Answer::GoOn);
            }
            Key::Char('n') => {
                bridge(session, question)?;
                return Ok(Answer::GoOn);
            }
            Key::Char('x') => {
                command::points::skip(session, question.id.as_str())?;
                return Ok(Answer::GoOn);
            }
            _ => {}
        }
    }
}

/// A bridge: an honest answer to what was never lived.
pub(super) fn bridge(session: &mut Session, question: &Question) -> Result<()> {
    let closest = session.line("\"I have not had to. The closest is …\" Go on:")?;
    if let Some(closest) = closest {
        // Some type the opening again.
        let lower = closest.to_lowercase();
        let skip = ["i have not had to. the closest is ", "the closest is "]
            .into_iter()
            .find(|opening| lower.starts_with(opening));
        let rest = closest.get(skip.map_or(0, str::len)..).unwrap_or(&closest);
        let point = format!("I have not had to. The closest is {rest}");
        command::points::add(session, question, &point)?;
    }
    Ok(())
}

/// What interviewers listen for.
pub(super) fn listen_for(session: &mut Session, question: &Question) -> Result<()> {
    let mut page = session.page();
    for point in &question.strong {
        page.bullet(Label::Plain, point, 2);
    }
    if let Some(probes) = &question.probes {
        page.hang(Line::of(Label::Heading, "They probe  "), Label::Quiet, probes, 2);
    }
    session.screen.show(&page)
}

/// Another one each day among the heaviest gaps that have nothing at all, so that a sitting never nags with the same one.
fn todays_gap(bank: &Bank, today: StudyDay) -> Option<&Question> {
    let covered = coverage(bank, None);
    let gaps: Vec<&Row<'_>> = covered.gaps().filter(|row| !row.level.is_prepared()).collect();
    let heaviest = gaps.first()?.weight;
    let equal = gaps.iter().filter(|row| row.weight == heaviest).count();
    let turn = today.minus(StudyDay::from_date(jiff::civil::date(2020, 1, 1))).unsigned_abs() as usize;
    gaps.get(turn % equal).map(|row| row.question)
}
