//! Which questions are prepared, and how well. Facts are out: they need no preparation.
//!
//! Only links that the person made count ([`Story::answers`]); suggestions never do.

use super::{Bank, Interview, Kind, Question, Story};

/// How well a question is prepared, worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Nothing prepared.
    None,
    /// Only stories that are not ready.
    Draft,
    /// Own points (for a story question: a bridge), but no ready story: still flagged.
    Points,
    /// One ready story.
    Single,
    /// Two ready stories, or one and own points.
    Solid,
}

/// One question's preparation.
#[derive(Clone, Debug)]
pub struct Row<'a> {
    /// The question.
    pub question: &'a Question,
    /// How well it is prepared.
    pub level: Level,
    /// Likelihood times emphasis.
    pub weight: f64,
    /// The stories linked to it, retired ones left out.
    pub stories: Vec<&'a Story>,
}

/// The preparation of every live question that is not a fact: heaviest first, then as in the decks.
#[derive(Clone, Debug)]
pub struct Coverage<'a> {
    /// One row a question.
    pub rows: Vec<Row<'a>>,
}

/// How many questions stand at which level.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Questions in scope.
    pub questions: usize,
    /// At [`Level::None`].
    pub none: usize,
    /// At [`Level::Draft`].
    pub draft: usize,
    /// At [`Level::Points`].
    pub points: usize,
    /// At [`Level::Single`].
    pub single: usize,
    /// At [`Level::Solid`].
    pub solid: usize,
    /// Likely ones: weight 2 or more.
    pub likely: usize,
    /// Likely ones with a ready story.
    pub likely_answered: usize,
}

/// A question is likely from this weight on: by its likelihood alone if that is high, or lifted by an interview's emphasis.
pub const LIKELY_WEIGHT: f64 = 2.0;

impl Level {
    /// The word used in reports and `--require`.
    pub const fn word(self) -> &'static str {
        match self {
            Level::None => "none",
            Level::Draft => "draft",
            Level::Points => "points",
            Level::Single => "single",
            Level::Solid => "solid",
        }
    }

    /// Whether a question at this level can be drilled: there is an answer to recall.
    pub fn is_prepared(self) -> bool {
        self >= Level::Points
    }

    /// Whether a ready story answers it.
    pub fn is_answered(self) -> bool {
        self >= Level::Single
    }
}

/// How well one question is prepared. Facts count as solid: they need nothing.
pub fn level(bank: &Bank, question: &Question) -> Level {
    if question.kind == Kind::Fact {
        return Level::Solid;
    }
    let has_points = !bank.points(question).is_empty();
    let has_story = bank.stories_for(question).next().is_some();
    match (bank.ready_stories_for(question).count(), has_points) {
        (2.., _) | (1, true) => Level::Solid,
        (1, false) => Level::Single,
        (0, true) => Level::Points,
        (0, false) if has_story => Level::Draft,
        (0, false) => Level::None,
    }
}

/// The coverage of the bank, by the weights of one interview if given.
pub fn coverage<'a>(bank: &'a Bank, interview: Option<&Interview>) -> Coverage<'a> {
    let mut rows: Vec<Row<'a>> = bank
        .live_questions()
        .filter(|question| question.kind != Kind::Fact)
        .map(|question| Row {
            question,
            level: level(bank, question),
            weight: bank.weight(question, interview),
            stories: bank.stories_for(question).collect(),
        })
        .collect();
    rows.sort_by(|a, b| b.weight.total_cmp(&a.weight)); // stable: equal weights stay as in the decks
    Coverage { rows }
}

impl Row<'_> {
    /// Whether interviewers are likely to ask it.
    pub fn is_likely(&self) -> bool {
        self.weight >= LIKELY_WEIGHT
    }
}

impl<'a> Coverage<'a> {
    /// Counts over all rows.
    pub fn totals(&self) -> Totals {
        Totals::of(self.rows.iter())
    }

    /// The likely questions without a ready story, heaviest first.
    pub fn gaps(&self) -> impl Iterator<Item = &Row<'a>> {
        self.rows.iter().filter(|row| row.is_likely() && !row.level.is_answered())
    }
}

impl Totals {
    /// Counts over some rows.
    pub fn of<'a, 'b: 'a>(rows: impl Iterator<Item = &'a Row<'b>>) -> Self {
        let mut totals = Totals::default();
        for row in rows {
            totals.questions += 1;
            *match row.level {
                Level::None => &mut totals.none,
                Level::Draft => &mut totals.draft,
                Level::Points => &mut totals.points,
                Level::Single => &mut totals.single,
                Level::Solid => &mut totals.solid,
            } += 1;
            totals.likely += usize::from(row.is_likely());
            totals.likely_answered += usize::from(row.is_likely() && row.level.is_answered());
        }
        totals
    }

    /// Questions with a ready story.
    pub fn answered(&self) -> usize {
        self.single + self.solid
    }
}
