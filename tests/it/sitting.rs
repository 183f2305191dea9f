//! The keys of a sitting in a terminal: edit, the whole story, leave out, take back, help, and the ticks.

use crate::scene::{DECK, STORY, Scene, core};
use crate::terminal::{ENTER, Terminal};

const ONE_CARD: &str = "drill --items questions --kind story";
const FRONT: &str = "Enter shows the answer >";
const BACK: &str = "Enter takes [it], 1-4 another, ? keys >";

/// The card of the conflict, its answer shown.
fn revealed(scene: &Scene) -> Terminal {
    let mut terminal = Terminal::tall(scene, ONE_CARD);
    terminal.see("Tell me about a conflict.").answer();
    terminal.see("[x] named a fitting story").see(BACK);
    terminal
}

fn missed(scene: &Scene) -> serde_json::Value {
    let log = scene.log();
    let [line] = log.as_slice() else { panic!("{log:?}") };
    serde_json::from_str::<serde_json::Value>(line).unwrap()["missed"].clone()
}

#[test]
fn e_edits_the_story_of_the_card_and_comes_back_to_the_question() {
    let scene = core().editor("");
    scene.edits_to(&STORY.replace("Two teams, one queue", "One queue for all"));
    let mut terminal = Terminal::tall(&scene, ONE_CARD);
    terminal.front().press("e");
    terminal.see("1 of 1").see("Tell me about a conflict.").answer();
    terminal.see("One queue for all, 30 % fewer tickets.").see(BACK).press("3");
    terminal.see("1 grade kept");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn e_comes_back_to_the_answer_with_the_ticks_as_they_were() {
    let scene = core().editor("");
    let more = "numbers = [{ say = \"nobody left in two years\" }, ";
    scene.edits_to(&STORY.replace("numbers = [", more));
    let mut terminal = revealed(&scene);
    terminal.press("b").see("b [ ] headline").see(BACK).press("e");
    terminal
        .see("b [ ] headline: Two teams")
        .see("c [x] nobody left in two years")
        .see("d [x] 30 % fewer tickets");
    terminal.see("a [x] named a fitting story").see(BACK).press(ENTER);
    terminal.see("1 grade kept");
    assert_eq!(terminal.end(), 0);
    assert_eq!(missed(&scene), serde_json::json!(["headline"]));
}

#[test]
fn an_edit_that_takes_the_last_story_away_drops_the_card() {
    let unlinked = STORY.replace("answers = [\"core/conflict\"]", "answers = []");
    for shown in [false, true] {
        for text in [unlinked.clone(), STORY.replace("\"ready\"", "\"draft\"")] {
            let scene = core().editor("");
            scene.edits_to(&text);
            let mut terminal = if shown { revealed(&scene) } else { Terminal::tall(&scene, ONE_CARD) };
            terminal.see(if shown { BACK } else { FRONT }).press("e");
            terminal.see("This card has no answer prepared any more; it is left out.");
            assert_eq!(terminal.end(), 0);
            assert!(scene.log().is_empty());
        }
    }
}

#[test]
fn an_edit_that_breaks_the_story_is_shown_and_mended_before_the_card_goes_on() {
    let scene = core().editor("");
    scene.edits_to(&STORY.replace("answers = [", "answers = "));
    let mut terminal = revealed(&scene);
    terminal.press("e").see("stories/merged-team.toml:6:").see("e edit again, Enter leave it:");
    scene.edits_to(&STORY.replace("one queue", "one board"));
    terminal.press("e\r").see("Two teams, one board").see(BACK).press("4");
    terminal.see("1 grade kept");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn an_editor_that_fails_is_named_and_the_card_stays() {
    let scene = core().editor("exit 1");
    let mut terminal = revealed(&scene);
    terminal.press("e").see("error: the editor `sh` ended with exit status: 1");
    terminal.see("[x] named a fitting story").see(BACK).press("3");
    terminal.see("1 grade kept");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn a_built_in_card_says_how_it_becomes_the_persons_own() {
    let scene = Scene::new().editor("exit 1");
    let mut terminal = Terminal::tall(&scene, "drill --deck business-acumen --kind fact --limit 1");
    terminal.front().press("e");
    terminal
        .see("This card is built in. `stardrill deck copy business-acumen` makes the deck yours")
        .front()
        .press("q");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn e_opens_the_points_or_the_own_deck_where_there_is_no_story() {
    let opened = "printf '%s' \"$1\" > \"$HOME/opened\"";
    for (kind, file) in [("view", "points.toml"), ("fact", "decks/core.toml")] {
        let scene =
            core().editor(opened).file("points.toml", "\"core/style\" = [\"position: people choose\"]\n");
        let mut terminal = Terminal::tall(&scene, &format!("drill --kind {kind}"));
        terminal.front().press("e").front().press("q");
        assert_eq!(terminal.end(), 0);
        let opened = std::fs::read_to_string(scene.user().join("opened")).unwrap();
        assert_eq!(opened, scene.path(file).display().to_string());
    }
}

#[test]
fn m_shows_the_whole_story_and_the_ticks_again() {
    let scene = core();
    let mut terminal = revealed(&scene);
    terminal.miss("Two teams of 12 people").press("m");
    for part in [
        "Two teams of 12 people",
        "I was asked to end it.",
        "I kept the veto",
        "nobody left.",
        "ask the customers",
    ] {
        terminal.see(part);
    }
    terminal.see("[x] named a fitting story").see(BACK).press("3");
    terminal.see("1 grade kept");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn s_leaves_a_card_out_before_and_after_its_answer() {
    let scene = core();
    let mut terminal = Terminal::tall(&scene, "drill");
    terminal.see("1 of 3").front().press("s");
    terminal.see("2 of 3").answer().see("? keys >").press("s");
    terminal.see("3 of 3").answer().see("? keys >").press("3");
    terminal.see("1 grade kept").see("2 cards left out, ungraded.");
    assert_eq!(terminal.end(), 0);
    assert_eq!(scene.log().len(), 1);
}

#[test]
fn u_takes_the_last_grade_back_and_asks_its_card_again() {
    let scene = core();
    let mut terminal = Terminal::tall(&scene, "drill --items questions");
    terminal.see("Tell me about a conflict.").front().press("u");
    terminal.see("Nothing graded in this sitting yet").answer();
    terminal.see(BACK).press("2").see("Kept: hard.").see("2 of 2").answer();
    terminal.see("? keys >").press("u");
    terminal.see("Taken back: hard.").see("1 of 2").see("Tell me about a conflict.").answer();
    terminal.see(BACK).press("4").see("Kept: easy.").see("2 of 2").front().press("q");
    terminal.see("1 grade kept").see("1 easy");
    assert_eq!(terminal.end(), 0);
    let kinds: Vec<String> = scene
        .log()
        .iter()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["kind"].to_string())
        .collect();
    assert_eq!(kinds, ["\"reviewed\"", "\"retracted\"", "\"reviewed\""]);
}

#[test]
fn question_mark_says_what_each_key_does_and_the_card_stays() {
    let scene = core();
    let mut terminal = Terminal::tall(&scene, ONE_CARD);
    terminal.front().press("?").see("show the answer, once you have said yours aloud");
    terminal.see("leave this card out, ungraded").miss("again, hard, good, easy").answer();
    terminal.see(BACK).press("?").see("take the suggested grade, in brackets").see("the whole story");
    terminal.see("1 2 3 4 again, hard, good, easy: overrides it");
    terminal.see("[x] named a fitting story").see(BACK).press("q");
    assert_eq!(terminal.end(), 0);
    assert!(scene.log().is_empty());
}

#[test]
fn a_digit_before_the_answer_grades_nothing() {
    let scene = core();
    let mut terminal = Terminal::tall(&scene, ONE_CARD);
    terminal
        .front()
        .press("3")
        .see("Answer aloud first; Enter shows the answer; ? shows all keys.")
        .front()
        .press("q");
    assert_eq!(terminal.end(), 0);
    assert!(scene.log().is_empty());
}

#[test]
fn ticks_are_turned_over_by_letters_and_by_arrows_and_space() {
    let scene = core();
    let (up, down) = ("\x1b[A", "\x1b[B");
    let mut terminal = revealed(&scene);
    terminal.see("> a [x]").press(up).see("> c [x] 30 % fewer tickets").see(BACK).press(" ");
    terminal.see("> c [ ]").see("[3 good").see(BACK).press(down).see("> a [x]").see(BACK).press(down);
    terminal.see("> b [x]").see(BACK).press(" ").see("> b [ ]").see("[1 again").see(BACK).press("c");
    terminal.see("> c [x]").see("b [ ]").see("[3 good").see(BACK).press("z");
    terminal.see(BACK).press(ENTER);
    terminal.see("1 grade kept").see("1 good");
    assert_eq!(terminal.end(), 0);
    assert_eq!(missed(&scene), serde_json::json!(["headline"]));
}

#[test]
fn enter_takes_no_grade_where_there_is_nothing_to_tick() {
    let deck = DECK.replace("key_points = [\"today's money\"]\n", "");
    let scene = core().file("decks/core.toml", deck);
    let mut terminal = Terminal::tall(&scene, "drill --kind fact");
    terminal.answer().see("? keys >").press(ENTER);
    terminal.see("A digit grades: 1 again, 2 hard, 3 good, 4 easy.").see("? keys >").press("3");
    terminal.see("1 grade kept");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn a_statement_is_said_aloud_and_a_hasty_one_is_hard_at_most() {
    let said = DECK.replace("kind = \"story\"", "kind = \"statement\"\nseconds = [15, 60]");
    let scene = core()
        .file("decks/core.toml", said)
        .file("points.toml", "'core/conflict' = ['first', 'second', 'third']\n")
        .now("2026-11-21T19:00:00Z");
    let mut terminal = Terminal::tall(&scene, "drill --kind statement");
    terminal.see("a statement, said aloud in 15 to 60 s").answer();
    terminal.see("a [x] first  (must)").see("d [ ] within 15 to 60 seconds");
    terminal.see("So short it was no telling: no better than hard").see("[2 hard").press(ENTER);
    assert_eq!(terminal.end(), 0);
    let log = scene.log();
    assert!(log[0].contains("\"mode\":\"tell\"") && log[0].contains("\"wording\":\""), "{log:?}");
    assert!(log[0].contains("\"grade\":\"hard\""), "{log:?}");
}

#[test]
fn a_sentence_that_comes_at_once_is_no_row_of_keys() {
    let scene = Scene::new().editor("exit 1");
    let mut terminal = Terminal::tall(&scene, "drill --deck business-acumen --kind fact --limit 1");
    terminal.front().press("we would expect quite some risk, u1234s");
    terminal.see_one_of(&["one at a time; ? shows all.", "Answer aloud first;"]);
    terminal.front().press("q");
    assert_eq!(terminal.end(), 0);
    assert!(scene.log().is_empty());
}
