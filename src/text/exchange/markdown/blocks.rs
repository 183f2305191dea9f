//! Markdown as a row of blocks: headings, items, paragraphs, rows of tables, each with its line. Emphasis stays as `**`, code as
//! backticks, so that labels and tags can be told; links are their texts, pictures nothing.

use crate::text::exchange::html;
use crate::text::exchange::words::emphasis::SAID;
use crate::text::exchange::words::phrase::{asks_plainly, begins_a_request};
use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};
use std::collections::HashSet;

/// A block.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Block {
    /// From 1.
    pub(crate) line: usize,
    pub(crate) kind: BlockKind,
    pub(crate) text: String,
}

/// What a block is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum BlockKind {
    /// Of this level, from 1.
    Heading(u8),
    /// Of a list this deep, from 0.
    Item(usize),
    /// A paragraph of an item behind its first text.
    Continued,
    /// An entry of a table of contents.
    Contents,
    /// An item, this deep, of a list that leads elsewhere: an article, a talk, a book.
    Elsewhere(usize),
    Paragraph,
    /// The cells of a row; the first of a table holds its heads.
    Row {
        cells: Vec<String>,
        is_head: bool,
    },
    /// YAML before the text.
    Front,
    /// Code, as it is laid out.
    Code,
    /// A remark of the page in a component of its own.
    Note,
}

/// The blocks of a Markdown text.
pub(crate) fn blocks(text: &str) -> Vec<Block> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    // Letters that are marks here are none of theirs.
    let text = &text.replace([SAID, SOFT], "");
    let mut reader = Reader::new(text);
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        reader.take(event, range.start);
    }
    reader.end(BlockKind::Paragraph);
    reader.mark_elsewhere();
    reader.blocks
}

struct Reader<'t> {
    source: &'t str,
    /// The names of the elements that end somewhere.
    ended: HashSet<&'t str>,
    blocks: Vec<Block>,
    /// Where lines begin.
    lines: Vec<usize>,
    text: String,
    begun: Option<usize>,
    /// Open lists.
    depth: usize,
    /// Open items, and whether the first text of each is over.
    items: Vec<bool>,
    cells: Vec<String>,
    in_head: bool,
    in_picture: usize,
    is_contents: bool,
    /// Whether the open item begins with a link to another site, and the blocks that do.
    is_linked: bool,
    linked: Vec<usize>,
    /// Where words in italics began that stand at the beginning of a text.
    slanted: Option<usize>,
    /// Whether the open paragraph stands in a component that holds a remark.
    is_note: bool,
    html: String,
    no_text: Option<BlockKind>,
}

impl<'t> Reader<'t> {
    fn new(source: &'t str) -> Self {
        let starts = source.match_indices('\n').map(|(at, _)| at + 1);
        Self {
            source,
            ended: source.split("</").skip(1).map(name_of_tag).collect(),
            blocks: vec![],
            lines: std::iter::once(0).chain(starts).collect(),
            text: String::new(),
            begun: None,
            depth: 0,
            items: vec![],
            cells: vec![],
            in_head: false,
            in_picture: 0,
            is_contents: false,
            is_linked: false,
            linked: vec![],
            slanted: None,
            is_note: false,
            html: String::new(),
            no_text: None,
        }
    }

    fn take(&mut self, event: Event<'_>, at: usize) {
        match event {
            Event::Start(tag) => self.start(&tag, at),
            Event::End(tag) => self.finish(tag),
            Event::Text(text) if self.in_picture == 0 => {
                let begins = self.text.is_empty() || self.text.ends_with(['\n', SOFT]);
                if begins && self.source[at..].starts_with("&#") {
                    self.say(&SAID.to_string(), at);
                }
                self.say(&text, at);
            }
            Event::Code(code) => self.say(&format!("`{code}`"), at),
            Event::InlineHtml(html) if html.starts_with("<br") => self.say("\n", at),
            Event::InlineHtml(html) if html::is_blank(&html) || self.is_capital_blank(&html) => {
                self.say(&html, at);
            }
            Event::InlineHtml(html) if self.text.trim().is_empty() => self.is_note |= opens_note(&html),
            Event::Html(html) => {
                self.begun.get_or_insert(at);
                self.html.push_str(&html);
            }
            Event::SoftBreak => self.say(&SOFT.to_string(), at),
            Event::HardBreak => self.say("\n", at),
            _ => {}
        }
    }

