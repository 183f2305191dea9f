//! `mock`: a whole interview, with a clock and no hints.

use super::Status;
use crate::bank::coverage::level;
use crate::bank::{Bank, Story};
use crate::error::{Error, Kind, Result};
use crate::practice::mock::{Asked, Tick, draw};
use crate::practice::mocking::{Effect, Event, Mocking, Plan, Stage};
use crate::practice::review::{Entry, Item, Mocked, What};
use crate::terminal::ask::choice_letter;
use crate::terminal::input::{Key, Typed};
use crate::terminal::pick::choices;
use crate::terminal::session::Session;
use crate::view::page::{Label, Line};
use crate::view::report::scorecard::{self, Answered};
use crate::view::words::clock;
use clap::Args;
use std::collections::{BTreeMap, HashMap, VecDeque};
use uuid::Uuid;

const HELP: &str = "The panel asks, presses once, and interrupts once. Nothing is shown that would help. Afterwards you say what each\n\
    answer had; the scorecard follows at the end. The same --seed draws the same interview.\n\n\
    Examples:\n  mock\n  mock --interview acme --questions 8\n  mock --seed 7";

/// Arguments of `mock`.
#[derive(Args, Debug)]
#[command(after_help = HELP)]
pub struct Arguments {
    /// Rehearse this interview [default: the next]
    #[arg(long, value_name = "INTERVIEW")]
    interview: Option<String>,
    /// Questions
    #[arg(long, default_value_t = 6, value_name = "N", value_parser = super::find::at_least_one)]
    questions: usize,
    /// Stop asking after so many minutes
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=240))]
    minutes: Option<u32>,
    /// Draw this interview again
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
}

pub(super) fn run(arguments: Arguments, session: &mut Session) -> Result<Status> {
    let reading = session.reading();
    let bank = &reading.bank;
    let interview = session.interview_or_next(bank, arguments.interview.as_deref())?;
    let seed = arguments.seed.unwrap_or_else(|| session.world.seed());
    let asked = draw(bank, &session.history, interview, session.today(), arguments.questions, seed);
    if asked.is_empty() {
        return Err(Error::data("there is no question to ask")
            .hint("deck list shows the decks; `skip` may leave them out"));
    }
    session.need_home()?;
    let limit_seconds = arguments.minutes.map_or(u32::MAX, |minutes| minutes * 60);
    open(session, asked.len(), seed)?;
    let (answered, entries) = interview_of(session, bank, &asked, limit_seconds)?;
    if answered.is_empty() {
        session.screen.note("Broken off before the first answer: nothing is recorded.");
        return Ok(Status::Done);
    }
    session.screen.show(&scorecard::text(bank, &answered, session.screen.width()))?;
    let mut scores = scorecard::scores(&answered);
    rate(session, &mut scores)?;
    let at = session.world.now();
    let mocked = Mocked { interview: interview.map(|interview| interview.id.clone()), seed, scores, entries };
    let entry = Entry { id: session.world.entry_id(at), at, what: What::Mocked(mocked) };
    session.record(&entry)?;
    Ok(Status::Done)
}

fn open(session: &Session, count: usize, seed: u64) -> Result<()> {
    let mut page = session.page();
    page.paragraph(
        Label::Plain,
        &format!("{count} questions. Answer aloud; Enter when you are done. q breaks off."),
        0,
    );
    page.paragraph(Label::Quiet, &format!("mock --seed {seed} asks the same again."), 0);
    session.screen.show(&page)
}

/// Carries out what the machine asks for, to the end of the interview; the answers and the ids of their records.
fn interview_of<'a>(
    session: &mut Session,
    bank: &'a Bank,
    asked: &[Asked<'a>],
    limit_seconds: u32,
) -> Result<(Vec<Answered<'a>>, Vec<Uuid>)> {
    let plan = |one: &Asked<'_>| Plan {
        item: Item::Question(one.question.id.clone()),
        prepared: level(bank, one.question).is_prepared(),
        interrupted: one.interrupted,
        pressed: one.follow_up.is_some(),
    };
    let (mut mocking, effects) =
        Mocking::begin(asked.iter().map(plan).collect(), limit_seconds, session.world.now());
    let mut effects: VecDeque<Effect> = effects.into();
    let mut told: HashMap<usize, &'a Story> = HashMap::new();
    while let Some(effect) = effects.pop_front() {
        let event = match effect {
            Effect::Put { position, stage } => put(session, asked, position, stage)?,
            Effect::Score { position, seconds } => {
                session.screen.show_lines(&[Line::of(Label::Quiet, clock(seconds))])?;
                match score(session, bank, &asked[position]) {
                    Ok((story, missed)) => {
                        told.extend(story.map(|story| (position, story)));
                        let entry = session.world.entry_id(session.world.now());
                        Event::Scored { missed, entry }
                    }
                    Err(error) if error.kind() == Kind::Cancelled => Event::Quit,
                    Err(error) => return Err(error),
                }
            }
            Effect::Record(entry) => {
                session.record(&entry)?;
                continue;
            }
            Effect::Finish => break,
        };
        effects.extend(mocking.handle(event, session.world.now()));
    }
    let answered = mocking.answers().iter().map(|answer| Answered {
        question: asked[answer.position].question,
        story: told.get(&answer.position).copied(),
        seconds: answer.seconds,
        missed: answer.missed.clone(),
        prepared: level(bank, asked[answer.position].question).is_prepared(),
    });
    Ok((answered.collect(), mocking.entries().to_vec()))
}

