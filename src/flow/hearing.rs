//! A telling that is listened to: recorded with the clock, or from a recording that exists already. It is measured and shown; the
//! person decides the grade.

use super::rehearsal;
use crate::bank::{Part, Story, Window};
use crate::console::Console;
use crate::console::input::Key;
use crate::console::sound::Sound;
use crate::desk::Desk;
use crate::error::{Error, Kind, Result};
use crate::practice::delivery::{Heard, SpokenWord, measure};
use crate::practice::review::Mode;
use crate::practice::tell::Told;
use crate::text::transcript;
use crate::view::page::Label;
use crate::view::report::delivery;
use crate::view::words::Count;
use std::path::{Path, PathBuf};

/// What is listened to; nothing, unless it is asked for.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// Whether the telling is recorded.
    pub records: bool,
    /// Whether the recording is kept.
    pub keeps: bool,
    /// A recording that exists already.
    pub audio: Option<PathBuf>,
    /// Its transcript.
    pub transcript: Option<PathBuf>,
}

/// How long a telling is at most, when it comes from a recording.
const LONGEST_SECONDS: u32 = 3600;

/// A telling, listened to as is wanted; `None` if it was broken off.
///
/// # Errors
/// If a program or a file fails, or the terminal does. A telling that was recorded is kept even if it cannot be measured.
pub fn tell(
    desk: &Desk,
    console: &mut Console,
    story: Option<&Story>,
    aim: Window,
    sources: &Sources,
) -> Result<Option<Told>> {
    if let Some(audio) = &sources.audio {
        let audio = desk.typed_path(audio);
        return from_files(desk, console, story, &audio, sources.transcript.as_deref()).map(Some);
    }
    if !sources.records {
        return rehearsal::tell(desk, console, aim, Mode::Tell);
    }
    console.need_program(Sound::Record)?;
    let told = recorded(desk, console, story, aim, sources.keeps);
    desk.takes().sweep();
    told
}

/// A telling of a recording and, if there is one, its transcript.
fn from_files(
    desk: &Desk,
    console: &mut Console,
    story: Option<&Story>,
    audio: &Path,
    transcript: Option<&Path>,
) -> Result<Told> {
    let sound = desk.recording(audio)?;
    let words = match transcript {
        Some(file) => words_of(console, &desk.read_text(file)?.text, &file.display().to_string()),
        None => transcribed(desk, console, audio)?,
    };
    let heard = measure(story, &words, Some(&sound));
    show(desk, console, story, &heard, audio)?;
    let seconds = heard.delivery.seconds.min(LONGEST_SECONDS);
    Ok(Told::timed(seconds, Mode::Tell).hearing(heard))
}

/// Records while the clock runs, then measures.
fn recorded(
    desk: &Desk,
    console: &mut Console,
    story: Option<&Story>,
    aim: Window,
    keeps: bool,
) -> Result<Option<Told>> {
    let wav = desk.takes().begin(0)?;
    let Some((told, stopped)) = by_clock(desk, console, &wav, aim, Mode::Tell)? else { return Ok(None) };
    let heard = stopped.and_then(|()| measured(desk, console, story, &wav));
    let Some(heard) = unless_it_failed(console, heard)? else { return Ok(Some(told)) };
    if keeps {
        let name = story.map_or("telling", |story| story.id.as_str());
        let kept = desk.takes().keep(&wav, &format!("{}-{name}", desk.date()))?;
        console.screen.note(&format!("Kept outside the home: {}", desk.tilde(&kept)));
    }
    Ok(Some(told.hearing(heard)))
}

/// A telling by the clock that is recorded meanwhile, and how its recording ended; `None` if it was broken off.
///
/// # Errors
/// If the recorder does not start, or the terminal fails.
pub(super) fn by_clock(
    desk: &Desk,
    console: &mut Console,
    wav: &Path,
    aim: Window,
    mode: Mode,
) -> Result<Option<(Told, Result<()>)>> {
    if !rehearsal::starts(console)? {
        return Ok(None);
    }
    let recorder = console.record(wav)?;
    let told = rehearsal::time(desk, console, aim, mode);
    let stopped = recorder.stop();
    Ok(told?.map(|told| (told, stopped)))
}

