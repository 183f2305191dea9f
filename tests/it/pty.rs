//! A handful of scenes through a real terminal: keys, completion, Ctrl-C, Ctrl-D, redraw.

use crate::scene::{STORY, Scene, core};
use crate::terminal::{CTRL_C, CTRL_D, ENTER, Terminal};

#[test]
fn each_grade_is_on_disk_before_the_next_card_shows() {
    let scene = Scene::example().now("2026-11-21T19:00:00Z+1");
    let mut terminal = Terminal::open(&scene, "drill --limit 5 --items questions");
    for done in 0..5 {
        terminal.see(&format!("{} of 5", done + 1));
        assert_eq!(scene.log().len(), done, "before card {}", done + 1);
        terminal.answer();
        // Long answers come in screenfuls.
        while terminal.see_one_of(&["? keys >", "more: Enter"]) == "more: Enter" {
            terminal.press(ENTER);
        }
        terminal.press("3");
    }
    terminal.see("5 grades kept");
    assert_eq!(terminal.end(), 0);
    assert_eq!(scene.log().len(), 5);
    let history = scene.run("history --format json").done().json();
    assert_eq!(history["entries"].as_array().expect("entries").len(), 5);
}

#[test]
fn ticks_move_the_suggestion_and_what_was_left_out_is_kept() {
    let scene = core();
    let mut terminal = Terminal::open(&scene, "drill --items questions --deck core --kind story");
    terminal.answer();
    terminal.see("[3 good").see("? keys >").press("a");
    terminal.see("[ ] named a fitting story").see("[1 again").see("? keys >").press("a");
    terminal.see("[3 good").see("? keys >").press("\x1b[B ");
    terminal.see("> b [ ] headline").see("[3 good").see("? keys >").press(ENTER);
    terminal.see("1 grade kept");
    assert_eq!(terminal.end(), 0);
    assert!(scene.log()[0].contains("\"missed\":[\"headline\"]"), "{:?}", scene.log());
}

#[test]
fn ctrl_c_in_a_sitting_keeps_what_was_graded_and_leaves_the_terminal_sane() {
    let scene = core();
    let mut terminal = Terminal::open(&scene, "drill --items questions");
    terminal.answer();
    terminal.see("? keys >").press("4");
    terminal.front().press(CTRL_C);
    terminal.see("1 grade kept");
    assert_eq!(terminal.end(), 0);
    assert_eq!(scene.log().len(), 1);
}

#[test]
fn the_prompt_completes_hints_cancels_and_leaves() {
    let scene = core();
    let mut terminal = Terminal::tall(&scene, "");
    terminal.see("1 story").see("Enter: drill").press("story sh\t");
    terminal.see("story show ").press("me\t");
    terminal.see("merged-team").press(ENTER);
    terminal.see("Linked to 1 question").see("Enter: drill").press("cover");
    terminal.see("coverage").press(CTRL_C);
    terminal.see("Enter: drill").press("deck list");
    terminal.see("deck list").press(ENTER);
    terminal.see("yours").see("Enter: drill").press(CTRL_D);
    assert_eq!(terminal.end(), 0);
    let kept = std::fs::read_to_string(scene.user().join(".local/state/stardrill/lines")).expect("lines");
    assert!(kept.contains("deck list") && !kept.contains("cover\n"), "{kept}");
}

#[test]
fn a_new_user_is_led_to_a_first_ready_story_and_a_first_kept_grade() {
    let scene = Scene::bare();
    let written = scene.user().join("written.toml");
    let story = STORY.replace("status = \"ready\"", "status = \"draft\"").replace("\"core/conflict\"", "");
    std::fs::write(&written, story).expect("a story");
    let scene = scene.variable("EDITOR", &format!("cp {}", written.display()));
    let mut terminal = Terminal::open(&scene, "");
    terminal.see("interview questions inside").see("Make it? [Y/n]").press(ENTER);
    terminal.see("Interview on?").press("14 dec\r");
    terminal.see("Mon 14 Dec, in 23 days").see("Minutes a day? [15]").press(ENTER);
    terminal.see("failing when you got it").see("Enter when done").press(ENTER);
    terminal.see("They listen for").see("Did you say a number?").press("n\r");
    terminal.see("Was a decision yours?").press("y\r");
    terminal.see("the number makes it stick").see("Something you rescued").press("the merged team\r");
    for kind in ["Money cut", "Someone you grew", "You were wrong", "You said no"] {
        terminal.see(kind).press(ENTER);
    }
    terminal.see("1 draft kept").see("Write it now").see("[Y/n]").press(ENTER);
    terminal.see("All four parts, 1 number.").see("You would tell it for").see("Enter = none:").press("a\r");
    terminal.see("Mark it ready? [Y/n]").press(ENTER);
    terminal.see("0 → 1 of 49").see("Aloud once").answer();
    terminal.see("? keys >").press(ENTER);
    terminal.see("1 grade kept").see("23 d · 1 of 8 stories").press(CTRL_D);
    assert_eq!(terminal.end(), 0);
    assert_eq!(scene.log().len(), 1);
    let json = scene.run("story list --format json").done().json();
    assert_eq!(json["stories"][0]["ready"], true);
}

