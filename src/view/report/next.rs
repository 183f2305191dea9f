//! What comes next, with reasons, as text and as JSON.

use crate::practice::next::{Step, Task, whole_minutes};
use crate::view::page::{Label, Line, Page, cut};
use crate::view::words::Count;
use serde::Serialize;

/// The JSON of `next`.
#[derive(Debug, Serialize)]
pub struct Report {
    version: u32,
    steps: Vec<StepJson>,
}

#[derive(Debug, Serialize)]
struct StepJson {
    step: &'static str,
    what: String,
    minutes: f64,
    gain: f64,
    reason: String,
    command: String,
}

impl Report {
    /// The report of some steps, best first.
    pub fn new(steps: &[Step]) -> Self {
        let json = |step: &Step| StepJson {
            step: step.task.word(),
            what: step.what.clone(),
            minutes: step.minutes,
            gain: step.gain,
            reason: reason(step),
            command: step.task.command(),
        };
        Self { version: 1, steps: steps.iter().map(json).collect() }
    }
}

/// The steps, one below the other.
pub fn text(steps: &[Step], width: usize) -> Page {
    let mut page = Page::new(width);
    if steps.is_empty() {
        page.push(Line::of(Label::Good, "Nothing more today."));
    }
    for (position, step) in steps.iter().enumerate() {
        let minutes = Count(whole_minutes(step.minutes) as usize, "minute");
        let head = Line::of(Label::Key, format!("{}  {}", position + 1, step.task.command()));
        page.push(head.then(Label::Quiet, format!("  {minutes}")));
        page.paragraph(Label::Plain, &reason(step), 3);
    }
    page
}

/// Why it comes now.
fn reason(step: &Step) -> String {
    let what = cut(&step.what, 70);
    let answers = || Count(step.answers, "likely question");
    match step.task {
        Task::Debrief(_) => format!("{what}: what was asked fades in days"),
        Task::Brief(_) => format!("{what}: read it once, then tell three stories"),
        Task::Drill => "what adds most today, within your minutes".to_owned(),
        Task::Tell => "some stories, told once each; then stop".to_owned(),
        Task::Mock => "once a week the whole of it, aloud, with a panel that presses".to_owned(),
        Task::Rehearse(_) if step.answers == 0 => format!("\"{what}\" was never told aloud yet"),
        Task::Rehearse(_) => format!("\"{what}\" was never told aloud yet; it answers {}", answers()),
        Task::ToPerson(_) => format!("once this week \"{what}\" to somebody who listens"),
        Task::Link(..) => format!("it may answer \"{what}\": look, and say yes or no"),
        Task::Points(_) => format!("a few words of yours would answer \"{what}\""),
        Task::Write(_) if step.answers == 0 => format!("\"{what}\" waits to be written"),
        Task::Write(_) => format!("\"{what}\" could answer up to {}", answers()),
        Task::Collect if step.answers == 0 => "stories enough are not there yet: collect some".to_owned(),
        Task::Collect => format!("a new story that shows {what} could answer up to {}", answers()),
    }
}

/// A step in a few words, for the prompt's hint.
pub fn hint(step: &Step) -> String {
    match &step.task {
        Task::Debrief(id) => format!("debrief {id}"),
        Task::Brief(_) => "read the brief".to_owned(),
        Task::Drill => format!("drill, {}", Count(whole_minutes(step.minutes) as usize, "minute")),
        Task::Tell => {
            format!("tell your stories once, {}", Count(whole_minutes(step.minutes) as usize, "minute"))
        }
        Task::Mock => format!("mock, {}", Count(whole_minutes(step.minutes) as usize, "minute")),
        Task::Rehearse(_) => format!("tell \"{}\"", cut(&step.what, 30)),
        Task::ToPerson(_) => format!("tell \"{}\" to a person", cut(&step.what, 30)),
        Task::Link(story, _) => format!("look at a link of {}", cut(story.as_str(), 30)),
        Task::Points(question) => format!("points for {}", cut(question.stem(), 30)),
        Task::Write(_) => format!("write \"{}\"", cut(&step.what, 30)),
        Task::Collect => "collect stories, one line each".to_owned(),
    }
}

/// A step as an offer that can be declined.
pub fn offer(step: &Step) -> String {
    let minutes = Count(whole_minutes(step.minutes) as usize, "minute");
    match step.task {
        Task::Mock => format!("Once a week the whole of it: a mock interview, {minutes}. Now?"),
        _ => format!("{}, {minutes}. Now?", hint(step)),
    }
}
