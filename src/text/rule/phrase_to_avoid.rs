//! A phrase from `avoid` stands in the story's own text.

use super::definition::Rule;
use crate::bank::threshold::Thresholds;
use crate::bank::{Part, Story, Written};
use crate::text::diagnostic::Diagnostics;
use jiff::civil::Date;

pub(super) const RULE: Rule = Rule {
    name: "phrase-to-avoid",
    explain: "A phrase that you listed under `avoid` stands in the story itself, as whole words in any case.\n\
        What is written is what comes out under pressure: a former employer's name, a product code, a colleague.\n\n\
        Bad:   avoid = [\"Contoso\"] and situation = '''Contoso was closing …'''\n\
        Good:  situation = '''A retailer was closing …'''",
    thresholds: &[],
    check,
};

fn check(story: &Story, _: &Thresholds, _: Date, minded: &mut Diagnostics) {
    for phrase in &story.avoid {
        for text in texts(story) {
            if let Some((start, end)) = find_words(&text.value, &phrase.value) {
                let message = format!("`{}` is under `avoid`, but stands here", phrase.value);
                minded
                    .warn(RULE.name, text.within(start, end), message)
                    .help("say it another way, or take it out of `avoid`");
            }
        }
    }
}

fn texts(story: &Story) -> impl Iterator<Item = Written<String>> {
    let parts = Part::ALL.into_iter().filter_map(|part| story.parts[part as usize].as_ref());
    let numbers = story.numbers.iter().map(|number| Written::new(number.say.clone(), number.place));
    std::iter::once(&story.title).chain(&story.headline).chain(parts).cloned().chain(numbers)
}

/// The byte range of a phrase that stands in a text as whole words, in any case.
fn find_words(text: &str, phrase: &str) -> Option<(usize, usize)> {
    let (lower, phrase) = (text.to_lowercase(), phrase.to_lowercase());
    let (start, _) = lower.match_indices(&phrase).find(|(start, _)| {
        let before = lower[..*start].chars().next_back();
        let behind = lower[start + phrase.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !behind.is_some_and(char::is_alphanumeric)
    })?;
    // Some letters change their length in lower case: then only the text as a whole can be named.
    Some(if lower.len() == text.len() { (start, start + phrase.len()) } else { (0, text.len()) })
}

#[cfg(test)]
mod tests {
    use super::find_words;

    #[test]
    fn phrases_are_whole_words_in_any_case() {
        assert_eq!(find_words("We left CONTOSO behind", "Contoso"), Some((8, 15)));
        assert_eq!(find_words("Contosoland", "contoso"), None);
    }
}
