//! The plan without an interview ahead: what is due today.

use crate::bank::Bank;
use crate::practice::schedule::Agenda;
use crate::view::page::{Label, Page};
use crate::view::page_frame::page;
use crate::view::report::history::name;
use crate::view::words::Count;

/// Cards of today that are listed.
const LISTED: usize = 5;
const TITLE: &str = "No interview ahead";
const HOW_TO: &str = "interview add \"3 weeks\" plans toward a day.";

/// As text.
pub fn text(bank: &Bank, agenda: &Agenda, width: usize) -> Page {
    let mut page = Page::new(width);
    page.paragraph(Label::Plain, &format!("{TITLE}. {}", today(agenda)), 0);
    for card in agenda.cards.iter().take(LISTED) {
        page.bullet(Label::Plain, &name(bank, &card.item), 2);
    }
    if let Some(more) = more(agenda) {
        page.paragraph(Label::Quiet, &more, 2);
    }
    if let Some(said) = too_few(bank) {
        page.paragraph(Label::Plain, &said, 0);
    }
    page.paragraph(Label::Quiet, HOW_TO, 0);
    page
}

/// As one self-contained page.
pub fn html(bank: &Bank, agenda: &Agenda) -> String {
    let body = maud::html! {
        header { h1 { (TITLE) } p { (today(agenda)) } }
        main {
            ul { @for card in agenda.cards.iter().take(LISTED) { li { (name(bank, &card.item)) } } }
            @if let Some(more) = more(agenda) { p class="quiet" { (more) } }
            @if let Some(said) = too_few(bank) { p { (said) } }
            p class="quiet" { (HOW_TO) }
        }
    };
    page(TITLE, body)
}

fn today(agenda: &Agenda) -> String {
    format!("Today: {}, {:.0} minutes.", Count(agenda.cards.len(), "card"), agenda.minutes)
}

fn more(agenda: &Agenda) -> Option<String> {
    let more = agenda.cards.len().saturating_sub(LISTED);
    (more > 0).then(|| format!("… {}", Count(more, "more card")))
}

fn too_few(bank: &Bank) -> Option<String> {
    let (ready, floor) = (bank.ready_count(), bank.settings().story_floor);
    (ready < floor).then(|| {
        format!("{ready} of {floor} stories are ready: the fewer they are, the less there is to tell. story new writes one.")
    })
}
