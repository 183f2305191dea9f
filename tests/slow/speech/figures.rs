//! What was measured of a telling beside the truth, and the sums of it.

use super::telling::{Telling, plain};
use super::voice::Recording;
use stardrill::bank::Part;
use stardrill::practice::delivery::{Heard, Sound, SpokenWord};

/// The figures of one telling, or of all.
#[derive(Default)]
pub(super) struct Figures {
    /// How far off each part's begin is, in seconds; a part that was not heard is a minute off.
    pub(super) borders: Vec<f64>,
    /// Parts that were left out, and how many of those were heard.
    pub(super) parts_left_out: (usize, usize),
    /// Numbers that were said: how many, how many the transcriber wrote, how many of those were heard, how many of all.
    pub(super) numbers: [usize; 4],
    /// Numbers that were left out, and how many of those were heard.
    pub(super) numbers_left_out: (usize, usize),
    /// Pauses of 1.5 s and more: put in, found, and found where none is.
    pub(super) pauses: [usize; 3],
    /// How far off the lengths are, in seconds.
    pub(super) lengths: Vec<f64>,
    /// Words that were said, and the least that were transcribed wrongly.
    pub(super) words: (usize, usize),
}

/// A pause that the truth calls long.
const LONG: f64 = 1.5;
/// What the ends of words may add to it or take away.
const SLACK: f64 = 0.3;

impl Figures {
    pub(super) fn of(
        telling: &Telling,
        truth: &Recording,
        heard: &Heard,
        sound: &Sound,
        words: &[SpokenWord],
    ) -> Self {
        let mut figures = Self::default();
        for part in Part::ALL {
            figures.add_part(truth.begins[part as usize], heard.parts[part as usize]);
        }
        let text = words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ");
        let written = plain(&text);
        for (number, at) in heard.numbers.iter().enumerate() {
            figures.add_number(telling, number, at.is_some(), &format!(" {} ", written.join(" ")));
        }
        let told = telling.sentences.iter().flat_map(|sentence| plain(&sentence.text)).collect::<Vec<_>>();
        figures.words = (told.len(), edits(&told, &written));
        figures.add_sound(truth, sound);
        figures
    }

    fn add_part(&mut self, truth: Option<f64>, heard: Option<u32>) {
        match truth {
            Some(at) => self.borders.push(heard.map_or(60.0, |heard| (f64::from(heard) - at).abs())),
            None => {
                self.parts_left_out.0 += 1;
                self.parts_left_out.1 += usize::from(heard.is_some());
            }
        }
    }

    fn add_number(&mut self, telling: &Telling, number: usize, is_heard: bool, written: &str) {
        let said = telling.sentences.iter().flat_map(|sentence| &sentence.numbers);
        let said: Vec<&Vec<String>> = said.filter(|one| one.0 == number).map(|one| &one.1).collect();
        if said.is_empty() {
            self.numbers_left_out.0 += 1;
            self.numbers_left_out.1 += usize::from(is_heard);
            return;
        }
        let is_in = |way: &String| written.contains(&format!(" {} ", plain(way).join(" ")));
        let is_written = said.iter().all(|ways| ways.iter().any(is_in));
        let counts = [true, is_written, is_written && is_heard, is_heard];
        (0..4).for_each(|at| self.numbers[at] += usize::from(counts[at]));
    }

    fn add_sound(&mut self, truth: &Recording, sound: &Sound) {
        let (from, to) = sound.span().unwrap_or_default();
        self.lengths.push((to - from - truth.seconds).abs());
        let measured: Vec<(f64, f64)> = sound.pauses().iter().map(|(at, long)| (at - from, *long)).collect();
        let same = |one: &(f64, f64), other: &(f64, f64)| {
            (one.0 - other.0).abs() < SLACK && (one.1 - other.1).abs() < SLACK
        };
        let found = truth.pauses.iter().filter(|pause| measured.iter().any(|one| same(one, pause))).count();
        let is_false =
            |one: &&(f64, f64)| one.1 >= LONG && !truth.pauses.iter().any(|pause| same(one, pause));
        let added = [truth.pauses.len(), found, measured.iter().filter(is_false).count()];
        (0..3).for_each(|at| self.pauses[at] += added[at]);
    }

    pub(super) fn add(&mut self, other: Self) {
        self.borders.extend(other.borders);
        self.lengths.extend(other.lengths);
        (0..4).for_each(|at| self.numbers[at] += other.numbers[at]);
        (0..3).for_each(|at| self.pauses[at] += other.pauses[at]);
        let pairs = [
            (&mut self.parts_left_out, other.parts_left_out),
            (&mut self.numbers_left_out, other.numbers_left_out),
            (&mut self.words, other.words),
        ];
        pairs.into_iter().for_each(|(sum, more)| *sum = (sum.0 + more.0, sum.1 + more.1));
    }

    /// The error of the begins below which a share of them lies.
    pub(super) fn border_at(&self, share: f64) -> f64 {
        let mut sorted = self.borders.clone();
        sorted.sort_by(f64::total_cmp);
        sorted[((sorted.len() as f64 * share).ceil() as usize).clamp(1, sorted.len()) - 1]
    }

    pub(super) fn worst_length(&self) -> f64 {
        self.lengths.iter().copied().fold(0.0, f64::max)
    }

    pub(super) fn word_error(&self) -> f64 {
        self.words.1 as f64 / self.words.0.max(1) as f64
    }

    /// One line of the table.
    pub(super) fn line(&self, name: &str) -> String {
        let [said, written, of_written, heard] = self.numbers;
        let [put_in, found, wrong] = self.pauses;
        format!(
            "{name:<9} word error {:.2} · begins off: half {:.1} s, nine in ten {:.1} s, most {:.1} s · parts left out {}, heard {} · \
             numbers said {said}, written {written}, of these heard {of_written}, of all heard {heard}; left out {}, heard {} · \
             pauses {put_in}, found {found}, false {wrong} · length off {:.2} s",
            self.word_error(),
            self.border_at(0.5),
            self.border_at(0.9),
            self.border_at(1.0),
            self.parts_left_out.0,
            self.parts_left_out.1,
            self.numbers_left_out.0,
            self.numbers_left_out.1,
            self.worst_length(),
        )
    }
}

/// The least words to change, put in or leave out that make one text the other.
fn edits(one: &[String], other: &[String]) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (above, word) in one.iter().enumerate() {
        let mut corner = above;
        row[0] = above + 1;
        for (left, heard) in other.iter().enumerate() {
            let changed = corner + usize::from(word != heard);
            corner = row[left + 1];
            row[left + 1] = changed.min(corner + 1).min(row[left] + 1);
        }
    }
    row[other.len()]
}
