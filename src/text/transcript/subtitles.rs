//! SRT and VTT: cues with a line of times, `00:00:01,000 --> 00:00:02,500`, the hours optional, and words below. VTT may have a time
//! within a cue (`<00:00:01.200>`), which begins the words behind it.

use super::timed::Transcript;

const ARROW: &str = "-->";

/// Whether a text without a head holds cues.
pub(super) fn is_one(text: &str) -> bool {
    text.lines().take(50).any(|line| times_of(line).is_some())
}

pub(super) fn read(text: &str) -> Transcript {
    let is_vtt = text.trim_start().starts_with("WEBVTT");
    let mut transcript = Transcript { format: if is_vtt { "VTT" } else { "SRT" }, ..Transcript::default() };
    let mut cue: Option<(f64, f64)> = None;
    for (number, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() {
            cue = None;
        } else if line.contains(ARROW) {
            cue = times_of(line);
            if cue.is_none() {
                transcript.left.push((number + 1, format!("no times: {line}")));
            }
        } else if let Some((from, to)) = cue {
            words(line, from, to, &mut transcript);
            cue = Some((
                transcript.words.last().and_then(|word| word.seconds).map_or(from, |at| at.1.min(to)),
                to,
            ));
        }
        // Anything else is a cue's number or name, or a note between cues.
    }
    transcript
}

/// The words of a line, with the times that stand within it; other tags are left out.
fn words(line: &str, from: f64, to: f64, transcript: &mut Transcript) {
    let mut stretches: Vec<(f64, String)> = vec![(from, String::new())];
    let mut rest = line;
    while let Some((before, behind)) = rest.split_once('<') {
        if let Some(last) = stretches.last_mut() {
            last.1.push_str(before);
        }
        let Some((tag, behind)) = behind.split_once('>') else {
            rest = behind;
            break;
        };
        if let Some(at) = seconds_of(tag) {
            stretches.push((at, String::new()));
        }
        rest = behind;
    }
    if let Some(last) = stretches.last_mut() {
        last.1.push_str(rest);
    }
    let ends: Vec<f64> = stretches.iter().skip(1).map(|(at, _)| *at).chain([to]).collect();
    for ((from, text), to) in stretches.iter().zip(ends) {
        transcript.spread(text, *from, to);
    }
}

fn times_of(line: &str) -> Option<(f64, f64)> {
    let (from, to) = line.split_once(ARROW)?;
    seconds_of(from.trim()).zip(seconds_of(to.split_whitespace().next()?))
}

/// `01:02:03,400`, `02:03.400`.
pub(super) fn seconds_of(text: &str) -> Option<f64> {
    let text = text.trim().replace(',', ".");
    let mut seconds = 0.0;
    let pieces: Vec<&str> = text.split(':').collect();
    if !(2..=3).contains(&pieces.len()) {
        return None;
    }
    for piece in pieces {
        let is_number = !piece.is_empty() && piece.chars().all(|c| c.is_ascii_digit() || c == '.');
        seconds = seconds * 60.0 + piece.parse::<f64>().ok().filter(|_| is_number)?;
    }
    Some(seconds)
}
