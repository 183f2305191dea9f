//! The best assignment of different stories to questions, for one interview.
//!
//! A story can be told once. Which sets of questions can be answered by different stories is a transversal matroid (Edmonds &
//! Fulkerson 1965), so taking questions heaviest first and keeping each that can still be matched (by an augmenting path)
//! gives the largest weight possible. Among the assignments for those questions, the one that uses the fewest stories
//! that this company has heard already is found by matching with fresh stories first.

use super::coverage::Row;
use super::{Interview, Question, Story};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use std::collections::HashMap;

/// Which story to tell for which question.
#[derive(Clone, Debug)]
pub struct Assignment<'a> {
    /// Questions with the story to tell, heaviest first.
    pub told: Vec<Answer<'a>>,
    /// Questions that stay without a story of their own, heaviest first.
    pub without: Vec<&'a Question>,
}

/// One question and its story.
#[derive(Clone, Copy, Debug)]
pub struct Answer<'a> {
    /// The question.
    pub question: &'a Question,
    /// The story assigned to it.
    pub story: &'a Story,
    /// Whether this company has heard the story.
    pub heard: bool,
}

/// Assigns ready stories to the likely story and view rows of a coverage, which come heaviest first. `heard` says whether a
/// story was told to this company already.
pub fn assign<'a>(rows: &[Row<'a>], heard: impl Fn(&Story) -> bool) -> Assignment<'a> {
    assign_rows(&likely(rows), &heard)
}

/// Rows that a panel is likely to ask and that take stories.
fn likely<'r, 'a>(rows: &'r [Row<'a>]) -> Vec<&'r Row<'a>> {
    rows.iter().filter(|row| row.is_likely && row.question.kind.takes_stories()).collect()
}

fn assign_rows<'a>(rows: &[&Row<'a>], heard: &impl Fn(&Story) -> bool) -> Assignment<'a> {
    let mut graph = Graph::new(rows);
    let chosen: Vec<usize> = (0..rows.len()).filter(|question| graph.augment(*question, |_| true)).collect();
    let fresh: Vec<bool> = graph.stories.iter().map(|story| !heard(story)).collect();
    graph.clear();
    for question in &chosen {
        graph.augment(*question, |story| fresh[story]);
    }
    for question in &chosen {
        if graph.story_of[*question].is_none() {
            graph.augment(*question, |_| true);
        }
    }
    let answer = |(question, row): (usize, &&Row<'a>)| {
        let story = graph.story_of[question]?;
        Some(Answer { question: row.question, story: graph.stories[story], heard: !fresh[story] })
    };
    Assignment {
        told: rows.iter().enumerate().filter_map(answer).collect(),
        without: rows
            .iter()
            .enumerate()
            .filter(|(at, _)| graph.story_of[*at].is_none())
            .map(|(_, row)| row.question)
            .collect(),
    }
}

/// What a panel draws, and how far the stories go.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Drawn {
    /// Questions that are drawn: those of an interview, or all where there are fewer.
    pub questions: usize,
    /// How many of them get a story of their own, the mean over many draws.
    pub told: f64,
}

/// Draws that are tried.
const DRAWS: usize = 400;

