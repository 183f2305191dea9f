//! One line of the history ⇄ [`Entry`].
//!
//! Version 1: a JSON object with `v`, `id`, `at`, `kind` and the keys of its kind. A line that is not a whole entry, an
//! unknown kind and a newer version are told apart: the first is reported, the second kept and skipped, the third stops all
//! writing.

use crate::bank::Part;
use crate::practice::day::Moment;
use crate::practice::review::{Entry, Grade, Item, Mocked, Mode, Review, What};
use jiff::fmt::temporal::Pieces;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::borrow::Cow;
use std::collections::BTreeMap;
use uuid::Uuid;

/// The version that we write.
pub const VERSION: u32 = 1;

/// The audience of a telling to which somebody listened.
const PERSON: &str = "person";

/// What a line is.
#[derive(Clone, Debug, PartialEq)]
pub enum Line {
    /// An entry that we understand.
    Entry(Entry),
    /// A whole entry of a kind that we do not know: kept, and skipped.
    UnknownKind,
    /// An entry of a newer version: read around.
    Newer,
    /// Not a whole entry.
    Broken,
}

/// The form of a line.
#[derive(Debug, Default, Deserialize, Serialize)]
struct Form<'a> {
    v: u32,
    #[serde(borrow)]
    id: Text<'a>,
    #[serde(borrow)]
    at: Text<'a>,
    #[serde(borrow)]
    kind: Text<'a>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    item: Option<Text<'a>>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    grade: Option<Text<'a>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    seconds: Option<u32>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    mode: Option<Text<'a>>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    quick: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    missed: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none", borrow)]
    wording: Option<Text<'a>>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    parts: BTreeMap<String, u32>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    audience: Option<Text<'a>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    delivery: Option<Value>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    entry: Option<Text<'a>>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    interview: Option<Text<'a>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    seed: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    scores: Option<BTreeMap<String, u32>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    entries: Option<Vec<Uuid>>,
}

/// Text that is borrowed from the line unless it holds an escape: a hundred thousand lines are read at every start, and
/// serde borrows a `Cow` inside an `Option` never.
#[derive(Debug, Default, Serialize)]
#[serde(transparent)]
struct Text<'a>(Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for Text<'a> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = Cow<'de, str>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a text")
            }

            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(Cow::Borrowed(text))
            }

            fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Cow::Owned(text.to_owned()))
            }
        }
        deserializer.deserialize_str(Visitor).map(Text)
    }
}

impl std::ops::Deref for Text<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl<T: Into<String>> From<T> for Text<'_> {
    fn from(text: T) -> Self {
        Self(Cow::Owned(text.into()))
    }
}

/// Just enough to tell a newer version from a broken line.
#[derive(Deserialize)]
struct Versioned {
    v: u32,
    kind: Option<String>,
}

fn is_known(kind: &str) -> bool {
    matches!(kind, "reviewed" | "retracted" | "mocked")
}

/// Reads lines; ids of items that return share one text.
#[derive(Debug, Default)]
pub struct EntryReader {
    items: FxHashMap<String, Item>,
}

/// Writes an entry as one line, the newline left out.
pub fn write_entry(entry: &Entry) -> String {
    let (id, at) = (entry.id.to_string(), entry.at.to_string());
    let common = Form { v: VERSION, id: id.into(), at: at.into(), ..Form::default() };
    let form = match &entry.what {
        What::Reviewed(review) => Form {
            kind: "reviewed".into(),
            item: Some(review.item.to_string().into()),
            grade: Some(review.grade.word().into()),
            seconds: Some(review.seconds),
            mode: Some(review.mode.word().into()),
            quick: review.mode == Mode::Quick,
            missed: review.missed.iter().map(|missed| missed.word().to_owned()).collect(),
            wording: review.wording.map(|wording| wording.to_string().into()),
            parts: review.parts.iter().map(|(part, seconds)| (part.word().to_owned(), *seconds)).collect(),
            audience: review.to_person.then(|| PERSON.into()),
            delivery: review.delivery.as_ref().and_then(|delivery| serde_json::to_value(delivery).ok()),
            ..common
        },
        What::Mocked(mocked) => Form {
            kind: "mocked".into(),
            interview: mocked.interview.clone().map(Text::from),
            seed: Some(mocked.seed),
            scores: Some(mocked.scores.points().clone()),
            entries: Some(mocked.entries.clone()),
            ..common
        },
        What::Retracted { entry } => {
            Form { kind: "retracted".into(), entry: Some(entry.to_string().into()), ..common }
        }
    };
    match serde_json::to_string(&form) {
        Ok(line) => line,
        Err(error) => unreachable!("an entry is always JSON: {error}; this is a bug in stardrill"),
    }
}

