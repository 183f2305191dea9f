//! What a column of a table or a key of JSON holds, by its name.

/// What a column of questions holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Column {
    Ask,
    Also,
    FollowUps,
    Hints,
    /// What a weak answer gives away.
    Weak,
    /// What somebody noted beside it, which is no answer.
    Notes,
    /// Tags between commas.
    Tags,
    /// Tags between blanks.
    Words,
    Known(&'static str),
}

/// Names in lower case.
const NAMES: [(&str, Column); 61] = [
    ("ask", Column::Ask),
    ("question", Column::Ask),
    ("questions", Column::Ask),
    ("interview question", Column::Ask),
    ("question text", Column::Ask),
    ("prompt", Column::Ask),
    ("front", Column::Ask),
    ("q", Column::Ask),
    ("pushback", Column::Ask),
    ("objection", Column::Ask),
    ("frage", Column::Ask),
    ("fragen", Column::Ask),
    ("also", Column::Also),
    ("alternative", Column::Also),
    ("alternatives", Column::Also),
    ("other wording", Column::Also),
    ("variant", Column::Also),
    ("follow up", Column::FollowUps),
    ("follow ups", Column::FollowUps),
    ("followup", Column::FollowUps),
    ("followups", Column::FollowUps),
    ("follow up question", Column::FollowUps),
    ("follow up questions", Column::FollowUps),
    ("nachfrage", Column::FollowUps),
    ("nachfragen", Column::FollowUps),
    ("back", Column::Hints),
    ("notes", Column::Notes),
    ("note", Column::Notes),
    ("comment", Column::Notes),
    ("comments", Column::Notes),
    ("hint", Column::Hints),
    ("hints", Column::Hints),
    ("key points", Column::Hints),
    ("response", Column::Hints),
    ("rebuttal", Column::Hints),
    ("reply", Column::Hints),
    ("tip", Column::Hints),
    ("tips", Column::Hints),
    ("what to say", Column::Hints),
    ("antwort", Column::Hints),
    ("notizen", Column::Notes),
    ("competency", Column::Tags),
    ("competencies", Column::Tags),
    ("category", Column::Tags),
    ("topic", Column::Tags),
    ("theme", Column::Tags),
    ("tags", Column::Tags),
    ("skill", Column::Tags),
    ("area", Column::Tags),
    ("type", Column::Tags),
    ("thema", Column::Tags),
    ("kategorie", Column::Tags),
    ("kompetenz", Column::Tags),
    ("why they ask", Column::Known("probes")),
    ("what it tests", Column::Known("probes")),
    ("purpose", Column::Known("probes")),
    ("signal", Column::Known("probes")),
    ("signals", Column::Known("probes")),
    ("intent", Column::Known("probes")),
    ("probes", Column::Known("probes")),
    ("likelihood", Column::Known("likelihood")),
];

/// Words of columns that say what is looked for.
const PROBING: [&str; 6] = ["probing", "testing", "assess", "evaluat", "looking for", "what they look"];

/// Words of columns that say what an answer should not be.
const WEAK: [&str; 6] = ["avoid", "red flag", "pitfall", "mistake", "weak answer", "bad answer"];

/// What a column of this name holds; `sample_answer` and `What they are probing` are told by their words.
pub(crate) fn column(name: &str) -> Option<Column> {
    let name = name.trim().to_lowercase().replace(['_', '-'], " ");
    let name = name.trim_end_matches(['?', ':', '*']).trim();
    let known = NAMES.iter().find(|(known, _)| *known == name).map(|(_, column)| *column);
    known.or_else(|| match () {
        () if name.split_whitespace().count() > 5 => None,
        () if PROBING.iter().any(|word| name.contains(word)) => Some(Column::Known("probes")),
        () if WEAK.iter().any(|word| name.contains(word)) => Some(Column::Weak),
        () if name.ends_with("answer") || name.ends_with("answers") || name.starts_with("answer") => {
            Some(Column::Hints)
        }
        () if ["sample ", "ideal ", "model "].iter().any(|start| name.starts_with(start)) => {
            Some(Column::Hints)
        }
        () if [" response", " rebuttal", " reply"].iter().any(|end| name.ends_with(end)) => {
            Some(Column::Hints)
        }
        () if [" question", " pushback", " objection"].iter().any(|end| name.ends_with(end)) => {
            Some(Column::Ask)
        }
        () => None,
    })
}
