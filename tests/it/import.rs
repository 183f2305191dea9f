//! What people have already, brought in by the command: files that read without a fault, and one `undo` that takes all of it back.

use crate::scene::{Scene, core};
use crate::tidy::root;
use expect_test::expect;
use std::fs;

fn fixtures() -> Vec<String> {
    let folder = root().join("tests/data/import");
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.filter(|name| name.starts_with(char::is_numeric)).collect();
    // A template: nothing is told in it.
    names.retain(|name| !name.starts_with("51-"));
    names.sort();
    names
}

fn path(name: &str) -> String {
    root().join("tests/data/import").join(name).display().to_string()
}

#[test]
fn what_is_made_reads_without_a_fault_and_undo_takes_it_back() {
    for name in fixtures() {
        let scene = Scene::new()
            .file("interviews.toml", "[[interview]]\nid = 'acme'\ndate = 2026-11-20\nnotes = []\n");
        let before = scene.files();
        let shown = scene.run(&format!("import {} --dry-run", path(&name))).done();
        assert!(scene.files() == before, "{name}: nothing is made");
        let said = scene.run(&format!("import {}", path(&name))).done().stderr;
        assert!(scene.files() != before, "{name}: {said}");
        let json = scene.run("check --format json").done().json();
        let errors = json["diagnostics"].as_array().unwrap().iter().filter(|one| one["severity"] == "error");
        assert_eq!(errors.count(), 0, "{name}: {json}");
        for (file, bytes) in scene.files() {
            let is_new = file.starts_with("decks/") || file.starts_with("stories/");
            assert!(
                !is_new || shown.stdout.contains(String::from_utf8(bytes).unwrap().lines().nth(2).unwrap()),
                "{name}"
            );
        }
        scene.run("undo").done();
        assert!(scene.files() == before, "{name}: all of it is gone");
    }
}

