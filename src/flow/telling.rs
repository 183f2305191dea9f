//! One timed telling at the keyboard: the clock, what it lasted, the grade, and what may follow.

use super::hearing::{self, Sources};
use super::{editing, home, sitting};
use crate::bank::length::Length;
use crate::bank::{Bank, Part, Question, Story, StoryId, Window};
use crate::console::Console;
use crate::console::input::Key;
use crate::desk::{Desk, lookup};
use crate::error::{Error, Kind, Result};
use crate::practice::grading::window_of;
use crate::practice::missed::Missed;
use crate::practice::review::Item;
use crate::practice::schedule::Card;
use crate::practice::tell::Told;
use crate::text::change::story_file;
use crate::view::page::{Label, Line};
use crate::view::report::history::name;
use crate::view::report::{card, telling};
use crate::view::words::span;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use uuid::Uuid;

/// What a person asks to tell.
#[derive(Clone, Debug)]
pub struct Wish {
    /// A story or a question, as typed.
    pub what: String,
    /// The question that it answers this time, as typed; else one of its own, drawn.
    pub question: Option<String>,
    /// Headline and numbers only.
    pub is_short: bool,
    /// Whether somebody listens.
    pub to_person: bool,
    /// What is listened to.
    pub sources: Sources,
    /// Whether the question is spoken and not shown.
    pub speaks: bool,
}

impl Wish {
    /// A story, for a question of its own.
    pub fn of_story(story: &StoryId) -> Self {
        Self {
            what: story.to_string(),
            question: None,
            is_short: false,
            to_person: false,
            sources: Sources::default(),
            speaks: false,
        }
    }
}

impl Wish {
    /// The same to somebody who listens.
    pub fn to_person(story: &StoryId) -> Self {
        Self { to_person: true, ..Self::of_story(story) }
    }
}

/// Finds what is to be told, asks for it, times and grades it.
///
/// # Errors
/// If it cannot be told, a grade cannot be kept, or the terminal fails.
pub fn tell(desk: &mut Desk, console: &mut Console, wish: &Wish) -> Result<()> {
    let mut dice = StdRng::seed_from_u64(desk.seed());
    let (item, question) = what_to_tell(desk, wish, &mut dice)?;
    if let (Item::Story(story), None, true) = (&item, question, wish.is_short) {
        return Err(Error::usage(format!(
            "the short form answers a question, and `{story}` is linked to none"
        ))
        .hint(format!(
            "say which: `tell {story} --short --for QUESTION`; or link it: `link {story} QUESTION`"
        )));
    }
    let question = question.cloned();
    home::need(desk, console)?;
    let question_asked = question.as_ref();
    let asked = ask(desk.bank(), console, &item, question_asked, wish, &mut dice)?;
    // The short form is the cue of a question: which story, its headline, its numbers.
    let graded = match (&item, &question) {
        (Item::Story(_), Some(question)) if wish.is_short => Item::Question(question.id.clone()),
        _ => item.clone(),
    };
    let task = Task {
        item,
        graded,
        question,
        is_short: wish.is_short,
        to_person: wish.to_person,
        sources: wish.sources.clone(),
    };
    if !run(desk, console, &task, &asked, &mut dice)? {
        console.screen.note("Broken off: nothing is recorded.");
    }
    Ok(())
}

/// The item to be graded and the question that is asked.
fn what_to_tell<'a>(desk: &'a Desk, wish: &Wish, dice: &mut StdRng) -> Result<(Item, Option<&'a Question>)> {
    let bank = desk.bank();
    let named = match &wish.question {
        Some(typed) => Some(lookup::question(bank, typed)?),
        None => None,
    };
    if let Ok(story) = lookup::story(bank, &wish.what) {
        insist_on_parts(story)?;
        let own: Vec<&Question> = bank.questions_of(story);
        return Ok((Item::Story(story.id.clone()), named.or_else(|| own.choose(dice).copied())));
    }
    if bank.stories().is_empty() && bank.question(&wish.what).is_none() {
        return Err(Error::data("there is no story to tell yet")
            .hint("`jot \"one line\"` keeps the first; `story edit STORY` writes it; then `tell STORY`"));
    }
    let Ok(question) = lookup::question(bank, &wish.what) else {
        return desk.readable_story(&wish.what).map(|story| (Item::Story(story.id.clone()), None));
    };
    if let Some(story) = bank.ready_stories_for(question).next() {
        return Ok((Item::Story(story.id.clone()), Some(question)));
    }
    if bank.points(question).is_empty() {
        return Err(Error::data(format!("nothing is prepared for {}", question.id)).hint(format!(
            "`suggest {0}` says which story could fit; `points {0}` keeps points of yours",
            question.id
        )));
    }
    Ok((Item::Question(question.id.clone()), Some(question)))
}

fn insist_on_parts(story: &Story) -> Result<()> {
    if story.is_ready() {
        return Ok(());
    }
    Err(Error::data(format!("story `{}` is not ready to be told", story.id))
        .hint(format!("write it: `story edit {}`", story.id))
        .hint(format!("then mark it: `story ready {}`", story.id)))
}

