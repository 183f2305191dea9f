//! The tick-list after the reveal and the grade that it suggests.
//!
//! A must-have missed, or under 60 % of the other ticks: Again. Under 85 %: Hard. Else Good; Easy only for a story with
//! every tick, told within its time. Exactly one missed of a story or view question's other ticks is still Good.

use super::review::{Grade, Item};
use crate::bank::{Bank, Kind, Part, Question, Story};

/// Seconds within which a story should be told.
pub const TELLING_SECONDS: u32 = 120;

/// One line of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// What the person reads.
    pub label: String,
    /// What is kept in `missed` when it is not ticked.
    pub missed: String,
    /// Without it the answer failed.
    pub must: bool,
    /// Whether it was said; everything is, until the person says otherwise.
    pub said: bool,
}

/// The list for one answer.
#[derive(Clone, Debug, PartialEq)]
pub struct TickList {
    /// The lines, in the order of telling.
    pub ticks: Vec<Tick>,
    form: Form,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Story,
    Question,
    Fact,
}

impl TickList {
    /// The list for an item answered in `seconds`; empty if the item is gone or has nothing to tick.
    pub fn of(bank: &Bank, item: &Item, seconds: u32) -> Self {
        match item {
            Item::Story(id) => bank.story(id.as_str()).map(|story| Self::of_story(story, seconds)),
            Item::Question(id) => bank.question(id.as_str()).map(|question| match question.kind {
                Kind::Fact => Self::of_fact(question),
                Kind::Story | Kind::View => Self::of_question(bank, question),
            }),
        }
        .unwrap_or(Self { ticks: vec![], form: Form::Fact })
    }

    fn of_story(story: &Story, seconds: u32) -> Self {
        let mut ticks: Vec<Tick> = Part::STAR
            .into_iter()
            .map(|part| Tick::new(part.word(), part.word(), matches!(part, Part::Action | Part::Result)))
            .collect();
        ticks.extend(story.numbers.iter().map(|number| Tick::new(&number.say, "numbers", false)));
        if !story.part(Part::Learning).trim().is_empty() {
            ticks.push(Tick::new("learning", "learning", false));
        }
        let in_time = Tick::new(&format!("within {} minutes", TELLING_SECONDS / 60), "time", false);
        ticks.push(Tick { said: seconds <= TELLING_SECONDS, ..in_time });
        Self { ticks, form: Form::Story }
    }

    fn of_question(bank: &Bank, question: &Question) -> Self {
        let points = bank.points(question);
        let mut ticks = vec![];
        match bank.ready_stories_for(question).next() {
            Some(story) => {
                ticks.push(Tick::new("named a fitting story", "story", true));
                if !story.headline().is_empty() {
                    ticks.push(Tick::new(&format!("headline: {}", story.headline()), "headline", false));
                }
                ticks.extend(story.numbers.iter().map(|number| Tick::new(&number.say, "numbers", false)));
            }
            None => {
                let of_point = |(rank, point): (usize, &String)| Tick::new(point, point, rank == 0);
                ticks.extend(points.iter().enumerate().map(of_point));
            }
        }
        Self { ticks, form: Form::Question }
    }

    fn of_fact(question: &Question) -> Self {
        let ticks = question.key_points.iter().map(|point| Tick::new(point, point, false)).collect();
        Self { ticks, form: Form::Fact }
    }

    /// Unticks what was unticked in an earlier list of the same answer.
    pub fn take_over(&mut self, earlier: &TickList) {
        for tick in &mut self.ticks {
            tick.said &= !earlier.ticks.iter().any(|known| known.label == tick.label && !known.said);
        }
    }

    /// Turns one tick over; nothing happens beyond the end.
    pub fn toggle(&mut self, position: usize) {
        if let Some(tick) = self.ticks.get_mut(position) {
            tick.said = !tick.said;
        }
    }

    /// The grade that the ticks suggest; `None` without ticks.
    pub fn suggested(&self) -> Option<Grade> {
        if self.ticks.is_empty() {
            return None;
        }
        if self.ticks.iter().any(|tick| tick.must && !tick.said) {
            return Some(Grade::Again);
        }
        let others = self.ticks.iter().filter(|tick| !tick.must).count();
        let missed = self.ticks.iter().filter(|tick| !tick.must && !tick.said).count();
        let said_share = if others == 0 { 1.0 } else { (others - missed) as f64 / others as f64 };
        Some(match missed {
            0 if self.form == Form::Story => Grade::Easy,
            0 => Grade::Good,
            1 if self.form == Form::Question => Grade::Good,
            _ if said_share < 0.6 => Grade::Again,
            _ if said_share < 0.85 => Grade::Hard,
            _ => Grade::Good,
        })
    }

