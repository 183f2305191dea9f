//! A phrase from `avoid` stands in the story's own text.

use super::{Rule, ready_stories};
use crate::bank::{Bank, Part, Place, Story};
use crate::text::Diagnostics;
use jiff::civil::Date;

pub(super) const RULE: Rule = Rule {
    name: "phrase-to-avoid",
    explain: "A phrase that you listed under `avoid` stands in the story itself, as whole words in any case.\n\
        What is written is what comes out under pressure: a former employer's name, a product code, a colleague.\n\n\
        Bad:   avoid = [\"Contoso\"] and situation = '''Contoso was closing …'''\n\
        Good:  situation = '''A retailer was closing …'''",
    check,
};

fn check(bank: &Bank, _: Date, minded: &mut Diagnostics) {
    for story in ready_stories(bank) {
        for phrase in &story.avoid {
            for (text, place) in texts(story) {
                if holds_words(text, &phrase.value) {
                    minded
                        .warn(RULE.name, place, format!("`{}` is under `avoid`, but stands here", phrase.value))
                        .help("say it another way, or take it out of `avoid`");
                }
            }
        }
    }
}

fn texts(story: &Story) -> impl Iterator<Item = (&str, Place)> {
    let parts = Part::ALL.into_iter().filter_map(|part| story.parts[part as usize].as_ref());
    let written = std::iter::once(&story.title).chain(&story.headline).chain(parts);
    written
        .map(|text| (text.value.as_str(), text.place))
        .chain(story.numbers.iter().map(|number| (number.say.as_str(), number.place)))
}

fn holds_words(text: &str, phrase: &str) -> bool {
    let (text, phrase) = (text.to_lowercase(), phrase.to_lowercase());
    text.match_indices(&phrase).any(|(start, _)| {
        let before = text[..start].chars().next_back();
        let behind = text[start + phrase.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !behind.is_some_and(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use super::holds_words;

    #[test]
    fn phrases_are_whole_words_in_any_case() {
        assert!(holds_words("We left CONTOSO behind", "Contoso"));
        assert!(!holds_words("Contosoland", "contoso"));
    }
}
