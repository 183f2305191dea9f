//! What is read of a file from elsewhere, whatever its form: questions, stories, what was asked, and what was left.

use super::words::phrase::{begins_a_request, ends_with_mark};
use super::words::sentence::sentences;
use crate::bank::Part;
use std::collections::BTreeMap;
use std::fmt;

/// What stands in a file from elsewhere, as far as it was understood.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Foreign {
    /// What the text calls itself.
    pub title: Option<String>,
    /// Questions of a list.
    pub questions: Vec<ForeignQuestion>,
    /// Stories.
    pub stories: Vec<ForeignStory>,
    /// What a panel asked, line by line.
    pub asked: Vec<String>,
    /// What was left, in the order of the file.
    pub left: Vec<Left>,
    /// How many stories answer its questions and are kept with them.
    pub told_as_answers: usize,
    /// Where in `left` a key is said.
    keys: BTreeMap<String, usize>,
}

/// A question from elsewhere.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ForeignQuestion {
    /// Its words.
    pub ask: String,
    /// Other wordings of it.
    pub also: Vec<String>,
    /// What is asked next.
    pub follow_ups: Vec<String>,
    /// What stands below it as an answer or a hint, a line each.
    pub hints: Vec<String>,
    /// What was noted beside it and is no answer, a line each.
    pub notes: Vec<String>,
    /// What a weak answer gives away, a line each.
    pub weak: Vec<String>,
    /// Tags.
    pub tags: Vec<String>,
    /// The headings, or the groups, that it stands below.
    pub groups: Vec<String>,
    /// What else is known of it by the keys of a deck: `likelihood`, `kind`, `probes`.
    pub known: BTreeMap<&'static str, String>,
    /// The line where it stands, from 1.
    pub line: usize,
    /// Whether it is theirs at the end, "Any questions for us?", with what the person means to ask: kept even if such a question is known.
    pub is_turned_round: bool,
}

/// A story from elsewhere.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ForeignStory {
    /// Its title, if it has one.
    pub title: String,
    /// Its headline.
    pub headline: Option<String>,
    /// When it happened: `2023` or `2023-06`.
    pub when: Option<String>,
    /// The texts of [`Part::ALL`].
    pub parts: [String; 5],
    /// Figures to say.
    pub numbers: Vec<String>,
    /// Tags.
    pub tags: Vec<String>,
    /// What it is said to answer, in words.
    pub best_for: Vec<String>,
    /// What is asked about it next.
    pub pushback: Vec<Pressed>,
    /// The line where it begins, from 1.
    pub line: usize,
}

/// A question that presses on a story.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pressed {
    /// Its words.
    pub ask: String,
    /// What to say to it; empty if that is not written.
    pub say: String,
}

/// Something that was not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// Its line, from 1.
    pub line: usize,
    /// Its beginning.
    pub text: String,
    /// Why it was left.
    pub why: &'static str,
    /// How often it was: a key that many entries have is said once.
    pub times: usize,
}

impl Foreign {
    /// Notes what was left; texts without words are nothing.
    pub(super) fn leave(&mut self, line: usize, text: &str, why: &'static str) {
        const SHOWN: usize = 60;
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if words.chars().any(char::is_alphanumeric) {
            let mut text: String = words.chars().take(SHOWN).collect();
            if text.len() < words.len() {
                text.push('…');
            }
            self.left.push(Left { line, text, why, times: 1 });
        }
    }

    /// Notes a key that nothing is known of, with the first text that it has.
    pub(super) fn leave_key(&mut self, key: &str, text: &str, why: &'static str) {
        match self.keys.get(key).and_then(|at| self.left.get_mut(*at)) {
            Some(left) => left.times += 1,
            None => {
                let at = self.left.len();
                let whole = if text.is_empty() { key.to_owned() } else { format!("{key}: {text}") };
                self.leave(0, &whole, why);
                if self.left.len() > at {
                    self.keys.insert(key.to_owned(), at);
                }
            }
        }
    }
}

