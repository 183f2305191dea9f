//! Keeping the bank: jots, stories, links, points, heard questions; each keeps the person's files as they are.

use crate::scene::{STORY, Scene, core};
use expect_test::expect;

#[test]
fn a_jot_is_kept_in_a_second() {
    let scene = core();
    scene.run("jot 'FY23 freeze, left the datacentre anyway'").done().stdout(expect![[""]]).stderr(expect![[r#"
        Kept as a draft: stories/fy23-freeze-left-the-datacentre-anyway.toml  (write it: stardrill story edit fy23-freeze-left-the-datacentre-anyway)
    "#]]);
    assert_eq!(
        scene.text("stories/fy23-freeze-left-the-datacentre-anyway.toml"),
        "title = \"FY23 freeze, left the datacentre anyway\"\n"
    );
    scene.run("jot FY23 freeze, left the datacentre anyway").done();
    assert!(scene.path("stories/fy23-freeze-left-the-datacentre-anyway-2.toml").exists());
    scene.run("jot '  '").status(2);
    scene.run("jot データセンター").done();
    assert!(scene.path("stories/story.toml").exists());
}

#[test]
fn links_are_spliced_and_the_way_back_is_named() {
    let scene = core();
    let before =
        STORY.replace("answers = [\"core/conflict\"]", "answers = [\n  \"core/conflict\",  # rehearsed\n]");
    let scene = scene.file("stories/merged-team.toml", &before);
    scene.run("link merged-team style").done().stderr(expect![[r#"
        `merged-team` is now linked to core/style.  (take it back: `stardrill unlink merged-team core/style`)
    "#]]);
    assert_eq!(
        scene.text("stories/merged-team.toml"),
        before.replace("rehearsed\n", "rehearsed\n  \"core/style\",\n")
    );
    scene.run("link merged-team core/style").done().stderr(expect![[r#"
        `merged-team` is linked to core/style already.
    "#]]);
    scene.run("unlink merged-team core/style").done();
    assert_eq!(scene.text("stories/merged-team.toml"), before);
}

#[test]
fn a_link_works_from_either_side_and_nothing_changes_if_a_name_is_wrong() {
    let scene = core();
    scene.run("link style merged-team").done();
    assert!(scene.text("stories/merged-team.toml").contains("[\"core/conflict\", \"core/style\"]"));
    let before = scene.text("stories/merged-team.toml");
    scene.run("link merged-team style core/nvp").status(2).stderr(expect![[r#"
        usage: there is no question `core/nvp`
          help: did you mean `core/npv`?
    "#]]);
    scene.run("link merged-taem style").status(2).stderr(expect![[r#"
        usage: there is no story `merged-taem`
          help: did you mean `merged-team`?
    "#]]);
    assert_eq!(scene.text("stories/merged-team.toml"), before);
}

#[test]
fn only_a_whole_story_is_marked_ready() {
    let scene = core().file("stories/half.toml", "title = 'Half'\nsituation = '''x'''\n");
    scene.run("story ready half").status(1).stderr(expect![[r#"
        error: story `half` has no task, action and result yet, so it is not ready
          help: write it: `stardrill story edit half`
    "#]]);
    let draft = STORY.replace("status = \"ready\"", "# not yet\nstatus = \"draft\"   # soon");
    let scene = scene.file("stories/merged-team.toml", &draft);
    scene.run("story ready merged-team").done().stderr(expect![[r#"
        Story `merged-team` is ready.  (take it back: `stardrill story ready merged-team --undo`)
    "#]]);
    assert_eq!(
        scene.text("stories/merged-team.toml"),
        draft.replace("\"draft\"   # soon", "\"ready\"   # soon")
    );
    scene.run("story ready merged-team --undo").done();
    assert_eq!(scene.text("stories/merged-team.toml"), draft);
}

#[test]
fn edits_keep_line_ends_mark_mode_and_links() {
    use std::os::unix::fs::PermissionsExt;
    let scene = core();
    let text = format!("\u{feff}{}", STORY.replace('\n', "\r\n"));
    let elsewhere = scene.user().join("elsewhere.toml");
    std::fs::write(&elsewhere, &text).unwrap();
    std::fs::set_permissions(&elsewhere, std::fs::Permissions::from_mode(0o640)).unwrap();
    std::fs::remove_file(scene.path("stories/merged-team.toml")).unwrap();
    std::os::unix::fs::symlink(&elsewhere, scene.path("stories/merged-team.toml")).unwrap();
    scene.run("link merged-team style").done();
    assert!(scene.path("stories/merged-team.toml").is_symlink());
    let edited = std::fs::read_to_string(&elsewhere).unwrap();
    assert_eq!(edited, text.replace("[\"core/conflict\"]", "[\"core/conflict\", \"core/style\"]"));
    assert_eq!(std::fs::metadata(&elsewhere).unwrap().permissions().mode() & 0o777, 0o640);
}

#[test]
fn points_are_added_shown_and_taken_out() {
    let scene = core();
    scene.run("points style --add 'position: people choose' --add \"because: it's theirs\"").done();
    assert_eq!(
        scene.text("points.toml"),
        "\"core/style\" = [\"position: people choose\", \"because: it's theirs\"]\n"
    );
    scene.run("points style").done().stdout(expect![[r#"
        What is your style?
          1  position: people choose
          2  because: it's theirs
    "#]]);
    scene.run("points style --remove 1").done().stderr(expect![[r#"
        Out of points.toml: position: people choose  (take it back: `stardrill points core/style --add 'position: people choose'`)
    "#]]);
    assert_eq!(scene.text("points.toml"), "\"core/style\" = [\"because: it's theirs\"]\n");
}

#[test]
fn a_heard_question_becomes_a_deck_of_its_own() {
    let scene = core();
    scene.run("ask 'What would your last CFO say?' --tag budget").done().stderr(expect![[r#"
        Kept as heard/what-would-your-last-cfo-say in decks/heard.toml.  (take it back: `stardrill undo`)
    "#]]);
    scene.run("ask 'And your team?' --kind view --likelihood medium").done();
    assert_eq!(
        scene.text("decks/heard.toml"),
        "id = \"heard\"\ntitle = \"Heard in interviews\"\n\n[[question]]\nid = \"what-would-your-last-cfo-say\"\nkind = \"story\"\n\
         ask = \"What would your last CFO say?\"\ncompetencies = [\"budgeting\"]\nlikelihood = \"high\"\n\n[[question]]\n\
         id = \"and-your-team\"\nkind = \"view\"\nask = \"And your team?\"\nlikelihood = \"medium\"\n"
    );
    scene.run("check").done().quiet();
}

#[test]
fn a_story_is_begun_from_a_question() {
    let scene = core();
    scene
        .run("story new 'Two leads' --for conflict")
        .done()
        .stderr(expect![["Made stories/two-leads.toml\n"]]);
    let text = scene.text("stories/two-leads.toml");
    assert!(text.contains("# For: Tell me about a conflict.\n#  - names the other side's view\n"), "{text}");
    assert!(text.contains("answers = [\"core/conflict\"]"), "{text}");
    scene.run("check").done().quiet();
    scene.run("story new").status(2);
}

#[test]
fn stories_are_listed_and_shown() {
    let scene = core();
    scene.run("jot later").done();
    scene.run("story list").done().quiet().stdout(expect![[r#"
        story        status  answers  rehearsed  title
        merged-team  ready         1          0  The merged team
        later        draft         0          0  later

        1 story ready.
    "#]]);
    scene.run("story show merged-team").done().quiet().stdout(expect![[r#"
        The merged team
        stories/merged-team.toml · ready · 2024-06 · conflict-resolution

          Two teams, one queue, 30 % fewer tickets.

        Situation
          Two teams of 12 people fought over one queue.

        Task
          I was asked to end it.

        Action
          I sat with both for a week, drew one board, and let them choose the rules; I
          kept the veto and never used it.

        Result
          30 % fewer tickets in a quarter; nobody left.

        Learning
          I would ask the customers first.

        Numbers
          - 30 % fewer tickets  (Queue report Q3)

        Linked to 1 question
          - Tell me about a conflict.
            core/conflict

        54 words, about 0:23 to tell
        never rehearsed aloud yet: tell merged-team
    "#]]);
    Scene::new().run("story list").done().stdout(expect![[r#"
        No stories yet. About a dozen good ones answer most of what is likely to be
        asked.
        jot "one line" keeps the first; story new opens your editor.
    "#]]);
}

#[test]
fn finding_and_suggesting() {
    let scene = core();
    scene.run("find conflict").done().quiet().stdout(expect![[r#"
        question core/conflict
                 Tell me about a conflict.
        story    merged-team
                 The merged team
    "#]]);
    scene.run("find zzzzqq").done().stderr(expect![[r#"
        Nothing matches `zzzzqq` among your stories and the questions: their words, names and ids.
    "#]]);
    scene.run("suggest core/style").done().quiet().stdout(expect![[r#"
        What is your style?
          Nothing speaks for any of your stories: this one is to be written.
          It asks for : story new --for core/style
    "#]]);
    let json = scene.run("suggest core/style --format json").done().json();
    assert_eq!(json, serde_json::json!({"version": 1, "stories": []}));
}

#[test]
fn decks_are_listed_shown_and_copied() {
    let scene = core();
    scene.run("deck list").done().quiet().stdout(expect![[r#"
        leadership-philosophy  Leadership philosophy
            56 questions: 33 story, 7 view, 11 statement, 1 fact, 4 exercise
        strategy  Strategic thinking
            67 questions: 41 story, 10 view, 7 fact, 9 exercise
        business-acumen  Business acumen
            94 questions: 31 story, 1 view, 3 statement, 34 fact, 25 exercise
        difficult-situations  Difficult situations
            58 questions: 37 story, 8 view, 4 fact, 9 exercise
        core  Core  (yours)
            3 questions: 1 story, 1 view, 1 fact
    "#]]);
    scene.run("deck show core").done().quiet().stdout(expect![[r#"
        Core  core

        Story (1)
          conflict · likely · single
            Tell me about a conflict.

        View (1)
          style · none
            What is your style?

        Fact (1)
          npv
            What is net present value?
    "#]]);
    scene.run("deck show core/conflict").done().quiet().stdout(expect![[r#"
        Tell me about a conflict.
        core/conflict · story · high likelihood · conflict-resolution

        Your story
          The merged team
            Two teams, one queue, 30 % fewer tickets.
            - 30 % fewer tickets

        A strong answer
          - names the other side's view

    "#]]);
    scene.run("deck copy strategy").done();
    assert!(scene.run("deck list").done().stdout.contains("strategy  Strategic thinking  (yours)"));
    scene.run("deck copy strategy").status(1);
    scene.run("deck show stratgy").status(2).stderr(expect![[r#"
        usage: there is no deck `stratgy`
          help: did you mean `strategy`?
    "#]]);
}

#[test]
fn interviews_are_added_as_people_type_dates() {
    let scene = core();
    scene.run("interview add 14 dec --company 'Acme Ltd' --role 'Director of IT'").done().stderr(expect![[
        r#"
        Mon 14 Dec, in 23 days: interview `acme-ltd` in interviews.toml.  (take it back: `stardrill undo`)
    "#
    ]]);
    scene.run("interview add 3 weeks").done();
    assert_eq!(
        scene.text("interviews.toml"),
        "[[interview]]\nid = \"acme-ltd\"\ndate = 2026-12-14\ncompany = \"Acme Ltd\"\nrole = \"Director of IT\"\n\n[[interview]]\n\
         id = \"interview-2026-12-12\"\ndate = 2026-12-12\n"
    );
    scene.run("interview list").done().stdout(expect![[r#"
        Sat 12 Dec  in 21 days  interview-2026-12-12
            steers the plan; 1 of 1 likely questions answered
        Mon 14 Dec  in 23 days  Acme Ltd, Director of IT
            acme-ltd
    "#]]);
    scene.run("interview add someday").status(2).stderr(expect![[r#"
        usage: `someday` is no date that I know
          help: 2026-12-14, "14 dec", "3 weeks" or friday
    "#]]);
}

#[test]
fn a_renamed_story_keeps_its_links_and_history() {
    let scene = core().input("\n3\n");
    scene.run("drill --items stories").done();
    scene.run("story rename merged-team one-queue").done().stderr(expect![[r#"
        `merged-team` is now `one-queue`; its history follows.  (take it back: `stardrill story rename one-queue merged-team`)
    "#]]);
    let json = scene.run("story list --format json").done().json();
    assert_eq!(
        (json["stories"][0]["id"].as_str(), json["stories"][0]["told"].as_u64()),
        (Some("one-queue"), Some(1))
    );
    scene.run("story rename merged-team merged-team").done();
    let text = scene.text("stories/merged-team.toml");
    assert!(text.contains("aliases = [\"one-queue\"]"), "{text}");
    scene.run("check").done().quiet();
    scene.run("story rename merged-team 'Bad Name'").status(2).stderr(expect![[r#"
        usage: `Bad Name` cannot be a name
          help: for example `bad-name`
    "#]]);
}

#[test]
fn a_retired_story_counts_no_more() {
    let scene = core();
    scene.run("story retire merged-team").done().stderr(expect![[r#"
        Story `merged-team` is retired.  (take it back: `stardrill story ready merged-team`)
    "#]]);
    let json = scene.run("coverage --format json").done().json();
    assert_eq!(json["totals"]["likely_answered"], 0);
    scene.run("story ready merged-team").done().stderr(expect![[r#"
        Story `merged-team` is ready.  (take it back: `stardrill story retire merged-team`)
    "#]]);
}

#[test]
fn two_writers_at_once_lose_no_edit() {
    let scene = core();
    let questions = ["core/conflict", "core/style", "strategy/saying-no"];
    let writers: Vec<_> = questions
        .iter()
        .flat_map(|question| (0..4).map(move |_| question))
        .map(|question| {
            let line = ["link", "merged-team", question].map(str::to_owned);
            scene.command(&line).stderr(std::process::Stdio::null()).spawn().unwrap()
        })
        .collect();
    for mut writer in writers {
        assert!(writer.wait().unwrap().success());
    }
    let text = scene.text("stories/merged-team.toml");
    for question in questions {
        assert_eq!(text.matches(&format!("\"{question}\"")).count(), 1, "{text}");
    }
}

#[test]
fn a_jot_takes_neither_a_newline_nor_an_earlier_name() {
    let scene = core();
    scene.run("jot 'a\nb'").done();
    assert_eq!(scene.text("stories/a-b.toml"), "title = \"a b\"\n");
    scene.run("story rename merged-team one-queue").done();
    scene.run("jot merged team").done();
    assert!(scene.path("stories/merged-team-2.toml").exists());
}

#[test]
fn editing_a_jot_without_writing_leaves_it_as_it_was() {
    let jot = "\u{feff}# mine\r\ntitle = 'Freeze'\r\n";
    let scene =
        core().file("stories/freeze.toml", jot).variable("EDITOR", "true").variable("PATH", "/usr/bin:/bin");
    scene.run("story edit freeze").done().stderr(expect![["Nothing was written; it stays a line.\n"]]);
    assert_eq!(scene.text("stories/freeze.toml"), jot);
}

#[test]
fn a_job_advert_proposes_emphasis_with_the_words_it_found() {
    let scene = core();
    std::fs::write(
        scene.user().join("advert.txt"),
        "You will renegotiate supplier contracts, own renewals, walk away from bad quotes and manage each vendor and its invoice.",
    )
    .unwrap();
    let outcome = scene.run("interview add 14 dec --company Acme --ad advert.txt").done();
    assert!(outcome.stderr.contains("vendor-management x"), "{}", outcome.stderr);
    assert!(scene.text("interviews.toml").contains("vendor-management"), "{}", scene.text("interviews.toml"));
    scene.run("check").done().quiet();
    scene.run("interview debrief").status(1);
}

#[test]
fn a_renaming_that_was_stopped_between_its_steps_is_a_story_like_any_and_is_done_by_saying_it_again() {
    let scene = core();
    let before = scene.run("check").done().stdout;
    let half = format!("aliases = [\"merged-team\"]\n{STORY}");
    let scene = scene.file("stories/merged-team.toml", half);
    assert_eq!(scene.run("check").done().stdout, before);
    scene.run("story rename merged-team one-queue").done();
    let text = scene.text("stories/one-queue.toml");
    assert_eq!(text.matches("merged-team").count(), 1, "{text}");
    assert!(!scene.path("stories/merged-team.toml").exists());
}
