//! A mock interview: which questions are asked, in what order, and what the answers come to.
//!
//! The draw follows likelihood and the interview's emphasis, leans to what is weak, never asks a question twice, and puts no
//! two neighbours on the same main competency where that can be avoided. The same seed draws the same interview.

use super::review::{Grade, Item};
use super::schedule::Course;
use super::scores::Tick;
use crate::bank::{Bank, Question};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

/// One question of a mock. It is a copy: what is edited meanwhile does not change what was asked.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The question.
    pub question: Question,
    /// Which of its wordings; 0 is the main one.
    pub wording: usize,
    /// The follow-up that presses.
    pub follow_up: Option<String>,
    /// Whether the panel interrupts: "give me that in thirty seconds".
    pub interrupted: bool,
}

/// Seconds within which an answer should be given.
pub const ANSWER_SECONDS: u32 = 120;
/// What asks for the opening, if the bank has it.
const OPENING: &str = "leadership-philosophy/career-in-two-minutes";

impl Asked {
    /// The wording that is asked.
    pub fn words(&self) -> &str {
        self.question.wordings().nth(self.wording).unwrap_or(&self.question.ask)
    }
}

/// Draws a mock of `count` questions; fewer if there are not so many.
pub fn draw(course: &Course<'_>, count: usize, seed: u64) -> Vec<Asked> {
    let bank = course.bank;
    let mut dice = StdRng::seed_from_u64(seed);
    let mut pool: Vec<(&Question, f64)> = bank
        .live_questions()
        .filter(|question| !question.kind.needs_nothing())
        .map(|question| (question, weight(course, question)))
        .collect();
    let mut drawn: Vec<&Question> = vec![];
    if let Some(opening) = pool.iter().position(|(question, _)| question.id.as_str() == OPENING) {
        drawn.push(pool.remove(opening).0);
    }
    while drawn.len() < count && !pool.is_empty() {
        let main = drawn.last().and_then(|last| main_competency(bank, last));
        let differs = |question: &Question| main.is_none() || main_competency(bank, question) != main;
        let any = pool.iter().any(|(question, _)| differs(question));
        let allowed: Vec<usize> =
            (0..pool.len()).filter(|position| !any || differs(pool[*position].0)).collect();
        let picked = pick(&pool, &allowed, &mut dice);
        drawn.push(pool.remove(picked).0);
    }
    drawn.truncate(count);
    let interrupted = if drawn.len() > 1 { dice.random_range(1..drawn.len()) } else { usize::MAX };
    drawn
        .into_iter()
        .enumerate()
        .map(|(position, question)| asked(question, position == interrupted, &mut dice))
        .collect()
}

fn asked(question: &Question, interrupted: bool, dice: &mut StdRng) -> Asked {
    let follow_ups = &question.follow_ups;
    Asked {
        question: question.clone(),
        wording: dice.random_range(0..=question.also.len()),
        follow_up: (!follow_ups.is_empty())
            .then(|| follow_ups[dice.random_range(0..follow_ups.len())].clone()),
        interrupted,
    }
}

fn main_competency<'a>(bank: &'a Bank, question: &Question) -> Option<&'a str> {
    bank.tags_of(question).first().map(|tag| bank.tag_name(*tag))
}

/// Likelihood times emphasis, up to twice as much for what is weak.
fn weight(course: &Course<'_>, question: &Question) -> f64 {
    let item = Item::Question(question.id.clone());
    let recall = course.history.recall(&item, course.today).unwrap_or(0.5);
    course.bank.weight(question, course.interview) * (2.0 - recall)
}

fn pick(pool: &[(&Question, f64)], allowed: &[usize], dice: &mut StdRng) -> usize {
    let total: f64 = allowed.iter().map(|position| pool[*position].1).sum();
    let mut left = dice.random_range(0.0..total.max(f64::MIN_POSITIVE));
    for position in allowed {
        left -= pool[*position].1;
        if left <= 0.0 {
            return *position;
        }
    }
    allowed[allowed.len() - 1]
}

