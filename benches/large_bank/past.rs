//! The history of a made home: evenings of practice on two machines over 300 days, the last one yesterday.

use crate::bank::Sort;
use crate::prose::Prose;
use jiff::civil::Date;
use jiff::tz::{Offset, TimeZone};
use jiff::{SignedDuration, Timestamp, ToSpan, Zoned};
use rand::{Rng, RngExt};
use uuid::{Builder, Uuid};

/// Evenings of practice.
const DAYS: usize = 300;
/// The machines' files, and how far their clocks are from UTC, in hours.
const MACHINES: [(&str, i8); 2] = [("desk-1a2b", 0), ("laptop-3c4d", 1)];

/// So many lines about these items, in files by machine: path within the home and text.
pub(crate) fn files(
    entries: usize,
    practised: &[(Sort, String)],
    today: Date,
    prose: &mut Prose,
) -> Vec<(String, String)> {
    let mut texts = [String::new(), String::new()];
    let mut last = [Uuid::nil(); 2];
    for number in 0..entries {
        let (day, place) = (number * DAYS / entries, number % entries.div_ceil(DAYS));
        let machine = usize::from(day % 3 == 0);
        let at = moment(today, day, place, MACHINES[machine].1, prose);
        let id = id(at.timestamp(), prose);
        let start =
            format!("{{\"v\":1,\"id\":\"{id}\",\"at\":\"{}\"", at.strftime("%Y-%m-%dT%H:%M:%S%.3f%:z"));
        let taken_back = !last[machine].is_nil() && prose.dice().random_range(0..200) == 0;
        let what = match taken_back {
            true => format!(",\"kind\":\"retracted\",\"entry\":\"{}\"}}\n", last[machine]),
            false => reviewed(prose.one_of(practised), prose),
        };
        texts[machine].push_str(&format!("{start}{what}"));
        last[machine] = if taken_back { Uuid::nil() } else { id };
    }
    let files = MACHINES.iter().zip(texts);
    files.map(|((machine, _), text)| (format!("history/{machine}.jsonl"), text)).collect()
}

/// The evening's entries follow each other by 35 seconds from half past six on.
fn moment(today: Date, day: usize, place: usize, offset: i8, prose: &mut Prose) -> Zoned {
    let date = today - (DAYS - day).try_into().unwrap_or(0_i64).days();
    let seconds = place as i64 * 35 + prose.dice().random_range(0..30);
    let at = date.at(18, 30, 0, prose.dice().random_range(0..1000) * 1_000_000)
        + SignedDuration::from_secs(seconds);
    let zoned = at.to_zoned(TimeZone::UTC).expect("a moment of our years");
    zoned.with_time_zone(TimeZone::fixed(Offset::constant(offset)))
}

fn id(at: Timestamp, prose: &mut Prose) -> Uuid {
    let mut random = [0; 10];
    prose.dice().fill_bytes(&mut random);
    Builder::from_unix_timestamp_millis(at.as_millisecond().unsigned_abs(), &random).into_uuid()
}

/// The rest of a line about an item: mostly drilled, mostly good.
fn reviewed((sort, item): &(Sort, String), prose: &mut Prose) -> String {
    let grade = match prose.dice().random_range(0..100) {
        0..9 => "again",
        9..19 => "hard",
        19..91 => "good",
        _ => "easy",
    };
    let (mode, seconds) = match sort {
        Sort::Story => ("tell", prose.dice().random_range(80..160)),
        Sort::Fact => ("drill", prose.dice().random_range(8..45)),
        Sort::Cue if prose.dice().random_range(0..25) == 0 => ("mock", prose.dice().random_range(60..150)),
        Sort::Cue => ("drill", prose.dice().random_range(15..75)),
    };
    let missed = match (grade, sort) {
        ("good" | "easy", _) | (_, Sort::Fact) => "",
        (_, Sort::Story) => ",\"missed\":[\"numbers\",\"learning\"]",
        (_, Sort::Cue) => ",\"missed\":[\"headline\"]",
    };
    let parts = match sort {
        Sort::Story => format!(
            ",\"parts\":{{\"action\":{},\"result\":{},\"situation\":{},\"task\":{}}}",
            seconds / 2,
            seconds / 5,
            seconds / 5,
            seconds / 10
        ),
        Sort::Cue | Sort::Fact => String::new(),
    };
    format!(
        ",\"kind\":\"reviewed\",\"item\":\"{item}\",\"grade\":\"{grade}\",\"seconds\":{seconds},\
         \"mode\":\"{mode}\"{missed}{parts}}}\n"
    )
}
