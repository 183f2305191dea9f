//! What stands below many questions in the same words says nothing of any of them: "There is no sample answer yet."

use super::foreign::Foreign;
use super::markdown::blocks::{Block, BlockKind};
use super::words::around::stripped;
use std::collections::{HashMap, HashSet};

/// So often at least.
const OFTEN: usize = 3;
/// Letters of what is more than a word or two.
const LONG: usize = 25;

/// Takes such words out of a deck's answers, and says so once.
pub(super) fn without_refrains(mut found: Foreign) -> Foreign {
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

/// The headings that stand in the same words above many things, in small letters: "What does it look like?" asks nothing by itself.
pub(super) fn repeated_headings(blocks: &[Block]) -> HashSet<String> {
    let mut times: HashMap<String, usize> = HashMap::new();
    for block in blocks.iter().filter(|block| matches!(block.kind, BlockKind::Heading(_))) {
        *times.entry(stripped(&block.text).0.to_lowercase()).or_default() += 1;
    }
    times.into_iter().filter(|(_, times)| *times >= OFTEN).map(|(heading, _)| heading).collect()
}
