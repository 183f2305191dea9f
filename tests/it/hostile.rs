//! Hostile texts in every field and every argument, through every command in every format. The commands are read off the grammar, so a
//! new one cannot be forgotten.

use crate::home_of_hostile_texts::{HOSTILE, home};
use crate::scene::Scene;
use clap::{Arg, ArgAction, Command};
use std::io::Write;
use std::process::Stdio;

/// What a walk came to.
#[derive(Debug, Default)]
pub(crate) struct Walked {
    /// Command lines that were run.
    pub(crate) runs: usize,
    /// What went wrong.
    pub(crate) faults: Vec<String>,
}

/// Every command line that the grammar allows with one hostile text: each command bare, and with each of its arguments.
fn lines(command: &Command, path: &[String], text: &str, found: &mut Vec<Vec<String>>) {
    let subcommands: Vec<&Command> =
        command.get_subcommands().filter(|sub| sub.get_name() != "help").collect();
    for sub in &subcommands {
        let path = [path, &[sub.get_name().to_owned()]].concat();
        lines(sub, &path, text, found);
    }
    if !subcommands.is_empty() {
        return;
    }
    let required: Vec<String> = command
        .get_positionals()
        .filter(|argument| argument.is_required_set())
        .flat_map(|argument| values(argument, text).into_iter().take(1))
        .collect();
    found.push([path, &required].concat());
    for argument in command.get_arguments().filter(|argument| argument.get_id() != "home") {
        for value in values(argument, text) {
            let mut line = [path, &required].concat();
            match argument.get_long() {
                Some(long) if matches!(argument.get_action(), ArgAction::SetTrue) => {
                    line.push(format!("--{long}"))
                }
                Some(long) => line.push(format!("--{long}={value}")),
                None => line = [path, &[value]].concat(),
            }
            found.push(line);
        }
    }
}

/// The values to be tried: every possible one where there are some, else names that are there and the hostile text.
fn values(argument: &Arg, text: &str) -> Vec<String> {
    let possible: Vec<String> =
        argument.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    let name = argument.get_value_names().and_then(|names| names.first()).map(|name| name.to_string());
    let known: &[&str] = match name.as_deref() {
        Some("STORY" | "STORY_OR_QUESTION") => &["odd", "draft"],
        Some("QUESTION") => &["own/q", "own/f"],
        Some("DECK") => &["own"],
        Some("INTERVIEW") => &["one"],
        Some("COMPETENCY") => &["odd"],
        Some("FILE" | "DIR") => return vec!["out".to_owned()],
        Some("N") => &["3"],
        _ => &[],
    };
    if possible.is_empty() {
        known.iter().map(|known| (*known).to_owned()).chain([text.replace('\u{0}', "")]).collect()
    } else {
        possible
    }
}

/// Runs a command line; what is wrong with what it said, if anything.
fn fault(scene: &Scene, line: &[String]) -> Option<String> {
    let mut child = scene
        .command(line)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program");
    let _ = child.stdin.take().expect("its stdin").write_all(b"\n\n1\nq\n");
    let output = child.wait_with_output().expect("its output");
    let said = [output.stdout.as_slice(), output.stderr.as_slice()].concat();
    let text = String::from_utf8_lossy(&said);
    let raw = text.chars().find(|c| is_raw(*c));
    let is_json = line.iter().any(|word| word == "--format=json");
    match (output.status.code(), raw) {
        (Some(0..=2), None) => {}
        (status, raw) => return Some(format!("{line:?}: status {status:?}, raw {raw:?}")),
    }
    let is_broken = is_json
        && output.status.code() != Some(2)
        && !output.stdout.is_empty()
        && serde_json::from_slice::<serde_json::Value>(&output.stdout).is_err();
    is_broken.then(|| format!("{line:?}: no JSON"))
}

/// Whether a terminal would do something else with it than show it.
fn is_raw(c: char) -> bool {
    matches!(c, '\u{0}'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Walks the whole grammar with a text; of the lines each `step`th.
pub(crate) fn walk(text: &str, step: usize) -> Walked {
    let mut found = vec![];
    lines(&stardrill::command::shell_grammar(), &[], text, &mut found);
    let mut walked = Walked::default();
    for line in found.iter().step_by(step) {
        // Each in a home of its own, as some change it.
        walked.faults.extend(fault(&home(text).variable("EDITOR", "true"), line));
        walked.runs += 1;
    }
    walked
}

#[test]
fn no_command_says_a_hostile_text_as_it_is() {
    for (number, text) in HOSTILE.iter().enumerate().take(3) {
        let walked = walk(text, 5 + number);
        assert!(walked.runs > 20, "{walked:?}");
        assert!(walked.faults.is_empty(), "{:#?}", walked.faults);
    }
}
