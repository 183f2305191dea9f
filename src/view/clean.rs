//! Text from files, made safe to print: no escape codes, no control characters, no bidirectional overrides.
//!
//! TOML forbids a raw ESC but takes `\u001b`, `\e` and `\x1b`; C1 controls (U+0080 to U+009F) act like escapes in some
//! terminals, and bidi controls can make a line read as something else.

use std::borrow::Cow;

/// The text with every dangerous character shown as a mark; tabs become spaces, newlines stay.
pub fn clean(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| is_dangerous(c) || c == '\t') {
        return Cow::Borrowed(text);
    }
    let safe = |c| match c {
        '\t' => ' ',
        c if is_dangerous(c) => '\u{fffd}',
        c => c,
    };
    Cow::Owned(text.replace("\r\n", "\n").chars().map(safe).collect())
}

/// The same with its tabs: for what other programs read.
pub fn clean_lines(text: &str) -> String {
    text.split('\t').map(clean).collect::<Vec<_>>().join("\t")
}

/// The same with as many bytes as before, so that spans into the text stay right; a line may end with CR LF.
pub fn clean_in_place(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_dangerous) {
        return Cow::Borrowed(text);
    }
    let next = text.chars().skip(1).map(Some).chain([None]);
    let safe = |(c, next): (char, Option<char>)| match (c, c.len_utf8()) {
        ('\r', _) if next == Some('\n') => "\r".to_owned(),
        (c, 1) if is_dangerous(c) => "?".to_owned(),
        (c, 2) if is_dangerous(c) => "¿".to_owned(),
        (c, _) if is_dangerous(c) => "\u{fffd}".to_owned(), // three bytes, as are all bidi controls
        (c, _) => c.to_string(),
    };
    Cow::Owned(text.chars().zip(next).map(safe).collect())
}

/// JSON text in which the characters that [`clean`] minds and JSON leaves raw are escaped; the data stays the same.
pub fn clean_json(json: &str) -> Cow<'_, str> {
    if !json.chars().any(is_dangerous) {
        return Cow::Borrowed(json);
    }
    let safe = |c: char| if is_dangerous(c) { format!("\\u{:04x}", u32::from(c)) } else { c.to_string() };
    Cow::Owned(json.chars().map(safe).collect())
}

fn is_dangerous(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t'))
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_lone_return_overwrites_nothing() {
        assert_eq!(clean_in_place("a\rFAKE\r\nb"), "a?FAKE\r\nb");
    }

    #[test]
    fn escapes_c1_and_bidi_never_pass() {
        assert_eq!(
            clean("a\u{1b}[31mb\u{9b}2Jc\u{202e}d\te\r\nf"),
            "a\u{fffd}[31mb\u{fffd}2Jc\u{fffd}d e\nf"
        );
        assert_eq!(clean("Zwölf — fine ✓"), "Zwölf — fine ✓");
        assert_eq!(clean_json("\"a\u{9b}\u{202e}\""), r#""a\u009b\u202e""#);
    }

    proptest! {
        #[test]
        fn cleaning_in_place_keeps_the_length_and_leaves_nothing_dangerous(text in any::<String>()) {
            let cleaned = clean_in_place(&text);
            prop_assert_eq!(cleaned.len(), text.len());
            prop_assert!(!cleaned.replace("\r\n", "").chars().any(is_dangerous));
            prop_assert!(!clean(&text).chars().any(is_dangerous));
        }
    }
}