/// Says what the panel says and waits for the end of the answer.
fn put(session: &mut Session, asked: &[Asked<'_>], position: usize, stage: Stage) -> Result<Event> {
    let one = &asked[position];
    let (about, said) = match stage {
        Stage::Question => {
            let wording = one.question.wordings().nth(one.wording).unwrap_or(&one.question.ask);
            (format!("{} of {}", position + 1, asked.len()), wording)
        }
        Stage::Interruption => ("they interrupt".to_owned(), "Give me that again in thirty seconds."),
        Stage::FollowUp => ("they press".to_owned(), one.follow_up.unwrap_or_default()),
    };
    let mut page = session.page();
    page.push(Line::default());
    page.paragraph(Label::Quiet, &about, 0);
    page.paragraph(Label::Title, said, 0);
    session.screen.show(&page)?;
    let prompt = if session.input.is_person() { session.prompt("Enter when done >") } else { String::new() };
    Ok(match session.input.line(&prompt)? {
        Typed::Line(line) if line.trim() == "q" => Event::Quit,
        Typed::Line(_) => Event::Answered,
        Typed::Cancelled | Typed::End => Event::Quit,
    })
}

/// Which story was told, and what the answer lacked.
fn score<'a>(
    session: &mut Session,
    bank: &'a Bank,
    one: &Asked<'_>,
) -> Result<(Option<&'a Story>, Vec<Tick>)> {
    let stories: Vec<&'a Story> = bank.ready_stories_for(one.question).take(9).collect();
    let mut story = None;
    if !stories.is_empty() {
        let mut page = session.page();
        choices(stories.iter().map(|story| story.title.value.as_str()), &mut page);
        session.screen.show(&page)?;
        let mut keys: Vec<Key> =
            (0..stories.len()).map(|position| Key::Char(choice_letter(position))).collect();
        keys.push(Key::Enter);
        if let Key::Char(letter) =
            session.one_of("Which one did you tell? (Enter = another, or none)", &keys)?
        {
            story = stories.get(usize::from(letter as u8 - b'a')).copied();
        }
    }
    if !level(bank, one.question).is_prepared() {
        session.screen.note("Nothing is prepared for it: noted, not graded.");
    }
    let ticks = [Tick::Story, Tick::OwnAction, Tick::Number, Tick::BusinessResult];
    let lacked = "What did it lack? a a story, b your own action, c a number, d the result in business terms (Enter = nothing)";
    let missed = session.letters(lacked, ticks.len())?.into_iter().map(|position| ticks[position]).collect();
    Ok((story, missed))
}

/// Two self-ratings by anchored descriptions; Enter skips either.
fn rate(session: &mut Session, scores: &mut BTreeMap<String, u32>) -> Result<()> {
    let ratings = [
        (
            "answer_first",
            "Answer first",
            "1 I told the whole story before the point … 5 my first sentence was the answer",
        ),
        (
            "altitude",
            "Altitude",
            "1 I spoke of systems … 3 of projects … 5 of money, risk and people, systems only when asked",
        ),
    ];
    for (key, title, anchors) in ratings {
        let keys: Vec<Key> = ("12345".chars().map(Key::Char)).chain([Key::Enter]).collect();
        match session.one_of(&format!("{title}, 1 to 5: {anchors}"), &keys) {
            Ok(Key::Char(digit)) => {
                scores.insert(key.to_owned(), digit.to_digit(10).unwrap_or(0));
            }
            Ok(_) => {}
            Err(error) if error.kind() == Kind::Cancelled => return Ok(()), // the mock itself is kept
            Err(error) => return Err(error),
        }
    }
    Ok(())
}
