//! The README's transcripts are what the program prints. `UPDATE_EXPECT=1 cargo test` writes them anew.

use crate::scene::Scene;
use std::path::Path;
use std::process::Command;

/// Runs every `$ ` line of a `console` block in one home, in order, and puts what it prints in its place.
fn played(readme: &str) -> String {
    let scene = Scene::bare().now("2026-11-21T19:00:00-05:00+8");
    let mut out = String::new();
    let mut lines = readme.lines().peekable();
    let mut inside = false;
    while let Some(line) = lines.next() {
        out.push_str(line);
        out.push('\n');
        match line {
            "```console" => inside = true,
            "```" => inside = false,
            command if inside && command.starts_with("$ ") => {
                while lines.peek().is_some_and(|next| !next.starts_with("$ ") && *next != "```") {
                    lines.next();
                }
                out.push_str(&output_of(&scene, &command[2..]));
            }
            _ => {}
        }
    }
    out
}

fn output_of(scene: &Scene, line: &str) -> String {
    let binary = Path::new(env!("CARGO_BIN_EXE_stardrill"));
    let folder = binary.parent().expect("a folder").display().to_string();
    let prepared = scene.command(&[]);
    let mut shell = Command::new("/bin/sh");
    shell.arg("-c").arg(format!("{line} 2>&1")).env_clear().current_dir(scene.user());
    for (name, value) in prepared.get_envs() {
        shell.env(name, value.unwrap_or_default());
    }
    shell.env("PATH", format!("{folder}:/usr/bin:/bin"));
    let output = shell.output().expect("a shell");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    text.replace(&scene.user().display().to_string(), "~")
        .lines()
        .map(|line| format!("{}\n", line.trim_end()))
        .collect()
}

#[test]
fn every_transcript_is_what_the_program_prints() {
    let readme = include_str!("../../README.md");
    expect_test::expect_file!["../../README.md"].assert_eq(&played(readme));
}

#[test]
fn the_readme_names_the_two_commands() {
    let readme = include_str!("../../README.md");
    assert!(readme.contains("cargo run --release") && readme.contains("cargo test"));
}
