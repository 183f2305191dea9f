//! How long the program takes: the speed table (see the module `table`), measured by running the program itself
//! in homes of four sizes.
//!
//! `cargo bench --bench large_bank` prints medians of seven runs (five at the large bank) beside the targets.
//! Without `--bench`, as under `cargo test`, the homes are tiny and each thing runs once: that it runs is all
//! that is tested.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]
#![expect(clippy::disallowed_methods, reason = "a benchmark reads the clock, makes homes and runs programs")]

mod bank;
mod home;
mod output;
mod past;
mod pipe;
mod prompt;
mod prose;
mod table;

use bank::Size;
use home::Home;
use std::time::Duration;
use table::{Column, DRAFT_ROWS, Figure, Measure, ROWS, Row};

const TINY: Size = Size { questions: 20, stories: 5, drafts: 0, entries: 50 };
const MIDDLE: Size = Size { questions: 1_000, stories: 100, drafts: 0, entries: 10_000 };
const LARGE: Size = Size { questions: 10_000, stories: 1_000, drafts: 0, entries: 100_000 };
const DRAFTS: Size = Size { questions: 1_000, stories: 100, drafts: 95, entries: 1_000 };

const LEGEND: &str = "\
Banks by questions/stories/entries. Medians of 7 runs (5 at the large bank; of 20 grades), in milliseconds
unless said otherwise, beside the most that each may be. `!`: more than that, or than 12 times the middle
bank. `-`: no such command yet. `later`: measured only. A grade may take one sync, which is measured beside
it, and so much more.
";

/// A bank and how it is measured.
struct Subject {
    column: Column,
    title: String,
    home: Home,
    runs: usize,
}

impl Subject {
    fn new(column: Column, is_tiny: bool) -> Self {
        let size = match (column, is_tiny) {
            (Column::Example, _) => None,
            (Column::Drafts, true) => Some(Size { drafts: 3, ..TINY }),
            (_, true) => Some(TINY),
            (Column::Middle, false) => Some(MIDDLE),
            (Column::Large, false) => Some(LARGE),
            (Column::Drafts, false) => Some(DRAFTS),
        };
        let runs = match (column, is_tiny) {
            (_, true) => 1,
            (Column::Large, false) => 5,
            (_, false) => 7,
        };
        let home = size.map_or_else(Home::example, Home::made);
        pipe::insist_on_sound_files(&home); // and so the program and the files are in the system's cache
        let title = size.map_or("example home".to_owned(), |size| {
            format!("  {}/{}/{}", size.questions, size.stories, size.entries)
        });
        Self { column, title, home, runs }
    }

    fn figure(&self, measure: Measure) -> Option<Figure> {
        let home = &self.home;
        match measure {
            Measure::FirstCard => self.time(|| Some(pipe::first_card(home))),
            Measure::Whole(line) => self.time(|| pipe::whole(home, line)),
            Measure::Prompt => self.time(|| Some(prompt::first(home))),
            Measure::NextPrompt => self.time(|| Some(prompt::second(home))),
            Measure::PeakAtCard => self.peak(|| pipe::peak_at_card(home)),
            Measure::PeakOf(line) => self.peak(|| pipe::peak_of_whole(home, line)),
            Measure::Grade => {
                let (grades, syncs): (Vec<Duration>, Vec<Duration>) = pipe::grades(home).into_iter().unzip();
                let sync = Some(milliseconds(median(syncs)?));
                Some(Figure { value: milliseconds(median(grades)?), sync })
            }
        }
    }

    fn time(&self, run: impl Fn() -> Option<Duration>) -> Option<Figure> {
        let times: Option<Vec<Duration>> = (0..self.runs).map(|_| run()).collect();
        Some(Figure { value: milliseconds(median(times?)?), sync: None })
    }

    fn peak(&self, run: impl Fn() -> Option<u64>) -> Option<Figure> {
        let peaks: Option<Vec<u64>> = (0..self.runs).map(|_| run()).collect();
        Some(Figure { value: median(peaks?)? as f64 / 1_000_000.0, sync: None })
    }
}

/// The one in the middle; of an even number the later.
fn median<T: Ord>(mut values: Vec<T>) -> Option<T> {
    values.sort_unstable();
    let middle = values.len() / 2;
    values.into_iter().nth(middle)
}

fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1_000.0
}

/// Measures row by row. In a tiny run nothing is printed: its figures would say nothing.
fn table(name: &str, rows: &[Row], subjects: &[Subject], last: &str, is_tiny: bool) {
    let titles: Vec<String> = subjects.iter().map(|subject| subject.title.clone()).collect();
    let columns: Vec<Column> = subjects.iter().map(|subject| subject.column).collect();
    let print = |line: String| {
        if !is_tiny {
            println!("{line}");
        }
    };
    print(table::head(name, &titles, last));
    for row in rows {
        let figures: Vec<Option<Figure>> =
            subjects.iter().map(|subject| subject.figure(row.measure)).collect();
        print(table::line(row, &columns, &figures));
    }
    print(String::new());
}

fn main() {
    let is_tiny = !std::env::args().any(|argument| argument == "--bench");
    let subjects = |columns: &[Column]| -> Vec<Subject> {
        columns.iter().map(|column| Subject::new(*column, is_tiny)).collect()
    };
    match is_tiny {
        true => println!("a tiny run, not measured: cargo bench --bench large_bank measures"),
        false => println!("{LEGEND}"),
    }
    let banks: &[Column] = match is_tiny {
        true => &[Column::Middle],
        false => &[Column::Example, Column::Middle, Column::Large],
    };
    table("", &ROWS, &subjects(banks), "large/middle", is_tiny);
    table("95 of 100 stories are drafts", &DRAFT_ROWS, &subjects(&[Column::Drafts]), "", is_tiny);
}
