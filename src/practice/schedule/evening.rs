//! What a day takes: the one rule, for the sitting of today as for every day of the forecast and of the load ahead.
//!
//! Items are taken in the order in which they are offered while minutes are left; the last may run over. Facts and exercises
//! take a third of the minutes at most. Tellings and statements take half, the last of them running over where half of it fits;
//! one may be told on any evening, and after the first those come that were never told (see `order`). Statements stand at most at every second place. Of one story two items at most: its telling,
//! which comes before its cues, and they are never neighbours. The evening begins with a telling or with a story's cue. What was
//! practised today counts, in however many sittings; what was asked for in particular is not capped.

use crate::bank::StoryId;
use crate::practice::cost::ItemKind;
use std::collections::VecDeque;

/// An item that could be taken, in the order in which it is to be.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// Its number among the candidates.
    pub candidate: usize,
    /// Its sort.
    pub kind: ItemKind,
    /// The story that it is about.
    pub story: Option<StoryId>,
    /// Expected minutes.
    pub minutes: f64,
    /// What it adds by the minute.
    pub score: f64,
}

/// What a day may hold, and what it has held.
#[derive(Clone, Debug, Default)]
pub struct Evening {
    /// Minutes to fill.
    pub minutes: f64,
    /// Minutes spent today before.
    pub spent: f64,
    /// Of these on facts and exercises.
    pub spent_on_knowledge: f64,
    /// Of these on tellings and statements.
    pub spent_on_spoken: f64,
    /// The stories that today's items were about.
    pub stories: Vec<StoryId>,
    /// Tellings that may still be taken; none sets no limit.
    pub tellings: Option<usize>,
    /// Items at most.
    pub limit: Option<usize>,
    /// Whether the person asked for something in particular: then only minutes and limit count.
    pub is_narrow: bool,
}

const KNOWLEDGE_SHARE: f64 = 1.0 / 3.0;
const SPOKEN_SHARE: f64 = 0.5;
const ITEMS_OF_A_STORY: usize = 2;

impl Evening {
    /// Takes what the day holds of what is offered, in the order of practice.
    pub fn take(&self, offers: impl Iterator<Item = Offer>) -> Vec<Offer> {
        let mut taking = Taking::new(self);
        let mut put_off: VecDeque<Offer> = VecDeque::new(); // statements that wait for something between them
        for offer in offers {
            if taking.is_full() {
                break;
            }
            if self.is_narrow || taking.has_room_for(&offer) {
                taking.take(offer);
                if put_off.front().is_some_and(|next| !taking.is_full() && taking.has_room_for(next)) {
                    put_off.pop_front().into_iter().for_each(|statement| taking.take(statement));
                }
            } else if offer.kind == ItemKind::Statement {
                put_off.push_back(offer);
            }
        }
        if self.is_narrow { taking.taken } else { in_order(taking.taken) }
    }

    fn whole(&self) -> f64 {
        self.minutes + self.spent
    }
}

/// A day while it fills.
struct Taking<'a> {
    evening: &'a Evening,
    taken: Vec<Offer>,
    minutes: f64,
    knowledge: f64,
    spoken: f64,
    tellings: usize,
    statements: usize,
    stories: Vec<StoryId>,
}

impl<'a> Taking<'a> {
    fn new(evening: &'a Evening) -> Self {
        Self {
            evening,
            taken: vec![],
            minutes: 0.0,
            knowledge: evening.spent_on_knowledge,
            spoken: evening.spent_on_spoken,
            tellings: 0,
            statements: 0,
            stories: evening.stories.clone(),
        }
    }

    fn is_full(&self) -> bool {
        self.minutes >= self.evening.minutes
            || self.evening.limit.is_some_and(|limit| self.taken.len() >= limit)
    }

    fn has_room_for(&self, offer: &Offer) -> bool {
        let of_story = |story: &StoryId| self.stories.iter().filter(|known| *known == story).count();
        if offer.story.as_ref().is_some_and(|story| of_story(story) >= ITEMS_OF_A_STORY) {
            return false;
        }
        match offer.kind {
            ItemKind::Fact | ItemKind::Exercise => {
                self.knowledge + offer.minutes <= KNOWLEDGE_SHARE * self.evening.whole()
            }
            ItemKind::Story => {
                self.has_time_to_speak(offer) && self.evening.tellings.is_none_or(|most| self.tellings < most)
            }
            ItemKind::Statement => {
                self.has_time_to_speak(offer) && self.statements < self.taken.len() - self.statements + 1
            }
            ItemKind::Question => true,
        }
    }

    /// The last of it may run over where half of it fits; the first may in any case.
    fn has_time_to_speak(&self, offer: &Offer) -> bool {
        let half = SPOKEN_SHARE * self.evening.whole();
        self.spoken == 0.0 || self.spoken + offer.minutes / 2.0 <= half
    }

    fn take(&mut self, offer: Offer) {
        self.minutes += offer.minutes;
        self.knowledge += if offer.kind.is_knowledge() { offer.minutes } else { 0.0 };
        self.spoken += if offer.kind.is_spoken() { offer.minutes } else { 0.0 };
        self.tellings += usize::from(offer.kind == ItemKind::Story);
        self.statements += usize::from(offer.kind == ItemKind::Statement);
        self.stories.extend(offer.story.clone());
        self.taken.push(offer);
    }
}

/// In the order of practice: one after another the next best that may stand there.
fn in_order(mut waiting: Vec<Offer>) -> Vec<Offer> {
    let mut ordered: Vec<Offer> = Vec::with_capacity(waiting.len());
    while !waiting.is_empty() {
        let is_statement = |offer: &Offer| offer.kind == ItemKind::Statement;
        // Statements that are left over would be neighbours at the end.
        let hurries = 2 * waiting.iter().filter(|offer| is_statement(offer)).count() > waiting.len();
        let may = |position: &usize| may_stand(&waiting[*position], &ordered, &waiting);
        let hurried =
            (0..waiting.len()).find(|position| hurries && is_statement(&waiting[*position]) && may(position));
        let position = hurried.or_else(|| (0..waiting.len()).find(may));
        // Where nothing may, the best stands all the same.
        ordered.push(waiting.remove(position.unwrap_or(0)));
    }
    ordered
}

fn may_stand(offer: &Offer, before: &[Offer], waiting: &[Offer]) -> bool {
    let begins = |offer: &Offer| {
        offer.kind == ItemKind::Story || (offer.kind == ItemKind::Question && offer.story.is_some())
    };
    if before.is_empty() && !begins(offer) && waiting.iter().any(begins) {
        return false;
    }
    let same = |other: &Offer| offer.story.is_some() && other.story == offer.story;
    let told_later = offer.kind != ItemKind::Story
        && waiting.iter().any(|other| other.kind == ItemKind::Story && same(other));
    let neighbours = before.last().is_some_and(same);
    let two_statements = offer.kind == ItemKind::Statement
        && before.last().is_some_and(|last| last.kind == ItemKind::Statement);
    !told_later && !neighbours && !two_statements
}

#[cfg(test)]
mod tests;
