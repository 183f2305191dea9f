//! Questions in a Markdown text: headings are groups, items and bold lines questions, items below an item what is asked next.

mod below;
mod paragraphs;

use super::frames::with_questions_in_headings;
use super::groups::{DEEPEST, Groups};
use super::levels::{
    are_answered, asked_with_others, asks, asks_alone, heading_asks, is_numbered, level_of_questions,
    numbered_ask, others_ask, sets_a_task,
};
use crate::text::exchange::foreign::Foreign;
use crate::text::exchange::markdown::blocks::{Block, BlockKind};
use crate::text::exchange::records::table::{Heads, question_of_row};
use crate::text::exchange::records::yaml::title_of;
use crate::text::exchange::refrain::repeated_headings;
use crate::text::exchange::stories::signs::is_likely;
use crate::text::exchange::words::around::stripped;
use crate::text::exchange::words::asking::{asked_in, is_labelled, set_apart, words_asked};
use crate::text::exchange::words::emphasis::bare;
use crate::text::exchange::words::phrase::{
    asks_at_last, asks_for_a_story, ends_with_mark, is_question, is_task,
};
use crate::text::exchange::words::section::{Section, is_told_next};
use crate::text::exchange::words::signs::{
    could_ask, is_criterion, is_offer, is_part, is_piece, sets_a_scene,
};
use crate::text::exchange::words::star_label::is_part_alone;
use std::collections::HashSet;

/// The questions of a text.
pub(crate) fn questions(blocks: &[Block], columns: &[(String, String)]) -> Foreign {
    let blocks = with_questions_in_headings(blocks);
    let repeated = repeated_headings(&blocks);
    let (level, asking) = level_of_questions(&blocks, &repeated);
    let mut list = List {
        level,
        has_many: asking > 1,
        others_ask: others_ask(&blocks, level),
        numbered_ask: numbered_ask(&blocks, level),
        columns: columns.to_vec(),
        explains_parts: is_likely(&blocks),
        are_answered: are_answered(&blocks),
        repeated,
        ..List::default()
    };
    let among = asked_with_others(&blocks);
    for (at, block) in blocks.iter().enumerate() {
        let next = blocks.get(at + 1);
        list.next_asks = next.is_some_and(asks);
        list.asks_alone = asks_alone(&blocks[at..], level);
        list.is_among_questions = among[at];
        list.take(block);
    }
    list.end_groups(0);
    list.found
}

/// Why an explanation of STAR is left.
const BELONGS_INTO_PART: &str = "it says what belongs into a part of a story";

/// What the open question is, and so what may belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Opened {
    /// Of this level.
    Heading(u8),
    /// A line that is bold or has a "Q:".
    Bold,
    Paragraph,
    Item,
}

#[derive(Default)]
struct List {
    columns: Vec<(String, String)>,
    level: u8,
    /// Whether several headings ask: then what asks below one belongs to it.
    has_many: bool,
    /// Whether nearly all headings of that level ask, so that the others do in other words.
    others_ask: bool,
    /// Whether each heading of that level that has a number asks.
    numbered_ask: bool,
    /// Whether parts of stories are labelled in it: what asks below one says what belongs into it.
    explains_parts: bool,
    /// Headings that stand above many things.
    repeated: HashSet<String>,
    found: Foreign,
    groups: Groups,
    heads: Option<Heads>,
    /// What the last question is, while it is open for what stands below it.
    open: Option<Opened>,
    /// What the last label below it said.
    section: Section,
    /// Whether the last line that was a label alone is a part of a story that is explained.
    in_part: bool,
    /// Whether the last block was an item, and whether the open question is one that stands alone.
    is_listed: bool,
    is_lone: bool,
    /// Whether the next block asks.
    next_asks: bool,
    /// Whether the block is a heading that asks, of another level than most, and above none of them.
    asks_alone: bool,
    /// Whether the block is an item of a list in which nearly all ask.
    is_among_questions: bool,
    /// Whether paragraphs below items answer them.
    are_answered: bool,
}