    /// `<Company>`: a blank, unless it is an element that ends somewhere.
    fn is_capital_blank(&self, html: &str) -> bool {
        let name = html.strip_prefix('<').map(name_of_tag).unwrap_or_default();
        html.len() == name.len() + 2
            && !self.ended.contains(name)
            && html::is_blank(&html.to_lowercase())
            && name.starts_with(char::is_uppercase)
    }

    fn say(&mut self, text: &str, at: usize) {
        self.begun.get_or_insert(at);
        self.text.push_str(text);
    }

    fn start(&mut self, tag: &Tag<'_>, at: usize) {
        match tag {
            Tag::List(_) => {
                self.end_item();
                self.depth += 1;
            }
            Tag::Item => {
                self.items.push(false);
                self.begun = Some(at);
            }
            Tag::Strong => self.say("**", at),
            Tag::Emphasis if self.text.trim().is_empty() => self.slanted = Some(self.text.len()),
            // What is struck as a whole is told by its beginning; within a text its words are words.
            Tag::Strikethrough if self.text.trim().is_empty() => self.say("~~", at),
            Tag::Image { .. } => self.in_picture += 1,
            Tag::Link { link_type, dest_url, .. } => {
                let alone = self.text.trim().is_empty();
                self.is_contents |= alone && *link_type == LinkType::Inline && dest_url.starts_with('#');
                self.is_linked |= alone && !self.items.is_empty() && dest_url.contains("://");
            }
            Tag::CodeBlock(_) => {
                self.end_item();
                self.no_text = Some(BlockKind::Code);
            }
            Tag::MetadataBlock(_) => self.no_text = Some(BlockKind::Front),
            Tag::TableHead => self.in_head = true,
            Tag::HtmlBlock => {
                self.end_item();
                self.begun.get_or_insert(at);
            }
            Tag::Paragraph | Tag::Heading { .. } | Tag::TableCell => {
                self.begun.get_or_insert(at);
            }
            _ => {}
        }
    }

    fn finish(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(level) => self.end(BlockKind::Heading(level as u8)),
            TagEnd::Paragraph if !self.items.is_empty() => self.end_item(),
            TagEnd::Paragraph if std::mem::take(&mut self.is_note) => self.end(BlockKind::Note),
            TagEnd::Paragraph => self.end(BlockKind::Paragraph),
            TagEnd::Item => {
                self.end_item();
                self.items.pop();
            }
            TagEnd::List(_) => self.depth = self.depth.saturating_sub(1),
            TagEnd::Strong => self.text.push_str("**"),
            TagEnd::Emphasis => self.end_slanted(),
            TagEnd::Image => self.in_picture = self.in_picture.saturating_sub(1),
            TagEnd::CodeBlock | TagEnd::MetadataBlock(_) => {
                let kind = self.no_text.take().unwrap_or(BlockKind::Code);
                self.end(kind);
            }
            TagEnd::TableCell => {
                self.cells.push(std::mem::take(&mut self.text).trim().to_owned());
            }
            TagEnd::TableHead | TagEnd::TableRow => {
                let cells = std::mem::take(&mut self.cells);
                self.text = cells.join(" | ");
                let is_head = std::mem::take(&mut self.in_head);
                self.end(BlockKind::Row { cells, is_head });
            }
            TagEnd::HtmlBlock => self.end_html(),
            _ => {}
        }
    }

    /// A question in italics where a text begins stands out as one in bold does.
    fn end_slanted(&mut self) {
        let Some(from) = self.slanted.take() else { return };
        let is_asked = self.text.get(from..).is_some_and(|words| words.trim_end().ends_with(['?', '？']));
        if is_asked && !self.text.contains("**") {
            self.text.insert_str(from, "**");
            self.text.push_str("**");
        }
    }

    /// The text of an item, without those below it.
    fn end_item(&mut self) {
        let Some(is_begun) = self.items.last_mut().filter(|_| !self.text.trim().is_empty()) else { return };
        let is_behind = std::mem::replace(is_begun, true);
        let kind = match (std::mem::take(&mut self.is_contents), is_behind) {
            (true, _) => BlockKind::Contents,
            (false, true) => BlockKind::Continued,
            (false, false) => BlockKind::Item(self.depth.saturating_sub(1)),
        };
        self.end(kind);
    }

    /// HTML between the Markdown: each of its blocks is a paragraph.
    fn end_html(&mut self) {
        let html = std::mem::take(&mut self.html);
        let at = self.begun.take().unwrap_or_default();
        let line = self.line(at);
        let kind = if is_note(&html) { BlockKind::Note } else { BlockKind::Paragraph };
        // A line end is a blank there; whether two things are parted is told later, as in a paragraph.
        let is_table = html.contains("<td");
        let html = with_bold_titles(&html).replace('\n', &if is_table { ' ' } else { SOFT }.to_string());
        for text in html::to_text(&html).lines() {
            let lines = text.split(SOFT).map(str::trim).filter(|line| !line.is_empty());
            let text = lines.collect::<Vec<_>>().join(&SOFT.to_string());
            if !text.is_empty() {
                self.blocks.push(Block { line, kind: kind.clone(), text });
            }
        }
    }

    fn end(&mut self, kind: BlockKind) {
        let text = std::mem::take(&mut self.text);
        let at = self.begun.take();
        self.is_contents = false;
        self.is_note = false;
        if std::mem::take(&mut self.is_linked) && matches!(kind, BlockKind::Item(_)) {
            self.linked.push(self.blocks.len());
        }
        if !text.trim().is_empty() {
            let line = self.line(at.unwrap_or_default());
            // The first line of code keeps its place.
            let text = if kind == BlockKind::Code { text.trim_matches('\n').trim_end() } else { text.trim() };
            self.blocks.push(Block { line, text: text.to_owned(), kind });
        }
    }

    /// Where many items behind each other are links and few of them ask, they lead to what others wrote; a list of questions may link
    /// its answers.
    fn mark_elsewhere(&mut self) {
        const MANY: usize = 5;
        let linked = std::mem::take(&mut self.linked);
        for list in linked.chunk_by(|at, next| at + 1 == *next).filter(|list| list.len() >= MANY) {
            let asks = |at: &&usize| self.blocks.get(**at).is_some_and(|block| asks_plainly(&block.text));
            if list.iter().filter(asks).count() * 2 >= list.len() {
                continue;
            }
            for at in list {
                if let Some(block) = self.blocks.get_mut(*at)
                    && let BlockKind::Item(depth) = block.kind
                    && !begins_a_request(&block.text)
                {
                    block.kind = BlockKind::Elsewhere(depth);
                }
            }
        }
    }

    fn line(&self, at: usize) -> usize {
        self.lines.partition_point(|start| *start <= at)
    }
}

