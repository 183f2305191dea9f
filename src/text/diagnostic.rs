//! What was minded while reading, made by named constructors: call sites pass what they have, the wording lives here (and in
//! the rules, whose wording is their business).

use crate::bank::Place;
use std::ops::RangeInclusive;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Something could be better.
    Warning,
    /// Something of the person's is not used.
    Error,
}

/// One thing minded.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// The rule's stable name, usable with `check --explain`.
    pub rule: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Where.
    pub place: Place,
    /// What: lower case, no full stop, the person's own names in backticks.
    pub message: String,
    /// A few words beside the caret.
    pub label: Option<String>,
    /// What to do about it.
    pub help: Option<String>,
}

/// Everything minded, in the order of finding.
#[derive(Clone, Debug)]
pub struct Diagnostics {
    minded: Vec<Diagnostic>,
    /// Names that may still be compared with everything known: a bank full of dangling links must not cost minutes.
    lookups_left: usize,
}

impl Default for Diagnostics {
    fn default() -> Self {
        Self { minded: vec![], lookups_left: 40 }
    }
}

impl Severity {
    /// The word in reports.
    pub const fn word(self) -> &'static str {
        match self {
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

impl Diagnostics {
    /// Everything, in the order of finding.
    pub fn all(&self) -> &[Diagnostic] {
        &self.minded
    }

    /// How many errors there are.
    pub fn errors(&self) -> usize {
        self.minded.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count()
    }

    /// How many warnings there are.
    pub fn warnings(&self) -> usize {
        self.minded.len() - self.errors()
    }

    /// Orders them by file, then by place.
    pub fn sort(&mut self) {
        self.minded.sort_by_key(|diagnostic| diagnostic.place);
    }

    /// Takes in others.
    pub fn extend(&mut self, others: Diagnostics) {
        self.minded.extend(others.minded);
    }

    /// The same, with file numbers counted from `first`.
    #[must_use]
    pub(super) fn shifted(mut self, first: u32) -> Self {
        for diagnostic in &mut self.minded {
            diagnostic.place.file += first;
        }
        self
    }

    /// Adds a warning to be described further.
    pub fn warn(&mut self, rule: &'static str, place: Place, message: impl Into<String>) -> &mut Diagnostic {
        self.add(rule, Severity::Warning, place, message.into())
    }

    /// Adds an error to be described further.
    pub fn error(&mut self, rule: &'static str, place: Place, message: impl Into<String>) -> &mut Diagnostic {
        self.add(rule, Severity::Error, place, message.into())
    }

    fn add(
        &mut self,
        rule: &'static str,
        severity: Severity,
        place: Place,
        message: String,
    ) -> &mut Diagnostic {
        self.minded.push(Diagnostic { rule, severity, place, message, label: None, help: None });
        let last = self.minded.len() - 1;
        &mut self.minded[last]
    }
}

impl Diagnostic {
    /// Adds a few words beside the caret.
    pub fn label(&mut self, label: impl Into<String>) -> &mut Self {
        self.label = Some(label.into());
        self
    }

    /// Adds what to do.
    pub fn help(&mut self, help: impl Into<String>) -> &mut Self {
        self.help = Some(help.into());
        self
    }
}

/// Files as a whole.
impl Diagnostics {
    /// A file that could not be read, and why.
    pub fn unreadable_file(&mut self, file: Place, cause: &str) {
        self.error("unreadable-file", file, format!("this file cannot be read: {cause}"))
            .help("everything else was read; check the file's permissions, or move it away");
    }

    pub(super) fn not_a_file(&mut self, file: Place) {
        self.error("unreadable-file", file, "this is not a file, though its name ends in `.toml`")
            .help("everything else was read; rename the folder, or move it away");
    }

    pub(super) fn not_utf8(&mut self, place: Place) {
        self.error("not-utf8", place, "this file is not UTF-8 text, so it was left out")
            .label("the first byte that is not UTF-8")
            .help("save it as UTF-8 in your editor (vim: `:set fileencoding=utf-8`)");
    }

    pub(super) fn file_name_is_no_id(&mut self, file: Place, stem: &str) {
        let message = format!("`{stem}` cannot be a story's id, so this story was left out");
        let better = crate::bank::id::slug_from(stem, 60).unwrap_or_else(|| "a-short-name".into());
        self.error("bad-id", file, message).help(format!(
            "lower-case letters, digits and single hyphens: rename the file to `{better}.toml`"
        ));
    }

    pub(super) fn unknown_file(&mut self, file: Place) {
        self.warn("unknown-file", file, "this file has no meaning here and was not read")
            .help("stories go to `stories/`, decks to `decks/`; beside them stand `stardrill.toml`, `interviews.toml` and `points.toml`");
    }

    pub(super) fn syntax(&mut self, place: Place, message: &str, help: Option<String>) {
        let rest = "the rest of this file was not checked";
        self.error("toml-syntax", place, format!("this is not TOML: {message}"))
            .help(help.map_or_else(|| rest.to_owned(), |help| format!("{help}; {rest}")));
    }
}

/// The history.
impl Diagnostics {
    /// A line of the history that is no whole entry.
    pub fn broken_line(&mut self, place: Place) {
        self.error("broken-line", place, "this line is not a whole entry; it was stepped over and kept")
            .help("every other line counts; mend it, or leave it as it is");
    }

    /// A line of a newer version.
    pub fn newer_history(&mut self, place: Place) {
        self.error("newer-history", place, "this entry is of a newer stardrill; it was read around")
            .help("nothing is written to the history until this stardrill is as new: update it");
    }
}

/// Keys and values.
impl Diagnostics {
    pub(super) fn unknown_key(&mut self, place: Place, owner: &str, key: &str, known: &[&str]) {
        let help = match nearest(key, known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("known keys: {}", known.join(", ")),
        };
        self.error("unknown-key", place, format!("{owner} has no key `{key}`")).help(help);
    }

    pub(super) fn missing_key(&mut self, place: Place, owner: &str, key: &str, example: &str) {
        self.error("missing-key", place, format!("{owner} has no `{key}`, so it was left out"))
            .help(format!("add `{key} = {example}`"));
    }

    pub(super) fn wrong_type(&mut self, place: Place, key: &str, expected: &str, found: &str) {
        self.error("wrong-type", place, format!("`{key}` wants {expected}, not {found}"))
            .label(format!("expected {expected}"));
    }

    /// What the fault minded last led to: its key is required.
    pub(super) fn left_out(&mut self, owner: &str, key: &str, example: &str) {
        if let Some(last) = self.minded.last_mut() {
            last.help = Some(format!("{owner} was left out: write `{key} = {example}`"));
        }
    }

    pub(super) fn blank(&mut self, place: Place, key: &str) {
        self.error("bad-value", place, format!("`{key}` is blank"))
            .help("write something there, or take the line out");
    }

    pub(super) fn not_a_choice(&mut self, place: Place, key: &str, found: &str, choices: &[&str]) {
        let help = match nearest(found, choices.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "the default is used".to_owned(),
        };
        self.error("bad-value", place, format!("`{key}` is {}, not `{found}`", one_of(choices))).help(help);
    }

    pub(super) fn out_of_range(&mut self, place: Place, key: &str, range: &RangeInclusive<f64>) {
        let message = format!("`{key}` is a number from {} to {}", range.start(), range.end());
        self.error("bad-value", place, message).help("the default is used until you change it");
    }

    pub(super) fn wrong_parameters(&mut self, place: Place) {
        self.error("bad-value", place, "`parameters` holds no numbers, or 21")
            .help("take the line out to use the published defaults; `stardrill tune` writes it");
    }

    pub(super) fn bad_when(&mut self, place: Place) {
        self.error("bad-value", place, "`when` is a year or a year and month")
            .help("for example `when = \"2023-06\"`");
    }

    pub(super) fn bad_id(&mut self, place: Place, owner: &str, found: &str) {
        let better = crate::bank::id::slug_from(found, 60).unwrap_or_else(|| "a-short-name".into());
        self.error("bad-id", place, format!("`{found}` cannot be an id, so {owner} was left out"))
            .help(format!("lower-case letters, digits and single hyphens, like `{better}`"));
    }

    pub(super) fn bad_question_id(&mut self, place: Place, found: &str) {
        self.error("bad-id", place, format!("`{found}` is no question id"))
            .help("a whole question id is `deck/question`; `stardrill find` shows them");
    }

    pub(super) fn bad_story_id(&mut self, place: Place, found: &str) {
        self.error("bad-id", place, format!("`{found}` is no story id"))
            .help("a story's id is its file name without `.toml`");
    }

    pub(super) fn repeated_id(&mut self, place: Place, what: &str, id: &str) {
        self.error("repeated-id", place, format!("the {what} id `{id}` is taken, so this one was left out"))
            .help("ids are unique; give this one another");
    }

    pub(super) fn repeated_alias(&mut self, place: Place, alias: &str, owner: &str) {
        self.error("repeated-alias", place, format!("the alias `{alias}` already stands for `{owner}`"))
            .help("an alias leads to one place only; take it out of one of them");
    }
}

/// Links between files.
impl Diagnostics {
    fn near<'a>(&mut self, typed: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
        self.lookups_left = self.lookups_left.checked_sub(1)?;
        nearest(typed, known)
    }

    pub(super) fn dangling_question<'a>(
        &mut self,
        place: Place,
        id: &str,
        known: impl Iterator<Item = &'a str>,
        replaced: bool,
    ) {
        let help = match self.near(id, known) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "`stardrill find` shows the ids; take the link out if the question is gone".to_owned(),
        };
        if replaced {
            let message = format!("your own deck has no question `{id}`, though the bundled one does");
            self.warn("dangling-link", place, message).help(help);
        } else {
            self.error("dangling-link", place, format!("there is no question `{id}`")).help(help);
        }
    }

    pub(super) fn dangling_story<'a>(
        &mut self,
        place: Place,
        id: &str,
        known: impl Iterator<Item = &'a str>,
    ) {
        let help = match self.near(id, known) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "`stardrill story list` shows the ids".to_owned(),
        };
        self.error("dangling-link", place, format!("there is no story `{id}`")).help(help);
    }

    pub(super) fn unknown_name<'a>(
        &mut self,
        place: Place,
        key: &str,
        name: &str,
        known: impl Iterator<Item = &'a str>,
    ) {
        let help = match self.near(name, known) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "`stardrill deck list` shows the decks and their questions".to_owned(),
        };
        self.warn("dangling-link", place, format!("`{key}` names `{name}`, which is not there")).help(help);
    }

    pub(super) fn unknown_competency<'a>(
        &mut self,
        place: Place,
        tag: &str,
        known: impl Iterator<Item = &'a str>,
    ) {
        let help = match self.near(tag, known) {
            Some(near) => format!("did you mean `{near}`?"),
            None => {
                "it counts as a tag of its own; `stardrill deck list --competencies` shows the vocabulary, \
                     `[[competency]]` in stardrill.toml adds to it"
                    .to_owned()
            }
        };
        self.warn("unknown-competency", place, format!("`{tag}` is not in the vocabulary")).help(help);
    }
}

/// The known word that a mistyped one is closest to, if it is close at all.
///
/// Damerau–Levenshtein (crate strsim), so that swapped letters cost one.
pub fn nearest<'a>(typed: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let typed = typed.to_lowercase();
    let limit = (typed.chars().count() / 3).max(1);
    known
        .filter(|word| word.len().abs_diff(typed.len()) <= limit)
        .map(|word| (strsim::damerau_levenshtein(&typed, word), word))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, word)| word)
}

fn one_of(choices: &[&str]) -> String {
    match choices {
        [] => String::new(),
        [only] => format!("`{only}`"),
        [rest @ .., last] => {
            let rest: Vec<String> = rest.iter().map(|choice| format!("`{choice}`")).collect();
            format!("{} or `{last}`", rest.join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_words_are_found_and_far_ones_are_not() {
        let known = ["result", "situation", "strategy/cloud-placement"];
        let near = |typed| nearest(typed, known.into_iter());
        assert_eq!(near("resutl"), Some("result"));
        assert_eq!(near("Situations"), Some("situation"));
        assert_eq!(near("strategy/cloud-placment"), Some("strategy/cloud-placement"));
        assert_eq!(near("colour"), None);
        assert_eq!(near(""), None);
    }
}
