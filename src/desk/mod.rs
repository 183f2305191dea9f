//! What lies open while commands run: the home, its bank and history, and today.
//!
//! The desk reads again what changed, records grades ([`Desk::record`]), applies changes ([`Desk::apply`]) and takes the last
//! thing back ([`Desk::undo`]). It says nothing to people: it returns what happened.

mod apply;
mod first;
mod journal;
pub mod lookup;
mod mocked;
mod next;
mod outside;
mod places;
mod today;
mod writing;

pub use apply::{Applying, Done, Undone};
pub use first::Stage;
pub use journal::Made;
pub use mocked::{KeptAnswer, KeptDraw, KeptMock, KeptQuestion};
pub use next::Mark;
pub use outside::{
    Encoding, OutsideText, bundled_bank, example_files, example_tellings, explain_rule, rule_names, seats,
};
pub use writing::Begun;

use crate::bank::id::slug_from;
use crate::bank::{Bank, DeckId, StoryId};
use crate::disk::{
    BUNDLED, Fingerprint, Found, Home, ReviewLog, StateFolder, Waiting, find, passed_over, read_bundled,
};
use crate::error::{Error, Result};
use crate::practice::history::History;
use crate::practice::review::Entry;
use crate::text::change::story_file;
use crate::text::{Diagnostics, Reading, rule};
use crate::world::World;
use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use uuid::Uuid;

/// One process's desk.
pub struct Desk {
    world: Rc<World>,
    found: Found,
    /// A home that was met on the way and not taken, and why.
    passed_over: Option<(PathBuf, &'static str)>,
    reading: Reading,
    history: History,
    fingerprint: Fingerprint,
    newer_history: bool,
    state: StateFolder,
    user_home: PathBuf,
    waiting: Waiting,
    times_read: u64,
}

/// How an entry was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// Whether under a lock; some file systems know none.
    pub is_locked: bool,
}

impl Desk {
    /// Finds the home and reads everything. `named` is the folder that `--home` says; `waiting` is called when somebody
    /// else's lock is waited for.
    pub fn open(world: Rc<World>, named: Option<&Path>, waiting: Waiting) -> Self {
        let user_home = places::user_home(&world);
        let places = places::of_home(&world, named, &user_home);
        let (found, passed_over) = (find(&places), passed_over(&places));
        let state = StateFolder::new(places::state_folder(&world, &user_home));
        let mut desk = Self {
            history: History::empty(Bank::default().settings()),
            reading: Reading::default(),
            fingerprint: Fingerprint::default(),
            newer_history: false,
            world,
            found,
            passed_over,
            state,
            user_home,
            waiting,
            times_read: 0,
        };
        desk.read();
        desk
    }

    fn read(&mut self) {
        self.times_read += 1;
        match &self.found {
            Found::Home(home) => {
                self.fingerprint = home.fingerprint();
                let snapshot = home.read();
                self.history = History::replay(snapshot.log.entries, &snapshot.reading.bank);
                self.newer_history = snapshot.log.newer;
                self.reading = snapshot.reading;
            }
            Found::Nowhere { .. } => {
                self.reading = read_bundled();
                self.history = History::empty(self.reading.bank.settings());
            }
        }
    }

    /// Reads everything again if a file changed since.
    pub fn refresh(&mut self) {
        if let Found::Home(home) = &self.found
            && home.fingerprint() != self.fingerprint
        {
            self.read();
        }
    }

