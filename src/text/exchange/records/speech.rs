//! What was said in an interview, as programs keep it: a list of objects with who speaks and what.

use super::object::spaced;
use crate::text::exchange::speech::speakers::{Turn, is_known};
use serde_json::{Map, Value};
use std::collections::HashSet;

/// Keys of who speaks.
const SPEAKERS: [&str; 9] =
    ["speaker", "role", "name", "from", "author", "participant", "who", "speaker name", "type"];
/// Keys of what is said.
const SAID: [&str; 9] =
    ["text", "dialogue", "content", "message", "utterance", "transcript", "said", "line", "speech"];

/// The turns of a talk, if a list of them stands in some data: three at least, of two who speak.
pub(crate) fn turns_in(value: &Value) -> Option<Vec<Turn>> {
    const FEWEST: usize = 3;
    match value {
        Value::Array(entries) => {
            let turns: Vec<Turn> = entries.iter().filter_map(|entry| turn(entry.as_object()?)).collect();
            let speakers: HashSet<&str> =
                turns.iter().filter_map(|(speaker, ..)| speaker.as_deref()).collect();
            // Where nobody is called by what they do, they may be kinds of questions.
            let has_roles = speakers.iter().any(|name| is_known(name));
            let is_many = turns.len() >= FEWEST && turns.len() * 4 >= entries.len() * 3;
            let is_talk = is_many && speakers.len() > 1 && has_roles;
            if is_talk { Some(turns) } else { entries.iter().find_map(turns_in) }
        }
        Value::Object(keys) => keys.values().find_map(turns_in),
        _ => None,
    }
}

fn turn(keys: &Map<String, Value>) -> Option<Turn> {
    let text_of = |names: &[&str]| {
        names.iter().find_map(|name| keys.iter().find(|(key, _)| spaced(key) == *name)?.1.as_str())
    };
    // A program that interviews calls itself and the person so.
    let speaker = match text_of(&SPEAKERS)?.to_lowercase() {
        name if ["assistant", "ai", "model", "bot", "agent"].contains(&name.as_str()) => {
            "interviewer".to_owned()
        }
        name if ["user", "human"].contains(&name.as_str()) => "candidate".to_owned(),
        name => name,
    };
    Some((
        Some(speaker).filter(|name| !["system", "protocol"].contains(&name.as_str())),
        text_of(&SAID)?.to_owned(),
        0,
    ))
}

#[cfg(test)]
mod tests {
    use crate::text::exchange::{Form, Holding, guess, read};

    #[test]
    fn a_talk_in_json_is_a_transcript() {
        let talk = r#"{"id": 7, "messages": [{"role": "system", "content": "You interview. Why?"},
            {"role": "assistant", "content": "Welcome. Why did the dam leak?"}, {"role": "user", "content": "Who knows?"},
            {"role": "assistant", "content": "And who paid for it?"}]}"#;
        assert_eq!(guess("talk.json", talk), (Form::Json, Holding::Debrief));
        let found = read(talk, Form::Json, Holding::Debrief, &[]);
        assert_eq!(found.asked, ["Why did the dam leak?", "And who paid for it?"]);
        assert_eq!(read(talk, Form::Json, Holding::Deck, &[]).questions.len(), 2);
        let list = r#"[{"name": "a", "text": "Why us?"}, {"name": "a", "text": "Who pays?"}, {"name": "a", "text": "Who else?"}]"#;
        assert_eq!(guess("list.json", list).1, Holding::Deck);
        let kinds = r#"[{"type": "view", "text": "Why us?"}, {"type": "fact", "text": "Who pays?"}, {"type": "view", "text": "Who else?"}]"#;
        assert_eq!(read(kinds, Form::Json, Holding::Deck, &[]).questions.len(), 3);
    }
}
