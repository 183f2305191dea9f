//! A strong telling and a failing one, to learn from: the words, then tick by tick what they had.

use crate::bank::Bank;
use crate::view::page::{Label, Line, Page};
use crate::view::report::card::capitalised;
use crate::view::words::clock;

/// A telling to be shown.
#[derive(Clone, Debug)]
pub struct Shown<'a> {
    /// The question's id.
    pub question: &'a str,
    /// `strong` or `failing`.
    pub verdict: &'a str,
    /// How long it took.
    pub seconds: u32,
    /// The words.
    pub said: &'a str,
    /// What it had and what not, and why.
    pub ticks: Vec<(&'a str, bool, &'a str)>,
    /// What carries it, or what sinks it.
    pub remark: &'a str,
}

/// The tellings, one below the other.
pub fn text(bank: &Bank, tellings: &[Shown<'_>], width: usize) -> Page {
    let mut page = Page::new(width);
    for telling in tellings {
        page.gap();
        let (label, verdict) = if telling.verdict == "strong" {
            (Label::Good, "A strong telling")
        } else {
            (Label::Bad, "A failing one")
        };
        let head = Line::of(label, verdict)
            .then(Label::Quiet, format!("  {}, {}", clock(telling.seconds), telling.question));
        page.push(head);
        if let Some(question) = bank.question(telling.question) {
            page.paragraph(Label::Title, &question.ask, 0);
        }
        page.gap();
        page.paragraph(Label::Plain, telling.said.trim(), 2);
        page.gap();
        for (tick, met, why) in &telling.ticks {
            let (label, mark) = if *met { (Label::Good, "[x]") } else { (Label::Bad, "[ ]") };
            let lead =
                Line::of(label, format!("  {mark} ")).then(Label::Strong, format!("{}  ", capitalised(tick)));
            page.hang(lead, Label::Plain, why, 6);
        }
        page.gap();
        page.paragraph(Label::Strong, telling.remark, 0);
    }
    page
}
