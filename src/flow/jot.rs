//! A story in one line, kept as a draft to be written later.

use super::{home, keeping};
use crate::bank::{QuestionId, StoryId};
use crate::console::Console;
use crate::desk::{Desk, Done};
use crate::error::{Error, Result};
use crate::text::change::story_file;
use crate::text::{Change, template};

/// Keeps a draft of one line, linked to a question if given, and says so. Returns its id.
///
/// # Errors
/// If the line is blank, or the file cannot be made.
pub fn keep(
    desk: &mut Desk,
    console: &mut Console,
    line: &str,
    question: Option<&QuestionId>,
) -> Result<StoryId> {
    let (id, done) = draft(desk, console, line, &[], question)?;
    let write_it = console.typed(&format!("story edit {id}"));
    console.screen.note(&format!("Kept as a draft: {}  (write it: {write_it})", story_file(&id)));
    for link in done.iter().skip(1) {
        console.screen.note(&keeping::said(link));
    }
    Ok(id)
}

/// The same without a word and with tags, for collecting several in a row.
///
/// # Errors
/// As [`keep`].
pub fn keep_quietly(desk: &mut Desk, console: &mut Console, line: &str, tags: &[&str]) -> Result<StoryId> {
    draft(desk, console, line, tags, None).map(|(id, _)| id)
}

fn draft(
    desk: &mut Desk,
    console: &mut Console,
    line: &str,
    tags: &[&str],
    question: Option<&QuestionId>,
) -> Result<(StoryId, Vec<Done>)> {
    let line = template::one_line(line);
    if line.is_empty() {
        return Err(Error::usage("there is nothing to keep").hint("`jot \"what happened, in one line\"`"));
    }
    home::need(desk, console)?;
    loop {
        let id = desk.free_story_id(&line);
        let mut changes = vec![Change::NewFile { path: story_file(&id), text: template::jot(&line, tags) }];
        let link =
            question.map(|question| Change::Link { story: id.clone(), question: question.clone(), at: None });
        changes.extend(link);
        let done = keeping::make_quietly(desk, console, &changes)?.done;
        // The very file was there: somebody else has just kept the same line, and this is another one.
        if done.first().is_some_and(|made| made.inverse.is_some()) {
            return Ok((id, done));
        }
        desk.refresh();
    }
}
