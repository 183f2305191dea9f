//! Brings in what people have already: what each file was taken for, what is known and left out, what was not understood, and then all
//! of it as one step that `undo` takes back.

use super::{home, keeping};
use crate::bank::InterviewId;
use crate::bank::id::is_slug;
use crate::console::Console;
use crate::desk::{Desk, Encoding, OutsideText, lookup};
use crate::error::{Error, Result};
use crate::text::Change;
use crate::text::change::NoteList;
use crate::text::exchange::both::{all_of, left_by_all};
use crate::text::exchange::home::files_of_home;
use crate::text::exchange::own::own_files;
use crate::text::exchange::proposal::{self, Origin, Proposal};
use crate::text::exchange::{Foreign, Holding, Left, guess, read};
use crate::view::page::{Label, Line};
use crate::view::words::Count;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// What the person asked for.
#[derive(Clone, Debug, Default)]
pub struct Wish {
    /// The files, in order.
    pub files: Vec<PathBuf>,
    /// What they hold, if it is not to be guessed.
    pub kind: Option<Holding>,
    /// The deck's id, or the interview's.
    pub into: Option<String>,
    /// Shows what would be made, and makes nothing.
    pub dry_run: bool,
    /// Columns of a table: pairs of a key and a head.
    pub columns: Vec<(String, String)>,
}

/// Lines that were left, known questions: shown at most.
const SHOWN: usize = 12;

/// Brings the files in.
///
/// # Errors
/// If one cannot be read, none of them holds anything, or a file cannot be written: then nothing is.
pub fn run(desk: &mut Desk, console: &mut Console, wish: &Wish) -> Result<()> {
    if let Some(id) = &wish.into
        && !is_slug(id)
    {
        return Err(Error::usage(format!("`{id}` cannot be an id"))
            .hint("lower-case letters, digits and single hyphens"));
    }
    let mut bag = Bag::default();
    for file in &wish.files {
        let more = bring_in(desk, console, wish, file, &mut bag)?;
        bag.changes.extend(more);
    }
    let Bag { changes, known, .. } = bag;
    if wish.dry_run {
        for change in &changes {
            if let Change::NewFile { path, text } = change {
                let mut page = console.screen.page();
                page.heading(path.as_str());
                console.screen.show(&page)?;
                let lines: Vec<Line> = text.lines().map(|line| Line::of(Label::Plain, line)).collect();
                console.screen.show_lines(&lines)?;
            }
        }
        return Ok(());
    }
    if changes.is_empty() && known > 0 {
        console.screen.note("All of it is known already: nothing was made.");
        return Ok(());
    }
    if changes.is_empty() {
        return Err(Error::data("nothing was brought in").hint("`import --help` says what can be read"));
    }
    home::need(desk, console)?;
    let done = keeping::make_quietly(desk, console, &changes)?.done;
    let made = done.iter().filter(|one| one.inverse.is_some()).map(|one| &one.change);
    let (lines, files): (Vec<&Change>, Vec<&Change>) =
        made.partition(|change| matches!(change, Change::Note { .. }));
    files.iter().for_each(|change| console.screen.note(&change.said()));
    if let Some(Change::Note { interview, .. }) = lines.first() {
        let noted = Count(lines.len(), "line");
        console.screen.note(&format!(
            "{noted} noted under `{interview}`: `interview debrief {interview}` matches them."
        ));
    }
    console.screen.note("(take all of it back: `undo`)");
    Ok(())
}

/// What several files come to.
#[derive(Default)]
struct Bag {
    changes: Vec<Change>,
    /// Questions that stand in them, in small letters.
    seen: HashSet<String>,
    /// What was left out as it is known.
    known: usize,
}

fn bring_in(
    desk: &Desk,
    console: &mut Console,
    wish: &Wish,
    file: &Path,
    bag: &mut Bag,
) -> Result<Vec<Change>> {
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    refuse_packages(&name)?;
    let OutsideText { text, encoding } = desk.read_text(file)?;
    if let Some((files, others)) =
        files_of_home(&text).or_else(|| own_files(&text).map(|files| (files, vec![])))
    {
        for path in others {
            console.screen.note(&format!("{path} is no file of a home: left."));
        }
        return Ok(of_a_home(desk, console, files));
    }
    let (form, guessed) = guess(&name, &text);
    let held = match wish.kind {
        Some(kind) => vec![(kind, read(&text, form, kind, &wish.columns))],
        None => all_of(&text, form, guessed, &wish.columns),
    };
    let letters = match encoding {
        Encoding::Windows1252 => " in the letters of Windows (it is no UTF-8)",
        Encoding::Utf8 | Encoding::Utf16 => "",
    };
    let taken: Vec<String> = held.iter().map(|(kind, found)| count(*kind, found)).collect();
    console.screen.note(&format!("{name}: read as {form}{letters}, {}.", taken.join(" and ")));
    if held.len() > 1 {
        console.screen.note("(only one of the two: `--as deck` or `--as stories`)");
    }
    let told: usize = held.iter().map(|(_, found)| found.told_as_answers).sum();
    if told > 0 {
        console
            .screen
            .note(&format!("({} told in STAR: as stories with `--as stories`)", Count(told, "answer")));
    }
    let remark =
        format!("Brought in from {name} on {}. Competencies marked as a guess want a look.", desk.date());
    let origin = Origin { name: &name, into: wish.into.as_deref(), remark: &remark };
    let mut changes = vec![];
    for (kind, found) in &held {
        changes.extend(match kind {
            Holding::Deck => {
                let proposal = proposal::deck(desk.bank(), found, origin, &mut bag.seen);
                made(console, &proposal, bag, "question")?
            }
            Holding::Stories => made(console, &proposal::stories(desk.bank(), found, origin), bag, "story")?,
            Holding::Debrief if wish.dry_run => {
                let line = |asked| Line::of(Label::Plain, format!("  {asked}"));
                found.asked.iter().for_each(|asked| console.screen.note_line(&line(asked)));
                vec![]
            }
            Holding::Debrief => notes(desk, found, wish)?,
        });
    }
    say_left(console, &left_by_all(&held), wish.dry_run);
    Ok(changes)
}

