//! What people type out of habit, and what is said back so that it can be typed as it stands.

use crate::scene::{Scene, core};
use crate::terminal::Terminal;
use expect_test::expect;

#[test]
fn a_shell_is_told_the_programs_name_and_the_repl_is_not() {
    let shell = core().run("story show nothing").status(2).stderr;
    expect![[r#"
        usage: there is no story `nothing`
          help: `stardrill story list` shows them
    "#]]
    .assert_eq(&shell);
    let linked = core().run("link merged-team style").done().stderr;
    expect![[r#"
        `merged-team` is now linked to core/style.  (take it back: `stardrill unlink merged-team core/style`)
    "#]]
    .assert_eq(&linked);
    let repl = core().input("link merged-team style\n").run("").done().stderr;
    expect![[r#"
        `merged-team` is now linked to core/style.  (take it back: `unlink merged-team core/style`)
    "#]]
    .assert_eq(&repl);
}

#[test]
fn capitals_and_the_name_of_a_subcommand_alone_lead_to_the_command() {
    core().run("Status").done().quiet().stdout(expect![[r#"
        1 story · 5 min
    "#]]);
    let scene = core();
    scene.run("retire merged-team").done().stderr(expect![[r#"
        Story `merged-team` is retired.  (take it back: `stardrill story ready merged-team`)
    "#]]);
    let refused = scene.run("debrief").status(1).stderr;
    assert!(refused.starts_with("error: no interview is behind you yet\n"), "{refused}");
    core().input("rm merged-team\nEdit\n").run("").status(1); // `edit` is no command's alone
}

#[test]
fn a_command_alone_says_what_it_takes() {
    let said = core().input("story\njot\n").run("").status(1).stderr;
    assert!(said.contains("  retire   Tell a story no more; its history stays\n"), "{said}");
    assert!(said.contains("jot \""), "{said}");
}

#[test]
fn words_lead_to_a_question_without_quotes() {
    let said = core().run("suggest a conflict").done().quiet().stdout;
    assert!(said.starts_with("Tell me about a conflict."), "{said}");
}

#[test]
fn the_home_folder_may_be_written_as_in_a_shell() {
    let scene = core().input("coverage --format html -o ~/page.html\n");
    scene.run("").done();
    assert!(scene.user().join("page.html").is_file());
}

#[test]
fn a_story_that_cannot_be_read_is_not_said_to_be_missing() {
    let scene = core().file("stories/torn.toml", "title = 'Torn'\noops = [\n");
    let said = scene.run("tell torn").status(1).stderr;
    assert!(said.contains("error: the file of the story `torn` cannot be read\n"), "{said}");
}

#[test]
fn q_leaves_a_list_of_sentences_and_a_call_for_help_is_none() {
    let scene = core();
    let mut terminal = Terminal::open(&scene, "points core/style");
    terminal.see("position, in one line (Enter = done) >").press("help\r");
    terminal.see("Words of yours are wanted here; Enter alone goes on.").press("q\r");
    assert_eq!(terminal.end(), 0);
    assert!(!scene.path("points.toml").exists());
}

#[test]
fn a_debrief_that_was_broken_off_goes_on_with_what_it_noted() {
    let scene = core().file("interviews.toml", "[[interview]]\nid = 'acme'\ndate = 2026-11-20\n");
    let mut terminal = Terminal::open(&scene, "debrief");
    terminal.see("  >").press("asked about a conflict\r");
    terminal.see("  >").press("q\r");
    terminal.see("Which question was it?").press("\u{3}");
    terminal.end();
    let mut again = Terminal::open(&scene, "debrief");
    again.see("1 line noted before and not matched yet").see("  >").press("\r");
    again.see("asked about a conflict").see("Which question was it?").press("a\r");
    again.see("Which story did you tell?").press("a\r");
    again.see("Outcome?").press("no\r");
    assert_eq!(again.end(), 0);
    let mut third = Terminal::open(&scene, "debrief");
    third.see("  >").miss("not matched yet").press("\r");
    third.see("Outcome?").press("\u{3}");
    third.end();
}

#[test]
fn what_is_read_aloud_has_no_bars_no_columns_and_no_dots() {
    for report in ["coverage", "plan", "stats", "story list", "deck list --competencies"] {
        let said = Scene::example().run(&format!("--plain {report}")).done().stdout;
        assert!(!said.contains("=="), "{report}: {said}");
        assert!(!said.contains(" · "), "{report}: {said}");
        let columns = said.lines().filter(|line| line.trim_start().split("  ").count() > 3);
        assert_eq!(columns.count(), 0, "{report}: {said}");
    }
}

#[test]
fn a_story_is_found_by_words_of_its_title_that_only_it_has() {
    let scene = core().file("stories/x1.toml", "title = 'MPLS to SD-WAN'\n");
    assert!(scene.run("story show mpls").done().stdout.starts_with("MPLS to SD-WAN"));
    assert!(scene.run("story show 'sd wan'").done().stdout.starts_with("MPLS to SD-WAN"));
    scene.run("story show lps").status(2).mentions("there is no story `lps`");
}
