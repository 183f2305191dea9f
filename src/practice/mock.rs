//! A mock interview: which questions are asked, by whom, in what order, and what the answers come to.
//!
//! The draw follows likelihood and the interview's emphasis, leans to what is weak and to what the asking seat cares for, never
//! asks a question twice, and puts no two neighbours on the same main competency where that can be avoided. Every seat of the
//! panel asks in its turn. The same seed draws the same interview from the same practice.

use super::review::{Grade, Item};
use super::schedule::Course;
use super::scores::Tick;
use crate::bank::seat::Seat;
use crate::bank::{Bank, Kind, Question, Window};
use rand::rngs::StdRng;
use rand::seq::{IndexedRandom, SliceRandom};
use rand::{RngExt, SeedableRng};

/// One question of a mock. It is a copy: what is edited meanwhile does not change what was asked.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The question.
    pub question: Question,
    /// Which of its wordings; 0 is the main one.
    pub wording: usize,
    /// Who asks; `None` where no seat is known.
    pub seat: Option<String>,
    /// What presses after the answer.
    pub press: Option<String>,
    /// Whether the panel interrupts: "give me that in thirty seconds".
    pub interrupted: bool,
}

/// What asks for the opening, if the bank has it.
const OPENING: &str = "leadership-philosophy/career-in-two-minutes";
/// A seat asks so much sooner for what it has something to say about.
const CARES: f64 = 2.0;

impl Asked {
    /// The wording that is asked.
    pub fn words(&self) -> &str {
        self.question.wording(self.wording)
    }

    /// Within which it should be answered.
    pub fn window(&self) -> Window {
        match self.question.kind {
            Kind::Statement => self.question.window,
            Kind::View => Window::STATEMENT,
            Kind::Story | Kind::Fact | Kind::Exercise => Window::STORY,
        }
    }
}

/// Draws a mock of `count` questions before a panel; fewer if there are not so many.
pub fn draw(course: &Course<'_>, panel: &[&Seat], count: usize, seed: u64) -> Vec<Asked> {
    let bank = course.bank;
    let mut dice = StdRng::seed_from_u64(seed);
    let mut seats: Vec<&Seat> = panel.to_vec();
    seats.shuffle(&mut dice);
    let mut pool: Vec<(&Question, f64)> = bank
        .live_questions()
        .filter(|question| !question.kind.needs_nothing())
        .map(|question| (question, weight(course, question)))
        .collect();
    let mut drawn: Vec<(&Question, Option<&Seat>)> = vec![];
    let turn = |number: usize| seats.get(number % seats.len().max(1)).copied();
    if let Some(opening) = pool.iter().position(|(question, _)| question.id.as_str() == OPENING) {
        drawn.push((pool.remove(opening).0, turn(0)));
    }
    while drawn.len() < count && !pool.is_empty() {
        let main = drawn.last().and_then(|(last, _)| main_competency(bank, last));
        let differs = |question: &Question| main.is_none() || main_competency(bank, question) != main;
        let any = pool.iter().any(|(question, _)| differs(question));
        let seat = turn(drawn.len());
        let weighed: Vec<(usize, f64)> = pool
            .iter()
            .enumerate()
            .filter(|(_, (question, _))| !any || differs(question))
            .map(|(position, (question, weight))| (position, weight * interest(bank, seat, question)))
            .collect();
        let picked = pick(&weighed, &mut dice);
        drawn.push((pool.remove(picked).0, seat));
    }
    drawn.truncate(count);
    let interrupted = if drawn.len() > 1 { dice.random_range(1..drawn.len()) } else { usize::MAX };
    let mut said = vec![];
    drawn
        .into_iter()
        .enumerate()
        .map(|(position, (question, seat))| Asked {
            question: question.clone(),
            wording: dice.random_range(0..question.wordings().count().max(1)),
            seat: seat.map(|seat| seat.title.clone()),
            press: press(bank, question, seat, &mut said, &mut dice),
            interrupted: position == interrupted,
        })
        .collect()
}

