//! `drill` through a pipe.

use crate::scene::{Scene, core};
use expect_test::expect;

#[test]
fn a_sitting_through_a_pipe() {
    core().now("2026-11-21T19:00:00Z+5").input("\n3\n\n1\nq\n").run("drill --limit 2").done().quiet().stdout(
        expect![[r#"
            1 of 2 · a story, told aloud

            The merged team

            Tell it for: Tell me about a conflict.

              Two teams, one queue, 30 % fewer tickets.

            Situation
              Two teams of 12 people fought over one queue.

            Task
              I was asked to end it.

            Action
              I sat with both for a week, drew one board, and let them choose the rules; I
              kept the veto and never used it.

            Result
              30 % fewer tickets in a quarter; nobody left.

            Learning
              I would ask the customers first.

            Numbers
              - 30 % fewer tickets  (Queue report Q3)

            1 again   2 hard in 2 d   3 good in 3 d   4 easy in 9 d
            2 of 2 · core · story question · likely

            Tell me about a conflict.

            Your story
              The merged team
                Two teams, one queue, 30 % fewer tickets.
                - 30 % fewer tickets

            A strong answer
              - names the other side's view

            1 again   2 hard in 2 d   3 good in 3 d   4 easy in 9 d
            3 of 3 · core · story question · likely · once more

            Tell me about a conflict.

            2 grades kept in 0:40: 1 again, 1 good.
        "#]],
    );
}

#[test]
fn the_example_home_is_graded_the_same_with_the_same_seed_and_clock() {
    let run = || {
        let scene = Scene::example().now("2026-11-21T19:00:00Z+5").input("\n3\n\n1\nq\n");
        let outcome = scene.run("drill --limit 2").done().quiet();
        assert!(!outcome.stdout.contains('\u{1b}'), "an escape code in\n{}", outcome.stdout);
        assert_eq!(scene.log().len(), 2);
        outcome.stdout
    };
    assert_eq!(run(), run());
}

#[test]
fn a_question_without_an_answer_is_never_drilled() {
    let scene = core().input("s\ns\ns\ns\ns\ns\n");
    let outcome = scene.run("drill --minutes 600").done();
    assert!(!outcome.stdout.contains("What is your style?"), "{}", outcome.stdout);
    let scene = core()
        .file("points.toml", "\"core/style\" = [\"position: I let people choose\"]\n")
        .input("s\ns\ns\ns\ns\n");
    let outcome = scene.run("drill --minutes 600").done();
    assert!(outcome.stdout.contains("What is your style?"), "{}", outcome.stdout);
}

#[test]
fn what_was_graded_is_not_asked_again_today_but_after_the_interval() {
    let scene = core().input("\n3\n\n3\n\n3\n");
    scene.run("drill").done();
    assert_eq!(scene.log().len(), 3);
    scene.run("drill").done().stdout(expect![[r#"
        Nothing more is due today.
        drill --ahead takes what comes next.
    "#]]);
    let scene = scene.now("2026-11-24T19:00:00Z").input("q\n");
    let outcome = scene.run("drill").done();
    assert!(outcome.stdout.starts_with("1 of "), "{}", outcome.stdout);
}

#[test]
fn undo_and_skip_through_a_pipe() {
    let scene = core().input("\n1\nu\n\n4\ns\nq\n");
    let outcome = scene.run("drill --items questions").done();
    assert_eq!(outcome.stderr, "Taken back: again.\n");
    assert!(
        outcome.stdout.ends_with("1 grade kept in 0:00: 1 easy.\n1 card left out, ungraded.\n"),
        "{}",
        outcome.stdout
    );
    let kinds: Vec<String> = scene
        .log()
        .iter()
        .map(|line| {
            serde_json::from_str::<serde_json::Value>(line).unwrap()["kind"].as_str().unwrap().to_owned()
        })
        .collect();
    assert_eq!(kinds, ["reviewed", "retracted", "reviewed"]);
}

#[test]
fn wrong_lines_are_explained_and_nothing_is_graded() {
    let scene = core().input("3\n\n\n9\nq\n");
    scene.run("drill --limit 1").done().stderr(expect![[r#"
        an empty line shows the answer
        a digit grades: 1 again, 2 hard, 3 good, 4 easy
        a digit grades: 1 again, 2 hard, 3 good, 4 easy
    "#]]);
    assert_eq!(scene.log().len(), 0);
}

#[test]
fn scopes_that_name_nothing_say_what_was_meant() {
    let scene = core();
    scene.run("drill --deck crae").status(2).stderr(expect![[r#"
        usage: there is no deck `crae`
          help: `stardrill deck list` shows them
    "#]]);
    scene.run("drill --competency conflct").status(2).stderr(expect![[r#"
        usage: there is no competency `conflct`
          help: did you mean `conflict`?
    "#]]);
    let outcome = scene.run("drill --kind view").done();
    assert!(outcome.stdout.starts_with("Nothing here is due and prepared.\n"), "{}", outcome.stdout);
}

#[test]
fn a_log_that_cannot_be_written_stops_the_sitting_and_says_why() {
    let scene = core().file("history", "not a folder").input("\n3\n");
    let outcome = scene.run("drill").status(1);
    assert!(outcome.stderr.contains("error: cannot write ~/stardrill/history/"), "{}", outcome.stderr);
}

#[test]
fn without_a_home_nothing_is_asked_in_a_pipe_and_the_way_out_is_named() {
    Scene::bare().input("\n3\n").run("drill").status(1).stderr(expect![[r#"
        error: there is no stardrill home yet
          help: make one: `stardrill init ~/stardrill`
    "#]]);
}

#[test]
fn on_the_eve_there_are_three_tellings_and_nothing_else() {
    let scene = Scene::example().now("2026-12-11T19:00:00Z").input("s\ns\ns\ns\ns\n");
    let outcome = scene.run("drill").done();
    assert!(outcome.stderr.contains("Read the brief, tell 3 stories once, then stop"), "{}", outcome.stderr);
    assert_eq!(outcome.stdout.matches("a story, told aloud").count(), 3, "{}", outcome.stdout);
    assert!(!outcome.stdout.contains("4 of"), "{}", outcome.stdout);
}
