use super::*;
use proptest::prelude::*;

/// The words with their times in tenths of a second.
fn of(text: &str) -> (&'static str, Vec<String>) {
    let transcript = read(text);
    let word = |word: &SpokenWord| match word.seconds {
        Some((from, to)) => format!("{} {:.1}-{:.1}", word.text, from, to),
        None => word.text.clone(),
    };
    (transcript.format, transcript.words.iter().map(word).collect())
}

#[test]
fn whisper_cpp_joins_its_tokens_to_words() {
    let text = r#"{"systeminfo":"x","transcription":[{"timestamps":{"from":"00:00:00,000","to":"00:00:02,000"},"offsets":{"from":0,"to":2000},"text":" We left Slough.",
      "tokens":[{"text":"[_BEG_]","offsets":{"from":0,"to":0}},{"text":" We","offsets":{"from":100,"to":300}},{"text":" left","offsets":{"from":300,"to":700}},
      {"text":" Sl","offsets":{"from":700,"to":900}},{"text":"ough","offsets":{"from":900,"to":1200}},{"text":".","offsets":{"from":1200,"to":1300}},{"text":"[_TT_100]","offsets":{"from":2000,"to":2000}}]},
      {"timestamps":{"from":"00:00:02,000","to":"00:00:03,000"},"text":" In May"}]}"#;
    let words = ["We 0.1-0.3", "left 0.3-0.7", "Slough. 0.7-1.3", "In 2.0-2.4", "May 2.4-3.0"];
    assert_eq!(of(text), ("whisper.cpp JSON", words.map(str::to_owned).to_vec()));
}

#[test]
fn whisper_and_faster_whisper_have_words_or_segments() {
    let text = r#"{"text":"We left","segments":[{"start":0.0,"end":1.0,"text":" We left","words":[{"word":" We","start":0.1,"end":0.3,"probability":0.9},{"word":" left","start":0.3,"end":0.8,"probability":0.9}]}]}"#;
    assert_eq!(of(text), ("whisper JSON", vec!["We 0.1-0.3".to_owned(), "left 0.3-0.8".to_owned()]));
    let bare = r#"[{"start":1.0,"end":2.0,"text":"We left"}]"#;
    assert_eq!(of(bare).1, ["We 1.0-1.4", "left 1.4-2.0"]);
}

#[test]
fn a_number_that_whisper_cuts_is_one_word() {
    let text = r#"[{"start":0,"end":3,"text":"","words":[{"word":" 2","start":0.1,"end":0.3},{"word":".75","start":0.3,"end":0.5},{"word":" of","start":0.5,"end":0.6},
      {"word":" 85","start":0.6,"end":0.8},{"word":",000","start":0.8,"end":1.1},{"word":" 38","start":1.2,"end":1.4},{"word":"%.","start":1.4,"end":1.5},{"word":" 4.","start":1.6,"end":1.7},{"word":" 5","start":1.8,"end":1.9}]}]"#;
    assert_eq!(
        of(text).1,
        ["2.75 0.1-0.5", "of 0.5-0.6", "85,000 0.6-1.1", "38%. 1.2-1.5", "4. 1.6-1.7", "5 1.8-1.9"]
    );
}

#[test]
fn vosk_prints_one_object_after_the_other() {
    let text = "{\n \"result\" : [{\"conf\":1.0,\"end\":0.5,\"start\":0.1,\"word\":\"we\"}],\n \"text\" : \"we\"\n}\n{\"result\":[{\"conf\":1.0,\"end\":1.5,\"start\":1.1,\"word\":\"left\"}],\"text\":\"left\"}";
    assert_eq!(of(text), ("Vosk JSON", vec!["we 0.1-0.5".to_owned(), "left 1.1-1.5".to_owned()]));
}

#[test]
fn pocketsphinx_lines_lose_their_marks() {
    let text = "we left the site\n<s> 0.000 0.090 1.000\nwe 0.100 0.300 0.980\nleft(2) 0.300 0.700 0.500\n<sil> 0.700 1.900 1.000\n[NOISE] 1.9 2.0 1.0\nthe 2.0 2.1 0.9\nsite 2.1 2.5 0.8\n</s> 2.5 2.6 1.0\n";
    let words = ["we 0.1-0.3", "left 0.3-0.7", "the 2.0-2.1", "site 2.1-2.5"];
    assert_eq!(of(text), ("pocketsphinx lines", words.map(str::to_owned).to_vec()));
}

#[test]
fn subtitles_with_and_without_hours_and_with_times_within() {
    let srt = "1\r\n00:00:01,000 --> 00:00:02,000\r\nWe left\r\n\r\n2\r\n01:00:02,000 --> 01:00:03,000\r\n<i>the</i> site\r\n";
    assert_eq!(
        of(srt),
        (
            "SRT",
            ["We 1.0-1.4", "left 1.4-2.0", "the 3602.0-3602.4", "site 3602.4-3603.0"]
                .map(str::to_owned)
                .to_vec()
        )
    );
    let vtt =
        "WEBVTT\n\nNOTE made by hand\n\n00:01.000 --> 00:03.000 align:start\nWe<00:02.000><c> left</c>\n";
    assert_eq!(of(vtt), ("VTT", vec!["We 1.0-2.0".to_owned(), "left 2.0-3.0".to_owned()]));
}

#[test]
fn plain_text_has_no_times_and_what_is_broken_is_said() {
    assert_eq!(
        of("We left.\nIn May."),
        ("plain text", ["We", "left.", "In", "May."].map(str::to_owned).to_vec())
    );
    let broken = read(r#"{"transcription":[{"text":"We"#);
    assert_eq!((broken.words.len(), broken.left.len()), (0, 1));
    assert_eq!(read(r#"{"something":1}"#).left[0].0, 1);
    assert_eq!(read("WEBVTT\n\nxx --> yy\nWe left\n").left, [(3, "no times: xx --> yy".to_owned())]);
    assert_eq!(read("").words, []);
}

#[test]
fn times_that_cannot_be_are_none_and_time_never_steps_back() {
    let text = r#"[{"words":[{"word":"a","start":-1.0,"end":1e300},{"word":"b","start":2.0,"end":1.0},{"word":"c","start":0.5,"end":0.6}]}]"#;
    assert_eq!(of(text).1, ["a", "b 2.0-2.0", "c 2.0-2.0"]);
}

proptest! {
    #[test]
    fn nothing_makes_it_panic(text in "[\\PC\\n]{0,200}", frame in 0_usize..5) {
        let framed = match frame {
            0 => text,
            1 => format!("WEBVTT\n\n00:01.0 --> 00:02.0\n{text}"),
            2 => format!("{{\"segments\":[{{\"text\":{}}}]}}", serde_json::Value::from(text)),
            3 => format!("a 0 1\nb 1 2\n{text}"),
            _ => format!("[{text}"),
        };
        let transcript = read(&framed);
        prop_assert!(transcript.words.iter().all(|word| !word.text.trim().is_empty()));
    }
}
