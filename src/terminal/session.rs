//! What is loaded while commands run: the home, its bank and history, and the way to write to them.

use super::command::{Command, Globals};
use super::complete::Names;
use super::input::Input;
use super::screen::Screen;
use super::world::World;
use crate::bank::{Bank, Interview, Question, Story, StoryId};
use crate::disk::{Edited, Fingerprint, Found, Home, Places, ReviewLog, StateFolder, find, read_bundled};
use crate::error::{Error, Result};
use crate::practice::day::StudyDay;
use crate::practice::history::History;
use crate::practice::review::Entry;
use crate::text::diagnostic::nearest;
use crate::text::edit::CannotEdit;
use crate::text::{Reading, Severity};
use crate::view::clean::clean;
use crate::view::page::Page;
use crate::view::words::{Count, List};
use etcetera::BaseStrategy;
use jiff::civil::Date;
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// One process's session.
pub struct Session {
    /// Environment, clock, dice.
    pub world: World,
    /// Flags of the command line.
    pub globals: Globals,
    /// The screen.
    pub screen: Screen,
    /// Keys and lines.
    pub input: Input,
    /// What was practised.
    pub history: History,
    reading: Rc<Reading>,
    found: Found,
    fingerprint: Fingerprint,
    newer_history: bool,
    said_unlocked: bool,
    errors_said: usize,
    /// A sitting was just left by a single key: an Enter typed behind it is habit, not a command.
    pub left_by_key: bool,
    state: StateFolder,
    user_home: PathBuf,
}

impl Session {
    /// Finds the home and reads everything.
    ///
    /// # Errors
    /// If the home that was named is none, or the terminal cannot be used.
    pub fn open(world: World, globals: Globals) -> Result<Self> {
        let user_home = user_home(&world);
        let screen = Screen::new(&world, globals.color, globals.plain);
        let found = find(&places(&world, &globals, &user_home));
        let input = Input::new(&world)?;
        let state = StateFolder::new(state_folder(&world, &user_home));
        let mut session = Self {
            history: History::empty(Bank::default().settings()),
            reading: Rc::default(),
            fingerprint: Fingerprint::default(),
            newer_history: false,
            said_unlocked: false,
            errors_said: 0,
            left_by_key: false,
            world,
            globals,
            screen,
            input,
            found,
            state,
            user_home,
        };
        session.load();
        session.caution();
        Ok(session)
    }

    fn load(&mut self) {
        match &self.found {
            Found::Home(home) => {
                self.fingerprint = home.fingerprint();
                let snapshot = home.read();
                self.history = History::replay(snapshot.log.entries, &snapshot.reading.bank);
                self.newer_history = snapshot.log.newer;
                self.reading = Rc::new(snapshot.reading);
            }
            Found::Nowhere { .. } => {
                let reading = read_bundled();
                self.history = History::empty(reading.bank.settings());
                self.reading = Rc::new(reading);
            }
        }
        let reading = self.reading();
        if let Some(helper) = self.input.helper() {
            helper.set_names(names(&reading.bank));
        }
    }

    /// Reads everything again if a file changed since.
    pub fn refresh(&mut self) {
        if let Found::Home(home) = &self.found
            && home.fingerprint() != self.fingerprint
        {
            self.load();
        }
    }

    /// Everything that was read: the bank, the sources, what was minded.
    pub fn reading(&self) -> Rc<Reading> {
        Rc::clone(&self.reading)
    }

    /// The home, if there is one.
    pub fn home(&self) -> Option<&Home> {
        match &self.found {
            Found::Home(home) => Some(home),
            Found::Nowhere { .. } => None,
        }
    }

    /// Where a home would be made.
    pub fn would_be_home(&self) -> PathBuf {
        match &self.found {
            Found::Home(home) => home.root().to_owned(),
            Found::Nowhere { would_be, .. } => would_be.clone(),
        }
    }

    /// The folder as people write it: `~/stardrill`.
    pub fn tilde(&self, path: &Path) -> String {
        match path.strip_prefix(&self.user_home) {
            Ok(rest) if rest.as_os_str().is_empty() => "~".to_owned(),
            Ok(rest) => format!("~/{}", rest.display()),
            Err(_) => path.display().to_string(),
        }
    }

    /// Takes a home that was just made.
    pub fn enter(&mut self, home: Home) {
        self.found = Found::Home(home);
        self.load();
        self.caution();
    }

