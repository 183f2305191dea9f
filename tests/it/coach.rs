//! What goes to an assistant and what comes back: nothing that the person avoids goes out, and nothing new comes in unasked.

use crate::scene::{Scene, core};
use crate::terminal::Terminal;
use std::fmt::Write;

/// A home whose stories hold many phrases that are not to be said.
fn confidential() -> (Scene, Vec<String>) {
    let phrases: Vec<String> = (0..50)
        .map(|n| match n % 4 {
            0 => format!("Zorg{n}"),
            1 => format!("Project Falcon {n}"),
            2 => format!("R&D_{n} *north*"),
            _ => format!("müller-{n}"),
        })
        .collect();
    let mut scene = Scene::bare()
        .file("stardrill.toml", "")
        .file("interviews.toml", "[[interview]]\nid = 'a'\ndate = 2026-12-12\ncompany = 'Quillon Press'\nwith = ['CIO', 'Ms Odile Varga']\n");
    for (n, chunk) in phrases.chunks(5).enumerate() {
        let mut body = String::new();
        for phrase in chunk {
            write!(
                body,
                "We left {phrase} behind, and {} with it; Quillon Press knew. ",
                phrase.to_uppercase()
            )
            .unwrap();
        }
        let quoted: Vec<String> = chunk.iter().map(|phrase| format!("'{phrase}'")).collect();
        let story = format!(
            "title = 'Story {n} of {first}'\nstatus = 'ready'\navoid = [{}]\ncompetencies = ['budgeting']\nsituation = '''{body}'''\ntask = '''{body}'''\naction = '''I asked Ms Odile Varga.\n{body}'''\nresult = '''It took 3 weeks in Rotterdam.'''\nnumbers = [{{ say = '3 weeks', source = 'Ledger {n} of the house' }}]\n",
            quoted.join(", "),
            first = chunk[0]
        );
        scene = scene.file(&format!("stories/s{n}.toml"), story);
    }
    (scene, phrases)
}

#[test]
fn nothing_that_is_avoided_and_no_company_person_or_source_goes_out() {
    let (scene, phrases) = confidential();
    let outcome = scene.run("export coach").done();
    let text = outcome.stdout.replace('\\', "").to_lowercase();
    for phrase in phrases.iter().map(String::as_str).chain(["Quillon Press", "Ms Odile Varga", "Ledger"]) {
        assert!(!text.contains(&phrase.to_lowercase()), "{phrase} goes out:\n{text}");
    }
    assert!(text.contains("rotterdam"));
    assert!(outcome.stderr.contains("Rotterdam"), "it is named: {}", outcome.stderr);
    let struck = scene.run("export coach --strike Rotterdam").done();
    assert!(
        !struck.stdout.contains("Rotterdam") && !struck.stderr.contains("Rotterdam"),
        "{}",
        struck.stderr
    );
    scene.run("export coach --guide").done().quiet();
}

const REWRITTEN: &str = "# The merged team\n\n**Headline:** Two teams, one queue, 30 % fewer tickets.\n\n## Situation\n\nTwo teams of 12 people were at odds over one queue.\n";

fn proposed(text: &str) -> (Scene, crate::scene::Outcome) {
    let scene = core().file("in.md", text);
    let outcome = scene.run(&format!("story propose {}", scene.path("in.md").display()));
    (scene, outcome)
}

#[test]
fn new_and_changed_numbers_and_new_names_are_refused_and_other_words_are_taken() {
    for (new, what) in [("at odds for 7 years", "7"), ("at odds in Rotterdam", "Rotterdam")] {
        let (scene, outcome) = proposed(&REWRITTEN.replace("at odds", new));
        let said = outcome.status(1).stderr;
        assert!(said.contains(&format!("refused: the story did not have {what}")), "{said}");
        assert_eq!(scene.text("stories/merged-team.toml"), crate::scene::STORY);
    }
    let (_, changed) = proposed(&REWRITTEN.replace("30 %", "40 %"));
    assert!(changed.status(1).stderr.contains("refused: the story did not have 40"));
    let (scene, taken) = proposed(REWRITTEN);
    let taken = taken.done();
    assert!(taken.stdout.contains("were at odds over one queue"), "{}", taken.stdout);
    let text = scene.text("stories/merged-team.toml");
    assert!(text.contains("were at odds") && text.contains("answers = [\"core/conflict\"]"), "{text}");
    scene.run("undo").done();
    assert_eq!(scene.text("stories/merged-team.toml"), crate::scene::STORY);
}

#[test]
fn in_a_terminal_the_person_says_where_it_comes_from_and_decides() {
    let scene = core().file("in.md", REWRITTEN.replace("at odds", "at odds for 7 years"));
    let line = format!("story propose {}", scene.path("in.md").display());
    let mut terminal = Terminal::tall(&scene, &line);
    terminal
        .see("situation")
        .see("for 7 years")
        .see("did not have \"7\". Where does it come from?")
        .press("HR's list\r");
    terminal.see("Take 1 change over? [y/N]").press("\r");
    assert_eq!(terminal.end(), 0);
    assert_eq!(scene.text("stories/merged-team.toml"), crate::scene::STORY);
    let mut terminal = Terminal::tall(&scene, &line);
    terminal.see("Where does it come from?").press("HR's list\r");
    terminal.see("Take 1 change over? [y/N]").press("y\r");
    assert_eq!(terminal.end(), 0);
    assert!(scene.text("stories/merged-team.toml").contains("at odds for 7 years"));
}

#[test]
fn what_was_struck_comes_back_where_its_mark_stands() {
    let story = "title = 'The Contoso move'\nstatus = 'ready'\navoid = ['Contoso', 'Big Bank']\nsituation = '''Contoso, once Big  Bank, had 3 sites.'''\ntask = '''Move.'''\naction = '''I moved big-bank.'''\nresult = '''3 sites.'''\n";
    let scene = core().file("stories/move.toml", story);
    let out = scene.run("export coach move").done().stdout;
    assert!(!out.to_lowercase().contains("contoso") && !out.to_lowercase().contains("bank"), "{out}");
    let back = "```markdown\n# The […] move\n\n## Situation\n\nThere were 3 sites of […], once […].\n\n## Action\n\nI moved […].\n```\n";
    let scene = scene.file("in.md", back);
    scene.run(&format!("story propose {}", scene.path("in.md").display())).done();
    let text = scene.text("stories/move.toml");
    assert!(text.contains("There were 3 sites of Contoso, once Big  Bank."), "{text}");
    assert!(text.contains("action = '''I moved big-bank.'''"), "nothing was changed there: {text}");
    let scene = scene.file("in.md", back.replace(", once […]", ""));
    let said = scene.run(&format!("story propose {}", scene.path("in.md").display())).status(1).stderr;
    assert!(said.contains("what was struck in the situation is not there as often as before"), "{said}");
}
