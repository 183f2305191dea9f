//! Files that hold questions and stories: each is read for both, and what one of them has is taken out of the other.

use super::words::around::stripped;
use super::{Foreign, ForeignQuestion, ForeignStory, Form, Holding, Left, read};
use std::collections::HashSet;

/// What a file holds: what it is guessed to, and then what else stands in it. `columns` as for [`read`].
pub fn all_of(
    text: &str,
    form: Form,
    guessed: Holding,
    columns: &[(String, String)],
) -> Vec<(Holding, Foreign)> {
    let mut first = read(text, form, guessed, columns);
    let has_both = matches!(form, Form::Markdown | Form::Org | Form::Html);
    let other = match guessed {
        Holding::Stories => questions_beside(&first, read(text, form, Holding::Deck, columns)),
        Holding::Deck if has_both => stories_beside(&mut first, read(text, form, Holding::Stories, columns)),
        Holding::Deck | Holding::Debrief => None,
    };
    std::iter::once((guessed, first)).chain(other).collect()
}

/// The questions of a file of stories, but for those that its stories answer. A single one is none, unless it has an answer.
fn questions_beside(stories: &Foreign, mut deck: Foreign) -> Option<(Holding, Foreign)> {
    let asked = asked_of(stories);
    let told = told_in(stories);
    deck.questions = std::mem::take(&mut deck.questions)
        .into_iter()
        .filter_map(|question| match asked.contains(&question.ask.to_lowercase()) {
            true => answered_before_it_is_told(question, &told),
            false => Some(question),
        })
        .collect();
    let is_answered = |question: &ForeignQuestion| !question.hints.is_empty();
    let has_any = deck.questions.len() > 1 || deck.questions.iter().any(is_answered);
    has_any.then_some((Holding::Deck, deck))
}

/// The stories of a list of questions, but for those that answer one of them: they are kept with it.
fn stories_beside(deck: &mut Foreign, mut found: Foreign) -> Option<(Holding, Foreign)> {
    let asked: HashSet<String> = deck.questions.iter().map(|one| one.ask.to_lowercase()).collect();
    let title = |story: &ForeignStory| stripped(&story.title).0.to_lowercase();
    found.stories.retain(is_surely_told);
    let told = found.stories.len();
    found.stories.retain(|story| !asked.contains(&title(story)));
    deck.told_as_answers = told - found.stories.len();
    (!found.stories.is_empty()).then_some((Holding::Stories, found))
}

/// What the stories say that they answer, or are asked next: such questions are kept there.
fn asked_of(stories: &Foreign) -> HashSet<String> {
    let asked = stories.stories.iter().flat_map(|story| {
        let pressed = story.pushback.iter().map(|pressed| &pressed.ask);
        std::iter::once(&story.title).chain(&story.best_for).chain(pressed)
    });
    asked.map(|asked| asked.to_lowercase()).collect()
}

/// The lines of all parts, without their labels and bullets.
fn told_in(stories: &Foreign) -> HashSet<&str> {
    let parts = stories.stories.iter().flat_map(|story| &story.parts);
    parts.flat_map(|part| part.lines()).map(|line| line.trim_start_matches(['-', ' ']).trim_end()).collect()
}

/// A question that is answered in plain words before a story tells it again, with that answer.
fn answered_before_it_is_told(
    mut question: ForeignQuestion,
    told: &HashSet<&str>,
) -> Option<ForeignQuestion> {
    const WORDS: usize = 8;
    let is_told = |hint: &String| {
        let behind_label = hint.split_once(':').map_or(hint.as_str(), |(_, behind)| behind).trim();
        told.contains(behind_label) || told.contains(hint.trim())
    };
    let before = question.hints.iter().position(is_told)?;
    question.hints.truncate(before);
    let words = question.hints.iter().flat_map(|hint| hint.split_whitespace()).count();
    (words >= WORDS).then_some(question)
}

/// Whether a story among questions is one: what has but one or two parts may be anything.
fn is_surely_told(story: &ForeignStory) -> bool {
    story.parts.iter().filter(|part| !part.is_empty()).count() > 2
}

/// What was left each time the file was read, by its lines.
pub fn left_by_all(held: &[(Holding, Foreign)]) -> Vec<Left> {
    let Some(((_, first), others)) = held.split_first() else { return vec![] };
    // What has no line is told by its words.
    fn place(left: &Left) -> (usize, &str) {
        (left.line, if left.line == 0 { &left.text } else { "" })
    }
    let others: Vec<HashSet<(usize, &str)>> =
        others.iter().map(|(_, found)| found.left.iter().map(place).collect()).collect();
    let is_left = |left: &&Left| others.iter().all(|places| places.contains(&place(left)));
    let mut left: Vec<Left> = first.left.iter().filter(is_left).cloned().collect();
    left.sort_by_key(|left| if left.line == 0 { usize::MAX } else { left.line }); // what has no line comes last
    left
}

#[cfg(test)]
mod tests {
    use super::{Holding, all_of};
    use crate::text::exchange::guess;

    #[test]
    fn a_plain_answer_above_a_story_stays_with_its_question() {
        let text = "# Q1\n\n**Q:** What is a dam?\n\n**A:** A wall that holds back water, at least for some years.\n\n\
                    **S:** The wall leaked.\n\n**T:** I had to find where.\n\n**A:** I walked it.\n\n**R:** It held.\n\n\
                    # Q2\n\n**Q:** Who pays?\n\n**S:** Nobody did.\n\n**T:** x y\n\n**A:** I asked.\n\n**R:** They paid.\n";
        let (form, kind) = guess("dams.md", text);
        let held = all_of(text, form, kind, &[]);
        let kinds: Vec<Holding> = held.iter().map(|(kind, _)| *kind).collect();
        assert_eq!(kinds, [Holding::Stories, Holding::Deck]);
        assert_eq!(held[0].1.stories.len(), 2);
        let questions = &held[1].1.questions;
        assert_eq!(questions.len(), 1);
        assert_eq!(questions[0].hints, ["A wall that holds back water, at least for some years."]);
    }
}
