//! What the coverage means for the bank as a whole: what hangs on one story, what answers nothing, what to write next.

use super::coverage::{Coverage, Row};
use super::suggest::Ranker;
use super::{Bank, Question, Status, Story};
use std::collections::{BTreeMap, HashMap};

/// The ready story whose loss would uncover the most weight of likely questions, and those questions.
pub fn critical_story<'a>(coverage: &Coverage<'a>) -> Option<(&'a Story, Vec<&'a Question>)> {
    let mut alone: HashMap<&str, (f64, &'a Story, Vec<&'a Question>)> = HashMap::new();
    for row in coverage.rows.iter().filter(|row| row.is_likely()) {
        let mut ready = row.stories.iter().filter(|story| story.is_ready());
        if let (Some(only), None) = (ready.next(), ready.next()) {
            let entry = alone.entry(only.id.as_str()).or_insert((0.0, only, vec![]));
            entry.0 += row.weight;
            entry.2.push(row.question);
        }
    }
    let most = alone.into_values().max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.id.cmp(&a.1.id)));
    most.map(|(_, story, questions)| (story, questions))
}

/// Ready stories that are told for no question in scope.
pub fn idle_stories<'a>(bank: &'a Bank, coverage: &Coverage<'a>) -> Vec<&'a Story> {
    let used: Vec<&str> =
        coverage.rows.iter().flat_map(|row| &row.stories).map(|story| story.id.as_str()).collect();
    bank.stories().iter().filter(|story| story.is_ready() && !used.contains(&story.id.as_str())).collect()
}

/// What to write next.
#[derive(Clone, Debug)]
pub enum WriteNext<'a> {
    /// A draft that would answer these likely gaps.
    Draft {
        /// The draft.
        story: &'a Story,
        /// What it would answer.
        questions: Vec<&'a Question>,
    },
    /// A new story that shows these competencies would answer these likely gaps.
    New {
        /// One or two competency ids.
        competencies: Vec<&'a str>,
        /// What it would answer.
        questions: Vec<&'a Question>,
    },
}

/// What would close the most weight of likely gaps: a draft, or else a new story; `None` if there is no gap.
pub fn write_next<'a>(bank: &'a Bank, coverage: &Coverage<'a>) -> Option<WriteNext<'a>> {
    writing(bank, coverage, 1).into_iter().next()
}

/// What to write, one after another, `count` at most: each closes the most weight of the gaps that those before it leave,
/// drafts before new stories.
///
/// A draft counts for the gaps that it is linked to and those that fit it. A new story is imagined with two competencies and
/// counts for the gaps that carry both, or one of them as their main one.
pub fn writing<'a>(bank: &'a Bank, coverage: &Coverage<'a>, count: usize) -> Vec<WriteNext<'a>> {
    let mut gaps: Vec<&Row<'a>> = coverage.gaps().collect();
    let mut drafts = if gaps.is_empty() || count == 0 { vec![] } else { drafts(bank) };
    let mut writing = vec![];
    while writing.len() < count {
        let Some(next) = best_draft(&mut drafts, &gaps).or_else(|| new_story(bank, &gaps)) else { break };
        let (WriteNext::Draft { questions, .. } | WriteNext::New { questions, .. }) = &next;
        gaps.retain(|gap| !questions.iter().any(|answered| answered.id == gap.question.id));
        writing.push(next);
    }
    writing
}

/// Every draft with the questions that it is linked to and the ten that fit it best.
fn drafts(bank: &Bank) -> Vec<(&Story, Vec<&Question>)> {
    let drafts: Vec<&Story> = bank.stories().iter().filter(|story| story.status == Status::Draft).collect();
    if drafts.is_empty() {
        return vec![];
    }
    let ranker = Ranker::new(bank);
    let answers = |story| {
        let fitting = ranker.questions_for(story).into_iter().take(10).map(|found| found.what);
        bank.questions_of(story).into_iter().chain(fitting).collect()
    };
    drafts.into_iter().map(|story| (story, answers(story))).collect()
}

/// Takes out the draft that closes the most weight of the gaps.
fn best_draft<'a>(
    drafts: &mut Vec<(&'a Story, Vec<&'a Question>)>,
    gaps: &[&Row<'a>],
) -> Option<WriteNext<'a>> {
    let closed = |answers: &[&Question]| -> Vec<&Row<'a>> {
        gaps.iter().copied().filter(|gap| answers.iter().any(|one| one.id == gap.question.id)).collect()
    };
    let weight = |answers: &[&Question]| -> f64 { closed(answers).iter().map(|gap| gap.weight).sum() };
    let weights = drafts.iter().map(|(_, answers)| weight(answers)).enumerate();
    let (position, _) = weights.filter(|(_, weight)| *weight > 0.0).max_by(|a, b| a.1.total_cmp(&b.1))?;
    let (story, answers) = drafts.remove(position);
    Some(WriteNext::Draft { story, questions: closed(&answers).iter().map(|gap| gap.question).collect() })
}

