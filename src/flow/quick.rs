//! A quick round at the keyboard: the question, ten seconds, the story and its first line; then whether it was right.

use super::{home, keeping};
use crate::console::Console;
use crate::console::input::Key;
use crate::console::screen::Prompt;
use crate::desk::Desk;
use crate::error::Result;
use crate::practice::day::Moment;
use crate::practice::quick::{QUICK_SECONDS, Quick, draw, suggested};
use crate::practice::review::{Entry, Grade, Item, Mode, Review, What};
use crate::practice::wording::Wording;
use crate::view::page::{Label, Line};
use crate::view::words::{Count, clock};

/// A wait longer than this counts as this long: the person went away.
const IDLE_SECONDS: i64 = 180;

/// What is put, taken out of the bank so that grades can be kept meanwhile.
struct Put {
    item: Item,
    words: String,
    /// Titles and headlines of the stories that answer it; none where nothing fits.
    stories: Vec<(String, String)>,
}

/// What one answer came to.
enum Answer {
    Graded(Grade),
    Said,
    Left,
}

/// Puts `count` questions, or fewer if there are not so many.
///
/// # Errors
/// If a grade cannot be kept, or the terminal fails.
pub fn run(desk: &mut Desk, console: &mut Console, count: usize) -> Result<()> {
    let round: Vec<Put> =
        draw(desk.bank(), desk.history(), count, desk.seed()).iter().map(|one| put(desk, one)).collect();
    if round.iter().all(|put| put.stories.is_empty()) {
        console.screen.note("No ready story is linked to a question yet: gaps shows what is open.");
        return Ok(());
    }
    home::need(desk, console)?;
    let mut page = console.screen.page();
    let about =
        format!("{QUICK_SECONDS} seconds each, aloud: which story, and its first line. Some have none.");
    page.paragraph(Label::Quiet, &about, 0);
    console.screen.show(&page)?;
    let mut grades: Vec<Grade> = vec![];
    for (position, put) in round.iter().enumerate() {
        match ask(desk, console, put, &format!("{} of {}", position + 1, round.len()))? {
            Answer::Graded(grade) => grades.push(grade),
            Answer::Said => {}
            Answer::Left => break,
        }
    }
    let in_time = grades.iter().filter(|grade| **grade >= Grade::Good).count();
    let said = format!("{} kept, {in_time} right in time.", Count(grades.len(), "grade"));
    console.screen.show_lines(&[Line::default(), Line::of(Label::Good, said)])
}

fn put(desk: &Desk, one: &Quick<'_>) -> Put {
    let stories = desk.bank().ready_stories_for(one.question);
    let stories = stories.map(|story| (story.title.value.clone(), story.headline().to_owned())).collect();
    let words = one.question.wording(one.wording).to_owned();
    Put { item: Item::Question(one.question.id.clone()), words, stories }
}

fn ask(desk: &mut Desk, console: &mut Console, put: &Put, about: &str) -> Result<Answer> {
    let mut page = console.screen.page();
    page.push(Line::default());
    page.paragraph(Label::Quiet, about, 0);
    page.paragraph(Label::Title, &put.words, 0);
    console.screen.show(&page)?;
    let begun = desk.now();
    if !shown_by_key(console)? {
        return Ok(Answer::Left);
    }
    let seconds = seconds_between(begun, desk.now());
    reveal(console, put, seconds)?;
    let Some(grade) = graded(console, put, seconds)? else { return Ok(Answer::Left) };
    let Some(grade) = grade else { return Ok(Answer::Said) };
    let review = Review {
        item: put.item.clone(),
        grade,
        seconds,
        mode: Mode::Drill,
        missed: vec![],
        wording: Some(Wording::of(&put.words)),
        parts: vec![],
        to_person: false,
    };
    let at = desk.now();
    keeping::record(desk, console, &Entry { id: desk.entry_id(at), at, what: What::Reviewed(review) })?;
    Ok(Answer::Graded(grade))
}

fn seconds_between(from: Moment, to: Moment) -> u32 {
    let seconds = (to.milliseconds_since(from) + 500) / 1000;
    u32::try_from(seconds.clamp(0, IDLE_SECONDS)).unwrap_or(0)
}

fn prompt(console: &Console, text: &str) -> Prompt {
    if console.input.is_person() { console.prompt(text) } else { Prompt::default() }
}

/// Waits until the person has the story; false if they leave.
fn shown_by_key(console: &mut Console) -> Result<bool> {
    let prompt = prompt(console, "Enter shows it >");
    loop {
        match console.input.key(&prompt)? {
            Key::Enter | Key::Char(' ') => return Ok(true),
            Key::Cancelled | Key::End | Key::Char('q') => return Ok(false),
            _ => {}
        }
    }
}

fn reveal(console: &Console, put: &Put, seconds: u32) -> Result<()> {
    let mut page = console.screen.page();
    let label = if seconds <= QUICK_SECONDS { Label::Good } else { Label::Caution };
    page.push(Line::of(label, clock(seconds)));
    for (title, headline) in &put.stories {
        page.paragraph(Label::Strong, title, 2);
        if !headline.is_empty() {
            page.paragraph(Label::Plain, headline, 4);
        }
    }
    if put.stories.is_empty() {
        page.paragraph(Label::Plain, "None of yours is linked to it: say so, and what comes closest.", 2);
    }
    console.screen.show(&page)
}

/// The grade; none where nothing is kept. The outer `None` if the person leaves.
fn graded(console: &mut Console, put: &Put, seconds: u32) -> Result<Option<Option<Grade>>> {
    let right = suggested(true, seconds);
    let text = if put.stories.is_empty() {
        "Enter goes on >".to_owned()
    } else {
        format!("Enter: right ({}) · n wrong or none · 1-4 >", right.word())
    };
    let prompt = prompt(console, &text);
    loop {
        return Ok(Some(match console.input.key(&prompt)? {
            Key::Cancelled | Key::End | Key::Char('q') => return Ok(None),
            Key::Enter if put.stories.is_empty() => None,
            Key::Enter => Some(right),
            Key::Char('n') if !put.stories.is_empty() => Some(suggested(false, seconds)),
            Key::Char(digit) if !put.stories.is_empty() => match Grade::from_digit(digit) {
                Some(grade) => Some(grade),
                None => continue,
            },
            _ => continue,
        }));
    }
}
