//! Which line breaks within a paragraph part two things: a label, or a question beside another, stands on a line of its own; words that
//! were only wrapped are joined.

use super::blocks::{self, Block, BlockKind, SOFT};
use crate::text::exchange::words::asking::{begins_quoted, is_labelled};
use crate::text::exchange::words::emphasis::{bare, wholly_bold};
use crate::text::exchange::words::ornament::without_pictures;
use crate::text::exchange::words::phrase::{
    asks_at_last, begins_a_request, begins_as_one_asks, is_question, leads_on,
};

/// So many lines are a list.
const MANY: usize = 5;

/// Lines that are looked at to see whether a wrapped sentence asks.
const AHEAD: usize = 3;

/// The blocks of a Markdown text, with lines that ask by themselves as paragraphs of their own.
pub(crate) fn blocks(text: &str) -> Vec<Block> {
    blocks::blocks(text).into_iter().flat_map(parted).collect()
}

fn parted(block: Block) -> Vec<Block> {
    if !block.text.contains(SOFT) {
        return apart_at_questions(block);
    }
    let lines: Vec<&str> = block.text.split(SOFT).collect();
    // A list that begins with another number than 1 is none in Markdown, if it stands close below a paragraph.
    if block.kind == BlockKind::Paragraph
        && let Some(at) =
            lines.windows(2).position(|two| is_counted(two[1]) && (is_over(two[0]) || is_counted(two[0])))
    {
        let (above, below) = lines.split_at(at + 1);
        let part = |lines: &[&str], line: usize, kind: BlockKind| Block {
            line,
            kind,
            text: lines.join(&SOFT.to_string()),
        };
        let above = part(above, block.line, BlockKind::Paragraph);
        let items = below.chunk_by(|_, next| !is_counted(next));
        let items = items.scan(block.line + at + 1, |line, lines| {
            let item = part(lines, *line, BlockKind::Item(0));
            *line += lines.len();
            Some(item)
        });
        return std::iter::once(above).chain(items).flat_map(parted).collect();
    }
    if block.kind == BlockKind::Paragraph && is_list_of_questions(&lines) {
        let of_line = |(number, line): (usize, &&str)| Block {
            line: block.line + number,
            kind: BlockKind::Paragraph,
            text: line.trim().to_owned(),
        };
        return lines.iter().enumerate().map(of_line).collect();
    }
    let mut text = lines.first().copied().unwrap_or_default().to_owned();
    let widest = lines.iter().map(|line| line.chars().count()).max().unwrap_or_default();
    let mut begun = 0;
    for (number, line) in lines.iter().enumerate().skip(1) {
        // A few lines back are enough: looking at all of a long paragraph for each of its lines would take its square.
        let last = lines[begun.max(number.saturating_sub(AHEAD))..number].join(" ");
        let is_apart =
            parts(&last, &lines[number..]) || ends_on_purpose(&bare(&last), lines[number - 1], line, widest);
        begun = if is_apart { number } else { begun };
        text.push(if is_apart { '\n' } else { ' ' });
        text.push_str(line);
    }
    apart_at_questions(Block { text, ..block })
}

/// A paragraph, cut before the lines in it that are labelled as questions: a name or a mark of its turn may stand above one.
fn apart_at_questions(block: Block) -> Vec<Block> {
    // The first label below a name in bold stays with it.
    let has_name = block.text.lines().next().is_some_and(|first| wholly_bold(first).is_some());
    let from = if has_name { 2 } else { 1 };
    let lines: Vec<&str> = block.text.lines().collect();
    if block.kind != BlockKind::Paragraph || !lines.iter().skip(from).any(|line| is_labelled(line)) {
        return vec![block];
    }
    let mut pieces: Vec<Vec<&str>> = vec![];
    for (at, line) in lines.into_iter().enumerate() {
        match pieces.last_mut().filter(|_| at < from || !is_labelled(line)) {
            Some(piece) => piece.push(line),
            None => pieces.push(vec![line]),
        }
    }
    let of_piece =
        |piece: Vec<&str>| Block { line: block.line, kind: BlockKind::Paragraph, text: piece.join("\n") };
    pieces.into_iter().map(of_piece).collect()
}

/// Whether a line ends something: a sentence, or a name above a list.
fn is_over(line: &str) -> bool {
    is_ended(line) || wholly_bold(line).is_some() || line.trim_end_matches(['*', ' ']).ends_with([':', '：'])
}

/// Whether a line begins with a number, as items of a list do.
fn is_counted(line: &str) -> bool {
    let rest = line.trim_start().trim_start_matches(|c: char| c.is_ascii_digit());
    (1..=3).contains(&(line.trim_start().len() - rest.len()))
        && [". ", ") "].iter().any(|mark| rest.starts_with(mark))
}