    /// What reads the bank again if a file changed since it was asked last; `None` without a home.
    pub fn watch(&self) -> Option<impl Fn() -> Option<Bank> + 'static> {
        let home = self.home()?.clone();
        let known = RefCell::new(self.fingerprint.clone());
        Some(move || {
            let now = home.fingerprint();
            if *known.borrow() == now {
                return None;
            }
            known.replace(now);
            Some(home.read().reading.bank)
        })
    }

    /// How often everything was read: what was made of an earlier reading is stale once this grows.
    pub fn times_read(&self) -> u64 {
        self.times_read
    }

    /// Everything that was read: the bank, the sources, what was minded.
    pub fn reading(&self) -> &Reading {
        &self.reading
    }

    /// What the person prepared.
    pub fn bank(&self) -> &Bank {
        &self.reading.bank
    }

    /// What was practised.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// What `check` says: everything minded while reading, and what the rules say of the stories; by file and place.
    pub fn check(&self) -> Diagnostics {
        let mut minded = self.reading.diagnostics.clone();
        minded.extend(rule::check(self.bank(), self.date()));
        minded.sort();
        minded
    }

    /// What the rules would say of one story if it were ready, the most useful remark first.
    pub fn remarks(&self, id: &StoryId) -> Diagnostics {
        let story = self.bank().story(id.as_str());
        story.map(|story| rule::remarks(story, self.bank().settings(), self.date())).unwrap_or_default()
    }

    /// The home, if there is one.
    pub fn home(&self) -> Option<&Home> {
        match &self.found {
            Found::Home(home) => Some(home),
            Found::Nowhere { .. } => None,
        }
    }

    /// The home.
    ///
    /// # Errors
    /// If there is none.
    pub fn need_home(&self) -> Result<&Home> {
        self.home().ok_or_else(|| {
            let place = self.tilde(&self.would_be_home());
            Error::data("there is no stardrill home yet").hint(format!("make one: `init {place}`"))
        })
    }

    /// Where a home would be made; the home itself if there is one.
    pub fn would_be_home(&self) -> PathBuf {
        match &self.found {
            Found::Home(home) => home.root().to_owned(),
            Found::Nowhere { would_be, .. } => would_be.clone(),
        }
    }

    /// A home that was named must be there.
    ///
    /// # Errors
    /// If it is not.
    pub fn insist_on_named_home(&self) -> Result<()> {
        let Found::Nowhere { would_be, named: true } = &self.found else { return Ok(()) };
        let place = self.tilde(would_be);
        Err(Error::usage(format!("{place} is no stardrill home: it holds no stardrill.toml"))
            .hint(format!("make one there: `init {place}`")))
    }

    /// Whether a plain `stardrill` finds this home: neither a flag nor a strange place is needed.
    pub fn home_is_found_without_flag(&self) -> bool {
        let places = places::of_home(&self.world, None, &self.user_home);
        matches!((find(&places), &self.found), (Found::Home(found), Found::Home(ours)) if found == *ours)
    }

    /// Makes a home with these files; it becomes the one in use if there was none.
    ///
    /// # Errors
    /// If the folder is no place for a home, or cannot be written.
    pub fn make_home(&mut self, root: &Path, files: &[(String, String)]) -> Result<Home> {
        let home = Home::create(root, files)?;
        if self.home().is_none() {
            self.found = Found::Home(home.clone());
            self.read();
        }
        Ok(home)
    }

    /// What is risky about where the home lies, each said once on this machine.
    pub fn cautions(&self) -> Vec<String> {
        let mut cautions = vec![];
        if let Some((folder, why)) = &self.passed_over
            && self.state.claim_once(&format!("passed over {}", folder.display()))
        {
            let place = self.tilde(folder);
            cautions.push(format!(
                "{place} holds a stardrill home that is not used, as {why}; --home {place} uses it"
            ));
        }
        let Found::Home(home) = &self.found else { return cautions };
        let (place, root) = (self.tilde(home.root()), home.root().display());
        if let Some(tree) = home.shared_work_tree(&self.user_home)
            && self.state.claim_once(&format!("remote {root}"))
        {
            let tree = self.tilde(&tree);
            cautions.push(format!(
                "{place} lies in the git work tree {tree}, which has a remote: your stories may be pushed with it"
            ));
        }
        if home.is_someone_elses(&self.user_home) && self.state.claim_once(&format!("owner {root}")) {
            cautions.push(format!("{place}/stardrill.toml belongs to somebody else"));
        }
        cautions
    }

    /// The folder as people write it: `~/stardrill`.
    pub fn tilde(&self, path: &Path) -> String {
        match path.strip_prefix(&self.user_home) {
            Ok(rest) if rest.as_os_str().is_empty() => "~".to_owned(),
            Ok(rest) => format!("~/{}", rest.display()),
            Err(_) => path.display().to_string(),
        }
    }

    /// The file of the REPL's earlier lines.
    pub fn line_history(&self) -> Option<PathBuf> {
        self.state.line_history().ok()
    }

    /// A file of the state folder that belongs to this home.
    fn state_file_of_home(&self, what: &str) -> Option<String> {
        let root = self.home()?.true_root();
        let name = Uuid::new_v5(&Uuid::NAMESPACE_URL, root.as_os_str().as_encoded_bytes());
        Some(format!("{what}-{name}.json"))
    }

    /// Keeps an entry: synced on disk first, then counted.
    ///
    /// # Errors
    /// If there is no home or it cannot be written; then it does not count, and a retry with the same entry is safe.
    pub fn record(&mut self, entry: &Entry) -> Result<Recorded> {
        if self.newer_history {
            return Err(Error::data(
                "the history holds entries of a newer stardrill, so nothing is written to it",
            )
            .hint("update stardrill on this machine; `check` shows the lines"));
        }
        let suffix = self.world.entry_id(entry.at).simple().to_string();
        let machine = self.state.machine_name(&suffix[suffix.len() - 6..]);
        let log = ReviewLog::new(self.need_home()?, &machine, self.waiting);
        let appended = log.append(entry)?;
        let file = log.file().to_owned();
        self.history.apply(entry);
        self.fingerprint.note_append(&file, appended.length_before);
        Ok(Recorded { is_locked: appended.locked })
    }

    /// An id for a title that no story has yet.
    pub fn free_story_id(&self, title: &str) -> StoryId {
        let stem = slug_from(title, 40).unwrap_or_else(|| "story".to_owned());
        let numbered = (2..).map(|number| format!("{stem}-{number}"));
        let mut ids = std::iter::once(stem.clone()).chain(numbered).filter_map(|id| StoryId::parse(&id));
        // An earlier name of another story is taken too: its history and links must not move here.
        ids.find(|id| !self.is_taken(id)).unwrap_or_else(|| unreachable!("a slug with a number is a slug"))
    }

    /// Whether a story has this name, had it earlier, or a file of this name stands there.
    pub fn is_taken(&self, id: &StoryId) -> bool {
        self.home().is_some_and(|home| home.has(&story_file(id))) || self.bank().story(id.as_str()).is_some()
    }

    /// The text of a bundled deck.
    pub fn bundled_deck(&self, id: &DeckId) -> Option<&'static str> {
        let path = format!("decks/{id}.toml");
        BUNDLED.iter().find(|(bundled, _)| *bundled == path).map(|(_, text)| *text)
    }
}
