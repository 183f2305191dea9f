//! Mutated transcripts and recordings: reading and measuring them never panics, and makes up no time that cannot be.

use crate::fuzz::run;
use stardrill::bank::Bank;
use stardrill::disk::read_recording;
use stardrill::practice::delivery::measure;
use stardrill::text::reading::{Content, Loaded, read};
use stardrill::text::transcript;

const STORY: &str = include_str!("../../decks/example/stories/near-the-truck.toml");

fn bank() -> Bank {
    read(vec![Loaded::own("stories/s.toml", Content::Bytes(STORY.as_bytes().to_vec()))]).bank
}

/// Reads a mutated transcript and measures it.
fn transcripts(name: &str, text: &str) {
    let bank = bank();
    run(name, text, |bytes| {
        let read = transcript::read(&String::from_utf8_lossy(bytes));
        let heard = measure(bank.story("s"), &read.words, None);
        let parts: u32 = heard.seconds_by_part().iter().map(|(_, seconds)| seconds).sum();
        assert!(parts <= heard.delivery.seconds + 86_400 && heard.delivery.seconds <= 86_400);
    });
}

#[test]
fn whisper_cpp() {
    let token = r#"{"text":" left","timestamps":{"from":"00:00:00,300","to":"00:00:00,700"},"offsets":{"from":300,"to":700}},{"text":"ish","offsets":{"from":700,"to":900}}"#;
    let piece =
        format!("{{\"offsets\":{{\"from\":0,\"to\":2000}},\"text\":\" left 18%\",\"tokens\":[{token}]}}");
    transcripts("whisper.cpp JSON", &format!("{{\"transcription\":[{}]}}", [piece.as_str(); 12].join(",")));
}

#[test]
fn whisper() {
    let words = r#"{"word":" twenty","start":0.1,"end":0.4,"probability":0.9},{"word":" three","start":0.4,"end":0.8}"#;
    let piece = format!("{{\"start\":0.0,\"end\":1.0,\"text\":\" twenty three\",\"words\":[{words}]}}");
    transcripts("whisper JSON", &format!("{{\"segments\":[{}]}}", [piece.as_str(); 12].join(",")));
}

#[test]
fn vosk() {
    let object = r#"{"result":[{"conf":1.0,"end":0.5,"start":0.1,"word":"truck"},{"conf":1.0,"end":1.5,"start":1.1,"word":"hundred"}],"text":"truck hundred"}"#;
    transcripts("Vosk JSON", &[object; 8].join("\n"));
}

#[test]
fn pocketsphinx() {
    transcripts("pocketsphinx lines", &"<s> 0.000 0.090 1.000\nthe(2) 0.100 0.300 0.980\ntruck 0.300 0.700 0.500\n<sil> 0.700 1.900 1.000\n".repeat(8));
}

#[test]
fn subtitles() {
    transcripts("SRT", &"1\r\n00:00:01,000 --> 00:00:02,000\r\nWe left <i>two</i> million\r\n\r\n".repeat(8));
    transcripts(
        "VTT",
        &format!(
            "WEBVTT\n\n{}",
            "00:01.000 --> 00:03.000 align:start\nWe<00:02.000><c> left</c>\n\n".repeat(8)
        ),
    );
}

#[test]
fn plain_text() {
    transcripts("a plain transcript", STORY);
}

#[test]
fn recordings() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.wav");
    // A head as text, so that the same mutations serve; Latin letters are bytes here.
    let mut whole = b"RIFF\x24\x10\x00\x00WAVEfmt \x10\x00\x00\x00\x01\x00\x01\x00\x40\x1f\x00\x00\x40\x1f\x00\x00\x01\x00\x08\x00data\x00\x10\x00\x00".to_vec();
    whole.extend((0..4096_u32).map(|n| (n % 96 + 32) as u8));
    let ascii: String = whole.iter().map(|byte| char::from(byte & 0x7f)).collect();
    run("a recording", &ascii, |bytes| {
        let head = &whole[..44.min(bytes.len())];
        for mixed in [bytes.to_vec(), [head, bytes].concat()] {
            std::fs::write(&path, mixed).unwrap();
            if let Ok(sound) = read_recording(&path) {
                let _ = measure(None, &[], Some(&sound));
            }
        }
    });
}
