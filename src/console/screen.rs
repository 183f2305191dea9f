//! The one place that prints: width, colour, paging, and making text from files safe.

#![expect(clippy::disallowed_methods, reason = "this is where printing belongs")]

use crate::error::{Error, Result};
use crate::view::clean::clean;
use crate::view::diagnostic::Look;
use crate::view::page::{Label, Line, Page};
use crate::world::World;
use anstyle::{AnsiColor, Style};
use std::cell::RefCell;
use std::io::{self, IsTerminal, Write};
use std::rc::Rc;

/// When to colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Colour {
    /// On a terminal, unless NO_COLOR is set or TERM is dumb.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// Where and how things are printed.
#[derive(Clone, Debug)]
pub struct Screen {
    out_is_terminal: bool,
    out_colour: bool,
    err_colour: bool,
    columns: Option<usize>,
    /// What is printed while a pager waits for all of it.
    held: Option<Rc<RefCell<String>>>,
    /// Whether nothing may be drawn or repainted: screen readers, dumb terminals.
    pub plain: bool,
    /// The commands that want the program's name before them where they are named; none in the REPL.
    pub spelled_out: Rc<[String]>,
}

/// Columns where nobody says otherwise.
const DEFAULT_WIDTH: usize = 80;
const DEFAULT_HEIGHT: usize = 24;
/// What is read aloud is laid out as for a narrow page: rows of tables as blocks, no bars.
const SPOKEN_WIDTH: usize = 59;

impl Screen {
    /// The screen of a process.
    pub fn new(world: &World, colour: Colour, plain: bool) -> Self {
        let dumb = world.variable("TERM") == Some("dumb");
        // As with NO_COLOR, any value but an empty one asks for it.
        let is_asked = |name: &str| world.variable(name).is_some_and(|value| !value.is_empty());
        let may_colour = world.variable("NO_COLOR").is_none() && !dumb;
        let colours = |is_terminal: bool| match colour {
            Colour::Auto => is_terminal && may_colour,
            Colour::Always => true,
            Colour::Never => false,
        };
        let out_is_terminal = io::stdout().is_terminal();
        Self {
            out_is_terminal,
            out_colour: colours(out_is_terminal),
            err_colour: colours(io::stderr().is_terminal()),
            columns: world.variable("COLUMNS").and_then(|columns| columns.parse().ok()),
            held: None,
            plain: plain || dumb || is_asked("STARDRILL_PLAIN"),
            spelled_out: Rc::from([]),
        }
    }

    /// Whether stdout is a terminal.
    pub fn is_terminal(&self) -> bool {
        self.out_is_terminal
    }

    /// Whether stdout may be coloured.
    pub fn has_colour(&self) -> bool {
        self.out_colour
    }

    /// Columns, asked anew each time as terminals are resized.
    pub fn width(&self) -> usize {
        let terminal = || terminal_size::terminal_size().map(|(columns, _)| usize::from(columns.0));
        let known = if self.out_is_terminal { terminal().or(self.columns) } else { self.columns };
        let width = known.filter(|columns| *columns >= 20).unwrap_or(DEFAULT_WIDTH);
        if self.plain { width.min(SPOKEN_WIDTH) } else { width }
    }

    /// Rows of the terminal.
    pub fn height(&self) -> usize {
        let rows = terminal_size::terminal_size().map(|(_, rows)| usize::from(rows.0));
        rows.filter(|rows| *rows >= 5).unwrap_or(DEFAULT_HEIGHT)
    }

    /// Prints an answer.
    ///
    /// # Errors
    /// If stdout cannot be written; a reader that went away ends the program quietly.
    pub fn show(&self, page: &Page) -> Result<()> {
        self.show_lines(page.lines())
    }

    /// Prints some lines of an answer.
    ///
    /// # Errors
    /// As [`Screen::show`].
    pub fn show_lines(&self, lines: &[Line]) -> Result<()> {
        let text: String = lines.iter().map(|line| self.painted(line, self.out_colour) + "\n").collect();
        self.print(&text)
    }

