//! `tell`: one timed telling of a story, or of a question's answer.

use super::answer::Status;
use crate::console::Console;
use crate::desk::Desk;
use crate::error::{Error, Result};
use crate::flow::hearing::Sources;
use crate::flow::picking;
use crate::flow::telling::{self, Wish};
use clap::{Args, ValueHint};
use std::path::PathBuf;

const HELP: &str = "While you speak: space marks the step to the next part (one mark, at the action, is enough), p pauses, Enter ends.\n\n\
    Examples:\n  tell dc-exit\n  tell dc-exit --for strategy/cloud-placement\n  tell leadership-philosophy/style\n  tell dc-exit --short\n  tell dc-exit --record\n  tell dc-exit --audio take.wav --heard take.json\n\nhelp sound says which programs record and transcribe.";

/// Arguments of `tell`.
#[derive(Args, Debug)]
#[command(after_help = HELP)]
pub(super) struct Arguments {
    /// A story, or a question with one [default: asked for]
    #[arg(value_name = "STORY_OR_QUESTION")]
    what: Option<String>,
    /// The question that it answers this time [default: one of its own, drawn]
    #[arg(long = "for", value_name = "QUESTION")]
    question: Option<String>,
    /// Headline and numbers only, in thirty seconds
    #[arg(long)]
    short: bool,
    /// Somebody listens: kept with the grade
    #[arg(long)]
    to_person: bool,
    /// Record it with the program in $STARDRILL_RECORD, measure it, and remove the recording
    #[arg(long, conflicts_with = "audio")]
    record: bool,
    /// Keep the recording, outside the home
    #[arg(long, requires = "record")]
    keep: bool,
    /// Measure a recording that exists already
    #[arg(long, value_name = "FILE.wav", value_hint = ValueHint::FilePath)]
    audio: Option<PathBuf>,
    /// Its transcript: JSON of whisper.cpp, openai-whisper, faster-whisper or Vosk, pocketsphinx lines, SRT, VTT, plain text
    #[arg(long, value_name = "TRANSCRIPT", requires = "audio", value_hint = ValueHint::FilePath)]
    heard: Option<PathBuf>,
    /// The question is spoken by the program in $STARDRILL_SPEAK and not shown
    #[arg(long)]
    speak: bool,
}

pub(super) fn run(arguments: &Arguments, desk: &mut Desk, console: &mut Console) -> Result<Status> {
    let what = match &arguments.what {
        Some(what) => what.clone(),
        None if console.input.is_person() => match picking::story_to_tell(desk.bank(), console)? {
            Some(story) => story.to_string(),
            None => return Ok(Status::Done),
        },
        None => {
            return Err(
                Error::usage("which story is told?").hint("name it: `tell STORY`; `story list` shows them")
            );
        }
    };
    let wish = Wish {
        what,
        question: arguments.question.clone(),
        is_short: arguments.short,
        to_person: arguments.to_person,
        sources: Sources {
            records: arguments.record,
            keeps: arguments.keep,
            audio: arguments.audio.clone(),
            transcript: arguments.heard.clone(),
        },
        speaks: arguments.speak,
    };
    telling::tell(desk, console, &wish)?;
    Ok(Status::Done)
}
