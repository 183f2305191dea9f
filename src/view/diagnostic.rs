//! Diagnostics as people and editors read them: rustc's shape, one line for a quickfix list, or JSON.

use super::clean::clean_in_place;
use super::page::{Label, Line, Page};
use crate::text::diagnostic::{Diagnostic, Severity};
use crate::text::source::{SourceFile, Sources};
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use serde::Serialize;

/// How to draw.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Columns.
    pub width: usize,
    /// Whether escape codes for colour are wanted.
    pub colour: bool,
}

/// Place and help in words: for pages too narrow for an excerpt, and for what is read aloud.
pub fn in_words(diagnostic: &Diagnostic, sources: &Sources, width: usize) -> Page {
    let (path, line, column) = location(diagnostic, sources);
    let label = match diagnostic.severity {
        Severity::Error => Label::Bad,
        Severity::Warning => Label::Caution,
    };
    let mut page = Page::new(width);
    let head = Line::of(label, format!("{}: ", diagnostic.severity.word()));
    page.hang(head, Label::Plain, &diagnostic.message, 2);
    page.paragraph(
        Label::Quiet,
        &format!("{path}, line {line}, column {column}; rule {}", diagnostic.rule),
        2,
    );
    if let Some(help) = &diagnostic.help {
        page.paragraph(Label::Plain, help, 2);
    }
    page.gap();
    page
}

/// Below so many columns an excerpt breaks in the middle of words.
pub const NARROW: usize = 60;

/// What stands beside a message: `warning[]: `; and beside a help: `   = help: `, with a line number of any length.
const BESIDE_MESSAGE: usize = 11;
const BESIDE_HELP: usize = 14;

/// Place, excerpt, caret and help. Text from files is cleaned here, as the renderer passes paths and labels through raw.
pub fn render(diagnostic: &Diagnostic, sources: &Sources, look: Look) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let width = look.width.clamp(40, 140);
    // The renderer wraps nothing, and a terminal would break words.
    let wrapped =
        |text: &str, beside: usize| textwrap::fill(&clean_in_place(text), width.saturating_sub(beside));
    let message = wrapped(&diagnostic.message, BESIDE_MESSAGE + diagnostic.rule.len());
    let help = diagnostic.help.as_deref().map(|help| wrapped(help, BESIDE_HELP));
    let label = diagnostic.label.as_deref().map(|label| clean_in_place(label).into_owned());
    let mut group = Group::with_title(level.primary_title(message.as_str()).id(diagnostic.rule));
    let file = sources.file(diagnostic.place);
    let source = file.map(|file| Excerpt::of(file, diagnostic));
    if let (Some(file), Some(source)) = (file, &source) {
        let path = clean_in_place(&file.path).into_owned();
        if file.text.is_empty() {
            group = group.element(Origin::path(path));
        } else {
            let annotation = AnnotationKind::Primary.span(source.span.clone()).label(label.as_deref());
            let snippet = Snippet::source(source.text.as_str())
                .line_start(source.first_line)
                .path(path)
                .annotation(annotation);
            group = group.element(snippet);
        }
    }
    if let Some(help) = &help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    let renderer = if look.colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Ascii).term_width(width);
    let drawn = renderer.render(&[group]);
    let lines: Vec<&str> = drawn.lines().map(str::trim_end).collect();
    lines.join("\n")
}

/// The first line of a place: whole parts of stories would fill the screen.
struct Excerpt {
    text: String,
    first_line: usize,
    span: std::ops::Range<usize>,
}

impl Excerpt {
    fn of(file: &SourceFile, diagnostic: &Diagnostic) -> Self {
        let text = &file.text;
        let fit = |offset: u32| {
            let mut offset = (offset as usize).min(text.len());
            while !text.is_char_boundary(offset) {
                offset -= 1;
            }
            offset
        };
        let (start, end) = (fit(diagnostic.place.start), fit(diagnostic.place.end));
        // A fault at the end of the file is shown on its last line.
        let start = if start == text.len() { text.trim_end().len() } else { start };
        let line_start = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
        let line_end = text[start..].find('\n').map_or(text.len(), |newline| start + newline);
        let line = text[line_start..line_end].trim_end_matches('\r');
        let column = (start - line_start).min(line.len());
        let first_line = file.position(u32::try_from(line_start).unwrap_or(u32::MAX)).line;
        let mut last = end.clamp(start, line_end) - line_start;
        if last <= column {
            last = line[column..].chars().next().map_or(column, |c| column + c.len_utf8());
        }
        Self {
            text: clean_in_place(line).into_owned(),
            first_line,
            span: column..last.min(line.len()).max(column),
        }
    }
}

/// `path:line:column: severity[rule]: message`.
pub fn short(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let (path, line, column) = location(diagnostic, sources);
    let message = super::clean::clean(&diagnostic.message).into_owned();
    format!("{path}:{line}:{column}: {}[{}]: {message}", diagnostic.severity.word(), diagnostic.rule)
}

fn location(diagnostic: &Diagnostic, sources: &Sources) -> (String, usize, usize) {
    match sources.locate(diagnostic.place) {
        Some((path, position)) => (super::clean::clean(path).into_owned(), position.line, position.column),
        None => ("?".to_owned(), 1, 1),
    }
}

/// The JSON of `check`.
#[derive(Debug, Serialize)]
pub struct CheckReport {
    version: u32,
    diagnostics: Vec<Row>,
}

#[derive(Debug, Serialize)]
struct Row {
    rule: &'static str,
    severity: &'static str,
    path: String,
    line: usize,
    column: usize,
    message: String,
    help: Option<String>,
}

impl CheckReport {
    /// The report of some diagnostics.
    pub fn new(diagnostics: &[Diagnostic], sources: &Sources) -> Self {
        let row = |diagnostic: &Diagnostic| {
            let located = sources.locate(diagnostic.place);
            Row {
                rule: diagnostic.rule,
                severity: diagnostic.severity.word(),
                path: located.map(|(path, _)| path.to_owned()).unwrap_or_default(),
                line: located.map_or(1, |(_, position)| position.line),
                column: located.map_or(1, |(_, position)| position.column),
                message: diagnostic.message.clone(),
                help: diagnostic.help.clone(),
            }
        };
        Self { version: 1, diagnostics: diagnostics.iter().map(row).collect() }
    }
}
