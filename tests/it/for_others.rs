//! What editors and packagers take: schemas, manual pages, completions.

use crate::scene::{Scene, core};

#[test]
fn schemas_name_what_this_home_holds() {
    let scene = core();
    let story = scene.run("schema story").done().quiet().json();
    let enumerated = |key: &str| story["properties"][key]["items"]["enum"].as_array().unwrap().clone();
    assert!(enumerated("answers").contains(&"core/conflict".into()), "{story}");
    assert!(enumerated("competencies").contains(&"conflict-resolution".into()), "{story}");
    let before = scene.files();
    scene.run("schema --write").done();
    let written: Vec<String> = scene.files().into_keys().filter(|path| !before.contains_key(path)).collect();
    let expected =
        ["deck", "interviews", "points", "settings", "story"].map(|name| format!(".schema/{name}.json"));
    assert_eq!(written[..5], expected);
    assert_eq!(written[5..], [".taplo.toml"]);
    scene.run("check").done().quiet();
}

#[test]
fn every_command_has_a_manual_page() {
    let scene = Scene::bare();
    scene.run(&format!("man --out {}", scene.path("man1").display())).done();
    for command in stardrill::command::shell_grammar().get_subcommands() {
        let page = scene.text(&format!("man1/stardrill-{}.1", command.get_name()));
        assert!(page.contains(".SH NAME"), "{}", command.get_name());
    }
    assert!(scene.text("man1/stardrill.1").starts_with(".ie"), "the whole program");
    scene.run("man nothing").status(2);
    scene.run("man drill").done().quiet();
    let page = scene.run("man story new").done().quiet().stdout;
    assert_eq!(page, scene.text("man1/stardrill-story-new.1"));
}

#[test]
fn what_packagers_are_told_to_run_makes_one_tarball() {
    let contributing = include_str!("../../.github/CONTRIBUTING.md");
    let block = contributing.split("## For packagers").nth(1).and_then(|text| text.split("```sh\n").nth(1));
    let script = block.and_then(|text| text.split("```").next()).expect("a script");
    let scene = Scene::bare();
    let prepared = scene.command(&[]);
    let program = std::path::Path::new(prepared.get_program());
    let path = format!("{}:/usr/bin:/bin", program.parent().expect("a folder").display());
    let mut shell = std::process::Command::new("sh");
    shell.args(["-ec", script]).current_dir(scene.user()).env_clear().env("PATH", path);
    let output = shell.env("HOME", scene.user()).output().expect("sh");
    assert!(output.status.success(), "{output:?}");
    assert!(scene.user().join("stardrill-extras.tar.gz").is_file());
    for (file, begins) in [
        ("man1/stardrill-drill.1", ".ie"),
        ("completions/stardrill.zsh", "#compdef stardrill"),
        ("schemas/story.json", "{"),
    ] {
        let text = std::fs::read_to_string(scene.user().join("extras").join(file)).expect(file);
        assert!(text.starts_with(begins), "{file}: {text}");
    }
}
