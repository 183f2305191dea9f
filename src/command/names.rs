//! The names that Tab and the shells complete, from the bank.

use super::grammar::Cli;
use super::help;
use crate::bank::Bank;
use crate::bank::coverage::is_answered;
use crate::console::completion::Names;
use crate::desk::rule_names;
use crate::view::clean::clean;
use clap::CommandFactory;

/// Everything that has a name.
pub(super) fn of(bank: &Bank) -> Names {
    let pair = |id: &str, about: &str| (clean(id).into_owned(), clean(about).into_owned());
    let ready = bank.stories().iter().filter(|story| story.is_ready());
    let ready = ready.map(|story| pair(story.id.as_str(), &story.title.value));
    let answered = bank.live_questions().filter(|question| is_answered(bank, question));
    let answered = answered.map(|question| pair(question.id.as_str(), &question.ask));
    let about = |command: &clap::Command| command.get_about().map(ToString::to_string).unwrap_or_default();
    let commands = Cli::command();
    let topics = help::topics().map(|(name, about)| pair(name, about));
    Names {
        topics: topics.collect(),
        commands: commands.get_subcommands().map(|one| pair(one.get_name(), &about(one))).collect(),
        stories: bank.stories().iter().map(|story| pair(story.id.as_str(), &story.title.value)).collect(),
        questions: bank
            .questions()
            .iter()
            .map(|question| pair(question.id.as_str(), &question.ask))
            .collect(),
        decks: bank.decks().iter().map(|deck| pair(deck.id.as_str(), &deck.title)).collect(),
        competencies: bank
            .vocabulary()
            .all()
            .iter()
            .map(|known| pair(known.id.as_str(), &known.title))
            .collect(),
        interviews: bank
            .interviews()
            .iter()
            .map(|interview| pair(interview.id.as_str(), &interview.name()))
            .collect(),
        rules: rule_names().map(|name| pair(name, "")).collect(),
        tellable: ready.chain(answered).collect(),
        linkable: bank
            .live_questions()
            .filter(|question| question.kind.takes_stories())
            .map(|question| pair(question.id.as_str(), &question.ask))
            .collect(),
    }
}
