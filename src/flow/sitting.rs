//! One sitting at the keyboard: turns keys into events for the machine in [`crate::practice::drill`] and carries out what
//! it asks for, in order. A grade is on disk before the next card shows.

use super::sheet::{Sheet, leads_to};
use super::{behind, editing, keeping, rehearsal};
use crate::bank::{QuestionId, Window};
use crate::console::Console;
use crate::console::input::{Key, Typed};
use crate::console::screen::Prompt;
use crate::desk::Desk;
use crate::error::{self, Result};
use crate::practice::drill::{Effect, Event, Graded, Sitting};
use crate::practice::grading::window_of;
use crate::practice::review::{Entry, Grade, Mode, What};
use crate::practice::schedule::{Agenda, Card};
use crate::practice::tell::Told;
use crate::view::page::{Label, Line};
use crate::view::report::card::{self, Progress};
use crate::view::report::telling;
use crate::view::report::ticks::{self, Beyond};
use std::collections::VecDeque;

/// What a sitting came to.
pub struct Outcome {
    /// The grades kept, oldest first.
    pub graded: Vec<Graded>,
    /// Cards left out ungraded.
    pub skipped: usize,
    /// Whether it went to its end.
    pub is_whole: bool,
}

/// Runs a sitting to its end, or until the person leaves.
///
/// # Errors
/// If a grade cannot be kept and the person gives up, or the terminal fails.
pub fn run(desk: &mut Desk, console: &mut Console, agenda: Agenda) -> Result<Outcome> {
    let begun = Sitting::begin(agenda, desk.now());
    Shell::new(desk, console, begun).run()
}

/// Grades an answer that was told and timed already.
///
/// # Errors
/// As [`run`].
pub fn grade_told(desk: &mut Desk, console: &mut Console, card: Card, told: Told) -> Result<Outcome> {
    let begun = Sitting::after_telling(card, told, desk.now());
    let mut shell = Shell::new(desk, console, begun);
    shell.asked_rows = ASKED_ROWS;
    shell.run()
}

/// What a question takes on the screen where another flow has asked it, and what a clock leaves there.
const ASKED_ROWS: usize = 5;
const CLOCK_ROWS: usize = 2;
/// Lines of the answer that are shown however small the screen is.
const LEAST_OF_ANSWER: usize = 3;
/// A screen with fewer rows has no room for a whole tick-list beside question and answer: it shows the ticks around the cursor.
const SMALL: usize = 24;
struct Shell<'a> {
    desk: &'a mut Desk,
    console: &'a mut Console,
    sitting: Sitting,
    effects: VecDeque<Effect>,
    sheet: Option<Sheet>,
    /// Lines that the open card's front takes on the screen, its prompt among them.
    asked_rows: usize,
    /// The grade that an undo takes back, said once its record is written.
    taking_back: Option<Grade>,
}

impl<'a> Shell<'a> {
    fn new(desk: &'a mut Desk, console: &'a mut Console, begun: (Sitting, Vec<Effect>)) -> Self {
        let (sitting, effects) = begun;
        Self {
            desk,
            console,
            sitting,
            effects: effects.into(),
            sheet: None,
            asked_rows: 0,
            taking_back: None,
        }
    }

    fn run(mut self) -> Result<Outcome> {
        while self.carry_out()? {
            self.wait()?;
        }
        let (skipped, is_whole) = (self.sitting.skipped(), !self.sitting.was_left());
        Ok(Outcome { graded: self.sitting.graded().to_vec(), skipped, is_whole })
    }

    /// Carries out what the machine asked for; false when the sitting is over.
    fn carry_out(&mut self) -> Result<bool> {
        while let Some(effect) = self.effects.pop_front() {
            match effect {
                Effect::Ask(card) => self.ask(&card)?,
                Effect::Reveal { card, seconds } => self.reveal(&card, seconds)?,
                Effect::Record(entry) => self.record(&entry)?,
                Effect::LeftOut => {
                    if self.console.input.is_person() {
                        self.console.screen.note("Left out of this sitting; u brings it back.");
                    }
                }
                Effect::BroughtBack => self.console.screen.note("Brought back."),
                Effect::NothingToUndo => {
                    self.say("Nothing graded in this sitting yet; the command `undo` goes further back.")?;
                }
                Effect::Finish => return Ok(false),
            }
        }
        Ok(true)
    }