impl EntryReader {
    /// Reads one line.
    pub fn read(&mut self, line: &str) -> Line {
        let Ok(form) = serde_json::from_str::<Form<'_>>(line) else {
            return match serde_json::from_str::<Versioned>(line) {
                Ok(Versioned { v, .. }) if v > VERSION => Line::Newer,
                Ok(Versioned { kind: Some(kind), .. }) if !is_known(&kind) => Line::UnknownKind,
                _ => Line::Broken,
            };
        };
        if form.v > VERSION {
            return Line::Newer;
        }
        if !is_known(&form.kind) {
            return Line::UnknownKind;
        }
        self.entry(form).map_or(Line::Broken, Line::Entry)
    }

    fn entry(&mut self, form: Form<'_>) -> Option<Entry> {
        let id = Uuid::parse_str(&form.id).ok()?;
        let at = parse_moment(&form.at)?;
        let what = if &*form.kind == "mocked" {
            What::Mocked(Mocked {
                interview: form.interview.map(|id| id.0.into_owned()),
                seed: form.seed?,
                scores: form.scores?.into(),
                entries: form.entries.unwrap_or_default(),
            })
        } else if &*form.kind == "reviewed" {
            What::Reviewed(Review {
                item: self.item(form.item.as_deref()?)?,
                grade: Grade::parse(form.grade.as_deref()?)?,
                seconds: form.seconds?,
                mode: match Mode::parse(form.mode.as_deref().unwrap_or("drill")) {
                    Mode::Drill if form.quick => Mode::Quick,
                    mode => mode,
                },
                missed: form.missed.iter().map(|word| word.as_str().into()).collect(),
                wording: form.wording.as_deref().and_then(|digits| digits.parse().ok()),
                // In the order of telling; a part of a later version is left out.
                parts: Part::ALL
                    .into_iter()
                    .filter_map(|part| Some((part, *form.parts.get(part.word())?)))
                    .collect(),
                to_person: form.audience.as_deref() == Some(PERSON),
                // Measures of a later version that cannot be read lose only themselves.
                delivery: form.delivery.and_then(|value| serde_json::from_value(value).ok()).map(Box::new),
            })
        } else {
            What::Retracted { entry: Uuid::parse_str(form.entry.as_deref()?).ok()? }
        };
        Some(Entry { id, at, what })
    }

    fn item(&mut self, text: &str) -> Option<Item> {
        if let Some(known) = self.items.get(text) {
            return Some(known.clone());
        }
        let item = Item::parse(text)?;
        self.items.insert(text.to_owned(), item.clone());
        Some(item)
    }
}

/// Reads RFC 3339 with an offset, which is kept.
pub fn parse_moment(text: &str) -> Option<Moment> {
    let pieces = Pieces::parse(text).ok()?;
    let offset = pieces.to_numeric_offset()?;
    let civil = pieces.date().to_datetime(pieces.time()?);
    let timestamp = offset.to_timestamp(civil).ok()?;
    Some(Moment { timestamp, offset })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const REVIEWED: &str = r#"{"v":1,"id":"0192f8f0-0000-7000-8000-000000000001","at":"2026-11-21T19:40:12.120-05:00","kind":"reviewed","item":"question/business-acumen/justify-investment","grade":"good","seconds":41,"mode":"drill","missed":["numbers"]}"#;
    const RETRACTED: &str = r#"{"v":1,"id":"0192f8f0-0000-7000-8000-000000000002","at":"2026-11-21T19:41:00.000+00:00","kind":"retracted","entry":"0192f8f0-0000-7000-8000-000000000001"}"#;

    #[test]
    fn the_lines_of_version_1_are_read_and_written_back_to_the_letter() {
        let told = REVIEWED
            .replace("drill", "tell")
            .replace(r#"["numbers"]"#, r#"["numbers"],"parts":{"action":70,"situation":30}"#);
        let mocked = r#"{"v":1,"id":"0192f8f0-0000-7000-8000-000000000003","at":"2026-11-21T20:00:00.000+00:00","kind":"mocked","interview":"acme","seed":7,"scores":{"asked":6,"story":4},"entries":["0192f8f0-0000-7000-8000-000000000001"]}"#;
        let quick = REVIEWED.replace("\"drill\"", "\"drill\",\"quick\":true");
        for line in [REVIEWED, RETRACTED, &told, &quick, mocked] {
            let Line::Entry(entry) = EntryReader::default().read(line) else { panic!("{line} is no entry") };
            assert_eq!(write_entry(&entry), line);
        }
    }

    #[test]
    fn every_other_line_has_a_clear_outcome() {
        let cases = [
            ("", Line::Broken),
            ("{", Line::Broken),
            ("[]", Line::Broken),
            (&REVIEWED[..60], Line::Broken),
            (&REVIEWED.replace("good", "great"), Line::Broken),
            (&REVIEWED.replace("question/", "card/"), Line::Broken),
            (&REVIEWED.replace("T19:40:12.120-05:00", ""), Line::Broken),
            (&REVIEWED.replace("\"v\":1", "\"v\":2"), Line::Newer),
            (r#"{"v":7,"shape":"nobody knows"}"#, Line::Newer),
            (r#"{"v":1,"id":"x","at":"y","kind":"noted","entry":{"a":1}}"#, Line::UnknownKind),
            (&REVIEWED.replace("reviewed", "pondered"), Line::UnknownKind),
            (&REVIEWED.replace("drill", "spoken-to-a-mirror"), EntryReader::default().read(REVIEWED)),
            (
                &REVIEWED.replace("\"v\":1", "\"v\":1,\"mood\":\"fine\""),
                EntryReader::default().read(REVIEWED),
            ),
        ];
        for (line, expected) in cases {
            assert_eq!(EntryReader::default().read(line), expected, "{line}");
        }
    }

    proptest! {
        #[test]
        fn reading_never_panics(line in ".*") {
            EntryReader::default().read(&line);
        }
    }
}
