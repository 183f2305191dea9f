//! What stands below many questions in the same words says nothing of any of them: "There is no sample answer yet."

use super::foreign::{Foreign, ForeignQuestion};
use std::collections::HashMap;

/// So often at least.
const OFTEN: usize = 3;
/// Letters of what is more than a word or two.
const LONG: usize = 25;

/// Takes such words out of a deck, answers and questions, and says so once.
pub(super) fn without_refrains(found: Foreign) -> Foreign {
    let mut found = without_asked_often(found);
    let mut times: HashMap<String, usize> = HashMap::new();
    for hint in found.questions.iter().flat_map(|question| &question.hints) {
        *times.entry(hint.clone()).or_default() += 1;
    }
    times.retain(|hint, times| *times >= OFTEN && hint.chars().count() >= LONG);
    if times.is_empty() {
        return found;
    }
    for question in &mut found.questions {
        question.hints.retain(|hint| !times.contains_key(hint));
    }
    let mut refrains: Vec<(String, usize)> = times.into_iter().collect();
    refrains.sort();
    for (refrain, times) in refrains {
        (0..times).for_each(|_| found.leave_key(&refrain, "", "it stands below many questions"));
    }
    found
}

/// What is asked again and again is a heading of what stands below each: "What does it look like?"
fn without_asked_often(mut found: Foreign) -> Foreign {
    let mut times: HashMap<String, usize> = HashMap::new();
    for question in &found.questions {
        *times.entry(question.ask.to_lowercase()).or_default() += 1;
    }
    let is_often = |question: &ForeignQuestion| {
        times.get(&question.ask.to_lowercase()).is_some_and(|times| *times >= OFTEN)
    };
    let (often, kept): (Vec<_>, Vec<_>) =
        std::mem::take(&mut found.questions).into_iter().partition(is_often);
    found.questions = kept;
    often.iter().for_each(|question| found.leave_key(&question.ask, "", "it stands above many things"));
    found
}
