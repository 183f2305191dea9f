//! Paragraphs among questions: one asks by itself, leads to what somebody says, or belongs to the question above it.

use super::{List, Opened};
use crate::text::exchange::markdown::blocks::{Block, BlockKind};
use crate::text::exchange::questions::levels::{is_numbered, is_numbered_question};
use crate::text::exchange::speech::transcript::questions_in;
use crate::text::exchange::words::asking::{
    begins_quoted, below_name, is_labelled, is_wholly_quoted, said_by_who_asks, section_of, set_apart,
    words_asked,
};
use crate::text::exchange::words::phrase::{
    asks_at_last, asks_for_a_story, asks_plainly, begins_a_request, ends_with_mark, is_question,
};
use crate::text::exchange::words::section::{Section, is_asked_next, is_told_next};
use crate::text::exchange::words::signs::{
    ask_all, is_bold_question, is_hint, is_offer, is_part, mostly_asks,
};

impl List {
    pub(super) fn paragraph(&mut self, block: &Block) {
        let first = block.text.lines().next().unwrap_or_default();
        let words = words_asked(first);
        let is_said = begins_quoted(first) && (self.owns_what_asks() || self.section != Section::Open);
        let is_above = is_wholly_quoted(first) && block.text.contains('\n');
        let is_apart = (set_apart(first).is_some() || is_above) && !is_said;
        let is_bold = !is_part(first) && is_bold_question(first);
        let is_counted = is_numbered(first) && !self.owns_what_asks() && asks_plainly(&words);
        let is_answered = block.text.contains('\n') && !self.hangs_below() && asks_plainly(&words);
        let asks = is_apart
            || is_answered
            || is_bold
            || is_counted
            || is_labelled(first)
            || is_numbered_question(first) && is_question(&words);
        let is_next = self.open.is_some() && is_told_next(first);
        if let Some(name) = section_of(&block.text) {
            self.begin_section(name, block.line);
        } else if let Some(said) = said_by_who_asks(first) {
            self.said(block.line, said);
        } else if let Some((name, asked)) = below_name(&block.text) {
            self.question(&Block { text: format!("**{name}** - {asked}"), ..block.clone() }, Opened::Bold);
        } else if asks && !is_next {
            self.question(block, Opened::Bold);
        } else if is_offer(&words) {
            self.leave(block.line, &block.text);
        } else if self.is_question_of_its_own(block, &words) && !is_next {
            self.question(block, Opened::Paragraph);
        } else if self.hangs_below()
            || self.open.is_some()
                && (self.is_lone || self.are_answered)
                && !block.text.ends_with([':', '：'])
            || self.open.is_some() && (is_hint(&words) || is_next || begins_quoted(first))
        {
            self.below(block);
        } else {
            self.leave(block.line, &block.text);
        }
    }

    /// What somebody says who asks: each question in it is one.
    fn said(&mut self, line: usize, said: &str) {
        let questions = questions_in(said);
        if questions.is_empty() {
            self.leave(line, said);
        }
        for asked in questions {
            self.question(&Block { line, kind: BlockKind::Paragraph, text: asked }, Opened::Item);
        }
        self.open = None;
    }

    /// Whether a paragraph is a question, and neither part of an answer nor asked next.
    fn is_question_of_its_own(&self, block: &Block, words: &str) -> bool {
        if block.text.lines().count() > 1 || is_part(&block.text) || words.split_whitespace().count() > 60 {
            return false;
        }
        let marks = words.matches(['.', '?', '？', '。']).count();
        let asks = is_question(words) && (ends_with_mark(words) && marks <= 2 || mostly_asks(words));
        let requests = || is_asked_next(words) || asks_at_last(words);
        match self.open {
            Some(Opened::Heading(_)) if self.has_many => false,
            Some(_) if self.hangs_below() && self.section != Section::Open => false,
            Some(Opened::Heading(_) | Opened::Bold) => asks || asks_for_a_story(words),
            None if self.has_many => {
                asks && ask_all(words) || begins_a_request(words) && is_asked_next(words)
            }
            _ => asks || requests(),
        }
    }
}
