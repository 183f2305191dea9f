//! `tell`: a timed telling, through a pipe with a scripted clock.

use crate::scene::{STORY, Scene, core};
use expect_test::expect;

#[test]
fn a_telling_with_a_mark_and_a_pause() {
    // start, mark, pause, go on, stop, grade: one line each, twenty seconds apart.
    let scene = core().now("2026-11-21T19:00:00Z+20").input("\nm\np\np\n\n4\n");
    scene.run("tell merged-team").done().quiet().stdout(expect![[r#"
        Tell it aloud: 1:30 to 2:00 · telling: The merged team

        Tell me about a conflict.

        next part at 0:20
        paused at 0:40: p goes on, Enter ends
        1:00  short: aim at 1:30 to 2:00 · setup 33 %
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
        1 grade kept in 1:00: 1 easy.
    "#]]);
    let log = scene.log();
    assert!(log[0].contains("\"mode\":\"tell\""), "{log:?}");
    assert!(log[0].contains("\"parts\":{\"action\":40,\"situation\":20}"), "{log:?}");
    assert!(log[0].contains("\"seconds\":60"), "{log:?}");
}

#[test]
fn a_telling_that_is_broken_off_records_nothing() {
    let scene = core().input("\nq\n");
    scene.run("tell merged-team").done().stderr(expect![["Broken off: nothing is recorded.\n"]]);
    assert_eq!(scene.log().len(), 0);
}

#[test]
fn the_short_form_is_the_cue_of_the_question() {
    let scene = core().input("\n\n3\n");
    scene.run("tell merged-team --short").done();
    assert!(scene.log()[0].contains("question/core/conflict"), "{:?}", scene.log());
}

#[test]
fn a_view_question_is_told_by_its_points() {
    let scene =
        core().file("points.toml", "\"core/style\" = [\"position: people choose\"]\n").input("\n\n3\n");
    scene.run("tell core/style").done();
    assert!(scene.log()[0].contains("question/core/style"), "{:?}", scene.log());
}

#[test]
fn what_cannot_be_told_says_what_to_do() {
    Scene::new().run("tell anything").status(1).stderr(expect![[r#"
        error: there is no story to tell yet
          help: `stardrill jot "one line"` keeps the first; `stardrill story edit STORY` writes it; then `stardrill tell STORY`
    "#]]);
    core().run("tell core/style").status(1).stderr(expect![[r#"
        error: nothing is prepared for core/style
          help: `stardrill suggest core/style` says which story could fit; `stardrill points core/style` keeps points of yours
    "#]]);
    let scene = core();
    scene.run("jot later").done();
    scene.run("tell later").status(1).stderr(expect![[r#"
        error: story `later` is not ready to be told
          help: write it: `stardrill story edit later`
          help: then mark it: `stardrill story ready later`
    "#]]);
    scene.run("tell merged-taem").status(2).stderr(expect![[r#"
        usage: there is no story `merged-taem`
          help: did you mean `merged-team`?
    "#]]);
}

#[test]
fn a_story_says_how_its_tellings_went() {
    let scene = core().now("2026-11-21T19:00:00Z+30").input("\n\n2\n");
    scene.run("tell merged-team").done();
    let shown = scene.run("story show merged-team").done().stdout;
    assert!(shown.contains("rehearsed 1 time, last today, about 0:30"), "{shown}");
    let never = core().run("story show merged-team").done().stdout;
    assert!(never.contains("never rehearsed aloud yet: tell merged-team"), "{never}");
}

#[test]
fn the_stories_that_were_not_told_for_longest_come_first() {
    let story = |title: &str| STORY.replace("The merged team", title);
    let scene = core()
        .file("stories/never-told.toml", story("Never told"))
        .file("stories/told-late.toml", story("Told late"))
        .input("\n\n3\n");
    let scene = scene.now("2026-11-19T19:00:00Z+30");
    scene.run("tell merged-team").done();
    let scene = scene.now("2026-11-20T19:00:00Z+30");
    scene.run("tell told-late").done();
    let order = |line: &str| {
        let listed = scene.run(line).done().quiet().stdout;
        let rows = listed.lines().skip(1).take_while(|row| !row.is_empty());
        rows.map(|row| row.split(' ').next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(order("story list --least-told"), ["never-told", "merged-team", "told-late"]);
    assert_ne!(order("story list"), order("story list --least-told"));
}
