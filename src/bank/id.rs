//! Ids: what files, links, history and the command line call a question, a story, a deck, an interview or a competency.
//!
//! Invariant: a slug is `[a-z0-9]+(-[a-z0-9]+)*`, and every id is one, but for a [`QuestionId`]: two of them around one `/`.
//! They are parsed once, at the edge, and cheap to clone (they share their text). What only may be an id (a tag, an alias, a
//! name under `skip` or `emphasis`) stays text.

use super::latin;
use serde::{Deserialize, Serialize};
use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

/// Makes types of ids, each with its doc comment, how messages call it, and what text it takes.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident, $called:literal, $is_one:path;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(Arc<str>);

        impl $name {
            #[doc = concat!("Parses text; `None` if it is no ", $called, ".")]
            pub fn parse(text: &str) -> Option<Self> {
                $is_one(text).then(|| Self(text.into()))
            }

            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl TryFrom<String> for $name {
            type Error = String;

            fn try_from(text: String) -> Result<Self, String> {
                Self::parse(&text).ok_or_else(|| format!("`{text}` is no {}", $called))
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0.as_ref().to_owned()
            }
        }

        impl PartialEq<$name> for str {
            fn eq(&self, id: &$name) -> bool {
                *self == *id.0
            }
        }

        // Lookups by plain text, without making an id first.
        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }
    )+};
}

ids! {
    /// A story's id: the stem of its file name.
    StoryId, "story id", is_slug;
    /// A question's whole id, `deck/question`.
    QuestionId, "question id", is_question_id;
    /// A deck's id, the first half of its questions' ids.
    DeckId, "deck id", is_slug;
    /// An interview's id: what `--interview` takes.
    InterviewId, "interview id", is_slug;
    /// A competency's id in the vocabulary; a tag may be one, or an alias, or a word of its own.
    CompetencyId, "competency id", is_slug;
}

/// Whether `text` is a slug: lower-case letters and digits in groups joined by single hyphens.
pub fn is_slug(text: &str) -> bool {
    !text.is_empty()
        && text.split('-').all(|group| {
            !group.is_empty() && group.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        })
}

/// The nearest slug to what somebody typed: `"FY23 freeze, left the DC"` becomes `fy23-freeze-left-the-dc`.
///
/// At most `longest` characters, cut between words where possible. Other alphabets are spelled in Latin letters; text
/// without a letter or digit that can be (Japanese, for example) gives `None`: the caller picks a name of its own.
pub fn slug_from(text: &str, longest: usize) -> Option<String> {
    let mut slug = String::new();
    for word in latin::words(text) {
        if slug.is_empty() {
            slug.extend(word.chars().take(longest));
        } else if slug.len() + 1 + word.len() <= longest {
            slug.push('-');
            slug.push_str(&word);
        } else {
            break;
        }
    }
    (!slug.is_empty()).then_some(slug)
}

/// Whether `text` is `deck/question`: two slugs around one slash.
fn is_question_id(text: &str) -> bool {
    text.split_once('/').is_some_and(|(deck, stem)| is_slug(deck) && is_slug(stem))
}

impl QuestionId {
    /// The id of question `stem` in `deck`; `None` if either is no slug.
    pub fn of(deck: &str, stem: &str) -> Option<Self> {
        Self::parse(&format!("{deck}/{stem}"))
    }

    /// The deck's id.
    pub fn deck(&self) -> &str {
        self.0.split_once('/').map_or("", |(deck, _)| deck)
    }

    /// The id within its deck.
    pub fn stem(&self) -> &str {
        self.0.split_once('/').map_or("", |(_, stem)| stem)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_groups_of_letters_and_digits() {
        for good in ["a", "fy23-freeze", "2nd-site", "0"] {
            assert!(is_slug(good), "{good}");
        }
        for bad in ["", "-a", "a-", "a--b", "A", "a_b", "a b", "é", "a/b"] {
            assert!(!is_slug(bad), "{bad}");
        }
    }

    #[test]
    fn question_ids_are_two_slugs() {
        let id = QuestionId::parse("strategy/cloud-placement").unwrap();
        assert_eq!((id.deck(), id.stem()), ("strategy", "cloud-placement"));
        for bad in ["strategy", "strategy/", "/x", "a/b/c", "a/B"] {
            assert_eq!(QuestionId::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn ids_are_kept_as_text_and_read_back() {
        let id = InterviewId::parse("acme-panel").unwrap();
        let kept = serde_json::to_string(&id).unwrap();
        assert_eq!(kept, "\"acme-panel\"");
        assert_eq!(serde_json::from_str::<InterviewId>(&kept).unwrap(), id);
        let refused = serde_json::from_str::<DeckId>("\"My deck\"").unwrap_err();
        assert!(refused.to_string().starts_with("`My deck` is no deck id"), "{refused}");
        assert_eq!(format!("{:>6}|", CompetencyId::parse("risk").unwrap()), "  risk|");
    }

    #[test]
    fn typed_text_becomes_a_slug() {
        let cases = [
            ("FY23 freeze, left the datacentre anyway", Some("fy23-freeze-left-the-datacentre-anyway")),
            ("Don't ship it", Some("dont-ship-it")),
            ("Zürich → Genève", Some("zurich-geneve")),
            ("Straße nach Đorđe", Some("strasse-nach-dorde")),
            ("Бюджет 2024: заморозка", Some("biudzhet-2024-zamorozka")),
            ("Ο προϋπολογισμός", Some("o-proupologismos")),
            ("예산 삭감", Some("yesan-saggam")),
            ("Don’t ship it", Some("dont-ship-it")),
            ("データ", None),
            ("予算削減", None),
            ("予算削減 FY23", Some("fy23")),
            ("  ", None),
        ];
        for (typed, slug) in cases {
            assert_eq!(slug_from(typed, 40).as_deref(), slug, "{typed}");
        }
        assert_eq!(slug_from("one two three", 8).as_deref(), Some("one-two"));
    }
}
