//! `help`: the commands, one command, or a topic.

use super::answer::Status;
use crate::bank::Bank;
use crate::console::Console;
use crate::error::{Error, Result};
use crate::text::schema::Schema;
use crate::view::report::topic;
use clap::Args;

/// What is explained beside the commands: a name, what it is about, and the text.
const TOPICS: [(&str, &str, &str); 9] = [
    ("concepts", "the words, and the way through", include_str!("topics/concepts.txt")),
    ("story-files", "what a story file holds", include_str!("topics/story-files.txt")),
    ("schedule", "what is due when, and why", include_str!("topics/schedule.txt")),
    ("keys", "what can be pressed where", include_str!("topics/keys.txt")),
    ("files", "where everything lies; environment, exit statuses", include_str!("topics/files.txt")),
    ("settings", "what stardrill.toml takes", include_str!("topics/settings.txt")),
    ("editors", "completion and checks in vim, neovim, Helix, VS Code", include_str!("topics/editors.txt")),
    ("sound", "recording, transcribing and hearing a telling", include_str!("topics/sound.txt")),
    ("formats", "what comes in and goes out", include_str!("topics/formats.txt")),
];

/// Arguments of `help`.
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  help\n  help story new\n  help schedule")]
pub(super) struct Arguments {
    /// A command, or a topic
    #[arg(value_name = "COMMAND_OR_TOPIC")]
    what: Vec<String>,
}

/// The topics: name, and what it is about.
pub(super) fn topics() -> impl Iterator<Item = (&'static str, &'static str)> {
    TOPICS.iter().map(|(name, about, _)| (*name, *about))
}

/// The topics, a line each, for the end of the commands' help.
pub(super) fn list_of_topics() -> String {
    let lines = topics().map(|(name, about)| format!("  help {name:<12} {about}\n"));
    format!("Topics:\n{}", lines.collect::<String>().trim_end())
}

/// Explains a topic, or shows what the grammar says of a command.
///
/// # Errors
/// If there is neither of that name.
pub(super) fn run(
    arguments: &Arguments,
    mut grammar: clap::Command,
    console: &mut Console,
) -> Result<Status> {
    let name = arguments.what.join("-").to_lowercase();
    if let Some((_, _, text)) = TOPICS.iter().find(|(topic, ..)| *topic == name) {
        let page = topic::text(&with_keys(text), console.screen.width());
        console.show_report(&page)?;
        return Ok(Status::Done);
    }
    grammar.build();
    let in_repl = console.screen.spelled_out.is_empty();
    let help = match arguments.what.as_slice() {
        [] if in_repl => grammar.render_help(),
        [] => grammar.render_long_help(),
        words => command(&grammar, words)?.clone().render_long_help(),
    };
    let text = if console.screen.has_colour() { help.ansi().to_string() } else { help.to_string() };
    console.show_finished_report(&text)?;
    Ok(Status::Done)
}

/// The command that some words name.
fn command<'a>(grammar: &'a clap::Command, words: &[String]) -> Result<&'a clap::Command> {
    let mut found = grammar;
    for word in words {
        let below = found.find_subcommand(word.to_lowercase());
        found = below.ok_or_else(|| {
            let topics: Vec<&str> = TOPICS.iter().map(|(name, ..)| *name).collect();
            Error::usage(format!("there is no help on `{}`", words.join(" ")))
                .hint("`help` lists the commands; `help COMMAND` says more of one")
                .hint(format!("topics: {}", topics.join(", ")))
        })?;
    }
    Ok(found)
}

/// The lists of keys come from the schemas, so that they cannot lack one.
fn with_keys(text: &str) -> String {
    let bank = Bank::default();
    let keys = |schema: &serde_json::Value| {
        let properties = schema["properties"].as_object().into_iter().flatten();
        let line = |(key, value): (&String, &serde_json::Value)| {
            format!("- {key}: {}", value["description"].as_str().unwrap_or_default())
        };
        properties.map(line).collect::<Vec<_>>().join("\n")
    };
    let interview = &Schema::Interviews.json(&bank)["properties"]["interview"]["items"];
    text.replace("{story}", &keys(&Schema::Story.json(&bank)))
        .replace("{settings}", &keys(&Schema::Settings.json(&bank)))
        .replace("{interviews}", &keys(interview))
}

#[cfg(test)]
mod tests {
    use super::super::grammar;
    use super::*;

    /// Lines that a person would type, as they stand kept in the topics.
    fn command_lines(text: &str) -> Vec<Vec<String>> {
        let grammar = grammar::of_shell();
        let names: Vec<&str> = grammar.get_subcommands().map(clap::Command::get_name).collect();
        let kept = text.lines().filter_map(|line| line.strip_prefix("    "));
        let quoted = text.split('`').skip(1).step_by(2);
        let lines = kept.chain(quoted).map(|line| line.split(" | ").next().unwrap_or_default());
        let words = lines.filter_map(|line| shlex::split(line.trim_start_matches("stardrill ")));
        let is_command = |words: &Vec<String>| {
            words.first().is_some_and(|word| names.contains(&word.as_str()))
                && words.get(1).is_some_and(|word| word != "=" && !word.starts_with("STARDRILL_"))
        };
        words.filter(is_command).collect()
    }

    #[test]
    fn every_topic_fits_eighty_columns_and_names_only_commands_that_there_are() {
        let mut checked = 0;
        for (name, _, text) in TOPICS {
            for words in command_lines(text) {
                checked += 1;
                // A command may stand there without what it works on.
                let is_known = match grammar::of_repl().try_get_matches_from(&words) {
                    Ok(_) => true,
                    Err(error) => error.kind() == clap::error::ErrorKind::MissingRequiredArgument,
                };
                assert!(is_known, "{name}: {words:?}");
            }
            let shown = topic::text(&with_keys(text), 80);
            assert!(
                !shown.text().contains('{') || name == "editors" || ["story-files", "sound"].contains(&name),
                "{name}"
            );
            for line in shown.lines() {
                assert!(line.width() <= 80 || name == "editors", "{name}: {}", line.text());
            }
        }
        assert!(checked >= 12, "{checked}");
    }

    #[test]
    fn no_topic_has_the_name_of_a_command() {
        for (name, ..) in TOPICS {
            assert!(grammar::of_shell().find_subcommand(name).is_none(), "{name}");
        }
    }
}