    fn send(&mut self, event: Event) {
        let at = self.desk.now();
        self.effects.extend(self.sitting.handle(event, at));
    }

    fn ask(&mut self, card: &Card) -> Result<()> {
        self.sheet = None;
        if !behind::can_be_asked(self.desk.bank(), &card.item) {
            self.send(Event::Drop); // its story was edited away meanwhile
            return Ok(());
        }
        let done = self.sitting.graded().len() + self.sitting.skipped();
        let progress = Progress { done, total: done + 1 + self.sitting.waiting() };
        let width = self.console.screen.width();
        let mut page = card::ask(self.desk.bank(), card, progress, width);
        if self.console.input.is_person() {
            self.console.screen.show_lines(&[Line::default()])?;
            page.append(ticks::keys_before(width));
        }
        self.asked_rows = page.lines().len() + 1; // and the prompt's
        self.console.screen.show(&page)
    }

    fn reveal(&mut self, card: &Card, seconds: u32) -> Result<()> {
        let width = self.console.screen.width();
        if !self.console.input.is_person() {
            self.console.screen.show(&card::answer(self.desk.bank(), card, false, width))?;
            return self.console.screen.show(&ticks::grades(&leads_to(self.desk, &card.item), None, width));
        }
        let mut sheet = Sheet::of(self.desk.reading(), card, seconds, self.sitting.heard());
        let mut answer = card::answer(self.desk.bank(), card, true, width);
        if self.console.screen.can_repaint() && self.console.input.has_keys() {
            // The question, the beginning of the answer, ticks and keys stay in sight together.
            let clock = if self.aim().is_some() { CLOCK_ROWS } else { 0 };
            let others = self.asked_rows + clock + sheet.height(&leads_to(self.desk, &card.item), width) + 1;
            let height = self.console.screen.height();
            let (is_small, least) = (height < SMALL, LEAST_OF_ANSWER.max(height / 6));
            let room = height.saturating_sub(others).max(least);
            if answer.lines().len() > room {
                sheet.beyond = Beyond::Rest;
                answer.cut(room - 1);
                answer.paragraph(Label::Quiet, "…", 2);
            }
            if is_small {
                sheet.above = answer.lines().len() + self.asked_rows.min(least);
            }
        }
        self.console.screen.show(&answer)?;
        self.sheet = Some(sheet);
        self.draw_sheet()
    }

    fn draw_sheet(&mut self) -> Result<()> {
        let Some(mut sheet) = self.sheet.take() else { return Ok(()) };
        let drawn = sheet.draw(self.console, &leads_to(self.desk, &sheet.card.item));
        self.sheet = Some(sheet);
        drawn
    }

    /// Says something: in the tick-list where it stands, else below the card.
    fn say(&mut self, text: &str) -> Result<()> {
        match &mut self.sheet {
            Some(sheet) => {
                sheet.say(text);
                self.draw_sheet()
            }
            None => {
                self.console.screen.note(text);
                Ok(())
            }
        }
    }

    /// Writes an entry; on a failure the answer is kept for as many retries as the person wants.
    fn record(&mut self, entry: &Entry) -> Result<()> {
        let desk = &mut *self.desk;
        keeping::insist(self.console, "grade", |console| keeping::record(desk, console, entry))?;
        if let Some(grade) = self.taking_back.take() {
            self.console.screen.note(&format!("Taken back: {}.", grade.word()));
        } else if let What::Reviewed(review) = &entry.what
            && self.console.input.is_person()
        {
            let kept = Line::of(Label::Quiet, format!("Kept: {}.", review.grade.word()));
            self.console.screen.show_lines(&[kept])?;
        }
        Ok(())
    }

