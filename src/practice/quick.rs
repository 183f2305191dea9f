//! Finding the story fast: which questions are put, and what each answer comes to.

use super::history::History;
use super::review::{Grade, Item};
use super::wording::Wording;
use crate::bank::{Bank, Kind, Question};
use rand::rngs::StdRng;
use rand::seq::SliceRandom;
use rand::{RngExt, SeedableRng};

/// Seconds to find a story and its first line.
pub const QUICK_SECONDS: u32 = 10;

/// One question of a quick round.
#[derive(Clone, Debug)]
pub struct Quick<'a> {
    /// The question.
    pub question: &'a Question,
    /// Which of its wordings is asked.
    pub wording: usize,
    /// Whether a ready story answers it; else the person says that none fits, and nothing is kept.
    pub has_fit: bool,
}

/// Every fifth question has no story.
const WITHOUT_EVERY: usize = 5;

/// Draws `count` story questions, fewer if there are not so many: wordings never met first, one in five without a story.
pub fn draw<'a>(bank: &'a Bank, history: &History, count: usize, seed: u64) -> Vec<Quick<'a>> {
    let mut dice = StdRng::seed_from_u64(seed);
    let questions = || bank.live_questions().filter(|question| question.kind == Kind::Story);
    let fits = |question: &&Question| bank.ready_stories_for(question).next().is_some();
    let mut with = least_met(questions().filter(fits), history, &mut dice);
    let mut without = least_met(questions().filter(|question| !fits(question)), history, &mut dice);
    let mut drawn = vec![];
    let odd = dice.random_range(0..WITHOUT_EVERY);
    while drawn.len() < count {
        let wants_none = drawn.len() % WITHOUT_EVERY == odd;
        let next = if wants_none { without.pop().map(|one| (one, false)) } else { None };
        let Some(((question, wording), has_fit)) = next.or_else(|| with.pop().map(|one| (one, true))) else {
            break;
        };
        drawn.push(Quick { question, wording, has_fit });
    }
    drawn
}

/// Questions in the wording that was met least, in an order by which the last was met least; the dice choose among equals.
fn least_met<'a>(
    questions: impl Iterator<Item = &'a Question>,
    history: &History,
    dice: &mut StdRng,
) -> Vec<(&'a Question, usize)> {
    let mut met: Vec<(usize, &Question, usize)> = questions
        .filter_map(|question| {
            let item = Item::Question(question.id.clone());
            let times = |text: &str| history.times_met(&item, Wording::of(text));
            let (wording, times) =
                question.wordings().map(times).enumerate().min_by_key(|(_, times)| *times)?;
            Some((times, question, wording))
        })
        .collect();
    met.shuffle(dice);
    met.sort_by_key(|(times, ..)| std::cmp::Reverse(*times)); // stable
    met.into_iter().map(|(_, question, wording)| (question, wording)).collect()
}

/// What an answer comes to: right in time Good, right but late Hard, wrong or none Again.
pub fn suggested(is_right: bool, seconds: u32) -> Grade {
    match (is_right, seconds <= QUICK_SECONDS) {
        (true, true) => Grade::Good,
        (true, false) => Grade::Hard,
        (false, _) => Grade::Again,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::practice::day::Moment;
    use crate::practice::review::{Entry, Mode, Review, What};
    use jiff::{Timestamp, tz::Offset};

    fn bank() -> Bank {
        let question = |number: usize| {
            format!(
                "[[question]]\nid = 'q{number}'\nkind = 'story'\nask = 'Q{number}?'\nalso = ['Or {number}?']\n"
            )
        };
        let deck: String = (0..20).map(question).collect();
        let answers: String = (0..12).map(|number| format!("'d/q{number}', ")).collect();
        crate::text::tests::bank(&[
            (
                "decks/d.toml",
                &format!(
                    "id = 'd'\ntitle = 'D'\n{deck}[[question]]\nid = 'f'\nkind = 'fact'\nask = '?'\nanswer = '!'\n"
                ),
            ),
            (
                "stories/s.toml",
                &format!(
                    "title = 'S'\nstatus = 'ready'\nanswers = [{answers}]\nsituation = 'a'\ntask = 'b'\naction = 'c'\nresult = 'd'\n"
                ),
            ),
        ])
    }

    #[test]
    fn ten_are_drawn_and_two_of_them_have_no_story() {
        let bank = bank();
        for seed in 0..20 {
            let drawn = draw(&bank, &History::empty(bank.settings()), 10, seed);
            assert_eq!(drawn.len(), 10);
            assert_eq!(drawn.iter().filter(|one| !one.has_fit).count(), 2, "seed {seed}");
            let mut ids: Vec<&str> = drawn.iter().map(|one| one.question.id.as_str()).collect();
            ids.sort_unstable();
            ids.dedup();
            assert_eq!(ids.len(), 10, "none twice");
        }
        assert_eq!(draw(&bank, &History::empty(bank.settings()), 100, 1).len(), 15, "as many as there are");
        assert!(draw(&Bank::default(), &History::empty(bank.settings()), 10, 1).is_empty());
    }

    #[test]
    fn wordings_never_met_come_first() {
        let bank = bank();
        let met = |number: usize, text: &str| {
            let review = Review {
                item: Item::parse(&format!("question/d/q{number}")).unwrap(),
                grade: Grade::Good,
                seconds: 5,
                mode: Mode::Drill,
                missed: vec![],
                wording: Some(Wording::of(text)),
                parts: vec![],
                to_person: false,
                delivery: None,
            };
            let at =
                Moment { timestamp: Timestamp::from_second(1_800_000_000).unwrap(), offset: Offset::UTC };
            Entry {
                id: uuid::Uuid::from_u128(number as u128 * 2 + u128::from(text.starts_with('O'))),
                at,
                what: What::Reviewed(review),
            }
        };
        // Of the first three both wordings were met, of the next three one.
        let both = (0..3)
            .flat_map(|number| [met(number, &format!("Q{number}?")), met(number, &format!("Or {number}?"))]);
        let one = (3..6).map(|number| met(number, &format!("Q{number}?")));
        let history = History::replay(both.chain(one).collect(), &bank);
        for seed in 0..20 {
            let drawn = draw(&bank, &history, 10, seed);
            let with: Vec<&Quick<'_>> = drawn.iter().filter(|one| one.has_fit).collect();
            assert!(with.iter().all(|one| !["d/q0", "d/q1", "d/q2"].contains(&one.question.id.as_str())));
            for one in with.iter().filter(|one| ["d/q3", "d/q4", "d/q5"].contains(&one.question.id.as_str()))
            {
                assert_eq!(one.wording, 1);
            }
        }
    }

    #[test]
    fn time_and_truth_make_the_grade() {
        let table = [
            (true, 10, Grade::Good),
            (true, 11, Grade::Hard),
            (false, 2, Grade::Again),
            (false, 90, Grade::Again),
        ];
        for (is_right, seconds, grade) in table {
            assert_eq!(suggested(is_right, seconds), grade);
        }
    }
}
