//! The tick-list of the open card on the screen: drawn below the answer, and drawn anew in its place at each key, with what
//! there is to say and the keys that serve.

use super::behind;
use crate::bank::Bank;
use crate::console::Console;
use crate::desk::Desk;
use crate::error::Result;
use crate::practice::day::StudyDay;
use crate::practice::delivery::Heard as Measured;
use crate::practice::grading::TickList;
use crate::practice::review::Item;
use crate::practice::schedule::Card;
use crate::text::Reading;
use crate::view::page::{Label, Page};
use crate::view::report::ticks::{self, Beyond, LeadsTo, Serving};
use crate::view::words::interval;

const NO_KEY: &str = "Enter, a digit from 1 to 4, or a letter of the list, one at a time; ? for all.";

/// So many keys without meaning are words, and what comes behind them is no grade.
const WORDS_FROM_STRAYS: usize = 2;

/// What the prompt takes, and a row that stays free above.
const PROMPT_ROWS: usize = 3;

/// The tick-list of the open card.
pub(super) struct Sheet {
    pub(super) card: Card,
    pub(super) ticks: TickList,
    /// How long the person spoke.
    pub(super) seconds: u32,
    /// What there is beyond what stands on the screen.
    pub(super) beyond: Beyond,
    /// Which of the question's ready stories was named, counted round, and how many there are.
    named: usize,
    stories: usize,
    cursor: usize,
    /// Keys that nothing answers to, since a grade was last pressed: many of them are words that are typed here.
    strays: usize,
    /// Said below the list until the next key.
    remark: Option<String>,
    /// Rows above it that are to stay in sight.
    pub(super) above: usize,
    /// Whether what the card is made of is the person's to edit.
    is_own: bool,
    /// What is said of it where lines are not drawn anew; it was shown whole before.
    heard: Heard,
    /// The widths of its lines that stand on the screen, the prompt's among them; none if it is not there.
    drawn: Vec<usize>,
}

/// What was said so far of a list that is not drawn anew.
#[derive(Default)]
struct Heard {
    is_whole: bool,
    /// The tick that was turned over since.
    turned: Option<usize>,
}

impl Sheet {
    pub(super) fn of(reading: &Reading, card: &Card, seconds: u32, heard: Option<&Measured>) -> Self {
        let bank = &reading.bank;
        let question = card.item.question().and_then(|id| bank.question(id.as_str()));
        let mut ticks = TickList::of(bank, card, seconds);
        if let Some(heard) = heard {
            ticks.hear(heard);
        }
        Self {
            ticks,
            card: card.clone(),
            seconds,
            beyond: beyond(bank, card),
            named: 0,
            stories: question.map_or(0, |question| bank.ready_stories_for(question).count()),
            cursor: 0,
            strays: 0,
            remark: None,
            above: 0,
            is_own: behind::file(reading, &card.item).is_some(),
            heard: Heard::default(),
            drawn: vec![],
        }
    }

    /// Turns one tick over; false if there is none there.
    pub(super) fn toggle(&mut self, position: usize) -> bool {
        let is_there = position < self.ticks.ticks.len();
        if is_there {
            self.ticks.toggle(position);
            self.cursor = position;
            self.heard.turned = Some(position);
        }
        is_there
    }

    /// Turns over the tick that the cursor is at.
    pub(super) fn toggle_here(&mut self) {
        self.toggle(self.cursor);
    }

    /// Whether a cursor is seen to move.
    pub(super) fn has_cursor(console: &Console) -> bool {
        is_drawn_anew(console)
    }

    /// Moves the cursor, round the ends.
    pub(super) fn step(&mut self, forward: bool) {
        let count = self.ticks.ticks.len().max(1);
        self.cursor = (self.cursor + if forward { 1 } else { count - 1 }) % count;
    }

    /// Ticks for the next of the question's ready stories; false if there is no other.
    pub(super) fn name_another(&mut self, bank: &Bank) -> bool {
        if self.stories < 2 {
            return false;
        }
        self.named += 1;
        self.ticks = TickList::of_named(bank, &self.card, self.seconds, self.named);
        self.heard.is_whole = false;
        true
    }

    /// Has something to be said below the list, until the next key.
    pub(super) fn say(&mut self, remark: &str) {
        self.remark = Some(remark.to_owned());
    }

    /// A key came that nothing answers to.
    pub(super) fn stray(&mut self) {
        self.strays += 1;
        self.say(NO_KEY);
    }

    /// Forgets the keys that nothing answered to; whether they were few enough for a grade behind them to be meant.
    pub(super) fn settle_strays(&mut self) -> bool {
        let are_words = std::mem::take(&mut self.strays) >= WORDS_FROM_STRAYS;
        if are_words {
            self.say("Those looked like words, so nothing is graded: the same key again takes it.");
        }
        !are_words
    }

