//! Which headings of a text ask, and which are groups.

use crate::text::exchange::markdown::blocks::{Block, BlockKind};
use crate::text::exchange::words::around::stripped;
use crate::text::exchange::words::asking::{begins_quoted, words_asked};
use crate::text::exchange::words::emphasis::{bare, wholly_bold};
use crate::text::exchange::words::phrase::{
    asks_nothing_of_you, asks_plainly, ends_with_mark, is_named_so, is_question,
};
use crate::text::exchange::words::section::section;
use crate::text::exchange::words::signs::asks_shortly;
use std::collections::HashSet;

/// The level at which most headings ask, and how many do: those of other levels are groups, even if they ask
/// something. `repeated` headings do not count.
pub(crate) fn level_of_questions(blocks: &[Block], repeated: &HashSet<String>) -> (u8, usize) {
    let asking = |level: u8| {
        let is_once = |block: &Block| !repeated.contains(&stripped(&block.text).0.to_lowercase());
        let asks = |block: &&Block| {
            block.kind == BlockKind::Heading(level) && heading_asks(&block.text) && is_once(block)
        };
        blocks.iter().filter(asks).count()
    };
    let count = |level: u8| (level, asking(level));
    (1..6).rev().map(count).fold(count(6), |most, next| if next.1 >= most.1 { next } else { most })
}

/// Whether the first of some blocks is a heading that asks with its mark, of another level than that of most questions, and stands above
/// none of them.
pub(crate) fn asks_alone(blocks: &[Block], level: u8) -> bool {
    let Some((Block { kind: BlockKind::Heading(own), text, .. }, below)) = blocks.split_first() else {
        return false;
    };
    let asks = |text: &str| heading_asks(text) && ends_with_mark(&words_asked(text));
    let levels = below.iter().map_while(|block| match block.kind {
        BlockKind::Heading(of) if of <= *own => None,
        BlockKind::Heading(of) => Some((of, &block.text)),
        _ => Some((0, &block.text)),
    });
    *own != level && asks(text) && !levels.into_iter().any(|(of, text)| of == level && asks(text))
}

/// Whether the numbered headings of a level are questions, even those that do not ask: "7. NTFS against share permissions".
pub(crate) fn numbered_ask(blocks: &[Block], level: u8) -> bool {
    const FEWEST: usize = 4;
    let numbered: Vec<&Block> = blocks
        .iter()
        .filter(|block| block.kind == BlockKind::Heading(level) && is_numbered(&block.text))
        .collect();
    let asking = numbered.iter().filter(|block| heading_asks(&block.text)).count();
    numbered.len() >= FEWEST && asking * 2 >= numbered.len()
}

/// Whether nearly all headings of a level ask.
pub(crate) fn others_ask(blocks: &[Block], level: u8) -> bool {
    const FEWEST: usize = 8;
    let of_level = || blocks.iter().filter(|block| block.kind == BlockKind::Heading(level));
    let (all, asking) = (of_level().count(), of_level().filter(|block| heading_asks(&block.text)).count());
    all >= FEWEST && asking * 5 >= all * 4
}

/// Whether a heading among such is long enough to set a task, and names no part of the page.
pub(crate) fn sets_a_task(words: &str) -> bool {
    const FEWEST: usize = 6;
    words.split_whitespace().count() >= FEWEST
        && section(words).is_none()
        && !is_named_so(&words.to_lowercase())
        && !asks_nothing_of_you(words)
}

/// Whether a heading begins with its number.
pub(crate) fn is_numbered(heading: &str) -> bool {
    let words = bare(heading);
    let rest = words.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < words.len() && rest.starts_with(['.', ')'])
}

/// Whether a heading asks by itself.
pub(crate) fn heading_asks(text: &str) -> bool {
    let words = words_asked(text);
    // "Tell me about a time when …" stands above questions.
    is_question(&words) && !words.ends_with(['…', ':']) && !words.ends_with("...")
        || is_numbered_question(text)
}

/// For each block, whether it is an item of a list in which nearly all ask, so that the others do so in other words; in one where half
/// of them ask, what begins as a question asks too. Answers may stand between the items.
pub(crate) fn asked_with_others(blocks: &[Block]) -> Vec<bool> {
    const FEWEST: usize = 4;
    // A line that leads to something else ends a list.
    let goes_on = |next: &Block| match next.kind {
        BlockKind::Item(_) | BlockKind::Continued | BlockKind::Code => true,
        BlockKind::Paragraph => !next.text.ends_with([':', '：']) && wholly_bold(&next.text).is_none(),
        _ => false,
    };
    let mut among = Vec::with_capacity(blocks.len());
    for list in blocks.chunk_by(|_, next| goes_on(next)) {
        let items = || list.iter().filter(|block| block.kind == BlockKind::Item(0));
        let asks_anyhow = |block: &&Block| {
            asks(block) || asks_shortly(&block.text) || is_question(&words_asked(first_line(block)))
        };
        let (all, asking) = (items().count(), items().filter(asks_anyhow).count());
        let nearly_all = all >= FEWEST && asking * 4 >= all * 3;
        let half = all >= FEWEST && asking * 2 >= all;
        among.extend(list.iter().map(|block| nearly_all || half && asks_shortly(&block.text)));
    }
    among
}

/// Whether paragraphs between the items of a list answer them: so many that they are no remarks on what follows.
pub(crate) fn are_answered(blocks: &[Block]) -> bool {
    const FEWEST: usize = 3;
    let is_asking = |block: &Block| block.kind == BlockKind::Item(0) && asks(block);
    let answers = |block: &Block| block.kind == BlockKind::Paragraph && !asks(block);
    let all = blocks.iter().filter(|block| is_asking(block)).count();
    let answered = blocks.windows(2).filter(|two| is_asking(&two[0]) && answers(&two[1])).count();
    answered >= FEWEST && answered * 3 >= all
}

fn first_line(block: &Block) -> &str {
    block.text.lines().next().unwrap_or_default()
}

/// Whether a block below a heading asks something by itself.
pub(crate) fn asks(block: &Block) -> bool {
    let first = first_line(block);
    let words = stripped(first).0;
    !matches!(block.kind, BlockKind::Heading(_) | BlockKind::Code | BlockKind::Note | BlockKind::Front)
        && !begins_quoted(first)
        && asks_plainly(&words)
}

/// Whether a line begins with `Q:` or `Q12)`.
pub(crate) fn is_numbered_question(line: &str) -> bool {
    let rest = bare(line)
        .strip_prefix('Q')
        .map(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()).to_owned());
    rest.is_some_and(|rest| rest.starts_with([':', ')', '.', '：']))
}
