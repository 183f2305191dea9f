//! A gap: one likely question without a ready story. Never graded; a chance to mend it now. As the card of a sitting, or one
//! after another in the walk of `gaps`.

use super::{home, jot, keeping, linking, picking, points, writing};
use crate::bank::coverage::{Row, coverage, is_prepared};
use crate::bank::matcher::Matcher;
use crate::bank::{Bank, Kind, Question, QuestionId, Status, StoryId};
use crate::console::Console;
use crate::console::input::Key;
use crate::console::prompts::{choice_letter, choice_of};
use crate::desk::Desk;
use crate::error::Result;
use crate::practice::day::StudyDay;
use crate::text::Change;
use crate::view::page::{Label, Line, Page};
use crate::view::words::Count;
use std::collections::HashSet;

/// What the person did with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Went on, with or without changing something.
    GoOn,
    /// Wants to stop.
    Stop,
}

/// Suggestions offered by letter.
const OFFERED: usize = 3;

/// Shows one gap at the end of a sitting: every time while there are fewer ready stories than wanted, then once a week.
///
/// # Errors
/// If a file cannot be edited, or the terminal fails.
pub fn card(desk: &mut Desk, console: &mut Console) -> Result<()> {
    let bank = desk.bank();
    let Some(question) = todays_gap(bank, desk.today()).cloned() else { return Ok(()) };
    if bank.ready_count() >= bank.settings().story_floor && !desk.claim_week("gap") {
        return Ok(());
    }
    let mut page = console.screen.page();
    page.gap();
    page.paragraph(Label::Quiet, "And a gap, not graded: likely to be asked, and nothing prepared yet", 0);
    page.gap();
    page.paragraph(Label::Title, &question.ask, 0);
    page.gap();
    put_keys(&mut page, &question, false, 0);
    console.screen.show(&page)?;
    let offer = Offer { question, stories: vec![], draft: None, may_write: false };
    answer(desk, console, &offer).map(|_| ())
}

/// Walks the gaps, heaviest first, until the person has enough.
///
/// # Errors
/// If a file cannot be edited, or the terminal fails.
pub fn walk(desk: &mut Desk, console: &mut Console) -> Result<()> {
    home::need(desk, console)?;
    let mut seen: HashSet<String> = HashSet::new();
    loop {
        let covered = coverage(desk.bank(), None);
        let open = covered.gaps().count();
        let Some(row) = covered.gaps().find(|row| !seen.contains(row.question.id.as_str())) else {
            let said = if open == 0 {
                "Every likely question is answered.".to_owned()
            } else {
                format!("That was all. {} stay open.", Count(open, "likely question"))
            };
            return console.screen.show_lines(&[Line::of(Label::Good, said)]);
        };
        seen.insert(row.question.id.to_string());
        let offer = show_with_suggestions(desk.bank(), console, row, open)?;
        if answer(desk, console, &offer)? == Answer::Stop {
            return Ok(());
        }
        let totals = coverage(desk.bank(), None).totals();
        console
            .screen
            .note(&format!("Likely questions answered: {} of {}.", totals.likely_answered, totals.likely));
    }
}

/// A gap with what the person may do about it.
#[derive(Clone)]
struct Offer {
    question: Question,
    /// Stories offered by letter.
    stories: Vec<StoryId>,
    /// A draft that is linked to it and waits to be written.
    draft: Option<StoryId>,
    /// Whether a new one may be written at once.
    may_write: bool,
}

