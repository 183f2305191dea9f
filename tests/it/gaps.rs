//! A likely question that has no story: the card that ends a sitting, and the walk of `gaps`.

use crate::scene::{DECK, STORY, Scene, core};
use crate::terminal::{CTRL_C, ENTER, Terminal};

/// Only the questions of the deck count, and more ready stories are wanted than there are.
const TOO_FEW: &str =
    "skip = [\"leadership-philosophy\", \"strategy\", \"business-acumen\", \"difficult-situations\"]\n";

const AND_A_GAP: &str = "And a gap, not graded";
const NEXT_CARD: &str = "Enter shows the answer >";

/// One ready story that answers nothing yet, and one likely question.
fn with_a_gap() -> Scene {
    core().file("stardrill.toml", TOO_FEW).file("stories/merged-team.toml", unlinked(STORY))
}

fn unlinked(story: &str) -> String {
    story.replace("answers = [\"core/conflict\"]", "answers = []")
}

/// A drill whose two cards were left out.
fn at_the_end(scene: &Scene) -> Terminal {
    let mut terminal = Terminal::tall(scene, "drill");
    terminal.front().press("s").front().press("s").see("2 cards left out");
    terminal
}

/// A drill that shows the gap, at its prompt.
fn at_the_card(scene: &Scene) -> Terminal {
    let mut terminal = at_the_end(scene);
    terminal.see(AND_A_GAP).see("Tell me about a conflict.").see("Enter later >");
    terminal
}

/// The sitting ends with the card.
#[track_caller]
fn ends(terminal: Terminal) {
    assert_eq!(terminal.end(), 0);
}

#[test]
fn j_keeps_a_line_for_the_question_and_ends_the_sitting() {
    let scene = with_a_gap();
    let mut terminal = at_the_card(&scene);
    terminal.press("j").see("What happened, in one line?").press("the portal nobody wanted\r");
    terminal.see("Kept as a draft: stories/the-portal-nobody-wanted.toml");
    terminal.see("`the-portal-nobody-wanted` is now linked to core/conflict.");
    ends(terminal);
    assert_eq!(
        scene.text("stories/the-portal-nobody-wanted.toml"),
        "title = \"the portal nobody wanted\"\nanswers = [\"core/conflict\"]\n"
    );
}

#[test]
fn j_and_enter_keeps_nothing() {
    let scene = with_a_gap();
    let before = scene.files();
    let mut terminal = at_the_card(&scene);
    terminal.press("j").see("What happened, in one line?").press(ENTER);
    ends(terminal);
    assert!(scene.files() == before);
}

#[test]
fn l_links_a_story_that_is_picked_by_letters() {
    let scene = with_a_gap();
    let mut terminal = at_the_card(&scene);
    terminal.press("l").see("Which story? (type some words of it, Enter = none)").press("merged\r");
    terminal.see("The merged team This one? [Y/n]").press(ENTER);
    terminal.see("`merged-team` is now linked to core/conflict.");
    ends(terminal);
    assert_eq!(scene.text("stories/merged-team.toml"), STORY);
}

#[test]
fn l_and_enter_links_nothing() {
    let scene = with_a_gap();
    let mut terminal = at_the_card(&scene);
    terminal.press("l").see("Which story? (type some words of it, Enter = none)").press(ENTER);
    ends(terminal);
    assert_eq!(scene.text("stories/merged-team.toml"), unlinked(STORY));
}

#[test]
fn n_keeps_an_honest_bridge_even_if_its_opening_is_typed_again() {
    for typed in [
        "a merger of two queues",
        "The closest is a merger of two queues",
        "I have not had to. The closest is a merger of two queues",
    ] {
        let scene = with_a_gap();
        let mut terminal = at_the_card(&scene);
        terminal
            .press("n")
            .see("\"I have not had to. The closest is …\" Go on:")
            .press(&format!("{typed}\r"));
        terminal.see("Kept in points.toml.");
        ends(terminal);
        assert_eq!(
            scene.text("points.toml"),
            "\"core/conflict\" = [\"I have not had to. The closest is a merger of two queues\"]\n",
            "{typed}"
        );
    }
}

