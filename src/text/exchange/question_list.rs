//! Questions in a Markdown text: headings are groups, items and bold lines questions, items below an item what is asked next.

use super::blocks::{Block, BlockKind, bare};
use super::foreign::{Foreign, ForeignQuestion};
use super::phrase::{is_question, stripped, wordings};
use super::table::{Heads, question_of_row};

/// Words before which a nested item or a paragraph is an answer.
const HINTS: [&str; 9] = [
    "answer",
    "a",
    "hint",
    "tip",
    "what to say",
    "look for",
    "good answer",
    "sample answer",
    "strong answer",
];
/// Headings that say that what follows is asked next.
const NEXT: [&str; 4] = ["follow-up", "follow up", "followup", "probe"];

/// The questions of a text.
pub(super) fn questions(blocks: &[Block], columns: &[(String, String)]) -> Foreign {
    let mut list = List { level: level_of_questions(blocks), columns: columns.to_vec(), ..List::default() };
    blocks.iter().for_each(|block| list.take(block));
    list.found
}

/// The level at which most headings ask: those of other levels are groups, even if they ask something.
fn level_of_questions(blocks: &[Block]) -> u8 {
    let asking = |level: u8| {
        let asks =
            |block: &&Block| block.kind == BlockKind::Heading(level) && is_question(&stripped(&block.text).0);
        blocks.iter().filter(asks).count()
    };
    (1..=6).rev().max_by_key(|level| asking(*level)).unwrap_or(6)
}

#[derive(Default)]
struct List {
    columns: Vec<(String, String)>,
    level: u8,
    found: Foreign,
    /// Open groups, by the level of their heading.
    groups: Vec<(u8, String)>,
    heads: Option<Heads>,
    /// Whether the last question is open for what stands below it.
    is_open: bool,
    /// Whether it was a heading or a bold line, so that items and paragraphs belong to it.
    hangs_below: bool,
}

impl List {
    fn take(&mut self, block: &Block) {
        match &block.kind {
            BlockKind::Heading(level) => self.heading(*level, block),
            BlockKind::Item(0) => self.item(block),
            BlockKind::Item(_) => self.below(block),
            BlockKind::Paragraph => self.paragraph(block),
            BlockKind::Row { cells, is_head: true } => self.take_heads(cells, block),
            BlockKind::Row { cells, .. } => self.row(cells, block),
            BlockKind::Contents | BlockKind::Front => {}
            BlockKind::Code => self.found.leave(block.line, &block.text, "it is code"),
        }
    }

    fn take_heads(&mut self, cells: &[String], block: &Block) {
        self.heads = Heads::of(cells, &self.columns);
        if let Some(unused) = self.heads.as_ref().and_then(|heads| heads.unused(cells)) {
            self.found.leave(block.line, &unused, "no such column is known; --map says what one means");
        }
    }

    fn heading(&mut self, level: u8, block: &Block) {
        if level == self.level && is_question(&stripped(&block.text).0) {
            self.groups.retain(|(of, _)| *of < level);
            self.question(block);
        } else {
            self.is_open = false;
            self.groups.retain(|(of, _)| *of < level);
            self.groups.push((level, stripped(&block.text).0));
        }
    }

    fn item(&mut self, block: &Block) {
        let (words, _) = stripped(&block.text);
        if block.text.trim_start().starts_with("~~") || self.is_beside() {
            return self.found.leave(block.line, &words, "it is struck out, or not about interviews");
        }
        let is_hint = self.is_open && self.hangs_below && !words.ends_with('?');
        if is_question(&words) && !is_hint && !self.is_told_next(&block.text) {
            self.question(block);
        } else if self.is_open && self.hangs_below {
            self.below(block);
        } else {
            self.is_open = false;
            self.found.leave(block.line, &words, "it asks nothing");
        }
    }

    fn is_told_next(&self, text: &str) -> bool {
        let lower = bare(text).to_lowercase();
        self.is_open && NEXT.iter().any(|next| lower.starts_with(next))
    }

    /// What stands below a question: what is asked next, or what to say.
    fn below(&mut self, block: &Block) {
        let is_open = self.is_open;
        let Some(last) = self.found.questions.last_mut().filter(|_| is_open) else {
            return self.item_alone(block);
        };
        for line in block.text.lines() {
            let (words, tags) = stripped(line);
            last.tags.extend(tags);
            let (label, said) = labelled(&words);
            match label {
                Some(label) if NEXT.iter().any(|next| label.starts_with(next)) => {
                    last.follow_ups.push(said.to_owned())
                }
                Some(label)
                    if ["tags", "tag", "topic", "category", "competency", "competencies"]
                        .contains(&label.as_str()) =>
                {
                    last.tags.extend(said.split([',', ';']).map(|tag| tag.trim().to_owned()));
                }
                Some(label) if HINTS.contains(&label.as_str()) => {
                    last.hints.extend((!said.is_empty()).then(|| said.to_owned()))
                }
                _ if is_asked_next(&words) => last.follow_ups.push(words),
                _ if !words.is_empty() => last.hints.push(words),
                _ => {}
            }
        }
        last.follow_ups.retain(|follow_up| !follow_up.is_empty());
    }

