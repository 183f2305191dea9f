//! JSON Schemas of the person's files (draft 7, which taplo and the editors that build on it know), with this home's questions and
//! competencies, so that an editor completes and minds them as they are typed.

use crate::bank::Bank;
use serde_json::{Map, Value, json};

/// The folder within the home in which the schemas lie.
pub const FOLDER: &str = ".schema";

/// A kind of file that has a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Schema {
    /// `decks/*.toml`
    Deck,
    /// `stories/*.toml`
    Story,
    /// `interviews.toml`
    Interviews,
    /// `points.toml`
    Points,
    /// `stardrill.toml`
    Settings,
}

impl Schema {
    /// All of them.
    pub const ALL: [Schema; 5] =
        [Schema::Deck, Schema::Story, Schema::Interviews, Schema::Points, Schema::Settings];

    /// The name of its file, without the ending.
    pub const fn name(self) -> &'static str {
        match self {
            Schema::Deck => "deck",
            Schema::Story => "story",
            Schema::Interviews => "interviews",
            Schema::Points => "points",
            Schema::Settings => "settings",
        }
    }

    /// The files of the home that it is for.
    const fn files(self) -> &'static str {
        match self {
            Schema::Deck => "decks/*.toml",
            Schema::Story => "stories/*.toml",
            Schema::Interviews => "interviews.toml",
            Schema::Points => "points.toml",
            Schema::Settings => "stardrill.toml",
        }
    }

    /// The schema, for a bank.
    pub fn json(self, bank: &Bank) -> Value {
        let names = Names::of(bank);
        let mut schema = match self {
            Schema::Deck => deck(&names),
            Schema::Story => story(&names),
            Schema::Interviews => interviews(&names),
            Schema::Points => points(&names),
            Schema::Settings => settings(&names),
        };
        schema["$schema"] = "http://json-schema.org/draft-07/schema#".into();
        schema["title"] = format!("stardrill: {}", self.files()).into();
        schema
    }
}

/// The files of all schemas, and the one that tells taplo which is for what; paths relative to the home.
pub fn files(bank: &Bank) -> Vec<(String, String)> {
    let text = |schema: Schema| format!("{:#}\n", schema.json(bank));
    let mut files: Vec<(String, String)> = Schema::ALL
        .into_iter()
        .map(|schema| (format!("{FOLDER}/{}.json", schema.name()), text(schema)))
        .collect();
    let rules = Schema::ALL.into_iter().map(|schema| {
        format!(
            "\n[[rule]]\ninclude = [\"**/{}\"]\n[rule.schema]\nenabled = true\npath = \"./{FOLDER}/{}.json\"\n",
            schema.files(),
            schema.name()
        )
    });
    let taplo = format!(
        "# Which schema is for which file. Written by: stardrill schema --write\n{}",
        rules.collect::<String>()
    );
    files.push((".taplo.toml".to_owned(), taplo));
    files
}

/// What the person's files name.
struct Names {
    questions: Value,
    competencies: Value,
    decks: Value,
    stories: Value,
}

impl Names {
    fn of(bank: &Bank) -> Self {
        let list = |names: Vec<String>| Value::from(names);
        let questions = bank.questions().iter();
        let aliases = questions.clone().flat_map(|question| &question.aliases);
        let vocabulary = bank.vocabulary().all();
        let mut competencies: Vec<String> = vocabulary.iter().map(|known| known.id.to_string()).collect();
        competencies.extend(vocabulary.iter().flat_map(|known| known.aliases.iter().cloned()));
        Self {
            questions: list(
                questions
                    .map(|question| question.id.to_string())
                    .chain(aliases.map(ToString::to_string))
                    .collect(),
            ),
            competencies: list(competencies),
            decks: list(bank.decks().iter().map(|deck| deck.id.to_string()).collect()),
            stories: list(bank.stories().iter().map(|story| story.id.to_string()).collect()),
        }
    }
}

fn text(description: &str) -> Value {
    json!({ "type": "string", "description": description })
}

