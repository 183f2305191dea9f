//! JSON: whisper.cpp (`transcription[]` with `offsets` and sub-word `tokens`), openai-whisper and faster-whisper (`segments[]` with
//! `words[]`), Vosk (`result[]`; several such objects may follow each other).

use super::timed::Transcript;
use serde_json::{Deserializer, Value};

/// Whether a text that begins with a bracket is JSON.
pub(super) fn is_json(text: &str) -> bool {
    serde_json::from_str::<Value>(text).is_ok()
}

pub(super) fn read(text: &str) -> Transcript {
    let mut transcript = Transcript { format: "JSON", ..Transcript::default() };
    for value in Deserializer::from_str(text).into_iter::<Value>() {
        match value {
            Ok(value) => object(&value, &mut transcript),
            Err(error) => {
                transcript.left.push((error.line(), format!("JSON that breaks off: {error}")));
                break;
            }
        }
    }
    if transcript.words.is_empty() && transcript.left.is_empty() {
        let said = "no words where whisper.cpp, openai-whisper, faster-whisper or Vosk have them";
        transcript.left.push((1, said.to_owned()));
    }
    transcript
}

fn object(value: &Value, transcript: &mut Transcript) {
    if let Some(list) = value.as_array() {
        list.iter().for_each(|one| segment(one, transcript)); // faster-whisper's segments alone
    } else if let Some(pieces) = value["transcription"].as_array() {
        transcript.format = "whisper.cpp JSON";
        pieces.iter().for_each(|piece| whisper_cpp(piece, transcript));
    } else if let Some(segments) = value["segments"].as_array() {
        transcript.format = "whisper JSON";
        segments.iter().for_each(|one| segment(one, transcript));
    } else if value["result"].is_array() || value["text"].is_string() {
        transcript.format = "Vosk JSON";
        words(value["result"].as_array(), transcript);
        if value["result"].is_null() {
            let text = value["text"].as_str().unwrap_or_default();
            text.split_whitespace().for_each(|word| transcript.push(word, None));
        }
    }
}

fn segment(value: &Value, transcript: &mut Transcript) {
    if let Some(list) = value["words"].as_array().filter(|list| !list.is_empty()) {
        return words(Some(list), transcript);
    }
    let text = value["text"].as_str().unwrap_or_default();
    match (value["start"].as_f64(), value["end"].as_f64()) {
        (Some(from), Some(to)) => transcript.spread(text, from, to),
        _ => text.split_whitespace().for_each(|word| transcript.push(word, None)),
    }
}

/// `{word, start, end}` each.
fn words(list: Option<&Vec<Value>>, transcript: &mut Transcript) {
    for value in list.into_iter().flatten() {
        let text = value["word"].as_str().or_else(|| value["text"].as_str()).unwrap_or_default();
        let seconds = value["start"].as_f64().zip(value["end"].as_f64());
        match seconds {
            Some((from, to)) if text.split_whitespace().nth(1).is_some() => transcript.spread(text, from, to),
            _ => transcript.push(text, seconds),
        }
    }
}

/// A piece with its tokens: a token that begins with a blank begins a word; those in brackets are marks of the program.
fn whisper_cpp(piece: &Value, transcript: &mut Transcript) {
    let Some(tokens) = piece["tokens"].as_array().filter(|tokens| !tokens.is_empty()) else {
        let text = piece["text"].as_str().unwrap_or_default();
        return match times(piece) {
            Some((from, to)) => transcript.spread(text, from, to),
            None => text.split_whitespace().for_each(|word| transcript.push(word, None)),
        };
    };
    let mut open: Option<(String, Option<(f64, f64)>)> = None;
    for token in tokens {
        let text = token["text"].as_str().unwrap_or_default();
        if text.starts_with("[_") || text.starts_with("<|") || text.is_empty() {
            continue;
        }
        match &mut open {
            Some((word, seconds)) if !text.starts_with(' ') => {
                word.push_str(text);
                *seconds = seconds.zip(times(token)).map(|(known, new)| (known.0, new.1));
            }
            _ => {
                if let Some((word, seconds)) = open.replace((text.to_owned(), times(token))) {
                    transcript.push(&word, seconds);
                }
            }
        }
    }
    if let Some((word, seconds)) = open {
        transcript.push(&word, seconds);
    }
}

/// `offsets` in milliseconds, or `timestamps` as text.
fn times(value: &Value) -> Option<(f64, f64)> {
    let offsets = &value["offsets"];
    let milliseconds = |key: &str| offsets[key].as_f64().map(|milliseconds| milliseconds / 1000.0);
    let stamps = &value["timestamps"];
    let stamp = |key: &str| stamps[key].as_str().and_then(super::subtitles::seconds_of);
    milliseconds("from").zip(milliseconds("to")).or_else(|| stamp("from").zip(stamp("to")))
}
