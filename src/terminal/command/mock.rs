//! `mock`: a whole interview, with a clock and no hints.

use super::Status;
use crate::bank::coverage::level;
use crate::bank::{Bank, Story};
use crate::error::{Error, Kind, Result};
use crate::practice::mock::{ANSWER_SECONDS, Asked, Tick, draw, grade};
use crate::practice::review::{Entry, Item, Mocked, Mode, Review, What};
use crate::terminal::ask::choice_letter;
use crate::terminal::input::{Key, Typed};
use crate::terminal::session::Session;
use crate::view::page::{Label, Line};
use crate::view::report::scorecard::{self, Answered};
use crate::view::words::clock;
use clap::Args;
use std::collections::BTreeMap;
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
    let minutes = arguments.minutes.map_or(u32::MAX, |minutes| minutes * 60);
    let mut panel = Panel { session, bank, answered: vec![], entries: vec![] };
    panel.open(asked.len(), seed)?;
    panel.interview(&asked, minutes)?;
    let (answered, entries) = (panel.answered, panel.entries);
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

/// The interview as it goes.
struct Panel<'a, 'b> {
    session: &'b mut Session,
    bank: &'a Bank,
    answered: Vec<Answered<'a>>,
    entries: Vec<Uuid>,
}

impl<'a> Panel<'a, '_> {
    fn open(&self, count: usize, seed: u64) -> Result<()> {
        let mut page = self.session.page();
        page.paragraph(
            Label::Plain,
            &format!("{count} questions. Answer aloud; Enter when you are done. q breaks off."),
            0,
        );
        page.paragraph(Label::Quiet, &format!("mock --seed {seed} asks the same again."), 0);
        self.session.screen.show(&page)
    }

    /// Asks until the questions or the time are used up, or the person breaks off; what was graded by then is kept.
    fn interview(&mut self, asked: &[Asked<'a>], seconds: u32) -> Result<()> {
        let mut spent = 0;
        for (number, one) in asked.iter().enumerate() {
            if spent >= seconds {
                self.session.screen.note("Time is up.");
                return Ok(());
            }
            match self.ask(number + 1, asked.len(), one) {
                Ok(Some(answer_seconds)) => spent += answer_seconds,
                Ok(None) => return Ok(()),
                Err(error) if error.kind() == Kind::Cancelled => return Ok(()),
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// One question to its end; `None` if the person breaks off.
    fn ask(&mut self, number: usize, count: usize, one: &Asked<'a>) -> Result<Option<u32>> {
        let wording = one.question.wordings().nth(one.wording).unwrap_or(&one.question.ask);
        let Some(seconds) = self.listen(&format!("{number} of {count}"), wording)? else { return Ok(None) };
        if one.interrupted && self.listen("interrupted", "Give me that again in thirty seconds.")?.is_none() {
            return Ok(None);
        }
        if let Some(follow_up) = one.follow_up
            && self.listen("pressed", follow_up)?.is_none()
        {
            return Ok(None);
        }
        let story = self.which_story(one)?;
        let missed = self.what_was_missing(one, seconds)?;
        self.keep(one, seconds, &missed)?;
        self.answered.push(Answered {
            question: one.question,
            story,
            seconds,
            missed,
            prepared: self.is_prepared(one),
        });
        Ok(Some(seconds))
    }

    /// Puts a question and waits for the end of the answer; the seconds that it took.
    fn listen(&mut self, about: &str, question: &str) -> Result<Option<u32>> {
        let mut page = self.session.page();
        page.push(Line::default());
        page.paragraph(Label::Quiet, about, 0);
        page.paragraph(Label::Title, question, 0);
        self.session.screen.show(&page)?;
        let started = self.session.world.now();
        let prompt = if self.session.input.is_person() {
            self.session.prompt("Enter when done >")
        } else {
            String::new()
        };
        match self.session.input.line(&prompt)? {
            Typed::Line(line) if line.trim() == "q" => return Ok(None),
            Typed::Line(_) => {}
            Typed::Cancelled | Typed::End => return Ok(None),
        }
        let seconds = u32::try_from(self.session.world.now().milliseconds_since(started) / 1000).unwrap_or(0);
        self.session.screen.show_lines(&[Line::of(Label::Quiet, clock(seconds))])?;
        Ok(Some(seconds))
    }

    fn is_prepared(&self, one: &Asked<'a>) -> bool {
        level(self.bank, one.question).is_prepared()
    }

    fn which_story(&mut self, one: &Asked<'a>) -> Result<Option<&'a Story>> {
        let stories: Vec<&Story> = self.bank.ready_stories_for(one.question).take(9).collect();
        if stories.is_empty() {
            return Ok(None);
        }
        let mut page = self.session.page();
        for (position, story) in stories.iter().enumerate() {
            page.hang(
                Line::of(Label::Key, format!("  {}  ", choice_letter(position))),
                Label::Plain,
                &story.title.value,
                5,
            );
        }
        self.session.screen.show(&page)?;
        let mut keys: Vec<Key> =
            (0..stories.len()).map(|position| Key::Char(choice_letter(position))).collect();
        keys.push(Key::Enter);
        match self.session.one_of("Which one did you tell? (Enter = another, or none)", &keys)? {
            Key::Char(letter) => Ok(stories.get(usize::from(letter as u8 - b'a')).copied()),
            _ => Ok(None),
        }
    }

    fn what_was_missing(&mut self, one: &Asked<'a>, seconds: u32) -> Result<Vec<Tick>> {
        let mut missed = vec![];
        if seconds > ANSWER_SECONDS {
            missed.push(Tick::InTime);
        }
        if !self.is_prepared(one) {
            self.session.screen.note("Nothing is prepared for it: noted, not graded.");
            missed.push(Tick::Story);
        }
        let ticks = [Tick::Story, Tick::OwnAction, Tick::Number, Tick::BusinessResult];
        let asked = "What did it lack? a a story, b your own action, c a number, d the result in business terms (Enter = nothing)";
        missed.extend(self.session.letters(asked, ticks.len())?.into_iter().map(|position| ticks[position]));
        missed.dedup();
        Ok(missed)
    }

    /// Records the grade of a prepared question, before the next one is asked.
    fn keep(&mut self, one: &Asked<'a>, seconds: u32, missed: &[Tick]) -> Result<()> {
        if !self.is_prepared(one) {
            return Ok(());
        }
        let at = self.session.world.now();
        let id = self.session.world.entry_id(at);
        let review = Review {
            item: Item::Question(one.question.id.clone()),
            grade: grade(missed),
            seconds,
            mode: Mode::Mock,
            missed: missed.iter().map(|tick| tick.missed().to_owned()).collect(),
            parts: vec![],
        };
        self.session.record(&Entry { id, at, what: What::Reviewed(review) })?;
        self.entries.push(id);
        Ok(())
    }
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