/// The pair of competencies that closes the most weight; a pair of one is one.
fn new_story<'a>(bank: &'a Bank, gaps: &[&Row<'a>]) -> Option<WriteNext<'a>> {
    let tags: Vec<Vec<&'a str>> = gaps
        .iter()
        .map(|row| {
            row.question.competencies.iter().map(|tag| bank.vocabulary().canonical(&tag.value)).collect()
        })
        .collect();
    // Weights by main competency, and by pairs of which neither is the main one: each gap is looked at once.
    let mut by_main: BTreeMap<&str, f64> = BTreeMap::new();
    let mut by_others: HashMap<(&str, &str), f64> = HashMap::new();
    for (row, tags) in gaps.iter().zip(&tags) {
        let Some((main, others)) = tags.split_first() else { continue };
        *by_main.entry(main).or_insert(0.0) += row.weight;
        for (position, one) in others.iter().enumerate() {
            // From `one` itself on: a story of one competency answers what carries it at all.
            for other in &others[position..] {
                *by_others.entry((one.min(other), one.max(other))).or_insert(0.0) += row.weight;
            }
        }
    }
    let weight = |(one, other): (&str, &str)| -> f64 {
        let second = if one == other { 0.0 } else { by_main[other] };
        by_main[one] + second + by_others.get(&(one, other)).copied().unwrap_or(0.0)
    };
    let mains: Vec<&str> = by_main.keys().copied().collect();
    let pairs = mains
        .iter()
        .enumerate()
        .flat_map(|(position, one)| mains[position..].iter().map(|other| (*one, *other)));
    let best = pairs
        .map(|pair| (weight(pair), pair))
        .max_by(|(a, pair), (b, other)| a.total_cmp(b).then_with(|| other.cmp(pair)))
        .map(|(_, pair)| pair)?;
    let mut competencies = vec![best.0, best.1];
    competencies.dedup();
    let answers = |tags: &[&str]| {
        tags.first().is_some_and(|main| *main == best.0 || *main == best.1)
            || (tags.contains(&best.0) && tags.contains(&best.1))
    };
    let closed = gaps.iter().zip(&tags).filter(|(_, tags)| answers(tags));
    Some(WriteNext::New { competencies, questions: closed.map(|(row, _)| row.question).collect() })
}

/// A remark on the bank as a whole.
#[derive(Clone, Debug, PartialEq)]
pub enum Remark<'a> {
    /// Fewer ready stories than wanted.
    TooFew {
        /// How many are ready.
        ready: usize,
        /// How many are wanted.
        floor: usize,
    },
    /// No ready story is tagged `failure`.
    NoFailure,
    /// Most stories carry the same competency, and some staple has none.
    OneSort {
        /// The competency that most carry.
        competency: &'a str,
        /// How many carry it.
        count: usize,
        /// How many are ready.
        ready: usize,
        /// A staple of such interviews that no ready story carries.
        missing: Option<&'static str>,
    },
}

/// Competencies that nearly every director interview asks a story for.
const STAPLES: [&str; 5] =
    ["developing-people", "budgeting", "change-leadership", "strategic-planning", "stakeholder-management"];

