//! bash, zsh and fish with the script that `completions` prints: Tab offers what a command takes, and no more. And vim, which jumps to
//! what `check` finds, and man, which shows the pages at 80 columns.

use crate::figure;
use crate::pty::Pty;
use crate::scene::{Scene, core};
use crate::tools::{said, succeeds};
use std::fs;
use std::path::Path;
use std::process::Command;

/// A shell: its name, where the help says its script goes, and what makes its prompt.
struct Shell {
    name: &'static str,
    arguments: &'static [&'static str],
    script: &'static str,
    settings: (&'static str, &'static str),
}

const SHELLS: [Shell; 3] = [
    Shell { name: "bash", arguments: &["-i"], script: ".bashrc", settings: (".bashrc", "PS1='ready$ '\n") },
    Shell { name: "zsh", arguments: &["-i"], script: ".zshrc", settings: (".zshrc", "PROMPT='ready$ '\n") },
    Shell {
        name: "fish",
        arguments: &["-i"],
        script: ".config/fish/completions/stardrill.fish",
        settings: (
            ".config/fish/config.fish",
            "set fish_greeting\nfunction fish_prompt\n echo 'ready$ '\nend\n",
        ),
    },
];

/// A file in the folder where the shell stands, which no argument below takes.
const CANARY: &str = "canary.txt";

/// What is typed before Tab, what must come, and what must not.
const TYPED: [(&str, &[&str], &[&str]); 12] = [
    ("stardrill tell mer", &["tell merged-team"], &[CANARY]),
    ("stardrill tell ", &["merged-team", "core/conflict"], &["half-done", "core/style", CANARY]),
    ("stardrill story show ", &["merged-team", "half-done"], &["core/conflict", CANARY]),
    ("stardrill link merged-team ", &["core/conflict", "core/style"], &["core/npv", CANARY]),
    ("stardrill link merged-team core/con", &["merged-team core/conflict"], &[CANARY]),
    ("stardrill link merged-team sty", &["merged-team core/style"], &[CANARY]),
    ("stardrill interview add X --date ", &[], &[CANARY, "merged-team"]),
    ("stardrill interview add X --time ", &[], &[CANARY, "merged-team", "--role"]),
    ("stardrill interview add X --company ", &[], &[CANARY, "merged-team", "--role"]),
    ("stardrill interview add X --ad can", &[CANARY], &[]),
    ("stardrill completions ", &["bash", "zsh", "fish"], &[CANARY]),
    ("stardrill man dri", &["man drill"], &[CANARY]),
];

/// The variables of a shell in which `stardrill` is found.
fn variables(scene: &Scene) -> Vec<(&'static str, String)> {
    let program = Path::new(env!("CARGO_BIN_EXE_stardrill")).parent().unwrap().display();
    vec![
        ("HOME", scene.user().display().to_string()),
        ("PATH", format!("{program}:/usr/local/bin:/usr/bin:/bin")),
        ("LANG", "C.UTF-8".into()),
    ]
}

fn append(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let before = fs::read_to_string(path).unwrap_or_default();
    fs::write(path, before + text).unwrap();
}

/// A home with a draft, on a machine where the shell has the script.
fn prepared(shell: &Shell) -> Scene {
    let scene = core().file("stories/half-done.toml", "title = 'Half done'\n");
    fs::write(scene.user().join(CANARY), "").unwrap();
    append(&scene.user().join(shell.settings.0), shell.settings.1);
    let script = scene.run(&format!("completions {}", shell.name)).done().quiet().stdout;
    append(&scene.user().join(shell.script), &script);
    scene
}

/// What is wrong with what Tab does behind this; `None` if nothing is.
fn wrong(shell: &Shell, scene: &Scene, typed: &str, offered: &[&str], others: &[&str]) -> Option<String> {
    let others: Vec<&&str> = others.iter().filter(|text| !typed.contains(**text)).collect();
    let program: Vec<&str> = [shell.name].iter().chain(shell.arguments).copied().collect();
    let mut pty = Pty::open(&program, &scene.user(), &variables(scene));
    let complaint =
        |what: &str, pty: &Pty| Some(format!("{}: `{typed}`: {what} in\n{}", shell.name, pty.shown()));
    if !pty.sees("ready$") {
        return complaint("no prompt", &pty);
    }
    pty.press(&format!("{typed}\t"));
    // A first Tab may only ring where several things fit.
    if offered.len() != 1 {
        pty.press("\t");
    }
    if let Some(missing) = offered.iter().find(|text| !pty.sees(text)) {
        return complaint(&format!("`{missing}` is missing"), &pty);
    }
    // Whatever Tab still has to say comes before what the next command line says.
    pty.press("\x15echo all-\"\"said\r");
    if !pty.sees("all-said") {
        return complaint("no next line", &pty);
    }
    let other = others.iter().find(|text| pty.came(text))?;
    complaint(&format!("`{other}` is offered"), &pty)
}

