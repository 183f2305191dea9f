//! What is said about the faults found while reading: a named constructor each, so that the wording lives in one place and
//! `rg 'minded\.'` finds every cause.

use super::diagnostic::{Diagnostics, nearest};
use super::fault;
use crate::bank::id::slug_from;
use crate::bank::{CompetencyId, Place, Story};
use std::ops::RangeInclusive;

/// Files as a whole.
impl Diagnostics {
    /// A file that could not be read, and why.
    pub fn unreadable_file(&mut self, file: Place, cause: &str) {
        self.fault(&fault::UNREADABLE_FILE, file, format!("this file cannot be read: {cause}"))
            .help("everything else was read; check the file's permissions, or move it away");
    }

    /// The folder of the history cannot be read: nothing of it counts.
    pub fn unreadable_history(&mut self, file: Place, cause: &str) {
        self.fault(
            &fault::UNREADABLE_FILE,
            file,
            format!("the history cannot be read, so nothing of it counts: {cause}"),
        )
        .help("it should be a folder that you may read; your grades are still in it");
    }

    pub(super) fn conflicted_copy(&mut self, file: Place, original: &str) {
        self.fault(
            &fault::CONFLICTED_COPY,
            file,
            format!("this is a copy of {original} that a sync program made, so it was left out"),
        )
        .help("take over what it has and the other has not, then remove it");
    }

    pub(super) fn not_a_file(&mut self, file: Place) {
        self.fault(&fault::UNREADABLE_FILE, file, "this is not a file, though its name ends in `.toml`")
            .help("everything else was read; rename the folder, or move it away");
    }

    pub(super) fn not_utf8(&mut self, place: Place) {
        self.fault(&fault::NOT_UTF8, place, "this file is not UTF-8 text, so it was left out")
            .label("the first byte that is not UTF-8")
            .help("save it as UTF-8 in your editor (vim: `:set fileencoding=utf-8`)");
    }

    pub(super) fn file_name_is_no_id(&mut self, file: Place, stem: &str) {
        let message = format!("`{stem}` cannot be a story's id, so this story was left out");
        let better = slug_from(stem, 60).unwrap_or_else(|| "a-short-name".into());
        self.fault(&fault::BAD_ID, file, message).help(format!(
            "lower-case letters, digits and single hyphens: rename the file to `{better}.toml`"
        ));
    }

    pub(super) fn unknown_file(&mut self, file: Place) {
        self.fault(&fault::UNKNOWN_FILE, file, "this file has no meaning here and was not read")
            .help("stories go to `stories/`, decks to `decks/`; beside them stand `stardrill.toml`, `interviews.toml` and `points.toml`");
    }

    pub(super) fn syntax(&mut self, place: Place, message: &str, help: Option<String>) {
        let rest = "the rest of this file was not checked";
        self.fault(&fault::TOML_SYNTAX, place, format!("this is not TOML: {message}"))
            .help(help.map_or_else(|| rest.to_owned(), |help| format!("{help}; {rest}")));
    }
}

/// The history.
impl Diagnostics {
    /// A line of the history that is no whole entry.
    pub fn broken_line(&mut self, place: Place) {
        self.fault(
            &fault::BROKEN_LINE,
            place,
            "this line is not a whole entry; it was stepped over and kept",
        )
        .help("every other line counts; mend it, or leave it as it is");
    }

    /// So many lines that are not whole, two at least, the one at this place the first of them: they are not named one by one.
    pub fn broken_lines_beyond(&mut self, place: Place, count: usize) {
        let message =
            format!("this line and {} more are no whole entries; they were stepped over and kept", count - 1);
        self.fault(&fault::BROKEN_LINE, place, message).help("the lines before it show what they are like");
    }

    /// A line of a newer version.
    pub fn newer_history(&mut self, place: Place) {
        self.fault(&fault::NEWER_HISTORY, place, "this entry is of a newer stardrill; it was read around")
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
        self.fault(&fault::UNKNOWN_KEY, place, format!("{owner} has no key `{key}`")).help(help);
    }

    pub(super) fn missing_key(&mut self, place: Place, owner: &str, key: &str, example: &str) {
        self.fault(&fault::MISSING_KEY, place, format!("{owner} has no `{key}`, so it was left out"))
            .help(format!("add `{key} = {example}`"));
    }

    pub(super) fn wrong_type(&mut self, place: Place, key: &str, expected: &str, found: &str) {
        self.fault(&fault::WRONG_TYPE, place, format!("`{key}` wants {expected}, not {found}"))
            .label(format!("expected {expected}"));
    }

    /// What the fault minded last led to: its key is required.
    pub(super) fn left_out(&mut self, owner: &str, key: &str, example: &str) {
        if let Some(last) = self.last() {
            last.help = Some(format!("{owner} was left out: write `{key} = {example}`"));
        }
    }

    pub(super) fn blank(&mut self, place: Place, key: &str) {
        self.fault(&fault::BAD_VALUE, place, format!("`{key}` is blank"))
            .help("write something there, or take the line out");
    }

