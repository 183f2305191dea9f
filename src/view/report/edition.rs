//! What the bundled edition of a deck has that the person's copy has not.

use crate::bank::{Bank, DeckId, Origin, Question};
use crate::view::page::{Label, Line, Page};
use crate::view::words::Count;

/// The differences between a deck of the person's own and the bundled one of its id.
#[derive(Debug, Default)]
pub struct Edition<'a> {
    /// Questions that only the bundled edition has.
    new: Vec<&'a Question>,
    /// Questions that stand in both and differ, and in what.
    changed: Vec<(&'a Question, Vec<&'static str>)>,
    /// Questions that only the own deck has.
    own: Vec<&'a Question>,
}

impl<'a> Edition<'a> {
    /// Compares them; nothing differs where the deck is the bundled one, or there is none of its id.
    pub fn of(bank: &'a Bank, bundled: &'a Bank, id: &DeckId) -> Self {
        let is_own = bank.deck(id.as_str()).is_some_and(|deck| deck.origin == Origin::Own);
        if !is_own || bundled.deck(id.as_str()).is_none() {
            return Self::default();
        }
        let of_deck =
            |bank: &'a Bank| bank.questions().iter().filter(move |question| question.id.deck() == id);
        let mut edition = Self::default();
        for theirs in of_deck(bundled) {
            match bank.question(theirs.id.as_str()) {
                None => edition.new.push(theirs),
                Some(own) => {
                    let differs = differences(own, theirs);
                    if !differs.is_empty() {
                        edition.changed.push((theirs, differs));
                    }
                }
            }
        }
        edition.own = of_deck(bank).filter(|own| bundled.question(own.id.as_str()).is_none()).collect();
        edition
    }

    /// Whether the bundled edition has nothing that the own deck has not.
    pub fn is_same(&self) -> bool {
        self.new.is_empty() && self.changed.is_empty()
    }

    /// The differences as text.
    pub fn text(&self, width: usize) -> Page {
        let mut page = Page::new(width);
        if self.is_same() {
            page.paragraph(Label::Good, "The bundled edition has nothing that yours has not.", 0);
        }
        if !self.new.is_empty() {
            page.heading(format!("{} only in the bundled edition", Count(self.new.len(), "question")));
            for question in &self.new {
                page.push(
                    Line::of(Label::Key, format!("  {}", question.id))
                        .then(Label::Quiet, format!("  {}", question.kind.word())),
                );
                page.paragraph(Label::Plain, &question.ask, 4);
            }
        }
        if !self.changed.is_empty() {
            page.heading(format!(
                "{} that the bundled edition has otherwise",
                Count(self.changed.len(), "question")
            ));
            for (question, differs) in &self.changed {
                let what = format!("  {}", differs.join(", "));
                page.push(Line::of(Label::Key, format!("  {}", question.id)).then(Label::Quiet, what));
                page.paragraph(Label::Plain, &question.ask, 4);
            }
        }
        if !self.own.is_empty() {
            page.heading(format!("{} only in yours", Count(self.own.len(), "question")));
            for question in &self.own {
                page.bullet(Label::Quiet, question.id.as_str(), 2);
            }
        }
        page
    }
}

/// In which keys two editions of a question differ.
fn differences(own: &Question, theirs: &Question) -> Vec<&'static str> {
    let texts = |question: &Question| {
        question.competencies.iter().map(|tag| tag.value.clone()).collect::<Vec<String>>()
    };
    let pairs = [
        ("kind", own.kind != theirs.kind),
        ("ask", own.ask != theirs.ask),
        ("also", own.also != theirs.also),
        ("competencies", texts(own) != texts(theirs)),
        ("likelihood", own.likelihood != theirs.likelihood),
        ("probes", own.probes != theirs.probes),
        ("strong", own.strong != theirs.strong),
        ("weak", own.weak != theirs.weak),
        ("follow_ups", own.follow_ups != theirs.follow_ups),
        ("answer", own.answer != theirs.answer || own.more != theirs.more),
        ("key_points", own.key_points != theirs.key_points),
        ("variants", own.variants != theirs.variants),
        ("checked", own.checked != theirs.checked || own.holds_in != theirs.holds_in),
        ("words", own.words != theirs.words),
    ];
    pairs.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name).collect()
}
