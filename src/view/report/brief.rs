//! The page for the eve: likely question → story, its opening line, its numbers, what they have heard, who listens for
//! what. As
//! text, Markdown and HTML.

use super::coverage::markdown_cell;
use crate::bank::assignment::{Answer, Assignment};
use crate::bank::seat::Seat;
use crate::bank::{Bank, Interview, Question, Story, coverage};
use crate::view::page::{Label, Line, Page};
use crate::view::page_frame;
use crate::view::words::{Count, day, distance};
use jiff::civil::Date;
use maud::{Markup, html};

/// What the page is made of.
#[derive(Debug)]
pub struct Brief<'a> {
    bank: &'a Bank,
    interview: Option<&'a Interview>,
    today: Date,
    stories: Vec<Told<'a>>,
    /// Likely questions to which there are points of one's own.
    said: Vec<&'a Question>,
    /// Likely questions to which nothing is prepared.
    without: Vec<&'a Question>,
    /// Such questions beyond those listed.
    more: usize,
    /// Who sits there, and what each listens for.
    seats: Vec<&'a Seat>,
}

/// Questions with nothing prepared that are listed, the heaviest: the eve is too late for more.
const WITHOUT_SHOWN: usize = 10;

/// A story and the questions that it is assigned to or linked to.
#[derive(Debug)]
struct Told<'a> {
    story: &'a Story,
    heard: bool,
    questions: Vec<&'a Question>,
}

impl<'a> Brief<'a> {
    /// The brief of an assignment: each story once, with the likely questions that it will be told for. `statements` are the likely ones.
    pub fn new(
        bank: &'a Bank,
        interview: Option<&'a Interview>,
        assignment: &Assignment<'a>,
        statements: &[&'a Question],
        seats: Vec<&'a Seat>,
        today: Date,
    ) -> Self {
        let told = |answer: &Answer<'a>| Told {
            story: answer.story,
            heard: answer.heard,
            questions: vec![answer.question],
        };
        let mut stories: Vec<Told<'a>> = assignment.told.iter().map(told).collect();
        let mut without = vec![];
        for question in &assignment.without {
            // A question whose stories are all told for weightier ones is still answered by one of them.
            let second = stories
                .iter_mut()
                .find(|told| bank.ready_stories_for(question).any(|story| story.id == told.story.id));
            match second {
                Some(told) => told.questions.push(question),
                None => without.push(*question),
            }
        }
        without.extend(statements);
        let weight = |question: &Question| bank.weight(question, interview);
        without.sort_by(|one, other| weight(other).total_cmp(&weight(one))); // stable
        let has_points = |question: &&Question| !bank.points(question).is_empty();
        let is_answered = |question: &&Question| coverage::is_answered(bank, question);
        let (said, mut without): (Vec<&Question>, Vec<&Question>) =
            without.into_iter().partition(|one| has_points(one) || is_answered(one));
        let more = without.len().saturating_sub(WITHOUT_SHOWN);
        without.truncate(WITHOUT_SHOWN);
        Self { bank, interview, today, stories, said, without, more, seats }
    }

    fn plans(&self) -> &[String] {
        self.interview.map_or(&[], |interview| &interview.plans)
    }

    fn title(&self) -> String {
        self.interview.map_or("The eve".to_owned(), Interview::name)
    }

    fn when(&self) -> String {
        let Some(interview) = self.interview else { return String::new() };
        let days = self.today.until(interview.date).map_or(0, |span| span.get_days());
        let mut pieces = vec![format!("{}, {}", day(interview.date, self.today), distance(days))];
        pieces.extend(interview.time.clone());
        if !interview.with.is_empty() {
            pieces.push(format!("with {}", interview.with.join(", ")));
        }
        pieces.join(" · ")
    }

