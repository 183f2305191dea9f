//! `coverage`: text, JSON and requirements.

use crate::scene::{DECK, ONLY_CORE, STORY, Scene, core};
use expect_test::expect;
use std::collections::BTreeMap;

#[test]
fn levels_and_counts_as_text() {
    core().run("coverage --all").done().quiet().stdout(expect![[r#"
        Likely questions answered: 1 of 1, 0 of them solid. All: 1 of 2.

          deck  likely  none  draft  points  single  solid
          core     1/1     1      0       0       1      0

        Likely (1)
          single core/conflict  merged-team
                 Tell me about a conflict.

        The rest (1)
          none   core/style
                 What is your style?
    "#]]);
}

#[test]
fn every_level_is_told_apart() {
    let level = |points: &str, stories: &[(&str, &str)]| {
        let mut scene = Scene::new()
            .file("stardrill.toml", ONLY_CORE)
            .file("decks/core.toml", DECK)
            .file("points.toml", points);
        for (name, text) in stories {
            scene = scene.file(&format!("stories/{name}.toml"), text);
        }
        let json = scene.run("coverage --format json").done().json();
        json["questions"][0]["level"].as_str().unwrap().to_owned()
    };
    let points = "\"core/conflict\" = [\"I have not had to.\"]\n";
    let draft = STORY.replace("status = \"ready\"", "status = \"draft\"");
    let blank =
        STORY.replace("result = '''30 % fewer tickets in a quarter; nobody left.'''", "result = '''  '''");
    let retired = STORY.replace("status = \"ready\"", "status = \"retired\"");
    assert_eq!(level("", &[]), "none");
    assert_eq!(level("", &[("a", &retired)]), "none");
    assert_eq!(level("", &[("a", &draft)]), "draft");
    assert_eq!(level("", &[("a", &blank)]), "draft");
    assert_eq!(level(points, &[]), "points");
    assert_eq!(level(points, &[("a", &draft)]), "points");
    assert_eq!(level("", &[("a", STORY)]), "single");
    assert_eq!(level("", &[("a", STORY), ("b", &draft)]), "single");
    assert_eq!(level(points, &[("a", STORY)]), "solid");
    assert_eq!(level("", &[("a", STORY), ("b", STORY)]), "solid");
}

/// The documented keys, and totals that agree with a count made here from the files alone.
#[test]
fn the_json_of_the_example_agrees_with_a_count_by_hand() {
    let scene = Scene::example();
    let json = scene.run("coverage --format json").done().quiet().json();
    assert_eq!(json["version"], 1);
    let (counted, likely, answered) = counted_by_hand(&scene);
    let totals = &json["totals"];
    for level in ["none", "draft", "points", "single", "solid"] {
        assert_eq!(totals[level], counted.get(level).copied().unwrap_or(0), "{level}");
    }
    assert_eq!(totals["questions"], counted.values().sum::<u64>());
    assert_eq!(
        (totals["likely"].as_u64(), totals["likely_answered"].as_u64()),
        (Some(likely), Some(answered))
    );
    let keys =
        |value: &serde_json::Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>().join(" ");
    assert_eq!(keys(totals), "questions none draft points single solid likely likely_answered");
    assert_eq!(keys(&json["questions"][0]), "id deck kind level answered weight stories suggestions");
    assert_eq!(keys(&json["stories"][0]), "id status load");
}

/// Counts levels with a plain TOML parser: no code of the program's own.
fn counted_by_hand(scene: &Scene) -> (BTreeMap<&'static str, u64>, u64, u64) {
    let table = |text: String| text.parse::<toml::Table>().unwrap();
    let strings = |value: Option<&toml::Value>| -> Vec<String> {
        let list = value.and_then(toml::Value::as_array).cloned().unwrap_or_default();
        list.iter().map(|item| item.as_str().unwrap().to_owned()).collect()
    };
    let points = table(scene.text("points.toml"));
    let mut stories = vec![];
    for file in std::fs::read_dir(scene.path("stories")).unwrap() {
        let story = table(std::fs::read_to_string(file.unwrap().path()).unwrap());
        let whole = ["situation", "task", "action", "result"].iter().all(|part| {
            story.get(*part).and_then(toml::Value::as_str).is_some_and(|text| !text.trim().is_empty())
        });
        let ready = story.get("status").and_then(toml::Value::as_str) == Some("ready") && whole;
        stories.push((ready, strings(story.get("answers"))));
    }
    let (mut counted, mut likely, mut answered) = (BTreeMap::new(), 0, 0);
    for deck in ["leadership-philosophy", "strategy", "business-acumen", "difficult-situations"] {
        let text = scene.text(&format!("decks/{deck}.toml"));
        for question in table(text)["question"].as_array().unwrap() {
            let (wanted, stories_count) = match question["kind"].as_str().unwrap() {
                "story" => (1, true),
                "view" => (2, true),
                "statement" => (3, false),
                _ => continue,
            };
            let id = format!("{deck}/{}", question["id"].as_str().unwrap());
            let points = strings(points.get(&id)).len();
            let with = |ready: bool| {
                let linked = stories.iter().filter(|(is, answers)| *is == ready && answers.contains(&id));
                linked.filter(|_| stories_count).count()
            };
            let level = match (with(true), points >= wanted, with(false) + points) {
                (2.., _, _) | (1, true, _) => "solid",
                (1, false, _) => "single",
                (0, true, _) => "points",
                (0, false, 1..) => "draft",
                _ => "none",
            };
            *counted.entry(level).or_insert(0) += 1;
            if question.get("likelihood").and_then(toml::Value::as_str) == Some("high") {
                likely += 1;
                let by_points = wanted > 1 && points >= wanted;
                answered += u64::from(with(true) > 0 || by_points);
            }
        }
    }
    (counted, likely, answered)
}

#[test]
fn a_requirement_that_is_not_met_is_exit_status_1() {
    core().run("coverage --require single").done().quiet();
    let outcome = core().run("coverage --require solid").status(1);
    assert_eq!(outcome.stderr, "1 question below `solid`\n");
    core().run("coverage --require points --all").status(1);
}

#[test]
fn an_interview_shifts_the_weights() {
    let interview = "[[interview]]\nid = \"acme\"\ndate = 2026-12-12\nemphasis = { core = 2 }\n";
    let scene = core().file("interviews.toml", interview);
    let weights = |line: &str| {
        let json = scene.run(line).done().json();
        json["questions"]
            .as_array()
            .unwrap()
            .iter()
            .map(|row| row["weight"].as_f64().unwrap())
            .collect::<Vec<_>>()
    };
    assert_eq!(weights("coverage --format json"), [3.0, 1.5]);
    assert_eq!(weights("coverage --format json --interview acme"), [6.0, 3.0]);
    scene.run("coverage --interview acne").status(2).stderr(expect![[r#"
        usage: there is no interview `acne`
          help: did you mean `acme`?
    "#]]);
}

#[test]
fn the_bundled_decks_can_be_looked_at_without_a_home() {
    let outcome = Scene::bare().run("coverage").done().quiet();
    assert!(outcome.stdout.starts_with("Likely questions answered: 0 of 49"), "{}", outcome.stdout);
}

#[test]
fn the_matrix_the_brief_and_the_gaps_of_the_example_agree() {
    let scene = Scene::example();
    let json = scene.run("coverage --format json").done().json();
    let totals = &json["totals"];
    let matrix = scene.run("coverage --matrix").done().quiet().stdout;
    let rows: Vec<&str> =
        matrix.lines().filter(|line| line.starts_with("  ") && line.contains(" .")).collect();
    let answered = rows.iter().filter(|row| row.contains("single") || row.contains("solid")).count();
    assert_eq!(rows.len() as u64, totals["likely"].as_u64().unwrap());
    let by_points =
        |question: &&serde_json::Value| question["level"] == "points" && question["answered"] == true;
    let questions = json["questions"].as_array().unwrap();
    let likely = questions.iter().filter(|question| question["weight"].as_f64().unwrap() >= 2.0);
    let answered = answered + likely.filter(by_points).count();
    assert_eq!(answered as u64, totals["likely_answered"].as_u64().unwrap());
    let gaps = scene.run("gaps").done().quiet().stdout;
    assert_eq!(gaps.lines().filter(|line| !line.starts_with(' ')).count(), rows.len() - answered);
    assert!(matrix.lines().all(|line| line.chars().count() <= 80), "{matrix}");
    let csv = scene.run("coverage --format csv").done().stdout;
    assert_eq!(csv.lines().count() as u64, totals["questions"].as_u64().unwrap() + 1);
    let markdown = scene.run("coverage --format markdown").done().stdout;
    assert!(markdown.contains("Likely questions answered: 30 of 38"), "{markdown}");
}

#[test]
fn the_brief_of_a_small_home() {
    let interview = "[[interview]]\nid = \"acme\"\ndate = 2026-11-24\ncompany = \"Acme\"\nwith = [\"CFO\"]\ntold = [\"merged-team\"]\n";
    let story = STORY.to_owned() + "avoid = [\"Contoso\"]\n";
    let scene = core().file("interviews.toml", interview).file("stories/merged-team.toml", story);
    scene.run("brief").done().quiet().stdout(expect![[r#"
        Acme
        Tue 24 Nov, in 3 days · with CFO

        The merged team  (they have heard it)
          open  Two teams, one queue, 30 % fewer tickets.
          say   30 % fewer tickets
          for   Tell me about a conflict.

        What they listen for
          CFO  whether a number has an owner in finance; the whole cost, people and
            later years included; whether the gain left somebody's budget; bad news
            early, with a new forecast
    "#]]);
    scene.run("brief --format markdown").done().quiet().stdout(expect![[r#"
        # Acme

        Tue 24 Nov, in 3 days · with CFO

        ## The merged team (they have heard it)

        **Two teams, one queue, 30 % fewer tickets.**

        - 30 % fewer tickets
        - for: Tell me about a conflict.

        ## What they listen for

        - **CFO** whether a number has an owner in finance; the whole cost, people and later years included; whether the gain left somebody's budget; bad news early, with a new forecast
    "#]]);
    scene.run("coverage --interview acme").done().quiet().stdout(expect![[r#"
        For Acme

        Likely questions answered: 1 of 1, 0 of them solid. All: 1 of 2.
        Of 1 question that they may draw, 1 gets a story of its own.

          deck  likely  none  draft  points  single  solid
          core     1/1     1      0       0       1      0

        1 likely question with a story of their own
          merged-team  (they have heard it)
            Tell me about a conflict.
    "#]]);
    scene.run("brief --format html -o page.html").done().stderr(expect![["Written: ~/page.html\n"]]);
    let page = std::fs::read_to_string(scene.user().join("page.html")).unwrap();
    assert!(page.contains("Content-Security-Policy") && page.contains("The merged team"), "{page}");
}
