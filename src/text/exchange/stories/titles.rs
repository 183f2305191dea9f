//! Titles of stories that are no headings: a bold line, or a short one, directly before the first part.

use crate::bank::Part;
use crate::text::exchange::markdown::blocks::{Block, BlockKind};
use crate::text::exchange::words::emphasis::{bare, wholly_bold};
use crate::text::exchange::words::label::{Field, field};
use crate::text::exchange::words::phrase::{ends_with_mark, is_ideograph};
use crate::text::exchange::words::star_label::{is_other_label, is_part_alone, label};

/// The level of such a title: below all headings.
pub(crate) const LEVEL: u8 = 7;

/// The blocks, with such titles as headings.
pub(crate) fn with_titles(blocks: &[Block]) -> Vec<Block> {
    let first = first_part(blocks);
    let mut out: Vec<Block> = vec![];
    for (at, block) in blocks.iter().enumerate() {
        let next = blocks.get(at + 1).filter(|next| opens_block(next, first));
        let is_above = match next.map(|next| &next.kind) {
            None => false,
            Some(BlockKind::Item(1)) => true,
            Some(_) => block.kind == BlockKind::Paragraph,
        };
        match block.kind {
            BlockKind::Paragraph | BlockKind::Item(0) => parted(block, is_above, first, &mut out),
            _ => out.push(block.clone()),
        }
    }
    out
}

/// What stories begin with here: with the situation, or with the challenge where none is told.
fn first_part(blocks: &[Block]) -> Field {
    let situation = Field::Of(Part::Situation);
    let has = |block: &Block| {
        opens_block(block, situation) || block.text.lines().any(|line| opens_line(line, situation))
    };
    if blocks.iter().any(has) { situation } else { Field::Challenge }
}

/// `[Theme] Title`, `Story 3: Title`.
pub(crate) fn theme_of(title: &str) -> (Option<String>, String) {
    let title = bare(title);
    let title = title.trim_start_matches(|c: char| !c.is_alphanumeric() && !"[\"“‘'$€#".contains(c));
    let title = title.trim_end_matches("(Click to expand)").trim_end_matches("(click to expand)").trim_end();
    let (theme, title) = match title.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((theme, title)) => (Some(theme.to_owned()), title.trim().to_owned()),
        None => (None, title.to_owned()),
    };
    let numbered = title.split_once([':', '：', '.', ')', '–', '—']).filter(|(head, behind)| {
        if behind.starts_with(|c: char| c.is_ascii_digit()) {
            return false; // "3.5 million saved"
        }
        let head = head.trim().to_lowercase();
        let number = head.trim_start_matches("story").trim().trim_start_matches('#');
        !number.is_empty() && number.chars().all(|c| c.is_ascii_digit())
    });
    let title = numbered.map_or(title.as_str(), |(_, title)| title).trim();
    let title = ["Story:", "Question:", "Q:"]
        .iter()
        .find_map(|lead| title.strip_prefix(lead))
        .unwrap_or(title)
        .trim();
    let quoted = |open: char, close: char| {
        let inner = title.strip_prefix(open)?.strip_suffix(close)?;
        (!inner.contains([open, close])).then_some(inner)
    };
    (theme, quoted('"', '"').or_else(|| quoted('“', '”')).unwrap_or(title).to_owned())
}

/// Whether a heading counts a story: `Story B`, `Story #2: …`.
pub(crate) fn is_numbered(heading: &str) -> bool {
    let lower = bare(heading).to_lowercase();
    let number = lower.strip_prefix("story ").and_then(|rest| rest.split([' ', ':', '·', '.', '：']).next());
    let number = number.map(|number| number.trim_start_matches('#'));
    number.is_some_and(|number| {
        number.chars().count() == 1 || !number.is_empty() && number.chars().all(|c| c.is_ascii_digit())
    })
}

/// Whether a title only counts: `Question 2`, `Story B`.
pub(crate) fn says_nothing(title: &str) -> bool {
    let lower = title.to_lowercase();
    let counted =
        ["question", "story", "example", "answer", ""].iter().find_map(|word| lower.strip_prefix(word));
    let rest = counted.unwrap_or_default().trim_matches([' ', '#', ':', '.', ')']);
    rest.is_empty() || rest.chars().count() == 1 || rest.chars().all(|c| c.is_ascii_digit())
}

