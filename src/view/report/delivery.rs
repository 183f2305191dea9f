//! What a recording or a transcript shows of a telling, in lines. "Heard" and "at least": a transcript leaves things out, and nothing
//! here judges.

use crate::bank::{Part, Story};
use crate::practice::day::StudyDay;
use crate::practice::delivery::{Delivery, Heard};
use crate::practice::statistics::Measured;
use crate::view::page::{Label, Page};
use crate::view::table::{Align, Table};
use crate::view::words::{Count, clock, day};
use jiff::civil::Date;

/// Words a minute below and above which it is remarked.
const SLOW: u32 = 110;
const FAST: u32 = 180;
/// Tellings that a story's table lists.
const LISTED: usize = 5;

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
pub fn by_story<'a>(stories: impl Iterator<Item = (&'a str, &'a [Measured])>, today: Date, page: &mut Page) {
    let heads: Vec<(Align, &str)> = COLUMNS.into_iter().chain([(Align::Left, "story")]).collect();
    let mut table = Table::new(&heads).about(COLUMNS.len());
    let mut is_empty = true;
    for (title, measured) in stories {
        let Some(last) = measured.last() else { continue };
        is_empty = false;
        table.row(cells(last.on, &last.delivery, today).chain([(Label::Quiet, title.to_owned())]).collect());
    }
    if !is_empty {
        page.heading("Measured from recordings, the last of each story");
        table.put(page, 2);
    }
}

/// The last tellings of a story that were measured, the newest last: a measure a row, and how it went. Nothing if there is none.
pub fn trend(measured: &[Measured], today: Date, page: &mut Page) {
    let last = &measured[measured.len().saturating_sub(LISTED)..];
    if last.is_empty() {
        return;
    }
    page.heading("Measured from recordings");
    let days: Vec<String> = last.iter().map(|one| day(one.on.date(), today)).collect();
    let mut heads = vec![(Align::Left, "")];
    heads.extend(days.iter().map(|day| (Align::Right, day.as_str())));
    heads.push((Align::Left, ""));
    let mut table = Table::new(&heads);
    for measure in measures(last) {
        let values: Vec<Option<u32>> = last.iter().map(|one| (measure.of)(one)).collect();
        if values.iter().all(Option::is_none) {
            continue;
        }
        let mut row = vec![(Label::Plain, measure.name.clone())];
        row.extend(values.iter().map(|value| (Label::Plain, value.map_or(String::new(), measure.shown))));
        let line = if page.is_narrow() { String::new() } else { sparkline(&values) };
        row.push((Label::Quiet, line));
        table.row(row);
    }
    table.put(page, 2);
}

/// What a telling had of something.
type Value = Box<dyn Fn(&Measured) -> Option<u32>>;

/// One thing that is measured of each telling.
struct Measure {
    name: String,
    of: Value,
    shown: fn(u32) -> String,
}

fn measures(last: &[Measured]) -> Vec<Measure> {
    let plain = |number: u32| number.to_string();
    let measure = |name: &str, shown: fn(u32) -> String, of: fn(&Measured) -> Option<u32>| Measure {
        name: name.to_owned(),
        of: Box::new(of),
        shown,
    };
    let told = |part: &Part| last.iter().any(|one| one.parts.iter().any(|(known, _)| known == part));
    let by_part = |part: Part| Measure {
        name: format!("  {}", part.word()),
        of: Box::new(move |one| {
            one.parts.iter().find(|(known, _)| *known == part).map(|(_, seconds)| *seconds)
        }),
        shown: clock,
    };
    let mut measures = vec![measure("length", clock, |one| Some(one.delivery.seconds))];
    measures.extend(Part::ALL.into_iter().filter(told).map(by_part));
    measures.extend([
        measure("words a minute", plain, |one| one.delivery.words_per_minute()),
        measure("pauses, a second and more", plain, |one| Some(one.delivery.pauses)),
        measure("numbers not heard", plain, |one| {
            let numbers = one.delivery.numbers_heard + one.delivery.numbers_not_heard;
            (numbers > 0).then_some(one.delivery.numbers_not_heard)
        }),
        measure("fillers, at least", plain, |one| (one.delivery.words > 0).then_some(one.delivery.fillers)),
    ]);
    measures
}

/// How values went, a character each, from the least to the most; nothing for fewer than two, or where nothing changed.
fn sparkline(values: &[Option<u32>]) -> String {
    let known: Vec<u32> = values.iter().flatten().copied().collect();
    let (least, most) = (known.iter().min().copied().unwrap_or(0), known.iter().max().copied().unwrap_or(0));
    if known.len() < 2 || least == most {
        return String::new();
    }
    let height = |value: u32| BARS[((value - least) as usize * (BARS.len() - 1)) / (most - least) as usize];
    values.iter().map(|value| value.map_or(' ', height)).collect()
}

const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::practice::day::StudyDay;
    use expect_test::expect;
    use jiff::civil::date;

    fn measured(on: i8, seconds: u32, words: u32, parts: &[(Part, u32)]) -> Measured {
        let delivery = Delivery { seconds, words, ..Delivery::default() };
        Measured { on: StudyDay::from_date(date(2026, 11, on)), delivery, parts: parts.to_vec() }
    }

    fn shown(measured: &[Measured], width: usize) -> String {
        let mut page = Page::new(width);
        trend(measured, date(2026, 11, 21), &mut page);
        page.lines().iter().map(|line| format!("{}\n", line.text())).collect()
    }

    #[test]
    fn tellings_stand_side_by_side_with_how_each_measure_went() {
        let parts = [(Part::Situation, 20), (Part::Action, 60)];
        let told = [
            measured(14, 150, 300, &[]),
            measured(18, 100, 240, &parts),
            measured(20, 110, 250, &[(Part::Action, 70)]),
        ];
        expect![[r#"
            Measured from recordings
                                         Sat 14 Nov  Wed 18 Nov  Fri 20 Nov
              length                           2:30        1:40        1:50  █▁▂
                situation                                  0:20
                action                                     1:00        1:10   ▁█
              words a minute                    120         144         136  ▁█▅
              pauses, a second and more           0           0           0
              fillers, at least                   0           0           0
        "#]]
        .assert_eq(&shown(&told, 80));
        expect![[r#"
            Measured from recordings
              length
                Fri 20 Nov 1:50
                action
                Fri 20 Nov 1:10
              words a minute
                Fri 20 Nov 136
              pauses, a second and more
                Fri 20 Nov 0
              fillers, at least
                Fri 20 Nov 0
        "#]]
        .assert_eq(&shown(&told[2..], 40));
        assert_eq!(shown(&[], 80), "");
    }

    #[test]
    fn a_line_goes_from_the_least_to_the_most() {
        assert_eq!(sparkline(&[Some(0), Some(7), None, Some(3)]), "▁█ ▄");
        assert_eq!((sparkline(&[Some(4), None]), sparkline(&[Some(4), Some(4)])), Default::default());
    }
}