/// Remarks on the bank as a whole, the weightiest first.
pub fn remarks(bank: &Bank) -> Vec<Remark<'_>> {
    let mut carried: HashMap<&str, usize> = HashMap::new();
    let ready: Vec<&Story> = bank.stories().iter().filter(|story| story.is_ready()).collect();
    for tag in ready.iter().flat_map(|story| &story.competencies) {
        *carried.entry(bank.vocabulary().canonical(&tag.value)).or_insert(0) += 1;
    }
    let mut remarks = vec![];
    let floor = bank.settings().story_floor;
    if ready.len() < floor {
        remarks.push(Remark::TooFew { ready: ready.len(), floor });
    }
    if ready.len() >= 3 && !carried.contains_key("failure") {
        remarks.push(Remark::NoFailure);
    }
    let most = carried.iter().max_by_key(|(id, count)| (**count, std::cmp::Reverse(**id)));
    if let Some((competency, count)) =
        most.filter(|(_, count)| ready.len() >= 4 && **count * 3 >= ready.len() * 2)
    {
        let missing = STAPLES.into_iter().find(|staple| !carried.contains_key(staple));
        remarks.push(Remark::OneSort { competency, count: *count, ready: ready.len(), missing });
    }
    remarks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::coverage::coverage;

    const DECK: &str = "id = 'd'\ntitle = 'D'\n\
        [[question]]\nid = 'a'\nkind = 'story'\nask = 'A?'\nlikelihood = 'high'\ncompetencies = ['budgeting']\n\
        [[question]]\nid = 'b'\nkind = 'story'\nask = 'B?'\nlikelihood = 'high'\ncompetencies = ['security', 'budgeting']\n\
        [[question]]\nid = 'c'\nkind = 'story'\nask = 'C?'\nlikelihood = 'high'\ncompetencies = ['failure']\n\
        [[question]]\nid = 'rare'\nkind = 'story'\nask = 'D?'\nlikelihood = 'low'\n";

    fn story(tags: &str, answers: &str, status: &str) -> String {
        format!(
            "title = 'S'\nstatus = '{status}'\ncompetencies = [{tags}]\nanswers = [{answers}]\nsituation = 'a'\ntask = 'b'\n\
             action = 'c'\nresult = 'd'\n"
        )
    }

    fn bank(stories: &[(&str, String)]) -> Bank {
        let paths: Vec<(String, &str)> =
            stories.iter().map(|(name, text)| (format!("stories/{name}.toml"), text.as_str())).collect();
        let mut files = vec![("decks/d.toml", DECK)];
        files.extend(paths.iter().map(|(path, text)| (path.as_str(), *text)));
        crate::text::tests::bank(&files)
    }

    #[test]
    fn what_hangs_on_one_story_and_what_answers_nothing() {
        let bank = bank(&[
            ("one", story("", "'d/a', 'd/b'", "ready")),
            ("two", story("", "'d/b', 'd/c'", "ready")),
            ("idle", story("", "", "ready")),
            ("draft", story("", "", "draft")),
        ]);
        let coverage = coverage(&bank, None);
        let (critical, questions) = critical_story(&coverage).unwrap();
        assert_eq!((critical.id.as_str(), questions.len()), ("one", 1));
        let idle: Vec<&str> = idle_stories(&bank, &coverage).iter().map(|story| story.id.as_str()).collect();
        assert_eq!(idle, ["idle"]);
    }

    #[test]
    fn a_draft_that_closes_a_gap_comes_first_and_else_a_new_story() {
        let drafted = bank(&[("draft", story("", "'d/c'", "draft"))]);
        match write_next(&drafted, &coverage(&drafted, None)) {
            Some(WriteNext::Draft { story, questions }) => {
                assert_eq!((story.id.as_str(), questions[0].id.as_str()), ("draft", "d/c"));
            }
            other => panic!("{other:?}"),
        }
        let empty = bank(&[]);
        match write_next(&empty, &coverage(&empty, None)) {
            Some(WriteNext::New { competencies, questions }) => {
                assert_eq!((competencies, questions.len()), (vec!["budgeting"], 2));
            }
            other => panic!("{other:?}"),
        }
        let done = bank(&[("all", story("", "'d/a', 'd/b', 'd/c'", "ready"))]);
        assert!(write_next(&done, &coverage(&done, None)).is_none());
    }

    #[test]
    fn writing_goes_on_with_what_is_left() {
        let drafted = bank(&[("draft", story("", "'d/c'", "draft"))]);
        let coverage = coverage(&drafted, None);
        let first_question = |next: &WriteNext<'_>| match next {
            WriteNext::Draft { questions, .. } | WriteNext::New { questions, .. } => {
                questions[0].id.to_string()
            }
        };
        let writing: Vec<String> = writing(&drafted, &coverage, 8).iter().map(first_question).collect();
        assert_eq!(writing, ["d/c", "d/a"], "the draft, then a new story for what is left");
    }

    #[test]
    fn the_bank_as_a_whole_is_remarked_on() {
        let rescue = |name| (name, story("'project-delivery'", "", "ready"));
        let bank = bank(&[rescue("a"), rescue("b"), rescue("c"), rescue("d")]);
        assert_eq!(
            remarks(&bank),
            [
                Remark::TooFew { ready: 4, floor: 8 },
                Remark::NoFailure,
                Remark::OneSort {
                    competency: "project-delivery",
                    count: 4,
                    ready: 4,
                    missing: Some("developing-people")
                },
            ]
        );
    }
}