/// Lets a panel draw so many of the likely story and view questions, the heavier the likelier, and assigns stories to them; the
/// mean over 400 draws of fixed dice. `None` if nothing is likely.
pub fn of_drawn(rows: &[Row<'_>], questions: usize, heard: impl Fn(&Story) -> bool) -> Option<Drawn> {
    let rows = likely(rows);
    let questions = questions.min(rows.len());
    if questions == 0 {
        return None;
    }
    let mut dice = StdRng::seed_from_u64(0);
    let mut told = 0;
    for _ in 0..DRAWS {
        told += assign_rows(&draw(&rows, questions, &mut dice), &heard).told.len();
    }
    Some(Drawn { questions, told: told as f64 / DRAWS as f64 })
}

/// Some rows by weight, none twice, heaviest first: those with the largest u^(1/w) (Efraimidis & Spirakis 2006).
fn draw<'r, 'a>(rows: &[&'r Row<'a>], count: usize, dice: &mut StdRng) -> Vec<&'r Row<'a>> {
    let mut keyed: Vec<(f64, usize)> = rows
        .iter()
        .enumerate()
        .map(|(position, row)| (dice.random_range(0.0..1.0_f64).ln() / row.weight, position))
        .collect();
    keyed.sort_by(|a, b| b.0.total_cmp(&a.0));
    keyed.truncate(count);
    keyed.sort_unstable_by_key(|(_, position)| *position);
    keyed.into_iter().map(|(_, position)| rows[position]).collect()
}

/// The stories that an interview's company has heard: told in any interview with the same name, trimmed and case-folded.
pub fn heard_by_company<'a>(
    interviews: &'a [Interview],
    interview: &'a Interview,
) -> impl Fn(&Story) -> bool + 'a {
    let name =
        |interview: &Interview| interview.company.as_deref().map(|company| company.trim().to_lowercase());
    let ours = name(interview);
    let same = move |other: &&Interview| other.id == interview.id || (ours.is_some() && name(other) == ours);
    let told: Vec<&str> = interviews
        .iter()
        .filter(same)
        .flat_map(|other| &other.told)
        .map(|story| story.value.as_str())
        .collect();
    move |story| {
        let aliases = story.aliases.iter().map(|alias| alias.as_str());
        std::iter::once(story.id.as_str()).chain(aliases).any(|id| told.contains(&id))
    }
}

/// Questions and the ready stories that answer them.
struct Graph<'a> {
    stories: Vec<&'a Story>,
    stories_of: Vec<Vec<usize>>,
    story_of: Vec<Option<usize>>,
    question_of: Vec<Option<usize>>,
}