fn count(kind: Holding, found: &Foreign) -> String {
    match kind {
        Holding::Deck => Count(found.questions.len(), "question").to_string(),
        Holding::Stories => Count(found.stories.len(), "story").to_string(),
        Holding::Debrief => format!("{} of the panel", Count(found.asked.len(), "question")),
    }
}

fn refuse_packages(name: &str) -> Result<()> {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_lowercase();
    let hint = match ending.as_str() {
        "apkg" | "colpkg" => {
            "in Anki: File, Export, \"Notes in Plain Text (.txt)\", with all its boxes ticked; then import that"
        }
        "docx" | "odt" | "pdf" | "xlsx" | "ods" => "save it as text, Markdown or CSV first",
        _ => return Ok(()),
    };
    Err(Error::data(format!("{name} is a package that cannot be read here")).hint(hint))
}

/// The changes of a proposal, and what is left out of it as it is known.
fn made(console: &Console, proposal: &Proposal, bag: &mut Bag, what: &'static str) -> Result<Vec<Change>> {
    bag.known += proposal.known.len();
    if !proposal.known.is_empty() {
        let known = Count(proposal.known.len(), what);
        console.screen.note(&format!("{known} known already, left out:"));
        for (text, id) in proposal.known.iter().take(SHOWN) {
            console.screen.note_text(&format!("  {text}  ({id})"));
        }
        say_more(console, proposal.known.len());
    }
    let taken = |path: &str| {
        bag.changes
            .iter()
            .any(|change| matches!(change, Change::NewFile { path: known, .. } if known == path))
    };
    if let Some((path, _)) = proposal.files.iter().find(|(path, _)| taken(path)) {
        return Err(Error::data(format!("two of the files would make {path}"))
            .hint("bring them in one after the other"));
    }
    Ok(proposal.files.iter().cloned().map(|(path, text)| Change::NewFile { path, text }).collect())
}

/// What was asked, as lines to be matched in the debrief.
fn notes(desk: &Desk, found: &Foreign, wish: &Wish) -> Result<Vec<Change>> {
    let id: InterviewId = match &wish.into {
        Some(typed) => lookup::interview(desk.bank(), typed)?.id.clone(),
        None => {
            let behind = desk.bank().interviews().iter().filter(|interview| interview.date <= desk.date());
            let last = behind.max_by_key(|interview| interview.date).map(|interview| interview.id.clone());
            last.ok_or_else(|| {
                Error::data("no interview is behind you, so there is none that this was asked in").hint(
                    "name one: `import FILE --into INTERVIEW`; or as questions: `import FILE --as deck`",
                )
            })?
        }
    };
    let note = |line: &String| Change::Note {
        interview: id.clone(),
        list: NoteList::Notes,
        item: line.clone(),
        at: None,
    };
    Ok(found.asked.iter().map(note).collect())
}

/// The files of another home that are not here; one that is here in other words is left.
fn of_a_home(desk: &Desk, console: &Console, files: Vec<(String, String)>) -> Vec<Change> {
    let mut changes = vec![];
    for (path, text) in files {
        let own =
            desk.home().filter(|home| home.has(&path)).map(|home| home.read_text(&path).unwrap_or_default());
        match own {
            None => changes.push(Change::NewFile { path, text }),
            Some(own) if own == text => {}
            Some(_) => console.screen.note(&format!("{path} is here already in other words: left as it is.")),
        }
    }
    changes
}

fn say_left(console: &Console, left: &[Left], all: bool) {
    if left.is_empty() {
        return;
    }
    console.screen.note(&format!("{} not understood, and left:", Count(left.len(), "piece")));
    let shown = if all { usize::MAX } else { SHOWN };
    for left in left.iter().take(shown) {
        let place = if left.line > 0 { format!("line {}: ", left.line) } else { String::new() };
        let times = if left.times > 1 { format!(", {} times", left.times) } else { String::new() };
        console.screen.note_text(&format!("  {place}{}  ({}{times})", left.text, left.why));
    }
    if left.len() > shown {
        console.screen.note(&format!("  … and {} more: --dry-run shows all", left.len() - shown));
    }
}

fn say_more(console: &Console, all: usize) {
    if all > SHOWN {
        console.screen.note(&format!("  … and {} more", all - SHOWN));
    }
}
