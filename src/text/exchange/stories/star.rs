//! Stories in a Markdown text: STAR and its cousins (STARR, STAR-L, SOAR, CARL) as headings, as bold labels, as rows of a table, as
//! front matter. A heading that is no label begins a story.

mod closing;
mod headings;

use super::prose;
use super::signs::is_likely;
use super::titles::{self, says_nothing, with_titles};
use crate::bank::Part;
use crate::text::exchange::foreign::{Foreign, ForeignStory};
use crate::text::exchange::markdown::blocks::{Block, BlockKind};
use crate::text::exchange::records::front::keys_of;
use crate::text::exchange::records::table::{Heads, story_of_row};
use crate::text::exchange::words::around::stripped;
use crate::text::exchange::words::emphasis::{SAID, bare};
use crate::text::exchange::words::label::{Field, field, month_in};
use crate::text::exchange::words::phrase::{asks_for_a_story, asks_plainly};
use crate::text::exchange::words::star_label::{
    is_lettered_a, is_other_label, is_part_alone, label, parts_in, question,
};
use std::collections::HashMap;

/// The stories of a text.
pub(crate) fn stories(blocks: &[Block]) -> Foreign {
    let mut bank = Stories::default();
    with_titles(blocks).iter().for_each(|block| bank.take(block));
    bank.close(0);
    if bank.found.stories.is_empty() && !is_likely(blocks) { prose::stories(blocks) } else { bank.found }
}

#[derive(Default)]
struct Stories {
    found: Foreign,
    open: ForeignStory,
    part: Option<Field>,
    heads: Option<Heads>,
    /// Whether the rows of the open table are the parts of a story.
    in_table: bool,
    /// What was said in the open story before its first part.
    before: Vec<(usize, String)>,
    /// Questions before the open story, or behind its parts, with their lines.
    asked: Vec<(usize, String)>,
    /// Whether the last label was a question's, so that "A" is its answer.
    is_asked: bool,
    /// The level of the open story's heading; 0 if it has none.
    level: u8,
    /// The level of the open part's heading, if it has one.
    part_level: Option<u8>,
    /// How deep the item lies that began the open part, if one did.
    part_depth: Option<usize>,
    /// Whether the open story's heading is its number (`Story B · …`), so that those below it do not name it.
    is_numbered: bool,
    /// Whether the open story is what stands before the text.
    is_front: bool,
    /// The headings above, with their levels: what a story is called that has no name of its own.
    above: Vec<(u8, String)>,
    /// The level of the heading above that says a template stands below it.
    template_level: Option<u8>,
    /// How many stories have a name.
    named: HashMap<String, usize>,
}

impl Stories {
    fn take(&mut self, block: &Block) {
        match &block.kind {
            BlockKind::Heading(level) => self.heading(*level, block),
            BlockKind::Item(depth) | BlockKind::Elsewhere(depth) => {
                self.text(block, &format!("{}- ", "  ".repeat(*depth)))
            }
            BlockKind::Paragraph | BlockKind::Continued => self.text(block, ""),
            BlockKind::Row { cells, is_head: true } => {
                self.heads = Heads::of(cells, &[]);
                // A table of two columns may have its first part where others have heads.
                self.row(cells, block, true);
            }
            BlockKind::Row { cells, .. } => self.row(cells, block, false),
            BlockKind::Front => self.front(block),
            BlockKind::Contents => {}
            BlockKind::Code => self.found.leave(block.line, &block.text, "it is code"),
            BlockKind::Note => self.found.leave(block.line, &block.text, "it is a note of the page"),
        }
    }

    /// A part begins; the first one begins another story if more than it is told.
    fn begin_part(&mut self, field: Field, line: usize) {
        let is_told = self.open.is_told_beyond_situation();
        // Where none is told, the challenge is the situation, and another one begins the next story.
        let is_next_challenge = field == Field::Challenge && self.open.is_over();
        let field = field.part_beside(!self.open.parts[0].is_empty() && !is_next_challenge);
        let begins_next = field == Field::Of(Part::Situation) && is_told;
        if begins_next || field == Field::Headline && is_told && !self.asked.is_empty() {
            // What was asked behind the last part is what this story answers.
            let asked = std::mem::take(&mut self.asked);
            self.close(titles::LEVEL);
            self.asked = asked;
        }
        if field.part().is_some() && !self.open.is_told() {
            self.answer();
        }
        if self.open.line == 0 {
            self.open.line = line;
        }
        self.part = Some(field);
        self.part_level = None;
        self.part_depth = None;
        self.is_asked = false;
    }

    /// The open story answers the last question before it: it is its title, if the story has none that says more than a number.
    fn answer(&mut self) {
        let mut asked = std::mem::take(&mut self.asked);
        let Some((_, last)) = asked.pop() else { return };
        // A list above its answers asks all of it before.
        asked.retain(|(_, question)| *question != last);
        if !asked.is_empty() && !says_nothing(&self.open.title) {
            self.open.best_for.extend(asked.drain(..).map(|(_, question)| question));
        }
        self.before.append(&mut asked);
        match says_nothing(&self.open.title) {
            true => self.open.title = last,
            false => self.open.best_for.push(last),
        }
    }

