//! `ask`: adds a question heard in a real interview to `decks/heard.toml`.

use super::{Status, jot};
use crate::bank::id::slug_from;
use crate::bank::{Kind, Likelihood, QuestionId};
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
    let text = template::one_line(&arguments.text.join(" "));
    if text.is_empty() {
        return Err(
            Error::usage("there is no question").hint("ask \"What would your last CFO say about you?\"")
        );
    }
    let kind = match arguments.kind {
        KindArgument::Story => Kind::Story,
        KindArgument::View => Kind::View,
    };
    let likelihood = match arguments.likelihood {
        LikelihoodArgument::High => Likelihood::High,
        LikelihoodArgument::Medium => Likelihood::Medium,
        LikelihoodArgument::Low => Likelihood::Low,
    };
    let id = keep_as(session, &text, kind, likelihood, &arguments.tags)?;
    let reading = session.reading();
    if session.input.is_person()
        && let Some(question) = reading.bank.question(&id)
        && let Some(line) = session.line("A story for it, in one line? (Enter = later)")?
    {
        jot::keep(session, &line, Some(question))?;
    }
    Ok(Status::Done)
}

/// Keeps a heard question, likely to be asked again, that wants a story. Returns its id.
pub(super) fn keep(session: &mut Session, text: &str, tags: &[String]) -> Result<String> {
    keep_as(session, &template::one_line(text), Kind::Story, Likelihood::High, tags)
}

fn keep_as(
    session: &mut Session,
    text: &str,
    kind: Kind,
    likelihood: Likelihood,
    tags: &[String],
) -> Result<String> {
    session.need_home()?;
    let reading = session.reading();
    let stem = slug_from(text, 40).unwrap_or_else(|| "question".to_owned());
    let taken = |stem: &str| {
        QuestionId::of(DECK, stem).is_some_and(|id| reading.bank.question(id.as_str()).is_some())
    };
    let numbered = (2..).map(|number| format!("{stem}-{number}"));
    let stem = std::iter::once(stem.clone()).chain(numbered).find(|stem| !taken(stem)).unwrap_or(stem);
    let mut fields: Vec<(&str, toml::Value)> =
        vec![("id", stem.clone().into()), ("kind", kind.word().into()), ("ask", text.into())];
    if !tags.is_empty() {
        let canonical = |tag: &String| toml::Value::from(reading.bank.vocabulary().canonical(tag));
        fields.push(("competencies", tags.iter().map(canonical).collect::<Vec<_>>().into()));
    }
    fields.push(("likelihood", likelihood.word().into()));
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
    Ok(id)
}
