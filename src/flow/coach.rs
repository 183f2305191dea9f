//! What goes to the person's own assistant or coach, and what comes back. Going out, every name that is left is named, and nothing is
//! written that was not shown. Coming back, nothing is taken that claims more than the story did.

use super::keeping;
use crate::bank::claim::{STRUCK, new_claims, struck};
use crate::bank::coverage::coverage;
use crate::bank::{Part, Story, StoryId};
use crate::console::Console;
use crate::desk::{Desk, lookup};
use crate::error::{Error, Result};
use crate::practice::statistics::statistics;
use crate::text::Change;
use crate::text::change::story_file;
use crate::text::exchange::rewriting::{Rewriting, rewriting};
use crate::view::clean::clean_lines;
use crate::view::export::coach::{coach, names_left, plain_words, secrets};
use crate::view::page::{Label, Line};
use crate::view::words::{Count, List};
use std::path::Path;

/// What the person asked for.
#[derive(Clone, Copy, Debug)]
pub struct Wish<'a> {
    /// Stories as typed; all that are not retired if none is.
    pub stories: &'a [String],
    /// Words to be struck beside what never goes out.
    pub strike: &'a [String],
}

/// The text for a coach; `None` if the person does not want it to go out.
///
/// # Errors
/// If a story is not there, or the person cancels.
pub fn text(desk: &Desk, console: &mut Console, wish: &Wish<'_>) -> Result<Option<String>> {
    let bank = desk.bank();
    let mut stories: Vec<&Story> = vec![];
    for typed in wish.stories {
        stories.push(desk.readable_story(typed)?);
    }
    if stories.is_empty() {
        stories = bank
            .stories()
            .iter()
            .filter(|story| story.status != crate::bank::Status::Retired && story.word_count() > 0)
            .collect();
    }
    let covered = coverage(bank, desk.next_interview());
    let told = statistics(bank, desk.history(), desk.today(), 1);
    let mut phrases = secrets(bank);
    phrases.extend(wish.strike.iter().cloned());
    let written = |phrases: &[String]| clean_lines(&coach(bank, &covered, &told, &stories, phrases));
    let names = names_left(bank, &written(&phrases));
    if !names.is_empty() {
        let all: Vec<&str> = names.iter().map(String::as_str).collect();
        console.screen.note(&format!("{} left in it: {}.", Count(all.len(), "name"), all.join(", ")));
    }
    if !console.input.is_person() || !console.screen.is_terminal() {
        return Ok(Some(written(&phrases)));
    }
    if !names.is_empty() {
        let more = console.line("Strike which? (with commas, * = all of them, Enter = none)")?;
        match more.as_deref() {
            Some("*") => phrases.extend(names),
            Some(typed) => phrases.extend(typed.split(',').map(|name| name.trim().to_owned())),
            None => {}
        }
    }
    let text = written(&phrases);
    let lines: Vec<Line> = text.lines().map(|line| Line::of(Label::Plain, line)).collect();
    let mut page = console.screen.page();
    lines.into_iter().for_each(|line| page.push(line));
    console.show_report(&page)?;
    Ok(console.yes("This is what goes out. Write it?")?.then_some(text))
}

