//! By what a text shows that it tells stories.

use crate::bank::Part;
use crate::text::exchange::markdown::blocks::{Block, BlockKind};
use crate::text::exchange::records::front::keys_of;
use crate::text::exchange::words::around::without_tags;
use crate::text::exchange::words::label::{Field, field};
use crate::text::exchange::words::star_label::{is_part_alone, label, parts_in};

/// Whether a text holds stories: three different parts are labelled in it.
pub(crate) fn is_likely(blocks: &[Block]) -> bool {
    let mut parts = vec![];
    // What somebody says a story is good for is said of a story.
    let mut best_for = 0;
    let mut seen = |found: Option<Field>| {
        best_for += usize::from(found == Some(Field::BestFor));
        if let Some(part) = found.and_then(Field::part)
            && !parts.contains(&part)
        {
            parts.push(part);
        }
    };
    // Tables of two columns that each begin a story, whatever else they call its parts.
    let mut tables = 0;
    for block in blocks {
        if let BlockKind::Row { cells, .. } = &block.kind {
            tables += usize::from(cells.len() == 2 && field(&cells[0]) == Some(Field::Of(Part::Situation)));
        }
        match &block.kind {
            BlockKind::Heading(_) => seen(field(&without_tags(&block.text).0)),
            BlockKind::Row { cells, is_head: true } => cells.iter().for_each(|cell| seen(field(cell))),
            BlockKind::Row { cells, .. } if cells.len() == 2 => seen(field(&cells[0])),
            BlockKind::Front => keys_of(&block.text).iter().for_each(|(key, _)| seen(field(key))),
            _ => block.text.lines().flat_map(parts_in).for_each(|line| {
                let alone = || field(line).filter(|_| is_part_alone(line));
                seen(label(line).map(|(field, _)| field).or_else(alone));
            }),
        }
    }
    parts.len() >= 3 || (tables > 1 || best_for > 0) && parts.len() > 1 || best_for > 1 && !parts.is_empty()
}