/// Puts the question; one that was spoken is returned, to be shown when the answer is over.
fn ask(
    bank: &Bank,
    console: &Console,
    item: &Item,
    question: Option<&Question>,
    wish: &Wish,
    dice: &mut StdRng,
) -> Result<Option<String>> {
    let mut page = console.screen.page();
    let aim = if wish.is_short { Window::SHORT } else { window_of(bank, item).unwrap_or(Window::STATEMENT) };
    let what = if wish.is_short { "headline and numbers, " } else { "" };
    let aim = span(aim.from_seconds, aim.to_seconds);
    let which = match question {
        Some(_) => format!(" · {}", name(bank, item)),
        None => String::new(), // its title is what is asked
    };
    page.paragraph(Label::Quiet, &format!("Tell it aloud: {what}{aim}{which}"), 0);
    page.gap();
    let drawn = match question {
        Some(question) => {
            let wordings: Vec<&str> = question.wordings().collect();
            wordings[dice.random_range(0..wordings.len())].to_owned()
        }
        None => name(bank, item),
    };
    if wish.speaks {
        console.screen.show(&page)?;
        console.speak(&drawn)?;
        return Ok(Some(drawn));
    }
    page.paragraph(Label::Title, &drawn, 0);
    page.gap();
    console.screen.show(&page)?;
    Ok(None)
}

/// What is told, and how.
struct Task {
    /// What is told.
    item: Item,
    /// What is graded: the item, or the cue of the question.
    graded: Item,
    /// The question that it answers this time.
    question: Option<Question>,
    /// Headline and numbers only.
    is_short: bool,
    /// Whether somebody listens.
    to_person: bool,
    /// What is listened to.
    sources: Sources,
}

/// Within which it is told: a story, a statement, or a headline alone; points of a view are told like a statement.
fn window(bank: &Bank, task: &Task) -> Window {
    if task.is_short { Window::SHORT } else { window_of(bank, &task.item).unwrap_or(Window::STATEMENT) }
}

/// Asks, times, grades, presses once and opens the way back to the file. False if it was broken off: then nothing is kept.
fn run(
    desk: &mut Desk,
    console: &mut Console,
    task: &Task,
    spoken: &Option<String>,
    dice: &mut StdRng,
) -> Result<bool> {
    let window = window(desk.bank(), task);
    let story = match &task.item {
        Item::Story(id) => desk.bank().story(id.as_str()),
        Item::Question(_) => None,
    };
    let Some(told) = hearing::tell(desk, console, story, window, &task.sources)? else { return Ok(false) };
    let told = Told { to_person: task.to_person, ..told };
    if let Some(asked) = spoken {
        let mut page = console.screen.page();
        page.paragraph(Label::Title, asked, 0);
        console.screen.show(&page)?;
    }
    let thresholds = &desk.bank().settings().check;
    console.screen.show_lines(&[telling::verdict(&told, window, thresholds)])?;
    let card = Card::of(desk.bank(), task.graded.clone(), 0);
    let outcome = sitting::grade_told(desk, console, card, told)?;
    console.screen.show(&card::summary(&outcome.graded, 0, console.screen.width()))?;
    if let Some(graded) = outcome.graded.last() {
        press(desk.bank(), console, task, dice)?;
        back_to_the_file(desk, console, &task.item, graded.entry)?;
    }
    Ok(true)
}

/// How long a telling was, by the thresholds of `[check]`, which hold for telling as for writing.
fn length(desk: &Desk, seconds: u32) -> Length {
    Length::of(seconds, &desk.bank().settings().check)
}

/// One pressing question more, answered aloud: what the teller expects to be asked, else the question's own.
fn press(bank: &Bank, console: &mut Console, task: &Task, dice: &mut StdRng) -> Result<()> {
    if !console.input.is_person() {
        return Ok(());
    }
    let story = match &task.item {
        Item::Story(id) => bank.story(id.as_str()),
        Item::Question(_) => None,
    };
    let expected = story.and_then(|story| story.pushback.choose(dice));
    let follow_ups = task.question.as_ref().map_or(&[][..], |question| &question.follow_ups);
    let asked = expected.map(|push| push.ask.as_str()).or(follow_ups.choose(dice).map(String::as_str));
    let Some(asked) = asked else { return Ok(()) };
    let mut page = console.screen.page();
    page.gap();
    page.hang(Line::of(Label::Heading, "And then they ask  "), Label::Title, asked, 2);
    console.screen.show(&page)?;
    match console.one_of("Aloud, then Enter", &[Key::Enter]) {
        Err(error) if error.kind() == Kind::Cancelled => return Ok(()),
        other => other?,
    };
    if let Some(say) = expected.and_then(|push| push.say.as_deref()) {
        let mut page = console.screen.page();
        page.hang(Line::of(Label::Heading, "You meant to say  "), Label::Plain, say, 2);
        console.screen.show(&page)?;
    }
    Ok(())
}

/// After a telling that left something out, the story's file is one key away, at the part that was missed.
fn back_to_the_file(desk: &mut Desk, console: &mut Console, item: &Item, entry: Uuid) -> Result<()> {
    let kept = desk.history().reviews().iter().rev().find(|kept| kept.id == entry);
    let (Item::Story(id), Some(last)) = (item, kept) else { return Ok(()) };
    let ran_long = length(desk, last.review.seconds) > Length::Fine;
    if !console.input.is_person() || (last.review.missed.is_empty() && !ran_long) {
        return Ok(());
    }
    let Some(story) = desk.bank().story(id.as_str()) else { return Ok(()) };
    let missed_part = Part::ALL.into_iter().find(|part| last.review.missed.contains(&Missed::Part(*part)));
    let written = missed_part.and_then(|part| story.parts[part as usize].as_ref());
    let place = written.and_then(|text| desk.reading().sources.locate(text.place));
    let line = place.map(|(_, position)| position.line);
    let what = missed_part.map_or("story".to_owned(), |part| format!("story at its {}", part.word()));
    let question = format!("e opens the {what}, Enter leaves it:");
    if console.one_of(&question, &[Key::Enter, Key::Char('e')])? == Key::Char('e') {
        editing::open(desk, console, &story_file(id), line)?;
        editing::mistakes(desk, console, &story_file(id))?;
    }
    Ok(())
}
