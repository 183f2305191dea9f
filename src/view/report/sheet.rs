//! A mock interview on paper, for somebody else to hold: questions, presses, boxes to tick, a column for the time. No answers.

use crate::practice::mock::Asked;
use crate::view::page_frame::page;
use crate::view::words::span;
use maud::html;

/// What the holder ticks.
const BOXES: [&str; 4] = ["a story", "own action", "a number", "business result"];

/// The sheet; `command` is the one that asks the same.
pub fn html(title: &str, asked: &[Asked], command: &str) -> String {
    let body = html! {
        header {
            h1 { "Mock interview: " (title) }
            p { "Read each question aloud, take the time, press once, tick what you heard. Say nothing that helps." }
            p class="quiet" { "Afterwards: stardrill " (command) " --from-sheet" }
        }
        main {
            @for (position, one) in asked.iter().enumerate() {
                section class="card" {
                    h3 { (position + 1) ". " (one.words()) }
                    p class="quiet" {
                        @if let Some(seat) = &one.seat { (seat) ", " }
                        "aim at " (span(one.window().from_seconds, one.window().to_seconds))
                    }
                    @if one.interrupted { p { "Interrupt: “Give me that again in thirty seconds.”" } }
                    @if let Some(press) = &one.press { p { "Then press: “" (press) "”" } }
                    p { "Time ____ : ____   Story ______________________" }
                    p { @for name in BOXES { span class="box" { "☐ " (name) } " " } }
                }
            }
        }
    };
    page(&format!("Mock interview: {title}"), body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sheet_asks_and_answers_nothing() {
        let bank = crate::text::tests::bank(&[(
            "decks/d.toml",
            "id = 'd'\ntitle = 'D'\n[[question]]\nid = 'q'\nkind = 'story'\nask = 'Why <b>?'\nstrong = ['secret']\n",
        )]);
        let asked = Asked {
            question: bank.questions()[0].clone(),
            wording: 0,
            seat: Some("CFO".into()),
            press: Some("At what cost?".into()),
            interrupted: true,
        };
        let page = html("Acme", &[asked], "mock --seed 7 --questions 1");
        for shown in [
            "Why &lt;b&gt;?",
            "CFO",
            "At what cost?",
            "thirty seconds",
            "--seed 7 --questions 1 --from-sheet",
        ] {
            assert!(page.contains(shown), "{shown}");
        }
        assert!(!page.contains("secret"));
    }
}
