//! What to write next: the one answer, for the prompt, the plan and the coverage.
//!
//! Each piece of writing closes the most weight of the likely gaps that those before it leave: first drafts that are linked to
//! gaps or fit them, then drafts of which nothing is known yet (writing them tells), then new stories.

use super::coverage::{Coverage, Row};
use super::matcher::Matcher;
use super::{Bank, Question, Status, Story};
use rustc_hash::FxHashMap;
use std::cell::OnceCell;
use std::collections::BTreeMap;

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

impl<'a> WriteNext<'a> {
    /// The likely gaps that it would answer.
    pub fn questions(&self) -> &[&'a Question] {
        let (WriteNext::Draft { questions, .. } | WriteNext::New { questions, .. }) = self;
        questions
    }
}

/// Gaps that fit a draft best and count as what it would answer, beside those that it is linked to: few, as eight good stories
/// answer most of what is likely.
const FITTING: usize = 4;

/// What to write, one after another, `count` at most. Empty if there is no gap.
pub fn writing<'a>(bank: &'a Bank, coverage: &Coverage<'a>, count: usize) -> Vec<WriteNext<'a>> {
    writing_by(&OnceCell::new(), bank, coverage, count)
}

/// The same with a matcher that others use too; it is made where it is needed.
pub fn writing_by<'a>(
    matcher: &OnceCell<Matcher<'a>>,
    bank: &'a Bank,
    coverage: &Coverage<'a>,
    count: usize,
) -> Vec<WriteNext<'a>> {
    let mut gaps: Vec<&Row<'a>> = coverage.gaps().filter(|row| row.question.kind.takes_stories()).collect();
    if gaps.is_empty() || count == 0 {
        return vec![];
    }
    let mut drafts = drafts(matcher, bank, &gaps);
    let mut writing = vec![];
    while writing.len() < count {
        let next = best_draft(&mut drafts, &gaps).or_else(|| unknown_draft(&mut drafts));
        let Some(next) = next.or_else(|| new_story(bank, &gaps)) else { break };
        gaps.retain(|gap| !next.questions().iter().any(|answered| answered.id == gap.question.id));
        writing.push(next);
    }
    writing
}

/// A draft and the gaps that it would answer.
struct Draft<'a> {
    story: &'a Story,
    answers: Vec<&'a Question>,
}

/// Every draft with the gaps that it is linked to and those that fit it best. Each gap is looked at once, however many
/// drafts there are.
fn drafts<'a>(matcher: &OnceCell<Matcher<'a>>, bank: &'a Bank, gaps: &[&Row<'a>]) -> Vec<Draft<'a>> {
    let stories = bank.stories().iter().filter(|story| story.status == Status::Draft);
    let mut drafts: Vec<Draft<'a>> = stories.map(|story| Draft { story, answers: vec![] }).collect();
    if drafts.is_empty() {
        return drafts;
    }
    let number: FxHashMap<&str, usize> =
        drafts.iter().enumerate().map(|(number, draft)| (draft.story.id.as_str(), number)).collect();
    let mut fitting: Vec<Vec<(f64, &'a Question)>> = vec![vec![]; drafts.len()];
    let questions: Vec<&Question> = gaps.iter().map(|gap| gap.question).collect();
    let sharing = matcher.get_or_init(|| Matcher::new(bank)).sharing(&questions);
    for (gap, fits) in gaps.iter().zip(sharing) {
        for story in &gap.stories {
            if let Some(draft) = number.get(story.id.as_str()) {
                drafts[*draft].answers.push(gap.question);
            }
        }
        for fit in fits {
            if let Some(draft) = number.get(fit.what.id.as_str()) {
                fitting[*draft].push((fit.score * gap.question.likelihood.weight(), gap.question));
            }
        }
    }
    for (draft, mut fitting) in drafts.iter_mut().zip(fitting) {
        fitting.sort_by(|a, b| b.0.total_cmp(&a.0)); // stable: among equals the heavier gap
        for (_, question) in fitting.into_iter().take(FITTING) {
            if !draft.answers.iter().any(|known| known.id == question.id) {
                draft.answers.push(question);
            }
        }
    }
    drafts
}