#[test]
fn x_leaves_the_question_out_for_good() {
    let scene = with_a_gap();
    let mut terminal = at_the_card(&scene);
    terminal.press("x").see("[y/N]").press("y\r").see("Left out from now on: core/conflict.");
    ends(terminal);
    assert_eq!(
        scene.text("stardrill.toml"),
        TOO_FEW.replace("\"difficult-situations\"", "\"difficult-situations\", \"core/conflict\"")
    );
    let mut terminal = Terminal::tall(&scene, "drill");
    terminal.front().miss(AND_A_GAP).press("q");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn question_mark_shows_what_they_listen_for_and_the_card_stays() {
    let probed = DECK.replace("strong =", "probes = \"Whether you listen.\"\nstrong =");
    let scene = with_a_gap().file("decks/core.toml", probed);
    let mut terminal = at_the_card(&scene);
    terminal.press("?").see("names the other side's view").see("They probe  Whether you listen.");
    terminal.see(">").miss(NEXT_CARD).press("x").see("[y/N]").press("y\r");
    terminal.see("Left out from now on: core/conflict.");
    ends(terminal);
}

#[test]
fn enter_leaves_the_gap_for_later_and_other_keys_do_nothing() {
    let scene = with_a_gap();
    let before = scene.files();
    let mut terminal = at_the_card(&scene);
    for key in ["p", "w", "a", "7"] {
        terminal.press(key).see(">");
    }
    terminal.press(ENTER);
    ends(terminal);
    assert!(scene.files() == before);
}

#[test]
fn q_and_ctrl_c_leave_the_gap_as_it_is() {
    for key in ["q", CTRL_C] {
        let scene = with_a_gap();
        let before = scene.files();
        let mut terminal = at_the_card(&scene);
        terminal.press(key);
        assert_eq!(terminal.end(), 0);
        assert!(scene.files() == before);
    }
}

#[test]
fn p_keeps_points_for_a_view_question() {
    let view = DECK
        .replace("likelihood = \"high\"", "")
        .replace("kind = \"view\"", "kind = \"view\"\nlikelihood = \"high\"");
    let scene = with_a_gap().file("decks/core.toml", view);
    let mut terminal = at_the_end(&scene);
    terminal.see(AND_A_GAP).see("What is your style?").see("p your points").see("Enter later >").press("p");
    terminal.see("position, in one line (Enter = done) >").press("people choose\r");
    terminal.see("because, in one line (Enter = done) >").press("because: it lasts\r");
    terminal.see("proof, in one line (Enter = done) >").press(ENTER);
    ends(terminal);
    assert_eq!(
        scene.text("points.toml"),
        "\"core/style\" = [\"position: people choose\", \"because: it lasts\"]\n"
    );
}

#[test]
fn no_gap_is_shown_where_it_would_be_in_the_way() {
    let eve = with_a_gap().file(
        "interviews.toml",
        "[[interview]]\nid = 'acme'\ndate = 2026-11-22\nplans = ['If they ask, then I say.']\n",
    );
    let narrow = with_a_gap();
    for (scene, line) in [(&eve, "drill"), (&narrow, "drill --limit 1"), (&narrow, "drill --items stories")] {
        let mut terminal = Terminal::tall(scene, line);
        terminal.front().press("s").miss(AND_A_GAP);
        assert_eq!(terminal.end(), 0, "{line}");
    }
    let left = with_a_gap();
    let mut terminal = Terminal::tall(&left, "drill");
    terminal.front().press("q").miss(AND_A_GAP);
    assert_eq!(terminal.end(), 0, "a sitting that was left");
    let piped = with_a_gap().input("q\n").run("drill").done();
    assert!(!piped.stdout.contains("And a gap"), "{}", piped.stdout);
}

#[test]
fn with_stories_enough_a_gap_comes_once_a_week() {
    let mut scene = with_a_gap().file("stardrill.toml", format!("{TOO_FEW}story_floor = 1\n"));
    for (day, comes) in [("2026-11-23", true), ("2026-11-25", false), ("2026-11-30", true)] {
        scene = scene.now(&format!("{day}T19:00:00Z"));
        let mut terminal = at_the_end(&scene);
        if comes {
            terminal.see(AND_A_GAP).see(LATER).press(ENTER);
        } else {
            terminal.miss(AND_A_GAP);
        }
        assert_eq!(terminal.end(), 0, "{day}");
    }
}

#[test]
fn a_statement_takes_points_and_nothing_else() {
    let said = DECK.replace("kind = \"story\"", "kind = \"statement\"");
    let scene = with_a_gap().file("decks/core.toml", said);
    let mut terminal = Terminal::tall(&scene, "gaps");
    terminal.see("Tell me about a conflict.").miss("None of your stories").miss("write a new one");
    terminal.see("p your points · x not for me · ? what they listen for · q stop · Enter later");
    for key in ["l", "w", "j", "n"] {
        terminal.press(key).see(">");
    }
    terminal.press("p").see("Point 1 of 3, in one line (Enter = done) >").press("one\r");
    terminal.see("Point 2 of 3").press("two\r").see("Point 3 of 3").press("three\r");
    terminal.see("Point 4 of 4").press(ENTER);
    terminal.see("Likely questions answered: 1 of 1.");
    assert_eq!(terminal.end(), 0);
    scene.run("coverage --require single").done();
}

const LATER: &str = "Enter later >";

/// Two likely questions, and two stories of which one could answer both.
fn to_walk() -> Scene {
    let deck = format!(
        "{DECK}\n[[question]]\nid = \"budget-cut\"\nkind = \"story\"\nask = \"Tell me about a budget cut.\"\nlikelihood = \"high\"\n"
    );
    with_a_gap().file("decks/core.toml", deck)
}

#[test]
fn the_walk_links_a_suggestion_by_its_letter_and_counts() {
    let scene = to_walk();
    let mut terminal = Terminal::tall(&scene, "gaps");
    terminal
        .see("2 gaps open · core/conflict · none")
        .see("a  Perhaps: The merged team")
        .see(LATER)
        .press("a");
    terminal.see("`merged-team` is now linked to core/conflict.").see("Likely questions answered: 1 of 2.");
    terminal.see("1 gap open · core/budget-cut").see(LATER).press(ENTER);
    terminal.see("That was all. 1 likely question");
    assert_eq!(terminal.end(), 0);
    assert_eq!(scene.text("stories/merged-team.toml"), STORY);
}

#[test]
fn the_walk_ends_where_every_likely_question_has_a_story() {
    let scene = to_walk();
    let mut terminal = Terminal::tall(&scene, "gaps");
    terminal.see(LATER).press("a");
    terminal.see("1 gap open").see(LATER).press("l");
    terminal.see("Which story?").press("merged\r");
    terminal.see("This one? [Y/n]").press(ENTER);
    terminal.see("Likely questions answered: 2 of 2.").see("Every likely question is answered.");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn the_walk_goes_on_with_enter_and_stops_with_q() {
    let scene = to_walk();
    let before = scene.files();
    let mut terminal = Terminal::tall(&scene, "gaps");
    terminal.see("Tell me about a conflict.").see(LATER).press(ENTER);
    terminal.see("Tell me about a budget cut.").see(LATER).press("q");
    assert_eq!(terminal.end(), 0);
    let mut terminal = Terminal::tall(&scene, "gaps");
    terminal.see("Tell me about a conflict.").see(LATER).press(ENTER);
    terminal.see("Tell me about a budget cut.").see(LATER).press(ENTER);
    terminal.see("That was all. 2 likely questions stay open.");
    assert_eq!(terminal.end(), 0);
    assert!(scene.files() == before);
}

#[test]
fn w_writes_a_new_story_for_the_gap_and_the_walk_goes_on() {
    let scene = to_walk().editor("");
    scene.edits_to(
        &STORY
            .replace("The merged team", "Half the travel money")
            .replace("core/conflict", "core/budget-cut")
            .replace("status = \"ready\"", "status = \"draft\""),
    );
    let mut terminal = Terminal::tall(&scene, "gaps");
    terminal.see("core/conflict").see(LATER).press(ENTER);
    terminal.see("core/budget-cut").see("w write a new one").see(LATER).press("w");
    terminal.see("What happened, in one line?").press("half the travel money\r");
    terminal.see("Kept: stories/half-the-travel-money.toml").see("All four parts, 1 number.");
    terminal
        .see("You would tell it for:")
        .see("a  Tell me about a conflict.")
        .see("Enter = none:")
        .press(ENTER);
    terminal.see("Mark it ready? [Y/n]").press(ENTER);
    terminal.see("Likely questions answered: 0 → 1 of 2.").see("That was all. 1 likely question");
    assert_eq!(terminal.end(), 0);
    let story = scene.text("stories/half-the-travel-money.toml");
    assert!(story.contains("status = \"ready\"") && story.contains("core/budget-cut"), "{story}");
}

#[test]
fn in_the_walk_a_line_a_bridge_and_points_are_kept_as_in_the_card() {
    let deck = DECK.replace("kind = \"view\"", "kind = \"view\"\nlikelihood = \"high\"");
    let scene = to_walk().file("decks/core.toml", deck).file("stories/merged-team.toml", "title = 'x'\n");
    let mut terminal = Terminal::tall(&scene, "gaps");
    terminal.see("core/conflict").see("Nothing speaks for any of your stories").see(LATER).press("n");
    terminal.see("Go on:").press("the portal\r");
    terminal.see("core/style").see(LATER).press("p");
    terminal.see("position, in one line (Enter = done) >").press("people choose\r");
    terminal.see("because, in one line (Enter = done) >").press(ENTER);
    terminal.see("That was all.");
    assert_eq!(terminal.end(), 0);
    let points = scene.text("points.toml");
    assert!(
        points.contains("The closest is the portal") && points.contains("position: people choose"),
        "{points}"
    );
    let mut terminal = Terminal::tall(&scene, "gaps");
    terminal.see("core/conflict · points").see(LATER).press("j");
    terminal.see("What happened, in one line?").press("the portal\r");
    terminal.see("`the-portal` is now linked to core/conflict.").see("core/style ·").see(LATER).press("q");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn w_and_enter_writes_nothing_and_the_walk_goes_on() {
    let scene = to_walk();
    let before = scene.files();
    let mut terminal = Terminal::tall(&scene, "gaps");
    terminal.see("core/conflict").see(LATER).press("w").see("What happened, in one line?").press(ENTER);
    terminal.see("core/budget-cut").see(LATER).press("q");
    assert_eq!(terminal.end(), 0);
    assert!(scene.files() == before);
}