impl List {
    fn take(&mut self, block: &Block) {
        let asked = self.found.questions.len();
        if !matches!(block.kind, BlockKind::Heading(_)) {
            self.groups.mark_used();
        }
        self.take_one(block);
        let is_item = matches!(block.kind, BlockKind::Item(_));
        if self.found.questions.len() > asked {
            self.is_lone = is_item && !self.is_listed;
        } else if is_item {
            self.is_lone = false;
        }
        self.is_listed = is_item;
    }

    fn take_one(&mut self, block: &Block) {
        match &block.kind {
            BlockKind::Heading(level) => {
                self.in_part = false;
                self.heading(*level, block);
            }
            _ if self.is_in_part() => {
                self.found.leave(block.line, &block.text, BELONGS_INTO_PART);
            }
            BlockKind::Item(0) => self.item(block),
            BlockKind::Continued if self.open.is_none() => self.paragraph(block),
            BlockKind::Item(_) | BlockKind::Continued => self.below(block),
            BlockKind::Paragraph if self.goes_into_part(block) => {
                self.found.leave(block.line, &block.text, BELONGS_INTO_PART);
            }
            BlockKind::Paragraph => self.paragraph(block),
            BlockKind::Row { cells, is_head: true } => self.take_heads(cells, block),
            BlockKind::Row { cells, .. } => self.row(cells, block),
            BlockKind::Front => self.found.title = title_of(&block.text),
            BlockKind::Contents => {}
            BlockKind::Elsewhere(_) if self.hangs_below() => self.below(block),
            BlockKind::Elsewhere(_) if block.text.contains('?') => {
                self.found.leave(block.line, &block.text, "it leads elsewhere");
            }
            BlockKind::Elsewhere(_) => {
                self.found.leave_key("links to other sites", "", "they lead elsewhere")
            }
            BlockKind::Code => self.code(block),
            BlockKind::Note => self.found.leave(block.line, &block.text, "it is a note of the page"),
        }
    }

    fn take_heads(&mut self, cells: &[String], block: &Block) {
        self.heads = Heads::of(cells, &self.columns);
        if self.heads.is_none() && self.hangs_below() {
            return self.line_below(&block.text);
        }
        if let Some(unused) = self.heads.as_ref().and_then(|heads| heads.unused(cells, false)) {
            self.found.leave(block.line, &unused, "no such column is known; --map says what one means");
        }
    }

    fn heading(&mut self, level: u8, block: &Block) {
        let words = stripped(&block.text).0;
        let is_deeper = matches!(self.open, Some(Opened::Heading(of)) if level > of);
        let asks = heading_asks(&block.text)
            || self.numbered_ask && is_numbered(&block.text)
            || self.others_ask && sets_a_task(&words);
        let is_of_list = level == self.level || self.asks_alone && self.groups.end_in_questions(level);
        if is_of_list && asks && !self.repeated.contains(&words.to_lowercase()) {
            self.end_groups(level);
            self.question(block, Opened::Heading(level));
        } else if self.has_many && is_deeper && (Self::is_below(&words) || !self.next_asks) {
            self.heading_below(block, &words);
        } else {
            self.open = None;
            self.end_groups(level);
            self.groups.open(level, &words, block.line);
            if level == 1 && self.found.title.is_none() && !is_question(&words) {
                self.found.title = Some(words);
                self.groups.mark_used();
            }
        }
    }

    fn item(&mut self, block: &Block) {
        let first = block.text.lines().next().unwrap_or_default();
        let words = words_asked(first);
        let beside = match () {
            () if block.text.trim_start().starts_with("~~") => Some("it is struck out"),
            () if self.groups.are_beside() => Some("it is not about interviews"),
            () if is_offer(&words) => Some("it asks nothing"),
            () => None,
        };
        if let Some(why) = beside {
            return self.found.leave(block.line, &words, why);
        }
        let hangs_below = self.hangs_below();
        let is_answer = hangs_below && (self.section != Section::Open || !ends_with_mark(&words));
        let is_answer = is_answer
            && (self.section == Section::Next || !asks_for_a_story(&words) && set_apart(first).is_none());
        if is_labelled(first) && !self.owns_what_asks() {
            self.question(block, Opened::Item);
        } else if hangs_below && (is_answer || self.owns_what_asks()) {
            self.below(block);
        } else if (is_question(&words) && !is_piece(&words)
            || asks_at_last(&words)
            || set_apart(first).is_some()
            || self.is_among_questions && could_ask(first)
            || self.sets_tasks() && is_task(&words))
            && !is_part(first)
            && !is_criterion(first)
            && !(self.open.is_some() && is_told_next(&words))
        {
            self.question(block, Opened::Item);
        } else if self.open.is_some() && is_told_next(&words) {
            self.below(block);
        } else {
            self.named_item(block, first);
        }
    }