    pub(super) fn not_a_choice(&mut self, place: Place, key: &str, found: &str, choices: &[&str]) {
        let help = match nearest(found, choices.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "the default is used".to_owned(),
        };
        self.fault(&fault::BAD_VALUE, place, format!("`{key}` is {}, not `{found}`", one_of(choices)))
            .help(help);
    }

    pub(super) fn out_of_range(&mut self, place: Place, key: &str, range: &RangeInclusive<f64>) {
        let message = format!("`{key}` is a number from {} to {}", range.start(), range.end());
        self.fault(&fault::BAD_VALUE, place, message).help("the default is used until you change it");
    }

    pub(super) fn wrong_parameters(&mut self, place: Place) {
        self.fault(&fault::BAD_VALUE, place, "`parameters` holds no numbers, or 21")
            .help("take the line out to use the published defaults; `stardrill tune` writes it");
    }

    pub(super) fn bad_window(&mut self, place: Place) {
        self.fault(&fault::BAD_VALUE, place, "`seconds` is from and to, in whole seconds")
            .help("for example `seconds = [60, 120]`; that is used until you change it");
    }

    pub(super) fn one_variant(&mut self, place: Place, owner: &str) {
        self.fault(
            &fault::BAD_VALUE,
            place,
            format!("{owner} has one variant, so one answer is practised, not the method"),
        )
        .only_a_warning()
        .help("three variants with other numbers serve well");
    }

    pub(super) fn bad_when(&mut self, place: Place) {
        self.fault(&fault::BAD_VALUE, place, "`when` is a year or a year and month")
            .help("for example `when = \"2023-06\"`");
    }

    pub(super) fn bad_time(&mut self, place: Place) {
        self.fault(&fault::BAD_VALUE, place, "`time` is an hour and minutes")
            .help("for example `time = \"14:00\"`; until then the interview counts as held from 18:00 on");
    }

    pub(super) fn bad_id(&mut self, place: Place, owner: &str, found: &str) {
        let better = slug_from(found, 60).unwrap_or_else(|| "a-short-name".into());
        self.fault(&fault::BAD_ID, place, format!("`{found}` cannot be an id, so {owner} was left out"))
            .help(format!("lower-case letters, digits and single hyphens, like `{better}`"));
    }

    pub(super) fn bad_question_id(&mut self, place: Place, found: &str) {
        self.fault(&fault::BAD_ID, place, format!("`{found}` is no question id"))
            .help("a whole question id is `deck/question`; `stardrill find` shows them");
    }

    pub(super) fn bad_story_id(&mut self, place: Place, found: &str) {
        self.fault(&fault::BAD_ID, place, format!("`{found}` is no story id"))
            .help("a story's id is its file name without `.toml`");
    }

    pub(super) fn repeated_id(&mut self, place: Place, what: &str, id: &str) {
        self.fault(
            &fault::REPEATED_ID,
            place,
            format!("the {what} id `{id}` is taken, so this one was left out"),
        )
        .help("ids are unique; give this one another");
    }

    pub(super) fn repeated_alias(&mut self, place: Place, alias: &str, owner: &str) {
        self.fault(
            &fault::REPEATED_ALIAS,
            place,
            format!("the alias `{alias}` already stands for `{owner}`"),
        )
        .help("an alias leads to one place only; take it out of one of them");
    }
}

/// Links between files.
impl Diagnostics {
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
            self.fault(&fault::DANGLING_LINK, place, message).only_a_warning().help(help);
        } else {
            self.fault(&fault::DANGLING_LINK, place, format!("there is no question `{id}`")).help(help);
        }
    }

    pub(super) fn statement_link(&mut self, place: Place, story: &Story, question: &str) {
        let point = match story.headline() {
            "" => "…".to_owned(),
            // A shell reads `$2` within double quotes as another word.
            headline => {
                shlex::try_quote(headline).map_or_else(|_| "…".to_owned(), |quoted| quoted.into_owned())
            }
        };
        self.fault(
            &fault::STATEMENT_LINK,
            place,
            format!("`{question}` is a statement now: no story answers it"),
        )
        .help(format!("it would be a point: points {question} --add {point}"));
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
        self.fault(&fault::DANGLING_LINK, place, format!("there is no story `{id}`")).help(help);
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
        self.fault(&fault::DANGLING_LINK, place, format!("`{key}` names `{name}`, which is not there"))
            .only_a_warning()
            .help(help);
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
        self.fault(&fault::UNKNOWN_COMPETENCY, place, format!("`{tag}` is not in the vocabulary")).help(help);
    }

    pub(super) fn own_competency_for_alias(&mut self, place: Place, id: &CompetencyId, owner: &CompetencyId) {
        let message = format!("`{id}` stands as a competency of its own, no longer for `{owner}`");
        self.fault(&fault::UNKNOWN_COMPETENCY, place, message)
            .help(format!("did you mean `{owner}`? `{id}` is an alias of it: take this entry out"));
    }

    pub(super) fn own_competency_beside(&mut self, place: Place, id: &CompetencyId, near: &CompetencyId) {
        let message = format!("`{id}` stands as a competency of its own, beside `{near}`");
        self.fault(&fault::UNKNOWN_COMPETENCY, place, message).help(format!("did you mean `{near}`?"));
    }
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
