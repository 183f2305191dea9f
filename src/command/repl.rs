//! The REPL: reads a line and runs it as a command. It stands above dispatch, so no command knows it.
//!
//! Through a pipe it is the same without banner and prompt: a script of commands. Changed files are read again before each.

use super::answer::Status;
use super::globals::Globals;
use super::grammar::{Line, command_meant, of_repl};
use super::names;
use crate::bank::{Interview, InterviewId};
use crate::console::Console;
use crate::console::completion::FreshNames;
use crate::console::input::Typed;
use crate::console::screen::{Colour, Prompt, Screen};
use crate::desk::{Desk, Mark};
use crate::error::{Error, Kind, Result};
use crate::flow::{first_session, home, step};
use crate::practice::day::StudyDay;
use crate::practice::next::Step;
use crate::practice::schedule::Agenda;
use crate::practice::standing::Standing;
use crate::view::clean::clean;
use crate::view::page::cut;
use crate::view::report::{next, status};
use clap::FromArgMatches;
use clap::error::ErrorKind;
use std::path::PathBuf;
use std::rc::Rc;

/// One REPL.
struct Repl<'a> {
    desk: &'a mut Desk,
    console: &'a mut Console,
    /// The flags that it was started with.
    globals: &'a Globals,
    /// Where its lines are kept.
    lines: Option<PathBuf>,
    /// The reading whose names Tab completes.
    named: u64,
    /// The steps as they were found last, and of what: finding them costs more than a prompt should.
    steps: Option<(Found, Vec<Step>)>,
    /// Problems in the files that were said.
    errors_said: usize,
}

/// Of what the next steps were found; an interview is behind once its hour has come.
#[derive(PartialEq)]
struct Found {
    mark: Mark,
    today: StudyDay,
    ahead: Option<InterviewId>,
    behind: Option<InterviewId>,
}

/// Runs until the person leaves. Ends with what the last failing command of a script came to.
///
/// # Errors
/// If the terminal fails, or the reader of the output went away.
pub(super) fn run(desk: &mut Desk, console: &mut Console, globals: &Globals) -> Result<Status> {
    let lines = desk.line_history();
    if let Some(file) = &lines {
        console.input.load_lines(file);
    }
    console.prompt_names_next = true;
    console.screen.spelled_out = Rc::from([]);
    if console.input.is_person() && desk.home().is_none() {
        first_session::run(desk, console)?;
    } else if console.input.is_person() {
        first_session::go_on(desk, console)?;
    }
    Repl { desk, console, globals, lines, named: 0, steps: None, errors_said: 0 }.run()
}

