//! Explanations of the faults found while reading; their wording is in [`crate::text::diagnostic`].

const EXPLANATIONS: &[(&str, &str)] = &[
    (
        "toml-syntax",
        "The file is not TOML. Only the first fault of a file is shown: one open bracket makes dozens of others.\n\
         The whole file is left out until it is mended; everything else works.\n\n\
         Common ones: a month wants quotes (`when = \"2023-06\"`); a backslash inside \"…\" starts an escape (use '…');\n\
         curly quotes are letters; many lines of text stand between ''' and '''.",
    ),
    (
        "unknown-key",
        "A key that nothing here reads, mostly a slip of the fingers. Its value is not used; the rest of the entry is.",
    ),
    (
        "missing-key",
        "An entry lacks a key without which it means nothing, so it was left out. The rest of the file is used.",
    ),
    (
        "wrong-type",
        "A value of another type than its key wants: a text where a list belongs, say. Only that value is lost.",
    ),
    (
        "bad-value",
        "A value that its key cannot take: a word that is none of the choices, a number out of range, a blank text.",
    ),
    (
        "bad-id",
        "Ids are lower-case letters and digits in groups joined by single hyphens: `dc-exit`.\n\
         A question's whole id is `deck/question`; a story's id is its file name without `.toml`.",
    ),
    ("repeated-id", "Ids are unique. The first entry keeps it, the second was left out."),
    ("repeated-alias", "An alias leads to one place only."),
    (
        "dangling-link",
        "A link names a question or story that is not there. It is ignored, so a question may look uncovered.\n\
         Links into a deck that could not be read are not reported: mend the deck first.",
    ),
    (
        "unknown-competency",
        "A tag that is not in the vocabulary. It still counts as a tag of its own, but meets only its like.\n\
         Own competencies go into stardrill.toml as `[[competency]]`.",
    ),
    ("not-utf8", "The file holds bytes that are not UTF-8 text, so it was left out whole."),
    ("unreadable-file", "Something stands where a file was expected, or the file may not be read."),
    ("unknown-file", "A TOML file in the home that has no meaning there."),
    (
        "broken-line",
        "A line of the history is not a whole entry (a torn write, a merge gone wrong). It is stepped over and kept;\n\
         every other line counts.",
    ),
    (
        "newer-history",
        "The history holds entries of a newer stardrill. They are read around, and nothing is written until this\n\
         stardrill is as new: otherwise two versions would disagree about what you practised.",
    ),
];

pub(super) fn explain(name: &str) -> Option<&'static str> {
    EXPLANATIONS.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}

pub(super) fn names() -> impl Iterator<Item = &'static str> {
    EXPLANATIONS.iter().map(|(name, _)| *name)
}
