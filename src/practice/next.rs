//! What next: one ranking, behind Enter in the REPL and the command `next`.
//!
//! What is due comes first: the debrief of an interview behind; on the eve and on the day the brief and three stories, and then
//! nothing; on any other day the sitting, until something was practised. Otherwise steps are ranked by what they add, per minute: a sitting by the weight of what it brings back to mind, the
//! others by the weight of the likely questions that they would answer. Writing and points come out well four times in five; a
//! link that is only suggested holds every second time.

use super::review::Item;
use super::schedule::worth::{NEVER_TOLD, unpractised};
use super::schedule::{Agenda, Course};
use super::{cost::ItemKind, schedule::items::weight};
use crate::bank::coverage::{Coverage, LIKELY_WEIGHT, Row, coverage};
use crate::bank::matcher::Matcher;
use crate::bank::writing::{WriteNext, writing_by};
use crate::bank::{Interview, InterviewId, Kind, Question, QuestionId, Status, Story, StoryId};
use std::cell::OnceCell;

/// Something to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Task {
    /// Note what was asked in an interview of the last days.
    Debrief(InterviewId),
    /// Read the brief of an interview.
    Brief(InterviewId),
    /// Today's sitting.
    Drill,
    /// The sitting of the eve and the day: some stories, told once.
    Tell,
    /// Answer a mock interview.
    Mock,
    /// Tell a story aloud that was never rehearsed.
    Rehearse(StoryId),
    /// Tell a story to somebody who listens.
    ToPerson(StoryId),
    /// Tell a ready story for a question that it fits.
    Link(StoryId, QuestionId),
    /// Note own points for a question.
    Points(QuestionId),
    /// Write a draft.
    Write(StoryId),
    /// Collect what happened, in one line each.
    Collect,
}

/// A task, and why it comes now.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What to do.
    pub task: Task,
    /// What it is about: a title, a question, an interview's name; empty where there is nothing to name.
    pub what: String,
    /// Expected minutes.
    pub minutes: f64,
    /// What it adds, in weight of questions; 0 for what is due whatever it adds.
    pub gain: f64,
    /// How many likely questions it would answer, where that is why.
    pub answers: usize,
}

impl Task {
    /// The word in reports.
    pub const fn word(&self) -> &'static str {
        match self {
            Task::Debrief(_) => "debrief",
            Task::Brief(_) => "brief",
            Task::Drill => "drill",
            Task::Tell | Task::Rehearse(_) | Task::ToPerson(_) => "tell",
            Task::Mock => "mock",
            Task::Link(..) => "link",
            Task::Points(_) => "points",
            Task::Write(_) => "write",
            Task::Collect => "jot",
        }
    }

    /// Whether it is offered after a sitting, in a line that can be declined.
    pub const fn is_offered(&self) -> bool {
        matches!(self, Task::Mock | Task::ToPerson(_))
    }

    /// The command that does it.
    pub fn command(&self) -> String {
        match self {
            Task::Debrief(id) => format!("interview debrief {id}"),
            Task::Brief(id) => format!("brief --interview {id}"),
            Task::Drill | Task::Tell => "drill".to_owned(),
            Task::Mock => "mock".to_owned(),
            Task::Rehearse(story) => format!("tell {story}"),
            Task::ToPerson(story) => format!("tell {story} --to-person"),
            Task::Link(story, question) => format!("link {story} {question}"),
            Task::Points(question) => format!("points {question}"),
            Task::Write(story) => format!("story edit {story}"),
            Task::Collect => "jot".to_owned(),
        }
    }
}

/// Writing and points answer a question this often.
const COMES_OUT: f64 = 0.8;
/// A link that is only suggested holds this often.
const SUGGESTED: f64 = 0.5;
const LINK_MINUTES: f64 = 1.0;
const POINTS_MINUTES: f64 = 5.0;
const COLLECT_MINUTES: f64 = 2.0;
const MOCK_MINUTES: f64 = 20.0;
const TELL_MINUTES: f64 = 3.0;
const BRIEF_MINUTES: f64 = 3.0;
const DEBRIEF_MINUTES: f64 = 5.0;
/// Gaps that are looked at for a story to link; more would be looked at on another day.
const LOOKED_AT: usize = 8;
/// Pieces of writing that are ranked: the best, so that the sitting stays in sight.
const WRITINGS: usize = 1;
/// A mock interview serves from so many stories on.
const MOCK_FROM_STORIES: usize = 5;

