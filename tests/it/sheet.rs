//! The tick-list of a card in a real terminal: it is drawn in its place, whatever is said, and nothing of it stays behind.

use crate::scene::{Scene, core};
use crate::terminal::{ENTER, Terminal};

/// The prompt right below the list.
const ASKED: &str = "q stop Enter takes [it], 1-4 another, ? keys >";

/// The lines of the tick-list that the screen shows.
fn ticks(terminal: &Terminal) -> Vec<String> {
    let rows = terminal.rows();
    let is_tick = |row: &&str| row.contains("[x]") || row.contains("[ ]");
    rows.lines().filter(is_tick).map(str::to_owned).collect()
}

/// A fact of a bundled deck, its answer shown.
fn fact(scene: &Scene) -> Terminal {
    let mut terminal = Terminal::open(scene, "drill --deck business-acumen --kind fact --limit 1");
    terminal.front().press(ENTER).see("? keys >");
    terminal
}

#[test]
fn what_is_said_at_a_card_leaves_no_rows_behind() {
    let scene = Scene::new();
    let mut terminal = fact(&scene);
    let before = ticks(&terminal).len();
    for (key, said) in [
        ("e", "This card is built in."),
        ("u", "Nothing graded in this sitting yet"),
        ("8", "Enter, a digit from 1 to 4, or a letter of the list"),
        ("o", "No other ready story is linked to it."),
    ] {
        terminal.type_on("b").see("> b ").type_on(key).see(said).type_on("a").see("> a ").see(ASKED);
        terminal.miss(said);
        let shown = ticks(&terminal);
        assert_eq!(shown.len(), before, "{key}: {shown:#?}");
        assert_eq!(terminal.rows().matches("? keys >").count(), 1, "{key}");
    }
}

#[test]
fn a_paste_at_a_card_is_no_answer() {
    let scene = core();
    let mut terminal = Terminal::open(&scene, "drill --limit 1");
    terminal.front().press("\x1b[200~4 good morning q\x1b[201~").press(ENTER).see("? keys >");
    terminal.press("\x1b[200~4q\x1b[201~").press("3").see("Kept: good.");
    assert_eq!(terminal.end(), 0);
    assert_eq!(scene.log().len(), 1);
}

#[test]
fn the_answer_of_a_story_with_many_numbers_leaves_question_ticks_and_keys_in_sight() {
    let numbers: String =
        (1..=9).map(|n| format!("  {{ say = \"number {n}\", source = \"x\" }},\n")).collect();
    let story = crate::scene::STORY.replace("numbers = [{", &format!("numbers = [\n{numbers}{{"));
    let scene = core().file("stories/merged-team.toml", story);
    let mut terminal = Terminal::open(&scene, "drill --limit 1 --items questions");
    terminal.front().type_on(ENTER).see("? keys >");
    terminal.see("Tell me about a conflict.").see("number 9").see("q stop").see("m the rest");
}

#[test]
fn where_nothing_is_drawn_anew_one_tick_is_one_line() {
    let scene = core();
    let mut terminal = Terminal::tall(&scene, "--plain drill --limit 1 --items questions");
    terminal
        .front()
        .press(ENTER)
        .see("a, said: named a fitting story (must)")
        .see("Enter takes 3 good, 1-4 another");
    terminal
        .press("a")
        .see("a, left out: named a fitting story (must)")
        .see("Enter takes 1 again")
        .see("? keys >");
    terminal.miss("b, said").miss("u undo");
    terminal.press("8").see("Enter, a digit from 1 to 4").see("? keys >").miss("b, said");
    terminal.press("2").see("Kept: hard.");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn on_forty_columns_the_list_stands_once_and_what_is_too_tall_shows_what_is_around_the_cursor() {
    let numbers: String =
        (1..=12).map(|n| format!("  {{ say = \"number {n} of many\", source = \"x\" }},\n")).collect();
    let story = crate::scene::STORY.replace("numbers = [{", &format!("numbers = [\n{numbers}{{"));
    let scene = core().file("stories/merged-team.toml", story);
    let mut terminal = Terminal::small(&scene, "drill --limit 1 --items questions");
    terminal.front().press(ENTER).see("? keys >").see("below");
    for key in ["b", "c", "\x1b[B", "\x1b[B", "\x1b[B", "\x1b[B", "\x1b[B", "\x1b[B", "\x1b[B"] {
        terminal.type_on(key).see("? keys >");
    }
    terminal.see("> k [x]").see("above").see("? keys >");
    assert_eq!(terminal.rows().matches("? keys >").count(), 1, "{}", terminal.rows());
    assert_eq!(terminal.rows().matches("> k ").count(), 1, "{}", terminal.rows());
}

#[test]
fn a_sentence_at_a_card_is_no_answer_even_where_the_terminal_knows_no_paste() {
    let scene = core();
    let mut terminal = Terminal::open(&scene, "drill --limit 1");
    terminal.front().press("I told them 3 times, q").see("One of the keys above, one at a time").press(ENTER);
    terminal.see("? keys >").press("good, 4 of 5\r").see("Enter, a digit from 1 to 4").press("3");
    terminal.see("Kept: good.");
    assert_eq!(terminal.end(), 0);
    assert_eq!(scene.log().len(), 1);
}

#[test]
fn keys_that_a_slow_line_brings_together_are_keys_one_after_the_other() {
    let scene = core();
    let mut terminal = Terminal::tall(&scene, "");
    terminal.see("Enter: drill").press("drill --limit 1\r").front().press("\ra2").see("Kept: hard.");
    terminal.see("Enter: drill").press("drill --limit 1\r").front().press("q\rst").see("> st");
    terminal.press("\x15").press(crate::terminal::CTRL_D);
    assert_eq!(terminal.end(), 0);
    assert_eq!(scene.log().len(), 1);
}

#[test]
fn escape_is_a_key_of_its_own_and_takes_none_behind_it() {
    let scene = core();
    let mut terminal = Terminal::open(&scene, "drill --limit 1");
    terminal.front().press("\x1b").see("One of the keys above").press(ENTER).see("? keys >");
    terminal.press("\x1b").see("Enter, a digit from 1 to 4").press("3").see("Kept: good.");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn words_typed_slowly_at_an_answer_are_no_grade() {
    let scene = Scene::new();
    let mut terminal = fact(&scene);
    for key in ["8", "9"] {
        terminal.type_on(key).see("Enter, a digit from 1 to 4");
    }
    terminal.press(ENTER).see("Those looked like words, so nothing is graded").miss("Kept");
    terminal.press("4").see("Kept: easy.");
    assert_eq!(terminal.end(), 0);
    assert_eq!(scene.log().len(), 1);
}
