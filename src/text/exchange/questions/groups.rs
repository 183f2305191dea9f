//! The headings above what is read, and what they say of it: whether it is about interviews at all, and who is asked.

use crate::text::exchange::words::label::{Field, field};
use crate::text::exchange::words::reverse::is_for_them;

/// Below all headings: a name on a line of its own.
pub(crate) const DEEPEST: u8 = 7;

/// The open headings, the innermost last.
#[derive(Default)]
pub(crate) struct Groups(Vec<Group>);

struct Group {
    /// From 1.
    level: u8,
    name: String,
    /// Where it stands, from 1.
    line: usize,
    /// Whether anything stands below it.
    is_used: bool,
    /// Whether what stands below is about the list and not about interviews.
    is_beside: bool,
    /// Whether it is what one asks them.
    is_for_them: bool,
}

impl Groups {
    /// A heading of this level; those of its level and of deeper ones are over already.
    pub(crate) fn open(&mut self, level: u8, name: &str, line: usize) {
        self.0.push(Group {
            level,
            name: name.to_owned(),
            line,
            is_used: false,
            is_beside: is_beside(name),
            is_for_them: is_for_them(name),
        });
    }

    /// What stands at this level or deeper is over. The names below which nothing stood come back, with their lines.
    pub(crate) fn end(&mut self, level: u8) -> Vec<(usize, String)> {
        let over = self.0.iter().position(|group| group.level >= level).unwrap_or(self.0.len());
        let unused = self.0.drain(over..).filter(|group| !group.is_used);
        unused.map(|group| (group.line, group.name)).collect()
    }

    /// Something stands below all of them.
    pub(crate) fn mark_used(&mut self) {
        self.0.iter_mut().for_each(|group| group.is_used = true);
    }

    /// The names, but for the title's, cut to what a tag may be.
    pub(crate) fn tags(&self) -> Vec<String> {
        const LONGEST: usize = 120;
        let below_title = self.0.iter().filter(|group| group.level > 1);
        below_title.map(|group| group.name.chars().take(LONGEST).collect()).collect()
    }

    /// Whether what stands here is not about interviews.
    pub(crate) fn are_beside(&self) -> bool {
        self.0.iter().any(|group| group.is_beside)
    }

    /// Whether a heading says that what stands here is asked by the applicant.
    pub(crate) fn are_for_them(&self) -> bool {
        self.0.iter().any(|group| group.is_for_them)
    }

    /// Whether the innermost is a part of a story.
    pub(crate) fn end_in_part(&self) -> bool {
        self.0.last().is_some_and(|group| field(&group.name).and_then(Field::part).is_some())
    }

    /// Whether the innermost above this level says that questions stand below it.
    pub(crate) fn end_in_questions(&self, level: u8) -> bool {
        let says = |group: &Group| group.name.to_lowercase().split(' ').any(|word| word == "questions");
        self.0.iter().rfind(|group| group.level < level).is_some_and(says)
    }

    /// Whether the innermost is of questions or of tasks.
    pub(crate) fn end_in_tasks(&self) -> bool {
        const NAMES: [&str; 12] = [
            "question",
            "coding",
            "design",
            "technical",
            "algorithm",
            "exercise",
            "problem",
            "architecture",
            "case",
            "programming",
            "challenge",
            "brainstorm",
        ];
        self.0.last().is_some_and(|group| {
            let lower = group.name.to_lowercase();
            NAMES.iter().any(|name| lower.contains(name))
        })
    }
}

/// Whether a heading is, as a whole, one of what stands around a list.
fn is_beside(heading: &str) -> bool {
    const NAMES: [&str; 13] = [
        "contributing",
        "how to contribute",
        "contributors",
        "contributions",
        "license",
        "licence",
        "credits",
        "acknowledgements",
        "acknowledgments",
        "errands",
        "logistics",
        "further reading",
        "back to top",
    ];
    let lower = heading.to_lowercase();
    NAMES.contains(&lower.trim_matches(|c: char| !c.is_alphanumeric()))
}