/// Whether each line asks a whole question, but for a name above them.
fn is_list_of_questions(lines: &[&str]) -> bool {
    let asks = |line: &&str| {
        let words = without_remark(line);
        let is_whole = is_ended(words) && (is_question(words) || asks_at_last(words));
        begins_anew(line) && (is_whole || begins_a_request(words) && is_question(words))
    };
    let from = usize::from(lines.first().is_some_and(|first| !asks(first) && is_name(first)));
    let (all, asking) = (lines.len() - from, lines[from..].iter().filter(|line| asks(line)).count());
    // Among many, one may ask in words that nobody foresaw.
    let nearly_all =
        all >= MANY && asking * 5 >= all * 4 && lines[from..].iter().all(|line| begins_anew(line));
    all > 0 && lines.iter().all(|line| !is_marked(line)) && (asking == all || nearly_all)
}

/// A line without what stands in brackets behind it.
fn without_remark(line: &str) -> &str {
    let inner = line.trim_end().strip_suffix(')').and_then(|inner| inner.rsplit_once(" ("));
    inner.map_or(line, |(before, _)| before)
}

/// Whether what follows a line is something else, and not the same sentence.
fn parts(last: &str, next: &[&str]) -> bool {
    let line = next.first().copied().unwrap_or_default();
    let whole = || {
        let end = next.iter().take(AHEAD).position(|line| is_ended(line)).map_or(1, |end| end + 1);
        next[..end].join(" ")
    };
    let asks = || {
        let whole = whole();
        (whole.contains(['?', '？']) || begins_a_request(&whole)) && is_question(&whole)
    };
    let is_over = is_ended(last) || is_name(last);
    let is_note = line.starts_with("--") || line.split_once(':').is_some_and(|(label, _)| label == "story");
    if is_note && is_question(last) || wholly_bold(last).is_some() && begins_anew(line) {
        return true;
    }
    is_marked(line)
        || begins_anew(line) && is_over && asks()
        || begins_quoted(line) && is_ended(last) && is_question(last)
        || begins_anew(line) && ends_asking(last) && (is_question(last) || is_name(last))
}

/// Whether what asks in `last` is over with the line `above`, as its writer broke that where the first word of the next had room; one who
/// wraps does not.
fn ends_on_purpose(last: &str, above: &str, next: &str, widest: usize) -> bool {
    const SHORTEST: usize = 5;
    let first = next.split_whitespace().next().unwrap_or_default();
    let has_room = above.chars().count() + 1 + first.chars().count() <= widest;
    if ends_asking(last) && is_question(last) {
        return has_room || first.starts_with(char::is_lowercase);
    }
    let is_request =
        last.split_whitespace().count() >= SHORTEST && begins_as_one_asks(last) && is_question(last);
    let goes_on = leads_on(last) || leads_on(first) || last.ends_with([',', ';', '-', '/']);
    is_request && has_room && !is_ended(last) && !goes_on
}

fn ends_asking(line: &str) -> bool {
    line.trim_end_matches(['"', '”', '*', '`', ' ', ':', ')']).ends_with(['?', '？'])
}

/// Whether a line is short and ends nothing.
fn is_name(line: &str) -> bool {
    line.split_whitespace().count() <= 6 && !line.trim_end().ends_with(['.', ',', ';'])
}

fn begins_anew(line: &str) -> bool {
    !line.trim_start().starts_with(|c: char| c.is_lowercase() || matches!(c, ',' | ')' | '&'))
}

fn is_ended(line: &str) -> bool {
    line.trim_end_matches(['"', '”', '’', ')', '*', ' ']).ends_with(['.', '?', '!', '…', '。', '？', '！'])
}

/// Whether a line begins with a label or with bold words.
fn is_marked(line: &str) -> bool {
    let head = without_pictures(line.trim_start());
    let label = head.split([':', '：', ')', '.']).next().unwrap_or_default();
    let label = label.split(" - ").next().unwrap_or(label);
    let words = label.split_whitespace().count();
    let behind = &head[label.len()..];
    let is_label = (1..=3).contains(&words)
        && label.starts_with(char::is_alphabetic)
        && !label.starts_with(char::is_lowercase)
        && !label.contains(['?', '('])
        && (behind.starts_with([':', '：'])
            || behind.starts_with(" - ")
            || is_numbered_letter(label) && !behind.is_empty());
    head.starts_with("**") || is_label
}

/// `Q1`, `A12`.
fn is_numbered_letter(label: &str) -> bool {
    label.strip_prefix(['Q', 'A']).is_some_and(|number| number.chars().all(|c| c.is_ascii_digit()))
}
