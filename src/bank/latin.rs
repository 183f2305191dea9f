//! Letters spelled in plain Latin ones: for ids made of titles, and so that comparing texts overlooks accents and alphabets.
//!
//! Alphabets (scripts with capitals: Latin, Greek, Cyrillic, Armenian …), Hangul and foreign digits have one spelling each,
//! which the crate deunicode knows. Han and kana, abjads and Indic scripts are left alone: read character by character they
//! give the wrong language, or no vowels.

use deunicode::deunicode_char;

/// Adds `text` to `folded` without case and accents; what has no Latin spelling stays as it is.
pub(super) fn fold_into(text: &str, folded: &mut String) {
    if text.is_ascii() {
        let start = folded.len();
        folded.push_str(text);
        folded[start..].make_ascii_lowercase();
        return;
    }
    for letter in text.chars() {
        if letter.is_ascii() {
            folded.push(letter.to_ascii_lowercase());
        } else if let Some(spelling) = spelling(letter) {
            folded.extend(plain(spelling));
        } else {
            folded.extend(letter.to_lowercase());
        }
    }
}

/// A text's words in lower-case Latin letters and digits, each in one piece; what has no Latin spelling parts words.
///
/// Apostrophes and combining accents part none.
pub(super) fn words(text: &str) -> Vec<String> {
    let mut spelled = String::new();
    for letter in text.chars().filter(|letter| !is_silent(*letter)) {
        match spelling(letter) {
            Some(spelling) => spelled.extend(plain(spelling)),
            None if letter.is_ascii_alphanumeric() => spelled.push(letter.to_ascii_lowercase()),
            None => spelled.push(' '),
        }
    }
    spelled.split_ascii_whitespace().map(str::to_owned).collect()
}

/// How a letter or digit beyond ASCII is spelled; `None` if it has no one spelling.
fn spelling(letter: char) -> Option<&'static str> {
    match letter {
        '\0'..='\x7f' => None,
        'Ə' | 'ə' | 'Ә' | 'ә' => Some("e"), // deunicode writes `@`
        _ if letter.is_lowercase() || letter.is_uppercase() || is_hangul(letter) => {
            deunicode_char(letter).filter(|spelling| !spelling.contains(' ')) // ℹ is no word
        }
        _ if letter.is_numeric() => {
            deunicode_char(letter).filter(|spelling| spelling.bytes().all(|digit| digit.is_ascii_digit()))
        }
        _ => None,
    }
}

/// The letters and digits of a spelling, in lower case: `ь` is written as an apostrophe, `ғ` as `g'`.
fn plain(spelling: &str) -> impl Iterator<Item = char> {
    let letters = spelling.chars().filter(char::is_ascii_alphanumeric);
    letters.map(|letter| letter.to_ascii_lowercase())
}

fn is_hangul(letter: char) -> bool {
    ('\u{ac00}'..='\u{d7a3}').contains(&letter)
}

/// Apostrophes, combining accents and other marks without width.
fn is_silent(mark: char) -> bool {
    mark == '\''
        || (!mark.is_ascii()
            && !mark.is_alphanumeric()
            && matches!(deunicode_char(mark), Some("" | "'" | "`")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        let mut folded = String::new();
        fold_into(text, &mut folded);
        folded
    }

    #[test]
    fn alphabets_hangul_and_digits_are_spelled_in_latin_letters() {
        for (written, spelled) in [
            ("Don't", "don't"),
            ("Straße", "strasse"),
            ("Đorđe Žižek", "dorde zizek"),
            ("Łódź, Ærø, Þór", "lodz, aero, thor"),
            ("İstanbul ığdır", "istanbul igdir"),
            ("ÉTÉ œuvre", "ete oeuvre"),
            ("Əliyev", "eliyev"),
            ("Кремль объём", "kreml obiom"),
            ("Ψυχή", "psukhe"),
            ("서울", "seoul"),
            ("ＡＷＳ ２０２４ m²", "aws 2024 m2"),
        ] {
            assert_eq!(folded(written), spelled, "{written}");
        }
    }

    #[test]
    fn what_has_no_one_spelling_stays() {
        for written in ["予算削減", "データ", "שלום", "ประเทศ", "½", "🦄 → ℹ", "10 €"]
        {
            assert_eq!(folded(written), written);
        }
    }

    #[test]
    fn folding_adds_to_what_stands_there() {
        let mut both = "Ä ".to_owned();
        fold_into("ASCII", &mut both);
        fold_into(" Überblick", &mut both);
        assert_eq!(both, "Ä ascii uberblick");
    }

    #[test]
    fn marks_without_width_part_no_words() {
        assert_eq!(words("Don’t re\u{301}sume\u{301} hy\u{ad}phens"), ["dont", "resume", "hyphens"]);
        assert_eq!(words("Zürich → Genève 🦄 €10"), ["zurich", "geneve", "10"]);
        assert_eq!(words("予算 2024"), ["2024"]);
    }
}
