//! Which numbers of a story were said. One that was left out must never be heard, so a common small number counts only beside words that
//! belong to it.

use super::number::{Value, values, without_numbers};
use super::spoken::Spoken;
use crate::bank::{Story, content_stems};

/// Words around a number within which those that belong to it are looked for.
const AROUND: usize = 9;
/// From here on a number is rare enough to stand for itself.
const RARE: f64 = 1000.0;

/// When each number of the story was said.
pub(super) fn numbers_heard(
    story: &Story,
    spoken: &Spoken<'_>,
    since: impl Fn(f64) -> u32,
) -> Vec<Option<u32>> {
    let said = values(&spoken.texts());
    let heard = |say: &str| {
        let words: Vec<&str> = say.split_whitespace().collect();
        let (wanted, stems) = (values(&words), content_stems(&without_numbers(say)));
        match wanted.is_empty() {
            true => phrase_at(&stems, spoken),
            false => value_at(&wanted, &stems, &said, spoken),
        }
    };
    story.numbers.iter().map(|number| heard(&number.say).map(|at| since(spoken.time(at)))).collect()
}

/// Where the values were said, each near a word that belongs to it or rare enough for itself: all of them, but of three and more one in
/// three may be lost to the transcriber.
fn value_at(wanted: &[Value], stems: &[String], said: &[Value], spoken: &Spoken<'_>) -> Option<usize> {
    let is_surely = |value: &Value| {
        let is_near = spoken.has_one_around(stems, value.at, AROUND);
        stems.is_empty() || is_near || value.value >= RARE || value.is_share
    };
    let found = |wanted: &Value| {
        let same = |one: &&Value| {
            (one.value - wanted.value).abs() < 0.005 * wanted.value.abs().max(0.01)
                && (one.is_share == wanted.is_share || is_surely_of(one, stems, spoken))
        };
        said.iter().filter(same).find(|one| is_surely(one)).map(|one| one.at)
    };
    let all: Vec<usize> = wanted.iter().filter_map(found).collect();
    let needed = if wanted.len() < 3 { wanted.len() } else { (wanted.len() * 2).div_ceil(3) };
    if all.len() >= needed { all.into_iter().min() } else { None }
}

fn is_surely_of(value: &Value, stems: &[String], spoken: &Spoken<'_>) -> bool {
    spoken.has_one_around(stems, value.at, AROUND)
}

/// Where a number without figures ("nobody left") was said: most of its words close together.
fn phrase_at(stems: &[String], spoken: &Spoken<'_>) -> Option<usize> {
    let needed = (stems.len() * 2).div_ceil(3).max(1);
    (0..spoken.len()).find(|at| spoken.count_around(stems, *at, AROUND) >= needed && !stems.is_empty())
}
