//! `check`: every fault of every file in one go.

use crate::scene::{Scene, core};
use expect_test::expect;

/// Three broken files beside ten good ones: all faults named, everything else works.
fn broken_beside_good() -> Scene {
    Scene::todays_example()
        .file("stories/torn.toml", "title = 'Torn'\nanswers = ['strategy/saying-no'\nstatus = 'ready'\n")
        .file(
            "stories/slips.toml",
            "title = 'Slips'\nresutl = 'Typed in a hurry'\nmood = 'fine'\nanswers = ['strategy/saying-mo']\n",
        )
        .file(
            "decks/own.toml",
            "id = 'own'\ntitle = 'Own'\n[[question]]\nid = 'one'\nkind = 'story'\nask = 7\n",
        )
}

#[test]
fn every_fault_is_named_with_its_place_and_what_to_do() {
    let outcome = broken_beside_good().run("check").status(1);
    let errors: String = outcome
        .stdout
        .split("\n\n")
        .filter(|block| block.starts_with("error"))
        .map(|block| format!("{block}\n\n"))
        .collect();
    expect![[r#"
        error[wrong-type]: `ask` wants a text in quotes, not a number
         --> decks/own.toml:6:7
          |
        6 | ask = 7
          |       ^ expected a text in quotes
          |
          = help: question `one` was left out: write `ask = "…?"`

        error[unknown-key]: story `slips` has no key `resutl`
         --> stories/slips.toml:2:1
          |
        2 | resutl = 'Typed in a hurry'
          | ^^^^^^
          |
          = help: did you mean `result`?

        error[unknown-key]: story `slips` has no key `mood`
         --> stories/slips.toml:3:1
          |
        3 | mood = 'fine'
          | ^^^^
          |
          = help: known keys: title, headline, status, when, competencies, answers,
                  situation, task, action, result, learning, numbers, avoid,
                  not_for, pushback, aliases

        error[dangling-link]: there is no question `strategy/saying-mo`
         --> stories/slips.toml:4:12
          |
        4 | answers = ['strategy/saying-mo']
          |            ^^^^^^^^^^^^^^^^^^^^
          |
          = help: did you mean `strategy/saying-no`?

        error[toml-syntax]: this is not TOML: missing comma between array elements,
                            expected `,`
         --> stories/torn.toml:3:1
          |
        3 | status = 'ready'
          | ^
          |
          = help: the rest of this file was not checked

    "#]]
    .assert_eq(&errors);
    assert_eq!(outcome.stderr, "5 errors, 2 warnings.\n`stardrill check --explain RULE` says why.\n");
}

#[test]
fn short_lines_for_editors_and_json_for_programs() {
    let scene = broken_beside_good();
    let outcome = scene.run("check --format short").status(1).quiet();
    let errors: String = outcome
        .stdout
        .lines()
        .filter(|line| line.contains(": error["))
        .map(|line| format!("{line}\n"))
        .collect();
    expect![[r#"
        decks/own.toml:6:7: error[wrong-type]: `ask` wants a text in quotes, not a number
        stories/slips.toml:2:1: error[unknown-key]: story `slips` has no key `resutl`
        stories/slips.toml:3:1: error[unknown-key]: story `slips` has no key `mood`
        stories/slips.toml:4:12: error[dangling-link]: there is no question `strategy/saying-mo`
        stories/torn.toml:3:1: error[toml-syntax]: this is not TOML: missing comma between array elements, expected `,`
    "#]].assert_eq(&errors);
    let json = scene.run("check --format json").status(1).json();
    let first = &json["diagnostics"][0];
    assert_eq!(json["version"], 1);
    let keys = first.as_object().unwrap().keys().cloned().collect::<Vec<_>>().join(" ");
    assert_eq!(keys, "rule severity path line column message help");
}

#[test]
fn everything_that_could_be_read_drills_and_one_line_says_so() {
    let scene = broken_beside_good().input("\n3\n");
    let outcome = scene.run("drill --limit 1").done();
    assert_eq!(scene.log().len(), 1);
    expect![[r#"
        warning: 5 problems in decks/own.toml, stories/slips.toml and stories/torn.toml; what could be read is used  (`stardrill check` says more)
    "#]].assert_eq(&outcome.stderr);
}

#[test]
fn nothing_to_say_is_nothing_and_exit_0() {
    core().run("check").done().quiet().stdout(expect![[""]]);
}

#[test]
fn odd_files_have_a_clear_outcome() {
    let scene = core()
        .file("stories/bom-crlf.toml", "\u{feff}title = 'Fine'\r\nstatus = 'draft'\r\n")
        .file("stories/empty.toml", "")
        .file("stories/latin.toml", b"title = 'Z\xfcrich'\n")
        .file("stories/Bad Name.toml", "title = 'x'\n")
        .file("stories/folder.toml/inside", "")
        .file("stories/.hidden.toml", "not read at all [")
        .file("stories/notes.txt", "not read at all [")
        .file("interview.toml", "");
    #[cfg(unix)]
    std::os::unix::fs::symlink("/nowhere/at/all", scene.path("stories/dangling.toml")).unwrap();
    let outcome = scene.run("check --format short").status(1);
    expect![[r#"
        interview.toml:1:1: warning[unknown-file]: this file has no meaning here and was not read
        stories/Bad Name.toml:1:1: error[bad-id]: `Bad Name` cannot be a story's id, so this story was left out
        stories/dangling.toml:1:1: error[unreadable-file]: this file cannot be read: it is a link that leads nowhere (No such file or directory (os error 2))
        stories/empty.toml:1:1: error[missing-key]: story `empty` has no `title`, so it was left out
        stories/folder.toml:1:1: error[unreadable-file]: this is not a file, though its name ends in `.toml`
        stories/latin.toml:1:11: error[not-utf8]: this file is not UTF-8 text, so it was left out
    "#]].assert_eq(&outcome.stdout);
    let json = scene.run("story list --format json").done().json();
    let ids: Vec<&str> =
        json["stories"].as_array().unwrap().iter().map(|story| story["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["bom-crlf", "merged-team"]);
}

#[test]
fn a_broken_own_deck_leaves_the_bundled_one_and_its_links_alone() {
    let scene =
        Scene::todays_example().file("decks/mine.toml", "id = 'strategy'\ntitle = 'Mine'\n[[question]\n");
    let outcome = scene.run("check --format short").status(1);
    let errors: Vec<&str> = outcome.stdout.lines().filter(|line| line.contains("error[")).collect();
    assert_eq!(errors.len(), 1, "{errors:?}");
    assert!(scene.run("deck show strategy").done().stdout.contains("technology-roadmap"));
}

#[test]
fn a_replacing_deck_that_lacks_a_linked_question_is_a_warning() {
    let scene = core()
        .file("decks/strategy.toml", "id = 'strategy'\ntitle = 'Mine'\n")
        .file("stories/exit.toml", "title = 'Exit'\nanswers = ['strategy/saying-no']\n");
    scene.run("check --format short").done().stdout(expect![[r#"
        stories/exit.toml:2:12: warning[dangling-link]: your own deck has no question `strategy/saying-no`, though the bundled one does
    "#]]);
}

#[test]
fn settings_interviews_points_and_competencies_are_checked_too() {
    let scene = Scene::new()
        .file(
            "stardrill.toml",
            "minutes = 'lots'\nrecall_target = 2.0\nrollover_hour = 4.5\nskip = ['stratgy']\nparameters = [1, 2]\n\
             [[competency]]\nid = 'Clinical IT'\n[[competency]]\nid = 'clinical-it'\naliases = ['x', 'x']\n",
        )
        .file(
            "interviews.toml",
            "[[interview]]\nid = 'a'\n[[interview]]\nid = 'b'\ndate = 2026-12-12\nemphasis = { stratgy = 2, strategy = 99 }\n\
             told = ['nobody']\n[[interview]]\nid = 'b'\ndate = '2026-12-13'\n",
        )
        .file("points.toml", "'leadership-philosophy/stile' = ['x']\n'no id' = ['x']\n'strategy/saying-no' = 'x'\n");
    scene.run("check --format short").status(1).stdout(expect![[r#"
        stardrill.toml:1:11: error[wrong-type]: `minutes` wants a number, not a text
        stardrill.toml:2:17: error[bad-value]: `recall_target` is a number from 0.7 to 0.97
        stardrill.toml:3:17: error[wrong-type]: `rollover_hour` wants a whole number, not a number with a point
        stardrill.toml:4:9: warning[dangling-link]: `skip` names `stratgy`, which is not there
        stardrill.toml:5:14: error[bad-value]: `parameters` holds no numbers, or 21
        stardrill.toml:7:6: error[bad-id]: `Clinical IT` cannot be an id, so this competency was left out
        stardrill.toml:10:17: error[repeated-alias]: the alias `x` already stands for `clinical-it`
        interviews.toml:2:6: error[missing-key]: interview `a` has no `date`, so it was left out
        interviews.toml:6:14: warning[dangling-link]: `emphasis` names `stratgy`, which is not there
        interviews.toml:6:38: error[bad-value]: `emphasis` is a number from 0.1 to 5
        interviews.toml:7:9: error[dangling-link]: there is no story `nobody`
        interviews.toml:9:6: error[repeated-id]: the interview id `b` is taken, so this one was left out
        points.toml:1:1: error[dangling-link]: there is no question `leadership-philosophy/stile`
        points.toml:2:1: error[bad-id]: `no id` is no question id
        points.toml:3:24: error[wrong-type]: `strategy/saying-no` wants a list of texts, not a text
    "#]]);
}

#[test]
fn thresholds_have_known_names_and_ranges() {
    let settings = "[check]\nsetup_shar = 0.5\nmood = 3\naction_share = 30\nlong_seconds = 'two minutes'\n";
    core().file("stardrill.toml", settings).run("check").status(1).stdout(expect![[r#"
        error[unknown-key]: `[check]` has no key `setup_shar`
         --> stardrill.toml:2:1
          |
        2 | setup_shar = 0.5
          | ^^^^^^^^^^
          |
          = help: did you mean `setup_share`?

        error[unknown-key]: `[check]` has no key `mood`
         --> stardrill.toml:3:1
          |
        3 | mood = 3
          | ^^^^
          |
          = help: known keys: setup_share, bullet_share, action_share,
                  events_a_habit, first_person, jargon_words, long_seconds,
                  too_long_seconds, words_per_minute, old_years

        error[bad-value]: `action_share` is a number from 0 to 1
         --> stardrill.toml:4:16
          |
        4 | action_share = 30
          |                ^^
          |
          = help: the default is used until you change it

        error[wrong-type]: `long_seconds` wants a number, not a text
         --> stardrill.toml:5:16
          |
        5 | long_seconds = 'two minutes'
          |                ^^^^^^^^^^^^^ expected a number

    "#]]);
}

#[test]
fn what_is_long_to_write_is_long_to_tell_and_to_show() {
    let settings = "[check]\nlong_seconds = 40\ntoo_long_seconds = 50\nwords_per_minute = 60\n";
    let scene = core().file("stardrill.toml", settings).now("2026-11-21T19:00:00Z+100");
    scene.run("check --format short").done().stdout(expect![[r#"
        stories/merged-team.toml:1:9: warning[too-long-to-tell]: story `merged-team` takes 0:54 to tell, which is too long
    "#]]);
    assert!(scene.run("story show merged-team").done().stdout.contains("about 0:54 to tell"));
    let told = scene.input("\n\n3\n").run("tell merged-team").done().stdout;
    assert!(told.contains("1:40  too long"), "{told}");
}

#[test]
fn rules_can_be_explained() {
    let outcome = core().run("check --explain no-number-in-result").done().quiet();
    assert!(outcome.stdout.contains("Good:  result = "), "{}", outcome.stdout);
    core().run("check --explain long-setup").done().quiet().stdout(expect![[r#"
        long-setup

        Situation and task together take at most `setup_share` of the words.
        Interviewers wait for the action; a long setup is the commonest way to run out
        of time. Bullets are left alone (`bullet_share`).

        Good:  two sentences of situation, one of task, then what you did.

        Set your own under [check] in stardrill.toml; these are the defaults
          setup_share = 0.4
            share of the words that situation and task take at most (0 to 1)
          bullet_share = 0.5
            share of a part's lines from which on it is a list of bullets (0 to 1)
    "#]]);
    core().run("check --explain few-first-person").done().quiet().stdout(expect![[r#"
        few-first-person

        An action in prose says "I", "my" or "me" at least `first_person` times.
        "We" is modest, and hides the one person whom they consider hiring.
        Bullets are left alone (`bullet_share`).

        Bad:   action = '''We renegotiated the contract and the team moved the data.'''
        Good:  action = '''I reopened the contract myself; my two leads moved the
        data.'''

        Set your own under [check] in stardrill.toml; these are the defaults
          first_person = 2
            first-person words wanted in an action (0 to 100)
          bullet_share = 0.5
            share of a part's lines from which on it is a list of bullets (0 to 1)
    "#]]);
    core().run("check --explain no-numbr-in-result").status(2).stderr(expect![[r#"
        usage: there is no rule `no-numbr-in-result`
          help: did you mean `no-number-in-result`?
    "#]]);
}

#[test]
fn text_from_files_never_reaches_the_terminal_raw() {
    let hostile = "title = \"red \\u001b[31m \\u009b2J \\u202e evil\"\nstatus = \"\\u001b]0;x\\u0007\"\n";
    let scene = core().file("stories/hostile.toml", hostile);
    for line in [
        "story list",
        "story show hostile",
        "check",
        "check --format short",
        "find red",
        "story list --format json",
        "check --format json",
    ] {
        let outcome = scene.run(line);
        for dangerous in ['\u{1b}', '\u{9b}', '\u{202e}', '\u{7}'] {
            assert!(
                !outcome.stdout.contains(dangerous) && !outcome.stderr.contains(dangerous),
                "{line}: {dangerous:?}"
            );
        }
    }
}
