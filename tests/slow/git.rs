//! Two machines and git: three days apart, merged in either order.

use crate::figure;
use crate::scene::core;
use std::fs;
use std::path::Path;
use std::process::Command;

fn git(folder: &Path, line: &str) -> bool {
    let arguments = shlex::split(line).unwrap();
    let identity = ["-c", "user.name=x", "-c", "user.email=x@x", "-c", "init.defaultBranch=main"];
    let run = Command::new("git").args(identity).args(arguments).current_dir(folder).output();
    run.is_ok_and(|output| output.status.success())
}

#[test]
fn histories_of_two_machines_merge_in_either_order_without_a_conflict() {
    if Command::new("git").arg("--version").output().is_err() {
        return figure("git merges (no git here)", 0, 0);
    }
    let (mut tried, mut lost) = (0, 0);
    for first in ["one", "other"] {
        let base = core();
        base.run("init fresh").done();
        let home = base.user().join("fresh");
        fs::write(home.join("decks/core.toml"), crate::scene::DECK).unwrap();
        assert!(git(&home, "init -q") && git(&home, "add -A") && git(&home, "commit -qm base"));
        let other = base.user().join("other");
        assert!(git(&base.user(), "clone -q fresh other"));
        for day in 22..25 {
            for (folder, state, hour) in [(&home, "s1", 8), (&other, "s2", 20)] {
                let arguments = [
                    "--home",
                    folder.to_str().unwrap(),
                    "drill",
                    "--ahead",
                    "--limit",
                    "1",
                    "--items",
                    "questions",
                ];
                let mut command = base.command(&arguments.map(str::to_owned));
                command.env("STARDRILL_NOW", format!("2026-11-{day}T{hour:02}:00:00Z"));
                command.env("XDG_STATE_HOME", base.user().join(state)).stdin(std::process::Stdio::piped());
                let mut child = command
                    .stdout(std::process::Stdio::null())
                    .stderr(std::process::Stdio::null())
                    .spawn()
                    .unwrap();
                std::io::Write::write_all(&mut child.stdin.take().unwrap(), b"\n3\n").unwrap();
                assert!(child.wait().unwrap().success());
                assert!(git(folder, "add -A") && git(folder, "commit -qm day"));
            }
        }
        let (into, from) = if first == "one" { (&home, &other) } else { (&other, &home) };
        tried += 1;
        lost += usize::from(!git(into, &format!("pull -q --no-rebase {}", from.display())));
        let lines: usize = fs::read_dir(into.join("history"))
            .unwrap()
            .map(|file| fs::read_to_string(file.unwrap().path()).unwrap().lines().count())
            .sum();
        tried += 6;
        lost += 6 - lines.min(6);
    }
    figure("git merges and their entries", tried, lost);
    assert_eq!(lost, 0);
}
