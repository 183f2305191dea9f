//! The speed table: what is measured, its targets, and how figures stand beside them.

/// How a figure is come by.
#[derive(Clone, Copy)]
pub(crate) enum Measure {
    /// From the start of a drill to its first card.
    FirstCard,
    /// A whole command.
    Whole(&'static str),
    /// From the start of the REPL to its prompt.
    Prompt,
    /// From a cheap command to the next prompt.
    NextPrompt,
    /// Peak memory at the first card of a drill.
    PeakAtCard,
    /// Peak memory of a whole command.
    PeakOf(&'static str),
    /// From a grade to the next card. It comes last, as it adds to the history.
    Grade,
}

/// The most that a figure may be: in the example home, at the middle and at the large bank.
#[derive(Clone, Copy)]
pub(crate) enum Target {
    /// Milliseconds.
    Milliseconds([f64; 3]),
    /// Milliseconds on top of one sync.
    AboveSync([f64; 3]),
    /// Megabytes.
    Megabytes([f64; 3]),
    /// None yet: measured only.
    Later,
}

/// A row of the table.
pub(crate) struct Row {
    name: &'static str,
    /// What is measured.
    pub(crate) measure: Measure,
    target: Target,
}

/// A figure in the unit of its row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Figure {
    /// What is shown.
    pub(crate) value: f64,
    /// The sync that is part of it, if one is.
    pub(crate) sync: Option<f64>,
}

/// The banks that are measured.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Column {
    /// The example home.
    Example,
    /// 1,000 questions.
    Middle,
    /// 10,000 questions.
    Large,
    /// 1,000 questions and nearly all stories drafts; judged like the middle one.
    Drafts,
}

const READ: Target = Target::Milliseconds([15.0, 40.0, 300.0]);
const REPORT: Target = Target::Milliseconds([25.0, 80.0, 800.0]);
const MEMORY: Target = Target::Megabytes([12.0, 16.0, 90.0]);

/// Ten times the bank may take so many times as long.
const GROWTH: f64 = 12.0;
const NAME_WIDTH: usize = 36;
const CELL_WIDTH: usize = 24;

const fn row(name: &'static str, measure: Measure, target: Target) -> Row {
    Row { name, measure, target }
}

/// The table.
pub(crate) const ROWS: [Row; 16] = [
    row("start to first card", Measure::FirstCard, Target::Milliseconds([8.0, 20.0, 120.0])),
    row("coverage", Measure::Whole("coverage"), READ),
    row("check", Measure::Whole("check"), READ),
    row("status", Measure::Whole("status"), READ),
    row("next", Measure::Whole("next"), READ),
    row("start to prompt", Measure::Prompt, READ),
    row("prompt to prompt", Measure::NextPrompt, READ),
    row("plan", Measure::Whole("plan"), REPORT),
    row("stats", Measure::Whole("stats"), REPORT),
    row("coverage --format json", Measure::Whole("coverage --format json"), REPORT),
    row("suggest QUESTION", Measure::Whole("suggest QUESTION"), Target::Later),
    row("find vendor budget", Measure::Whole("find vendor budget"), Target::Later),
    row("memory at the first card, MB", Measure::PeakAtCard, MEMORY),
    row("memory of plan, MB", Measure::PeakOf("plan"), MEMORY),
    row("memory of coverage --format json, MB", Measure::PeakOf("coverage --format json"), MEMORY),
    row("grade to next card", Measure::Grade, Target::AboveSync([1.0, 1.0, 3.0])),
];

/// What is measured where nearly all stories are drafts.
pub(crate) const DRAFT_ROWS: [Row; 6] = [
    row("start to first card", Measure::FirstCard, Target::Milliseconds([8.0, 20.0, 120.0])),
    row("coverage", Measure::Whole("coverage"), READ),
    row("status", Measure::Whole("status"), READ),
    row("start to prompt", Measure::Prompt, READ),
    row("prompt to prompt", Measure::NextPrompt, READ),
    row("plan", Measure::Whole("plan"), REPORT),
];

impl Target {
    /// What is judged and the most it may be.
    fn judged(self, figure: Figure, column: Column) -> Option<(f64, f64)> {
        let place = match column {
            Column::Example => 0,
            Column::Middle | Column::Drafts => 1,
            Column::Large => 2,
        };
        match self {
            Self::Milliseconds(most) | Self::Megabytes(most) => Some((figure.value, most[place])),
            Self::AboveSync(most) => Some((figure.value - figure.sync.unwrap_or_default(), most[place])),
            Self::Later => None,
        }
    }
}

/// One row, as printed. `figures` go with `columns`.
pub(crate) fn line(row: &Row, columns: &[Column], figures: &[Option<Figure>]) -> String {
    let mut line = format!("{:NAME_WIDTH$}", row.name);
    for (column, figure) in columns.iter().zip(figures) {
        line.push_str(&format!("{:CELL_WIDTH$}", cell(row.target, *column, *figure)));
    }
    let figure_of = |column| {
        let place = columns.iter().position(|one| *one == column)?;
        figures.get(place).copied().flatten()
    };
    if let (Some(middle), Some(large)) = (figure_of(Column::Middle), figure_of(Column::Large)) {
        let growth = large.value / middle.value;
        line.push_str(&format!("{growth:>6.1}{}", if growth > GROWTH { " !" } else { "" }));
    }
    line.trim_end().to_owned()
}

/// The line above the rows.
pub(crate) fn head(name: &str, columns: &[String], last: &str) -> String {
    let cells: String = columns.iter().map(|column| format!("{column:CELL_WIDTH$}")).collect();
    format!("{name:NAME_WIDTH$}{cells}{last}").trim_end().to_owned()
}

fn cell(target: Target, column: Column, figure: Option<Figure>) -> String {
    let Some(figure) = figure else { return format!("{:>8}", "-") };
    let places = if figure.sync.is_some() { 2 } else { 1 };
    let value = format!("{:>8.places$}", figure.value);
    match (target.judged(figure, column), figure.sync) {
        (None, _) => format!("{value} later"),
        (Some((judged, most)), sync) => {
            let sync = sync.map(|sync| format!("{sync:.2} + ")).unwrap_or_default();
            format!("{value} ≤ {sync}{most:.0}{}", if judged > most { " !" } else { "" })
        }
    }
}
