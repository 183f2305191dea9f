//! What a word that nobody uses may stand for: the beginning of known words, or a slip of the finger.

/// The letters that a beginning has at least.
const BEGINNING: usize = 3;
/// What a beginning, and a slip, count beside the word itself.
const AS_BEGINNING: f64 = 0.8;
const AS_SLIP: f64 = 0.7;

/// The known words that a typed one may stand for, each number once with what it counts: those that begin with it, or else those
/// within a slip or two (Damerau–Levenshtein, crate strsim: swapped letters are one slip).
pub(super) fn meant_by<'w>(typed: &str, known: impl Iterator<Item = (&'w str, u32)>) -> Vec<(u32, f64)> {
    let length = typed.chars().count();
    if length < BEGINNING {
        return vec![];
    }
    let (mut begun, mut slips) = (vec![], vec![]);
    for (word, number) in known {
        if word.starts_with(typed) {
            begun.push((number, AS_BEGINNING));
        } else if is_slip(typed, word) {
            slips.push((number, AS_SLIP));
        }
    }
    let mut meant = if begun.is_empty() { slips } else { begun };
    meant.sort_unstable_by_key(|(number, _)| *number);
    meant.dedup_by_key(|(number, _)| *number);
    meant
}

/// The texts nearest to a typed one, nearest first, `most` at most, each once; none that is nothing like it.
pub(super) fn nearest<'t>(typed: &str, known: impl Iterator<Item = &'t str>, most: usize) -> Vec<&'t str> {
    const LIKE: f64 = 0.82;
    let typed = typed.to_lowercase();
    let mut near: Vec<(f64, &str)> = known
        .map(|text| (strsim::jaro_winkler(&typed, &text.to_lowercase()), text))
        .filter(|(likeness, _)| *likeness >= LIKE)
        .collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    near.dedup_by(|a, b| a.1 == b.1);
    near.into_iter().take(most).map(|(_, text)| text).collect()
}

/// Whether a typed word is a known one but for a slip or two.
pub(super) fn is_slip(typed: &str, known: &str) -> bool {
    match typed.chars().count() {
        ..=3 => false,
        4 => is_swap(typed, known), // one letter more, less or other nearly always makes another word
        length => {
            let allowed = if length < 8 { 1 } else { 2 };
            known.len().abs_diff(typed.len()) <= allowed
                && strsim::damerau_levenshtein(typed, known) <= allowed
        }
    }
}

/// Whether two words are one but for two neighbouring letters that changed places.
fn is_swap(typed: &str, known: &str) -> bool {
    let letters = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        letters.sort_unstable();
        letters
    };
    strsim::damerau_levenshtein(typed, known) == 1 && letters(typed) == letters(known)
}
