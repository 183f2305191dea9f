//! What stands below a question: what is asked next, what to say, or a part of the answer by its label.

use super::{List, Opened};
use crate::bank::Kind;
use crate::text::exchange::foreign::ForeignQuestion;
use crate::text::exchange::markdown::blocks::Block;
use crate::text::exchange::stories::titles::is_frame;
use crate::text::exchange::words::around::stripped;
use crate::text::exchange::words::asking::{is_labelled, section_of};
use crate::text::exchange::words::phrase::{ends_with_mark, is_question};
use crate::text::exchange::words::reverse::is_for_them;
use crate::text::exchange::words::section::{self, Section, add, is_alone, labelled};
use crate::text::exchange::words::sentence::sentences;
use crate::text::exchange::words::signs::{is_criterion, is_part};
use std::collections::BTreeMap;

impl List {
    pub(super) fn hangs_below(&self) -> bool {
        self.open.is_some_and(|open| open != Opened::Item)
    }

    /// Whether even what asks belongs to the open question, as it is one of many headings.
    pub(super) fn owns_what_asks(&self) -> bool {
        self.has_many && matches!(self.open, Some(Opened::Heading(_)))
    }

    /// Code is part of the answer above it.
    pub(super) fn code(&mut self, block: &Block) {
        match self.found.questions.last_mut().filter(|_| self.open.is_some()) {
            Some(last) => last.show_code(&block.text),
            None => self.found.leave(block.line, &block.text, "it is code, and no question stands above it"),
        }
    }

    /// What stands below a question: what is asked next, or what to say.
    pub(super) fn below(&mut self, block: &Block) {
        if self.open.is_none() {
            return self.item_alone(block);
        }
        for line in block.text.lines() {
            self.line_below(line);
        }
    }

    /// What the person means to ask them: together it is what to say when they ask for it.
    pub(super) fn turn_round(&mut self, own: ForeignQuestion, line: usize) {
        const THEIRS: &str = "What would you like to ask us?";
        self.open = None;
        if !self.found.questions.last().is_some_and(|last| last.is_turned_round) {
            self.found.questions.push(ForeignQuestion {
                ask: THEIRS.to_owned(),
                known: BTreeMap::from([("kind", Kind::Statement.word().to_owned())]),
                groups: self.groups.tags(),
                line,
                is_turned_round: true,
                ..ForeignQuestion::default()
            });
        }
        if let Some(last) = self.found.questions.last_mut() {
            last.hints.push(own.ask);
            last.hints.extend(own.also.into_iter().chain(own.hints));
        }
    }

    /// What stands behind a question in its line: what is asked next, and what is said of it.
    pub(super) fn behind(&mut self, text: &str) {
        let sentences = sentences(text);
        let asks = |sentence: &&String| ends_with_mark(sentence) && is_question(sentence);
        let asking = sentences.iter().take_while(asks).count();
        if asking == 0 || asking == sentences.len() {
            return self.line_below(text);
        }
        sentences[..asking].iter().for_each(|asked| self.line_below(asked));
        self.line_below(&sentences[asking..].join(" "));
    }

    /// Whether a heading below a question belongs to it by its words: a label that is known, or what is asked next.
    pub(super) fn is_below(words: &str) -> bool {
        section::section(words).is_some() || ends_with_mark(words) && is_question(words)
    }

    /// A heading below a question: a known label for what stands below it, or a text, as outliners have them.
    pub(super) fn heading_below(&mut self, block: &Block, words: &str) {
        let known = section::section(words);
        let asks = known.is_none() && ends_with_mark(words) && is_question(words);
        self.section = match known {
            Some(section) => section,
            None if asks => Section::Open,
            None => Section::Strong,
        };
        if known.is_none() && !is_frame(words) {
            self.line_below(&block.text);
        }
    }

    pub(super) fn line_below(&mut self, line: &str) {
        if let Some(name) = section_of(line) {
            let above = self.found.questions.last().map_or(0, |question| question.line);
            return self.begin_section(name, above);
        }
        let (words, tags) = stripped(line);
        let Some(last) = self.found.questions.last_mut() else { return };
        if ends_with_mark(&words) && is_for_them(&last.ask) {
            last.is_turned_round = true;
            last.known.insert("kind", Kind::Statement.word().to_owned());
        }
        if last.is_turned_round {
            return last.hints.push(words);
        }
        last.tags.extend(tags);
        let (label, said) = labelled(&words);
        let meant = label.as_deref().and_then(section::section);
        match meant {
            Some(section) if said.is_empty() => self.section = section,
            Some(section) => {
                add(last, section, said);
                self.section = Section::Open;
            }
            None if is_alone(line) => match section::section(&words) {
                Some(section) => self.section = section,
                None => {
                    self.section = Section::Strong;
                    add(last, self.section, &words); // no label that is known: words like any
                }
            },
            None => add(last, self.section, &words),
        }
    }

    /// An item that lies deeper, below no question: a question all the same.
    fn item_alone(&mut self, block: &Block) {
        let asks =
            is_question(&stripped(&block.text).0) && !is_part(&block.text) && !is_criterion(&block.text);
        if asks || is_labelled(&block.text) {
            self.question(block, Opened::Item);
            self.open = None;
        } else {
            self.leave(block.line, &block.text);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::text::exchange::{Form, Holding, read};

    #[test]
    fn code_below_a_question_is_part_of_its_answer_and_keeps_its_lines() {
        let text = "## How do you find what fills a disk?\n\nAsk once.\n\n```bash\n    du -ah /var |\n\tsort -rh\n```\n\n\
                    1. What is printed here?\n   ```\n   echo hi\n   ```\n";
        let found = read(text, Form::Markdown, Holding::Deck, &[]);
        assert_eq!(found.questions[0].hints[..2], ["Ask once.", "        du -ah /var |\n        sort -rh"]);
        assert_eq!(found.questions[1].ask, "What is printed here?");
        assert!(found.questions.iter().all(|question| question.shows_code()) && found.left.is_empty());
        let above = read("```\nls\n```\n\n- Why us?\n", Form::Markdown, Holding::Deck, &[]);
        assert_eq!(above.left[0].why, "it is code, and no question stands above it");
    }
}
