//! Stories in a Markdown text: STAR and its cousins (STARR, STAR-L, SOAR, CARL) as headings, as bold labels, as rows of a table, as
//! front matter. A heading that is no label begins a story.

use super::around::{stripped, without_tags};
use super::blocks::{Block, BlockKind, SAID, bare};
use super::foreign::{Foreign, ForeignStory};
use super::front::keys_of;
use super::label::{Field, field, month_in};
use super::phrase::{asks_for_a_story, asks_plainly, is_question};
use super::prose;
use super::sentence::sentences;
use super::star_label::{is_lettered_a, is_other_label, is_part_alone, label, parts_in, question};
use super::story_signs::is_likely;
use super::table::{Heads, story_of_row};
use super::titles::{
    self, behind_frame, is_explaining, is_frame, is_numbered, named, says_nothing, theme_of, with_titles,
};
use super::unfilled::{filled, is_fragment};
use crate::bank::Part;
use std::collections::HashMap;

/// The stories of a text.
pub(super) fn stories(blocks: &[Block]) -> Foreign {
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
            BlockKind::Item(depth) => self.text(block, &format!("{}- ", "  ".repeat(*depth))),
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
        }
    }

    /// A heading is, in this order: a part; text within the open part; what a story that has a name is also called; a frame around
    /// what answers the open question; else a story of its own.
    fn heading(&mut self, level: u8, block: &Block) {
        let (title, tags) = without_tags(&block.text);
        self.end_above(level);
        if let Some(field) = field(&title).filter(|_| level < titles::LEVEL) {
            self.begin_part_of_level(field, level, block.line);
        } else if self.is_within_part(level, &block.text) {
            self.say(block.line, &bare(&block.text), "");
        } else if self.is_named_already(level) {
            self.before.push((block.line, bare(&block.text)));
        } else {
            let frames = is_frame(&title);
            if frames && title.to_lowercase().contains("template") {
                self.template_level = Some(level);
            }
            if !(frames && behind_frame(&title).is_none() && self.waits_for_an_answer(level)) {
                self.begin_story(level, block, &title, tags);
            }
        }
    }

    /// The headings of this level and of deeper ones are over, and with them what stood in a template.
    fn end_above(&mut self, level: u8) {
        if level >= titles::LEVEL {
            return;
        }
        self.above.retain(|(of, _)| *of < level);
        if self.template_level.is_some_and(|of| level <= of) {
            self.close(level);
            self.template_level = None;
        }
    }

    fn begin_part_of_level(&mut self, field: Field, level: u8, line: usize) {
        if !self.open.is_told() && self.level >= level {
            self.belong_above(level);
        }
        self.begin_part(field, line);
        self.part_level = Some(level);
    }

    /// Whether the open story, of which nothing is told, has its name from a numbered heading, or a tag or a headline beside it.
    fn is_named_already(&self, level: u8) -> bool {
        let says_more = !self.open.tags.is_empty() || self.open.headline.is_some();
        let has_name = !self.open.title.is_empty() && says_more && !self.is_front;
        let is_below = self.is_numbered && level > self.level || level == titles::LEVEL && has_name;
        is_below && !self.open.is_told()
    }

    /// Whether something was asked, or named above, that nothing is told of yet.
    fn waits_for_an_answer(&self, level: u8) -> bool {
        let is_named = !self.asked.is_empty() || !self.open.title.is_empty() && level > self.level;
        is_named && !self.open.is_told()
    }

    fn begin_story(&mut self, level: u8, block: &Block, title: &str, tags: Vec<String>) {
        // What stands before the text is said of the story that its first heading begins.
        let front = (self.is_front && !self.open.is_told()).then(|| std::mem::take(&mut self.open));
        self.close(level);
        let (theme, title) = theme_of(title);
        let title = match is_frame(&title) {
            true => behind_frame(&title).unwrap_or_default(),
            false => title,
        };
        if level < titles::LEVEL && !title.is_empty() {
            self.above.push((level, title.clone()));
        }
        self.open = ForeignStory { title, line: block.line, ..front.unwrap_or_default() };
        self.open.tags.extend(tags.into_iter().chain(theme));
        self.level = level;
        self.is_numbered = is_numbered(&block.text);
    }

    /// A part of the same level as the heading before it: that one names no story, the one above both does.
    fn belong_above(&mut self, level: u8) {
        let above = self.above.iter().rev().find(|(of, _)| *of < level).cloned();
        let (above_level, title) = above.unwrap_or((level.saturating_sub(1), String::new()));
        self.level = above_level;
        if !title.is_empty() {
            self.open.title = title;
        }
    }

    /// Whether a heading stands below that of the open part, and so in it, unless it counts or tags a story of its own.
    fn is_within_part(&self, level: u8, heading: &str) -> bool {
        let is_deeper = self.part_level.is_some_and(|of| self.level > 0 && self.level < of && of < level);
        is_deeper && level < titles::LEVEL && !is_numbered(heading) && theme_of(heading).0.is_none()
    }

    /// A part begins; the first one begins another story if more than it is told.
    fn begin_part(&mut self, field: Field, line: usize) {
        let is_told = self.open.is_told_beyond_situation();
        let begins_next = field == Field::Of(Part::Situation) && is_told;
        if begins_next || field == Field::Headline && is_told && !self.asked.is_empty() {
            // What was asked behind the last part is what this story answers.
            let asked = std::mem::take(&mut self.asked);
            self.close(titles::LEVEL);
            self.asked = asked;
        }
        if let Field::Of(_) = field
            && !self.open.is_told()
        {
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
            BlockKind::Item(depth) => Some(depth),
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
        is_deeper && matches!(self.part, Some(Field::Of(_)))
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
            Some(Field::Title) => self.open.title = text.to_owned(),
            Some(Field::Headline) => self.open.headline = Some(text.to_owned()),
            Some(Field::When) => self.open.when = month_in(text),
            Some(Field::Numbers) => self.open.numbers.push(text.to_owned()),
            Some(Field::Tags) => self.open.tags.extend(listed()),
            Some(Field::BestFor) => {
                let unquoted = |one: String| one.trim_matches(['"', '“', '”', '.', ' ', '-']).to_owned();
                self.open.best_for.extend(listed().map(unquoted).filter(|one| !one.is_empty()));
            }
            Some(Field::Pushback) => self.open.pushback.extend(sentences(text)),
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
        for (key, values) in keys_of(&block.text) {
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
            self.part = Some(field);
            values.iter().for_each(|value| self.say(block.line, value.trim_end(), ""));
        }
        self.part = None;
        self.is_front = true;
    }

    /// Keeps a story. One without a name is called like the nearest heading above it; the next of the same name is numbered.
    fn keep(&mut self, mut story: ForeignStory) {
        if says_nothing(&story.title)
            && let Some((_, above)) = self.above.iter().rev().find(|(_, above)| !says_nothing(above))
        {
            story.title.clone_from(above);
        }
        let named = self.named.entry(story.title.clone()).or_default();
        *named += 1;
        if *named > 1 && !story.title.is_empty() {
            story.title = format!("{} ({named})", story.title);
        }
        self.found.stories.push(story);
    }

    /// The open story is over, as a heading of this level follows; 0 is the end.
    fn close(&mut self, next: u8) {
        let story = std::mem::take(&mut self.open);
        self.part = None;
        self.is_front = false;
        let level = std::mem::take(&mut self.level);
        self.part_level = None;
        self.is_asked = false;
        let mut before = std::mem::take(&mut self.before);
        before.append(&mut self.asked);
        let (line, title) = (story.line, story.title.clone());
        if story.is_told() {
            let has_blanks =
                self.template_level.is_some() && story.parts.iter().any(|part| part.contains('['));
            let why = match filled(story).filter(|_| !has_blanks) {
                Some(story) if !is_fragment(&story) && !is_explaining(&title) => {
                    self.keep(story);
                    return self.leave_all(before);
                }
                Some(_) => "one part alone is told, and not what the situation was",
                None => "a template or what STAR is: nothing is told in it",
            };
            self.found.leave(line, &named(&title), why);
        } else if is_question(&title) {
            self.found.leave(line, &title, "it is a question, and no story");
        } else if level > 0 && next <= level && before.is_empty() {
            self.found.leave(line, &title, "no part of a story stands below it");
        }
        self.leave_all(before);
    }
    fn leave_all(&mut self, before: Vec<(usize, String)>) {
        for (line, text) in before {
            self.found.leave(line, &text, "it belongs to no part of a story");
        }
    }
}
