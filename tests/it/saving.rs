//! What follows when a story was saved: its mistakes, one remark, its tags, the questions it could answer, "ready?".

use crate::scene::{DECK, STORY, Scene, core};
use crate::terminal::{CTRL_C, ENTER, Terminal};
use expect_test::expect;
use std::fs;

/// Every part, tags, a number with its source, no question yet: nothing is to be minded.
fn draft() -> String {
    STORY.replace("status = \"ready\"", "status = \"draft\"").replace("\"core/conflict\"", "")
}

/// Four likely questions, an editor that writes this, and `story new` in a terminal.
fn writing(scene: &Scene, text: &str) -> Terminal {
    scene.edits_to(text);
    Terminal::tall(scene, "story new 'The merged team'")
}

fn desk() -> Scene {
    let more: String = ["outage", "vendor", "hire"]
        .iter()
        .map(|id| format!("\n[[question]]\nid = \"{id}\"\nkind = \"story\"\nask = \"Tell me about a conflict over the {id}.\"\ncompetencies = [\"conflict-resolution\"]\nlikelihood = \"high\"\n"))
        .collect();
    let scene = core().file("decks/core.toml", format!("{DECK}{more}")).editor("");
    fs::remove_file(scene.path(FILE)).unwrap();
    scene
}

const FILE: &str = "stories/merged-team.toml";
const WRITTEN: &str = "stories/the-merged-team.toml";
const LETTERS: &str = "Letters (like `ac`), Enter = none:";
const REMARK: &str = "e edit, Enter keep:";

#[test]
fn a_whole_story_is_linked_by_letters_and_marked_ready() {
    let scene = desk();
    let mut terminal = writing(&scene, &draft());
    terminal.see("Kept: stories/the-merged-team.toml").see("All four parts, 1 number.");
    terminal
        .miss("One remark")
        .see("You would tell it for:")
        .see("d  Tell me about a conflict.")
        .see(LETTERS);
    let third = ["outage", "vendor", "hire"].into_iter();
    let mut third = third.filter(|id| terminal.shows(&format!("c  Tell me about a conflict over the {id}.")));
    let third = third.next().expect("a third question");
    terminal
        .press("dc\r")
        .see(&format!("is now linked to core/{third}"))
        .see("is now linked to core/conflict");
    terminal.see("Mark it ready? [Y/n]").press(ENTER);
    terminal.see("Story `the-merged-team` is ready.").see("Likely questions answered: 0 → 2 of 4.");
    assert_eq!(terminal.end(), 0);
    let ready = STORY.replace("\"core/conflict\"", &format!("\"core/{third}\", \"core/conflict\""));
    assert_eq!(scene.text(WRITTEN), ready);
}

#[test]
fn letters_that_stand_for_nothing_are_asked_again_and_enter_means_none() {
    let scene = desk();
    let mut terminal = writing(&scene, &draft());
    terminal.see(LETTERS).press("az\r");
    terminal.see("Only letters from a to d please, or Enter for none.").see(LETTERS).press(ENTER);
    terminal.see("Mark it ready? [Y/n]").press("n\r");
    assert_eq!(terminal.end(), 0);
    assert_eq!(scene.text(WRITTEN), draft());
}

