//! A mock interview at the keyboard: turns keys into events for the machine in [`crate::practice::mocking`] and carries out
//! what it asks for, in order. Nothing is asked about an answer until the last one is given.

use super::mock_asking::{self, about};
use super::mock_hearing::{Recording, Recordings};
use super::mock_scoring::{self, Judged};
use super::{home, keeping};
use crate::bank::coverage::is_prepared;
use crate::bank::{Bank, Interview, InterviewId, StoryId, seat};
use crate::console::Console;
use crate::desk::{Desk, KeptAnswer, KeptDraw, KeptMock, KeptQuestion, seats};
use crate::error::{Error, Kind, Result};
use crate::practice::mock::{Asked, draw};
use crate::practice::mocking::{Answer, Effect, Event, Mocking, Plan};
use crate::practice::review::{Entry, Item, Mocked, Mode, What};
use crate::practice::scores::{Answered, Scores};
use crate::practice::tell::Told;
use crate::practice::wording::Wording;
use crate::view::page::Label;
use crate::view::words::{Count, List};
use std::collections::{HashMap, VecDeque};

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
    /// Whether the questions are spoken, and shown when they are answered.
    pub speaks: bool,
    /// Whether the answers are recorded.
    pub recording: Recording,
}

/// Questions of a mock, unless it is said.
pub const QUESTIONS: usize = 6;

impl Wish {
    /// A mock of the interview that steers.
    pub fn usual(desk: &Desk) -> Self {
        let interview = desk.next_interview().map(|interview| interview.id.clone());
        Self {
            interview,
            questions: QUESTIONS,
            limit_seconds: u32::MAX,
            seed: Self::new_seed(desk),
            speaks: false,
            recording: Recording::Off,
        }
    }

    /// A seed that a person can read out and type.
    pub fn new_seed(desk: &Desk) -> u64 {
        desk.seed() % 10_000
    }

    /// The command that asks the same again.
    pub fn command(&self) -> String {
        let interview = self.interview.as_ref().map_or(String::new(), |id| format!(" --interview {id}"));
        format!("mock --seed {} --questions {}{interview}", self.seed, self.questions)
    }

    fn rehearsed<'a>(&self, bank: &'a Bank) -> Option<&'a Interview> {
        self.interview.as_ref().and_then(|id| bank.interview(id.as_str()))
    }
}

/// Draws an interview, holds it, scores it and records it.
///
/// # Errors
/// If there is nothing to ask, an answer cannot be kept, or the terminal fails.
pub fn run(desk: &mut Desk, console: &mut Console, wish: &Wish) -> Result<()> {
    if console.input.is_person() && score_what_was_left(desk, console)? {
        return Ok(());
    }
    let asked = drawn(desk, console, wish)?;
    home::need(desk, console)?;
    let mut recordings = Recordings::new(console, wish.recording)?;
    open(console, asked.len(), wish)?;
    let (mocking, effects) = Mocking::begin(plans(desk.bank(), &asked), wish.limit_seconds);
    let held = hold(desk, console, Session::new(wish, &asked, mocking), &mut recordings, effects);
    recordings.put_away(desk, console, wish.seed);
    held
}

/// Scores what was answered on a sheet.
///
/// # Errors
/// As [`run`].
pub fn from_sheet(desk: &mut Desk, console: &mut Console, wish: &Wish) -> Result<()> {
    let asked = drawn(desk, console, wish)?;
    home::need(desk, console)?;
    let mut answers = vec![];
    for (position, one) in asked.iter().enumerate() {
        let mut page = console.screen.page();
        page.gap();
        page.paragraph(Label::Quiet, &about(one, position, asked.len()), 0);
        page.paragraph(Label::Title, one.words(), 0);
        console.screen.show(&page)?;
        let seconds = console.value("How long? (1:45; Enter = not asked)", mock_scoring::seconds_of)?;
        answers.extend(
            seconds.map(|seconds| (position, Told { to_person: true, ..Told::timed(seconds, Mode::Mock) })),
        );
    }
    let (mocking, effects) = Mocking::score(plans(desk.bank(), &asked), answers);
    let mut none = Recordings::new(console, Recording::Off)?;
    hold(desk, console, Session::new(wish, &asked, mocking), &mut none, effects)
}

/// The questions of a mock and who asks them; says which seats are not known.
///
/// # Errors
/// If there is nothing to ask.
pub fn drawn(desk: &Desk, console: &Console, wish: &Wish) -> Result<Vec<Asked>> {
    let seats = seats();
    let interview = wish.rehearsed(desk.bank());
    let (panel, unknown) = seat::panel(&seats, interview.map_or(&[], |interview| &interview.with));
    if !unknown.is_empty() {
        let known: Vec<&str> = seats.iter().map(|seat| seat.title.as_str()).collect();
        console.screen.note(&format!(
            "No seat is known for {}: the others ask instead. Known are {}.",
            List(&unknown),
            List(&known)
        ));
    }
    if let Some(asked) = drawn_before(desk, wish) {
        return Ok(asked);
    }
    let asked = draw(&desk.course().toward(interview), &panel, wish.questions, wish.seed);
    if asked.is_empty() {
        return Err(Error::data("there is no question to ask")
            .hint("`deck list` shows the decks; `skip` may leave them out"));
    }
    keep_draw(desk, wish, &asked);
    Ok(asked)
}

