//! Stories that are told without a label: what somebody says of themselves below a heading.

use super::titles::{is_frame, theme_of};
use crate::bank::Part;
use crate::text::exchange::foreign::{Foreign, ForeignStory};
use crate::text::exchange::markdown::blocks::{Block, BlockKind};
use crate::text::exchange::words::emphasis::bare;

/// Words of a story at least, and words for who tells it among them.
const LONG: usize = 40;
const OWN: usize = 3;

/// The stories of a text, each with all that is told in its first part; the heading above theirs is what they answer.
pub(crate) fn stories(blocks: &[Block]) -> Foreign {
    let mut found = Foreign::default();
    let mut above: Vec<(u8, String)> = vec![];
    for section in blocks.chunk_by(|_, next| !matches!(next.kind, BlockKind::Heading(_))) {
        let Some((first, body)) = section.split_first() else { continue };
        let BlockKind::Heading(level) = first.kind else {
            section.iter().for_each(|block| leave(&mut found, block));
            continue;
        };
        above.retain(|(of, _)| *of < level);
        let (theme, title) = theme_of(&first.text);
        match told(body) {
            Some(text) if !is_frame(&title) => {
                let mut story =
                    ForeignStory { title: title.clone(), line: first.line, ..ForeignStory::default() };
                story.tags.extend(theme);
                story
                    .best_for
                    .extend(above.iter().filter(|(of, _)| *of > 1).map(|(_, heading)| heading.clone()));
                story.add(Part::Situation, &text);
                found.stories.push(story);
            }
            _ => body.iter().for_each(|block| leave(&mut found, block)),
        }
        above.push((level, title));
    }
    found
}

fn leave(found: &mut Foreign, block: &Block) {
    found.leave(block.line, &block.text, "nobody tells of themselves there");
}

/// What is told below a heading; `None` if it is short, or nobody's own.
fn told(body: &[Block]) -> Option<String> {
    let line = |block: &Block| match block.kind {
        BlockKind::Item(depth) | BlockKind::Elsewhere(depth) => {
            Some(format!("{}- {}", "  ".repeat(depth), bare(&block.text)))
        }
        BlockKind::Paragraph | BlockKind::Continued => Some(bare(&block.text)),
        _ => None,
    };
    let text = body.iter().filter_map(line).collect::<Vec<_>>().join("\n");
    let words = || text.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|word| !word.is_empty());
    let own = ["i", "i'm", "i'd", "my", "me", "we", "our"];
    let is_own = words().filter(|word| own.contains(&word.to_lowercase().as_str())).count() >= OWN;
    (is_own && words().count() >= LONG).then_some(text)
}
