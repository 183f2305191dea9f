//! What a person sees and types: the only room that prints or reads keys.

pub mod clock;
pub mod completion;
mod editor;
pub mod faults;
pub mod input;
mod keys;
mod pager;
mod pick;
pub mod prompts;
mod restoring;
pub mod screen;
mod screenfuls;
pub mod sound;

use crate::error::{Error, Result};
use crate::view::clean::clean_json;
use crate::world::World;
use completion::Grammar;
use input::Input;
use screen::{Colour, Screen};
use serde::Serialize;
use std::collections::HashSet;
use std::rc::Rc;

/// One process's console.
pub struct Console {
    /// Where answers and remarks go.
    pub screen: Screen,
    /// Keys and lines.
    pub input: Input,
    /// Something was just left by a single key: an Enter typed behind it is habit, not a command.
    pub left_by_key: bool,
    /// The prompt names the next step, so that nothing else has to.
    pub prompt_names_next: bool,
    /// What commands are called: where words of the person's are asked for, these are none.
    pub commands: Rc<[String]>,
    world: Rc<World>,
    said_once: HashSet<String>,
}

impl Console {
    /// A command as it is typed here: a shell needs the program's name before it.
    pub fn typed(&self, command: &str) -> String {
        if self.prompt_names_next { command.to_owned() } else { format!("stardrill {command}") }
    }

    /// A word as a shell would give it: `~/` is the person's home folder.
    pub fn at_home(&self, word: String) -> String {
        match (word.strip_prefix("~/"), self.world.variable("HOME")) {
            (Some(rest), Some(home)) => format!("{}/{rest}", home.trim_end_matches('/')),
            _ => word,
        }
    }

    /// A console on this screen; `grammar` is what command lines are completed by.
    ///
    /// # Errors
    /// If the terminal cannot be used.
    pub fn new(world: Rc<World>, screen: Screen, grammar: Grammar) -> Result<Self> {
        let input = Input::new(&world, grammar)?;
        Ok(Self {
            screen,
            input,
            left_by_key: false,
            prompt_names_next: false,
            commands: Rc::from([]),
            world,
            said_once: HashSet::new(),
        })
    }

    /// Says something that is not the answer, once in this process.
    pub fn note_once(&mut self, text: &str) {
        if self.said_once.insert(text.to_owned()) {
            self.screen.note(text);
        }
    }

    /// Another screen of the same terminal.
    pub fn screen_with(&self, colour: Colour, plain: bool) -> Screen {
        Screen::new(&self.world, colour, plain)
    }

    /// A report as JSON, safe to print.
    ///
    /// # Errors
    /// Only by a fault of ours.
    pub fn json(&self, report: &impl Serialize) -> Result<String> {
        let json = serde_json::to_string_pretty(report)
            .map_err(|cause| Error::bug("a report is no JSON").because(cause))?;
        Ok(format!("{}\n", clean_json(&json)))
    }

    /// Prints a report as JSON.
    ///
    /// # Errors
    /// If stdout cannot be written.
    pub fn show_json(&self, report: &impl Serialize) -> Result<()> {
        self.screen.show_finished(&self.json(report)?)
    }
}