/// What this seed drew earlier: a draw leans to what is weak, and that changes from day to day.
fn drawn_before(desk: &Desk, wish: &Wish) -> Option<Vec<Asked>> {
    let interview = wish.interview.as_ref().map(InterviewId::as_str);
    let kept = desk.kept_draw(wish.seed, interview, wish.questions)?;
    let asked = |one: KeptQuestion| {
        let question = desk.bank().question(&one.question)?.clone();
        let KeptQuestion { wording, seat, press, interrupted, .. } = one;
        Some(Asked { question, wording, seat, press, interrupted })
    };
    kept.questions.into_iter().map(asked).collect() // none of it where a question is gone
}

fn keep_draw(desk: &Desk, wish: &Wish, asked: &[Asked]) {
    let question = |one: &Asked| KeptQuestion {
        question: one.question.id.to_string(),
        wording: one.wording,
        seat: one.seat.clone(),
        press: one.press.clone(),
        interrupted: one.interrupted,
    };
    desk.keep_draw(KeptDraw {
        seed: wish.seed,
        interview: wish.interview.clone().map(String::from),
        wanted: wish.questions,
        questions: asked.iter().map(question).collect(),
    });
}

fn plans(bank: &Bank, asked: &[Asked]) -> Vec<Plan> {
    let plan = |one: &Asked| Plan {
        item: Item::Question(one.question.id.clone()),
        wording: Wording::of(one.words()),
        window: one.window(),
        prepared: is_prepared(bank, &one.question),
        interrupted: one.interrupted,
        pressed: one.press.is_some(),
    };
    asked.iter().map(plan).collect()
}

/// A mock that was ended before it was scored; true if it was scored now.
fn score_what_was_left(desk: &mut Desk, console: &mut Console) -> Result<bool> {
    let Some(kept) = desk.kept_mocks().into_iter().next() else { return Ok(false) };
    let (asked, told): (Vec<Asked>, Vec<Told>) =
        kept.answers.iter().filter_map(|answer| answered_before(desk.bank(), answer)).unzip();
    let (count, are, them) = match asked.len() {
        1 => (Count(1, "answer"), "is", "it"),
        more => (Count(more, "answer"), "are", "them"),
    };
    let said = format!("{count} of an earlier mock {are} not scored yet. Score {them} now?");
    if asked.is_empty() || !console.yes(&said)? {
        desk.keep_mock(&KeptMock { answers: vec![], ..kept });
        return Ok(false);
    }
    let answers = told.into_iter().enumerate().collect();
    let wish = Wish {
        interview: kept.interview.as_deref().and_then(InterviewId::parse),
        seed: kept.seed,
        ..Wish::usual(desk)
    };
    let (mocking, effects) = Mocking::score(plans(desk.bank(), &asked), answers);
    let mut none = Recordings::new(console, Recording::Off)?;
    let session = Session { is_rest: true, ..Session::new(&wish, &asked, mocking) };
    hold(desk, console, session, &mut none, effects)?;
    Ok(true)
}

/// An answer that was given earlier, and how it was told; `None` if its question is gone.
fn answered_before(bank: &Bank, answer: &KeptAnswer) -> Option<(Asked, Told)> {
    let question = bank.question(&answer.question)?.clone();
    let (wording, seat) = (answer.wording, answer.seat.clone());
    let asked = Asked { question, wording, seat, press: None, interrupted: false };
    Some((asked, Told::timed(answer.seconds, Mode::Mock)))
}

fn open(console: &Console, count: usize, wish: &Wish) -> Result<()> {
    let mut page = console.screen.page();
    let said = format!("{} before a panel. Answer aloud; q breaks off.", Count(count, "question"));
    page.paragraph(Label::Plain, &said, 0);
    page.paragraph(Label::Quiet, &format!("{} asks the same again.", wish.command()), 0);
    console.screen.show(&page)
}

/// One mock that goes on.
struct Session<'a> {
    wish: &'a Wish,
    asked: &'a [Asked],
    mocking: Mocking,
    /// Whether the person left while answers were scored: then nothing more is asked.
    was_left: bool,
    /// Whether it is the rest of one that was scored in part.
    is_rest: bool,
}

impl<'a> Session<'a> {
    fn new(wish: &'a Wish, asked: &'a [Asked], mocking: Mocking) -> Self {
        Self { wish, asked, mocking, was_left: false, is_rest: false }
    }
}