    /// What was left out, each word once, in the order of the list.
    pub fn missed(&self) -> Vec<String> {
        let mut missed: Vec<String> = vec![];
        for tick in self.ticks.iter().filter(|tick| !tick.said) {
            if !missed.contains(&tick.missed) {
                missed.push(tick.missed.clone());
            }
        }
        missed
    }
}

impl Tick {
    fn new(label: &str, missed: &str, must: bool) -> Self {
        Self { label: label.to_owned(), missed: missed.to_owned(), must, said: true }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A list of one must-have and `others` more, of which `missed` were left out.
    fn list(form: Form, others: usize, missed: usize) -> TickList {
        let must = (form != Form::Fact).then(|| Tick::new("must", "must", true));
        let rest =
            (0..others).map(|number| Tick { said: number >= missed, ..Tick::new("other", "other", false) });
        TickList { ticks: must.into_iter().chain(rest).collect(), form }
    }

    #[test]
    fn the_table_edge_by_edge() {
        use Grade::{Again, Easy, Good, Hard};
        let table = [
            // 20 other ticks: the edges of 60 % and 85 %.
            (Form::Story, 20, 0, Easy),
            (Form::Story, 20, 3, Good),
            (Form::Story, 20, 4, Hard),
            (Form::Story, 20, 8, Hard),
            (Form::Story, 20, 9, Again),
            (Form::Question, 20, 0, Good),
            (Form::Question, 20, 3, Good),
            (Form::Question, 20, 4, Hard),
            (Form::Question, 20, 9, Again),
            (Form::Fact, 20, 0, Good),
            (Form::Fact, 20, 3, Good),
            (Form::Fact, 20, 4, Hard),
            (Form::Fact, 20, 9, Again),
            // Exactly one missed: forgiven to a question only.
            (Form::Question, 1, 1, Good),
            (Form::Question, 2, 1, Good),
            (Form::Story, 2, 1, Again),
            (Form::Story, 4, 1, Hard),
            (Form::Fact, 1, 1, Again),
            (Form::Fact, 3, 1, Hard),
            // Nothing but the must-have.
            (Form::Question, 0, 0, Good),
        ];
        for (form, others, missed, grade) in table {
            assert_eq!(
                list(form, others, missed).suggested(),
                Some(grade),
                "{form:?}, {missed} of {others} missed"
            );
        }
    }

    #[test]
    fn a_must_have_decides() {
        let mut sheet = list(Form::Question, 5, 0);
        sheet.toggle(0);
        assert_eq!(sheet.suggested(), Some(Grade::Again));
        assert_eq!(sheet.missed(), ["must"]);
    }

    #[test]
    fn no_ticks_no_suggestion() {
        assert_eq!(list(Form::Fact, 0, 0).suggested(), None);
    }

    #[test]
    fn what_is_ticked_follows_the_bank() {
        let bank = crate::text::tests::bank(&[
            ("decks/d.toml", "id = 'd'\ntitle = 'D'\n[[question]]\nid = 'q'\nkind = 'story'\nask = 'Q?'\n"),
            (
                "stories/s.toml",
                "title = 'S'\nheadline = 'Out early.'\nstatus = 'ready'\nanswers = ['d/q']\nsituation = 'a'\n\
                 task = 'b'\naction = 'c'\nresult = 'd'\nlearning = 'e'\nnumbers = [{ say = '18 %' }, { say = '2 months' }]\n",
            ),
        ]);
        let labels = |item, seconds| {
            let sheet = TickList::of(&bank, &Item::parse(item).unwrap(), seconds);
            sheet.ticks.iter().map(|tick| (tick.label.clone(), tick.said)).collect::<Vec<_>>()
        };
        let said = |label: &str| (label.to_owned(), true);
        assert_eq!(
            labels("question/d/q", 10),
            [said("named a fitting story"), said("headline: Out early."), said("18 %"), said("2 months")]
        );
        assert_eq!(labels("story/s", 121).last().unwrap(), &("within 2 minutes".to_owned(), false));
        assert_eq!(labels("story/s", 120).last().unwrap(), &said("within 2 minutes"));
        assert_eq!(labels("story/gone", 0), []);
    }
}