/// The name that what stands behind a `<` or `</` begins with.
fn name_of_tag(rest: &str) -> &str {
    let end = rest.find(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '_'));
    &rest[..end.unwrap_or(rest.len())]
}

/// Whether some HTML is a component that holds a remark of the page: `<Callout>…</Callout>`.
fn is_note(html: &str) -> bool {
    opens_note(html) && html.contains("</")
}

fn opens_note(html: &str) -> bool {
    const NOTES: [&str; 9] =
        ["Callout", "Note", "Tip", "Info", "Warning", "Aside", "Admonition", "Alert", "Caution"];
    let tag = html.trim_start().strip_prefix('<').unwrap_or_default();
    NOTES.iter().any(|note| tag.strip_prefix(note).is_some_and(|rest| rest.starts_with([' ', '>', '\n'])))
}

/// HTML in which what is shown of something folded (`<summary>`, `<Accordion title="…">`) is bold on a line of its own.
fn with_bold_titles(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    let last_end = html.rfind('>').map_or(0, |at| at + 1);
    let last_summary = html.rfind("</summary>").unwrap_or(0);
    while let Some(at) = rest.find('<') {
        let begins = html.len() - rest.len() + at;
        if begins >= last_end {
            break;
        }
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.find('>').map_or(rest.len(), |end| end + 1);
        let tag = &rest[..end];
        let bold =
            |text: &str| format!("<br>**{}**<br>", text.split_whitespace().collect::<Vec<_>>().join(" "));
        if tag.starts_with("<summary")
            && begins < last_summary
            && let Some((inner, after)) = rest[end..].split_once("</summary>")
        {
            let title = html::to_text(inner);
            match title.trim().to_lowercase() {
                lower if lower.contains("answer") && lower.split_whitespace().count() <= 3 => {
                    out.push_str("<br>Answer:<br>");
                }
                lower if lower.starts_with("click") || lower.starts_with("expand") => {}
                _ => out.push_str(&bold(&title)),
            }
            rest = after;
            continue;
        }
        let is_component = tag[1..].starts_with(char::is_uppercase);
        let title = tag.split_once("title=\"").and_then(|(_, title)| title.split_once('"'));
        match title.filter(|_| is_component) {
            Some((title, _)) => out.push_str(&bold(title)),
            None => out.push_str(tag),
        }
        rest = &rest[end..];
    }
    out + rest
}

/// Stands where a paragraph is wrapped, until it is known whether two things are parted there.
pub(crate) const SOFT: char = '\u{e001}';
