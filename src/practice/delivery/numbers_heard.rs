//! Which numbers of a story were said. One that was left out must never be heard, so a common small number counts only beside words that
//! belong to it.

use super::number::{Value, is_same, values, without_numbers};
use super::spoken::Spoken;
use crate::bank::{Story, content_stems};

/// Words around a number within which those that belong to it are looked for.
const AROUND: usize = 9;
/// Below this a number is in everybody's mouth.
const COMMON: f64 = 10.0;
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
            false => Sought { wanted: &wanted, stems: &stems, said: &said, spoken }.at(),
        }
    };
    story.numbers.iter().map(|number| heard(&number.say).map(|at| since(spoken.time(at)))).collect()
}

/// A number of the story, and what was said.
struct Sought<'s> {
    /// Its values: "from 9 to 4" has two.
    wanted: &'s [Value],
    /// The words that belong to it.
    stems: &'s [String],
    said: &'s [Value],
    spoken: &'s Spoken<'s>,
}

impl Sought<'_> {
    /// Where the values were said: all of them, but of three and more one in three may be lost to the transcriber.
    fn at(&self) -> Option<usize> {
        let all: Vec<usize> = self.wanted.iter().filter_map(|wanted| self.find(wanted)).collect();
        let count = self.wanted.len();
        let needed = if count < 3 { count } else { (count * 2).div_ceil(3) };
        if all.len() >= needed { all.into_iter().min() } else { None }
    }

    /// Where a value was said, with words that belong to it or rare enough for itself.
    fn find(&self, wanted: &Value) -> Option<usize> {
        let is_it = |said: &&Value| {
            let has_words = self.has_words(said);
            is_same(said.value, wanted.value)
                && (said.is_share == wanted.is_share || has_words)
                && (self.stems.is_empty() || has_words || said.value >= RARE || said.is_share)
        };
        self.said.iter().find(is_it).map(|said| said.at)
    }

    /// Whether a word that belongs to the number stands near; and, not far from one below ten, which everybody says all the time,
    /// another or another of its values, if it has any.
    fn has_words(&self, said: &Value) -> bool {
        let within = |words: usize| self.spoken.count_around(self.stems, said.at, words);
        let others = self.stems.len() + self.wanted.len() - 1;
        let needed = if said.value < COMMON { others.min(2) } else { 1 };
        within(AROUND) >= 1 && within(2 * AROUND) + self.companions(said) >= needed
    }

    /// How many of the other values were said not far from one.
    fn companions(&self, said: &Value) -> usize {
        let is_other = |wanted: &&Value| {
            let is_it =
                |one: &Value| is_same(one.value, wanted.value) && one.at.abs_diff(said.at) <= 2 * AROUND;
            !is_same(said.value, wanted.value) && self.said.iter().any(is_it)
        };
        self.wanted.iter().filter(is_other).count()
    }
}

/// Where a number without figures ("nobody left") was said: most of its words close together.
fn phrase_at(stems: &[String], spoken: &Spoken<'_>) -> Option<usize> {
    let needed = (stems.len() * 2).div_ceil(3).max(1);
    (0..spoken.len()).find(|at| spoken.count_around(stems, *at, AROUND) >= needed && !stems.is_empty())
}
