//! A mock interview at the keyboard: turns keys into events for the machine in [`crate::practice::mocking`] and carries out
//! what it asks for, in order.

use super::{home, keeping};
use crate::bank::coverage::is_prepared;
use crate::bank::{Bank, InterviewId, StoryId};
use crate::console::Console;
use crate::console::input::{Key, Typed};
use crate::console::prompts::Choice;
use crate::console::screen::Prompt;
use crate::desk::Desk;
use crate::error::{Error, Kind, Result};
use crate::practice::mock::{Asked, draw};
use crate::practice::mocking::{Effect, Event, Mocking, Plan, Stage};
use crate::practice::review::{Entry, Item, Mocked, What};
use crate::practice::scores::{Answered, Rating, Scores, Tick};
use crate::practice::wording::Wording;
use crate::view::page::{Label, Line};
use crate::view::report::scorecard;
use crate::view::words::clock;
use std::collections::{HashMap, VecDeque};
use uuid::Uuid;

/// What shapes a mock.
#[derive(Clone, Debug)]
pub struct Wish {
    /// The interview that is rehearsed.
    pub interview: Option<InterviewId>,
    /// Questions.
    pub questions: usize,
    /// No question is put once so many seconds of answers are used up.
    pub limit_seconds: u32,
    /// The seed of the draw.
    pub seed: u64,
}

/// Questions of a mock, unless it is said.
pub const QUESTIONS: usize = 6;

impl Wish {
    /// A mock of the interview that steers.
    pub fn usual(desk: &Desk) -> Self {
        let interview = desk.next_interview().map(|interview| interview.id.clone());
        Self { interview, questions: QUESTIONS, limit_seconds: u32::MAX, seed: desk.seed() }
    }
}

/// Draws an interview, holds it, scores it and records it.
///
/// # Errors
/// If there is nothing to ask, an answer cannot be kept, or the terminal fails.
pub fn run(desk: &mut Desk, console: &mut Console, wish: &Wish) -> Result<()> {
    let interview = wish.interview.as_ref().and_then(|id| desk.bank().interview(id.as_str()));
    let asked = draw(&desk.course().toward(interview), wish.questions, wish.seed);
    if asked.is_empty() {
        return Err(Error::data("there is no question to ask")
            .hint("deck list shows the decks; `skip` may leave them out"));
    }
    home::need(desk, console)?;
    open(console, asked.len(), wish.seed)?;
    let (answered, entries) = interview_of(desk, console, &asked, wish.limit_seconds)?;
    if answered.is_empty() {
        console.screen.note("Broken off before the first answer: nothing is recorded.");
        return Ok(());
    }
    console.screen.show(&scorecard::text(desk.bank(), &answered, console.screen.width()))?;
    let mut scores = Scores::of(&answered);
    rate(console, &mut scores)?;
    let at = desk.now();
    let interview = wish.interview.clone().map(String::from);
    let mocked = Mocked { interview, seed: wish.seed, scores, entries };
    let entry = Entry { id: desk.entry_id(at), at, what: What::Mocked(mocked) };
    keeping::record(desk, console, &entry)
}

fn open(console: &Console, count: usize, seed: u64) -> Result<()> {
    let mut page = console.screen.page();
    page.paragraph(
        Label::Plain,
        &format!("{count} questions. Answer aloud; Enter when you are done. q breaks off."),
        0,
    );
    page.paragraph(Label::Quiet, &format!("mock --seed {seed} asks the same again."), 0);
    console.screen.show(&page)
}