    /// As text.
    pub fn text(&self, width: usize) -> Page {
        let mut page = Page::new(width);
        page.paragraph(Label::Title, &self.title(), 0);
        if self.interview.is_some() {
            page.paragraph(Label::Quiet, &self.when(), 0);
        }
        if self.stories.is_empty() {
            page.gap();
            page.paragraph(Label::Caution, "No ready story answers a likely question yet.", 0);
        }
        for told in &self.stories {
            page.gap();
            let heard = if told.heard { "  (they have heard it)" } else { "" };
            page.push(Line::of(Label::Strong, &told.story.title.value).then(Label::Caution, heard));
            if !told.story.headline().is_empty() {
                page.hang(Line::of(Label::Quiet, "  open  "), Label::Plain, told.story.headline(), 8);
            }
            for number in &told.story.numbers {
                page.hang(Line::of(Label::Quiet, "  say   "), Label::Plain, &number.say, 8);
            }
            for question in &told.questions {
                page.hang(Line::of(Label::Quiet, "  for   "), Label::Quiet, &question.ask, 8);
            }
        }
        if !self.said.is_empty() {
            page.heading("In your own words");
            for question in &self.said {
                page.bullet(Label::Plain, &question.ask, 2);
                for point in self.bank.points(question) {
                    page.paragraph(Label::Quiet, point, 4);
                }
            }
        }
        if !self.seats.is_empty() {
            page.heading("What they listen for");
            for seat in &self.seats {
                let lead = Line::of(Label::Strong, format!("  {}  ", seat.title));
                page.hang(lead, Label::Plain, &seat.listens_for.join("; "), 4);
            }
        }
        if !self.plans().is_empty() {
            page.heading("If …, then …");
            self.plans().iter().for_each(|plan| page.bullet(Label::Strong, plan, 2));
        }
        if !self.without.is_empty() {
            let all = self.without.len() + self.more;
            let all = Count(all, "likely question");
            page.heading(format!("{all} with nothing prepared, the heaviest first"));
            for question in &self.without {
                page.bullet(Label::Plain, &question.ask, 2);
            }
            if self.more > 0 {
                page.paragraph(Label::Quiet, &format!("… and {} more: coverage --all", self.more), 2);
            }
        }
        page
    }

    /// As Markdown.
    pub fn markdown(&self) -> String {
        let mut text = format!("# {}\n\n{}\n", markdown_cell(&self.title()), markdown_cell(&self.when()));
        for told in &self.stories {
            let heard = if told.heard { " (they have heard it)" } else { "" };
            text.push_str(&format!("\n## {}{heard}\n\n", markdown_cell(&told.story.title.value)));
            if !told.story.headline().is_empty() {
                text.push_str(&format!("**{}**\n\n", markdown_cell(told.story.headline())));
            }
            for number in &told.story.numbers {
                text.push_str(&format!("- {}\n", markdown_cell(&number.say)));
            }
            for question in &told.questions {
                text.push_str(&format!("- for: {}\n", markdown_cell(&question.ask)));
            }
        }
        if !self.said.is_empty() {
            text.push_str("\n## In your own words\n\n");
            for question in &self.said {
                text.push_str(&format!("- {}\n", markdown_cell(&question.ask)));
                for point in self.bank.points(question) {
                    text.push_str(&format!("  - {}\n", markdown_cell(point)));
                }
            }
        }
        if !self.seats.is_empty() {
            text.push_str("\n## What they listen for\n\n");
            for seat in &self.seats {
                let listens_for = markdown_cell(&seat.listens_for.join("; "));
                text.push_str(&format!("- **{}** {listens_for}\n", markdown_cell(&seat.title)));
            }
        }
        if !self.plans().is_empty() {
            text.push_str("\n## If …, then …\n\n");
            self.plans().iter().for_each(|plan| text.push_str(&format!("- {}\n", markdown_cell(plan))));
        }
        if !self.without.is_empty() {
            text.push_str("\n## With nothing prepared\n\n");
            self.without
                .iter()
                .for_each(|question| text.push_str(&format!("- {}\n", markdown_cell(&question.ask))));
        }
        text
    }

    /// As one self-contained HTML page, two sheets of paper at most for ten stories.
    pub fn html(&self) -> String {
        let body = html! {
            header { h1 { (self.title()) } p class="quiet" { (self.when()) } }
            main class="columns" {
                @for told in &self.stories { (story_card(told)) }
                @if !self.said.is_empty() {
                    section {
                        h2 { "In your own words" }
                        @for question in &self.said {
                            p { (question.ask) }
                            ul { @for point in self.bank.points(question) { li class="quiet" { (point) } } }
                        }
                    }
                }
                @if !self.seats.is_empty() {
                    section {
                        h2 { "What they listen for" }
                        @for seat in &self.seats { p { b { (seat.title) } " " (seat.listens_for.join("; ")) } }
                    }
                }
                @if !self.plans().is_empty() {
                    section {
                        h2 { "If …, then …" }
                        ul { @for plan in self.plans() { li { b { (plan) } } } }
                    }
                }
                @if !self.without.is_empty() {
                    section {
                        h2 { "With nothing prepared" }
                        ul { @for question in &self.without { li { (question.ask) } } }
                    }
                }
            }
        };
        page_frame::page(&format!("Brief: {}", self.title()), body)
    }
}

fn story_card(told: &Told<'_>) -> Markup {
    html! { section class="card" {
        h3 { (told.story.title.value) @if told.heard { span class="half" { " (they have heard it)" } } }
        @if !told.story.headline().is_empty() { p { b { (told.story.headline()) } } }
        ul {
            @for number in &told.story.numbers { li { (number.say) } }
        }
        @for question in &told.questions { p class="quiet" { (question.ask) } }
    } }
}