    fn wait(&mut self) -> Result<()> {
        if !self.console.input.is_person() {
            return self.wait_for_line();
        }
        let asked = match (&self.sheet, self.aim()) {
            (Some(sheet), _) => sheet.prompt(self.console),
            (None, None) => "Enter shows the answer >".to_owned(),
            (None, Some(_)) => "Enter starts the clock >".to_owned(),
        };
        let key = self.console.input.key(&self.console.prompt(&asked))?;
        if let Some(sheet) = &mut self.sheet {
            sheet.was_asked(&asked);
        }
        match key {
            Key::Cancelled | Key::End => self.send(Event::Quit),
            Key::Char('q') => {
                self.console.left_by_key = true;
                self.send(Event::Quit);
            }
            Key::Char('u') => self.undo(),
            Key::Char('s') => self.send(Event::Skip),
            Key::Char('e') => self.edit()?,
            Key::Char('?' | 'h') if !self.sitting.is_revealed() || key == Key::Char('?') => self.help()?,
            _ if self.sitting.is_revealed() => self.revealed_key(key)?,
            Key::Enter | Key::Char(' ') => match self.aim() {
                Some(aim) => self.tell(aim)?,
                None => self.send(Event::Reveal),
            },
            Key::Char(_) => self.console.screen.note(match self.aim() {
                Some(_) => "Aloud, not typed: Enter starts the clock; ? shows all keys.",
                None => "Answer aloud first; Enter shows the answer; ? shows all keys.",
            }),
            Key::Resumed => self.sitting.open_card().cloned().map_or(Ok(()), |card| self.ask(&card))?,
            _ => self.console.screen.note("One of the keys above, one at a time; ? shows all."),
        }
        Ok(())
    }

    /// Within which the open card is told; `None` for what is answered in seconds.
    fn aim(&self) -> Option<Window> {
        window_of(self.desk.bank(), &self.sitting.open_card()?.item)
    }

    /// A telling by the clock; what is broken off stands as it was.
    fn tell(&mut self, aim: Window) -> Result<()> {
        match rehearsal::time(self.desk, self.console, aim, Mode::Tell)? {
            Some(told) => {
                let thresholds = &self.desk.bank().settings().check;
                self.console.screen.show_lines(&[telling::verdict(&told, aim, thresholds)])?;
                self.send(Event::Told(told));
            }
            None => self.console.screen.note("Broken off: nothing is kept. Enter starts anew, q leaves."),
        }
        Ok(())
    }

    fn revealed_key(&mut self, key: Key) -> Result<()> {
        let Some(sheet) = &mut self.sheet else { return Ok(()) };
        match key {
            Key::Enter => match sheet.ticks.suggested() {
                Some(grade) if sheet.settle_strays() => {
                    self.grade(grade);
                    return Ok(());
                }
                Some(_) => {}
                None => sheet.say("A digit grades: 1 again, 2 hard, 3 good, 4 easy."),
            },
            Key::Char('m') => return self.show_all(),
            Key::Char('o') => {
                if !sheet.name_another(self.desk.bank()) {
                    sheet.say("No other ready story is linked to it.");
                }
            }
            Key::Up | Key::Down | Key::Char(' ') if !Sheet::has_cursor(self.console) => sheet.stray(),
            Key::Up => sheet.step(false),
            Key::Down => sheet.step(true),
            Key::Char(' ') => sheet.toggle_here(),
            Key::Char(letter) => match (Grade::from_digit(letter), ticks::tick_of_letter(letter)) {
                (Some(grade), _) if sheet.settle_strays() => {
                    self.grade(grade);
                    return Ok(());
                }
                (Some(_), _) => {}
                (None, Some(position)) if sheet.toggle(position) => {}
                _ => sheet.stray(),
            },
            Key::Resumed => sheet.scrolled_away(), // the shell has written below it
            _ => sheet.stray(),
        }
        self.draw_sheet()
    }

    /// The rest of an answer that was cut, and the stories from beginning to end.
    fn show_all(&mut self) -> Result<()> {
        let Some(sheet) = &mut self.sheet else { return Ok(()) };
        let (bank, width) = (self.desk.bank(), self.console.screen.width());
        let mut page = self.console.screen.page();
        if sheet.beyond == Beyond::Nothing {
            sheet.say("There is no more to it.");
            return self.draw_sheet();
        }
        if sheet.beyond == Beyond::Rest {
            page.append(card::answer(bank, &sheet.card, true, width));
        }
        if sheet.card.item.question().is_some() {
            page.append(card::whole_stories(bank, &sheet.card.item, width));
        }
        sheet.scrolled_away();
        self.console.show_in_screenfuls(&page)?;
        self.draw_sheet()
    }