#[test]
fn a_first_session_that_was_left_goes_on_where_it_stopped() {
    let scene = Scene::bare().now("2026-11-21T19:00:00Z").variable("EDITOR", "true");
    let mut terminal = Terminal::open(&scene, "");
    terminal.see("Make it? [Y/n]").press(ENTER).see("Interview on?").press(ENTER);
    terminal.see("Minutes a day? [15]").press("20\r").see("Enter when done").press(ENTER);
    terminal.see("Did you say a number?").press(ENTER).see("Was a decision yours?").press(ENTER);
    terminal.see("Something you rescued").press("ERP cutover, six weeks late\r");
    terminal.see("Money cut or saved").press(CTRL_D);
    terminal
        .see("Everything kept so far stays; the next start goes on here.")
        .see("0 of 8 stories")
        .press(CTRL_D);
    assert_eq!(terminal.end(), 0);
    let jot = scene.text("stories/erp-cutover-six-weeks-late.toml");
    assert_eq!(jot, "title = \"ERP cutover, six weeks late\"\ncompetencies = [\"project-delivery\"]\n");

    let mut again = Terminal::open(&scene, "");
    again
        .see("goes on where it was left")
        .see("Money cut or saved")
        .miss("Something you rescued")
        .press(ENTER);
    for kind in ["Someone you grew", "You were wrong", "You said no"] {
        again.see(kind).press(ENTER);
    }
    again.see("1 draft kept").see("Write it now").press("n\r");
    again.see("0 of 8 stories").press(CTRL_D);
    assert_eq!(again.end(), 0);

    let mut third = Terminal::open(&scene, "");
    third.see("0 of 8 stories").miss("where it was left").press(CTRL_D);
    assert_eq!(third.end(), 0);
}

#[test]
fn a_first_session_that_was_left_behind_the_writing_goes_on_with_the_questions_to_the_story() {
    let scene = Scene::bare();
    let written = scene.user().join("written.toml");
    let story = STORY.replace("status = \"ready\"", "status = \"draft\"").replace("\"core/conflict\"", "");
    std::fs::write(&written, story).expect("a story");
    let scene = scene.variable("EDITOR", &format!("cp {}", written.display()));
    let mut terminal = Terminal::open(&scene, "");
    terminal.see("Make it? [Y/n]").press(ENTER).see("Interview on?").press(ENTER);
    terminal.see("Minutes a day?").press(ENTER).see("Enter when done").press(ENTER);
    terminal.see("Did you say a number?").press(ENTER).see("Was a decision yours?").press(ENTER);
    terminal.see("Something you rescued").press("the merged team\r").see("Money cut").press("the lift\r");
    for kind in ["Someone you grew", "You were wrong", "You said no"] {
        terminal.see(kind).press(ENTER);
    }
    terminal.see("Write it now").press("o\r").see("Which one?").press(ENTER).see("Write it now").press(ENTER);
    terminal
        .see("You would tell it for")
        .see("Enter = none:")
        .press(CTRL_C)
        .see("0 of 8 stories")
        .press(CTRL_D);
    terminal.end();

    let mut again = Terminal::open(&scene, "");
    again.see("You would tell it for").miss("Write it now").see("Enter = none:").press("a\r");
    again
        .see("Mark it ready? [Y/n]")
        .press(ENTER)
        .see("Aloud once")
        .see("Enter shows the answer >")
        .press(CTRL_C);
    again.see("1 of 8 stories").press(CTRL_D);
    again.end();
}

#[test]
fn a_debrief_keeps_the_rough_lines_first_and_matches_them_afterwards() {
    let interview = "# mine\n[[interview]]\nid = 'acme'\ndate = 2026-11-20\ncompany = 'Acme'\n";
    let scene = core().file("interviews.toml", interview);
    let mut terminal = Terminal::open(&scene, "interview debrief");
    terminal.see("  >").press("asked about a conflict, told the merged team, went ok\r");
    terminal.see("  >").press("why hats\r");
    terminal.see("  >").press(ENTER);
    terminal.see("2 lines kept").see("Which question was it?");
    let noted = scene.text("interviews.toml");
    assert!(
        noted.contains("notes = [\"asked about a conflict, told the merged team, went ok\", \"why hats\"]"),
        "{noted}"
    );
    terminal.press("a\r");
    terminal.see("why hats").see("Which question was it?").press("n\r");
    terminal.see("In their words? (Enter = why hats)").press(ENTER);
    terminal.see("heard/why-hats").see("in one line?").press("The hat that I wore once\r");
    terminal.see("Outcome?").press("next round\r");
    terminal.see("Next round on?").press("3 weeks\r");
    terminal.see("interview `acme-2`");
    assert_eq!(terminal.end(), 0);
    let text = scene.text("interviews.toml");
    assert!(text.starts_with("# mine\n"), "{text}");
    let json = scene.run("interview list --format json").done().json();
    let debriefed = &json["interviews"][1];
    assert_eq!(debriefed["told"], serde_json::json!(["merged-team"]));
    assert_eq!(debriefed["asked"], serde_json::json!(["core/conflict", "heard/why-hats"]));
    assert_eq!(debriefed["outcome"], "next round");
    assert_eq!(json["interviews"][0]["company"], "Acme");
    assert!(scene.text("decks/heard.toml").contains("ask = \"why hats\""));
    assert!(scene.path("stories/the-hat-that-i-wore-once.toml").exists());
}

#[test]
fn enter_after_an_interview_leads_to_its_debrief() {
    let interview = "[[interview]]\nid = 'acme'\ndate = 2026-11-21\ntime = '10:00'\n";
    let scene = core().file("interviews.toml", interview).now("2026-11-21T11:30:00Z");
    let mut terminal = Terminal::open(&scene, "");
    terminal.see("Enter: debrief acme").press(ENTER);
    terminal.see("What was asked?").see("  >").press("how we cut costs\r");
    terminal.see("  >").press(ENTER);
    terminal.see("Which question was it?").press(ENTER);
    terminal.see("Outcome?").press(ENTER);
    terminal.see("Next round on?").press(ENTER);
    terminal.see("Enter: drill").press(CTRL_D);
    assert_eq!(terminal.end(), 0);
    assert!(scene.text("interviews.toml").contains("notes = [\"how we cut costs\"]"));
}
