//! Which headings of a text ask, and which are groups.

use super::asking::{begins_quoted, words_asked};
use super::blocks::{Block, BlockKind, bare};
use super::phrase::{begins_a_request, ends_with_mark, is_question, stripped};

/// The level at which most headings ask, and how many do: those of other levels are groups, even if they ask something.
pub(super) fn level_of_questions(blocks: &[Block]) -> (u8, usize) {
    let asking = |level: u8| {
        let asks = |block: &&Block| block.kind == BlockKind::Heading(level) && heading_asks(&block.text);
        blocks.iter().filter(asks).count()
    };
    (1..=6).rev().map(|level| (level, asking(level))).max_by_key(|(_, asking)| *asking).unwrap_or((6, 0))
}

/// Whether a heading asks by itself.
pub(super) fn heading_asks(text: &str) -> bool {
    let words = words_asked(text);
    // "Tell me about a time when …" stands above questions.
    is_question(&words) && !words.ends_with(['…', ':']) && !words.ends_with("...")
        || is_numbered_question(text)
}

/// Whether a block below a heading asks something by itself.
pub(super) fn asks(block: &Block) -> bool {
    let first = block.text.lines().next().unwrap_or_default();
    let words = stripped(first).0;
    !matches!(block.kind, BlockKind::Heading(_) | BlockKind::Code | BlockKind::Front)
        && !begins_quoted(first)
        && is_question(&words)
        && (ends_with_mark(&words) || begins_a_request(&words))
}

/// Whether a line begins with `Q:` or `Q12)`.
pub(super) fn is_numbered_question(line: &str) -> bool {
    let rest = bare(line)
        .strip_prefix('Q')
        .map(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()).to_owned());
    rest.is_some_and(|rest| rest.starts_with([':', ')', '.', '：']))
}