/// How much a seat cares for a question.
fn interest(bank: &Bank, seat: Option<&Seat>, question: &Question) -> f64 {
    let Some((seat, main)) = seat.zip(main_competency(bank, question)) else { return 1.0 };
    if seat.presses_on(&[main]).next().is_some() { CARES } else { 1.0 }
}

/// What presses after the answer: the seat by the question's competencies or in general, the question's own follow-ups, or what
/// the story's teller expects to be asked; nothing twice. A statement is pressed by its own follow-ups.
fn press(
    bank: &Bank,
    question: &Question,
    seat: Option<&Seat>,
    said: &mut Vec<String>,
    dice: &mut StdRng,
) -> Option<String> {
    let tags: Vec<&str> = bank.tags_of(question).iter().map(|tag| bank.tag_name(*tag)).collect();
    let mut sources: Vec<Vec<&str>> = vec![question.follow_ups.iter().map(String::as_str).collect()];
    if question.kind != Kind::Statement {
        let stories = bank.ready_stories_for(question);
        sources.push(stories.flat_map(|story| &story.pushback).map(|push| push.ask.as_str()).collect());
        if let Some(seat) = seat {
            let by_competency: Vec<&str> = seat.presses_on(&tags).map(|press| press.say.as_str()).collect();
            sources.push(by_competency.clone());
            sources.push(by_competency); // what the seat cares for comes twice as often
            sources.push(seat.presses_on_anything().map(|press| press.say.as_str()).collect());
        }
    }
    for source in &mut sources {
        source.retain(|press| !said.iter().any(|known| known == press));
    }
    sources.retain(|source| !source.is_empty());
    let press = sources.choose(dice)?.choose(dice)?;
    said.push((*press).to_owned());
    Some((*press).to_owned())
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

/// One of some positions, by their weights.
fn pick(weighed: &[(usize, f64)], dice: &mut StdRng) -> usize {
    let total: f64 = weighed.iter().map(|(_, weight)| weight).sum();
    let mut left = dice.random_range(0.0..total.max(f64::MIN_POSITIVE));
    for (position, weight) in weighed {
        left -= weight;
        if left <= 0.0 {
            return *position;
        }
    }
    weighed.last().map_or(0, |(position, _)| *position)
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
    use crate::bank::seat::Press;
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

    fn panel() -> Vec<Seat> {
        let press = |say: &str, on: &[&str]| Press {
            say: say.into(),
            on: on.iter().map(|id| (*id).to_owned()).collect(),
        };
        let seat = |id: &str| Seat {
            id: id.into(),
            title: id.to_uppercase(),
            aliases: vec![],
            listens_for: vec![],
            presses: vec![
                press(&format!("{id}: and then?"), &[]),
                press(&format!("{id}: at what cost?"), &["c1", "c2"]),
                press(&format!("{id}: says who?"), &["c3"]),
            ],
        };
        vec![seat("cfo"), seat("hr"), seat("peer")]
    }

    fn drawn(bank: &Bank, interview: Option<&Interview>, seed: u64) -> Vec<Asked> {
        let history = History::empty(bank.settings());
        let today = StudyDay::from_date(jiff::civil::date(2026, 11, 21));
        let panel = panel();
        let seats: Vec<&Seat> = panel.iter().collect();
        draw(&Course { bank, history: &history, interview, today }, &seats, 6, seed)
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
            let seats: HashSet<&str> = asked.iter().filter_map(|asked| asked.seat.as_deref()).collect();
            assert_eq!(seats.len(), 3, "each seat asks with seed {seed}");
            for pair in asked.windows(2) {
                let mains = [0, 1].map(|side| main_competency(&bank, &pair[side].question));
                assert!(
                    mains[0].is_none() || mains[0] != mains[1],
                    "neighbours share {mains:?} with seed {seed}"
                );
            }
            for one in &asked {
                *counts.entry(one.question.likelihood.word()).or_insert(0) += 1;
                let seat = one.seat.as_deref().expect("somebody asks").to_lowercase();
                if let Some(press) = &one.press {
                    let of_the_seat = press.starts_with(&seat) || one.question.follow_ups.contains(press);
                    assert!(of_the_seat, "{seat} says {press} with seed {seed}");
                }
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
