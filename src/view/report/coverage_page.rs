//! The coverage as one self-contained HTML page: counts, matrix, gaps with suggestions, load of the stories.

use super::coverage::load_within;
use super::matrix::stories_of;
use super::outlook;
use crate::bank::coverage::{Coverage, Level, Row};
use crate::bank::matcher::Matcher;
use crate::bank::writing::WriteNext;
use crate::bank::{Bank, Interview, Story};
use crate::view::page_frame::page;
use maud::{Markup, html};

/// The page.
pub fn html(
    bank: &Bank,
    coverage: &Coverage<'_>,
    interview: Option<&Interview>,
    next: Option<&WriteNext<'_>>,
) -> String {
    let title =
        interview.map_or("Coverage".to_owned(), |interview| format!("Coverage for {}", interview.name()));
    let rows: Vec<&Row<'_>> = coverage.rows.iter().filter(|row| row.is_likely).collect();
    let body = html! {
        header { h1 { (title) } (counts(coverage)) }
        main {
            section { h2 { "Likely questions and stories" } (matrix(&rows)) }
            section { h2 { "Likely questions to answer yet" } (gaps(bank, coverage)) }
            section { h2 { "Load of the stories" } (load(coverage)) }
            section {
                h2 { "The bank as a whole" }
                ul { @for (head, sentence) in outlook::lines(bank, coverage, next) { li { b { (head) } " " (sentence) } } }
            }
        }
    };
    page(&title, body)
}

fn counts(coverage: &Coverage<'_>) -> Markup {
    let totals = coverage.totals();
    let counts = [
        ("likely answered", format!("{} of {}", totals.likely_answered, totals.likely)),
        ("all answered", format!("{} of {}", totals.answered, totals.questions)),
        ("solid", totals.solid.to_string()),
        ("single", totals.single.to_string()),
        ("points only", totals.points.to_string()),
        ("draft only", totals.draft.to_string()),
        ("nothing", totals.none.to_string()),
    ];
    html! { dl class="counts" { @for (name, count) in counts { div { dt { (name) } dd { (count) } } } } }
}

fn class_of(level: Level) -> &'static str {
    match level {
        Level::None => "bad",
        Level::Draft | Level::Points => "half",
        Level::Single | Level::Solid => "good",
    }
}

fn matrix(rows: &[&Row<'_>]) -> Markup {
    let stories = stories_of(rows);
    html! {
        div class="scroll" tabindex="0" {
            table {
                thead { tr {
                    th scope="col" { "question" } th scope="col" { "level" }
                    @for story in &stories { th scope="col" class="mark" title=(story.id.as_str()) { span { (story.id.as_str()) } } }
                } }
                tbody { @for row in rows { (matrix_row(row, &stories)) } }
            }
        }
        p class="quiet" { "● a ready story, ○ a draft" }
    }
}

fn matrix_row(row: &Row<'_>, stories: &[&Story]) -> Markup {
    html! { tr {
        th scope="row" { (row.question.ask) }
        td class=(class_of(row.level)) { (row.level.word()) }
        @for story in stories {
            @let linked = row.stories.iter().any(|linked| linked.id == story.id);
            td class="mark" {
                @if linked && story.is_ready() { span class="good" aria-label="ready" { "●" } }
                @else if linked { span class="half" aria-label="draft" { "○" } }
            }
        }
    } }
}

/// Suggestions a gap shows at most.
const SUGGESTED: usize = 3;

fn gaps(bank: &Bank, coverage: &Coverage<'_>) -> Markup {
    let gaps: Vec<&Row<'_>> = coverage.gaps().collect();
    let matcher = Matcher::new(bank);
    html! {
        @if gaps.is_empty() { p class="good" { "None: every likely question is answered." } }
        ul { @for row in gaps {
            li {
                (row.question.ask) " " span class=(class_of(row.level)) { "(" (row.level.word()) ")" }
                @let found = matcher.suggested_stories(row.question, SUGGESTED);
                p class="quiet" {
                    @if found.is_empty() { "Nothing speaks for any of your stories: this one is to be written." }
                    @else {
                        @for (position, suggestion) in found.iter().enumerate() {
                            @if position > 0 { "; " }
                            @if suggestion.is_weak { "perhaps " }
                            (suggestion.what.title.value) " (" (suggestion.reasons.join(", ")) ")"
                        }
                    }
                }
            }
        } }
    }
}

/// Bars of the likely questions that each story answers, with the figures as text.
fn load(coverage: &Coverage<'_>) -> Markup {
    let loads: Vec<(&str, usize)> = load_within(coverage).into_iter().take(20).collect();
    let most = loads.iter().map(|(_, load)| *load).max().unwrap_or(1);
    let height = loads.len() * 26 + 4;
    let described: Vec<String> = loads.iter().map(|(id, load)| format!("{id}: {load}")).collect();
    html! {
        @if loads.is_empty() { p class="quiet" { "No ready story is linked yet." } }
        @else {
            svg class="load" role="img" viewBox=(format!("0 0 640 {height}")) width="640" height=(height)
                aria-label=(format!("Likely questions per story. {}", described.join(", "))) {
                @for (position, (id, load)) in loads.iter().enumerate() {
                    @let y = position * 26 + 2;
                    rect x="300" y=(y + 3) width=(load * 300 / most) height="16" rx="2" {}
                    text x="292" y=(y + 16) text-anchor="end" { (crate::view::page::cut(id, 36)) }
                    text x=(306 + load * 300 / most) y=(y + 16) { (load) }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::coverage::coverage;

    #[test]
    fn hostile_text_stays_text() {
        let bank = crate::text::tests::bank(&[
            (
                "decks/d.toml",
                "id = 'd'\ntitle = 'D'\n[[question]]\nid = 'q'\nkind = 'story'\nlikelihood = 'high'\n\
                 ask = '<script>alert(1)</script> \" onload=x javascript:alert(1)'\n",
            ),
            ("stories/s.toml", "title = '</style><img src=x onerror=alert(1)>\\u001b'\nanswers = ['d/q']\n"),
        ]);
        let page = html(&bank, &coverage(&bank, None), None, None);
        assert!(!page.contains("<script") && !page.contains("<img") && !page.contains('\u{1b}'));
        assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt; &quot; onload=x"));
    }
}