    /// The home, made after asking if there is none yet.
    ///
    /// # Errors
    /// If there is nobody to ask, the answer is no, or it cannot be made.
    pub fn need_home(&mut self) -> Result<Home> {
        if let Some(home) = self.home() {
            return Ok(home.clone());
        }
        let would_be = self.would_be_home();
        let place = self.tilde(&would_be);
        if !self.input.is_person() {
            return Err(Error::data("there is no stardrill home yet")
                .hint(format!("make one: stardrill init {place}")));
        }
        if !self.yes(&format!("This will be kept in {place}: plain TOML, private, no network. Make it?"))? {
            return Err(Error::cancelled("Nothing was made."));
        }
        let home = Home::create(&would_be, &super::command::init::new_home_files())?;
        self.enter(home.clone());
        Ok(home)
    }

    /// Today's study day.
    pub fn today(&self) -> StudyDay {
        self.history.study_day(self.world.now())
    }

    /// The date of today's study day.
    pub fn date(&self) -> Date {
        self.today().date()
    }

    /// The interview that steers: the nearest one that is not behind.
    pub fn next_interview<'a>(&self, bank: &'a Bank) -> Option<&'a Interview> {
        let today = self.date();
        let ahead = bank.interviews().iter().filter(|interview| !self.is_behind(interview, today));
        ahead.min_by_key(|interview| interview.date)
    }

    /// Whether an interview is over: its day is, or its hour has come, or there are notes of it.
    pub fn is_behind(&self, interview: &Interview, today: Date) -> bool {
        let begun = || {
            let hour = interview.time.as_ref().and_then(|time| time.parse().ok());
            hour.is_some_and(|hour| interview.date.to_datetime(hour) < self.world.now().civil())
        };
        interview.date < today || (interview.date == today && (interview.is_noted() || begun()))
    }

    /// The interview that was named, or else the next one.
    ///
    /// # Errors
    /// If the named one is not there.
    pub fn interview_or_next<'a>(
        &self,
        bank: &'a Bank,
        named: Option<&str>,
    ) -> Result<Option<&'a Interview>> {
        match named {
            Some(id) => interview(bank, id).map(Some),
            None => Ok(self.next_interview(bank)),
        }
    }

    /// Keeps an entry: synced on disk first, then counted.
    ///
    /// # Errors
    /// If it cannot be written; then it does not count, and a retry with the same entry is safe.
    pub fn record(&mut self, entry: &Entry) -> Result<()> {
        let home = self.need_home()?;
        if self.newer_history {
            return Err(Error::data(
                "the history holds entries of a newer stardrill, so nothing is written to it",
            )
            .hint("update stardrill on this machine; `stardrill check` shows the lines"));
        }
        let suffix = self.world.entry_id(entry.at).simple().to_string();
        let machine = self.state.machine_name(&suffix[suffix.len() - 6..]);
        let log = ReviewLog::new(&home.history_folder(), &machine);
        let appended = log.append(entry)?;
        if !appended.locked && !self.said_unlocked {
            self.said_unlocked = true;
            self.screen.note("warning: this file system knows no locks; use one stardrill at a time here");
        }
        self.history.apply(entry);
        self.fingerprint.note_append(log.file(), appended.length_before);
        Ok(())
    }

    /// Edits one of the person's files and reads everything again.
    ///
    /// # Errors
    /// If there is no home, or the edit fails; then nothing was changed.
    pub fn edit(
        &mut self,
        relative: &str,
        edit: impl FnOnce(&str) -> std::result::Result<Option<String>, CannotEdit>,
    ) -> Result<Edited> {
        let home = self.need_home()?;
        let edited = home.edit(relative, edit)?;
        self.refresh();
        Ok(edited)
    }

    /// A home that was named must be there, unless this command makes it.
    ///
    /// # Errors
    /// If it is not.
    pub fn insist_on_named_home(&self, command: &Command) -> Result<()> {
        match &self.found {
            Found::Nowhere { would_be, named: true } if !matches!(command, Command::Init(_)) => {
                let place = self.tilde(would_be);
                Err(Error::usage(format!("{place} is no stardrill home: it holds no stardrill.toml"))
                    .hint(format!("make one there: stardrill init {place}")))
            }
            _ => Ok(()),
        }
    }

    /// Says in one line that `check` has something to say, before a command that is not `check` itself.
    pub fn note_problems(&self, command: &Command) {
        if matches!(
            command,
            Command::Check(_) | Command::Init(_) | Command::Status(_) | Command::Completions(_)
        ) {
            return;
        }
        let errors = self.reading.diagnostics.errors();
        if errors == 0 {
            return;
        }
        let mut paths: Vec<&str> = vec![];
        for minded in
            self.reading.diagnostics.all().iter().filter(|minded| minded.severity == Severity::Error)
        {
            if let Some(file) = self.reading.sources.file(minded.place)
                && !paths.contains(&file.path.as_str())
            {
                paths.push(&file.path);
            }
        }
        let more = if paths.len() > 3 {
            format!(" and {}", Count(paths.len() - 2, "more file"))
        } else {
            String::new()
        };
        let named = if more.is_empty() { List(&paths).to_string() } else { paths[..2].join(", ") };
        self.screen.note(&format!(
            "warning: {} in {named}{more}; what could be read is used  (check)",
            Count(errors, "problem")
        ));
    }

    /// Says it again when there are more problems than were said, as a file was just broken.
    pub fn note_new_problems(&mut self) {
        let errors = self.reading.diagnostics.errors();
        if errors > std::mem::replace(&mut self.errors_said, errors) {
            self.note_problems(&Command::Undo);
        }
    }

    /// Says once what is risky about where the home lies.
    fn caution(&self) {
        let Found::Home(home) = &self.found else { return };
        let place = self.tilde(home.root());
        if let Some(tree) = home.shared_work_tree()
            && self.state.first_time(&format!("remote {}", home.root().display()))
        {
            let said = format!(
                "warning: {place} lies in the git work tree {}, which has a remote: your stories may be pushed with it",
                self.tilde(&tree)
            );
            self.screen.note(&said);
        }
        if home.is_someone_elses(&self.user_home)
            && self.state.first_time(&format!("owner {}", home.root().display()))
        {
            self.screen.note(&format!("warning: {place}/stardrill.toml belongs to somebody else"));
        }
    }

    /// The file of the REPL's earlier lines.
    pub fn line_history(&self) -> Option<PathBuf> {
        self.state.line_history().ok()
    }

    /// Whether a plain `stardrill` finds this home: neither a flag nor a strange place is needed.
    pub fn home_is_found_without_flag(&self) -> bool {
        let places = places(&self.world, &Globals::default(), &self.user_home);
        matches!((find(&places), &self.found), (Found::Home(found), Found::Home(ours)) if found == *ours)
    }

    /// Runs a command and shows what it printed in the person's pager.
    ///
    /// # Errors
    /// As the command.
    pub fn paged<T>(&mut self, run: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        if !self.screen.is_terminal() {
            return run(self);
        }
        self.screen.hold();
        let done = run(self);
        let held = self.screen.release();
        super::editor::page(self, &held)?;
        done
    }

    /// An empty page for the screen's width.
    pub fn page(&self) -> Page {
        Page::new(self.screen.width())
    }
}

