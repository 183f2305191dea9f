//! Headings above what an applicant asks: "Questions to ask the interviewer". It is nothing to prepare an answer for.

/// Whom an applicant asks.
const THEM: [&str; 11] = [
    "interviewer",
    "recruiter",
    "employer",
    "hiring manager",
    "the company",
    "your company",
    "the panel",
    "the team",
    "the manager",
    " them",
    " us",
];
/// Words that say so by themselves.
const SAYS: [&str; 9] = [
    "reverse interview",
    "ask the interviewer",
    "ask your interviewer",
    "ask interviewers",
    "questions you should ask",
    "questions you can ask",
    "questions i ask",
    "questions i want to ask",
    "questions i should ask",
];

/// Whether a heading, or a question, leads to what the applicant asks.
pub(crate) fn is_for_them(text: &str) -> bool {
    let lower =
        text.to_lowercase().replace("any questions", "questions").replace("some questions", "questions");
    // "Questions to ask a candidate for the team" are the other way round.
    if ["candidate", "applicant", " role", " position"].iter().any(|other| lower.contains(other)) {
        return false;
    }
    let named = |lead: &str| {
        let behind = lower.split_once(lead).map(|(_, behind)| format!(" {behind}"));
        behind.is_some_and(|behind| THEM.iter().any(|them| names(&behind, them)))
    };
    SAYS.iter().any(|says| lower.contains(says))
        || lower.contains("do you have questions")
        || named("questions to ask")
        || named("questions for ")
}

/// Whether some words stand in a text as a whole, in the plural too.
fn names(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let behind = &text[at + words.len()..];
        !behind.strip_prefix('s').unwrap_or(behind).starts_with(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use super::is_for_them;

    #[test]
    fn who_asks_whom_is_told_by_the_heading() {
        for text in [
            "Questions to Ask Interviewers",
            "10 questions to ask your hiring manager",
            "Do you have any questions for us?",
            "Questions for the recruiter",
            "Reverse interview",
        ] {
            assert!(is_for_them(text), "{text}");
        }
        for text in [
            "Questions to ask",
            "Questions to ask candidates for the team",
            "Questions for a hiring manager role",
            "Questions for usability",
            "Behavioral questions",
        ] {
            assert!(!is_for_them(text), "{text}");
        }
    }
}