    fn grade(&mut self, grade: Grade) {
        let missed = self.sheet.take().map(|sheet| sheet.ticks.missed()).unwrap_or_default();
        let at = self.desk.now();
        let entry = self.desk.entry_id(at);
        self.effects.extend(self.sitting.handle(Event::Grade { grade, missed, entry }, at));
    }

    fn undo(&mut self) {
        let at = self.desk.now();
        let entry = self.desk.entry_id(at);
        self.taking_back = self.sitting.graded().last().map(|graded| graded.grade);
        self.effects.extend(self.sitting.handle(Event::Undo { entry }, at));
    }

    /// Opens what the card is made of in the editor, with the clock stopped, and comes back to the card.
    fn edit(&mut self) -> Result<()> {
        let Some(open) = self.sitting.open_card().cloned() else { return Ok(()) };
        let Some((file, line)) = behind::file(self.desk.reading(), &open.item) else {
            let deck = open.item.question().map_or("DECK", QuestionId::deck);
            let said = format!("This card is built in. `deck copy {deck}` makes the deck yours to change.");
            return self.say(&said);
        };
        self.send(Event::Pause);
        let before = self.desk.times_read();
        match editing::open(self.desk, self.console, &file, line) {
            Ok(()) => match editing::mistakes(self.desk, self.console, &file) {
                Err(error) if error.kind() != error::Kind::Cancelled => return Err(error),
                _ => {} // Ctrl-C there leaves the file as it is, and the sitting goes on
            },
            Err(error) => self.console.screen.note_error(&error),
        }
        self.send(Event::Resume);
        if !behind::can_be_asked(self.desk.bank(), &open.item) {
            self.console.screen.note("This card has no answer prepared any more; it is left out.");
            self.send(Event::Drop);
        } else if self.desk.times_read() == before
            && self.sheet.is_some()
            && !self.console.screen.can_repaint()
        {
            self.say("Nothing changed.")?;
        } else if let Some(sheet) = self.sheet.take() {
            self.reveal(&open, sheet.seconds)?;
            if let Some(fresh) = &mut self.sheet {
                fresh.ticks.take_over(&sheet.ticks);
            }
            self.draw_sheet()?;
        } else {
            self.ask(&open)?;
        }
        Ok(())
    }

    fn help(&mut self) -> Result<()> {
        let page = ticks::keys(self.sitting.is_revealed(), self.aim().is_some(), self.console.screen.width());
        self.console.screen.show(&page)?;
        match &mut self.sheet {
            Some(sheet) if self.console.screen.can_repaint() => {
                sheet.scrolled_away();
                self.draw_sheet()
            }
            _ => Ok(()),
        }
    }

    /// Through a pipe: an empty line reveals, a digit grades, `u` undoes, `s` skips, `q` or the end quits.
    fn wait_for_line(&mut self) -> Result<()> {
        let line = match self.console.input.line(&Prompt::default())? {
            Typed::Line(line) => line.trim().to_owned(),
            Typed::Cancelled | Typed::End => "q".to_owned(),
        };
        let digit = Some(&line).filter(|line| line.len() == 1).and_then(|line| line.chars().next());
        let grade = digit.and_then(Grade::from_digit);
        match (line.as_str(), self.sitting.is_revealed(), grade) {
            ("q", ..) => self.send(Event::Quit),
            ("u", ..) => self.undo(),
            ("s", ..) => self.send(Event::Skip),
            ("", false, _) => self.send(Event::Reveal),
            (_, true, Some(grade)) => self.grade(grade),
            (_, true, None) => self.console.screen.note("a digit grades: 1 again, 2 hard, 3 good, 4 easy"),
            (_, false, _) => self.console.screen.note("an empty line shows the answer"),
        }
        Ok(())
    }
}