    /// An item whose first line is a name for the question on the next, or that asks nothing.
    fn named_item(&mut self, block: &Block, name: &str) {
        self.open = None;
        let rest = block.text.split_once('\n').map_or("", |(_, rest)| rest);
        let asking = stripped(rest.lines().next().unwrap_or_default()).0;
        if self.next_asks && sets_a_scene(&block.text) && !is_part(&block.text) {
            return self.question(block, Opened::Item);
        }
        if !is_question(&asking) && !asks_at_last(&asking) {
            return self.leave(block.line, &stripped(&block.text).0);
        }
        self.question_named(
            &Block { text: rest.to_owned(), ..block.clone() },
            Opened::Item,
            Some(bare(name)),
        );
    }

    /// Leaves what asks nothing; in what the person asks them it is part of that.
    fn leave(&mut self, line: usize, text: &str) {
        let is_own = self.groups.are_for_them();
        match self.found.questions.last_mut().filter(|last| is_own && last.is_turned_round) {
            Some(last) => last.hints.push(text.to_owned()),
            None => self.found.leave(line, text, "it asks nothing"),
        }
    }

    /// A group whose name stands on a line of its own, until the next one or a heading.
    fn begin_section(&mut self, name: &str, line: usize) {
        self.open = None;
        self.end_groups(DEEPEST);
        self.groups.open(DEEPEST, name, line);
    }

    /// Headings are over; those below which nothing stood are left.
    fn end_groups(&mut self, level: u8) {
        for (line, name) in self.groups.end(level) {
            self.found.leave(line, &name, "nothing stands below it");
        }
    }

    /// Whether the innermost heading is a part of a story that waits to be told.
    fn is_in_part(&self) -> bool {
        self.explains_parts && self.open.is_none() && self.groups.end_in_part()
    }

    /// Follows the names of parts, and says whether a paragraph is one or says what belongs into it.
    fn goes_into_part(&mut self, block: &Block) -> bool {
        let is_name = self.explains_parts && !self.hangs_below() && is_part_alone(&block.text);
        let asks = is_labelled(&block.text) || asks_for_a_story(&words_asked(&block.text));
        self.in_part = is_name || self.in_part && !asks;
        self.in_part
    }

    /// Whether tasks are set here, among questions.
    fn sets_tasks(&self) -> bool {
        const FEW: usize = 2;
        self.found.questions.len() > FEW && self.groups.end_in_tasks()
    }

    fn row(&mut self, cells: &[String], block: &Block) {
        match self.heads.as_ref().and_then(|heads| question_of_row(heads, cells, block.line)) {
            Some(mut question) => {
                question.groups = self.groups.tags();
                self.found.questions.push(question);
                self.open = None;
            }
            // A table within an answer.
            None if self.heads.is_none() && self.hangs_below() => self.line_below(&block.text),
            None => self.found.leave(block.line, &block.text, "no column of the table holds a question"),
        }
    }

    fn question(&mut self, block: &Block, from: Opened) {
        self.question_named(block, from, None);
    }

    /// A question, with what it is called above.
    fn question_named(&mut self, block: &Block, from: Opened, above: Option<String>) {
        let mut lines = block.text.lines();
        let (mut question, behind) = asked_in(lines.next().unwrap_or_default(), above);
        self.groups.mark_used();
        if self.groups.are_for_them() {
            return self.turn_round(question, block.line);
        }
        question.line = block.line;
        question.groups = self.groups.tags();
        self.found.questions.push(question);
        self.open = Some(from);
        self.section = Section::Open;
        self.behind(behind);
        lines.for_each(|line| self.line_below(line));
    }
}
