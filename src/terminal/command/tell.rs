//! `tell`: one timed telling of a story, or of a question's answer.

use super::Status;
use crate::bank::length::Length;
use crate::bank::{Bank, Part, Question, Story};
use crate::error::{Error, Kind, Result};
use crate::practice::agenda::Card;
use crate::practice::grading::TELLING_SECONDS;
use crate::practice::review::{Item, Mode};
use crate::practice::tell::{Effect, Event, Telling, Told};
use crate::terminal::input::Key;
use crate::terminal::session::{self, Session};
use crate::terminal::{editor, sitting};
use crate::view::page::{Label, Line};
use crate::view::report::card;
use crate::view::words::clock;
use clap::Args;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};

const HELP: &str = "While you speak: space marks the step to the next part (one mark, at the action, is enough), p pauses, Enter ends.\n\n\
    Examples:\n  tell dc-exit\n  tell dc-exit --for strategy/cloud-placement\n  tell leadership-philosophy/style\n  tell dc-exit --short";

/// Arguments of `tell`.
#[derive(Args, Debug)]
#[command(after_help = HELP)]
pub struct Arguments {
    /// A story, or a question with one
    #[arg(value_name = "STORY_OR_QUESTION")]
    what: String,
    /// The question that it answers this time [default: one of its own, drawn]
    #[arg(long = "for", value_name = "QUESTION")]
    question: Option<String>,
    /// Headline and numbers only, in thirty seconds
    #[arg(long)]
    short: bool,
}

/// Seconds for the headline and the numbers alone.
const SHORT_SECONDS: u32 = 30;

/// How long a telling was, by the thresholds of `[check]`, which hold for telling as for writing.
fn length(session: &Session, seconds: u32) -> Length {
    Length::of(seconds, &session.reading().bank.settings().check)
}

pub(super) fn run(arguments: Arguments, session: &mut Session) -> Result<Status> {
    let reading = session.reading();
    let bank = &reading.bank;
    let mut dice = StdRng::seed_from_u64(session.world.seed());
    let (item, question) = what_to_tell(bank, &arguments, &mut dice)?;
    session.need_home()?;
    ask(session, bank, &item, question, arguments.short, &mut dice)?;
    let Some(told) = telling(session)? else {
        session.screen.note("Broken off: nothing is recorded.");
        return Ok(Status::Done);
    };
    verdict(session, &told, arguments.short)?;
    // The short form is the cue of a question: which story, its headline, its numbers.
    let graded_item = match (&item, question) {
        (Item::Story(_), Some(question)) if arguments.short => Item::Question(question.id.clone()),
        _ => item.clone(),
    };
    let outcome = sitting::grade_told(session, Card { item: graded_item, wording: 0, comeback: 0 }, told)?;
    session.screen.show(&card::summary(&outcome.graded, 0, session.screen.width()))?;
    if !outcome.graded.is_empty() {
        follow_up(session, question)?;
        back_to_the_file(session, &item)?;
    }
    Ok(Status::Done)
}

/// The item to be graded and the question that is asked.
fn what_to_tell<'a>(
    bank: &'a Bank,
    arguments: &Arguments,
    dice: &mut StdRng,
) -> Result<(Item, Option<&'a Question>)> {
    let named = match &arguments.question {
        Some(typed) => Some(session::question(bank, typed)?),
        None => None,
    };
    if let Ok(story) = session::story(bank, &arguments.what) {
        insist_on_parts(story)?;
        let own: Vec<&Question> = bank.questions_of(story);
        return Ok((Item::Story(story.id.clone()), named.or_else(|| own.choose(dice).copied())));
    }
    if bank.stories().is_empty() && bank.question(&arguments.what).is_none() {
        return Err(Error::data("there is no story to tell yet")
            .hint("jot \"one line\" keeps the first; story edit STORY writes it; then tell STORY"));
    }
    let question = match session::question(bank, &arguments.what) {
        Ok(question) => question,
        Err(_) => {
            return Err(session::story(bank, &arguments.what)
                .err()
                .unwrap_or_else(|| Error::bug("no story")));
        }
    };
    if let Some(story) = bank.ready_stories_for(question).next() {
        return Ok((Item::Story(story.id.clone()), Some(question)));
    }
    if bank.points(question).is_empty() {
        return Err(Error::data(format!("nothing is prepared for {}", question.id)).hint(format!(
            "suggest {0} says which story could fit; points {0} keeps points of yours",
            question.id
        )));
    }
    Ok((Item::Question(question.id.clone()), Some(question)))
}

fn insist_on_parts(story: &Story) -> Result<()> {
    if story.is_ready() {
        return Ok(());
    }
    Err(Error::data(format!("story `{}` is not ready to be told", story.id))
        .hint(format!("write it: story edit {}", story.id))
        .hint(format!("then mark it: story ready {}", story.id)))
}