impl Repl<'_> {
    fn run(mut self) -> Result<Status> {
        let mut outcome = Status::Done;
        loop {
            self.desk.refresh();
            self.note_new_problems();
            let typed = match self.read() {
                Ok(typed) => typed,
                Err(error) if error.kind() == Kind::Usage => {
                    self.console.screen.note_error(&error);
                    continue;
                }
                Err(error) => return Err(error),
            };
            let text = match typed {
                Typed::Line(text) => text,
                Typed::Cancelled => continue, // Ctrl-C takes the line away
                Typed::End => return Ok(outcome),
            };
            // Pasted newlines arrive in one line: each is a command.
            for line in text.lines().chain(text.is_empty().then_some("")) {
                self.desk.refresh(); // files were written in other windows while the line was typed
                match self.run_line(line)? {
                    Status::Quit => return Ok(outcome),
                    Status::NotMet if !self.console.input.is_person() => outcome = Status::NotMet,
                    Status::NotMet | Status::Done => {}
                }
            }
        }
    }

    /// Says it again when there are more problems than were said, as a file was just broken.
    fn note_new_problems(&mut self) {
        let errors = self.desk.reading().diagnostics.errors();
        if errors > std::mem::replace(&mut self.errors_said, errors) {
            home::note_problems(self.desk, self.console);
        }
    }

    fn read(&mut self) -> Result<Typed> {
        if !self.console.input.is_person() {
            return self.console.input.command_line(&Prompt::default());
        }
        let (next, standing) = self.where_it_stands();
        let (colour, width) = (self.console.screen.has_colour(), self.console.screen.width());
        let is_silent = !self.console.screen.can_repaint();
        let hint = clean(&fitting(&next, &standing, width)).into_owned();
        if (is_silent || hint.is_empty()) && !next.is_empty() {
            self.console.screen.note(&format!("Enter: {next}")); // no room for it behind the prompt
        }
        let names = (self.named != self.desk.times_read()).then(|| names::of(self.desk.bank()));
        let fresh = names.is_some().then(|| self.fresh_names()).flatten();
        self.named = self.desk.times_read();
        if let Some(helper) = self.console.input.helper() {
            helper.next_step = hint;
            helper.colour = colour;
            helper.is_silent = is_silent;
            if let Some(names) = names {
                helper.set_names(names, fresh);
            }
        }
        let prompt = self.console.prompt(&format!("{standing}>"));
        self.console.input.command_line(&prompt)
    }

    /// The names as they are when Tab is pressed: a story may have been written in another window.
    fn fresh_names(&self) -> Option<FreshNames> {
        let changed_bank = self.desk.watch()?;
        Some(Box::new(move || changed_bank().map(|bank| names::of(&bank))))
    }

    /// The next step and the standing, in a few words each.
    fn where_it_stands(&mut self) -> (String, String) {
        let agenda = self.desk.course().todays_sitting();
        let next = match self.desk.home() {
            Some(_) => self.steps_of(&agenda).first().map(next::hint).unwrap_or_default(),
            None => "begin".to_owned(),
        };
        let standing = status::line(&Standing::of(&self.desk.course(), &agenda));
        (next, shortened(&standing, self.console.screen.width() / 2))
    }

    /// Runs one line; what stops it is said, and only what ends the REPL is returned.
    fn run_line(&mut self, line: &str) -> Result<Status> {
        let line = line.trim();
        let habit = std::mem::take(&mut self.console.left_by_key) && line.is_empty();
        if habit || line.starts_with('#') {
            return Ok(Status::Done);
        }
        let done = if line.is_empty() { self.empty_line() } else { self.command_line(line) };
        match done {
            Err(error) if error.kind() == Kind::BrokenPipe => Err(error),
            Err(error) if error.kind() == Kind::Cancelled => {
                self.console.screen.note(error.message());
                Ok(Status::Done)
            }
            Err(error) => {
                self.console.screen.note_error(&error);
                Ok(Status::NotMet)
            }
            Ok(status) => Ok(status),
        }
    }

    fn command_line(&mut self, line: &str) -> Result<Status> {
        let words = words_of(line).ok_or_else(|| {
            Error::usage("a quote is open in this line")
                .hint("close it, or write \\' and \\\" where the sign itself is meant")
        })?;
        let mut words: Vec<String> = words.into_iter().map(|word| self.console.at_home(word)).collect();
        if let Some(first) = words.first() {
            words.splice(..1, command_meant(first));
        }
        let parsed =
            of_repl().try_get_matches_from(words).and_then(|matches| Line::from_arg_matches(&matches));
        let Line { globals, command } = match parsed {
            Ok(parsed) => parsed,
            Err(error) => {
                return Ok(self.say_of_grammar(&error));
            }
        };
        // Only what was understood is kept, and nothing that holds words of a story: those are confidential.
        if !command.holds_own_words() {
            self.console.input.keep_line(line, self.lines.as_deref());
        }
        if globals.home.is_some() {
            return Err(Error::usage("--home is chosen when the REPL starts").hint("stardrill --home DIR"));
        }
        let before = self.screen_for(&globals);
        let desk = &mut *self.desk;
        let done = if globals.pager && !command.is_interactive() {
            self.console.paged(|console| command.run(desk, console))
        } else {
            command.run(desk, self.console)
        };
        self.console.screen = before;
        done
    }

    /// clap's own message. Of an error only what it is and its tip: there is one usage here, and `help` has it.
    fn say_of_grammar(&mut self, error: &clap::Error) -> Status {
        if !error.use_stderr() {
            let text = error.render();
            let text =
                if self.console.screen.has_colour() { text.ansi().to_string() } else { text.to_string() };
            let _ = self.console.show_finished_report(&text); // a reader that went away is no failure of ours
            return Status::Done;
        }
        let text = error.render().to_string();
        let said = match error.kind() {
            ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => text.split("\n\nOptions:").next(),
            ErrorKind::MissingRequiredArgument => text.split("\n\nFor more information").next(),
            _ => text.split("\n\nUsage:").next(),
        };
        let said = said.unwrap_or_default().trim_end();
        self.console.screen.note_text(&format!(
            "{said}\n\n  help: `help` lists the commands, `help COMMAND` says more of one\n"
        ));
        Status::NotMet
    }

    /// Takes the screen that the flags of one line ask for; returns the one before.
    fn screen_for(&mut self, flags: &Globals) -> Screen {
        let before = self.console.screen.clone();
        if flags.plain || flags.color != self.globals.color {
            let colour = if flags.color == Colour::default() { self.globals.color } else { flags.color };
            self.console.screen = self.console.screen_with(colour, flags.plain || self.globals.plain);
        }
        before
    }

    /// Enter on an empty line: the next sensible thing, which it names.
    fn empty_line(&mut self) -> Result<Status> {
        if !self.console.input.is_person() {
            return Ok(Status::Done);
        }
        if self.desk.home().is_none() {
            first_session::run(self.desk, self.console)?;
            return Ok(Status::Done);
        }
        let agenda = self.desk.course().todays_sitting();
        let Some(step) = self.steps_of(&agenda).first().cloned() else {
            self.console.screen.note("That is all for today.");
            return Ok(Status::Done);
        };
        let done = step::take(self.desk, self.console, &step);
        self.steps = None; // what came to nothing is known to the desk
        done.map(|()| Status::Done)
    }

    /// What comes next, found anew where something changed since.
    fn steps_of(&mut self, agenda: &Agenda) -> &[Step] {
        let id = |interview: &Interview| interview.id.clone();
        let found = Found {
            mark: self.desk.mark(),
            today: self.desk.today(),
            ahead: self.desk.next_interview().map(id),
            behind: self.desk.interview_to_debrief().map(id),
        };
        if self.steps.as_ref().is_none_or(|(of, _)| *of != found) {
            self.steps = Some((found, self.desk.steps(agenda)));
        }
        self.steps.as_ref().map_or(&[], |(_, steps)| steps)
    }
}

