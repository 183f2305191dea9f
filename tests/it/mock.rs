//! `mock`: a whole interview through a pipe, with a seed and a scripted clock.

use crate::scene::{STORY, Scene, core};
use crate::terminal::{ENTER, Terminal};

/// Six questions: an answer, the press (and once the interruption); then of each which story and what it had; generous with
/// empty lines.
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
    // The first answer, its press; the second question is left with q; then which story the first told, and what it had.
    let scene = core().now("2026-11-21T19:00:00Z+50").input("\n\nq\na\nabcd\n");
    let shown = scene.run("mock --questions 2 --seed 2").done().stdout;
    assert!(shown.contains("2 of 2") && shown.contains("Scorecard, 1 answer"), "{shown}");
    let log: Vec<serde_json::Value> =
        scene.log().iter().map(|line| serde_json::from_str(line).unwrap()).collect();
    let [graded, mocked] = log.as_slice() else { panic!("{log:?}") };
    assert_eq!((&graded["kind"], &graded["mode"]), (&"reviewed".into(), &"mock".into()));
    assert_eq!(graded["item"], "question/core/conflict");
    assert_eq!(mocked["kind"], "mocked");
    assert_eq!(mocked["scores"]["asked"], 1);
    assert_eq!(mocked["entries"], serde_json::json!([graded["id"]]));
    assert_eq!(graded["grade"], "good");
}

#[test]
fn answers_that_were_not_scored_are_scored_at_the_next_mock() {
    let scene = core().now("2026-11-21T19:00:00Z+50").input("\n\nq\n");
    let left = scene.run("mock --questions 2 --seed 2").done().stderr;
    assert!(left.contains("1 answer not scored yet: the next mock begins with that."), "{left}");
    assert_eq!(scene.log().len(), 0);
    let mut terminal = Terminal::tall(&scene, "mock");
    terminal.see("1 answer of an earlier mock is not scored yet. Score it now?").press(ENTER);
    terminal.see("Tell me about a conflict.").see("Which story did you tell?").press("a\r");
    terminal.see("What did it have?").press("abc\r").see("Scorecard, 1 answer");
    terminal.see("Answer first").press(ENTER).see("Altitude").press(ENTER);
    terminal.see("Tell it again by the clock").press("q\r");
    assert_eq!(terminal.end(), 0);
    let log = scene.log();
    assert!(log[0].contains("\"mode\":\"mock\"") && log[1].contains("\"kind\":\"mocked\""), "{log:?}");
    let mut again = Terminal::tall(&scene, "mock");
    again.see("questions before a panel").miss("broken off after").press("q");
    assert_eq!(again.end(), 0);
}

#[test]
fn what_was_told_unlinked_is_offered_as_a_link_and_enter_takes_the_heaviest() {
    let other =
        STORY.replace("core/conflict", "").replace("The merged team", "The quiet room").replace("\"\"", "");
    let scene = core().file("stories/quiet-room.toml", other);
    let mut terminal = Terminal::tall(&scene, "mock --questions 1 --seed 2");
    terminal.see("1 of 1 · ").see("Enter starts the clock >").press(ENTER).see("of 1:").press(ENTER);
    terminal.see("they press").see("Enter when done >").press(ENTER);
    terminal.see("one by one: what did it have?").see("Which story did you tell?");
    terminal.press(if terminal.shows("a  The quiet room") { "a\r" } else { "b\r" });
    terminal.see("What did it have?").press("abcd\r").see("Answer first").press(ENTER);
    terminal.see("Altitude").press(ENTER).see("You told \"The quiet room\"; link it").press(ENTER);
    terminal.see("unlink quiet-room");
    assert_eq!(terminal.end(), 0);
    assert!(
        scene.text("stories/quiet-room.toml").contains("core/"),
        "{}",
        scene.text("stories/quiet-room.toml")
    );
}

#[test]
fn a_sheet_asks_what_the_mock_of_its_seed_asks_and_brings_the_ticks_back() {
    let scene = core().input("\n1\n");
    let sheet = scene.run("mock --questions 2 --seed 2 --sheet").done().quiet().stdout;
    assert!(sheet.contains("Tell me about a conflict.") && sheet.contains("What is your style?"), "{sheet}");
    assert!(sheet.contains("stardrill mock --seed 2 --questions 2 --from-sheet"), "{sheet}");
    for help in ["Two teams, one queue", "30 % fewer", "names the other side"] {
        assert!(!sheet.contains(help), "{help}");
    }
    // How long each took; then of each which story, and what it had.
    let scene = scene.input("1:40\n\na\nabcd\n");
    let shown = scene.run("mock --questions 2 --seed 2 --from-sheet").done().stdout;
    assert!(shown.contains("Scorecard, 1 answer"), "{shown}");
    let log = scene.log();
    assert!(log[0].contains("\"seconds\":100") && log[0].contains("\"audience\":\"person\""), "{log:?}");
}