/// Takes out the draft that closes the most weight of the gaps.
fn best_draft<'a>(drafts: &mut Vec<Draft<'a>>, gaps: &[&Row<'a>]) -> Option<WriteNext<'a>> {
    let open: FxHashMap<&str, f64> = gaps.iter().map(|gap| (gap.question.id.as_str(), gap.weight)).collect();
    let weight = |draft: &Draft<'_>| -> f64 {
        draft.answers.iter().filter_map(|question| open.get(question.id.as_str())).sum()
    };
    let mut best: Option<(f64, usize)> = None;
    for (position, weight) in drafts.iter().map(weight).enumerate() {
        if weight > best.map_or(0.0, |(best, _)| best) {
            best = Some((weight, position));
        }
    }
    let draft = drafts.remove(best?.1);
    let closed = gaps.iter().map(|gap| gap.question);
    let questions = closed.filter(|gap| draft.answers.iter().any(|known| known.id == gap.id)).collect();
    Some(WriteNext::Draft { story: draft.story, questions })
}

/// Takes out the first draft of which nothing is known: no tag, no link, no word that says what it could answer.
fn unknown_draft<'a>(drafts: &mut Vec<Draft<'a>>) -> Option<WriteNext<'a>> {
    let unknown = |draft: &Draft<'_>| {
        draft.answers.is_empty() && draft.story.competencies.is_empty() && draft.story.answers.is_empty()
    };
    let position = drafts.iter().position(unknown)?;
    Some(WriteNext::Draft { story: drafts.remove(position).story, questions: vec![] })
}

/// The pair of competencies that closes the most weight; a pair of one is one.
fn new_story<'a>(bank: &'a Bank, gaps: &[&Row<'a>]) -> Option<WriteNext<'a>> {
    let tags: Vec<Vec<&'a str>> = gaps
        .iter()
        .map(|row| bank.tags_of(row.question).iter().map(|tag| bank.tag_name(*tag)).collect())
        .collect();
    // Weights by main competency, and by pairs of which neither is the main one: each gap is looked at once.
    let mut by_main: BTreeMap<&str, f64> = BTreeMap::new();
    let mut by_others: FxHashMap<(&str, &str), f64> = FxHashMap::default();
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
    fn a_draft_that_closes_a_gap_comes_first_and_else_a_new_story() {
        let drafted = bank(&[("draft", story("", "'d/c'", "draft"))]);
        match writing(&drafted, &coverage(&drafted, None), 1).first() {
            Some(WriteNext::Draft { story, questions }) => {
                assert_eq!((story.id.as_str(), questions[0].id.as_str()), ("draft", "d/c"));
            }
            other => panic!("{other:?}"),
        }
        let empty = bank(&[]);
        match writing(&empty, &coverage(&empty, None), 1).first() {
            Some(WriteNext::New { competencies, questions }) => {
                assert_eq!((competencies.clone(), questions.len()), (vec!["budgeting"], 2));
            }
            other => panic!("{other:?}"),
        }
        let done = bank(&[("all", story("", "'d/a', 'd/b', 'd/c'", "ready"))]);
        assert!(writing(&done, &coverage(&done, None), 1).is_empty());
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
    fn a_draft_that_closes_nothing_gives_way_and_one_of_which_nothing_is_known_comes_before_a_new_story() {
        let unfit = bank(&[("b", story("'security'", "'d/rare'", "draft"))]);
        let first = writing(&unfit, &coverage(&unfit, None), 1);
        assert!(
            matches!(&first[..], [WriteNext::Draft { questions, .. }] if !questions.is_empty()),
            "by its tag"
        );
        let linked = bank(&[("b", story("", "'d/rare'", "draft"))]);
        let first = writing(&linked, &coverage(&linked, None), 1);
        assert!(matches!(&first[..], [WriteNext::New { .. }]), "{first:?}");
        let unknown = bank(&[("jot", "title = 'X'\n".to_owned())]);
        let first = writing(&unknown, &coverage(&unknown, None), 1);
        assert!(
            matches!(&first[..], [WriteNext::Draft { questions, .. }] if questions.is_empty()),
            "{first:?}"
        );
    }
}
