//! The tick-list below an answer, the grades, and the keys that serve.

use crate::practice::grading::TickList;
use crate::practice::review::Grade;
use crate::view::page::{Label, Line, Page};

/// Letters for ticks: those that are no command after the reveal (`e`, `m`, `o`, `q`, `s`, `u`).
const TICK_LETTERS: &str = "abcdfghijklnprtvwxyz";

/// The letter of a tick.
pub fn tick_letter(position: usize) -> Option<char> {
    TICK_LETTERS.chars().nth(position)
}

/// The tick of a letter.
pub fn tick_of_letter(letter: char) -> Option<usize> {
    TICK_LETTERS.chars().position(|known| known == letter)
}

/// The tick-list; `cursor` is the line that space would turn over.
pub fn tick_list(ticks: &TickList, cursor: Option<usize>, width: usize) -> Page {
    let mut page = Page::new(width);
    for (position, tick) in ticks.ticks.iter().enumerate() {
        let letter = tick_letter(position).map_or("  ".to_owned(), |letter| format!("{letter} "));
        let (mark, label) = if tick.said { ("[x] ", Label::Good) } else { ("[ ] ", Label::Bad) };
        let pointer = if cursor == Some(position) { "> " } else { "  " };
        let text = if tick.must { format!("{}  (must)", tick.label) } else { tick.label.clone() };
        let lead = Line::of(Label::Key, pointer).then(Label::Key, letter).then(label, mark);
        page.hang(lead, Label::Plain, &text, 8);
    }
    if ticks.is_no_telling() {
        page.paragraph(Label::Caution, "So short it was no telling: hard at most.", 2);
    }
    page
}

/// What each grade leads to; the first one leads to another look at the end.
#[derive(Clone, Debug, PartialEq)]
pub enum LeadsTo {
    /// Recall on the day of the interview, 0 to 1.
    OnTheDay([f64; 4]),
    /// When it comes back.
    ComesBack([String; 4]),
}

/// The four grades, each with what it leads to, the suggested one in brackets.
pub fn grades(leads_to: &LeadsTo, suggested: Option<Grade>, width: usize) -> Page {
    let mut page = Page::new(width);
    let mut line = Line::default();
    for (position, grade) in Grade::ALL.into_iter().enumerate() {
        let (open, close) = if suggested == Some(grade) { ("[", "]") } else { ("", "") };
        let leads = match leads_to {
            _ if grade == Grade::Again => String::new(),
            LeadsTo::OnTheDay(recall) => format!(" {:.0} %", 100.0 * recall[position]),
            LeadsTo::ComesBack(days) => format!(" in {}", days[position]),
        };
        let piece = Line::of(Label::Strong, open)
            .then(Label::Key, format!("{}", grade as u8))
            .then(Label::Plain, format!(" {}{leads}", grade.word()))
            .then(Label::Strong, close);
        add_piece(&mut page, &mut line, piece);
    }
    if matches!(leads_to, LeadsTo::OnTheDay(_)) {
        add_piece(&mut page, &mut line, Line::of(Label::Quiet, "on the day"));
    }
    page.push(line);
    page
}

/// Adds a piece to a line of pieces; where it has no room any more it begins the next.
fn add_piece(page: &mut Page, line: &mut Line, piece: Line) {
    const GAP: &str = "   ";
    if line.width() + GAP.len() + piece.width() > page.width() {
        page.push(std::mem::take(line));
    }
    if !line.spans.is_empty() {
        line.spans.push((Label::Plain, GAP.to_owned()));
    }
    line.spans.extend(piece.spans);
}

/// The keys before the answer shows, in one line.
pub fn keys_before(width: usize) -> Page {
    let mut page = Page::new(width);
    page.paragraph(Label::Quiet, "e edit · s skip · u undo · q stop · ? keys", 0);
    page
}

/// What `m` shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beyond {
    /// The rest of an answer that was cut.
    Rest,
    /// The stories from beginning to end, or what is worth knowing beyond a fact.
    More,
    /// Nothing.
    Nothing,
}

/// The keys beside the grades once it shows, in one line: for `ticks` ticks, and as many ready stories.
pub fn keys_after(ticks: usize, stories: usize, beyond: Beyond, width: usize) -> Page {
    let last = ticks.checked_sub(1).and_then(tick_letter);
    let keys = [
        last.map(|last| if last == 'a' { "a untick".to_owned() } else { format!("a-{last} untick") }),
        match beyond {
            Beyond::Rest => Some("m the rest".to_owned()),
            Beyond::More => Some("m more".to_owned()),
            Beyond::Nothing => None,
        },
        (stories > 1).then(|| "o other story".to_owned()),
        Some("e edit · u undo · s skip · q stop".to_owned()),
    ];
    let keys: Vec<String> = keys.into_iter().flatten().collect();
    let mut page = Page::new(width);
    page.paragraph(Label::Quiet, &keys.join(" · "), 0);
    page
}

/// The keys of a sitting: before the answer shows, for what is told by the clock, and after.
pub fn keys(is_revealed: bool, is_told: bool, width: usize) -> Page {
    const BEFORE: &[(&str, &str)] = &[
        ("e", "edit the story now and come back"),
        ("u", "undo the last grade"),
        ("s", "leave this card out, ungraded"),
        ("q", "stop; every grade so far is kept"),
    ];
    const AFTER: &[(&str, &str)] = &[
        ("Enter", "take the suggested grade, in brackets"),
        ("1 2 3 4", "again, hard, good, easy: overrides it"),
        ("65 %, in 3 d", "what a grade leads to: recall on the day, or when it comes back"),
        ("letter", "turn a tick over: untick what you left out"),
        ("up down space", "the same, by cursor"),
        ("m", "the whole story; of a fact, what is worth knowing beyond"),
        ("o", "another of its stories was named"),
    ];
    let first = match (is_revealed, is_told) {
        (true, _) => AFTER,
        (false, false) => &[("Enter", "show the answer, once you have said yours aloud")],
        (false, true) => &[("Enter", "start the clock and tell it; Enter again ends")],
    };
    let mut page = Page::new(width);
    for (key, does) in first.iter().chain(BEFORE) {
        page.hang(Line::of(Label::Key, format!("  {key:<14}")), Label::Plain, does, 16);
    }
    page
}
