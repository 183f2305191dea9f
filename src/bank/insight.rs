//! What the coverage means for the bank as a whole: what hangs on one story, what answers nothing, what is lacking.

use super::coverage::Coverage;
use super::{Bank, Question, Story};
use rustc_hash::{FxHashMap, FxHashSet};

/// The ready story whose loss would uncover the most weight of likely questions, and those questions.
pub fn critical_story<'a>(coverage: &Coverage<'a>) -> Option<(&'a Story, Vec<&'a Question>)> {
    let mut alone: FxHashMap<&str, (f64, &'a Story, Vec<&'a Question>)> = FxHashMap::default();
    for row in coverage.rows.iter().filter(|row| row.is_likely) {
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
    let used: FxHashSet<&str> =
        coverage.rows.iter().flat_map(|row| &row.stories).map(|story| story.id.as_str()).collect();
    bank.stories().iter().filter(|story| story.is_ready() && !used.contains(story.id.as_str())).collect()
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
    let mut carried: FxHashMap<&str, usize> = FxHashMap::default();
    let ready: Vec<&Story> = bank.stories().iter().filter(|story| story.is_ready()).collect();
    for tag in ready.iter().flat_map(|story| bank.tags_of_story(story)) {
        *carried.entry(bank.tag_name(*tag)).or_insert(0) += 1;
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
