//! Changes made and taken back: one lock, one write a file and one reading for any number of them.

use super::Desk;
use super::journal::{Journal, Made, Step};
use crate::disk::{Alone, ReviewLog};
use crate::error::{Error, Result};
use crate::practice::day::{Moment, StudyDay};
use crate::practice::history::{Held, Reviewed};
use crate::practice::review::{Entry, Item, What};
use crate::text::{CannotEdit, Change};
use uuid::Uuid;

/// What became of a change.
#[derive(Clone, Debug, PartialEq)]
pub struct Done {
    /// The change.
    pub change: Change,
    /// What takes it back; `None` if it was so already.
    pub inverse: Option<Change>,
}

/// What became of some changes.
#[derive(Clone, Debug)]
pub struct Applying {
    /// Each change, in order.
    pub done: Vec<Done>,
    /// Whether under a lock; some file systems know none.
    pub is_locked: bool,
    /// Whether `undo` knows of it; the state folder may not be written to.
    pub is_remembered: bool,
}

/// What was taken back.
#[derive(Clone, Debug)]
pub enum Undone {
    /// There was nothing to take back.
    Nothing,
    /// A grade.
    Grade(Box<Reviewed>),
    /// A mock interview, with all that it recorded.
    Mock(Box<Held>),
    /// What a command had changed: the inverses that were applied, the last change first.
    Changes(Vec<Change>),
}

/// The last thing done on this machine in this home.
enum LastDone {
    Nothing,
    Grade(Box<Reviewed>),
    Mock(Box<Held>),
    /// What a command changed, and when.
    Change(Moment),
}

impl LastDone {
    fn at(&self) -> Option<Moment> {
        match self {
            LastDone::Nothing => None,
            LastDone::Grade(grade) => Some(grade.at),
            LastDone::Mock(held) => Some(held.at),
            LastDone::Change(at) => Some(*at),
        }
    }
}

impl Desk {
    /// Makes changes, all of them or none, and reads everything again.
    ///
    /// # Errors
    /// If there is no home, or one of them cannot be made: then no file was touched. If a file cannot be written, those before
    /// it are.
    pub fn apply(&mut self, changes: &[Change]) -> Result<Applying> {
        let mut alone = Alone::with(self.need_home()?, self.waiting)?;
        let is_locked = alone.is_locked();
        let (mut done, mut made): (Vec<Done>, Vec<Made>) = (vec![], vec![]);
        for change in changes {
            let inverse = change_text(&mut alone, change)?;
            if let Some(inverse) = &inverse {
                note_made(&mut alone, &mut made, change, inverse)?;
            }
            done.push(Done { change: change.clone(), inverse });
        }
        let is_remembered = self.write_remembered(&alone, made)?;
        drop(alone); // until here, so that no other process writes its step meanwhile
        self.refresh();
        Ok(Applying { done, is_locked, is_remembered })
    }

    /// Notes a step in the journal, then writes the files: what is killed in between is a step that stands nowhere, which `undo` steps
    /// over. False if it cannot be noted.
    ///
    /// # Errors
    /// If a file cannot be written, or text would go that nothing remembers.
    fn write_remembered(&self, alone: &Alone<'_>, made: Vec<Made>) -> Result<bool> {
        if made.is_empty() {
            return alone.write().map(|()| true);
        }
        let removes = made.iter().any(|one| matches!(one.change, Change::RemoveFile { .. }));
        let mut journal = Journal::of(&self.state, self.need_home()?);
        let is_remembered = journal.push(Step::new(self.now(), made));
        if removes && !is_remembered {
            return Err(Error::data("what is deleted could not be taken back, so nothing was deleted")
                .because("the state folder cannot be written")
                .hint("remove the file by hand if you mean it"));
        }
        alone.write().inspect_err(|_| journal.pop())?;
        Ok(is_remembered)
    }

    /// Takes back the last thing done on this machine in this home: a grade, or what a command changed, if its place is as it
    /// was left.
    ///
    /// # Errors
    /// If there is no home, the place was changed since, or something cannot be written.
    pub fn undo(&mut self) -> Result<Undone> {
        match self.last_done() {
            LastDone::Nothing => Ok(Undone::Nothing),
            LastDone::Change(_) => self.undo_changes(),
            LastDone::Grade(grade) => self.retract(vec![grade.id], Undone::Grade(grade)),
            LastDone::Mock(held) => {
                let ids = held.mocked.entries.iter().copied().chain([held.id]).collect();
                self.retract(ids, Undone::Mock(held))
            }
        }
    }

    /// The day on which that was done which [`Desk::undo`] would take back.
    pub fn last_done_on(&self) -> Option<StudyDay> {
        self.last_done().at().map(|at| self.history.study_day(at))
    }

    /// The item whose grade [`Desk::undo`] would take back, if it is a grade.
    pub fn last_graded(&self) -> Option<Item> {
        match self.last_done() {
            LastDone::Grade(last) => Some(last.review.item),
            _ => None,
        }
    }