/// One gap of the walk, with the stories that could fit.
fn show_with_suggestions(bank: &Bank, console: &Console, row: &Row<'_>, open: usize) -> Result<Offer> {
    let found = Matcher::new(bank).suggested_stories(row.question, OFFERED);
    let mut page = console.screen.page();
    page.push(Line::default());
    let head = format!("{} open · {} · {}", Count(open, "gap"), row.question.id, row.level.word());
    page.paragraph(Label::Quiet, &head, 0);
    page.gap();
    page.paragraph(Label::Title, &row.question.ask, 0);
    page.gap();
    let draft = bank.stories_for(row.question).find(|story| story.status == Status::Draft);
    if let Some(draft) = draft {
        page.hang(
            Line::of(Label::Key, "  e  "),
            Label::Plain,
            &format!("Write your draft: {}", draft.title.value),
            5,
        );
    }
    for (position, suggestion) in found.iter().enumerate() {
        let draft = if suggestion.what.is_ready() { "" } else { "  (draft)" };
        let lead = Line::of(Label::Key, format!("  {}  ", choice_letter(position)));
        let perhaps = if suggestion.is_weak { "Perhaps: " } else { "" };
        page.hang(lead, Label::Plain, &format!("{perhaps}{}{draft}", suggestion.what.title.value), 5);
        page.paragraph(Label::Quiet, &suggestion.reasons.join("; "), 5);
    }
    if found.is_empty() && draft.is_none() && row.question.kind.takes_stories() {
        page.paragraph(
            Label::Caution,
            "Nothing speaks for any of your stories: this one is to be written.",
            2,
        );
    }
    page.gap();
    put_keys(&mut page, row.question, true, found.len());
    console.screen.show(&page)?;
    Ok(Offer {
        question: row.question.clone(),
        stories: found.iter().map(|one| one.what.id.clone()).collect(),
        draft: draft.map(|draft| draft.id.clone()),
        may_write: true,
    })
}

/// The keys that a gap takes. A statement is answered by points alone; `may_write` is where there is time to write, and to stop;
/// `offered` stories stand there.
fn put_keys(page: &mut Page, question: &Question, may_write: bool, offered: usize) {
    let takes_stories = question.kind.takes_stories();
    let none = if offered == 1 { "0 it does not fit" } else { "0 none of these fits" };
    let last = choice_letter(offered.saturating_sub(1));
    let link = if offered == 1 { "a it fits".to_owned() } else { format!("a-{last} it fits") };
    let all = [
        (link.as_str(), offered > 0),
        (none, offered > 0),
        ("p your points", takes_points(question)),
        ("l another story", takes_stories && may_write),
        ("w write a new one", takes_stories && may_write),
        ("j jot a line", takes_stories),
        ("l link a story", takes_stories && !may_write),
        ("n never did this", question.kind == Kind::Story),
        ("x not for me", true),
        ("? what they listen for", true),
        ("q stop", may_write),
        ("Enter later", true),
    ];
    page.dotted(Label::Quiet, all.into_iter().filter(|(_, shown)| *shown).map(|(key, _)| key));
}

fn takes_points(question: &Question) -> bool {
    matches!(question.kind, Kind::View | Kind::Statement)
}

/// One gap with what could fit it, and the keys to mend it.
///
/// # Errors
/// If a file cannot be edited, or the terminal fails.
pub fn look_at(desk: &mut Desk, console: &mut Console, id: &QuestionId) -> Result<()> {
    let covered = coverage(desk.bank(), None);
    let Some(row) = covered.rows.iter().find(|row| row.question.id == *id) else { return Ok(()) };
    let offer = show_with_suggestions(desk.bank(), console, row, covered.gaps().count())?;
    answer(desk, console, &offer).map(|_| ())
}

fn answer(desk: &mut Desk, console: &mut Console, offer: &Offer) -> Result<Answer> {
    let prompt = console.prompt(">");
    loop {
        match console.input.key(&prompt)? {
            Key::Enter => return Ok(Answer::GoOn),
            Key::Cancelled | Key::End | Key::Char('q') => return Ok(Answer::Stop),
            Key::Char('?') => {
                listen_for(console, &offer.question)?;
                show_keys(console, offer)?;
            }
            Key::Char('0') if !offer.stories.is_empty() => {
                linking::refuse(desk, console, &offer.stories, &offer.question.id)?;
                console.screen.note("Then it needs a story of its own.");
                let rest = Offer { stories: vec![], ..offer.clone() };
                show_keys(console, &rest)?;
                return answer(desk, console, &rest);
            }
            Key::Char('x')
                if !console.agrees("Leave it out of drills, coverage and plan from now on?")? =>
            {
                show_keys(console, offer)?;
            }
            Key::Char(letter) if mends(desk, console, offer, letter)? => return Ok(Answer::GoOn),
            _ => {
                console.screen.note("One of these, please:");
                show_keys(console, offer)?;
            }
        }
    }
}

