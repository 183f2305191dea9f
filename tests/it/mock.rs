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
    let scene = core().now("2026-11-21T19:00:00Z+10").input("\n\nq\n");
    scene.run("mock --questions 2 --seed 3").done();
    let broken = Scene::example().input("q\n");
    broken.run("mock --seed 3").done();
    assert_eq!(broken.log().len(), 0);
}

#[test]
fn an_answer_without_a_story_is_noted_and_not_graded() {
    let scene = core().file("stories/merged-team.toml", "title = 'x'\n").input(&six_answers());
    let outcome = scene.run("mock --questions 2 --seed 1").done();
    assert!(outcome.stdout.contains("No story"), "{}", outcome.stdout);
    assert!(!scene.log().iter().any(|line| line.contains("\"kind\":\"reviewed\"")));
}