impl<'a> Graph<'a> {
    fn new(rows: &[&Row<'a>]) -> Self {
        let mut number: HashMap<&str, usize> = HashMap::new();
        let mut stories: Vec<&'a Story> = vec![];
        let mut stories_of = vec![];
        for row in rows {
            let mut edges = vec![];
            for story in row.stories.iter().filter(|story| story.is_ready()) {
                let next = stories.len();
                let position = *number.entry(story.id.as_str()).or_insert(next);
                if position == next {
                    stories.push(story);
                }
                edges.push(position);
            }
            stories_of.push(edges);
        }
        Self { story_of: vec![None; rows.len()], question_of: vec![None; stories.len()], stories, stories_of }
    }

    fn clear(&mut self) {
        self.story_of.fill(None);
        self.question_of.fill(None);
    }

    /// Finds a story for a question, moving others to stories of their own where need be. Breadth first, so that a long chain
    /// costs no stack.
    fn augment(&mut self, question: usize, allowed: impl Fn(usize) -> bool) -> bool {
        let mut came_from: Vec<Option<usize>> = vec![None; self.stories.len()];
        let mut seen = vec![false; self.stories.len()];
        let mut waiting = std::collections::VecDeque::from([question]);
        while let Some(asking) = waiting.pop_front() {
            for &story in &self.stories_of[asking] {
                if seen[story] || !allowed(story) {
                    continue;
                }
                seen[story] = true;
                came_from[story] = Some(asking);
                match self.question_of[story] {
                    Some(other) => waiting.push_back(other),
                    None => {
                        self.hand_over(story, &came_from);
                        return true;
                    }
                }
            }
        }
        false
    }

    fn hand_over(&mut self, last: usize, came_from: &[Option<usize>]) {
        let mut story = last;
        while let Some(question) = came_from[story] {
            let before = self.story_of[question].replace(story);
            self.question_of[story] = Some(question);
            match before {
                Some(freed) => story = freed,
                None => return,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::Bank;
    use crate::bank::coverage::coverage;
    use proptest::prelude::*;

    /// A bank of questions with weights 3 each times the emphasis of their deck, and stories answering some of them.
    fn bank(weights: &[u8], links: &[Vec<usize>]) -> (Bank, Interview) {
        let mut files = vec![];
        for (number, _) in weights.iter().enumerate() {
            let deck = format!(
                "id = 'd{number}'\ntitle = 'D'\n[[question]]\nid = 'q'\nkind = 'story'\nask = 'Q?'\nlikelihood = 'high'\n"
            );
            files.push((format!("decks/d{number}.toml"), deck));
        }
        for (number, answers) in links.iter().enumerate() {
            let answers: Vec<String> = answers.iter().map(|question| format!("'d{question}/q'")).collect();
            let story = format!(
                "title = 'S'\nstatus = 'ready'\nanswers = [{}]\nsituation = 'a'\ntask = 'b'\naction = 'c'\nresult = 'd'\n",
                answers.join(", ")
            );
            files.push((format!("stories/s{number}.toml"), story));
        }
        let emphasis: Vec<String> =
            weights.iter().enumerate().map(|(number, weight)| format!("d{number} = {weight}")).collect();
        let interviews =
            format!("[[interview]]\nid = 'i'\ndate = 2026-12-12\nemphasis = {{ {} }}\n", emphasis.join(", "));
        files.push(("interviews.toml".to_owned(), interviews));
        let files: Vec<(&str, &str)> =
            files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        let bank = crate::text::tests::bank(&files);
        let interview = bank.interviews()[0].clone();
        (bank, interview)
    }

    /// The largest weight, and for it the fewest heard stories, by trying everything.
    fn brute_force(
        weights: &[u8],
        links: &[Vec<usize>],
        heard: &[bool],
        question: usize,
        used: u32,
    ) -> (i64, i64) {
        if question == weights.len() {
            return (0, 0);
        }
        let mut best = brute_force(weights, links, heard, question + 1, used);
        for (story, answers) in links.iter().enumerate() {
            if used & (1 << story) == 0 && answers.contains(&question) {
                let (weight, fresh) = brute_force(weights, links, heard, question + 1, used | (1 << story));
                best = best.max((weight + i64::from(weights[question]), fresh - i64::from(heard[story])));
            }
        }
        best
    }

    #[test]
    fn of_what_is_drawn_as_many_are_told_as_there_are_stories_for() {
        let (bank, interview) = bank(&[3, 3, 3, 3], &[vec![0, 1], vec![2]]);
        let rows = coverage(&bank, Some(&interview)).rows;
        let told = |count: usize| of_drawn(&rows, count, |_| false);
        assert_eq!(told(10), Some(Drawn { questions: 4, told: 2.0 }), "all are drawn: two stories");
        let one = told(1).unwrap();
        assert!((one.told - 0.75).abs() < 0.07, "three of four have a story: {one:?}");
        assert_eq!(told(0), None);
    }

    #[test]
    fn the_heavier_is_drawn_more_often() {
        let (bank, interview) = bank(&[5, 1], &[vec![0]]);
        let mut rows = coverage(&bank, Some(&interview)).rows;
        rows.iter_mut().for_each(|row| row.is_likely = true);
        let one = of_drawn(&rows, 1, |_| false).unwrap();
        assert!((one.told - 5.0 / 6.0).abs() < 0.06, "{one:?}");
    }

    proptest! {
        #[test]
        fn the_assignment_is_optimal(
            weights in prop::collection::vec(1..6_u8, 1..6),
            links in prop::collection::vec(prop::collection::vec(0..5_usize, 0..4), 0..5),
            heard in prop::collection::vec(any::<bool>(), 5),
        ) {
            let links: Vec<Vec<usize>> = links
                .into_iter()
                .map(|answers| answers.into_iter().filter(|question| *question < weights.len()).collect())
                .collect();
            let (bank, interview) = bank(&weights, &links);
            let rows = coverage(&bank, Some(&interview)).rows;
            let number = |story: &Story| story.id.as_str()[1..].parse::<usize>().unwrap();
            let assignment = assign(&rows, |story| heard[number(story)]);
            let mut used: Vec<usize> = assignment.told.iter().map(|answer| number(answer.story)).collect();
            let weight: f64 = assignment.told.iter().map(|answer| bank.weight(answer.question, Some(&interview)) / 3.0).sum();
            let told = used.iter().filter(|story| heard[**story]).count();
            let (best_weight, best_fresh) = brute_force(&weights, &links, &heard, 0, 0);
            prop_assert_eq!((weight.round() as i64, -(told as i64)), (best_weight, best_fresh));
            for answer in &assignment.told {
                prop_assert!(bank.ready_stories_for(answer.question).any(|story| story.id == answer.story.id));
            }
            used.sort_unstable();
            used.dedup();
            prop_assert_eq!(used.len(), assignment.told.len());
            prop_assert_eq!(assignment.told.len() + assignment.without.len(), weights.len());
        }
    }
}
