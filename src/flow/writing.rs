//! A story written in the editor: a new one, a jot extended to a template, one that is there already.

use super::{after_saving, editing, home, jot};
use crate::bank::{QuestionId, StoryId};
use crate::console::Console;
use crate::desk::{Begun, Desk};
use crate::error::{Error, Result};

/// Begins a story: its file is on disk before the editor opens. If nothing was written there, the line that was typed stays as
/// a draft.
///
/// # Errors
/// If it has no title, or its file cannot be made or edited.
pub fn new(desk: &mut Desk, console: &mut Console, title: &str, question: Option<&QuestionId>) -> Result<()> {
    home::need(desk, console)?;
    let title = match title.trim() {
        "" if console.input.is_person() => console.sentence("What happened, in one line?")?,
        "" => None,
        title => Some(title.to_owned()),
    };
    let Some(title) = title else {
        if console.input.is_person() {
            return Ok(()); // not now
        }
        return Err(
            Error::usage("a story begins with a title").hint("`story new \"what happened, in one line\"`")
        );
    };
    let question = question.and_then(|id| desk.bank().question(id.as_str())).cloned();
    let begun = desk.begin_story(&title, question.as_ref())?;
    if !console.input.is_person() {
        console.screen.note(&format!("Made {}", begun.file));
        return Ok(());
    }
    let opened = editing::open_and_wait(desk, console, &begun.file, &begun.text, None);
    if desk.take_back_unwritten(&begun)? {
        jot::keep(desk, console, &title, question.as_ref().map(|question| &question.id))?;
        return opened;
    }
    opened?;
    console.screen.note(&format!("Kept: {}", begun.file));
    after_saving::story(desk, console, &begun.id)
}

/// Opens a story in the editor, at a key of it if that is wanted, a jot extended to a template; an unchanged template becomes the jot
/// again.
///
/// # Errors
/// If its file cannot be read or edited.
pub fn edit(desk: &mut Desk, console: &mut Console, id: &StoryId, key: Option<&str>) -> Result<()> {
    home::need(desk, console)?;
    let begun = desk.reopen_story(id)?;
    let line = key.and_then(|key| line_of(&begun.text, key));
    let opened = editing::open_and_wait(desk, console, &begun.file, &begun.text, line);
    if desk.take_back_unwritten(&begun)? {
        console.screen.note("Nothing was written; it stays a line.");
        return opened;
    }
    opened?;
    if is_unchanged(desk, &begun)? {
        console.screen.note("Nothing changed.");
        return editing::mistakes(desk, console, &begun.file);
    }
    after_saving::story(desk, console, id)
}

fn is_unchanged(desk: &Desk, begun: &Begun) -> Result<bool> {
    Ok(desk.need_home()?.read_text(&begun.file)? == begun.text)
}

/// The line, from 1, on which a key of a story stands.
fn line_of(text: &str, key: &str) -> Option<usize> {
    let sets = |line: &str| line.split_once('=').is_some_and(|(written, _)| written.trim() == key);
    text.lines().position(sets).map(|position| position + 1)
}

#[cfg(test)]
mod tests {
    use super::line_of;

    #[test]
    fn a_key_is_found_on_its_line_and_no_other() {
        let text = "title = \"The result = good\"\nsituation = '''\nWe were two.\n'''\nresult = '''\n'''\n";
        assert_eq!([line_of(text, "result"), line_of(text, "situation")], [Some(5), Some(2)]);
        assert_eq!(line_of(text, "learning"), None);
    }
}