#[test]
fn a_list_becomes_a_deck_as_a_person_would_have_written_it() {
    let list = "# Questions\n\n## Money\n\n- How do you decide which project is stopped when money runs short? `budgeting`\n  - Who disagreed?\n- Tell me about a conflict.\n- buy milk\n";
    let scene = core().file("list.md", list);
    let said = scene.run(&format!("import {}", scene.path("list.md").display())).done().stderr;
    expect![[r#"
        list.md: read as Markdown, 2 questions.
        1 question known already, left out:
          Tell me about a conflict.  (core/conflict)
        1 piece not understood, and left:
          line 8: buy milk  (it asks nothing)
        Made decks/list.toml
        (take all of it back: `stardrill undo`)
    "#]]
    .assert_eq(&said);
    expect![[r##"
        # Brought in from list.md on 2026-11-21. Competencies marked as a guess want a look.
        id = "list"
        title = "Questions"

        [[question]]
        id = "how-do-you-decide-which-project-is"
        kind = "view"
        ask = "How do you decide which project is stopped when money runs short?"
        competencies = ["budgeting"]
        # tagged there: Money
        follow_ups = ["Who disagreed?"]
    "##]]
    .assert_eq(&scene.text("decks/list.toml"));
    let again = scene.run(&format!("import {}", scene.path("list.md").display())).done().stderr;
    assert!(again.ends_with("All of it is known already: nothing was made.\n"), "{again}");
}

#[test]
fn letters_of_windows_and_of_spreadsheets_are_read() {
    let scene = core().file(
        "old.csv",
        b"Question;Theme\r\nWho pays for the \x93caf\xe9\x94, and why?;budget \x80\r\n".as_slice(),
    );
    let said = scene.run(&format!("import {}", scene.path("old.csv").display())).done().stderr;
    assert!(
        said.contains("old.csv: read as a table in the letters of Windows (it is no UTF-8), 1 question."),
        "{said}"
    );
    assert!(scene.text("decks/old.toml").contains("Who pays for the “café”, and why?"));
    let wide: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain("Question\tTheme\nWer zählt die Körbe?\tmoney\n".encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let scene = core().file("wide.txt", wide);
    scene.run(&format!("import {}", scene.path("wide.txt").display())).done();
    assert!(scene.text("decks/wide.toml").contains("Wer zählt die Körbe?"));
    let scene = core().file("cat.csv", b"\xff\xd8\xff\xe0\0\x10JFIF\0".as_slice());
    let said = scene.run(&format!("import {}", scene.path("cat.csv").display())).status(1).stderr;
    assert!(said.contains("it is no text: save it as UTF-8 text in the program that wrote it"), "{said}");
}

#[test]
fn what_holds_questions_and_stories_gives_both() {
    let text = "# Notes\n\n## My stories\n\n### The flood\n**Situation:** The cellar stood in water.\n**Task:** I had to save the tapes.\n\
                **Action:** We made a chain.\n**Result:** All but one.\n\n## Still to prepare\n\n- Whom did you let down with a bucket?\n\
                - Why do you keep tapes?\n- What is your price for a cellar?\n";
    let scene = core().file("notes.md", text);
    let said = scene.run(&format!("import {}", scene.path("notes.md").display())).done().stderr;
    assert!(
        said.starts_with("notes.md: read as Markdown, 1 story and 3 questions.\n(only one of the two: `--as deck` or `--as stories`)\n"),
        "{said}"
    );
    assert!(!said.contains("not understood"), "what one reading took is not left: {said}");
    assert!(
        scene.text("stories/the-flood.toml").contains("All but one.")
            && scene.text("decks/notes.toml").contains("a bucket")
    );
    scene.run("undo").done();
    assert!(!scene.path("decks/notes.toml").exists() && !scene.path("stories/the-flood.toml").exists());
    let said = scene.run(&format!("import {} --as deck", scene.path("notes.md").display())).done().stderr;
    assert!(said.starts_with("notes.md: read as Markdown, 3 questions.\n"), "{said}");
}

#[test]
fn a_sample_answer_stays_with_its_question() {
    let mut text = String::from("# Guide\n");
    for (number, subject) in
        ["bucket", "hose", "valve", "gauge", "hatch", "winch", "rope", "lamp", "bell"].iter().enumerate()
    {
        text.push_str(&format!(
            "### Q{}. How do you mend a {subject} in the dark?\n- Slowly\n\n",
            number + 1
        ));
    }
    text.push_str("### Q10. How do you mend a chain?\n**Situation:** It broke.\n**Task:** I had an hour.\n**Action:** I tied it.\n**Result:** It held.\n");
    let scene = core().file("guide.md", text);
    let said = scene.run(&format!("import {}", scene.path("guide.md").display())).done().stderr;
    assert!(said.starts_with("guide.md: read as Markdown, 10 questions.\n"), "{said}");
    assert!(scene.text("decks/guide.toml").contains("I tied it."));
}

#[test]
fn an_answer_to_a_question_that_is_known_is_left_out_and_said() {
    let scene = Scene::example();
    let ask = scene.run("deck show leadership-philosophy --format json").done().json()["questions"][0]["ask"]
        .clone();
    let text = format!(
        "- {}\n  - Answer: by the harbour.\n- Whom did you disappoint with a hat?\n",
        ask.as_str().unwrap()
    );
    let scene = scene.file("list.md", text);
    let said = scene.run(&format!("import {}", scene.path("list.md").display())).done().stderr;
    assert!(said.contains("1 question known already, left out:"), "{said}");
    assert!(
        said.split_whitespace().collect::<Vec<_>>().join(" ").contains(", and what the file says to it)"),
        "{said}"
    );
}

#[test]
fn packages_and_what_is_missing_are_said_with_what_to_do() {
    let scene = core().file("cards.apkg", "PK");
    let said = scene.run(&format!("import {}", scene.path("cards.apkg").display())).status(1).stderr;
    assert!(
        said.contains("cards.apkg is a package that cannot be read here\n  help: in Anki: File, Export,"),
        "{said}"
    );
    let said = scene.run("import nowhere.md").status(1).stderr;
    assert!(said.contains("cannot read "), "{said}");
    let said = scene.run("import list.csv --map Frage").status(2).stderr;
    assert!(said.contains("`Frage` says no column"), "{said}");
}

#[test]
fn columns_are_mapped_by_the_person_where_their_heads_say_nothing() {
    let scene =
        core().file("list.csv", "Nr;Frage;Thema\n1;Wie entscheiden Sie, was gestrichen wird?;budgeting\n");
    scene.run(&format!("import {} --map ask=Frage,tags=Thema", scene.path("list.csv").display())).done();
    let deck = scene.text("decks/list.toml");
    assert!(
        deck.contains(
            "ask = \"Wie entscheiden Sie, was gestrichen wird?\"\ncompetencies = [\"budgeting\"]\n"
        ),
        "{deck}"
    );
}

#[test]
fn no_name_leads_out_of_the_home() {
    let scene = core().file("list.md", "- How do you choose between two wheelbarrows?\n");
    for id in ["../../esc", "a/b", "Big", "x\"y"] {
        let said =
            scene.run(&format!("import {} --into '{id}'", scene.path("list.md").display())).status(2).stderr;
        assert!(said.contains("cannot be an id"), "{id}: {said}");
    }
    let home = r#"{"version":1,"stardrill":"home","files":{"../esc.toml":"x","decks/../../esc.toml":"y","stories/q&a.toml":"title = 'Q'\n"}}"#;
    let scene = scene.file("home.json", home);
    let said = scene.run(&format!("import {}", scene.path("home.json").display())).done().stderr;
    assert!(
        said.contains("../esc.toml is no file of a home: left.") && said.contains("Made stories/q&a.toml"),
        "{said}"
    );
}

#[test]
fn a_few_lines_of_aliases_fill_no_memory() {
    let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for n in 1..9 {
        bomb.push_str(&format!("a{n}: &a{n} [{}]\n", vec![format!("*a{}", n - 1); 9].join(", ")));
    }
    let scene = core().file("bomb.yaml", bomb);
    let said = scene.run(&format!("import {}", scene.path("bomb.yaml").display())).status(1).stderr;
    assert!(said.contains("it is no YAML, or has aliases"), "{said}");
}

#[test]
fn a_question_in_two_files_is_made_once_and_bringing_them_in_again_makes_nothing() {
    let scene = core();
    for (name, more) in [("one.md", ""), ("two.md", "- Where do you keep the wheelbarrows?\n")] {
        let text = format!("- Whom did you disappoint with a hat?\n{more}");
        fs::write(scene.user().join(name), text).unwrap();
    }
    let said = scene.run("import one.md two.md").done().stderr;
    assert!(
        said.contains(
            "1 question known already, left out:\n  Whom did you disappoint with a hat?  (it came before)"
        ),
        "{said}"
    );
    assert!(!scene.text("decks/two.toml").contains("disappoint"));
    let again = scene.run("import one.md two.md").done().stderr;
    assert!(again.ends_with("All of it is known already: nothing was made.\n"), "{again}");
}
