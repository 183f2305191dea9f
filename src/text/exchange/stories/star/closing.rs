//! A story is over: it is kept with a name of its own, or left with the reason why it is none.

use super::Stories;
use crate::text::exchange::foreign::ForeignStory;
use crate::text::exchange::stories::titles::{is_explaining, named, says_nothing};
use crate::text::exchange::unfilled::{filled, is_fragment};
use crate::text::exchange::words::phrase::is_question;

impl Stories {
    /// Keeps a story. One without a name is called like the nearest heading above it; the next of the same name is numbered.
    pub(super) fn keep(&mut self, mut story: ForeignStory) {
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
    pub(super) fn close(&mut self, next: u8) {
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