/// Everything sensible to do now, best first. `agenda` is today's sitting, `debrief` an interview behind of which nothing was
/// noted yet.
pub fn steps(course: &Course<'_>, agenda: &Agenda, debrief: Option<&Interview>) -> Vec<Step> {
    let mut due: Vec<Step> = debrief.into_iter().map(debrief_step).collect();
    if course.rests() {
        due.extend(course.interview.map(brief_step));
        due.extend(drill_step(course, agenda));
        return due;
    }
    let covered = coverage(course.bank, course.interview);
    let mut ranked: Vec<Step> = drill_step(course, agenda).into_iter().collect();
    ranked.extend(mock_step(course, agenda));
    ranked.extend(rehearse_step(course, agenda));
    ranked.extend(to_person_step(course, agenda));
    let matcher = OnceCell::new();
    ranked.extend(writing_steps(course, &covered, &matcher));
    if agenda.cards.is_empty() {
        ranked.extend(link_step(course, &covered, &matcher)); // a small thing, for after the sitting
    }
    ranked.extend(points_step(course, &covered));
    ranked.sort_by(|a, b| (b.gain / b.minutes).total_cmp(&(a.gain / a.minutes))); // stable
    let is_practised = course.history.reviews().last().is_some_and(|last| last.day >= course.today);
    if !is_practised {
        ranked.sort_by_key(|step| step.task != Task::Drill);
    }
    due.extend(ranked);
    due
}

/// Without those whose command was carried out today and came to nothing; a sitting that was left comes last.
pub fn still_sensible(mut steps: Vec<Step>, in_vain: &[String]) -> Vec<Step> {
    let was_in_vain = |step: &Step| in_vain.contains(&step.task.command());
    steps.retain(|step| step.task == Task::Drill || !was_in_vain(step));
    steps.sort_by_key(|step| was_in_vain(step));
    steps
}

fn step(task: Task, what: impl Into<String>, minutes: f64, gain: f64) -> Step {
    Step { task, what: what.into(), minutes, gain, answers: 0 }
}

fn debrief_step(interview: &Interview) -> Step {
    step(Task::Debrief(interview.id.clone()), interview.name(), DEBRIEF_MINUTES, 0.0)
}

fn brief_step(interview: &Interview) -> Step {
    step(Task::Brief(interview.id.clone()), interview.name(), BRIEF_MINUTES, 0.0)
}

/// The sitting; it adds what its items weigh, as far as they are not in mind today.
fn drill_step(course: &Course<'_>, agenda: &Agenda) -> Option<Step> {
    let gain = |item: &Item| {
        let kind = ItemKind::of(item, course.bank);
        let recall = course.history.recall(item, course.today).unwrap_or(unpractised(kind));
        weight(course.bank, item, course.interview) * (1.0 - recall)
    };
    let gain = agenda.cards.iter().map(|card| gain(&card.item)).sum();
    let task = if course.rests() { Task::Tell } else { Task::Drill };
    (!agenda.cards.is_empty()).then(|| step(task, "", agenda.minutes.max(0.1), gain))
}

/// A mock interview a week, two in the last one, once there are stories to tell; after the sitting.
fn mock_step(course: &Course<'_>, agenda: &Agenda) -> Option<Step> {
    let days = match course.days_left() {
        Some(0..=7) => 3,
        _ => 7,
    };
    let is_recent = course
        .history
        .mocks()
        .last()
        .is_some_and(|held| course.today.minus(course.history.study_day(held.at)) < days);
    let serves = course.bank.ready_count() >= MOCK_FROM_STORIES && agenda.cards.is_empty();
    // Ten questions of a likely one's weight, half of which it makes easier.
    (serves && !is_recent).then(|| step(Task::Mock, "", MOCK_MINUTES, 10.0))
}

/// In the last week one telling before a person, after the sitting: the heaviest story.
fn to_person_step(course: &Course<'_>, agenda: &Agenda) -> Option<Step> {
    const LAST_WEEK: i32 = 7;
    let is_near = course.days_left().is_some_and(|days| days <= LAST_WEEK);
    if !is_near || !agenda.cards.is_empty() {
        return None;
    }
    let since = course.today.plus(-LAST_WEEK);
    let reviews = course.history.reviews().iter().rev().take_while(|reviewed| reviewed.day > since);
    if reviews.into_iter().any(|reviewed| reviewed.review.to_person) {
        return None;
    }
    let weight = |story: &Story| weight(course.bank, &Item::Story(story.id.clone()), course.interview);
    let ready = course.bank.stories().iter().filter(|story| story.is_ready());
    let story = ready.min_by(|a, b| weight(b).total_cmp(&weight(a)))?; // the first among equals
    Some(step(Task::ToPerson(story.id.clone()), story.title.value.clone(), TELL_MINUTES, weight(story) / 2.0))
}

/// The heaviest story that was never told, after the sitting and where none was told today.
fn rehearse_step(course: &Course<'_>, agenda: &Agenda) -> Option<Step> {
    if !agenda.cards.is_empty() || course.stories_told_today() > 0 {
        return None;
    }
    let weight = |story: &Story| weight(course.bank, &Item::Story(story.id.clone()), course.interview);
    let untold = course.bank.stories().iter().filter(|story| {
        story.is_ready() && course.history.progress(&Item::Story(story.id.clone())).is_none()
    });
    let story = untold.min_by(|a, b| weight(b).total_cmp(&weight(a)))?; // the first among equals
    let likely = |question: &&&Question| course.bank.weight(question, course.interview) >= LIKELY_WEIGHT;
    let answers = course.bank.questions_of(story).iter().filter(likely).count();
    let gain = weight(story) * (1.0 - NEVER_TOLD);
    let task = Task::Rehearse(story.id.clone());
    Some(Step { answers, ..step(task, story.title.value.clone(), TELL_MINUTES, gain) })
}

