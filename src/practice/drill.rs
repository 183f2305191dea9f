//! One sitting as a state machine: events in, effects out. It is total, reads no clock and touches nothing.
//!
//! The shell carries out effects in order; [`Effect::Record`] reaches the disk before the next card shows. A failed item
//! comes back at the end of the sitting until it passes, three times at most.

use super::day::Moment;
use super::delivery::Heard;
use super::missed::Missed;
use super::review::{Entry, Grade, Mode, Review, What};
use super::schedule::{Agenda, Card};
use super::stopwatch::Stopwatch;
use super::tell::Told;
use std::collections::VecDeque;
use uuid::Uuid;

/// What happened at the keyboard. Each event carries its moment.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// Show the answer.
    Reveal,
    /// It was told aloud and timed: show the answer.
    Told(Told),
    /// The answer was graded. `entry` is the id under which it will be kept.
    Grade {
        /// How it went.
        grade: Grade,
        /// What was left out.
        missed: Vec<Missed>,
        /// The id of the record to be written.
        entry: Uuid,
    },
    /// Take the last grade of this sitting back, or bring back the card that was left out since. `entry` is the id of the retraction.
    Undo {
        /// The id of the record to be written.
        entry: Uuid,
    },
    /// Not now: leave this card out of the sitting, ungraded.
    Skip,
    /// The card cannot be asked any more (its answer was edited away): leave it out.
    Drop,
    /// The clock stops (an editor is open).
    Pause,
    /// The clock goes on.
    Resume,
    /// Leave.
    Quit,
}

/// What the shell must do, in order.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Show a question.
    Ask(Card),
    /// Show its answer; `seconds` is how long the person spoke.
    Reveal {
        /// The card that is open.
        card: Card,
        /// Seconds from the question to the reveal.
        seconds: u32,
    },
    /// Write and sync this entry before anything else is shown.
    Record(Entry),
    /// Say that a card was left out.
    LeftOut,
    /// Say that the card left out last is asked again.
    BroughtBack,
    /// Say that this sitting has no grade to take back.
    NothingToUndo,
    /// The sitting is over.
    Finish,
}

/// How often a failed item may come back.
const COMEBACKS: u8 = 3;

/// One sitting.
#[derive(Clone, Debug)]
pub struct Sitting {
    waiting: VecDeque<Card>,
    open: Option<Card>,
    revealed: bool,
    graded: Vec<Graded>,
    left_out: Vec<LeftOut>,
    stopwatch: Stopwatch,
    told: Option<Told>,
    /// Whether it grades what was told before it, and nothing else.
    is_single: bool,
    left: bool,
}

/// A card that was left out, and how many grades there were then.
#[derive(Clone, Debug)]
struct LeftOut {
    card: Card,
    graded: usize,
}

/// A grade of this sitting.
#[derive(Clone, Debug, PartialEq)]
pub struct Graded {
    /// The card that was answered.
    pub card: Card,
    /// Its record.
    pub entry: Uuid,
    /// How it went.
    pub grade: Grade,
    /// How long it took.
    pub seconds: u32,
}

impl Sitting {
    /// Begins a sitting; the first effects ask the first card, or finish if there is none.
    pub fn begin(agenda: Agenda, at: Moment) -> (Self, Vec<Effect>) {
        let mut sitting = Self {
            waiting: agenda.cards.into(),
            open: None,
            revealed: false,
            graded: vec![],
            left_out: vec![],
            stopwatch: Stopwatch::started(at),
            told: None,
            is_single: false,
            left: false,
        };
        let effects = sitting.next(at);
        (sitting, effects)
    }

    /// The grading of an answer that was told and timed already: it begins with the reveal, and nothing comes back.
    pub fn after_telling(card: Card, told: Told, at: Moment) -> (Self, Vec<Effect>) {
        let effects = vec![Effect::Reveal { card: card.clone(), seconds: told.seconds }];
        let sitting = Self {
            waiting: VecDeque::new(),
            open: Some(card),
            revealed: true,
            graded: vec![],
            left_out: vec![],
            stopwatch: Stopwatch::started(at),
            told: Some(told),
            is_single: true,
            left: false,
        };
        (sitting, effects)
    }

    /// Takes one event at its moment.
    pub fn handle(&mut self, event: Event, at: Moment) -> Vec<Effect> {
        self.stopwatch.tick(at);
        match (event, self.revealed) {
            (Event::Reveal, false) => self.reveal(),
            (Event::Told(told), false) => self.told(told),
            (Event::Grade { grade, missed, entry }, true) => self.grade(grade, missed, entry, at),
            (Event::Undo { entry }, _) => self.undo(entry, at),
            (Event::Skip, _) => self.skip(at),
            (Event::Drop, _) => self.next(at),
            (Event::Pause, _) => self.pause(),
            (Event::Resume, _) => self.resume(),
            (Event::Quit, _) => self.quit(),
            (Event::Reveal | Event::Told(_), true) | (Event::Grade { .. }, false) => vec![], // makes no sense now
        }
    }

