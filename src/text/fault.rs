//! The faults that can be found while reading: one table of their names, how bad they are, and what `check --explain` says.
//!
//! Their wording is in `wording.rs`; a fault that is not in this table cannot be named there.

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Something could be better.
    Warning,
    /// Something of the person's is not used.
    Error,
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

/// A kind of fault.
#[derive(Debug)]
pub struct Fault {
    /// The stable name.
    pub name: &'static str,
    /// How bad it is, as a rule.
    pub severity: Severity,
    /// What it means, and what becomes of the rest; shown by `check --explain`.
    pub explain: &'static str,
}

/// Names each fault, and lists them all.
macro_rules! faults {
    ($($constant:ident = $severity:ident, $name:literal, $explain:literal;)*) => {
        $(pub(super) const $constant: Fault =
            Fault { name: $name, severity: Severity::$severity, explain: $explain };)*

        /// Every fault that can be found while reading.
        pub const FAULTS: &[Fault] = &[$($constant),*];
    };
}

faults! {
    TOML_SYNTAX = Error, "toml-syntax",
        "The file is not TOML. Only the first fault of a file is shown: one open bracket makes dozens of others.\n\
        The whole file is left out until it is mended; everything else works.\n\n\
        Common ones: a month wants quotes (`when = \"2023-06\"`); a backslash inside \"…\" starts an escape (use '…');\n\
        curly quotes are letters; many lines of text stand between ''' and '''.";

    UNKNOWN_KEY = Error, "unknown-key",
        "A key that nothing here reads, mostly a slip of the fingers. Its value is not used; the rest of the entry is.";

    MISSING_KEY = Error, "missing-key",
        "An entry lacks a key without which it means nothing, so it was left out. The rest of the file is used.";

    WRONG_TYPE = Error, "wrong-type",
        "A value of another type than its key wants: a text where a list belongs, say. Only that value is lost.";

    BAD_VALUE = Error, "bad-value",
        "A value that its key cannot take: a word that is none of the choices, a number out of range, a blank text.";

    BAD_ID = Error, "bad-id",
        "Ids are lower-case letters and digits in groups joined by single hyphens: `dc-exit`.\n\
        A question's whole id is `deck/question`; a story's id is its file name without `.toml`.";

    REPEATED_ID = Error, "repeated-id",
        "Ids are unique. The first entry keeps it, the second was left out.";

    REPEATED_ALIAS = Error, "repeated-alias",
        "An alias leads to one place only.";

    DANGLING_LINK = Error, "dangling-link",
        "A link names a question or story that is not there. It is ignored, so a question may look uncovered.\n\
        Links into a deck that could not be read are not reported: mend the deck first.";

    STATEMENT_LINK = Warning, "link-to-statement",
        "A story is linked to a statement: something that is said in a minute or two from own points, never with a story.\n\
        The link counts for nothing and stays in the file until you take it out. The story's headline may make a point.";

    UNKNOWN_COMPETENCY = Warning, "unknown-competency",
        "A tag that is not in the vocabulary. It still counts as a tag of its own, but meets only its like.\n\
        Own competencies go into stardrill.toml as `[[competency]]`. One whose id is an alias in the vocabulary takes\n\
        those tags over; one whose id is nearly another's is probably a slip.";

    NOT_UTF8 = Error, "not-utf8",
        "The file holds bytes that are not UTF-8 text, so it was left out whole.";

    UNREADABLE_FILE = Error, "unreadable-file",
        "Something stands where a file was expected, or the file may not be read.";

    CONFLICTED_COPY = Warning, "conflicted-copy",
        "A sync program keeps both versions of a file that was changed in two places, one of them under another name.\n\
        Beside the original such a copy of a deck is left out: read, it would take the original's place.";

    UNKNOWN_FILE = Warning, "unknown-file",
        "A TOML file in the home that has no meaning there.";

    BROKEN_LINE = Error, "broken-line",
        "A line of the history is not a whole entry (a torn write, a merge gone wrong). It is stepped over and kept;\n\
        every other line counts.";

    NEWER_HISTORY = Error, "newer-history",
        "The history holds entries of a newer stardrill. They are read around, and nothing is written until this\n\
        stardrill is as new: otherwise two versions would disagree about what you practised.";
}
