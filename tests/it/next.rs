//! What comes next: `next`, Enter in the REPL, and that what came to nothing is not pressed on anybody.

use crate::scene::{Scene, core};
use crate::terminal::{CTRL_D, ENTER, Terminal};
use expect_test::expect;

#[test]
fn the_three_next_steps_of_the_example() {
    let scene = Scene::example();
    scene.run("next").done().quiet().stdout(expect![[r#"
        1  drill  16 minutes
           what adds most today, within your minutes
        2  points strategy/ai-strategy  5 minutes
           a few words of yours would answer "Suppose you had joined us a year ago. What
           would our approach to AI l…"
        3  story edit a-day-a-fortnight  25 minutes
           "A day a fortnight for their own ideas" could answer up to 4 likely questions
    "#]]);
    let json = scene.run("next --format json").done().json();
    let steps: Vec<String> =
        json["steps"].as_array().unwrap().iter().map(|step| step["step"].to_string()).collect();
    assert_eq!(steps.len(), 3);
    let keys: Vec<&String> = json["steps"][0].as_object().unwrap().keys().collect();
    assert_eq!(keys, ["step", "what", "minutes", "gain", "reason", "command"]);
}

#[test]
fn on_the_eve_the_brief_and_three_stories_and_nothing_else() {
    let scene = Scene::example().now("2026-12-11T19:00:00Z");
    scene.run("next").done().quiet().stdout(expect![[r#"
        1  brief --interview harbour-panel  3 minutes
           Harbour and Quill Grocers, Director of IT: read it once, then tell three
           stories
        2  drill  11 minutes
           some stories, told once each; then stop
    "#]]);
    let after = Scene::example().now("2026-12-13T09:00:00Z");
    let json = after.run("next --format json").done().json();
    assert_eq!(json["steps"][0]["command"], "interview debrief harbour-panel");
}

#[test]
fn without_a_home_it_says_how_to_make_one() {
    let outcome = Scene::bare().run("next").status(1);
    assert!(outcome.stderr.contains("there is no stardrill home yet"), "{}", outcome.stderr);
}

#[test]
fn a_sitting_that_was_left_comes_last_until_the_next_day() {
    let scene = core()
        .file("stories/a-draft.toml", "title = 'A draft'\n")
        .file("stardrill.toml", "story_floor = 2\n");
    let before = scene.run("next").done().stdout;
    assert!(before.starts_with("1  drill"), "{before}");
    let mut terminal = Terminal::tall(&scene, "");
    terminal.see("Enter: drill").press(ENTER).front().press("q");
    terminal.see("Nothing graded this time.").see("Enter: ").press(CTRL_D);
    assert_eq!(terminal.end(), 0);
    let after = scene.run("next").done().stdout;
    assert!(
        after.lines().rfind(|line| line.starts_with(char::is_numeric)).unwrap().contains("  drill  "),
        "{after}"
    );
    let tomorrow = scene.now("2026-11-22T19:00:00Z").run("next").done().stdout;
    assert!(tomorrow.starts_with("1  drill"), "{tomorrow}");
}

#[test]
fn the_eve_asks_for_three_lines_once_and_the_brief_shows_them() {
    let scene = core().file("interviews.toml", "[[interview]]\nid = 'acme'\ndate = 2026-11-22 # mine\n");
    let mut terminal = Terminal::tall(&scene, "drill");
    terminal.see("If they … (Enter = enough)").press("ask for what I never did\r");
    terminal.see("then I …").press("say what comes closest\r");
    terminal.see("If they … (Enter = enough)").press(ENTER);
    terminal.see("a story, told aloud").front().press("q");
    assert_eq!(terminal.end(), 0);
    assert_eq!(
        scene.text("interviews.toml"),
        "[[interview]]\nid = 'acme'\ndate = 2026-11-22 # mine\nplans = [\"If they ask for what I never did, then I say what comes closest.\"]\n"
    );
    let brief = scene.run("brief").done().stdout;
    assert!(brief.contains("If they ask for what I never did, then I say what comes closest."), "{brief}");
    let mut again = Terminal::tall(&scene, "drill");
    again.see("a story, told aloud").miss("If they …").press("q");
    assert_eq!(again.end(), 0);
}

#[test]
fn a_quick_round_keeps_what_was_right_in_time_late_and_wrong() {
    let deck = (0..6).map(|number| {
        format!("[[question]]\nid = \"q{number}\"\nkind = \"story\"\nask = \"Ask {number}?\"\nalso = [\"Or {number}?\"]\n")
    });
    let deck = format!("id = \"core\"\ntitle = \"Core\"\n{}", deck.collect::<String>());
    let story =
        crate::scene::STORY.replace("core/conflict", "core/q0\", \"core/q1\", \"core/q2\", \"core/q3");
    let scene = Scene::new()
        .file("stardrill.toml", crate::scene::ONLY_CORE)
        .file("decks/core.toml", deck)
        .file("stories/merged-team.toml", story);
    let scene = scene.now("2026-11-21T19:00:00Z");
    let mut terminal = Terminal::tall(&scene, "drill --quick 5");
    terminal.see("10 seconds each, aloud").see("1 of 5").see("Enter shows it · q stop >");
    let mut kept = 0;
    for number in 1..=5 {
        terminal.press(ENTER).see_one_of(&["Enter: right (good)", "Enter goes on · q stop >"]);
        let has_story = terminal.shows("Enter: right");
        terminal.press(if has_story && kept == 0 { "n" } else { ENTER });
        kept += usize::from(has_story);
        if number < 5 {
            terminal.see(&format!("{} of 5", number + 1)).see("Enter shows it · q stop >");
        }
    }
    assert_eq!(kept, 4, "one in five has no story");
    terminal.see("4 grades kept, 3 right in time.");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn a_late_find_is_hard_and_a_bank_without_links_says_what_to_do() {
    let scene = core().now("2026-11-21T19:00:00Z+11").input("\n\n");
    scene.run("drill --quick 1").done();
    let log = scene.log();
    assert_eq!(log.len(), 1);
    assert!(log[0].contains("\"grade\":\"hard\""), "{log:?}");
    assert!(log[0].contains("\"quick\":true"), "{log:?}");
    assert!(log[0].contains("\"wording\":\"") && log[0].contains("\"mode\":\"drill\""), "{log:?}");
    let none = Scene::new().run("drill --quick").done();
    assert!(none.stderr.contains("No ready story is linked to a question yet"), "{}", none.stderr);
}

#[test]
fn on_the_eve_and_the_day_nothing_says_to_go_on() {
    for now in ["2026-12-11T19:00:00Z", "2026-12-12T07:00:00Z"] {
        let mut scene = Scene::example().now(now);
        for _ in 0..2 {
            for command in
                ["next", "plan", "status", "coverage --interview harbour-panel", "stats", "interview list"]
            {
                let said = scene.run(command).done();
                for onward in ["--ahead", "goes on", "drill --minutes", "mock"] {
                    assert!(
                        !said.stdout.contains(onward) && !said.stderr.contains(onward),
                        "{command}: {}",
                        said.stdout
                    );
                }
            }
            scene = scene.input("\n3\n\n3\n\n3\n");
            let sat = scene.run("drill").done();
            assert!(!sat.stdout.contains("--ahead") && !sat.stderr.contains("--ahead"), "{}", sat.stdout);
            scene = scene.input("");
        }
    }
}

#[test]
fn a_mock_and_a_telling_before_a_person_are_offered_once_a_week_after_the_sitting() {
    let story = |number: usize| crate::scene::STORY.replace("The merged team", &format!("Team {number}"));
    let mut scene = core().file("interviews.toml", "[[interview]]\nid = 'acme'\ndate = 2026-11-29\n");
    for number in 0..4 {
        scene = scene.file(&format!("stories/team-{number}.toml"), story(number));
    }
    let scene = scene.file("stardrill.toml", format!("{}minutes = 3\n", crate::scene::ONLY_CORE));
    let sit = |scene: &Scene, offer: Option<&str>| {
        let mut terminal = Terminal::tall(scene, "drill");
        while terminal
            .see_one_of(&[
                "Enter starts the clock >",
                "Enter shows the answer >",
                "grades kept",
                "grade kept",
            ])
            .starts_with("Enter")
        {
            terminal.answer().see("? keys >").press("3");
        }
        if let Some(offer) = offer {
            terminal.see(offer).see("[y/N]").press(ENTER);
        }
        assert_eq!(terminal.end(), 0);
    };
    let scene = scene.now("2026-11-23T19:00:00Z+60");
    sit(&scene, Some("a mock interview"));
    let scene = scene.now("2026-11-24T19:00:00Z+60");
    sit(&scene, Some("to a person"));
    let log = scene.log().len();
    assert!(log > 1, "the sittings were kept");
}