#[test]
fn tab_offers_what_a_command_takes_and_no_more() {
    for shell in &SHELLS {
        if !succeeds(shell.name, &["--version"]) {
            figure(&format!("Tab in {} (not here)", shell.name), 0, 0);
            continue;
        }
        let scene = prepared(shell);
        // zsh takes only what begins as the typed word does; the others take a question by its second half too.
        let by_its_half = |typed: &&str| typed.ends_with(" sty");
        let tried: Vec<_> =
            TYPED.iter().filter(|(typed, _, _)| shell.name != "zsh" || !by_its_half(typed)).collect();
        let wrong: Vec<String> = tried
            .iter()
            .filter_map(|(typed, offered, others)| wrong(shell, &scene, typed, offered, others))
            .collect();
        figure(&format!("Tab in {}", shell.name), tried.len(), wrong.len());
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}

/// How vim reads a line of `check --format short`.
const ERRORFORMAT: &str =
    r"%f:%l:%c:\ %trror[%*[^]]]:\ %m,%f:%l:%c:\ %tarning[%*[^]]]:\ %m,%f:%l:%c:\ %tint[%*[^]]]:\ %m";

#[test]
fn vim_jumps_to_what_check_finds() {
    if !succeeds("vim", &["--version"]) {
        return figure("places that vim jumps to (no vim here)", 0, 0);
    }
    let story = "title = 'Broken'\n\nheadline = 'torn\n";
    let scene = core().file("stories/broken.toml", story);
    let run = Command::new("vim")
        .args(["-u", "NONE", "-N", "-es"])
        .args([
            "-c",
            r"set makeprg=stardrill\ check\ --format\ short",
            "-c",
            &format!("set errorformat={ERRORFORMAT}"),
        ])
        .args(["-c", "silent make!", "-c", "silent cfirst"])
        .args(["-c", "let first = filter(getqflist(), 'v:val.valid && v:val.type ==? \"e\"')[0]"])
        .args(["-c", "let place = [bufname(first.bufnr), first.lnum, first.col, first.text]"])
        .args(["-c", "let here = [expand('%:t'), line('.')]"])
        .args(["-c", "call writefile([json_encode([place, here])], 'place.json')", "-c", "qa!"])
        .env_clear()
        .envs(variables(&scene))
        .env("STARDRILL_NOW", crate::scene::NOW)
        .current_dir(scene.path(""))
        .stdin(std::process::Stdio::null())
        .output()
        .unwrap();
    let place = fs::read_to_string(scene.path("place.json")).unwrap_or_else(|_| said(&run));
    let wanted = r#"[["stories/broken.toml",3,17,"this is not TOML: invalid literal string, expected `'`"],["broken.toml",3]]"#;
    figure("places that vim jumps to", 1, usize::from(place.trim() != wanted));
    assert_eq!(place.trim(), wanted);
}

#[test]
fn man_shows_every_page_at_80_columns_with_an_example() {
    if !succeeds("man", &["--version"]) {
        return figure("manual pages (no man here)", 0, 0);
    }
    let scene = core();
    scene.run("man --out pages").done();
    let folder = scene.user().join("pages");
    let pages: Vec<_> = fs::read_dir(&folder).unwrap().map(|page| page.unwrap().path()).collect();
    let wrong: Vec<String> = pages.iter().filter_map(|page| wrong_page(page)).collect();
    figure("manual pages at 80 columns", pages.len(), wrong.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is wrong with a page as man shows it; `None` if nothing is.
fn wrong_page(page: &Path) -> Option<String> {
    let run = Command::new("man").arg(page).env("MANWIDTH", "80").env("LANG", "C.UTF-8").output().unwrap();
    let text = said(&run);
    let name = page.file_stem().unwrap().to_str().unwrap();
    let lost = text
        .split_whitespace()
        .filter_map(|word| word.strip_suffix("(1)"))
        .filter(|word| word.starts_with("stardrill"))
        .find(|word| !page.with_file_name(format!("{word}.1")).exists());
    let wide = text.lines().find(|line| unicode_width::UnicodeWidthStr::width(*line) > 80);
    // The pages of what parts into commands name those, which have the examples.
    let shows_how = text.contains("xample")
        || text.contains("SUBCOMMANDS")
        || ["stardrill-quit", "stardrill-gaps"].contains(&name);
    match wide {
        _ if !run.status.success() => Some(format!("{name}: {text}")),
        _ if lost.is_some() => Some(format!("{name}: names {lost:?}, which is not there")),
        Some(wide) => Some(format!("{name}: too wide: {wide}")),
        None => (!shows_how).then(|| format!("{name}: no example in\n{text}")),
    }
}