/// What was measured, unless it failed: that is said, as the telling stands whatever becomes of its recording.
///
/// # Errors
/// If the person left.
pub(super) fn unless_it_failed(console: &Console, heard: Result<Heard>) -> Result<Option<Heard>> {
    match heard {
        Ok(heard) => Ok(Some(heard)),
        Err(error) if error.kind() == Kind::Cancelled => Err(error),
        Err(error) => {
            console.screen.note_error(&error);
            console.screen.note("Not measured; the telling itself stands, by the clock.");
            Ok(None)
        }
    }
}

/// Measures a recording of ours and shows it.
///
/// # Errors
/// If it cannot be read, is silent, or cannot be transcribed; if the terminal fails.
pub(super) fn measured(
    desk: &Desk,
    console: &mut Console,
    story: Option<&Story>,
    wav: &Path,
) -> Result<Heard> {
    let sound = desk.recording(wav)?;
    if sound.span().is_none() {
        return Err(
            Error::data("the recording is silent").hint("is the right microphone chosen, and not muted?")
        );
    }
    let words = transcribed(desk, console, wav)?;
    let heard = measure(story, &words, Some(&sound));
    show(desk, console, story, &heard, wav)?;
    Ok(heard)
}

/// The words of a recording, by the person's program; none without one.
fn transcribed(desk: &Desk, console: &mut Console, wav: &Path) -> Result<Vec<SpokenWord>> {
    if !console.has_program(Sound::Transcribe) {
        let said = format!("{} names no program: measured by loudness alone.", Sound::Transcribe.variable());
        console.screen.note(&said);
        return Ok(vec![]);
    }
    let out = desk.takes().transcript()?;
    console.screen.note("Transcribing …");
    let printed = console.transcribe(wav, &out);
    let files: Vec<PathBuf> =
        ["json", "vtt", "srt", "tsv", "txt"].iter().map(|ending| out.with_extension(ending)).collect();
    let written = desk.takes().first_text(&[vec![out], files].concat());
    desk.takes().sweep_transcripts();
    let printed = printed?;
    let text = written.filter(|text| !text.trim().is_empty()).unwrap_or(printed);
    Ok(words_of(console, &text, Sound::Transcribe.variable()))
}

/// Reads a transcript and says what of it was not understood.
fn words_of(console: &Console, text: &str, name: &str) -> Vec<SpokenWord> {
    const SHOWN: usize = 3;
    let read = transcript::read(text);
    for (line, what) in read.left.iter().take(SHOWN) {
        console.screen.note(&format!("{name}:{line}: {what}"));
    }
    if read.left.len() > SHOWN {
        console.screen.note(&format!("{} more not understood.", Count(read.left.len() - SHOWN, "line")));
    }
    if read.words.is_empty() {
        console.screen.note("The transcript has no words: measured by loudness alone.");
    } else if !read.has_times() {
        console
            .screen
            .note(&format!("Read as {}, without times: parts are heard or not, not timed.", read.format));
    }
    read.words
}

/// Shows what was measured; where the person has a player, plays it as often as they like.
fn show(desk: &Desk, console: &mut Console, story: Option<&Story>, heard: &Heard, wav: &Path) -> Result<()> {
    console.screen.show(&delivery::text(heard, story, console.screen.width()))?;
    if !console.input.is_person() || !console.has_program(Sound::Play) {
        return Ok(());
    }
    let mut page = console.screen.page();
    let parts = Part::ALL.into_iter().filter(|part| heard.parts[*part as usize].is_some());
    let keys: Vec<String> = parts.map(|part| format!("{} {}", part as usize + 1, part.word())).collect();
    page.dotted(Label::Quiet, ["p the whole"].into_iter().chain(keys.iter().map(String::as_str)));
    console.screen.show(&page)?;
    let taken: Vec<Key> = [Key::Enter].into_iter().chain("p12345".chars().map(Key::Char)).collect();
    loop {
        let from = match console.one_of("Enter goes on, p plays it, a digit from that part:", &taken)? {
            Key::Char('p') => Some(0),
            Key::Char(digit) => {
                let part = digit.to_digit(10).and_then(|digit| (digit as usize).checked_sub(1));
                part.and_then(|part| heard.parts[part]).map(|begin| begin + heard.delivery.first_word_seconds)
            }
            _ => return Ok(()),
        };
        let played = match from {
            Some(0) => console.play(wav),
            Some(seconds) => desk.takes().piece_from(wav, seconds).and_then(|piece| console.play(&piece)),
            None => {
                console.screen.note("That part was not heard.");
                Ok(())
            }
        };
        if let Err(error) = played {
            console.screen.note_error(&error);
        }
    }
}