fn texts(description: &str) -> Value {
    json!({ "type": "array", "items": { "type": "string" }, "description": description })
}

fn some_of(names: &Value, description: &str) -> Value {
    json!({ "type": "array", "items": { "type": "string", "enum": names }, "uniqueItems": true, "description": description })
}

fn object(properties: Value, required: &[&str]) -> Value {
    json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
}

fn story(names: &Names) -> Value {
    let number = object(
        json!({ "say": text("The words to say: run cost down 18 %"), "source": text("Where it can be looked up, for when the CFO asks") }),
        &["say"],
    );
    let pushback = object(
        json!({ "ask": text("What somebody will ask back"), "say": text("What you will say") }),
        &["ask"],
    );
    object(
        json!({
            "title": text("What people see; the only key that is required"),
            "headline": text("The outcome first, in one breath"),
            "status": { "enum": ["draft", "ready", "retired"], "description": "ready: it can be told, and counts in coverage" },
            "when": { "type": "string", "pattern": "^([0-9]{4}(-[0-9]{2})?)?$", "description": "2023 or 2023-06" },
            "competencies": some_of(&names.competencies, "What it shows, the main one first"),
            "answers": some_of(&names.questions, "The questions that you will tell it for"),
            "situation": text("Where it started: who, how many, what was at stake"),
            "task": text("What was asked of you"),
            "action": text("What you did, decided and said; half of the story"),
            "result": text("What came of it for the business, with a number"),
            "learning": text("What you would do differently"),
            "numbers": { "type": "array", "items": number, "description": "The figures to say" },
            "avoid": texts("Phrases never to say"),
            "not_for": some_of(&names.questions, "Questions that it was offered for and refused"),
            "pushback": { "type": "array", "items": pushback, "description": "What somebody will ask back" },
            "aliases": texts("Earlier names of the file: links and history follow"),
        }),
        &["title"],
    )
}