/// Takes a rewritten story back: every change is shown, new claims are refused until the person says where they come from, and in a
/// terminal it is kept only on yes.
///
/// # Errors
/// If it is no story, it is like none that there is, or claims what the story did not.
pub fn propose(desk: &mut Desk, console: &mut Console, file: &Path, named: Option<&str>) -> Result<()> {
    let text = desk.read_text(file)?.text;
    let bank = desk.bank();
    let (mut rewriting, left) = rewriting(&text).ok_or_else(|| {
        Error::data(format!("there is not one story in {}", file.display()))
            .hint("headings as in `export stories`: # Title, ## Situation, ## Task, ## Action, ## Result")
    })?;
    let story = match named {
        Some(typed) => desk.readable_story(typed)?,
        None => {
            let secrets = secrets(bank);
            let is_called = |title: &str| title.trim().eq_ignore_ascii_case(rewriting.title.trim());
            let same = |story: &&Story| {
                is_called(&story.title.value) || is_called(&struck(&story.title.value, &secrets))
            };
            bank.stories().iter().find(same).ok_or_else(|| {
                Error::data(format!("no story is called \"{}\"", rewriting.title))
                    .hint("say which: `story propose FILE --for STORY`")
            })?
        }
    };
    rewriting.restore(story, &secrets(bank)).map_err(|part| {
        Error::data(format!("what was struck in the {part} is not there as often as before"))
            .hint(format!("write the words in place of each {STRUCK}, and propose it again"))
    })?;
    for text in left {
        console.screen.note(&format!("Not taken: {text}"));
    }
    let plain = plain_words(bank);
    let claims = new_claims(&everything_in(story), &rewriting.all_text(), |word| plain.contains(word));
    let id = story.id.clone();
    let changed = show(console, story, &rewriting)?;
    if changed == 0 {
        console.screen.note("It says what the story says already.");
        return Ok(());
    }
    let vouched = vouch(console, &claims)?;
    if console.input.is_person() && !console.agrees(&format!("Take {} over?", Count(changed, "change")))? {
        return Ok(());
    }
    take_over(desk, console, &id, &rewriting, &vouched)
}

/// New numbers and names need the person's word, which is kept beside the story; without a person they are refused.
fn vouch(console: &mut Console, claims: &[String]) -> Result<Vec<(String, String)>> {
    let refused = |claims: &[&str]| {
        Error::data(format!("refused: the story did not have {}", List(claims)))
            .hint("if it is true, put it into the story yourself; else ask for a text without it")
    };
    if !console.input.is_person() {
        let all: Vec<&str> = claims.iter().map(String::as_str).collect();
        return if all.is_empty() { Ok(vec![]) } else { Err(refused(&all)) };
    }
    let mut vouched = vec![];
    for claim in claims {
        let question =
            format!("The story did not have \"{claim}\". Where does it come from? (Enter refuses)");
        let Some(source) = console.sentence(&question)? else { return Err(refused(&[claim])) };
        vouched.push((claim.clone(), source));
    }
    Ok(vouched)
}

/// Shows what would change; returns how many parts would.
fn show(console: &Console, story: &Story, rewriting: &Rewriting) -> Result<usize> {
    let mut page = console.screen.page();
    let mut changed = 0;
    let mut differ = |name: &str, old: &str, new: Option<&str>| {
        let Some(new) = new.filter(|new| words(new) != words(old)) else { return };
        changed += 1;
        page.heading(name);
        if !old.trim().is_empty() {
            page.hang(Line::of(Label::Bad, "- "), Label::Quiet, old.trim(), 2);
        }
        page.hang(Line::of(Label::Good, "+ "), Label::Plain, new.trim(), 2);
    };
    differ("headline", story.headline(), rewriting.headline.as_deref());
    for part in Part::ALL {
        differ(part.word(), story.part(part), rewriting.part(part));
    }
    console.screen.show(&page)?;
    Ok(changed)
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

fn everything_in(story: &Story) -> String {
    let parts = Part::ALL.into_iter().map(|part| story.part(part).to_owned());
    let numbers =
        story.numbers.iter().flat_map(|number| [Some(number.say.clone()), number.source.clone()]).flatten();
    let head = [story.title.value.clone(), story.headline().to_owned()].into_iter();
    let when = story.when.iter().map(|when| when.value.clone());
    head.chain(when).chain(parts).chain(numbers).collect::<Vec<_>>().join("\n")
}

fn take_over(
    desk: &mut Desk,
    console: &mut Console,
    id: &StoryId,
    rewriting: &Rewriting,
    vouched: &[(String, String)],
) -> Result<()> {
    let path = story_file(id);
    let old = desk.need_home()?.read_text(&path)?;
    let new = rewriting
        .taken_into(&old, vouched)
        .map_err(|why| Error::data(format!("cannot edit {path}")).because(why))?;
    let changes = [Change::RemoveFile { path: path.clone(), text: old }, Change::NewFile { path, text: new }];
    keeping::make_quietly(desk, console, &changes)?;
    lookup::story(desk.bank(), id.as_str())?; // it reads as before
    console.screen.note(&format!("`{id}` is rewritten.  (take it back: `undo`)"));
    Ok(())
}