    /// Something else was printed below it: it will be drawn there.
    pub(super) fn scrolled_away(&mut self) {
        self.drawn.clear();
    }

    /// The prompt stands below it, and was answered.
    pub(super) fn was_asked(&mut self, prompt: &str) {
        if !self.drawn.is_empty() {
            self.drawn.push(prompt.chars().count() + 2); // a space, and the cursor
        }
    }

    /// How many lines it takes.
    pub(super) fn height(&self, leads_to: &LeadsTo, width: usize) -> usize {
        self.page(leads_to, width, usize::MAX).lines().len()
    }

    /// Draws it in its place; where lines cannot be drawn anew, says what changed.
    pub(super) fn draw(&mut self, console: &Console, leads_to: &LeadsTo) -> Result<()> {
        if !is_drawn_anew(console) {
            let heard = self.what_is_new(leads_to, console.screen.width());
            self.remark = None;
            return console.screen.show(&heard);
        }
        console.screen.take_back_lines(&std::mem::take(&mut self.drawn))?;
        let page = self.page(leads_to, console.screen.width(), console.screen.height());
        self.remark = None;
        console.screen.show(&page)?;
        self.drawn = page.lines().iter().map(|line| line.width()).collect();
        Ok(())
    }

    /// The prompt below it.
    pub(super) fn prompt(&self, console: &Console) -> String {
        if is_drawn_anew(console) {
            return "Enter takes [it], 1-4 another, ? keys >".to_owned();
        }
        let takes = ticks::suggestion_in_words(self.ticks.suggested());
        format!("{} 1-4 another, ? keys >", takes.trim_end_matches('.').to_owned() + ",")
    }

    /// The list and what belongs to it; what is too tall for the screen shows the ticks around the cursor.
    fn page(&self, leads_to: &LeadsTo, width: usize, height: usize) -> Page {
        let mut below = ticks::grades(leads_to, self.ticks.suggested(), width);
        if let Some(remark) = &self.remark {
            below.paragraph(Label::Caution, remark, 0);
        }
        below.append(ticks::keys_after(self.serving(), width));
        let room = height.saturating_sub(below.lines().len() + PROMPT_ROWS + self.above);
        let mut page = ticks::tick_list(&self.ticks, Some(self.cursor), width, room);
        page.append(below);
        page
    }

    /// The whole list the first time; then the tick that was turned over, and what there is to say. The grade stands in the prompt.
    fn what_is_new(&mut self, leads_to: &LeadsTo, width: usize) -> Page {
        let turned = self.heard.turned.take();
        let mut page = Page::new(width);
        if !std::mem::replace(&mut self.heard.is_whole, true) {
            page.append(ticks::tick_list_in_words(&self.ticks, width));
            page.append(ticks::grades(leads_to, None, width));
            page.append(ticks::keys_after(self.serving(), width));
        } else {
            if let Some(line) = turned.and_then(|position| ticks::tick_in_words(&self.ticks, position)) {
                page.paragraph(Label::Plain, &line, 0);
            }
        }
        if let Some(remark) = &self.remark {
            page.paragraph(Label::Caution, remark, 0);
        }
        page
    }

    fn serving(&self) -> Serving {
        let (ticks, stories) = (self.ticks.ticks.len(), self.stories);
        Serving { ticks, stories, beyond: self.beyond, is_own: self.is_own }
    }
}

/// Whether what stands on the terminal is drawn over at each key.
fn is_drawn_anew(console: &Console) -> bool {
    console.screen.can_repaint() && console.input.has_keys()
}

fn beyond(bank: &Bank, card: &Card) -> Beyond {
    let Some(question) = card.item.question().and_then(|id| bank.question(id.as_str())) else {
        return Beyond::Nothing; // a story's parts stand there already
    };
    if question.more.is_some() || bank.stories_for(question).next().is_some() {
        Beyond::More
    } else {
        Beyond::Nothing
    }
}

/// What each grade leads to: with an interview ahead the recall on its day, else days until the card comes back.
pub(super) fn leads_to(desk: &Desk, item: &Item) -> LeadsTo {
    let today = desk.today();
    let memories = desk.history().preview(item, today);
    let model = desk.history().model();
    match desk.next_interview() {
        Some(interview) => {
            let days = StudyDay::from_date(interview.date).days_since(today);
            LeadsTo::OnTheDay(memories.map(|memory| model.recall(memory, days)))
        }
        None => {
            let target = desk.bank().settings().recall_target;
            LeadsTo::ComesBack(memories.map(|memory| interval(model.interval_days(memory, target))))
        }
    }
}