/// The first pieces of a standing: what is typed behind it needs room too.
fn shortened(standing: &str, room: usize) -> String {
    const DOT: &str = " · ";
    let mut short = standing;
    while let Some((before, _)) = short.rsplit_once(DOT).filter(|_| short.chars().count() > room) {
        short = before;
    }
    short.to_owned()
}

/// A hint behind the prompt, cut so that the line does not wrap; nothing where there is no room to say anything.
fn fitting(hint: &str, standing: &str, width: usize) -> String {
    const AROUND: usize = "> ".len() + " Enter: ".len() + 1;
    const LEAST: usize = 8;
    match width.saturating_sub(standing.chars().count() + AROUND) {
        room if room < LEAST => String::new(),
        room => cut(hint, room),
    }
}

/// A line's words, as a shell would split them. A program's name in front is habit, and so are `?` and `q`. Lines of plain
/// text may hold an apostrophe.
fn words_of(line: &str) -> Option<Vec<String>> {
    let line = line.strip_prefix("stardrill ").unwrap_or(line).trim();
    match line {
        "?" => return Some(vec!["help".to_owned()]),
        "q" => return Some(vec!["quit".to_owned()]),
        _ => {}
    }
    plain_text(line).or_else(|| shlex::split(line))
}

/// A command, plain text that holds an apostrophe or quotes some of its words, and the flags behind it: to a shell these are quotes.
fn plain_text(line: &str) -> Option<Vec<String>> {
    let (command, rest) =
        line.split_once(' ').filter(|(command, _)| ["jot", "ask", "find"].contains(command))?;
    let rest = rest.trim();
    let is_flag = |at: &usize| rest[at + 3..].starts_with(|c: char| c.is_ascii_alphabetic());
    let flags_from = rest.match_indices(" --").map(|(at, _)| at).find(is_flag);
    let (text, flags) = flags_from.map_or((rest, ""), |at| rest.split_at(at));
    if text.starts_with(['\'', '"', '-']) || !text.contains(['\'', '"']) {
        return None;
    }
    let mut words = vec![command.to_owned(), text.trim().to_owned()];
    words.extend(shlex::split(flags)?);
    Some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_standing_leaves_half_the_line_to_type_in() {
        let standing = "23 d · 3 of 8 stories · 12 min";
        assert_eq!(shortened(standing, 40), standing);
        assert_eq!(shortened(standing, 21), "23 d · 3 of 8 stories");
        assert_eq!(
            (shortened(standing, 20), shortened("12 stories", 3)),
            ("23 d".into(), "12 stories".into())
        );
    }

    #[test]
    fn plain_text_keeps_its_quotes_and_hyphens() {
        let jot = |line: &str| words_of(line).unwrap_or_default();
        assert_eq!(jot("jot cost was \"too high\" -- 40%"), ["jot", "cost was \"too high\" -- 40%"]);
        assert_eq!(jot("jot the board's cut --plain"), ["jot", "the board's cut", "--plain"]);
        assert_eq!(jot("jot \"all of it\""), ["jot", "all of it"]);
        assert_eq!(words_of("jot \"Rescued"), None);
    }
}