fn writing_steps<'a>(
    course: &Course<'a>,
    covered: &Coverage<'a>,
    matcher: &OnceCell<Matcher<'a>>,
) -> Vec<Step> {
    let minutes = f64::from(course.bank.settings().write_minutes);
    let gain = |story: Option<&Story>, question: &Question| {
        let is_linked = story
            .is_some_and(|story| course.bank.questions_of(story).iter().any(|one| one.id == question.id));
        let held = if is_linked { 1.0 } else { SUGGESTED };
        COMES_OUT * held * course.bank.weight(question, course.interview)
    };
    let one = |next: WriteNext<'a>| {
        let (task, what, story) = match &next {
            WriteNext::Draft { story, .. } => {
                (Task::Write(story.id.clone()), story.title.value.clone(), Some(*story))
            }
            WriteNext::New { competencies, .. } => (Task::Collect, competencies.join(", "), None),
        };
        let gain: f64 = next.questions().iter().map(|question| gain(story, question)).sum();
        let step = match task {
            // Collecting is the first part of the way to a story.
            Task::Collect => {
                step(task, what, COLLECT_MINUTES, gain * COLLECT_MINUTES / (COLLECT_MINUTES + minutes))
            }
            _ => step(task, what, minutes, gain),
        };
        Step { answers: next.questions().len(), ..step }
    };
    let mut written: Vec<Step> =
        writing_by(matcher, course.bank, covered, WRITINGS).into_iter().map(one).collect();
    if written.is_empty() && wants_stories(course, covered) {
        written.extend(any_draft(course).or(Some(step(Task::Collect, "", COLLECT_MINUTES, 0.0))));
    }
    written
}

/// Where no gap is left, stories are still wanted until there are enough.
fn wants_stories(course: &Course<'_>, covered: &Coverage<'_>) -> bool {
    course.bank.ready_count() < course.bank.settings().story_floor && covered.gaps().next().is_none()
}

fn any_draft(course: &Course<'_>) -> Option<Step> {
    let draft = course.bank.stories().iter().find(|story| story.status == Status::Draft)?;
    let minutes = f64::from(course.bank.settings().write_minutes);
    Some(step(Task::Write(draft.id.clone()), draft.title.value.clone(), minutes, 0.0))
}

/// The heaviest gap that a ready story fits.
fn link_step<'a>(
    course: &Course<'a>,
    covered: &Coverage<'a>,
    matcher: &OnceCell<Matcher<'a>>,
) -> Option<Step> {
    let mut gaps = covered.gaps().filter(|row| row.question.kind.takes_stories()).take(LOOKED_AT).peekable();
    gaps.peek()?;
    course.bank.stories().iter().find(|story| story.is_ready())?;
    let matcher = matcher.get_or_init(|| Matcher::new(course.bank));
    gaps.find_map(|row| {
        let fitting = matcher.stories_for(row.question);
        let story = fitting.first().filter(|fit| !fit.is_weak && fit.what.is_ready())?.what;
        let task = Task::Link(story.id.clone(), row.question.id.clone());
        let gain = COMES_OUT * SUGGESTED * row.weight;
        Some(Step { answers: 1, ..step(task, row.question.ask.clone(), LINK_MINUTES, gain) })
    })
}

/// The heaviest gap that points would answer.
fn points_step(course: &Course<'_>, covered: &Coverage<'_>) -> Option<Step> {
    let by_points = |row: &&Row<'_>| matches!(row.question.kind, Kind::View | Kind::Statement);
    let open: Vec<&Row<'_>> = covered.gaps().filter(by_points).collect();
    let equal = open.iter().take_while(|row| row.weight == open[0].weight).count();
    // Another one each day, so that nobody is nagged with the same one.
    let row = open.get(course.today.number().unsigned_abs() as usize % equal.max(1))?;
    let missing = row.question.kind.wanted_points().saturating_sub(course.bank.points(row.question).len());
    let minutes = POINTS_MINUTES * missing.max(1) as f64 / row.question.kind.wanted_points() as f64;
    let task = Task::Points(row.question.id.clone());
    Some(Step { answers: 1, ..step(task, row.question.ask.clone(), minutes, COMES_OUT * row.weight) })
}

/// The draft to be written next: what the plan and the coverage name, or where no gap is left any draft.
pub fn draft_to_write<'a>(course: &Course<'a>) -> Option<&'a Story> {
    match course.writing(1).first() {
        Some(WriteNext::Draft { story, .. }) => Some(story),
        Some(WriteNext::New { .. }) => None,
        None => course.bank.stories().iter().find(|story| story.status == Status::Draft),
    }
}

/// Minutes to the nearest, one at least.
pub fn whole_minutes(minutes: f64) -> u32 {
    minutes.round().max(1.0) as u32
}

#[cfg(test)]
mod tests;