    fn last_done(&self) -> LastDone {
        let own = self.home().map(|home| ReviewLog::new(home, &self.state.known_name(), self.waiting).ids());
        let own = own.unwrap_or_default();
        let last = self.last_recorded(|id| own.contains(&id));
        let changed_at = match self.home() {
            Some(home) => Journal::of(&self.state, home).last().and_then(Step::at),
            None => None,
        };
        match (last.at(), changed_at) {
            (Some(last), Some(at)) if last.timestamp < at.timestamp => LastDone::Change(at),
            (None, Some(at)) => LastDone::Change(at),
            (Some(_), _) => last,
            // Nothing was done here, or this machine lost its name: then what stands last is meant, wherever it was graded.
            (None, None) => self.last_recorded(|_| true),
        }
    }

    /// The last of these answers that was graded, or mocks that were held, up to today: what a clock that ran ahead dated to a later day is
    /// not the last.
    fn last_recorded(&self, is_meant: impl Fn(Uuid) -> bool) -> LastDone {
        let today = self.today();
        let mut reviews = self.history.reviews().iter().rev();
        let grade = reviews.find(|one| one.day <= today && is_meant(one.id));
        let mut mocks = self.history.mocks().iter().rev();
        let mock = mocks.find(|one| is_meant(one.id) && self.history.study_day(one.at) <= today);
        match (grade, mock) {
            (Some(grade), Some(mock)) if mock.at.timestamp < grade.at.timestamp => {
                LastDone::Grade(Box::new(grade.clone()))
            }
            (_, Some(mock)) => LastDone::Mock(Box::new(mock.clone())),
            (Some(grade), None) => LastDone::Grade(Box::new(grade.clone())),
            (None, None) => LastDone::Nothing,
        }
    }

    /// Takes back a grade, or all that a mock recorded: itself last, so that a retry finds what is left.
    fn retract(&mut self, ids: Vec<Uuid>, undone: Undone) -> Result<Undone> {
        for id in ids {
            let at = self.now();
            self.record(&Entry { id: self.entry_id(at), at, what: What::Retracted { entry: id } })?;
        }
        Ok(undone)
    }

    /// Empties the journal of `undo`; false if that cannot be.
    ///
    /// # Errors
    /// If there is no home.
    pub fn forget_changes(&self) -> Result<bool> {
        Ok(Journal::of(&self.state, self.need_home()?).forget())
    }

    fn undo_changes(&mut self) -> Result<Undone> {
        let mut alone = Alone::with(self.need_home()?, self.waiting)?;
        let mut journal = Journal::of(&self.state, self.need_home()?);
        let Some(step) = journal.last().cloned() else { return Ok(Undone::Nothing) };
        let mut inverses = vec![];
        for made in step.made.iter().rev() {
            if let Err(error) = take_back(&mut alone, made) {
                journal.pop(); // it cannot be taken back, and would stand in the way of those before it
                return Err(error
                    .because(format!("the last change was: {}", made.change.said()))
                    .hint("the next undo takes back what was done before it"));
            }
            inverses.push(made.inverse.clone());
        }
        alone.write()?;
        journal.pop();
        drop(alone);
        self.refresh();
        Ok(Undone::Changes(inverses))
    }
}

/// Takes one change back in memory.
///
/// # Errors
/// If its place is not as it was left, or what stands there is in the way.
fn take_back(alone: &mut Alone<'_>, made: &Made) -> Result<()> {
    let file = made.change.file_after();
    let since = || Error::data(format!("{file} was changed there since, so nothing was taken back"));
    let stands = alone.text(&file).is_ok_and(|text| made.change.stands_in(text));
    if !stands {
        return Err(since());
    }
    let in_the_way = |error: Error| Error::data(format!("{}, so nothing was taken back", error.chain()));
    change_text(alone, &made.inverse).map_err(in_the_way)?.map(|_| ()).ok_or_else(since)
}

/// Makes a change in memory; returns what takes it back, `None` if it was so already.
fn change_text(alone: &mut Alone<'_>, change: &Change) -> Result<Option<Change>> {
    let file = change.file();
    let cannot = |why: CannotEdit| {
        Error::data(format!("cannot edit {file}")).because(why).hint("nothing was changed; edit it by hand")
    };
    let Some(applied) = change.apply(alone.text(&file)?).map_err(cannot)? else { return Ok(None) };
    alone.put(&file, applied.text)?;
    if change.file_after() != file {
        alone.move_to(&file, &change.file_after())?;
    }
    Ok(Some(applied.inverse))
}

/// Notes a change for the journal. What is written into a file that was made in the same breath goes with the file.
fn note_made(alone: &mut Alone<'_>, made: &mut Vec<Made>, change: &Change, inverse: &Change) -> Result<()> {
    let file = change.file();
    let creation =
        made.iter_mut().find(|one| matches!(&one.change, Change::NewFile { path, .. } if *path == file));
    match creation {
        Some(creation) => {
            let (path, text) = (file.clone(), alone.text(&file)?.unwrap_or_default().to_owned());
            creation.change = Change::NewFile { path: path.clone(), text: text.clone() };
            creation.inverse = Change::RemoveFile { path, text };
        }
        None => made.push(Made { change: change.clone(), inverse: inverse.clone() }),
    }
    Ok(())
}