fn ask(
    session: &Session,
    bank: &Bank,
    item: &Item,
    question: Option<&Question>,
    short: bool,
    dice: &mut StdRng,
) -> Result<()> {
    let mut page = session.page();
    let target =
        if short { "headline and numbers, thirty seconds" } else { "a minute and a half to two minutes" };
    page.paragraph(Label::Quiet, &format!("Tell it aloud: {target}"), 0);
    page.gap();
    match question {
        Some(question) => {
            let wordings: Vec<&str> = question.wordings().collect();
            let drawn = wordings[dice.random_range(0..wordings.len())];
            page.paragraph(Label::Title, drawn, 0);
        }
        None => page.paragraph(Label::Title, &crate::view::report::history::name(bank, item), 0),
    }
    page.gap();
    session.screen.show(&page)
}

/// Runs the clock; `None` if it was broken off.
pub(in crate::terminal) fn telling(session: &mut Session) -> Result<Option<Told>> {
    let mut telling = Telling::new(Mode::Tell, session.world.now());
    let mut prompt = session.prompt("Enter starts >");
    loop {
        let key = session.input.key(if session.input.is_person() { &prompt } else { "" })?;
        let event = match key {
            Key::Cancelled | Key::End | Key::Char('q') => return Ok(None),
            Key::Char(' ' | 'm') => Event::Mark,
            Key::Char('p') => Event::Pause,
            Key::Enter => Event::Stop,
            _ => continue,
        };
        let now = session.world.now();
        let mut effects = telling.handle(event, now);
        if effects.is_empty() && event == Event::Stop {
            effects = telling.handle(Event::Start, now);
        }
        for effect in effects {
            let said = match effect {
                Effect::Told(told) => return Ok(Some(told)),
                Effect::Started => {
                    prompt = session.prompt("space marks a part, p pauses, Enter ends >");
                    continue;
                }
                Effect::Marked { seconds } => format!("next part at {}", clock(seconds)),
                Effect::Paused => "paused; p goes on".to_owned(),
                Effect::Resumed => "goes on".to_owned(),
            };
            session.screen.show_lines(&[Line::of(Label::Quiet, said)])?;
        }
    }
}

/// The time against the target, and the setup's share if it was marked.
fn verdict(session: &Session, told: &Told, short: bool) -> Result<()> {
    let length = length(session, told.seconds);
    let said = match told.seconds {
        seconds if short && seconds <= SHORT_SECONDS => (Label::Good, "within thirty seconds"),
        _ if short => (Label::Caution, "over thirty seconds"),
        _ if length == Length::TooLong => (Label::Bad, "too long: after three minutes a panel is lost"),
        _ if length == Length::Long => (Label::Caution, "long: aim at two minutes"),
        seconds if seconds > TELLING_SECONDS => (Label::Caution, "a little over two minutes"),
        _ => (Label::Good, "within two minutes"),
    };
    let mut line = Line::of(said.0, format!("{}  {}", clock(told.seconds), said.1));
    let setup: u32 = told
        .parts
        .iter()
        .filter(|(part, _)| matches!(part, Part::Situation | Part::Task))
        .map(|(_, seconds)| seconds)
        .sum();
    if !told.parts.is_empty() && told.seconds > 0 {
        line = line.then(Label::Quiet, format!(" · setup {} %", 100 * setup / told.seconds));
    }
    session.screen.show_lines(&[line])
}

/// One pressing question more, answered aloud.
fn follow_up(session: &mut Session, question: Option<&Question>) -> Result<()> {
    let Some(asked) = question.and_then(|question| question.follow_ups.first()) else { return Ok(()) };
    if !session.input.is_person() {
        return Ok(());
    }
    let mut page = session.page();
    page.gap();
    page.hang(Line::of(Label::Heading, "And then they ask  "), Label::Title, asked, 2);
    session.screen.show(&page)?;
    match session.one_of("Aloud, then Enter", &[Key::Enter]) {
        Err(error) if error.kind() != Kind::Cancelled => Err(error),
        _ => Ok(()),
    }
}

/// After a telling that left something out, the story's file is one key away, at the part that was missed.
fn back_to_the_file(session: &mut Session, item: &Item) -> Result<()> {
    let last = session.history.reviews().last().cloned();
    let (Item::Story(id), Some(last)) = (item, last) else { return Ok(()) };
    let ran_long = length(session, last.review.seconds) > Length::Fine;
    if !session.input.is_person() || (last.review.missed.is_empty() && !ran_long) {
        return Ok(());
    }
    let reading = session.reading();
    let Some(story) = reading.bank.story(id.as_str()) else { return Ok(()) };
    let missed_part =
        Part::ALL.into_iter().find(|part| last.review.missed.iter().any(|word| word == part.word()));
    let written = missed_part.and_then(|part| story.parts[part as usize].as_ref());
    let line = written.and_then(|text| reading.sources.locate(text.place)).map(|(_, position)| position.line);
    let what = missed_part.map_or("story".to_owned(), |part| format!("story at its {}", part.word()));
    if session.one_of(&format!("e opens the {what}, Enter leaves it:"), &[Key::Enter, Key::Char('e')])?
        == Key::Char('e')
    {
        editor::open(session, &format!("stories/{id}.toml"), line)?;
        crate::terminal::after_saving::mistakes(session, &format!("stories/{id}.toml"))?;
    }
    Ok(())
}
