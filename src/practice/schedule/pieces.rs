//! What the writing that is planned would bring into practice: a story to tell, and the cues of the gaps that it answers.

use super::items::Candidate;
use crate::bank::writing::WriteNext;
use crate::bank::{Bank, Interview, Question, StoryId};
use crate::practice::cost::ItemKind;
use crate::practice::review::Item;

/// A story that is not written yet, as practice will know it.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    story: Candidate,
    cues: Vec<Candidate>,
}

/// The pieces of what is to be written, in that order.
pub(super) fn pieces(bank: &Bank, interview: &Interview, writing: &[WriteNext<'_>]) -> Vec<Piece> {
    writing.iter().enumerate().filter_map(|(number, next)| piece(bank, interview, number, next)).collect()
}

fn piece(bank: &Bank, interview: &Interview, number: usize, next: &WriteNext<'_>) -> Option<Piece> {
    let id = match next {
        WriteNext::Draft { story, .. } => story.id.clone(),
        WriteNext::New { .. } => unused_id(bank, number)?,
    };
    let weight = |question: &Question| bank.weight(question, Some(interview));
    let candidate = |item: Item, kind: ItemKind, weight: f64| Candidate {
        item,
        kind,
        weight,
        story: Some(id.clone()),
        state: None,
    };
    let cue = |question: &&Question| {
        candidate(Item::Question(question.id.clone()), ItemKind::Question, weight(question))
    };
    let all = next.questions().iter().map(|question| weight(question)).sum();
    Some(Piece {
        story: candidate(Item::Story(id.clone()), ItemKind::Story, all),
        cues: next.questions().iter().map(cue).collect(),
    })
}

/// A name for a story that has none yet.
fn unused_id(bank: &Bank, number: usize) -> Option<StoryId> {
    let names = (number..=number + bank.stories().len()).map(|number| format!("planned-{}", number + 1));
    names.filter_map(|name| StoryId::parse(&name)).find(|id| bank.story(id.as_str()).is_none())
}

impl Piece {
    /// Once it is written it can be practised; a question that had points only becomes a cue for its story.
    pub(super) fn join(self, all: &mut Vec<Candidate>) {
        for cue in self.cues {
            match all.iter_mut().find(|known| known.item == cue.item) {
                Some(known) => known.story = cue.story,
                None => all.push(cue),
            }
        }
        all.push(self.story);
    }
}