    fn print(&self, text: &str) -> Result<()> {
        match &self.held {
            Some(held) => {
                held.borrow_mut().push_str(text);
                Ok(())
            }
            None => print(&mut io::stdout().lock(), text),
        }
    }

    /// Holds back what is printed from now on.
    pub fn hold(&mut self) {
        self.held = Some(Rc::default());
    }

    /// Whether what is printed is held back for a pager.
    pub fn is_held(&self) -> bool {
        self.held.is_some()
    }

    /// Gives what was held back, and prints again; `None` if nothing is held back.
    pub fn release(&mut self) -> Option<String> {
        self.held.take().map(|held| held.take())
    }

    /// Prints text that is finished and safe already: JSON, completions, drawn diagnostics.
    ///
    /// # Errors
    /// As [`Screen::show`].
    pub fn show_finished(&self, text: &str) -> Result<()> {
        self.print(text)
    }

    /// How diagnostics are to be drawn here.
    pub fn look(&self) -> Look {
        Look { width: self.width(), colour: self.out_colour }
    }

    /// An empty page for the screen's width.
    pub fn page(&self) -> Page {
        Page::new(self.width())
    }

    /// Says something that is not the answer: to stderr, wrapped where a person reads it.
    pub fn note(&self, text: &str) {
        let text = &self.spell_out(text);
        if !io::stderr().is_terminal() {
            return self.note_line(&Line::of(Label::Plain, text));
        }
        let mut page = Page::new(self.width());
        page.paragraph(Label::Plain, text, 0);
        for line in page.lines() {
            self.note_line(line);
        }
    }

    /// A text whose commands, between backticks, can be typed as they stand: a shell wants the program's name before them.
    fn spell_out(&self, text: &str) -> String {
        let is_command = |code: &str| {
            let first = code.split_whitespace().next().unwrap_or_default();
            self.spelled_out.iter().any(|command| command == first)
        };
        let pieces = text.split('`').enumerate().map(|(place, piece)| match place % 2 == 1 {
            true if is_command(piece) => format!("stardrill {piece}"),
            _ => piece.to_owned(),
        });
        pieces.collect::<Vec<_>>().join("`")
    }

    /// Says a line that is not the answer: to stderr.
    pub fn note_line(&self, line: &Line) {
        // If stderr is gone there is nobody left to tell.
        let _ = writeln!(io::stderr().lock(), "{}", self.painted(line, self.err_colour));
    }

    /// Says a text behind what leads it, to stderr; wrapped where a person reads it.
    fn note_hanging(&self, lead: Line, text: &str) {
        if !io::stderr().is_terminal() {
            return self.note_line(&lead.then(Label::Plain, text));
        }
        let mut page = Page::new(self.width());
        page.hang(lead, Label::Plain, text, 4);
        page.lines().iter().for_each(|line| self.note_line(line));
    }

    /// Says a text of several lines as it is laid out, to stderr; what somebody typed may stand in it. Where a person reads it, lines
    /// that are too long are wrapped.
    pub fn note_text(&self, text: &str) {
        for line in text.lines() {
            let indent = line.len() - line.trim_start().len();
            let lead = Line::of(Label::Plain, &line[..indent]);
            if line.is_empty() {
                self.note_line(&Line::default())
            } else {
                self.note_hanging(lead, line.trim_start())
            }
        }
    }

    /// Says what stopped a command, with its cause and what to do.
    pub fn note_error(&self, error: &Error) {
        let kind = match error.kind() {
            crate::error::Kind::Usage => "usage",
            crate::error::Kind::Bug => "bug",
            _ => "error",
        };
        self.note_hanging(Line::of(Label::Bad, format!("{kind}: ")), &error.chain());
        self.note_hints(error);
    }

    /// Says what is wrong with an answer, and what would be right.
    pub fn note_answer(&self, error: &Error) {
        let mut said = error.chain();
        if let Some(first) = said.get(..1).map(str::to_uppercase) {
            said.replace_range(..1, &first);
        }
        self.note(&format!("{said}."));
        self.note_hints(error);
    }

