//! Files in which a heading only names what is asked below it: "## 3. The outage", and under it "**Question:** What did you do first?".

use crate::text::exchange::markdown::blocks::{Block, BlockKind};
use crate::text::exchange::words::around::stripped;
use crate::text::exchange::words::asking::{is_labelled, named};
use crate::text::exchange::words::phrase::is_question;
use crate::text::exchange::words::star_label::question;

/// The blocks, where such headings say what is asked, with their own words as a name before it.
pub(crate) fn with_questions_in_headings(blocks: &[Block]) -> Vec<Block> {
    let Some(level) = level_of_frames(blocks) else { return blocks.to_vec() };
    let first = blocks.iter().position(|block| is_of(block, level)).unwrap_or(blocks.len());
    let mut out = blocks[..first].to_vec();
    for section in sections(blocks, level) {
        match question_of(section) {
            Some((at, line)) => out.extend(reframed(section, at, line)),
            None => out.extend_from_slice(section),
        }
    }
    out
}

/// The level of the headings that only name what is asked below them; `None` if they are few, or most have none or several.
fn level_of_frames(blocks: &[Block]) -> Option<u8> {
    const FEW: usize = 2;
    let framing =
        |level: u8| sections(blocks, level).filter(|section| question_of(section).is_some()).count();
    let (level, count) =
        (1..=6).rev().map(|level| (level, framing(level))).max_by_key(|(_, count)| *count)?;
    let asks = |section: &&[Block]| section.iter().any(|block| asking_line(block).is_some());
    let asking = sections(blocks, level).filter(asks).count();
    (count >= FEW && count * 3 >= asking * 2).then_some(level)
}

fn is_of(block: &Block, level: u8) -> bool {
    matches!(block.kind, BlockKind::Heading(of) if of <= level)
}

/// What stands below each heading of this level or a higher one, with it.
fn sections(blocks: &[Block], level: u8) -> impl Iterator<Item = &[Block]> {
    let first = blocks.iter().position(|block| is_of(block, level)).unwrap_or(blocks.len());
    blocks[first..].chunk_by(move |_, next| !is_of(next, level))
}

/// Where the one labelled question of a section stands: its block, and its line there. `None` if its heading asks itself.
fn question_of(section: &[Block]) -> Option<(usize, usize)> {
    let heading = &section.first()?.text;
    if named(heading).is_some() || is_question(&stripped(heading).0) {
        return None;
    }
    let mut asking =
        section[1..].iter().enumerate().filter_map(|(at, block)| Some((at + 1, asking_line(block)?)));
    let only = asking.next()?;
    asking.next().is_none().then_some(only)
}

fn asking_line(block: &Block) -> Option<usize> {
    matches!(block.kind, BlockKind::Paragraph | BlockKind::Item(_) | BlockKind::Continued)
        .then(|| {
            block
                .text
                .lines()
                .position(|line| is_labelled(line) && question(line).is_some_and(|asked| is_question(&asked)))
        })
        .flatten()
}

fn reframed(section: &[Block], at: usize, line: usize) -> Vec<Block> {
    let mut out = section.to_vec();
    let mut lines: Vec<&str> = section[at].text.lines().collect();
    let asked = question(lines.remove(line)).unwrap_or_default();
    let name = stripped(&section[0].text).0;
    out[at].text = lines.join("\n");
    out[0].text = format!("**{name}** - {asked}");
    out.retain(|block| !block.text.is_empty());
    out
}

#[cfg(test)]
mod tests {
    use crate::text::exchange::{Holding, guess, read};

    #[test]
    fn a_heading_that_names_a_question_becomes_its_tag() {
        let text = "# Panel\n\n## 1. Debt\n\n**Scene:** Two sides pull.\n\n**Question:** How do you choose what waits?\n\n\
                    ### Paths\n- Junior: I do both.\n\n## 2. Sleep\n\n- **Question:** What do you do at three in the night?\n\
                    - **Winning answer:** I ask who is affected.\n\n## Notes\n\nBring water.\n";
        let (form, kind) = guess("panel.md", text);
        let found = read(text, form, kind, &[]);
        assert_eq!(kind, Holding::Deck);
        let told: Vec<_> =
            found.questions.iter().map(|one| (one.ask.as_str(), &one.tags, &one.hints)).collect();
        let debt = (
            vec!["Debt".to_owned()],
            vec!["Scene: Two sides pull.".to_owned(), "Paths".to_owned(), "Junior: I do both.".to_owned()],
        );
        let sleep = (vec!["Sleep".to_owned()], vec!["I ask who is affected.".to_owned()]);
        assert_eq!(told[0], ("How do you choose what waits?", &debt.0, &debt.1));
        assert_eq!(told[1], ("What do you do at three in the night?", &sleep.0, &sleep.1));
        assert_eq!(told.len(), 2);
    }
}
