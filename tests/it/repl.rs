//! The REPL through a pipe: the same commands, line by line, without banner or prompt.

use crate::scene::{Scene, core};
use expect_test::expect;

#[test]
fn commands_run_line_by_line() {
    let scene = core().input("status\n# a remark\n\nfind conflict\nquit\nstatus\n");
    scene.run("").done().quiet().stdout(expect![[r#"
        1 story · 5 min
        question core/conflict
                 Tell me about a conflict.
        story    merged-team
                 The merged team
    "#]]);
}

#[test]
fn a_drill_inside_reads_the_following_lines() {
    let scene = core().input("drill --limit 1\n\n3\nhistory\n");
    let outcome = scene.run("").done().quiet();
    assert!(outcome.stdout.ends_with("good    0:00  Tell me about a conflict.\n"), "{}", outcome.stdout);
    assert_eq!(scene.log().len(), 1);
}

#[test]
fn what_goes_wrong_is_said_and_the_script_goes_on() {
    let scene = core().input("coverge\nstory show 'x\nlink nothing npv\nstatus\n");
    let outcome = scene.run("").status(1);
    assert!(outcome.stdout.ends_with("1 story · 5 min\n"), "{}", outcome.stdout);
    expect![[r#"
        error: unrecognized subcommand 'coverge'

          tip: a similar subcommand exists: 'coverage'

          help: `help` lists the commands, `help COMMAND` says more of one
        usage: a quote is open in this line
          help: close it, or write \' and \" where the sign itself is meant
        usage: there is no story `nothing`
          help: `story list` shows them
    "#]]
    .assert_eq(&outcome.stderr);
}

#[test]
fn plain_text_keeps_its_apostrophes_and_its_flags() {
    let scene = core().input(
        "jot we didn't and couldn't\nask What's yours, what's theirs? --tag budget\njot 'in quotes'\n",
    );
    scene.run("").done();
    let stories = scene.run("story list --format json").done().stdout;
    assert!(stories.contains("\"we didn't and couldn't\"") && stories.contains("\"in quotes\""), "{stories}");
    let heard = scene.text("decks/heard.toml");
    assert!(heard.contains("What's yours, what's theirs?") && heard.contains("[\"budgeting\"]"), "{heard}");
}

#[test]
fn a_file_changed_in_between_is_read_again() {
    let scene = core().input("jot later\nstory list --format json\n");
    let outcome = scene.run("").done();
    assert!(outcome.stdout.contains("\"id\": \"later\""), "{}", outcome.stdout);
}

#[test]
fn help_shows_every_command_and_each_has_an_example() {
    let scene = core();
    let help = scene.run("help").done().quiet().stdout;
    let commands: Vec<&str> = help
        .lines()
        .skip_while(|line| !line.starts_with("Commands:"))
        .skip(1)
        .take_while(|line| !line.trim().is_empty())
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert!(commands.len() > 15, "{commands:?}");
    for command in commands {
        if matches!(command, "help" | "quit" | "undo" | "status" | "gaps" | "story" | "deck" | "interview") {
            continue; // no arguments, or a group whose members have theirs
        }
        let text = scene.run(&format!("help {command}")).done().stdout;
        assert!(text.contains("Example"), "{command} has no example:\n{text}");
    }
    for (group, members) in [
        ("story", &["new", "list", "show", "edit", "ready", "rename", "retire"][..]),
        ("deck", &["list", "show", "copy"]),
        ("interview", &["add", "list", "debrief", "edit"]),
    ] {
        for member in members {
            let text = scene.run(&format!("help {group} {member}")).done().stdout;
            assert!(text.contains("Example"), "{group} {member} has no example:\n{text}");
        }
    }
}

#[test]
fn usage_errors_exit_with_2_and_a_tip() {
    let outcome = core().run("coverge").status(2);
    assert!(outcome.stderr.contains("a similar subcommand exists: 'coverage'"), "{}", outcome.stderr);
}

#[test]
fn without_a_home_the_bundled_decks_can_be_read() {
    let scene = Scene::bare().input("deck list\nstatus\n");
    let outcome = scene.run("").done().quiet();
    assert!(outcome.stdout.contains("business-acumen"), "{}", outcome.stdout);
}

#[test]
fn completions_are_printed_for_the_known_shells() {
    for shell in ["bash", "zsh", "fish"] {
        let script = core().run(&format!("completions {shell}")).done().quiet().stdout;
        assert!(script.contains("COMPLETE"), "{shell}:\n{script}");
    }
    core().run("completions cmd").status(2);
}

#[test]
fn the_shell_completes_ids_of_the_home() {
    let scene =
        core().variable("COMPLETE", "bash").variable("_CLAP_IFS", "\n").variable("_CLAP_COMPLETE_INDEX", "3");
    let outcome = scene.run("-- stardrill story show me").done();
    assert_eq!(outcome.stdout, "merged-team");
}