fn deck(names: &Names) -> Value {
    let variant = object(
        json!({ "ask": text("The case"), "answer": text("The worked answer"), "key_points": texts("What must have been said") }),
        &["ask", "answer"],
    );
    let question = object(
        json!({
            "id": { "type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "description": "Its id within the deck; never reused" },
            "kind": { "enum": ["story", "view", "statement", "fact", "exercise"], "description": "What prepares it: a story, your points, or nothing" },
            "ask": text("The question as it is asked"),
            "also": texts("Other wordings; a drill draws one"),
            "competencies": some_of(&names.competencies, "What it is about, the main one first"),
            "likelihood": { "enum": ["high", "medium", "low"], "description": "How likely it is to be asked" },
            "probes": text("What the interviewer tries to find out"),
            "strong": texts("What a strong answer shows"),
            "weak": texts("What a weak answer gives away"),
            "follow_ups": texts("What is asked next"),
            "words": texts("What people type when they look for it"),
            "answer": text("Of a fact: half a minute"),
            "more": text("What is worth knowing beyond the answer"),
            "key_points": texts("Of a fact: what must have been said"),
            "variants": { "type": "array", "items": variant, "description": "Of an exercise: its cases" },
            "seconds": { "type": "array", "items": { "type": "integer", "minimum": 1 }, "minItems": 2, "maxItems": 2, "description": "Of a statement: from and to" },
            "checked": { "description": "When it was last looked up" },
            "where": text("Where it holds: EU, US"),
            "aliases": texts("Earlier whole ids: practice history follows"),
        }),
        &["id", "kind", "ask"],
    );
    object(
        json!({
            "id": { "type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "description": "The first half of its questions' ids" },
            "title": text("What people see"),
            "question": { "type": "array", "items": question },
        }),
        &["id", "title"],
    )
}

fn interviews(names: &Names) -> Value {
    let interview = object(
        json!({
            "id": text("What --interview takes"),
            "date": { "description": "The day: 2026-12-12" },
            "company": text("Who interviews"),
            "role": text("The post"),
            "time": { "type": "string", "pattern": "^([0-9]{1,2}:[0-9]{2})?$", "description": "10:00" },
            "with": texts("Who sits there: CIO, CFO"),
            "emphasis": { "type": "object", "additionalProperties": { "type": "number", "minimum": 0.1, "maximum": 5 }, "description": "Deck or competency, and how much more it weighs here" },
            "told": some_of(&names.stories, "Stories told to this company already"),
            "asked": some_of(&names.questions, "Questions that were asked"),
            "notes": texts("Rough lines of the debrief"),
            "plans": texts("If …, then …"),
            "outcome": text("How it ended"),
            "questions": { "type": "integer", "minimum": 1, "description": "How many they are likely to ask" },
        }),
        &["id", "date"],
    );
    object(json!({ "interview": { "type": "array", "items": interview } }), &[])
}

fn points(names: &Names) -> Value {
    json!({
        "type": "object",
        "additionalProperties": texts("Your points: position, because, proof, limit"),
        "propertyNames": { "enum": names.questions },
    })
}

fn settings(names: &Names) -> Value {
    let competency = object(
        json!({ "id": text("The tag"), "title": text("What people see"), "aliases": texts("Other names of it"), "cues": texts("Words that give it away") }),
        &["id"],
    );
    let mut left_out: Vec<Value> = names.decks.as_array().cloned().unwrap_or_default();
    left_out.extend(names.questions.as_array().cloned().unwrap_or_default());
    let whole = |range: std::ops::RangeInclusive<u32>, description: &str| json!({ "type": "integer", "minimum": range.start(), "maximum": range.end(), "description": description });
    let properties: Map<String, Value> = [
        ("minutes", whole(1..=600, "Minutes a day, for practice")),
        ("bell", json!({ "type": "boolean", "description": "Rings at a telling's two ends" })),
        ("write_minutes", whole(5..=240, "Minutes that one story takes to write")),
        ("story_floor", whole(0..=100, "Ready stories wanted")),
        ("recall_target", json!({ "type": "number", "minimum": 0.7, "maximum": 0.97, "description": "When a card is due without a date" })),
        ("rollover_hour", whole(0..=12, "The hour at which a day begins")),
        ("skip", json!({ "type": "array", "items": { "type": "string", "enum": left_out }, "description": "Decks and questions left out" })),
        ("parameters", json!({ "type": "array", "items": { "type": "number" }, "description": "21 parameters of FSRS, from `tune`" })),
        ("check", json!({ "type": "object", "description": "Thresholds of rules, by name" })),
        ("competency", json!({ "type": "array", "items": competency, "description": "Competencies of your own" })),
    ]
    .into_iter()
    .map(|(key, value)| (key.to_owned(), value))
    .collect();
    object(Value::Object(properties), &[])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(schema: &Value) -> Vec<&str> {
        let mut keys: Vec<&str> =
            schema["properties"].as_object().unwrap().keys().map(String::as_str).collect();
        keys.sort_unstable();
        keys
    }

    fn sorted(keys: &[&'static str]) -> Vec<&'static str> {
        let mut keys = keys.to_vec();
        keys.sort_unstable();
        keys
    }

    #[test]
    fn every_key_that_is_read_stands_in_its_schema_and_no_other() {
        let bank = crate::text::tests::bank(&[]);
        let schema = |schema: Schema| schema.json(&bank);
        assert_eq!(keys(&schema(Schema::Story)), sorted(crate::text::story::STORY_KEYS));
        assert_eq!(
            keys(&schema(Schema::Deck)["properties"]["question"]["items"]),
            sorted(crate::text::deck::QUESTION_KEYS)
        );
        assert_eq!(
            keys(&schema(Schema::Interviews)["properties"]["interview"]["items"]),
            sorted(crate::text::interview::INTERVIEW_KEYS)
        );
        assert_eq!(keys(&schema(Schema::Settings)), sorted(crate::text::config::SETTINGS_KEYS));
    }
}