#[test]
fn what_was_practised_since_does_not_change_what_a_sheet_asked() {
    let asked = |page: &str| -> Vec<String> {
        page.split("<h3>").skip(1).filter_map(|part| part.split("</h3>").next()).map(str::to_owned).collect()
    };
    let scene = Scene::example().input(&"\n1\n".repeat(30));
    let sheet = asked(&scene.run("mock --seed 4 --sheet").done().stdout);
    assert_eq!(sheet.len(), 6);
    scene.run("drill --minutes 600 --items questions --limit 30").done();
    assert!(scene.log().len() > 20);
    assert_eq!(asked(&scene.run("mock --seed 4 --sheet").done().stdout), sheet);
    let put = scene.input(&"1:00\n".repeat(6)).run("mock --seed 4 --from-sheet").done().stdout;
    for question in &sheet {
        let words: Vec<&str> = question.split(' ').skip(1).take(3).collect();
        let words = words.join(" ").replace("&#39;", "'").replace("&amp;", "&");
        assert!(put.contains(&words), "{words}: {put}");
    }
}

#[test]
fn a_sheet_leaves_an_unscored_mock_alone_and_a_scored_answer_is_not_scored_again() {
    let scene = core().now("2026-11-21T19:00:00Z+50").input("\n\nq\n");
    scene.run("mock --questions 2 --seed 3").done();
    let scene = scene.input("1:40\n1:10\na\nabcd\n");
    let left = scene.run("mock --questions 2 --seed 2 --from-sheet").done().stderr;
    assert!(left.contains("1 answer not scored yet"), "{left}");
    let graded = |scene: &Scene| scene.log().iter().filter(|line| line.contains("\"mode\":\"mock\"")).count();
    assert_eq!(graded(&scene), 1);
    for _ in 0..2 {
        let mut terminal = Terminal::tall(&scene, "mock");
        terminal.see("not scored yet. Score it now?").press("n\r").see("Enter starts the clock >");
        terminal.press("q").see("nothing is recorded");
        assert_eq!(terminal.end(), 0);
    }
    assert_eq!(graded(&scene), 1);
}

#[test]
fn each_of_with_asks_and_an_unknown_seat_is_named() {
    let interview = "[[interview]]\nid = 'acme'\ndate = 2026-12-12\nwith = ['Head of Finance', 'VP People', 'Moonshots']\n";
    let scene = Scene::new().file("interviews.toml", interview).input(&six_answers());
    let outcome = scene.run("mock --seed 3").done();
    for seat in ["· CFO", "· HR"] {
        assert!(outcome.stdout.contains(seat), "{seat}: {}", outcome.stdout);
    }
    assert!(!outcome.stdout.contains("· CIO"), "{}", outcome.stdout);
    assert!(outcome.stderr.contains("No seat is known for Moonshots"), "{}", outcome.stderr);
    let brief = scene.run("brief").done().stdout;
    assert!(brief.contains("What they listen for") && brief.contains("CFO"), "{brief}");
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

#[test]
fn a_story_keeps_its_letter_from_answer_to_answer_and_q_leaves_the_scoring() {
    let other = STORY.replace("core/conflict", "").replace("The merged team", "A quiet room");
    let scene = core().file("stories/a-quiet-room.toml", other).now("2026-11-21T19:00:00Z+50");
    let mut terminal = Terminal::tall(&scene, "mock --questions 1 --seed 2");
    terminal.see("Enter starts the clock >").press(ENTER).see("of 1:").press(ENTER);
    terminal.see("they press").see("Enter when done >").press(ENTER);
    // Linked is the other one; the letters follow the bank.
    terminal.see("a  A quiet room").see("b  The merged team").see("Which story did you tell?").press("q\r");
    terminal.see("1 answer not scored yet: the next mock begins with that.");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn questions_that_are_spoken_are_shown_when_they_are_answered() {
    let scene = core().now("2026-11-21T19:00:00Z+50").input("\n\n\na\nabcd\n");
    let spoken = scene.user().join("spoken");
    let scene = scene.variable("STARDRILL_SPEAK", &format!("tee -a {}", spoken.display()));
    let shown = scene.run("mock --questions 1 --seed 2 --speak").done().stdout;
    let said = std::fs::read_to_string(spoken).unwrap();
    assert!(said.starts_with("Tell me about a conflict."), "{said}");
    assert!(shown.contains("Tell me about a conflict."), "{shown}");
    scene.variable("STARDRILL_SPEAK", "").run("mock --questions 1 --seed 2 --speak").status(2);
}
