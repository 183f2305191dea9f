//! A quick round at the keyboard: the question, ten seconds, the story and its first line; then whether it was right.

use super::{home, keeping};
use crate::console::Console;
use crate::console::input::Key;
use crate::console::screen::Prompt;
use crate::desk::Desk;
use crate::error::Result;
use crate::practice::quick::{QUICK_SECONDS, Quick, draw, suggested};
use crate::practice::review::{Entry, Grade, Item, Mode, Review, What};
use crate::practice::stopwatch::seconds_at_a_card;
use crate::practice::wording::Wording;
use crate::view::page::{Label, Line};
use crate::view::words::{Count, clock};

/// What is put, taken out of the bank so that grades can be kept meanwhile.
struct Put {
    item: Item,
    words: String,
    /// Titles and headlines of the stories that answer it; none where nothing fits.
    stories: Vec<(String, String)>,
}

/// What one answer came to.
#[derive(Clone, Copy)]
enum Answer {
    Graded(Grade),
    Said,
    Left,
}

/// Puts `count` questions, or fewer if there are not so many. `speaks`: aloud, and shown with the story.
///
/// # Errors
/// If a grade cannot be kept, or the terminal fails, or the program that speaks.
pub fn run(desk: &mut Desk, console: &mut Console, count: usize, speaks: bool) -> Result<()> {
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
        match ask(desk, console, put, &format!("{} of {}", position + 1, round.len()), speaks)? {
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

fn ask(desk: &mut Desk, console: &mut Console, put: &Put, about: &str, speaks: bool) -> Result<Answer> {
    let mut page = console.screen.page();
    page.push(Line::default());
    page.paragraph(Label::Quiet, about, 0);
    if !speaks {
        page.paragraph(Label::Title, &put.words, 0);
    }
    console.screen.show(&page)?;
    if speaks {
        console.speak(&put.words)?;
    }
    let begun = desk.now();
    if !shown_by_key(console)? {
        return Ok(Answer::Left);
    }
    let seconds = seconds_at_a_card(begun, desk.now());
    reveal(console, put, seconds, speaks)?;
    let answer = graded(console, put, seconds)?;
    let Answer::Graded(grade) = answer else { return Ok(answer) };
    let review = Review {
        item: put.item.clone(),
        grade,
        seconds,
        mode: Mode::Quick,
        missed: vec![],
        wording: Some(Wording::of(&put.words)),
        parts: vec![],
        to_person: false,
        delivery: None,
    };
    let at = desk.now();
    let entry = Entry { id: desk.entry_id(at), at, what: What::Reviewed(review) };
    keeping::insist(console, "grade", |console| keeping::record(desk, console, &entry))?;
    Ok(answer)
}

fn prompt(console: &Console, text: &str) -> Prompt {
    if console.input.is_person() { console.prompt(text) } else { Prompt::default() }
}

/// Waits until the person has the story; false if they leave.
fn shown_by_key(console: &mut Console) -> Result<bool> {
    let prompt = prompt(console, "Enter shows it · q stop >");
    loop {
        match console.input.key(&prompt)? {
            Key::Enter | Key::Char(' ') => return Ok(true),
            Key::Cancelled | Key::End | Key::Char('q') => return Ok(false),
            Key::Resumed => {}
            _ => console.screen.note("Say it aloud; then Enter shows it, q stops the round."),
        }
    }
}

fn reveal(console: &Console, put: &Put, seconds: u32, was_spoken: bool) -> Result<()> {
    let mut page = console.screen.page();
    if was_spoken {
        page.paragraph(Label::Quiet, &put.words, 0);
    }
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

/// What the person says of it; where nothing fits nothing is kept.
fn graded(console: &mut Console, put: &Put, seconds: u32) -> Result<Answer> {
    let right = suggested(true, seconds);
    let (text, expected) = if put.stories.is_empty() {
        ("Enter goes on · q stop >".to_owned(), "Enter goes on, q stops the round.")
    } else {
        (
            format!("Enter: right ({}) · n wrong or none · 1-4 · q stop >", right.word()),
            "Enter if it was right, n if it was wrong or none came, or a grade from 1 to 4; q stops the round.",
        )
    };
    let prompt = prompt(console, &text);
    loop {
        match console.input.key(&prompt)? {
            Key::Cancelled | Key::End | Key::Char('q') => return Ok(Answer::Left),
            Key::Enter if put.stories.is_empty() => return Ok(Answer::Said),
            Key::Enter => return Ok(Answer::Graded(right)),
            Key::Char('n') if !put.stories.is_empty() => {
                return Ok(Answer::Graded(suggested(false, seconds)));
            }
            Key::Resumed => {}
            key => match grade_of(key).filter(|_| !put.stories.is_empty()) {
                Some(grade) => return Ok(Answer::Graded(grade)),
                None => console.screen.note(expected),
            },
        }
    }
}

fn grade_of(key: Key) -> Option<Grade> {
    match key {
        Key::Char(digit) => Grade::from_digit(digit),
        _ => None,
    }
}
