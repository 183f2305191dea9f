//! The tick-list below an answer, the grades, and the keys that serve.

use crate::practice::grading::{InTranscript, TickList};
use crate::practice::review::Grade;
use crate::view::page::{Label, Line, Page};
use crate::view::words::clock;

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

/// The letters of so many ticks, as runs: `a-d f`.
fn letters(ticks: usize) -> String {
    let mut runs: Vec<(char, char)> = vec![];
    for letter in TICK_LETTERS.chars().take(ticks) {
        match runs.last_mut() {
            Some((_, last)) if u32::from(letter) == u32::from(*last) + 1 => *last = letter,
            _ => runs.push((letter, letter)),
        }
    }
    let run = |(first, last): (char, char)| {
        if first == last { first.to_string() } else { format!("{first}-{last}") }
    };
    runs.into_iter().map(run).collect::<Vec<_>>().join(" ")
}

/// How a tick is heard where nothing is told by a sign alone.
pub fn tick_in_words(ticks: &TickList, position: usize) -> Option<String> {
    let tick = ticks.ticks.get(position)?;
    let letter = tick_letter(position).map_or(String::new(), |letter| format!("{letter}, "));
    let must = if tick.must { " (must)" } else { "" };
    let heard = tick.heard.map_or(String::new(), |heard| format!(", {}", heard_where(heard)));
    Some(format!("{letter}{}: {}{must}{heard}", if tick.said { "said" } else { "left out" }, tick.label))
}

/// The grade that Enter takes, in words.
pub fn suggestion_in_words(suggested: Option<Grade>) -> String {
    match suggested {
        Some(grade) => format!("Enter takes {} {}.", grade as u8, grade.word()),
        None => "No grade is suggested: a digit grades.".to_owned(),
    }
}

/// The tick-list in words, for a screen reader: nothing is told by a sign or a place alone.
pub fn tick_list_in_words(ticks: &TickList, width: usize) -> Page {
    let mut page = Page::new(width);
    let lines = (0..ticks.ticks.len()).filter_map(|position| tick_in_words(ticks, position));
    lines.for_each(|line| page.paragraph(Label::Plain, &line, 0));
    if ticks.is_no_telling() {
        page.paragraph(Label::Caution, "So short it was no telling: no better than hard is suggested.", 0);
    }
    page
}

/// The tick-list; `cursor` is the line that space would turn over. Where it takes more than `room` lines, those around the cursor
/// are shown, with how many there are above and below.
pub fn tick_list(ticks: &TickList, cursor: Option<usize>, width: usize, room: usize) -> Page {
    let shown: Vec<Page> = (0..ticks.ticks.len())
        .map(|position| tick(ticks, position, cursor == Some(position), width))
        .collect();
    let here = cursor.unwrap_or(0);
    let mut caution = Page::new(width);
    if ticks.is_no_telling() {
        caution.paragraph(Label::Caution, "So short it was no telling: no better than hard is suggested.", 2);
    }
    let room = room.saturating_sub(caution.lines().len());
    let around = around(&shown.iter().map(|page| page.lines().len()).collect::<Vec<_>>(), here, room);
    let (above, below) = (around.start, shown.len().saturating_sub(around.end));
    let mut page = Page::new(width);
    if above > 0 {
        page.paragraph(Label::Quiet, &format!("    … {above} above, by the arrow keys"), 0);
    }
    shown.into_iter().skip(around.start).take(around.len()).for_each(|one| page.append(one));
    if below > 0 {
        page.paragraph(Label::Quiet, &format!("    … {below} below, by the arrow keys"), 0);
    }
    page.append(caution);
    page
}

/// The run of entries around one of them that fits into `room` lines, the two lines that say what is above and below included;
/// it alone where even that is too much.
fn around(heights: &[usize], here: usize, room: usize) -> std::ops::Range<usize> {
    const MORE: usize = 2;
    if heights.iter().sum::<usize>() <= room || heights.is_empty() {
        return 0..heights.len();
    }
    let here = here.min(heights.len() - 1);
    let (mut from, mut to, mut taken) = (here, here + 1, heights[here] + MORE);
    loop {
        let down = heights.get(to).filter(|height| taken + **height <= room);
        let up = from.checked_sub(1).map(|above| heights[above]).filter(|height| taken + height <= room);
        match (down, up) {
            (Some(height), _) if to - here <= here - from || up.is_none() => {
                taken += height;
                to += 1;
            }
            (_, Some(height)) => {
                taken += height;
                from -= 1;
            }
            _ => return from..to,
        }
    }
}

fn tick(ticks: &TickList, position: usize, is_here: bool, width: usize) -> Page {
    let mut page = Page::new(width);
    if let Some(tick) = ticks.ticks.get(position) {
        let letter = tick_letter(position).map_or("  ".to_owned(), |letter| format!("{letter} "));
        let (mark, label) = if tick.said { ("[x] ", Label::Good) } else { ("[ ] ", Label::Bad) };
        let pointer = if is_here { "> " } else { "  " };
        let text = if tick.must { format!("{}  (must)", tick.label) } else { tick.label.clone() };
        let lead = Line::of(Label::Key, pointer).then(Label::Key, letter).then(label, mark);
        let text = match tick.heard {
            Some(heard) => format!("{text}  · {}", heard_where(heard)),
            None => text,
        };
        page.hang(lead, Label::Plain, &text, 8);
    }
    page
}

fn heard_where(heard: InTranscript) -> String {
    match heard {
        InTranscript::At(seconds) => format!("heard at {}", clock(seconds)),
        InTranscript::Somewhere => "heard first".to_owned(),
        InTranscript::Not => "not heard".to_owned(),
    }
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
    page.dotted(Label::Quiet, ["s skip", "u undo", "q stop", "? keys"]);
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

/// What serves beside the grades once the answer shows.
#[derive(Clone, Copy, Debug)]
pub struct Serving {
    /// How many ticks there are.
    pub ticks: usize,
    /// How many ready stories answer the question.
    pub stories: usize,
    /// What `m` shows.
    pub beyond: Beyond,
    /// Whether what the card is made of is the person's to edit.
    pub is_own: bool,
}

/// The keys beside the grades once it shows, in one line.
pub fn keys_after(serving: Serving, width: usize) -> Page {
    let Serving { ticks, stories, beyond, is_own } = serving;
    let keys = [
        (ticks > 0).then(|| format!("{} tick or untick", letters(ticks))),
        match beyond {
            Beyond::Rest => Some("m the rest".to_owned()),
            Beyond::More => Some("m more".to_owned()),
            Beyond::Nothing => None,
        },
        (stories > 1).then(|| "o other story".to_owned()),
        is_own.then(|| "e edit".to_owned()),
        Some("u undo".to_owned()),
        Some("s skip".to_owned()),
        Some("q stop".to_owned()),
    ];
    let mut page = Page::new(width);
    page.dotted(Label::Quiet, keys.iter().flatten().map(String::as_str));
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
