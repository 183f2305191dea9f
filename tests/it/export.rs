//! What goes out comes back: all of it as JSON, and as Markdown, CSV and Anki's text what those can carry.

use crate::scene::{Scene, core};
use expect_test::expect;

/// Exports from one home and imports into another; returns the other.
fn carried(from: &Scene, what: &str, file: &str) -> Scene {
    let text = from.run(&format!("export {what}")).done().stdout;
    let to = Scene::bare().file("stardrill.toml", "").file(&format!("in/{file}"), text);
    to.run(&format!("import {}", to.path(&format!("in/{file}")).display())).done();
    to
}

/// The questions of a deck, or the stories, as JSON has them, in the order of their titles.
fn data(scene: &Scene, what: &str) -> serde_json::Value {
    scene.run(&format!("export {what} --format json")).done().json()
}

#[test]
fn json_carries_everything() {
    let from = Scene::example();
    let stories = carried(&from, "stories --format json", "stories.json");
    assert_eq!(data(&stories, "stories"), data(&from, "stories"));
    let from = core();
    let decks = carried(&from, "decks --format json", "decks.json");
    assert_eq!(data(&decks, "decks"), data(&from, "decks"));
}

#[test]
fn a_home_comes_back_whole() {
    let from = Scene::example();
    from.run("jot 'One more'").done();
    let text = from.run("export home").done().quiet().stdout;
    let to = Scene::bare().file("home.json", text);
    to.run(&format!("init --home {}", to.path("new").display())).done();
    std::fs::remove_file(to.path("new/stardrill.toml")).unwrap();
    std::fs::write(to.path("new/stardrill.toml"), from.text("stardrill.toml")).unwrap();
    to.run(&format!("--home {} import {}", to.path("new").display(), to.path("home.json").display())).done();
    for (path, bytes) in from.files().into_iter().filter(|(path, _)| !path.starts_with('.')) {
        assert!(std::fs::read(to.path("new").join(&path)).ok() == Some(bytes), "{path}");
    }
}

