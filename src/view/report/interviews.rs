//! The interviews, ahead and behind, as text and JSON.

use crate::bank::coverage::coverage;
use crate::bank::{Bank, Interview, InterviewId};
use crate::practice::day::StudyDay;
use crate::view::page::{Label, Line, Page};
use crate::view::words::{Count, List, day, distance};
use serde::Serialize;
use std::collections::BTreeMap;

/// The interviews as text, `steering` the one that the plan leads to: the nearest ahead first, then those behind, the latest first.
pub fn text(bank: &Bank, steering: Option<&InterviewId>, today: StudyDay, width: usize) -> Page {
    let mut page = Page::new(width);
    for interview in in_order(bank, today) {
        let days = StudyDay::from_date(interview.date).minus(today);
        let when = match &interview.time {
            Some(time) => format!("{} {time}", day(interview.date, today.date())),
            None => day(interview.date, today.date()),
        };
        let lead = Line::of(if days >= 0 { Label::Strong } else { Label::Quiet }, when)
            .then(Label::Quiet, format!("  {}  ", distance(days)));
        page.hang(lead, Label::Plain, &interview.name(), 4);
        let steers = steering == Some(&interview.id);
        if interview.name() != interview.id.as_str() {
            page.paragraph(Label::Key, interview.id.as_str(), 4);
        }
        for said in remarks(bank, interview, steers) {
            page.paragraph(Label::Quiet, &said, 4);
        }
    }
    page
}

fn in_order(bank: &Bank, today: StudyDay) -> Vec<&Interview> {
    let (mut ahead, mut behind): (Vec<&Interview>, Vec<&Interview>) =
        bank.interviews().iter().partition(|interview| interview.date >= today.date());
    ahead.sort_by_key(|interview| interview.date);
    behind.sort_by_key(|interview| std::cmp::Reverse(interview.date));
    ahead.extend(behind);
    ahead
}

/// Who sits there, what weighs more, what is prepared, what was said.
fn remarks(bank: &Bank, interview: &Interview, steers: bool) -> Vec<String> {
    let mut remarks = vec![];
    if steers {
        let totals = coverage(bank, Some(interview)).totals();
        let (answered, likely) = (totals.likely_answered, totals.likely);
        let base = if interview.emphasis.is_empty() { "" } else { " (by its emphasis)" };
        remarks.push(format!("steers the plan; {answered} of {likely} likely questions answered{base}"));
    }
    if !interview.with.is_empty() {
        remarks.push(format!("with {}", List(&interview.with)));
    }
    if !interview.emphasis.is_empty() {
        let weighs =
            |(name, factor): &(crate::bank::Written<String>, f64)| format!("{} x {factor}", name.value);
        remarks
            .push(format!("weighs {}", interview.emphasis.iter().map(weighs).collect::<Vec<_>>().join(", ")));
    }
    if !interview.told.is_empty() {
        let told: Vec<&str> = interview.told.iter().map(|story| story.value.as_str()).collect();
        remarks.push(format!("told there: {}", List(&told)));
    }
    if !interview.asked.is_empty() {
        remarks.push(format!("{} noted as asked", Count(interview.asked.len(), "question")));
    }
    remarks.extend(interview.notes.iter().map(|note| format!("- {note}")));
    remarks.extend(interview.outcome.iter().map(|outcome| format!("outcome: {outcome}")));
    remarks
}

/// The JSON of `interview list`, in the order of the text; keys as in the file.
#[derive(Debug, Serialize)]
pub struct Report<'a> {
    version: u32,
    interviews: Vec<InterviewJson<'a>>,
}

#[derive(Debug, Serialize)]
struct InterviewJson<'a> {
    id: &'a str,
    date: String,
    days_left: i32,
    /// Whether the plan leads here.
    steers: bool,
    company: Option<&'a str>,
    role: Option<&'a str>,
    time: Option<&'a str>,
    with: &'a [String],
    emphasis: BTreeMap<&'a str, f64>,
    told: Vec<&'a str>,
    asked: Vec<&'a str>,
    notes: &'a [String],
    outcome: Option<&'a str>,
}

impl<'a> Report<'a> {
    /// The report of a bank.
    pub fn new(bank: &'a Bank, steering: Option<&InterviewId>, today: StudyDay) -> Self {
        let interview = |interview: &'a Interview| InterviewJson {
            steers: steering == Some(&interview.id),
            id: interview.id.as_str(),
            date: interview.date.to_string(),
            days_left: StudyDay::from_date(interview.date).minus(today),
            company: interview.company.as_deref(),
            role: interview.role.as_deref(),
            time: interview.time.as_deref(),
            with: &interview.with,
            emphasis: interview
                .emphasis
                .iter()
                .map(|(name, factor)| (name.value.as_str(), *factor))
                .collect(),
            told: interview.told.iter().map(|story| story.value.as_str()).collect(),
            asked: interview.asked.iter().map(|question| question.value.as_str()).collect(),
            notes: &interview.notes,
            outcome: interview.outcome.as_deref(),
        };
        Self { version: 1, interviews: in_order(bank, today).into_iter().map(interview).collect() }
    }
}
