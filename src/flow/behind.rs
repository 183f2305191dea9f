//! What a card is made of: whether it can still be asked, and the person's file behind it.

use crate::bank::{Bank, Origin, coverage};
use crate::practice::review::Item;
use crate::text::Reading;
use crate::text::change::{POINTS, story_file};

/// Whether an item still has an answer to recall.
pub(super) fn can_be_asked(bank: &Bank, item: &Item) -> bool {
    match item {
        Item::Question(id) => {
            bank.question(id.as_str()).is_some_and(|question| coverage::is_prepared(bank, question))
        }
        Item::Story(id) => bank.story(id.as_str()).is_some_and(|story| story.is_ready()),
    }
}

/// The person's file behind a card, relative to the home, and the line to open it at: the story, the points, or an own deck.
pub(super) fn file(reading: &Reading, item: &Item) -> Option<(String, Option<usize>)> {
    let line = |place| reading.sources.locate(place).map(|(_, position)| position.line);
    let bank = &reading.bank;
    let question = match item {
        Item::Story(id) => return bank.story(id.as_str()).map(|story| (story_file(&story.id), None)),
        Item::Question(id) => bank.question(id.as_str())?,
    };
    if let Some(story) = bank.stories_for(question).next() {
        return Some((story_file(&story.id), None));
    }
    if !bank.points(question).is_empty() {
        let points = bank.all_points().iter().find(|points| points.question == question.id);
        return Some((POINTS.to_owned(), points.and_then(|points| line(points.place))));
    }
    let own = bank.deck(question.id.deck()).is_some_and(|deck| deck.origin == Origin::Own);
    (own && question.kind.needs_nothing())
        .then(|| reading.sources.file(question.place).map(|file| (file.path.clone(), line(question.place))))?
}
