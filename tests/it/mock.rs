//! `mock`: a whole interview through a pipe, with a seed and a scripted clock.

use crate::scene::{Scene, core};

/// Six questions: an answer, the follow-up (and once the interruption), which story, what it lacked; generous with empty lines.
fn six_answers() -> String {
    "\n".repeat(60)
}

#[test]
fn the_same_seed_draws_the_same_interview_and_it_is_kept() {
    let run = || {
        let scene = Scene::example().now("2026-11-21T19:00:00Z+10").input(&six_answers());
        let outcome = scene.run("mock --questions 6 --seed 7").done();
        let log = scene.log();
        assert!(log.last().unwrap().contains("\"kind\":\"mocked\""), "{log:?}");
        let graded = log.iter().filter(|line| line.contains("\"mode\":\"mock\"")).count();
        assert!(graded >= 1, "{log:?}");
        let stats = scene.run("stats").done().stdout;
        assert!(stats.contains("Mock interviews"), "{stats}");
        outcome.stdout
    };
    let (one, other) = (run(), run());
    assert_eq!(one, other);
    assert!(
        one.contains("6 of 6") && one.contains("Scorecard, 6 answers") && one.contains("thirty seconds"),
        "{one}"
    );
}

#[test]
fn a_mock_broken_off_keeps_what_was_graded() {
    // The first answer, which story, what it lacked; the second question is left with q at its interruption.
    let scene = core().now("2026-11-21T19:00:00Z+10").input("\n\n\n\nq\n");
    let shown = scene.run("mock --questions 2 --seed 3").done().stdout;
    assert!(shown.contains("2 of 2") && shown.contains("Scorecard, 1 answer"), "{shown}");
    let log: Vec<serde_json::Value> =
        scene.log().iter().map(|line| serde_json::from_str(line).unwrap()).collect();
    let [graded, mocked] = log.as_slice() else { panic!("{log:?}") };
    assert_eq!((&graded["kind"], &graded["mode"]), (&"reviewed".into(), &"mock".into()));
    assert_eq!(graded["item"], "question/core/conflict");
    assert_eq!(mocked["kind"], "mocked");
    assert_eq!(mocked["scores"]["asked"], 1);
    assert_eq!(mocked["entries"], serde_json::json!([graded["id"]]));
}

#[test]
fn a_mock_broken_off_before_the_first_answer_records_nothing() {
    let scene = Scene::example().input("q\n");
    let outcome = scene.run("mock --seed 3").done();
    assert_eq!(outcome.stderr, "Broken off before the first answer: nothing is recorded.\n");
    assert_eq!(scene.log().len(), 0);
}

#[test]
fn while_the_panel_asks_nothing_is_shown_that_would_help() {
    let helps = [
        "Two teams, one queue",          // the headline
        "30 % fewer tickets",            // the number
        "I sat with both for a week",    // the story
        "names the other side's view",   // what a strong answer shows
        "position: people choose",       // a point
        "Future money in today's money", // the answer of a fact
    ];
    let home = || core().file("points.toml", "\"core/style\" = [\"position: people choose\"]\n");
    let drilled = home().input(&"\n3\n".repeat(9)).run("drill --minutes 600").done().stdout;
    for help in helps {
        assert!(drilled.contains(help), "a drill shows `{help}`, or this test shows nothing:\n{drilled}");
    }
    for seed in 1..=5 {
        let scene = home().now("2026-11-21T19:00:00Z+10").input(&six_answers());
        let mocked = scene.run(&format!("mock --questions 3 --seed {seed}")).done().stdout;
        let (asked, scored) = mocked.split_once("Scorecard").expect("a scorecard");
        assert!(asked.contains("Tell me about a conflict.") && !scored.is_empty(), "{mocked}");
        for help in helps {
            assert!(!asked.contains(help), "`{help}` is shown in\n{asked}");
        }
    }
}

#[test]
fn an_answer_without_a_story_is_noted_and_not_graded() {
    let scene = core().file("stories/merged-team.toml", "title = 'x'\n").input(&six_answers());
    let outcome = scene.run("mock --questions 2 --seed 1").done();
    assert!(outcome.stdout.contains("No story"), "{}", outcome.stdout);
    assert!(outcome.stderr.contains("noted, not graded"), "{}", outcome.stderr);
    assert!(!scene.log().iter().any(|line| line.contains("\"kind\":\"reviewed\"")));
}
