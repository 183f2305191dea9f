//! The sentences of a text.

/// The sentences of what was said. A mark ends one if a blank or a closing quote comes behind it; a full-width mark always does.
pub(crate) fn sentences(text: &str) -> Vec<String> {
    let mut sentences = vec![];
    let mut begun = 0;
    for (at, c) in text.char_indices() {
        if at < begun {
            continue; // a quote that closes what ended
        }
        let end = at + c.len_utf8();
        let ends = match c {
            '.' if is_shortened(&text[begun..at]) => false,
            '?' | '.' | '!' => text[end..].starts_with([' ', '"', '”']),
            '？' | '。' | '！' => true,
            _ => false,
        };
        if ends {
            let quotes = text[end..].chars().take_while(|c| matches!(c, '"' | '”' | '’'));
            let end = end + quotes.map(char::len_utf8).sum::<usize>();
            sentences.push(text[begun..end].trim().to_owned());
            begun = end;
        }
    }
    sentences.push(text[begun..].trim().to_owned());
    sentences.retain(|sentence| sentence.chars().any(char::is_alphanumeric));
    sentences
}

/// Whether the last word is one that is written with a point: "Mr."
fn is_shortened(text: &str) -> bool {
    let is_word =
        |word: &str| text.strip_suffix(word).is_some_and(|before| !before.ends_with(char::is_alphanumeric));
    ["Mr", "Mrs", "Ms", "Dr", "Prof", "St", "vs", "e.g", "i.e", "etc"].iter().any(|word| is_word(word))
}

#[cfg(test)]
mod tests {
    use super::sentences;

    #[test]
    fn a_closing_quote_belongs_to_its_sentence() {
        assert_eq!(sentences("\"Why now?\" \"Who paid?\""), ["\"Why now?\"", "\"Who paid?\""]);
    }
}
