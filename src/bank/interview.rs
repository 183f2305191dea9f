//! Interviews ahead and behind.

use super::competency::Vocabulary;
use super::id::{InterviewId, QuestionId, StoryId};
use super::place::{Place, Written};
use super::question::Question;
use super::tags::{Tag, Tags};
use jiff::civil::Date;

/// One interview.
#[derive(Clone, Debug)]
pub struct Interview {
    /// What `--interview` takes.
    pub id: InterviewId,
    /// The day.
    pub date: Date,
    /// Who interviews.
    pub company: Option<String>,
    /// The post.
    pub role: Option<String>,
    /// The hour, as written.
    pub time: Option<String>,
    /// Who sits at the table.
    pub with: Vec<String>,
    /// Decks or competencies that weigh more (or less) here: factor 0.1 to 5.
    pub emphasis: Vec<(Written<String>, f64)>,
    /// Stories already told to this company.
    pub told: Vec<Written<StoryId>>,
    /// Questions that were asked.
    pub asked: Vec<Written<QuestionId>>,
    /// What was noted afterwards, in rough lines.
    pub notes: Vec<String>,
    /// "If they …, then I …", laid down on the eve.
    pub plans: Vec<String>,
    /// What came of it.
    pub outcome: Option<String>,
    /// How many questions the panel is likely to ask.
    pub questions: u32,
    /// Where the entry is written.
    pub place: Place,
}

impl Interview {
    /// What an hour holds, unless it is said.
    pub const QUESTIONS: u32 = 10;
}

/// An interview's emphasis, by deck and by number of competency.
#[derive(Clone, Debug, Default)]
pub(super) struct ResolvedEmphasis {
    decks: Vec<(String, f64)>,
    tags: Vec<(Tag, f64)>,
}

impl ResolvedEmphasis {
    pub(super) fn of(interview: &Interview, vocabulary: &Vocabulary, tags: &Tags) -> Self {
        let by_deck = interview.emphasis.iter().map(|(name, factor)| (name.value.clone(), *factor));
        let by_tag = interview
            .emphasis
            .iter()
            .filter_map(|(name, factor)| Some((tags.named(vocabulary.canonical(&name.value))?, *factor)));
        Self { decks: by_deck.collect(), tags: by_tag.collect() }
    }

    /// The factor by which a question weighs more: the largest match, else 1.
    pub(super) fn on(&self, question: &Question, tags: &[Tag]) -> f64 {
        let by_deck =
            self.decks.iter().filter(|(deck, _)| deck == question.id.deck()).map(|(_, factor)| *factor);
        let by_tag = self.tags.iter().filter(|(tag, _)| tags.contains(tag)).map(|(_, factor)| *factor);
        by_deck.chain(by_tag).reduce(f64::max).unwrap_or(1.0)
    }
}

/// Days from one eve that rests to the next.
const BETWEEN_EVES: i32 = 4;

/// Whether the eve and the day of an interview rest. With several in a row only those do whose last resting eve is four days
/// behind.
pub fn has_eve(interview: &Interview, all: &[Interview]) -> bool {
    let mut dates: Vec<Date> = all.iter().map(|one| one.date).chain([interview.date]).collect();
    dates.sort_unstable();
    dates.dedup();
    let mut last: Option<Date> = None;
    for date in dates.into_iter().filter(|date| *date <= interview.date) {
        let rests = last.is_none_or(|last| (date - last).get_days() >= BETWEEN_EVES);
        if date == interview.date {
            return rests;
        }
        last = if rests { Some(date) } else { last };
    }
    true
}

impl Interview {
    /// Whether something was noted afterwards.
    pub fn is_noted(&self) -> bool {
        !self.notes.is_empty() || !self.asked.is_empty() || self.outcome.is_some()
    }

    /// How it is called in a sentence: "Acme, Director of IT" or its id.
    pub fn name(&self) -> String {
        match (&self.company, &self.role) {
            (Some(company), Some(role)) => format!("{company}, {role}"),
            (Some(one), None) | (None, Some(one)) => one.clone(),
            (None, None) => self.id.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_interviews_in_a_row_only_those_rest_whose_last_eve_is_four_days_behind() {
        let rests = |days: &[i8]| -> Vec<bool> {
            let entries = days.iter().enumerate();
            let entry = |(number, day): (usize, &i8)| {
                format!("[[interview]]\nid = 'i{number}'\ndate = 2026-12-{day:02}\n")
            };
            let bank =
                crate::text::tests::bank(&[("interviews.toml", &entries.map(entry).collect::<String>())]);
            bank.interviews().iter().map(|one| has_eve(one, bank.interviews())).collect()
        };
        assert_eq!(rests(&[7]), [true]);
        assert_eq!(rests(&[7, 9, 11]), [true, false, true], "three in a week");
        assert_eq!(rests(&[11, 7, 9]), [true, true, false], "in whatever order they are written");
        assert_eq!(rests(&[7, 8, 9]), [true, false, false]);
        assert_eq!(rests(&[7, 7]), [true, true]);
        assert_eq!(rests(&[7, 11]), [true, true]);
        assert_eq!(rests(&[1, 2, 31]), [true, false, true]);
    }
}
