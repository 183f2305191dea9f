//! The history as rows: for people, and in the columns that optimisers of FSRS read (`card_id`, `review_time`, `review_rating`,
//! `review_state`, `review_duration`; fsrs-optimizer, "revlog.csv").

use super::rows::written;
use crate::practice::history::History;
use crate::practice::review::Item;
use std::collections::HashMap;

/// Every standing grade, oldest first.
pub fn history_csv(history: &History) -> String {
    let heads = ["at", "item", "grade", "seconds", "mode", "missed"];
    let rows = history.reviews().iter().map(|reviewed| {
        let review = &reviewed.review;
        let missed: Vec<&str> = review.missed.iter().map(|missed| missed.word()).collect();
        vec![
            reviewed.at.to_string(),
            review.item.to_string(),
            review.grade.word().to_owned(),
            review.seconds.to_string(),
            review.mode.word().to_owned(),
            missed.join("; "),
        ]
    });
    written(&heads, rows)
}

/// The same for an optimiser: times in milliseconds, grades from 1, a card is new (0) at its first and in review (2) later.
pub fn history_for_fsrs(history: &History) -> String {
    let heads = ["card_id", "review_time", "review_rating", "review_state", "review_duration"];
    let mut cards: HashMap<&Item, usize> = HashMap::new();
    let rows = history.reviews().iter().map(|reviewed| {
        let next = cards.len() + 1;
        let is_new = !cards.contains_key(&reviewed.review.item);
        let card = *cards.entry(&reviewed.review.item).or_insert(next);
        vec![
            card.to_string(),
            reviewed.at.timestamp.as_millisecond().to_string(),
            (reviewed.review.grade as u8).to_string(),
            if is_new { "0" } else { "2" }.to_owned(),
            (u64::from(reviewed.review.seconds) * 1000).to_string(),
        ]
    });
    written(&heads, rows)
}