/// Titles and parts of the stories of which anything is written: an idea of one line is carried by JSON alone.
fn told(scene: &Scene) -> Vec<String> {
    let json = data(scene, "stories");
    let stories = json["stories"].as_object().unwrap().values();
    let plain = |value: &serde_json::Value| {
        value.as_str().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let mut told: Vec<String> = stories
        .filter(|story| story.get("action").is_some())
        .map(|story| {
            ["title", "headline", "when", "situation", "task", "action", "result", "learning"]
                .map(|key| plain(&story[key]))
                .join(" | ")
        })
        .collect();
    told.sort();
    told
}

#[test]
fn markdown_and_csv_carry_stories_with_their_parts() {
    let from = Scene::example();
    for (form, file) in [("markdown", "stories.md"), ("csv", "stories.csv")] {
        let carried = told(&carried(&from, &format!("stories --format {form}"), file));
        for (there, here) in carried.iter().zip(told(&from)) {
            let same = there.chars().zip(here.chars()).take_while(|(a, b)| a == b).count().saturating_sub(20);
            let from = |text: &str| text.chars().skip(same).take(80).collect::<String>();
            assert_eq!(from(there), from(&here), "{form}");
        }
        assert_eq!(carried.len(), told(&from).len(), "{form}");
    }
}

#[test]
fn what_a_form_cannot_carry_is_said() {
    let scene = Scene::example();
    let said = |line: &str| scene.run(line).done().stderr;
    assert_eq!(
        said("export decks strategy --format csv"),
        "Left out, as this form has no place for it: what a weak answer gives away, key points.\n\
         --format json carries everything.\n"
    );
    let anki = said("export decks strategy --format anki");
    assert!(anki.contains("other wordings, follow-ups, kinds, likelihoods, probes"), "{anki}");
    let stories = said("export stories near-the-truck --format csv");
    assert!(
        stories.contains("the questions they answer, sources of numbers") && !stories.contains("dates"),
        "{stories}"
    );
    scene.run("export stories --format json").done().quiet();
}

#[test]
fn decks_and_stories_go_out_by_name() {
    let scene = Scene::example();
    let rows = scene.run("export decks strategy --format csv").done().stdout;
    assert!(
        rows.lines().skip(1).any(|row| row.starts_with("strategy/")) && !rows.contains("\nbusiness-acumen/")
    );
    let text = scene.run("export decks strategy").done().stdout;
    assert_eq!(text.matches("\n## ").count(), 1, "{text}");
    let stories = scene.run("export stories near-the-truck").done().stdout;
    assert_eq!(stories.lines().filter(|line| line.starts_with("# ")).count(), 1, "{stories}");
    let json = scene.run("export stories near-the-truck --format json").done().json();
    assert_eq!(json["stories"].as_object().unwrap().len(), 1);
    scene.run("export stories near-the-trunk").status(2).mentions("near-the-truck");
    scene.run("export home strategy").status(2).mentions("cannot be chosen here");
}

#[test]
fn a_report_is_no_reason_to_lose_a_file_of_the_home() {
    let scene = core();
    let before = scene.files();
    for file in ["stardrill.toml", "stories/merged-team.toml", "stories/../stardrill.toml"] {
        scene
            .run(&format!("export stories -o stardrill/{file}"))
            .status(2)
            .mentions("is a file of your home");
    }
    assert!(scene.files() == before);
    scene.run("export stories -o stardrill/stories.md").done();
}

/// Wordings and what is asked next, of the one deck that is not built in.
fn asked(scene: &Scene) -> Vec<String> {
    let json = data(scene, "decks");
    let decks = json["decks"].as_array().unwrap().iter();
    let own = decks.filter(|deck| {
        !["leadership-philosophy", "strategy", "business-acumen", "difficult-situations"]
            .contains(&deck["id"].as_str().unwrap())
    });
    let questions = own.flat_map(|deck| deck["question"].as_array().unwrap().clone());
    let mut asked: Vec<String> = questions
        .map(|question| format!("{} {} {}", question["ask"], question["also"], question["follow_ups"]))
        .collect();
    asked.sort();
    asked
}

#[test]
fn every_form_carries_wordings_and_what_is_asked_next() {
    let deck = "id = 'own'\ntitle = 'Own'\n[[question]]\nid = 'a'\nkind = 'story'\nask = 'Tell me about a *pilot*; with a_name; that failed, and why?'\nalso = ['Which pilot of yours went nowhere at all?']\nfollow_ups = ['Who knew first?', 'And; the cost?']\ncompetencies = ['failure']\nstrong = ['names the cost']\n[[question]]\nid = 'b'\nkind = 'view'\nask = 'How do you choose between two wheelbarrows?'\n";
    let from = Scene::bare()
        .file(
            "stardrill.toml",
            "skip = ['leadership-philosophy', 'strategy', 'business-acumen', 'difficult-situations']",
        )
        .file("decks/own.toml", deck);
    let all = asked(&from);
    for (form, file) in [("markdown", "list.md"), ("csv", "list.csv"), ("json", "list.json")] {
        assert_eq!(asked(&carried(&from, &format!("decks --format {form}"), file)), all, "{form}");
    }
    let anki = asked(&carried(&from, "decks --format anki", "list.txt"));
    assert_eq!(anki.len(), 2, "{anki:?}");
    assert!(
        anki[1].starts_with("\"Tell me about a *pilot*; with a_name; that failed, and why?\""),
        "{anki:?}"
    );
}

#[test]
fn the_history_goes_out_for_people_and_for_optimisers() {
    let scene = core().input("\n3\n");
    scene.run("drill --limit 1").done();
    let rows = scene.run("export history").done().quiet().stdout;
    assert!(rows.starts_with("at,item,grade,seconds,mode,missed\n2026-11-21T"), "{rows}");
    let columns = scene.run("export history --format fsrs").done().quiet().stdout;
    assert!(
        columns.starts_with("card_id,review_time,review_rating,review_state,review_duration\n1,17"),
        "{columns}"
    );
    assert!(columns.trim_end().ends_with(",3,0,0"), "{columns}");
}

#[test]
fn what_cannot_go_out_so_is_said() {
    core().run("export home --format anki").status(2).stderr(expect![[r#"
        usage: it cannot go out as anki
          help: `stardrill export --help` says what goes out how
    "#]]);
}
