//! What a recording or a transcript shows of a telling, in lines. "Heard" and "at least": a transcript leaves things out, and nothing
//! here judges.

use crate::bank::{Part, Story};
use crate::practice::day::StudyDay;
use crate::practice::delivery::{Delivery, Heard};
use crate::view::page::{Label, Line, Page};
use crate::view::table::{Align, Table};
use crate::view::words::{Count, clock, day};
use jiff::civil::Date;

/// Words a minute below and above which it is remarked.
const SLOW: u32 = 110;
const FAST: u32 = 180;
/// Tellings that a story's table lists.
const LISTED: usize = 8;

/// All that was measured.
pub fn text(heard: &Heard, story: Option<&Story>, width: usize) -> Page {
    let mut page = Page::new(width);
    let delivery = &heard.delivery;
    page.heading("What the recording shows");
    let mut first = vec![clock(delivery.seconds)];
    first.extend(delivery.words_per_minute().map(|pace| format!("{pace} words a minute{}", remark(pace))));
    if delivery.first_word_seconds > 1 {
        first.push(format!("first word after {} s", delivery.first_word_seconds));
    }
    page.paragraph(Label::Plain, &first.join(" · "), 2);
    put_pauses(heard, &mut page);
    put_parts(heard, story, &mut page);
    put_numbers(heard, story, &mut page);
    if let Some(is_first) = delivery.headline_first {
        let said = if is_first { "within the first fifth" } else { "not within the first fifth" };
        page.paragraph(Label::Plain, &format!("headline: {said}"), 2);
    }
    if delivery.words > 0 {
        page.paragraph(Label::Plain, &manner(delivery), 2);
    }
    if !heard.avoided.is_empty() {
        let said = format!("never to say, and heard: {}", heard.avoided.join(", "));
        page.paragraph(Label::Bad, &said, 2);
    }
    page
}

fn remark(words_per_minute: u32) -> &'static str {
    match words_per_minute {
        ..SLOW => " (under 110)",
        FAST.. if words_per_minute > FAST => " (over 180)",
        _ => "",
    }
}

fn put_pauses(heard: &Heard, page: &mut Page) {
    let at = |(from, long): &(u32, u32)| format!("{} ({long} s)", clock(*from));
    let said = match heard.pauses.as_slice() {
        [] => return,
        pauses => format!(
            "{} of a second and more: {}",
            Count(pauses.len(), "pause"),
            pauses.iter().map(at).collect::<Vec<_>>().join(", ")
        ),
    };
    page.paragraph(Label::Plain, &said, 2);
}

fn put_parts(heard: &Heard, story: Option<&Story>, page: &mut Page) {
    let Some(story) = story.filter(|_| heard.knows_parts) else { return };
    let has_times = heard.parts.iter().flatten().any(|begin| *begin > 0);
    let by_part = heard.seconds_by_part();
    let said = |part: Part| {
        let word = part.word();
        match by_part.iter().find(|(known, _)| *known == part) {
            Some((_, seconds)) if has_times => format!("{word} {}", clock(*seconds)),
            Some(_) => format!("{word} heard"),
            None => format!("{word} not heard"),
        }
    };
    let written = Part::ALL.into_iter().filter(|part| !story.part(*part).trim().is_empty());
    page.paragraph(Label::Plain, &written.map(said).collect::<Vec<_>>().join(" · "), 2);
}

fn put_numbers(heard: &Heard, story: Option<&Story>, page: &mut Page) {
    let Some(story) = story.filter(|_| !heard.numbers.is_empty()) else { return };
    let left = story.numbers.iter().zip(&heard.numbers).filter(|(_, at)| at.is_none());
    let left: Vec<&str> = left.map(|(number, _)| number.say.as_str()).collect();
    let all = heard.numbers.len();
    let said = match left.len() {
        0 => format!("{} of {all} numbers heard", all),
        count => format!("{} of {all} numbers heard; not heard: {}", all - count, left.join("; ")),
    };
    page.paragraph(Label::Plain, &said, 2);
}

fn manner(delivery: &Delivery) -> String {
    let mut pieces = vec![format!("at least {}", Count(delivery.fillers as usize, "filler"))];
    if delivery.asides > 0 {
        pieces.push(format!("\"like\" and \"you know\" {}", delivery.asides));
    }
    pieces.push(Count(delivery.hedges as usize, "hedge").to_string());
    pieces.push(format!("I {}, we {}", delivery.i, delivery.we));
    pieces.join(" · ")
}

/// What the columns of a telling's measures are called.
const COLUMNS: [(Align, &str); 6] = [
    (Align::Left, "day"),
    (Align::Right, "time"),
    (Align::Right, "words/min"),
    (Align::Right, "pauses"),
    (Align::Right, "numbers"),
    (Align::Right, "fillers"),
];

fn cells(on: StudyDay, delivery: &Delivery, today: Date) -> impl Iterator<Item = (Label, String)> {
    let numbers = delivery.numbers_heard + delivery.numbers_not_heard;
    let cells = [
        day(on.date(), today),
        clock(delivery.seconds),
        delivery.words_per_minute().map_or(String::new(), |pace| pace.to_string()),
        delivery.pauses.to_string(),
        if numbers > 0 { format!("{} of {numbers}", delivery.numbers_heard) } else { String::new() },
        delivery.fillers.to_string(),
    ];
    cells.into_iter().map(|cell| (Label::Plain, cell))
}

/// The last telling of each story that was measured; nothing if there is none.
pub fn by_story<'a>(
    stories: impl Iterator<Item = (&'a str, &'a [(StudyDay, Delivery)])>,
    today: Date,
    page: &mut Page,
) {
    let heads: Vec<(Align, &str)> = COLUMNS.into_iter().chain([(Align::Left, "story")]).collect();
    let mut table = Table::new(&heads).about(COLUMNS.len());
    let mut is_empty = true;
    for (title, measured) in stories {
        let Some((on, last)) = measured.last() else { continue };
        is_empty = false;
        table.row(cells(*on, last, today).chain([(Label::Quiet, title.to_owned())]).collect());
    }
    if !is_empty {
        page.heading("Measured from recordings, the last of each story");
        table.put(page, 2);
    }
}

/// The last tellings of a story that were measured, the newest last; nothing if there is none.
pub fn trend(measured: &[(StudyDay, Delivery)], today: Date, page: &mut Page) {
    if measured.is_empty() {
        return;
    }
    page.heading("Measured from recordings");
    let mut table = Table::new(&COLUMNS);
    for (on, delivery) in &measured[measured.len().saturating_sub(LISTED)..] {
        table.row(cells(*on, delivery, today).collect());
    }
    table.put(page, 2);
    if measured.len() > 1 {
        page.push(Line::of(Label::Quiet, "  fillers: at least; pauses: of a second and more"));
    }
}