/// What a letter does about a gap; false where it does nothing here.
fn mends(desk: &mut Desk, console: &mut Console, offer: &Offer, letter: char) -> Result<bool> {
    let question = &offer.question;
    let takes_stories = question.kind.takes_stories();
    match letter {
        'j' if takes_stories => {
            if let Some(line) = console.sentence("What happened, in one line?")? {
                jot::keep(desk, console, &line, Some(&question.id))?;
            }
        }
        'p' if takes_points(question) => points::ask_for(desk, console, question)?,
        'l' if takes_stories => {
            if let Some(story) = picking::story(desk.bank(), console)? {
                linking::link(desk, console, &story, std::slice::from_ref(&question.id))?;
            }
        }
        'w' if offer.may_write && takes_stories => writing::new(desk, console, "", Some(&question.id))?,
        'n' if question.kind == Kind::Story => bridge(desk, console, question)?,
        'x' => keeping::make(desk, console, &[Change::Skip { id: question.id.to_string(), at: None }])?,
        letter => match (&offer.draft, choice_of(letter, offer.stories.len())) {
            (Some(draft), _) if letter == 'e' => writing::edit(desk, console, draft, None)?,
            (_, Some(position)) => {
                linking::link(desk, console, &offer.stories[position], std::slice::from_ref(&question.id))?;
            }
            _ => return Ok(false),
        },
    }
    Ok(true)
}

/// The keys once more, where something was printed below them.
fn show_keys(console: &Console, offer: &Offer) -> Result<()> {
    let mut page = console.screen.page();
    put_keys(&mut page, &offer.question, offer.may_write, offer.stories.len());
    console.screen.show(&page)
}

/// A bridge: an honest answer to what was never lived.
fn bridge(desk: &mut Desk, console: &mut Console, question: &Question) -> Result<()> {
    let Some(closest) = console.sentence("\"I have not had to. The closest is …\" Go on:")? else {
        return Ok(());
    };
    // Some type the opening again.
    let lower = closest.to_lowercase();
    let openings = ["i have not had to. the closest is ", "the closest is "];
    let typed = openings.into_iter().find(|opening| lower.starts_with(opening));
    let rest = closest.get(typed.map_or(0, str::len)..).unwrap_or(&closest);
    points::add(desk, console, question, &[format!("I have not had to. The closest is {rest}")])
}

/// What interviewers listen for.
fn listen_for(console: &Console, question: &Question) -> Result<()> {
    let mut page = console.screen.page();
    for point in &question.strong {
        page.bullet(Label::Plain, point, 2);
    }
    if let Some(probes) = &question.probes {
        page.hang(Line::of(Label::Heading, "They probe  "), Label::Quiet, probes, 2);
    }
    console.screen.show(&page)
}

/// Another one each day among the heaviest gaps that have nothing at all, so that a sitting never nags with the same one.
fn todays_gap(bank: &Bank, today: StudyDay) -> Option<&Question> {
    let covered = coverage(bank, None);
    let gaps: Vec<&Row<'_>> = covered.gaps().filter(|row| !is_prepared(bank, row.question)).collect();
    let heaviest = gaps.first()?.weight;
    let equal = gaps.iter().filter(|row| row.weight == heaviest).count();
    gaps.get(today.number().unsigned_abs() as usize % equal).map(|row| row.question)
}