/// Carries out what the machine asks for, to the end of the interview; the answers and the ids of their records.
fn interview_of<'a>(
    desk: &mut Desk,
    console: &mut Console,
    asked: &'a [Asked],
    limit_seconds: u32,
) -> Result<(Vec<Answered<'a>>, Vec<Uuid>)> {
    let prepared: Vec<bool> = asked.iter().map(|one| is_prepared(desk.bank(), &one.question)).collect();
    let plan = |(one, prepared): (&Asked, &bool)| Plan {
        item: Item::Question(one.question.id.clone()),
        wording: Wording::of(one.words()),
        prepared: *prepared,
        interrupted: one.interrupted,
        pressed: one.follow_up.is_some(),
    };
    let plans = asked.iter().zip(&prepared).map(plan).collect();
    let (mut mocking, effects) = Mocking::begin(plans, limit_seconds, desk.now());
    let mut effects: VecDeque<Effect> = effects.into();
    let mut told: HashMap<usize, StoryId> = HashMap::new();
    while let Some(effect) = effects.pop_front() {
        let event = match effect {
            Effect::Put { position, stage } => put(console, asked, position, stage)?,
            Effect::Score { position, seconds } => {
                console.screen.show_lines(&[Line::of(Label::Quiet, clock(seconds))])?;
                match score(desk.bank(), console, &asked[position]) {
                    Ok((story, missed)) => {
                        told.extend(story.map(|story| (position, story)));
                        Event::Scored { missed, entry: desk.entry_id(desk.now()) }
                    }
                    Err(error) if error.kind() == Kind::Cancelled => Event::Quit,
                    Err(error) => return Err(error),
                }
            }
            Effect::Record(entry) => {
                keeping::record(desk, console, &entry)?;
                continue;
            }
            Effect::Finish => break,
        };
        effects.extend(mocking.handle(event, desk.now()));
    }
    let answered = mocking.answers().iter().map(|answer| Answered {
        question: &asked[answer.position].question,
        story: told.get(&answer.position).cloned(),
        seconds: answer.seconds,
        missed: answer.missed.clone(),
        prepared: prepared[answer.position],
    });
    Ok((answered.collect(), mocking.entries().to_vec()))
}

/// Says what the panel says and waits for the end of the answer.
fn put(console: &mut Console, asked: &[Asked], position: usize, stage: Stage) -> Result<Event> {
    let one = &asked[position];
    let (about, said) = match stage {
        Stage::Question => (format!("{} of {}", position + 1, asked.len()), one.words()),
        Stage::Interruption => ("they interrupt".to_owned(), "Give me that again in thirty seconds."),
        Stage::FollowUp => ("they press".to_owned(), one.follow_up.as_deref().unwrap_or_default()),
    };
    let mut page = console.screen.page();
    page.push(Line::default());
    page.paragraph(Label::Quiet, &about, 0);
    page.paragraph(Label::Title, said, 0);
    console.screen.show(&page)?;
    let prompt =
        if console.input.is_person() { console.prompt("Enter when done >") } else { Prompt::default() };
    Ok(match console.input.line(&prompt)? {
        Typed::Line(line) if line.trim() == "q" => Event::Quit,
        Typed::Line(_) => Event::Answered,
        Typed::Cancelled | Typed::End => Event::Quit,
    })
}

/// Which story was told, and what the answer lacked.
fn score(bank: &Bank, console: &mut Console, one: &Asked) -> Result<(Option<StoryId>, Vec<Tick>)> {
    const OFFERED: usize = 9;
    let stories: Vec<_> = bank.ready_stories_for(&one.question).take(OFFERED).collect();
    let mut told = None;
    if !stories.is_empty() {
        let titles: Vec<&str> = stories.iter().map(|story| story.title.value.as_str()).collect();
        let picked = console.choose(&titles, "Which one did you tell? (Enter = another, or none)", &[])?;
        if let Choice::Picked(position) = picked {
            told = stories.get(position).map(|story| story.id.clone());
        }
    }
    if !is_prepared(bank, &one.question) {
        console.screen.note("Nothing is prepared for it: noted, not graded.");
    }
    let ticks = [Tick::Story, Tick::OwnAction, Tick::Number, Tick::BusinessResult];
    let lacked = "What did it lack? a a story, b your own action, c a number, d the result in business terms (Enter = nothing)";
    let missed = console.letters(lacked, ticks.len())?.into_iter().map(|position| ticks[position]).collect();
    Ok((told, missed))
}

/// Two self-ratings by anchored descriptions; Enter skips either.
fn rate(console: &mut Console, scores: &mut Scores) -> Result<()> {
    for rating in Rating::ALL {
        let question = match rating {
            Rating::AnswerFirst => {
                "Answer first, 1 to 5: 1 I told the whole story before the point … 5 my first sentence was the answer"
            }
            Rating::Altitude => {
                "Altitude, 1 to 5: 1 I spoke of systems … 3 of projects … 5 of money, risk and people, systems only when asked"
            }
        };
        let keys: Vec<Key> = ("12345".chars().map(Key::Char)).chain([Key::Enter]).collect();
        match console.one_of(question, &keys) {
            Ok(Key::Char(digit)) => scores.rate(rating, digit.to_digit(10).unwrap_or(0)),
            Ok(_) => {}
            Err(error) if error.kind() == Kind::Cancelled => return Ok(()), // the mock itself is kept
            Err(error) => return Err(error),
        }
    }
    Ok(())
}