    fn note_hints(&self, error: &Error) {
        for hint in error.hints() {
            self.note_hanging(Line::of(Label::Quiet, "  help: "), &self.spell_out(hint));
        }
    }

    /// A line in its colours; where it is read aloud, without the signs that part words.
    fn painted(&self, line: &Line, colour: bool) -> String {
        let painted = painted(line, colour);
        if self.plain { spoken(&painted) } else { painted }
    }

    /// Takes back the last `rows` rows of the terminal, to draw them anew. Does nothing where nothing may be repainted.
    ///
    /// # Errors
    /// As [`Screen::show`].
    pub fn take_back(&self, rows: usize) -> Result<()> {
        if self.can_repaint() && rows > 0 {
            self.print(&format!("\x1b[{rows}A\r\x1b[J"))?;
        }
        Ok(())
    }

    /// Takes back the lines that stand last on the terminal, by their widths; terminals break them anew when they get
    /// narrower. Does nothing where nothing may be repainted, or where they have scrolled away.
    ///
    /// # Errors
    /// As [`Screen::show`].
    pub fn take_back_lines(&self, widths: &[usize]) -> Result<()> {
        let columns = self.width().max(1);
        let rows = widths.iter().map(|width| width.div_ceil(columns).max(1)).sum();
        if rows < self.height() { self.take_back(rows) } else { Ok(()) }
    }

    /// Whether lines on the terminal may be drawn anew.
    pub fn can_repaint(&self) -> bool {
        self.out_is_terminal && !self.plain
    }

    /// A line as a prompt.
    pub fn prompt(&self, line: &Line) -> Prompt {
        if self.plain {
            return prompt_of(&Line::of(Label::Strong, spoken(&line.text())), self.out_colour);
        }
        prompt_of(line, self.out_colour)
    }
}

/// A text without the signs that part words: they would be read out.
fn spoken(text: &str) -> String {
    let text = text.replace(" · ", ", ").replace(" → ", " to ").replace("→ ", "");
    text.replace(" ·", ",").replace("· ", "")
}

/// A line as a prompt, in colour or not.
pub(super) fn prompt_of(line: &Line, colour: bool) -> Prompt {
    Prompt { raw: painted(line, false) + " ", styled: painted(line, colour) + " " }
}

/// A prompt in two forms: the line editor needs to know its width without the colour codes.
#[derive(Clone, Debug, Default)]
pub struct Prompt {
    raw: String,
    styled: String,
}

impl rustyline::Prompt for Prompt {
    fn raw(&self) -> &str {
        &self.raw
    }

    fn styled(&self) -> &str {
        &self.styled
    }
}

/// Says something to stderr from wherever it is: while a lock is waited for, no screen is at hand.
pub fn say_while_waiting(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{}", clean(text)); // if stderr is gone there is nobody left to tell
}

fn print(stream: &mut impl Write, text: &str) -> Result<()> {
    stream.write_all(text.as_bytes()).and_then(|()| stream.flush()).map_err(Error::output)
}

fn painted(line: &Line, colour: bool) -> String {
    let mut text = String::new();
    for (label, piece) in &line.spans {
        let style = if colour { style(*label) } else { Style::new() };
        text.push_str(&format!("{style}{}{style:#}", clean(piece).replace('\n', " ")));
    }
    if colour { text } else { text.trim_end().to_owned() }
}

/// What labels look like: the sixteen colours of the terminal's own theme, nothing else.
fn style(label: Label) -> Style {
    match label {
        Label::Plain => Style::new(),
        Label::Title | Label::Strong => Style::new().bold(),
        Label::Heading => AnsiColor::Cyan.on_default().bold(),
        Label::Quiet => Style::new().dimmed(),
        Label::Good => AnsiColor::Green.on_default(),
        Label::Caution => AnsiColor::Yellow.on_default(),
        Label::Bad => AnsiColor::Red.on_default(),
        Label::Key => AnsiColor::Cyan.on_default(),
    }
}