/// Carries out what the machine asks for, to the scorecard and what follows from it.
fn hold(
    desk: &mut Desk,
    console: &mut Console,
    mut session: Session<'_>,
    recordings: &mut Recordings,
    effects: Vec<Effect>,
) -> Result<()> {
    let mut effects: VecDeque<Effect> = effects.into();
    let mut told: HashMap<usize, StoryId> = HashMap::new();
    let mut is_scoring = false;
    while let Some(effect) = effects.pop_front() {
        desk.keep_mock(&session.kept()); // whatever ends the program, no answer is lost or scored twice
        let event = match effect {
            Effect::Put { position, stage } => {
                let speaks = session.wish.speaks;
                mock_asking::put(desk, console, session.asked, (position, stage), speaks, recordings)?
            }
            Effect::Score { answer } => {
                if !std::mem::replace(&mut is_scoring, true) {
                    mock_scoring::begin(console, session.mocking.answers().len())?;
                }
                session.score(desk, console, recordings, answer, &mut told)?
            }
            Effect::Record(entry) => {
                keeping::insist(console, "answer", |console| keeping::record(desk, console, &entry))?;
                continue;
            }
            Effect::Finish => break,
        };
        session.was_left |= is_scoring && event == Event::Quit;
        effects.extend(session.mocking.handle(event, desk.now()));
    }
    session.say_what_is_not_scored(console);
    session.conclude(desk, console, &told)
}

impl Session<'_> {
    /// What an answer had.
    fn score(
        &self,
        desk: &Desk,
        console: &mut Console,
        recordings: &Recordings,
        number: usize,
        told: &mut HashMap<usize, StoryId>,
    ) -> Result<Event> {
        let answer = &self.mocking.answers()[number];
        let one = &self.asked[answer.position];
        let head = about(one, answer.position, self.asked.len());
        match mock_scoring::ask(desk, console, recordings, one, answer, &head) {
            Ok(Judged { story, missed, heard }) => {
                told.extend(story.map(|story| (number, story)));
                Ok(Event::Scored { missed, heard, entry: desk.entry_id(desk.now()) })
            }
            Err(error) if error.kind() == Kind::Cancelled => Ok(Event::Quit),
            Err(error) => Err(error),
        }
    }

    /// Answers that were not scored can be at the next mock.
    fn say_what_is_not_scored(&self, console: &Console) {
        let left = self.kept().answers.len();
        if left > 0 {
            let left = Count(left, "answer");
            console.screen.note(&format!("{left} not scored yet: the next mock begins with that."));
        }
    }

    fn kept(&self) -> KeptMock {
        let answer = |answer: &Answer| {
            let one = &self.asked[answer.position];
            KeptAnswer {
                question: one.question.id.to_string(),
                wording: one.wording,
                seat: one.seat.clone(),
                seconds: answer.told.seconds,
            }
        };
        KeptMock {
            interview: self.wish.interview.clone().map(String::from),
            seed: self.wish.seed,
            answers: self
                .mocking
                .answers()
                .iter()
                .filter(|answer| answer.missed.is_none())
                .map(answer)
                .collect(),
        }
    }

    /// The scorecard, two self-ratings, the record, and what the mock found.
    fn conclude(&self, desk: &mut Desk, console: &mut Console, told: &HashMap<usize, StoryId>) -> Result<()> {
        let answered: Vec<Answered<'_>> = self.answered(told);
        if answered.is_empty() {
            if self.mocking.answers().is_empty() {
                console.screen.note("Broken off before the first answer: nothing is recorded.");
            }
            return Ok(());
        }
        let mut scores = Scores::of(&answered);
        let first_half = self.is_rest.then_some(self.wish.seed);
        mock_scoring::show(desk, console, &answered, first_half)?;
        if !self.was_left {
            mock_scoring::rate(console, &mut scores)?;
        }
        let at = desk.now();
        let interview = self.wish.interview.clone().map(String::from);
        let entries = self.mocking.entries().to_vec();
        let mocked = Mocked { interview, seed: self.wish.seed, scores, entries };
        let entry = Entry { id: desk.entry_id(at), at, what: What::Mocked(mocked) };
        keeping::insist(console, "mock", |console| keeping::record(desk, console, &entry))?;
        if self.was_left {
            return Ok(());
        }
        mock_scoring::follow_up(desk, console, self.wish.interview.as_ref(), &answered)
    }

    fn answered(&self, told: &HashMap<usize, StoryId>) -> Vec<Answered<'_>> {
        let scored = self.mocking.answers().iter().enumerate();
        let answered = |(number, answer): (usize, &Answer)| {
            let one = &self.asked[answer.position];
            Some(Answered {
                question: &one.question,
                asked: one.words(),
                story: told.get(&number).cloned(),
                seconds: answer.told.seconds,
                missed: answer.missed.clone()?,
                prepared: self.mocking.is_prepared(answer.position),
            })
        };
        scored.filter_map(answered).collect()
    }
}
