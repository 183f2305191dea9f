//! `ask`: adds a question heard in a real interview to `decks/heard.toml`.

use super::{Status, jot};
use crate::bank::QuestionId;
use crate::bank::id::slug_from;
use crate::error::{Error, Result};
use crate::terminal::session::Session;
use crate::text::edit::append_entry;
use crate::text::template;
use clap::{Args, ValueEnum};

const HELP: &str = "Example:\n  ask \"What would your last CFO say about you?\" --kind story --tag budgeting";

/// Arguments of `ask`.
#[derive(Args, Debug)]
#[command(after_help = HELP)]
pub struct Arguments {
    /// The question as it was asked
    #[arg(required = true, num_args = 1.., value_name = "TEXT")]
    text: Vec<String>,
    /// What it needs: a story, or your view
    #[arg(long, value_enum, default_value_t = KindArgument::Story)]
    kind: KindArgument,
    /// A competency that it asks for; several times for more
    #[arg(long = "tag", value_name = "COMPETENCY")]
    tags: Vec<String>,
    /// How likely it is to be asked again
    #[arg(long, value_enum, default_value_t = LikelihoodArgument::High)]
    likelihood: LikelihoodArgument,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum KindArgument {
    Story,
    View,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum LikelihoodArgument {
    High,
    Medium,
    Low,
}

const FILE: &str = "decks/heard.toml";
const DECK: &str = "heard";

pub(super) fn run(arguments: Arguments, session: &mut Session) -> Result<Status> {
    let text = arguments.text.join(" ").trim().to_owned();
    if text.is_empty() {
        return Err(
            Error::usage("there is no question").hint("ask \"What would your last CFO say about you?\"")
        );
    }
    session.need_home()?;
    let reading = session.reading();
    let stem = slug_from(&text, 40).unwrap_or_else(|| "question".to_owned());
    let taken = |stem: &str| {
        QuestionId::of(DECK, stem).is_some_and(|id| reading.bank.question(id.as_str()).is_some())
    };
    let stem = std::iter::once(stem.clone())
        .chain((2..).map(|number| format!("{stem}-{number}")))
        .find(|stem| !taken(stem))
        .unwrap_or(stem);
    let tags: Vec<toml::Value> =
        arguments.tags.iter().map(|tag| reading.bank.vocabulary().canonical(tag).to_owned().into()).collect();
    let word = |value: &dyn Fn() -> Option<String>| value().unwrap_or_default();
    let kind = word(&|| arguments.kind.to_possible_value().map(|value| value.get_name().to_owned()));
    let likelihood =
        word(&|| arguments.likelihood.to_possible_value().map(|value| value.get_name().to_owned()));
    let mut fields: Vec<(&str, toml::Value)> =
        vec![("id", stem.clone().into()), ("kind", kind.into()), ("ask", text.into())];
    if !tags.is_empty() {
        fields.push(("competencies", tags.into()));
    }
    fields.push(("likelihood", likelihood.into()));
    let own = reading.bank.deck(DECK).and_then(|deck| reading.sources.file(deck.place));
    let file = own.map_or(FILE, |file| &file.path);
    session.edit(file, |deck| {
        let with_head = template::heard_deck(deck, DECK)?;
        append_entry(&with_head, "question", &fields).map(Some)
    })?;
    let id = format!("{DECK}/{stem}");
    if session.reading().bank.question(&id).is_none() {
        return Err(Error::data(format!("{file} was written, but the question cannot be read from it"))
            .hint("stardrill check says what is wrong there"));
    }
    session.screen.note(&format!("Kept as {id} in {file}.  (take it back: delete its entry there)"));
    if session.input.is_person()
        && let Some(line) = session.line("A story for it, in one line? (Enter = later)")?
        && let Some(question) = session.reading().bank.question(&id)
    {
        jot::keep(session, &line, Some(question))?;
    }
    Ok(Status::Done)
}