    fn text(&mut self, block: &Block, lead: &str) {
        let mut lead = lead;
        let depth = match block.kind {
            BlockKind::Item(depth) | BlockKind::Elsewhere(depth) => Some(depth),
            _ => None,
        };
        for line in block.text.lines().flat_map(parts_in) {
            if let Some(asked) = question(line).filter(|_| !line.starts_with(SAID)) {
                self.asked.push((block.line, asked));
                self.part = None;
                self.is_asked = true;
                continue;
            }
            // Nothing is done before anything is told: that "A" is an answer too.
            if self.asks_first(line) || self.asks_next(line) {
                self.part = None;
                self.asked.push((block.line, stripped(line).0));
                continue;
            }
            let is_asked = std::mem::take(&mut self.is_asked) || !self.open.is_told();
            if is_asked && is_lettered_a(line) {
                self.say(block.line, &bare(line), "");
                continue;
            }
            match label(line) {
                Some((field, rest)) => {
                    if field == Field::Title && self.open.is_told() {
                        self.close(titles::LEVEL);
                    }
                    self.begin_part(field, block.line);
                    self.part_depth = depth;
                    self.say(block.line, &bare(rest), "");
                    lead = "";
                }
                None if line.starts_with(SAID) => {
                    self.say(block.line, &bare(line), std::mem::take(&mut lead))
                }
                None if is_part_alone(line) => {
                    self.begin_part(field(line).unwrap_or(Field::Title), block.line);
                    self.part_depth = depth;
                }
                None if is_other_label(line) && !self.is_within_item(depth) => {
                    self.part = None;
                    self.say(block.line, &bare(line), "");
                }
                None => self.say(block.line, &bare(line), std::mem::take(&mut lead)),
            }
        }
    }

    /// Whether an item of this depth lies below what began the open part, and so belongs to it whatever its label is.
    fn is_within_item(&self, depth: Option<usize>) -> bool {
        let is_deeper = depth.is_some_and(|depth| self.part_depth.is_none_or(|of| of < depth));
        is_deeper && self.part.and_then(Field::part).is_some()
    }

    /// Whether a line asks for the next story, as all of this one is told.
    fn asks_next(&self, line: &str) -> bool {
        let words = stripped(line).0;
        self.open.is_over() && !line.starts_with(SAID) && asks_for_a_story(&words) && asks_plainly(&words)
    }

    /// Whether a line asks what the story below it answers.
    fn asks_first(&self, line: &str) -> bool {
        let words = stripped(line).0;
        self.part.is_none() && !self.open.is_told() && label(line).is_none() && asks_plainly(&words)
    }

    fn say(&mut self, line: usize, text: &str, lead: &str) {
        if text.is_empty() {
            return;
        }
        let marks: &[char] = if text.contains('#') { &[',', ';', '·', '#', ' '] } else { &[',', ';', '·'] };
        let listed = || text.split(marks).map(|one| one.trim().to_owned()).filter(|one| !one.is_empty());
        match self.part {
            Some(Field::Of(part)) => self.open.add(part, &format!("{lead}{text}")),
            Some(Field::Challenge) => self.open.add(Part::Task, &format!("{lead}{text}")),
            Some(Field::Title) => self.open.title = text.to_owned(),
            Some(Field::Headline) => self.open.headline = Some(text.to_owned()),
            Some(Field::When) => self.open.when = month_in(text),
            Some(Field::Numbers) => self.open.numbers.push(text.to_owned()),
            Some(Field::Tags) => self.open.tags.extend(listed()),
            Some(Field::BestFor) => {
                let unquoted = |one: String| one.trim_matches(['"', '“', '”', '.', ' ', '-']).to_owned();
                self.open.best_for.extend(listed().map(unquoted).filter(|one| !one.is_empty()));
            }
            Some(Field::Pushback) => self.open.press(text),
            None => self.before.push((line, text.to_owned())),
        }
    }

    fn row(&mut self, cells: &[String], block: &Block, is_head: bool) {
        if let [name, said] = cells {
            if let Some(field) = field(name) {
                self.begin_part(field, block.line);
                self.say(block.line, &bare(said), "");
                self.in_table = true;
                return;
            }
            if self.in_table && !is_head && !self.open.parts[0].is_empty() {
                // A part by a name of its own, between the first and the last.
                return self.open.add(Part::Action, &format!("- {}: {}", bare(name), bare(said)));
            }
        }
        self.in_table = false;
        if is_head {
            return;
        }
        match self.heads.as_ref().and_then(|heads| story_of_row(heads, cells, block.line)) {
            Some(mut story) => {
                if story.title.is_empty() && self.asked.len() == 1 {
                    story.title = self.asked.remove(0).1;
                }
                self.keep(story);
            }
            None => self.found.leave(block.line, &block.text, "no column of the table is a part of a story"),
        }
    }

    fn front(&mut self, block: &Block) {
        self.open.line = block.line;
        let keys = keys_of(&block.text);
        let has_situation = keys.iter().any(|(key, _)| field(key) == Some(Field::Of(Part::Situation)));
        for (key, values) in keys {
            if key == "question" {
                self.asked.extend(values.into_iter().map(|asked| (block.line, asked)));
                continue;
            }
            let Some(field) = field(&key) else {
                self.found.leave(
                    block.line,
                    &format!("{key}: {}", values.join(", ")),
                    "nothing of a story is called so",
                );
                continue;
            };
            self.part = Some(field.part_beside(has_situation));
            values.iter().for_each(|value| self.say(block.line, value.trim_end(), ""));
        }
        self.part = None;
        self.is_front = true;
    }
}
