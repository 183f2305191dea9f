//! `init`, and how a home is found.

use crate::scene::{Scene, core};
use expect_test::expect;
use std::fs;
use std::os::unix::fs::PermissionsExt;

#[test]
fn init_makes_a_private_home_and_says_what_comes_next() {
    let scene = Scene::bare();
    scene.run("init").done().stdout(expect![[""]]).stderr(expect![[r#"
        Made ~/stardrill: plain TOML, private, no network.
        Next: stardrill
    "#]]);
    let mode = |path: &str| fs::metadata(scene.path(path)).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(""), mode("stories"), mode("stardrill.toml")), (0o700, 0o700, 0o600));
    scene.run("check").done().quiet().stdout(expect![[""]]);
}

#[test]
fn init_refuses_a_program_and_a_home() {
    let scene = Scene::bare();
    fs::write(scene.user().join("Cargo.toml"), "").unwrap();
    scene.run("init .").status(1);
    assert!(!scene.user().join("stardrill.toml").exists());
    core().run("init").status(1).stderr(expect![[r#"
        error: ~/stardrill is a stardrill home already
          help: use it with --home, or name another folder
    "#]]);
}

#[test]
fn a_home_is_found_by_flag_variable_parent_and_default_in_this_order() {
    let title = |name: &str| format!("title = '{name}'\n");
    let scene = Scene::bare().file("stardrill.toml", "").file("stories/default.toml", title("default"));
    for name in ["flag", "variable", "parent"] {
        let folder = scene.user().join(name).join("stories");
        fs::create_dir_all(&folder).unwrap();
        fs::write(scene.user().join(name).join("stardrill.toml"), "").unwrap();
        fs::write(folder.join(format!("{name}.toml")), title(name)).unwrap();
    }
    let found = |line: &str, variable: bool, folder: &str| {
        let mut command = scene.command(&shlex::split(line).unwrap());
        command.current_dir(scene.user().join(folder));
        if variable {
            command.env("STARDRILL_HOME", scene.user().join("variable"));
        }
        let output = command.output().unwrap();
        let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        json["stories"][0]["id"].as_str().unwrap().to_owned()
    };
    let list = "story list --format json";
    let flag = format!("--home {} {list}", scene.user().join("flag").display());
    assert_eq!(found(&flag, true, "parent/stories"), "flag");
    assert_eq!(found(list, true, "parent/stories"), "variable");
    assert_eq!(found(list, false, "parent/stories"), "parent");
    assert_eq!(found(list, false, ""), "default");
}

#[test]
fn the_example_has_its_interview_three_weeks_ahead() {
    let scene = Scene::bare().now("2027-03-01T09:00Z");
    scene.run("init --example").done();
    assert!(scene.text("interviews.toml").contains("date = 2027-03-22"));
}

#[test]
fn a_home_in_a_work_tree_with_a_remote_is_warned_of_once() {
    let scene = core().file(".git/config", "[core]\n[remote \"origin\"]\n\turl = x\n");
    let warned = scene.run("status").done();
    assert!(warned.stderr.contains("which has a remote"), "{}", warned.stderr);
    scene.run("status").done().quiet();
}

#[test]
fn a_remote_in_a_configuration_that_git_includes_is_one() {
    for (path, file) in [("remotes", ".git/remotes"), ("../.mine/remotes", ".mine/remotes")] {
        let scene = core()
            .file(".git/config", format!("[core]\n\tbare = false\n[include]\n\tPath = \"{path}\"\n"))
            .file(file, "# mine\n[include]\npath = config\n[remote \"origin\"]\n\turl = x\n");
        assert!(scene.run("status").done().stderr.contains("which has a remote"), "{path}");
    }
    let scene = core().file(".git/config", "[include]\npath = config\n[includeIf \"x\"]\npath = ~/none\n");
    scene.run("status").done().quiet();
}

#[test]
fn what_was_said_once_is_kept_for_nobody_else() {
    let scene = core().file(".git/config", "[remote \"origin\"]\n");
    scene.run("status").done();
    let said = scene.user().join(".local/state/stardrill/said");
    assert_eq!(fs::metadata(said).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn a_named_home_that_is_none_is_a_usage_error() {
    let scene = Scene::bare();
    scene.run("--home nowhere coverage").status(2).stderr(expect![[r#"
        usage: ~/nowhere is no stardrill home: it holds no stardrill.toml
          help: make one there: `stardrill init ~/nowhere`
    "#]]);
}

#[test]
fn a_home_on_the_way_that_everybody_may_write_to_is_passed_over_until_it_is_named() {
    let scene = core();
    let strange = scene.user().join("stardrill.toml");
    fs::write(&strange, "").unwrap();
    fs::set_permissions(&strange, fs::Permissions::from_mode(0o666)).unwrap();
    let kept = scene.run("jot 'the confidential freeze'").done().stderr;
    assert!(kept.contains("that is not used, as everybody may write to it"), "{kept}");
    assert!(scene.path("stories/the-confidential-freeze.toml").exists());
    assert!(!scene.user().join("stories").exists());
    let named = scene.run("--home . jot 'another'").done().stderr;
    assert!(!named.contains("not used"), "{named}");
    assert!(scene.user().join("stories/another.toml").exists());
    fs::set_permissions(&strange, fs::Permissions::from_mode(0o600)).unwrap();
    scene.run("jot 'a third'").done();
    assert!(scene.user().join("stories/a-third.toml").exists(), "one's own is taken where it is met");
}

#[test]
fn check_proposes_what_git_needs_to_merge_histories() {
    let scene = core();
    assert!(!scene.run("check").done().stderr.contains("gitattributes"));
    fs::create_dir(scene.path(".git")).unwrap();
    let proposed = scene.run("check").done().stderr;
    assert!(
        proposed.contains("echo 'history/*.jsonl merge=union' >> ~/stardrill/.gitattributes"),
        "{proposed}"
    );
    let scene = scene.file(".gitattributes", "history/*.jsonl merge=union\n");
    assert!(!scene.run("check").done().stderr.contains("gitattributes"));
}