/// A question by what was typed: a whole id, or a part of one that only it has.
///
/// # Errors
/// If there is none, or several; the nearest are named.
pub(super) fn question<'a>(bank: &'a Bank, typed: &str) -> Result<&'a Question> {
    if let Some(found) = bank.question(typed) {
        return Ok(found);
    }
    let has_stem = |question: &&Question| question.id.stem() == typed;
    let mut same_stem: Vec<&Question> = bank.live_questions().filter(has_stem).collect();
    if same_stem.is_empty() {
        same_stem = bank.questions().iter().filter(has_stem).collect();
    }
    match same_stem.as_slice() {
        [only] => Ok(only),
        [] => {
            let ids = bank.questions().iter().flat_map(|question| [question.id.as_str(), question.id.stem()]);
            let error = Error::usage(format!("there is no question `{typed}`"));
            Err(match nearest(typed, ids) {
                Some(near) => error.hint(format!("did you mean `{near}`?")),
                None => error.hint(format!("look for it by letters: find {typed}")),
            })
        }
        several => {
            let ids: Vec<&str> = several.iter().map(|question| question.id.as_str()).collect();
            Err(Error::usage(format!("`{typed}` is in several decks: {}", List(&ids)))
                .hint("type the whole id"))
        }
    }
}

/// A story by its id or an earlier one.
///
/// # Errors
/// If there is none; the nearest is named.
pub(super) fn story<'a>(bank: &'a Bank, typed: &str) -> Result<&'a Story> {
    let stem = typed.strip_prefix("stories/").unwrap_or(typed);
    let stem = stem.strip_suffix(".toml").unwrap_or(stem);
    bank.story(stem).ok_or_else(|| {
        let error = Error::usage(format!("there is no story `{typed}`"));
        match nearest(stem, bank.stories().iter().map(|story| story.id.as_str())) {
            Some(near) => error.hint(format!("did you mean `{near}`?")),
            None if bank.stories().is_empty() => {
                error.hint("there are no stories yet: jot \"one line\" keeps the first")
            }
            None => error.hint("story list shows them"),
        }
    })
}