    /// An item that lies deeper, below no question: a question all the same.
    fn item_alone(&mut self, block: &Block) {
        if is_question(&stripped(&block.text).0) {
            self.question(block);
            self.is_open = false;
        } else {
            self.found.leave(block.line, &block.text, "it asks nothing");
        }
    }

    fn paragraph(&mut self, block: &Block) {
        let first = block.text.lines().next().unwrap_or_default();
        let (words, _) = stripped(first);
        let bold = first.trim_start().strip_prefix("**").and_then(|rest| rest.split_once("**"));
        let is_bold = bold.is_some_and(|(said, _)| is_question(&stripped(said).0));
        let stands_alone = !(self.is_open && self.hangs_below);
        let is_request = stands_alone && is_asked_next(&words) && words.split_whitespace().count() <= 40;
        let is_one = (words.ends_with('?') || is_request) && words.matches(['.', '?']).count() <= 2;
        let is_one = is_one && (block.text.lines().count() == 1 || is_numbered_question(first));
        if is_question(&words) && (is_bold || is_one) && !self.is_told_next(first) {
            let question = Block { text: first.to_owned(), ..block.clone() };
            self.question(&question);
            self.hangs_below = true;
            let rest = block.text.lines().skip(1).collect::<Vec<_>>().join("\n");
            if !rest.is_empty() {
                self.below(&Block { text: rest, ..block.clone() });
            }
        } else if self.is_open && (self.hangs_below || is_hint(&words) || self.is_told_next(first)) {
            self.below(block);
        } else {
            self.found.leave(block.line, &block.text, "it asks nothing");
        }
    }

    /// Whether what stands here is about the list and not about interviews.
    fn is_beside(&self) -> bool {
        let beside = ["contribut", "licen", "credit", "acknowledg", "logistics", "errand"];
        self.groups.iter().any(|(_, group)| beside.iter().any(|word| group.to_lowercase().contains(word)))
    }

    fn row(&mut self, cells: &[String], block: &Block) {
        match self.heads.as_ref().and_then(|heads| question_of_row(heads, cells, block.line)) {
            Some(mut question) => {
                question.tags.extend(self.group_tags());
                self.found.questions.push(question);
            }
            None => self.found.leave(block.line, &block.text, "no column of the table holds a question"),
        }
        self.is_open = false;
    }

    fn group_tags(&self) -> Vec<String> {
        self.groups.iter().filter(|(level, _)| *level > 1).map(|(_, group)| group.clone()).collect()
    }

    fn question(&mut self, block: &Block) {
        let mut lines = block.text.lines();
        let (words, tags) = stripped(lines.next().unwrap_or_default());
        let mut wordings = wordings(&words).into_iter();
        let mut question = ForeignQuestion {
            ask: wordings.next().unwrap_or_default(),
            also: wordings.collect(),
            tags,
            line: block.line,
            ..ForeignQuestion::default()
        };
        question.tags.extend(self.group_tags());
        self.hangs_below = matches!(block.kind, BlockKind::Heading(_));
        self.found.questions.push(question);
        self.is_open = true;
        let rest = lines.collect::<Vec<_>>().join("\n");
        if !rest.is_empty() {
            self.below(&Block { text: rest, ..block.clone() });
        }
    }
}

/// Whether a text speaks of the answer to a question.
fn is_hint(text: &str) -> bool {
    let lower = text.to_lowercase();
    ["a good answer", "a strong answer", "good answers", "look for", "listen for"]
        .iter()
        .any(|start| lower.starts_with(start))
        || labelled(text).0.is_some_and(|label| HINTS.contains(&label.as_str()))
}

/// Whether a text below a question asks: hints begin with "say" and "name".
fn is_asked_next(text: &str) -> bool {
    const REQUESTS: [&str; 8] =
        ["tell ", "describe ", "walk ", "explain ", "give me ", "give us ", "give an ", "talk "];
    let lower = text.to_lowercase();
    is_question(text) && (text.contains('?') || REQUESTS.iter().any(|start| lower.starts_with(start)))
}

/// Whether a line begins with `Q:` or `Q12)`.
fn is_numbered_question(line: &str) -> bool {
    let rest = bare(line)
        .strip_prefix('Q')
        .map(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()).to_owned());
    rest.is_some_and(|rest| rest.starts_with([':', ')', '.']))
}

/// `Label: text` as the label in lower case and the text; `A1) text` and `Ans. text` too.
fn labelled(text: &str) -> (Option<String>, &str) {
    for lead in ["Answer", "Ans", "A"] {
        let rest = text.strip_prefix(lead).map(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()));
        if let Some(said) = rest.and_then(|rest| rest.strip_prefix([')', '.', ':'])) {
            return (Some("a".to_owned()), said.trim());
        }
    }
    match text.split_once(':') {
        Some((label, said)) if label.split_whitespace().count() <= 3 => {
            (Some(label.trim().to_lowercase()), said.trim())
        }
        _ => (None, text),
    }
}