/// The grade of an answer by what it lacked: the story decides, and then how much of the rest there was.
pub fn grade(missed: &[Tick]) -> Grade {
    match (missed.contains(&Tick::Story), missed.len()) {
        (true, _) => Grade::Again,
        (false, 0 | 1) => Grade::Good,
        (false, 2) => Grade::Hard,
        (false, _) => Grade::Again,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::Interview;
    use crate::practice::day::StudyDay;
    use crate::practice::history::History;
    use std::collections::{HashMap, HashSet};

    fn bank() -> Bank {
        let mut deck = String::from("id = 'd'\ntitle = 'D'\n");
        for number in 0..30 {
            let likelihood = ["high", "medium", "low"][number % 3];
            deck.push_str(&format!(
                "[[question]]\nid = 'q{number}'\nkind = 'story'\nask = 'Q{number}?'\nalso = ['Or?']\nlikelihood = '{likelihood}'\n\
                 competencies = ['c{}']\nfollow_ups = ['a', 'b']\n",
                number % 5
            ));
        }
        let own = "id = 'own'\ntitle = 'Own'\n[[question]]\nid = 'm'\nkind = 'story'\nask = 'M?'\nlikelihood = 'medium'\n\
                   [[question]]\nid = 'n'\nkind = 'story'\nask = 'N?'\nlikelihood = 'medium'\n";
        let interview = "[[interview]]\nid = 'i'\ndate = 2026-12-12\nemphasis = { own = 3 }\n";
        crate::text::tests::bank(&[
            ("decks/d.toml", &deck),
            ("decks/own.toml", own),
            ("interviews.toml", interview),
        ])
    }

    fn drawn(bank: &Bank, interview: Option<&Interview>, seed: u64) -> Vec<Asked> {
        let history = History::empty(bank.settings());
        let today = StudyDay::from_date(jiff::civil::date(2026, 11, 21));
        draw(&Course { bank, history: &history, interview, today }, 6, seed)
    }

    #[test]
    fn the_same_seed_draws_the_same_interview() {
        let bank = bank();
        let ids = |seed| -> Vec<String> {
            drawn(&bank, None, seed)
                .iter()
                .map(|asked| format!("{} {}", asked.question.id, asked.wording))
                .collect()
        };
        assert_eq!(ids(7), ids(7));
        assert_ne!(ids(7), ids(8));
    }

    #[test]
    fn over_a_thousand_seeds_likelihood_and_emphasis_show_and_neighbours_differ() {
        let bank = bank();
        let interview = &bank.interviews()[0];
        let mut counts: HashMap<&str, usize> = HashMap::new();
        let (mut own_plain, mut own_emphasised) = (0, 0);
        for seed in 0..1000 {
            let asked = drawn(&bank, None, seed);
            let ids: HashSet<&str> = asked.iter().map(|asked| asked.question.id.as_str()).collect();
            assert_eq!(ids.len(), 6, "a question twice with seed {seed}");
            assert_eq!(asked.iter().filter(|asked| asked.interrupted).count(), 1);
            for pair in asked.windows(2) {
                let mains = [0, 1].map(|side| main_competency(&bank, &pair[side].question));
                assert!(
                    mains[0].is_none() || mains[0] != mains[1],
                    "neighbours share {mains:?} with seed {seed}"
                );
            }
            for one in &asked {
                *counts.entry(one.question.likelihood.word()).or_insert(0) += 1;
                own_plain += usize::from(one.question.id.deck() == "own");
            }
            own_emphasised += drawn(&bank, Some(interview), seed)
                .iter()
                .filter(|one| one.question.id.deck() == "own")
                .count();
        }
        // By weights 3, 1.5 and 0.4 among ten, twelve and ten questions.
        let share = |word: &str| counts[word] as f64 / 6000.0;
        assert!((0.5..0.7).contains(&share("high")), "{}", share("high"));
        assert!((0.25..0.42).contains(&share("medium")), "{}", share("medium"));
        assert!(share("low") < 0.12, "{}", share("low"));
        assert!(own_emphasised > own_plain * 2, "{own_emphasised} against {own_plain}");
    }

    #[test]
    fn the_story_decides_the_grade() {
        use Tick::{BusinessResult, InTime, Number, OwnAction, Story};
        assert_eq!(grade(&[]), Grade::Good);
        assert_eq!(grade(&[Number]), Grade::Good);
        assert_eq!(grade(&[Number, InTime]), Grade::Hard);
        assert_eq!(grade(&[Number, OwnAction, BusinessResult]), Grade::Again);
        assert_eq!(grade(&[Story]), Grade::Again);
    }
}