/// The id of a story whose file is to be opened, even one that is too broken to be in the bank.
///
/// # Errors
/// If there is no such file.
pub(super) fn story_file(session: &Session, typed: &str) -> Result<String> {
    let reading = session.reading();
    let unread = StoryId::parse(typed)
        .filter(|id| session.home().is_some_and(|home| home.has(&format!("stories/{id}.toml"))));
    match (story(&reading.bank, typed), unread) {
        (Ok(story), _) => Ok(story.id.to_string()),
        (Err(_), Some(id)) => Ok(id.to_string()),
        (Err(error), None) => Err(error),
    }
}

/// An interview by its id.
///
/// # Errors
/// If there is none.
pub(super) fn interview<'a>(bank: &'a Bank, typed: &str) -> Result<&'a Interview> {
    bank.interview(typed).ok_or_else(|| {
        let error = Error::usage(format!("there is no interview `{typed}`"));
        match nearest(typed, bank.interviews().iter().map(|interview| interview.id.as_str())) {
            Some(near) => error.hint(format!("did you mean `{near}`?")),
            None => error.hint("interview list shows them; interview add makes one"),
        }
    })
}

/// Names to complete in a shell, from the home found there.
pub(super) fn names_for_shell(world: &World) -> Names {
    let user_home = user_home(world);
    match find(&places(world, &Globals::default(), &user_home)) {
        Found::Home(home) => names(&home.read().reading.bank),
        Found::Nowhere { .. } => names(&read_bundled().bank),
    }
}

fn names(bank: &Bank) -> Names {
    let pair = |id: &str, about: &str| (clean(id).into_owned(), clean(about).into_owned());
    Names {
        stories: bank.stories().iter().map(|story| pair(story.id.as_str(), &story.title.value)).collect(),
        questions: bank
            .questions()
            .iter()
            .map(|question| pair(question.id.as_str(), &question.ask))
            .collect(),
        decks: bank.decks().iter().map(|deck| pair(&deck.id, &deck.title)).collect(),
        competencies: bank.vocabulary().all().iter().map(|known| pair(&known.id, &known.title)).collect(),
        interviews: bank
            .interviews()
            .iter()
            .map(|interview| pair(&interview.id, &interview.name()))
            .collect(),
        rules: crate::text::rule::names().map(|name| pair(name, "")).collect(),
    }
}

fn user_home(world: &World) -> PathBuf {
    world
        .variable("HOME")
        .map_or_else(|| etcetera::home_dir().unwrap_or_else(|_| PathBuf::from("/")), PathBuf::from)
}

fn places(world: &World, globals: &Globals, user_home: &Path) -> Places {
    let named = globals.home.clone().or_else(|| world.variable("STARDRILL_HOME").map(PathBuf::from));
    Places {
        named: named.map(|named| world.current_folder.join(named)),
        current: world.current_folder.clone(),
        default: user_home.join("stardrill"),
    }
}

fn state_folder(world: &World, user_home: &Path) -> PathBuf {
    let named = world.variable("XDG_STATE_HOME").map(PathBuf::from).filter(|path| path.is_absolute());
    let standard = || etcetera::choose_base_strategy().ok().and_then(|strategy| strategy.state_dir());
    let state = match (named, world.variable("HOME")) {
        (Some(named), _) => named,
        (None, Some(_)) => user_home.join(".local/state"),
        (None, None) => standard().unwrap_or_else(|| user_home.join(".local/state")),
    };
    state.join("stardrill")
}