impl ForeignQuestion {
    /// Adds code to what is said to it, set in so that its lines stay lines.
    pub(super) fn show_code(&mut self, code: &str) {
        let lines = code.lines().map(|line| format!("{CODE}{}", line.trim_end().replace('\t', CODE)));
        self.hints.push(lines.collect::<Vec<_>>().join("\n"));
    }

    /// Whether code is part of what is said to it.
    pub(super) fn shows_code(&self) -> bool {
        self.hints.iter().any(|hint| hint.starts_with(CODE))
    }
}

/// How far code is set in.
const CODE: &str = "    ";

impl ForeignStory {
    /// Whether anything of it is written.
    pub(super) fn is_told(&self) -> bool {
        self.parts.iter().any(|part| !part.trim().is_empty())
    }

    /// Whether more than the situation is told, so that another one belongs to the next story. What was learned may be said first.
    pub(super) fn is_told_beyond_situation(&self) -> bool {
        let [situation, between @ .., learning] = &self.parts;
        between.iter().any(|part| !part.is_empty()) || !situation.is_empty() && !learning.is_empty()
    }

    /// Whether it has its beginning and its end.
    pub(super) fn is_over(&self) -> bool {
        !self.parts[Part::Situation as usize].is_empty() && !self.parts[Part::Result as usize].is_empty()
    }

    /// Adds what is asked about it, with what is said to it behind: `"Why so late?" — The audit came first.` What asks nothing answers
    /// the question before it.
    pub(super) fn press(&mut self, text: &str) {
        let asks = |sentence: &String| ends_with_mark(sentence) || begins_a_request(sentence);
        let mut sentences = sentences(text);
        let asking = sentences.iter().take_while(|sentence| asks(sentence)).count();
        if asking > 1 && asking == sentences.len() {
            return sentences.iter().for_each(|asked| self.press(asked));
        }
        // "You said it was fast. How did you measure it?"
        let asking = if sentences.last().is_some_and(asks) { sentences.len() } else { asking };
        let say = sentences
            .split_off(asking)
            .join(" ")
            .trim_start_matches(['—', '–', '-', '→', ':', ' '])
            .to_owned();
        let ask = sentences.join(" ").trim_matches(['"', '“', '”', ' ']).to_owned();
        match self.pushback.last_mut() {
            _ if ask.is_empty() && say.is_empty() => {}
            Some(last) if ask.is_empty() && (!last.say.is_empty() || asks(&last.ask)) => {
                last.say.push_str(if last.say.is_empty() { "" } else { " " });
                last.say.push_str(&say);
            }
            // A list of topics that may be asked about.
            _ if ask.is_empty() => self.pushback.push(Pressed { ask: say, say: String::new() }),
            _ => self.pushback.push(Pressed { ask, say }),
        }
    }

    pub(super) fn add(&mut self, part: Part, text: &str) {
        let own = &mut self.parts[part as usize];
        if !own.is_empty() {
            own.push('\n');
        }
        own.push_str(text.trim_end());
    }
}

/// The form of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Markdown, MDX or plain text.
    Markdown,
    /// Org.
    Org,
    /// Rows with this separator.
    Table(u8),
    /// JSON.
    Json,
    /// YAML.
    Yaml,
    /// A web page.
    Html,
    /// Anki's export as text: of notes or of cards.
    Anki,
    /// Somebody speaks, somebody answers.
    Transcript,
}

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holding {
    /// Questions.
    Deck,
    /// Stories.
    Stories,
    /// What was asked in an interview.
    Debrief,
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Form::Markdown => "Markdown",
            Form::Org => "Org",
            Form::Table(b'\t') => "a table with tabs",
            Form::Table(_) => "a table",
            Form::Json => "JSON",
            Form::Yaml => "YAML",
            Form::Html => "a web page",
            Form::Anki => "Anki's text export",
            Form::Transcript => "a transcript",
        })
    }
}

impl fmt::Display for Holding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Holding::Deck => "questions",
            Holding::Stories => "stories",
            Holding::Debrief => "what was asked",
        })
    }
}