/// Words of headings that say what form the text below has, and nothing of what happened.
const FRAMES: [&str; 31] = [
    "star",
    "starr",
    "soar",
    "carl",
    "answer",
    "answers",
    "response",
    "example",
    "sample",
    "model",
    "my",
    "the",
    "a",
    "method",
    "format",
    "template",
    "story",
    "stories",
    "structure",
    "structured",
    "short",
    "long",
    "full",
    "version",
    "framework",
    "your",
    "storytelling",
    "bank",
    "starters",
    "suggested",
    "question",
];

/// Whether a heading only says that an answer or an example stands below it: "Example response", "STAR: how I tell it".
pub(crate) fn is_frame(heading: &str) -> bool {
    let lower = bare(heading).to_lowercase();
    let name = lower.split([':', '—', '–', '(']).next().unwrap_or(&lower);
    let mut words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).peekable();
    words.peek().is_some() && words.all(|word| FRAMES.contains(&word) || word.parse::<u32>().is_ok())
}

/// Whether a heading leads to what somebody explains: "How to answer".
pub(crate) fn is_explaining(heading: &str) -> bool {
    let lower = bare(heading).to_lowercase();
    ["how to ", "what is star", "what is the star"].iter().any(|start| lower.starts_with(start))
}

/// What a heading says behind such words: "STAR: The payroll night".
pub(crate) fn behind_frame(heading: &str) -> Option<String> {
    let at = heading.find([':', '—', '–'])?;
    let mark = heading[at..].chars().next()?;
    let behind = heading[at + mark.len_utf8()..].trim();
    let begins = behind.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    (begins || mark == ':' && !behind.is_empty()).then(|| behind.to_owned())
}

/// A title, or what stands for one that is missing.
pub(crate) fn named(title: &str) -> String {
    if title.trim().is_empty() { "a story without a title".to_owned() } else { title.to_owned() }
}

/// Takes the titles out of the lines of a block.
fn parted(block: &Block, is_above: bool, first: Field, out: &mut Vec<Block>) {
    let lines: Vec<&str> = block.text.lines().collect();
    let mut own: Vec<&str> = vec![];
    for (number, line) in lines.iter().enumerate() {
        let opens = match lines.get(number + 1) {
            Some(next) => opens_line(next, first),
            None => is_above,
        };
        let below_heading = block.kind == BlockKind::Paragraph
            && number == 0
            && matches!(out.last().map(|block| &block.kind), Some(BlockKind::Heading(_)));
        if opens && is_title(line, below_heading) {
            push(block, &std::mem::take(&mut own), out);
            out.push(Block { kind: BlockKind::Heading(LEVEL), text: (*line).to_owned(), line: block.line });
        } else {
            own.push(line);
        }
    }
    push(block, &own, out);
}

fn push(block: &Block, lines: &[&str], out: &mut Vec<Block>) {
    if !lines.is_empty() {
        out.push(Block { line: block.line, kind: block.kind.clone(), text: lines.join("\n") });
    }
}

/// Whether a line names the story below it. Below a heading only a bold one does.
fn is_title(line: &str, below_heading: bool) -> bool {
    let words = bare(line);
    let count = words.split_whitespace().count();
    let line = line.trim();
    let is_bold = wholly_bold(line).is_some();
    let is_frame = is_frame(&words) && behind_frame(&words).is_none();
    let is_label =
        label(line).is_some() || is_part_alone(line) || is_other_label(line) || words.ends_with([':', '：']);
    let is_long = is_bold || ends_with_mark(&words);
    let is_short = (1..=if is_long { 30 } else { 14 }).contains(&count)
        && (is_bold || !words.ends_with(['.', ',', ';']));
    let is_sentence = words.contains('。')
        || words.chars().count() > 160
        || words.chars().filter(|c| is_ideograph(*c)).count() > 30;
    is_short && !is_sentence && !is_label && !is_frame && (is_bold || !below_heading)
}

fn opens_block(block: &Block, first: Field) -> bool {
    match &block.kind {
        BlockKind::Paragraph | BlockKind::Item(_) | BlockKind::Continued => {
            block.text.lines().next().is_some_and(|line| opens_line(line, first))
        }
        BlockKind::Row { cells, is_head: true } => {
            cells.first().is_some_and(|cell| field(cell) == Some(first))
        }
        _ => false,
    }
}

/// Whether a line begins the first part of a story.
fn opens_line(line: &str, first: Field) -> bool {
    let begun = label(line).map(|(field, _)| field).or_else(|| field(line).filter(|_| is_part_alone(line)));
    begun == Some(first)
}
