//! `interview`: the dates, and what is known of them.

use crate::scene::{Scene, core};
use expect_test::expect;
use std::os::unix::fs::PermissionsExt;

const THREE: &str = "\
# mine
[[interview]]
id = 'far'
date = 2027-02-01
company = 'Harbour'
[[interview]]
id = 'behind'
date = 2026-11-02
company = 'Acme'
told = ['merged-team']
asked = ['core/conflict']
outcome = 'next round in December'
[[interview]]
id = 'near'
date = 2026-12-12
time = '10:00'
company = 'Acme'
role = 'Director of IT'
with = ['CIO', 'CFO']
emphasis = { core = 2, conflict-resolution = 1.5 }
";

#[test]
fn the_nearest_comes_first_and_what_is_behind_last() {
    let scene = core().file("interviews.toml", THREE);
    scene.run("interview list").done().quiet().stdout(expect![[r#"
        Sat 12 Dec 10:00  in 21 days  Acme, Director of IT
            near
            steers the plan; 1 of 1 likely questions answered (by its emphasis)
            with CIO and CFO
            weighs core x 2, conflict-resolution x 1.5
        Mon 1 Feb 2027  in 72 days  Harbour
            far
        Mon 2 Nov  19 days ago  Acme
            behind
            told there: merged-team
            1 question noted as asked
            outcome: next round in December
    "#]]);
    let json = scene.run("interview list --format json").done().json();
    let found: Vec<(&str, i64)> = json["interviews"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["id"].as_str().unwrap(), one["days_left"].as_i64().unwrap()))
        .collect();
    assert_eq!(found, [("near", 21), ("far", 72), ("behind", -19)]);
    assert_eq!(json["interviews"][0]["emphasis"]["core"], 2.0);
    assert!(json["interviews"][1]["outcome"].is_null());
}

#[test]
fn edit_opens_the_editor_at_the_interview() {
    let scene =
        core().file("interviews.toml", THREE).file("vim", "#!/bin/sh\necho \"$@\" > \"$HOME/opened\"\n");
    std::fs::set_permissions(scene.path("vim"), std::fs::Permissions::from_mode(0o755)).unwrap();
    let editor = scene.path("vim").display().to_string();
    let scene = scene.variable("EDITOR", &editor);
    let opened = |line: &str| {
        scene.run(line).done();
        let opened = std::fs::read_to_string(scene.user().join("opened")).unwrap();
        opened.trim_end().replace(&scene.path("").display().to_string(), "")
    };
    assert_eq!(opened("interview edit"), "interviews.toml");
    assert_eq!(opened("interview edit behind"), "+7 interviews.toml");
    scene.run("interview edit nowhere").status(2).stderr(expect![[r#"
        usage: there is no interview `nowhere`
          help: `stardrill interview list` shows them; `stardrill interview add` makes one
    "#]]);
}

#[test]
fn dates_are_taken_as_people_type_them() {
    for (typed, date) in [
        ("14 dec", "2026-12-14"),
        ("\"3 weeks\"", "2026-12-12"),
        ("2027-01-05", "2027-01-05"),
        ("friday", "2026-11-27"),
        ("tomorrow", "2026-11-22"),
    ] {
        let scene = Scene::new();
        scene.run(&format!("interview add {typed} --company Acme")).done();
        let text = scene.text("interviews.toml");
        assert!(text.contains(&format!("date = {date}")), "{typed}: {text}");
    }
    Scene::new().run("interview add someday").status(2).stderr(expect![[r#"
        usage: `someday` is no date that I know
          help: 2026-12-14, "14 dec", "3 weeks" or friday
    "#]]);
}

#[test]
fn an_advert_proposes_an_emphasis_with_the_words_it_found() {
    let advert = "Director of IT. You own the budget and negotiate with vendors. Vendor contracts, vendor management and \
        renewals are yours; you lead change and a security programme with audits.";
    let scene = Scene::new().file("advert.txt", advert);
    scene.run("interview add 2026-12-14 --company Acme --ad stardrill/advert.txt").done().stderr(expect![[
        r#"
        vendor-management x 2: negotiate, vendors, vendor, contracts, vendor management, renewals
        Mon 14 Dec, in 23 days: interview `acme` in interviews.toml.  (take it back: `stardrill undo`)
    "#
    ]]);
    expect![[r#"
        [[interview]]
        id = "acme"
        date = 2026-12-14
        company = "Acme"
        emphasis = { vendor-management = 2.0 }
    "#]]
    .assert_eq(&scene.text("interviews.toml"));
}

#[test]
fn once_its_hour_has_come_an_interview_is_behind() {
    let interview = "[[interview]]\nid = 'acme'\ndate = 2026-11-21\ntime = '10:00'\n";
    let at = |now: &str| core().file("interviews.toml", interview).now(now);
    assert!(at("2026-11-21T09:30:00Z").run("status").done().stdout.starts_with("today · "));
    assert!(at("2026-11-21T11:30:00Z").run("status").done().stdout.starts_with("1 story"));
    let noted = format!("{interview}notes = ['asked about vendors']\n");
    let early = core().file("interviews.toml", noted).now("2026-11-21T09:30:00Z");
    assert!(early.run("status").done().stdout.starts_with("1 story"), "it was earlier, as there are notes");
}

#[test]
fn a_date_that_can_be_read_in_two_ways_is_not_guessed_at() {
    Scene::new().run("interview add 12/1/2026").status(2).stderr(expect![[r#"
        usage: `12/1/2026` can be read in two ways
          help: say it as 2026-12-14 or "14 dec"
    "#]]);
    let past = Scene::new().run("interview add 2026-11-02 --company ''").done().stderr;
    assert!(past.contains("That day is past"), "{past}");
}

#[test]
fn a_clock_before_all_calendars_still_finds_an_id() {
    let scene = core().now("-009999-01-02T01:59:59Z");
    scene.run("interview add '3 weeks'").done();
    assert!(
        scene.text("interviews.toml").contains("id = \"interview-009999-01-22\""),
        "{}",
        scene.text("interviews.toml")
    );
}
