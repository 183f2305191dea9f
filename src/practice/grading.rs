//! The tick-list after the reveal and the grade that it suggests.
//!
//! A must-have missed, or under 60 % of the other ticks: Again. Under 85 %: Hard. Else Good; Easy only for a story with
//! every tick, told within its window. Exactly one missed of a story or view question's other ticks is still Good. A telling
//! under half of its window's beginning is no telling: Hard at most.

use super::delivery::Heard;
use super::missed::Missed;
use super::review::{Grade, Item};
use super::schedule::Card;
use crate::bank::{Bank, Kind, Part, Question, Story, Window};

/// Seconds within which a story should be told.
pub const TELLING_SECONDS: u32 = Window::STORY.to_seconds;

/// One line of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// What the person reads.
    pub label: String,
    /// What is kept when it is not ticked.
    pub missed: Missed,
    /// Without it the answer failed.
    pub must: bool,
    /// Whether it was said; everything is, until the person says otherwise.
    pub said: bool,
    /// What a transcript knows of it.
    pub heard: Option<InTranscript>,
}

/// Whether the transcript of a telling has something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InTranscript {
    /// So many seconds in.
    At(u32),
    /// It is there; when is not known.
    Somewhere,
    /// Not as far as it goes.
    Not,
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
    /// Told in so many seconds, within this window.
    Story(Window, u32),
    /// The same of a statement.
    Statement(Window, u32),
    Question,
    Knowledge,
}

/// Within which a card is told; `None` for what is answered in seconds.
pub fn window_of(bank: &Bank, item: &Item) -> Option<Window> {
    match item {
        Item::Story(_) => Some(Window::STORY),
        Item::Question(id) => {
            let question = bank.question(id.as_str())?;
            (question.kind == Kind::Statement).then_some(question.window)
        }
    }
}

impl TickList {
    /// The list for a card answered in `seconds`; empty if its item is gone or has nothing to tick.
    pub fn of(bank: &Bank, card: &Card, seconds: u32) -> Self {
        Self::of_named(bank, card, seconds, 0)
    }

    /// The same where the person named another of the question's ready stories: which one, counted round.
    pub fn of_named(bank: &Bank, card: &Card, seconds: u32, named: usize) -> Self {
        match &card.item {
            Item::Story(id) => bank.story(id.as_str()).map(|story| Self::of_story(story, seconds)),
            Item::Question(id) => bank.question(id.as_str()).map(|question| match question.kind {
                Kind::Fact | Kind::Exercise => Self::of_knowledge(question.key_points_to(card.wording)),
                Kind::Statement => Self::of_statement(bank.points(question), question.window, seconds),
                Kind::Story | Kind::View => Self::of_question(bank, question, named),
            }),
        }
        .unwrap_or(Self { ticks: vec![], form: Form::Knowledge })
    }

    fn of_story(story: &Story, seconds: u32) -> Self {
        let part = |part: Part| {
            Tick::new(part.word(), Missed::Part(part), matches!(part, Part::Action | Part::Result))
        };
        let mut ticks: Vec<Tick> = Part::STAR.into_iter().map(part).collect();
        ticks.extend(story.numbers.iter().map(|number| Tick::new(&number.say, Missed::Numbers, false)));
        if !story.part(Part::Learning).trim().is_empty() {
            ticks.push(part(Part::Learning));
        }
        let in_time = Tick::new(&format!("within {} minutes", TELLING_SECONDS / 60), Missed::Time, false);
        ticks.push(Tick { said: Window::STORY.is_in_time(seconds), ..in_time });
        Self { ticks, form: Form::Story(Window::STORY, seconds) }
    }

    fn of_statement(points: &[String], window: Window, seconds: u32) -> Self {
        let mut ticks: Vec<Tick> = of_points(points);
        let label = format!("within {} to {} seconds", window.from_seconds, window.to_seconds);
        ticks.push(Tick { said: window.is_in_time(seconds), ..Tick::new(&label, Missed::Time, false) });
        Self { ticks, form: Form::Statement(window, seconds) }
    }

    fn of_question(bank: &Bank, question: &Question, named: usize) -> Self {
        let stories: Vec<&Story> = bank.ready_stories_for(question).collect();
        let Some(story) = stories.get(named % stories.len().max(1)) else {
            return Self { ticks: of_points(bank.points(question)), form: Form::Question };
        };
        let fitting = match stories.len() {
            1 => "named a fitting story".to_owned(),
            _ => format!("named a fitting story: {}", story.title.value),
        };
        let mut ticks = vec![Tick::new(&fitting, Missed::Story, true)];
        if !story.headline().is_empty() {
            ticks.push(Tick::new(&format!("headline: {}", story.headline()), Missed::Headline, false));
        }
        ticks.extend(story.numbers.iter().map(|number| Tick::new(&number.say, Missed::Numbers, false)));
        Self { ticks, form: Form::Question }
    }

    fn of_knowledge(key_points: &[String]) -> Self {
        let tick = |point: &String| Tick::new(point, Missed::Point(point.clone()), false);
        Self { ticks: key_points.iter().map(tick).collect(), form: Form::Knowledge }
    }

