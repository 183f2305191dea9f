//! Which questions are prepared, and how well. Facts and exercises are out: they need no preparation.
//!
//! Only links that the person made count ([`Story::answers`]); suggestions never do.

use super::{Bank, Interview, Kind, Question, Story};

/// How well a question is prepared, worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Nothing prepared.
    None,
    /// Only stories that are not ready, or fewer points than are wanted.
    Draft,
    /// The wanted points and no ready story; for a story question that is a bridge, and it stays flagged.
    Points,
    /// One ready story.
    Single,
    /// Two ready stories, or one and the wanted points.
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
    /// Whether interviewers are likely to ask it.
    pub is_likely: bool,
    /// The stories linked to it, retired ones left out.
    pub stories: Vec<&'a Story>,
}

/// The preparation of every live question that needs any: heaviest first, then as in the decks.
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
    /// Those answered.
    pub answered: usize,
    /// Likely ones.
    pub likely: usize,
    /// Likely ones that are answered.
    pub likely_answered: usize,
}

/// A question is likely from this weight on. For one interview as many are as without its emphasis, the heaviest.
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

    /// Whether it counts as answered, for a question of this kind: by a ready story, or by points where they suffice.
    pub fn answers(self, kind: Kind) -> bool {
        match kind {
            Kind::View | Kind::Statement => self >= Level::Points,
            Kind::Story => self >= Level::Single,
            Kind::Fact | Kind::Exercise => true,
        }
    }

    /// Whether it meets what `--require` asks: the wanted points of a view are as good as one story, and those of a statement, which
    /// takes no story, are all there is.
    pub fn meets(self, required: Level, kind: Kind) -> bool {
        let suffices = required == Level::Single || kind == Kind::Statement;
        self >= required || (suffices && self.answers(kind))
    }
}

/// How well one question is prepared. Facts and exercises count as solid: they need nothing.
pub fn level(bank: &Bank, question: &Question) -> Level {
    if question.kind.needs_nothing() {
        return Level::Solid;
    }
    let points = bank.points(question).len();
    let has_wanted = points >= question.kind.wanted_points();
    let has_something = points > 0 || bank.stories_for(question).next().is_some();
    match (bank.ready_stories_for(question).count(), has_wanted) {
        (2.., _) | (1, true) => Level::Solid,
        (1, false) => Level::Single,
        (0, true) => Level::Points,
        (0, false) if has_something => Level::Draft,
        (0, false) => Level::None,
    }
}

/// Whether there is an answer to practise: a ready story, or any own point; facts and exercises always have one.
pub fn is_prepared(bank: &Bank, question: &Question) -> bool {
    question.kind.needs_nothing()
        || !bank.points(question).is_empty()
        || bank.ready_stories_for(question).next().is_some()
}

/// Whether a question is answered.
pub fn is_answered(bank: &Bank, question: &Question) -> bool {
    level(bank, question).answers(question.kind)
}

/// The coverage of the bank, by the weights of one interview if given.
pub fn coverage<'a>(bank: &'a Bank, interview: Option<&Interview>) -> Coverage<'a> {
    let in_scope = || bank.live_questions().filter(|question| !question.kind.needs_nothing());
    let likely = in_scope().filter(|question| bank.weight(question, None) >= LIKELY_WEIGHT).count();
    let row = |question: &'a Question| Row {
        question,
        level: level(bank, question),
        weight: bank.weight(question, interview),
        is_likely: false,
        stories: bank.stories_for(question).collect(),
    };
    let mut rows: Vec<Row<'a>> = in_scope().map(row).collect();
    rows.sort_by(|a, b| b.weight.total_cmp(&a.weight)); // stable: equal weights stay as in the decks
    rows.iter_mut().take(likely).for_each(|row| row.is_likely = true);
    Coverage { rows }
}

impl Row<'_> {
    /// Whether it is answered.
    pub fn is_answered(&self) -> bool {
        self.level.answers(self.question.kind)
    }
}

impl<'a> Coverage<'a> {
    /// Counts over all rows.
    pub fn totals(&self) -> Totals {
        Totals::of(self.rows.iter())
    }

    /// The likely questions that are not answered, heaviest first.
    pub fn gaps(&self) -> impl Iterator<Item = &Row<'a>> {
        self.rows.iter().filter(|row| row.is_likely && !row.is_answered())
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
            totals.answered += usize::from(row.is_answered());
            totals.likely += usize::from(row.is_likely);
            totals.likely_answered += usize::from(row.is_likely && row.is_answered());
        }
        totals
    }
}
