//! `link` and `unlink`: which story is told for which question.

use super::Status;
use super::story::KEY_ORDER;
use crate::bank::Kind;
use crate::disk::Edited;
use crate::error::{Error, Result};
use crate::terminal::pick;
use crate::terminal::session::{self, Session};
use crate::text::edit::{Target, add_to_list, remove_from_list};
use clap::Args;

const HELP: &str = "Example:\n  link dc-exit difficult-situations/budget-cut strategy/cloud-placement";

/// Arguments of `link`.
#[derive(Args, Debug)]
#[command(after_help = HELP)]
pub struct Arguments {
    /// The story
    #[arg(value_name = "STORY")]
    story: String,
    /// The questions that you will tell it for; in a terminal, none lets you pick by letters
    #[arg(value_name = "QUESTION")]
    questions: Vec<String>,
}

/// Arguments of `unlink`.
#[derive(Args, Debug)]
#[command(after_help = "Example:\n  unlink dc-exit strategy/cloud-placement")]
pub struct UnlinkArguments {
    /// The story
    #[arg(value_name = "STORY")]
    story: String,
    /// The questions that you will not tell it for any more
    #[arg(value_name = "QUESTION", required = true)]
    questions: Vec<String>,
}

pub(super) fn run(arguments: Arguments, session: &mut Session) -> Result<Status> {
    if arguments.questions.is_empty() {
        return pick_and_add(session, &arguments.story);
    }
    for (file, question) in resolved(session, &arguments.story, &arguments.questions)? {
        add(session, &file, &question)?;
    }
    Ok(Status::Done)
}

pub(super) fn run_unlink(arguments: UnlinkArguments, session: &mut Session) -> Result<Status> {
    for (file, question) in resolved(session, &arguments.story, &arguments.questions)? {
        remove(session, &file, &question)?;
    }
    Ok(Status::Done)
}

fn pick_and_add(session: &mut Session, story: &str) -> Result<Status> {
    let reading = session.reading();
    let file = format!("stories/{}.toml", session::story(&reading.bank, story)?.id);
    if !session.input.is_person() {
        return Err(Error::usage("which question?").hint("link STORY QUESTION; `find` shows the questions"));
    }
    while let Some(question) = pick::question(session, &reading.bank)? {
        add(session, &file, question.id.as_str())?;
    }
    Ok(Status::Done)
}

/// Everything typed is looked up before anything is changed.
fn resolved(session: &Session, story: &str, questions: &[String]) -> Result<Vec<(String, String)>> {
    let reading = session.reading();
    // Either way round: `link QUESTION STORY` means the same.
    let swapped = questions.len() == 1
        && reading.bank.story(story).is_none()
        && reading.bank.story(&questions[0]).is_some();
    let (story, questions) = match swapped {
        true => (questions[0].as_str(), vec![story.to_owned()]),
        false => (story, questions.to_vec()),
    };
    let file = format!("stories/{}.toml", session::story(&reading.bank, story)?.id);
    let id = |typed: &String| {
        let question = session::question(&reading.bank, typed)?;
        if question.kind == Kind::Fact {
            return Err(Error::usage(format!("{} is a fact: it needs no story", question.id)));
        }
        Ok((file.clone(), question.id.to_string()))
    };
    questions.iter().map(id).collect()
}

/// Links the story of a file to a question and says so.
pub(in crate::terminal) fn add(session: &mut Session, file: &str, question: &str) -> Result<()> {
    let story = stem(file);
    let edited = session.edit(file, |text| add_to_list(text, Target::Top, "answers", question, KEY_ORDER))?;
    session.screen.note(&match edited {
        Edited::AlreadySo => format!("`{story}` is told for {question} already."),
        _ => format!("`{story}` is now told for {question}.  (take it back: unlink {story} {question})"),
    });
    Ok(())
}

fn remove(session: &mut Session, file: &str, question: &str) -> Result<()> {
    let story = stem(file);
    let reading = session.reading();
    // The link may be written under an earlier id of the question.
    let written = reading.bank.story(story).and_then(|story| {
        story.answers.iter().find(|link| {
            reading.bank.question(link.value.as_str()).is_some_and(|found| found.id.as_str() == question)
        })
    });
    let written = written.map_or(question, |link| link.value.as_str());
    let edited = session.edit(file, |text| remove_from_list(text, Target::Top, "answers", written))?;
    session.screen.note(&match edited {
        Edited::AlreadySo => format!("`{story}` was not told for {question}."),
        _ => format!("`{story}` is no longer told for {question}.  (take it back: link {story} {question})"),
    });
    Ok(())
}

fn stem(file: &str) -> &str {
    file.trim_start_matches("stories/").trim_end_matches(".toml")
}
