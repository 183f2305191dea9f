//! How questions and requests begin, and how they end.

/// How a request begins that is no question by its mark.
pub(crate) const REQUESTS: [&str; 30] = [
    "tell",
    "describe",
    "give",
    "walk me",
    "walk us",
    "walk through a",
    "walk through your",
    "walk through the",
    "explain",
    "talk about",
    "talk me",
    "talk us",
    "talk through",
    "share",
    "name",
    "say something",
    "say a few",
    "imagine",
    "suppose",
    "discuss",
    "outline",
    "convince",
    "sell",
    "summarise",
    "summarize",
    "take us",
    "take me",
    "provide",
    "difference between",
    "differences between",
];

/// How a request begins that wants more behind it: "Pick a failure and tell us …". What ends with the choice is advice.
pub(crate) const CHOICES: [&str; 5] = ["pick a", "choose a", "think of a", "recall", "think about a"];

/// How a question begins, with its mark or without.
pub(crate) const ASKING: [&str; 16] = [
    "what",
    "what's",
    "whats",
    "why",
    "how",
    "when",
    "where",
    "which",
    "who",
    "whom",
    "have you",
    "are you",
    "do you",
    "did you",
    "can you",
    "would you",
];

/// What begins a clause as often as a question: "When performance depends on it".
pub(crate) const CLAUSES: [&str; 2] = ["when", "where"];

/// How requests begin in other languages than English; what asks there has its mark.
pub(crate) const REQUESTS_ABROAD: [&str; 31] = [
    "cuéntame",
    "cuéntanos",
    "indícanos",
    "coméntanos",
    "háblanos",
    "te pediré que",
    "cuénteme",
    "háblame",
    "hábleme",
    "describa",
    "explícame",
    "explique",
    "dame un ejemplo",
    "deme un ejemplo",
    "parlez",
    "décrivez",
    "racontez",
    "donnez",
    "expliquez",
    "citez",
    "erzählen sie",
    "erzähl",
    "beschreiben sie",
    "beschreibe",
    "schildern sie",
    "nennen sie",
    "erklären sie",
    "fale",
    "conte",
    "descreva",
    "descriva",
];

/// Requests that are told within a text: what else begins with "say" or "name" is advice.
pub(crate) const PLAIN_REQUESTS: [&str; 18] = [
    "tell me",
    "tell us",
    "give me",
    "give us",
    "give an",
    "describe",
    "walk me",
    "walk us",
    "share a",
    "share an",
    "talk about",
    "talk me",
    "talk us",
    "explain",
    "take me",
    "take us",
    "請",
    "请",
];

/// Words that nothing ends with, and few sentences begin with.
const LEADING_ON: [&str; 62] = [
    "a",
    "an",
    "the",
    "of",
    "with",
    "in",
    "to",
    "for",
    "and",
    "or",
    "at",
    "by",
    "on",
    "from",
    "your",
    "as",
    "who",
    "that",
    "when",
    "where",
    "which",
    "if",
    "but",
    "than",
    "you",
    "i",
    "is",
    "was",
    "were",
    "had",
    "have",
    "how",
    "what",
    "why",
    "about",
    "between",
    "across",
    "alongside",
    "within",
    "without",
    "over",
    "under",
    "near",
    "behind",
    "against",
    "using",
    "like",
    "into",
    "onto",
    "through",
    "during",
    "after",
    "before",
    "since",
    "until",
    "while",
    "because",
    "so",
    "not",
    "their",
    "our",
    "its",
];

pub(crate) fn begins_with(lower: &str, starts: &[&str]) -> bool {
    starts
        .iter()
        .any(|start| lower.strip_prefix(start).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)))
}

/// Whether a text ends as a question does.
pub(crate) fn ends_with_mark(text: &str) -> bool {
    text.trim_end_matches(['"', '”', ')', '*', ' ', '）', '」']).ends_with(['?', '？'])
}

/// A request in small letters without the courtesy before it: "could you please describe".
pub(crate) fn without_please(lower: &str) -> &str {
    let leads = ["please ", "can you ", "could you ", "would you ", "and "];
    let mut asked = lower;
    while let Some(rest) = leads.iter().find_map(|lead| asked.strip_prefix(lead)) {
        asked = rest;
    }
    asked
}

/// Whether a text ends with a word that nothing ends with, and few sentences begin with: "Tell me about the", "across".
pub(crate) fn leads_on(text: &str) -> bool {
    text.split_whitespace().next_back().is_none_or(|last| LEADING_ON.contains(&last.to_lowercase().as_str()))
}
