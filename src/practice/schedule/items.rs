//! What can be practised: prepared questions and ready stories, what each weighs, and which a person asks for.

use crate::bank::{Bank, DeckId, Interview, Kind, Question, StoryId, coverage};
use crate::practice::cost::ItemKind;
use crate::practice::day::StudyDay;
use crate::practice::history::History;
use crate::practice::memory::Memory;
use crate::practice::review::Item;

/// An item's memory and when it was last tried.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct State {
    /// The memory after the last review.
    pub memory: Memory,
    /// The study day of the last review.
    pub last_day: StudyDay,
}

/// Something that could be practised.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The item.
    pub item: Item,
    /// Its sort, for costs and first grades.
    pub kind: ItemKind,
    /// What it weighs (see [`weight`]).
    pub weight: f64,
    /// The story that it is about: itself, or for a cue the first ready one.
    pub story: Option<StoryId>,
    /// `None` if it was never practised.
    pub state: Option<State>,
}

/// Which items a sitting may hold.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scope {
    /// Only questions of this deck.
    pub deck: Option<DeckId>,
    /// Only items with this competency (its canonical id).
    pub competency: Option<String>,
    /// Only questions of this kind.
    pub kind: Option<Kind>,
    /// Only questions, or only stories.
    pub items: Option<Items>,
}

/// Questions or stories.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Items {
    /// Question items only.
    Questions,
    /// Story items only.
    Stories,
}

/// The least that a ready story weighs, told for nothing that is likely.
const LEAST_STORY_WEIGHT: f64 = 0.4;
/// Facts and exercises are rarely asked outright.
const KNOWLEDGE_SHARE: f64 = 0.5;

/// Everything that can be practised, in the order of the bank.
pub fn items(bank: &Bank) -> impl Iterator<Item = Item> {
    let questions = bank
        .live_questions()
        .filter(|question| coverage::is_prepared(bank, question))
        .map(|question| Item::Question(question.id.clone()));
    let stories =
        bank.stories().iter().filter(|story| story.is_ready()).map(|story| Item::Story(story.id.clone()));
    questions.chain(stories)
}

/// What an item weighs. A question: likelihood times emphasis, half of it for facts and exercises. A story: the sum over the
/// questions that it is linked to of their weight shared among their ready stories, as telling it serves them all.
pub fn weight(bank: &Bank, item: &Item, interview: Option<&Interview>) -> f64 {
    match item {
        Item::Question(id) => bank.question(id.as_str()).map_or(LEAST_STORY_WEIGHT, |question| {
            let share = if question.kind.needs_nothing() { KNOWLEDGE_SHARE } else { 1.0 };
            share * bank.weight(question, interview)
        }),
        Item::Story(id) => {
            let story = bank.story(id.as_str());
            let share = |question: &Question| {
                bank.weight(question, interview) / bank.ready_stories_for(question).count().max(1) as f64
            };
            let questions = story.map(|story| bank.questions_of(story)).unwrap_or_default();
            questions.into_iter().map(share).sum::<f64>().max(LEAST_STORY_WEIGHT)
        }
    }
}

/// Everything that can be practised, with weights by the interview's emphasis and memories as they are.
pub fn candidates(bank: &Bank, history: &History, interview: Option<&Interview>) -> Vec<Candidate> {
    items(bank)
        .map(|item| Candidate {
            kind: ItemKind::of(&item, bank),
            weight: weight(bank, &item, interview),
            story: story_of(bank, &item),
            state: history
                .progress(&item)
                .map(|known| State { memory: known.memory, last_day: known.last_day }),
            item,
        })
        .collect()
}

fn story_of(bank: &Bank, item: &Item) -> Option<StoryId> {
    match item {
        Item::Story(id) => Some(id.clone()),
        Item::Question(id) => {
            let question = bank.question(id.as_str())?;
            bank.ready_stories_for(question).next().map(|story| story.id.clone())
        }
    }
}

impl Scope {
    /// Whether an item is in scope.
    pub fn holds(&self, bank: &Bank, item: &Item) -> bool {
        match item {
            Item::Question(id) => {
                self.items != Some(Items::Stories)
                    && bank.question(id.as_str()).is_some_and(|question| self.holds_question(bank, question))
            }
            Item::Story(id) => {
                self.items != Some(Items::Questions)
                    && self.kind.is_none()
                    && bank.story(id.as_str()).is_some_and(|story| {
                        let tagged = self.competency.as_ref().is_none_or(|wanted| {
                            bank.tags_of_story(story).iter().any(|tag| bank.tag_name(*tag) == wanted)
                        });
                        let in_deck = self.deck.as_ref().is_none_or(|deck| {
                            bank.questions_of(story).iter().any(|question| question.id.deck() == deck)
                        });
                        tagged && in_deck
                    })
            }
        }
    }

    fn holds_question(&self, bank: &Bank, question: &Question) -> bool {
        self.deck.as_ref().is_none_or(|deck| question.id.deck() == deck)
            && self.kind.is_none_or(|kind| question.kind == kind)
            && self
                .competency
                .as_ref()
                .is_none_or(|wanted| bank.tags_of(question).iter().any(|tag| bank.tag_name(*tag) == wanted))
    }
}