    /// Ticks what a transcript has of the story, and unticks what it has not. The person has the last word.
    pub fn hear(&mut self, heard: &Heard) {
        let mut numbers = heard.numbers.iter();
        for tick in &mut self.ticks {
            tick.heard = match &tick.missed {
                Missed::Part(part) if heard.knows_parts => Some(in_transcript(heard.parts[*part as usize])),
                Missed::Numbers => numbers.next().map(|at| in_transcript(*at)),
                Missed::Headline => heard.delivery.headline_first.map(|is_first| match is_first {
                    true => InTranscript::Somewhere,
                    false => InTranscript::Not,
                }),
                _ => None,
            };
            if let Some(found) = tick.heard {
                tick.said = found != InTranscript::Not;
            }
        }
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

    /// Whether it was so short that it was no telling at all.
    pub fn is_no_telling(&self) -> bool {
        match self.form {
            Form::Story(window, seconds) | Form::Statement(window, seconds) => window.is_no_telling(seconds),
            Form::Question | Form::Knowledge => false,
        }
    }

    /// The grade that the ticks suggest; `None` without ticks.
    pub fn suggested(&self) -> Option<Grade> {
        let by_ticks = self.by_ticks()?;
        Some(if self.is_no_telling() { by_ticks.min(Grade::Hard) } else { by_ticks })
    }

    fn by_ticks(&self) -> Option<Grade> {
        if self.ticks.is_empty() {
            return None;
        }
        if self.ticks.iter().any(|tick| tick.must && !tick.said) {
            return Some(Grade::Again);
        }
        let others = self.ticks.iter().filter(|tick| !tick.must).count();
        let missed = self.ticks.iter().filter(|tick| !tick.must && !tick.said).count();
        let said_share = if others == 0 { 1.0 } else { (others - missed) as f64 / others as f64 };
        Some(match (missed, self.form) {
            (0, Form::Story(window, seconds)) if window.holds(seconds) => Grade::Easy,
            (0, _) | (1, Form::Question) => Grade::Good,
            _ if said_share < 0.6 => Grade::Again,
            _ if said_share < 0.85 => Grade::Hard,
            _ => Grade::Good,
        })
    }

    /// What was left out, each once, in the order of the list.
    pub fn missed(&self) -> Vec<Missed> {
        let mut missed: Vec<Missed> = vec![];
        for tick in self.ticks.iter().filter(|tick| !tick.said) {
            if !missed.contains(&tick.missed) {
                missed.push(tick.missed.clone());
            }
        }
        missed
    }
}

fn in_transcript(at: Option<u32>) -> InTranscript {
    at.map_or(InTranscript::Not, InTranscript::At)
}

/// Own points: the first must be said.
fn of_points(points: &[String]) -> Vec<Tick> {
    let tick = |(rank, point): (usize, &String)| Tick::new(point, Missed::Point(point.clone()), rank == 0);
    points.iter().enumerate().map(tick).collect()
}

impl Tick {
    fn new(label: &str, missed: Missed, must: bool) -> Self {
        Self { label: label.to_owned(), missed, must, said: true, heard: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOLD: Form = Form::Story(Window::STORY, 100);

    /// A list of one must-have and `others` more, of which `missed` were left out.
    fn list(form: Form, others: usize, missed: usize) -> TickList {
        let other = || Missed::Point("other".to_owned());
        let must =
            (form != Form::Knowledge).then(|| Tick::new("must", Missed::Point("must".to_owned()), true));
        let rest =
            (0..others).map(|number| Tick { said: number >= missed, ..Tick::new("other", other(), false) });
        TickList { ticks: must.into_iter().chain(rest).collect(), form }
    }

    #[test]
    fn the_table_edge_by_edge() {
        use Grade::{Again, Easy, Good, Hard};
        let table = [
            // 20 other ticks: the edges of 60 % and 85 %.
            (TOLD, 20, 0, Easy),
            (TOLD, 20, 3, Good),
            (TOLD, 20, 4, Hard),
            (TOLD, 20, 8, Hard),
            (TOLD, 20, 9, Again),
            (Form::Question, 20, 0, Good),
            (Form::Question, 20, 3, Good),
            (Form::Question, 20, 4, Hard),
            (Form::Question, 20, 9, Again),
            (Form::Knowledge, 20, 0, Good),
            (Form::Knowledge, 20, 3, Good),
            (Form::Knowledge, 20, 4, Hard),
            (Form::Knowledge, 20, 9, Again),
            // Exactly one missed: forgiven to a question only.
            (Form::Question, 1, 1, Good),
            (Form::Question, 2, 1, Good),
            (TOLD, 2, 1, Again),
            (TOLD, 4, 1, Hard),
            (Form::Knowledge, 1, 1, Again),
            (Form::Knowledge, 3, 1, Hard),
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
    fn windows_decide_over_easy_and_over_what_was_no_telling() {
        let suggested = |form: Form| list(form, 5, 0).suggested();
        let story = |seconds| suggested(Form::Story(Window::STORY, seconds));
        assert_eq!([7, 44, 45, 89, 90, 120].map(story), {
            use Grade::{Easy, Good, Hard};
            [Hard, Hard, Good, Good, Easy, Easy].map(Some)
        });
        let pay = Window { from_seconds: 15, to_seconds: 60 };
        assert_eq!(suggested(Form::Statement(pay, 20)), Some(Grade::Good));
        assert_eq!(suggested(Form::Statement(Window::STATEMENT, 20)), Some(Grade::Hard));
        assert!(list(Form::Story(Window::STORY, 44), 2, 0).is_no_telling());
    }

    #[test]
    fn a_must_have_decides() {
        let mut sheet = list(Form::Question, 5, 0);
        sheet.toggle(0);
        assert_eq!(sheet.suggested(), Some(Grade::Again));
        assert_eq!(sheet.missed(), [Missed::Point("must".to_owned())]);
    }

    #[test]
    fn no_ticks_no_suggestion() {
        assert_eq!(list(Form::Knowledge, 0, 0).suggested(), None);
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
            let card = Card::of(&bank, Item::parse(item).unwrap(), 0);
            let sheet = TickList::of(&bank, &card, seconds);
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