    /// The card that is open.
    pub fn open_card(&self) -> Option<&Card> {
        self.open.as_ref()
    }

    /// What a recording shows of the telling that is graded.
    pub fn heard(&self) -> Option<&Heard> {
        self.told.as_ref()?.heard.as_deref()
    }

    /// Whether its answer shows.
    pub fn is_revealed(&self) -> bool {
        self.revealed
    }

    /// The grades of this sitting, oldest first.
    pub fn graded(&self) -> &[Graded] {
        &self.graded
    }

    /// Cards that were left out ungraded.
    pub fn skipped(&self) -> usize {
        self.left_out.len()
    }

    /// Whether the person left before its end.
    pub fn was_left(&self) -> bool {
        self.left
    }

    /// Cards still to come, the open one left out.
    pub fn waiting(&self) -> usize {
        self.waiting.len()
    }

    fn next(&mut self, at: Moment) -> Vec<Effect> {
        self.revealed = false;
        self.told = None;
        self.stopwatch = Stopwatch::started(at);
        self.open = self.waiting.pop_front();
        match &self.open {
            Some(card) => vec![Effect::Ask(card.clone())],
            None => vec![Effect::Finish],
        }
    }

    fn reveal(&mut self) -> Vec<Effect> {
        let Some(card) = self.open.clone() else { return vec![] };
        self.revealed = true;
        vec![Effect::Reveal { card, seconds: self.stopwatch.seconds() }]
    }

    fn told(&mut self, told: Told) -> Vec<Effect> {
        let Some(card) = self.open.clone() else { return vec![] };
        self.revealed = true;
        let seconds = told.seconds;
        self.told = Some(told);
        vec![Effect::Reveal { card, seconds }]
    }

    fn grade(&mut self, grade: Grade, missed: Vec<Missed>, entry: Uuid, at: Moment) -> Vec<Effect> {
        let Some(card) = self.open.take() else { return vec![] };
        let told = self.told.take().unwrap_or_else(|| {
            let mode = if card.is_statement { Mode::Tell } else { Mode::Drill };
            Told::timed(self.stopwatch.seconds(), mode)
        });
        let Told { seconds, mode, parts, to_person, heard } = told;
        let delivery = heard.map(|heard| Box::new(heard.delivery));
        if !self.is_single && !grade.is_pass() && card.comeback < COMEBACKS {
            self.waiting.push_back(Card { comeback: card.comeback + 1, ..card.clone() });
        }
        let (item, wording) = (card.item.clone(), card.asked);
        let review = Review { item, grade, seconds, mode, missed, wording, parts, to_person, delivery };
        self.graded.push(Graded { card, entry, grade, seconds });
        let mut effects = vec![Effect::Record(Entry { id: entry, at, what: What::Reviewed(review) })];
        effects.extend(self.next(at));
        effects
    }

    fn undo(&mut self, entry: Uuid, at: Moment) -> Vec<Effect> {
        if let Some(left_out) = self.left_out.pop_if(|last| last.graded == self.graded.len()) {
            if let Some(open) = self.open.take() {
                self.waiting.push_front(open);
            }
            self.waiting.push_front(left_out.card);
            let mut effects = vec![Effect::BroughtBack];
            effects.extend(self.next(at));
            return effects;
        }
        let Some(last) = self.graded.pop() else { return vec![Effect::NothingToUndo] };
        // Its comeback has not been asked yet, or it would be the last grade itself.
        let again = |card: &Card| card.item == last.card.item && card.comeback == last.card.comeback + 1;
        let came_back = self.open.as_ref().is_some_and(again);
        if let Some(position) = self.waiting.iter().position(again) {
            self.waiting.remove(position);
        }
        if let Some(open) = self.open.take().filter(|_| !came_back) {
            self.waiting.push_front(open);
        }
        self.waiting.push_front(last.card);
        let retraction = Entry { id: entry, at, what: What::Retracted { entry: last.entry } };
        let mut effects = vec![Effect::Record(retraction)];
        effects.extend(self.next(at));
        effects
    }

    fn skip(&mut self, at: Moment) -> Vec<Effect> {
        let Some(card) = self.open.take() else { return vec![] };
        self.left_out.push(LeftOut { card, graded: self.graded.len() });
        let mut effects = vec![Effect::LeftOut];
        effects.extend(self.next(at));
        effects
    }

    fn pause(&mut self) -> Vec<Effect> {
        self.stopwatch.running = false;
        vec![]
    }

    fn resume(&mut self) -> Vec<Effect> {
        self.stopwatch.running = true;
        vec![]
    }

    fn quit(&mut self) -> Vec<Effect> {
        self.open = None;
        self.waiting.clear();
        self.left = true;
        vec![Effect::Finish]
    }
}

#[cfg(test)]
mod tests;
