//! Headings over stories: each is a part, a text within one, a name of the story, a frame around it, or begins the next.

use super::Stories;
use crate::text::exchange::foreign::ForeignStory;
use crate::text::exchange::markdown::blocks::Block;
use crate::text::exchange::stories::titles::{self, behind_frame, is_frame, is_numbered, theme_of};
use crate::text::exchange::words::around::without_tags;
use crate::text::exchange::words::emphasis::bare;
use crate::text::exchange::words::label::{Field, field};

impl Stories {
    /// A heading is, in this order: a part; text within the open part; what a story that has a name is also called; a frame around
    /// what answers the open question; else a story of its own.
    pub(super) fn heading(&mut self, level: u8, block: &Block) {
        let (title, tags) = without_tags(&block.text);
        self.end_above(level);
        if is_frame(&title) && title.to_lowercase().contains("template") {
            self.template_level = Some(level);
        }
        if let Some(field) = field(&title).filter(|_| level < titles::LEVEL) {
            self.begin_part_of_level(field, level, block.line);
        } else if self.is_within_part(level, &block.text) {
            self.say(block.line, &bare(&block.text), "");
        } else if self.is_named_already(level) {
            self.before.push((block.line, bare(&block.text)));
        } else {
            if !(is_frame(&title) && behind_frame(&title).is_none() && self.waits_for_an_answer(level)) {
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
}