#[test]
fn a_ready_story_that_answers_nothing_is_told_so() {
    let scene = desk();
    let mut terminal = writing(&scene, &draft());
    terminal.see(LETTERS).press(ENTER);
    terminal.see("Mark it ready? [Y/n]").press("y\r");
    terminal.see("It answers no question yet: `stardrill link the-merged-team`");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn one_remark_is_shown_and_e_leads_back_to_the_editor() {
    let scene = desk();
    let minded = draft()
        .replace(", source = \"Queue report Q3\"", "")
        .replace("learning = '''I would ask the customers first.'''\n", "");
    let mut terminal = writing(&scene, &minded);
    terminal.see("One remark: ").see("1 more: check").see(REMARK);
    scene.edits_to(&draft());
    terminal.press("e\r");
    terminal.see("All four parts, 1 number.").miss("One remark").see(LETTERS).press(ENTER);
    terminal.see("Mark it ready?").press("n\r");
    assert_eq!(terminal.end(), 0);
    assert_eq!(scene.text(WRITTEN), draft());
}

#[test]
fn what_is_not_whole_stays_a_draft_without_a_remark_and_is_not_asked_whether_it_is_ready() {
    let scene = desk();
    let half =
        draft().replace("action = '''", "# action = '''").replace(", source = \"Queue report Q3\"", "");
    let mut terminal = writing(&scene, &half);
    terminal.see("Still to write: action. It stays a draft.").see(LETTERS).miss("One remark").press("d\r");
    terminal.see("is now linked to core/conflict");
    assert_eq!(terminal.end(), 0);
    assert_eq!(scene.text(WRITTEN), half.replace("answers = []", "answers = [\"core/conflict\"]"));
}

#[test]
fn enter_leaves_a_remark_and_it_is_not_shown_again() {
    let scene = desk();
    let mut terminal = writing(&scene, &draft().replace(", source = \"Queue report Q3\"", ""));
    terminal.see("One remark: ").miss("more: check").see(REMARK).press(ENTER);
    terminal.see(LETTERS).miss("One remark").press(ENTER);
    terminal.see("Mark it ready?").press("n\r");
    assert_eq!(terminal.end(), 0);
}

/// A story without tags whose words speak of money.
fn untagged() -> String {
    draft().replace("competencies = [\"conflict-resolution\"]\n", "").replace(
        "'''I sat",
        "'''I cut the budget, froze the spend, cut costs by renegotiating with every vendor and rewrote the contract. I sat",
    )
}

/// What became of the tags, after `keys` at the question for them.
fn tags_after(keys: &[(&str, &str)], text: &str) -> String {
    let scene = desk();
    let mut terminal = writing(&scene, text);
    for (asked, keys) in keys {
        terminal.see(asked).press(keys);
    }
    if terminal.see_one_of(&[LETTERS, "Mark it ready?"]) == LETTERS {
        terminal.press(ENTER).see("Mark it ready?"); // what is tagged otherwise is not offered for every question
    }
    terminal.press("n\r");
    assert_eq!(terminal.end(), 0);
    let tags = scene.text(WRITTEN);
    let line = tags.lines().find(|line| line.starts_with("competencies"));
    line.unwrap_or_default().to_owned()
}

const TAGS: &str = "Tags, with commas (Tab lists them):";

#[test]
fn guessed_tags_are_taken_with_enter_changed_with_e_and_refused_with_n() {
    let guessed = "Right? [Y/e/n]";
    expect![[r#"competencies = ["budgeting", "vendor-management"]"#]]
        .assert_eq(&tags_after(&[(guessed, ENTER)], &untagged()));
    assert_eq!(tags_after(&[(guessed, "n\r")], &untagged()), "");
    let typed = [(guessed, "e\r"), (TAGS, "budget, change-leadership\r")];
    expect![[r#"competencies = ["budgeting", "change-leadership"]"#]]
        .assert_eq(&tags_after(&typed, &untagged()));
    assert_eq!(tags_after(&[(guessed, "e\r"), (TAGS, ENTER)], &untagged()), "");
}

#[test]
fn tags_are_typed_where_none_can_be_guessed() {
    let plain = draft().replace("competencies = [\"conflict-resolution\"]\n", "");
    let asked = "Tags? (a word or two: budgeting, outage, hiring; Tab lists them, Enter = none)";
    expect![[r#"competencies = ["crisis-leadership", "redundancies"]"#]]
        .assert_eq(&tags_after(&[(asked, "outage, layoffs\r")], &plain));
    assert_eq!(tags_after(&[(asked, ENTER)], &plain), "");
}

#[test]
fn ctrl_c_at_any_question_leaves_the_story_as_it_was_saved() {
    for asked in [REMARK, LETTERS] {
        let scene = desk();
        let text = draft().replace(", source = \"Queue report Q3\"", "");
        let mut terminal = writing(&scene, &text);
        terminal.see(REMARK);
        if asked == LETTERS {
            terminal.press(ENTER).see(LETTERS);
        }
        terminal.press(CTRL_C).see("Stopped. Everything kept so far stays.");
        assert_eq!(terminal.end(), 0);
        assert_eq!(scene.text(WRITTEN), text);
    }
}
