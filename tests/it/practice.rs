//! `plan`, `stats`, `status` and `tune`: on a home with three months behind it, and on one with nothing.

use crate::months::three_months;
use crate::scene::{Scene, core};
use expect_test::expect;
use unicode_width::UnicodeWidthStr;

const REPORTS: [&str; 6] = ["plan", "plan --days 30", "stats", "stats --days 90", "interview list", "status"];

/// A coloured text without its colours.
fn bare(coloured: &str) -> String {
    let mut pieces = coloured.split("\u{1b}[");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |text, piece| text + piece.split_once('m').map_or("", |(_, rest)| rest))
}

/// Every report fits its columns and says the same in colour.
fn fits(scene: Scene, columns: &str) {
    let scene = scene.variable("COLUMNS", columns);
    for report in REPORTS {
        let plain = scene.run(&format!("{report} --plain")).done().quiet().stdout;
        let coloured = scene.run(&format!("{report} --color always")).done().quiet().stdout;
        assert_eq!(bare(&coloured), plain, "{report} in colour");
        let widest = plain.lines().map(UnicodeWidthStr::width).max().unwrap_or(0);
        assert!(widest <= columns.parse().unwrap(), "{report} takes {widest} of {columns} columns:\n{plain}");
        assert!(!plain.contains('\u{1b}'));
    }
}

#[test]
fn reports_fit_narrow_and_wide_terminals_after_three_months() {
    fits(three_months(), "80");
    fits(three_months(), "120");
    fits(three_months(), "40");
}

#[test]
fn reports_fit_where_there_is_nothing() {
    fits(Scene::new(), "80");
    fits(Scene::new(), "120");
    fits(Scene::bare(), "80");
}

#[test]
fn the_statistics_after_three_months() {
    let scene = three_months();
    scene.run("stats").done().quiet().stdout(expect![[r#"
        Retention 88 %, predicted 86 %, over 498 reviews.
        The last 30 days 89 %, predicted 90 %, over 87 reviews.

        By day
                      reviews  minutes
          Sun 15 Nov        0        0
          Mon 16 Nov        5        3  ########
          Tue 17 Nov        1        0  #
          Wed 18 Nov        2        2  #####
          Thu 19 Nov        2        4  ###########
          Fri 20 Nov        2        2  ####
          Sat 21 Nov        0        0

        Ahead, by the plan
                      cards  minutes
          Sat 21 Nov      1        1  ===
          Sun 22 Nov      2        4  ===========
          Mon 23 Nov      1        1  ===
          Tue 24 Nov      1        1  ===
          Wed 25 Nov      1        0  ==
          Thu 26 Nov      3        2  =====
          Fri 27 Nov      0        0

        Tellings
          told  last        time  left out most  story
             3  Mon 21 Sep  3:45                 The engineer nobody dared to cross
             3  Tue 20 Oct  2:59                 Four depots dark on a Thursday night
             7  Sat 7 Nov   3:30  the result     What stays near the truck
             5  Sat 7 Nov   3:17  the numbers    The scanner rollout that the docks ref…
             7  Mon 9 Nov   3:01  the action     The depot move that waited for January
            12  Tue 10 Nov  3:29  the action     The best technician, failing as a lead
             9  Thu 12 Nov  3:07  the result     A tenth of the budget gone in June
            15  Sat 14 Nov  2:54  the result     The renewal that tripled
            11  Thu 19 Nov  3:02  the result     The restore I had never rehearsed

        Left out when telling
             6  the result
             3  the action
             1  the numbers

        Left out when answering
            50  a fitting story
             5  position: a month of listening on the floor, one visible repair, a writ…
             4  cost booked when received, not when billed
             4  the numbers
             2  a prepayment is the reverse
             2  the headline
    "#]]);
}

#[test]
fn with_nothing_practised_each_report_says_what_to_do() {
    let scene = Scene::new();
    let plan = scene.run("plan").done().quiet().stdout;
    assert!(plan.starts_with("No interview ahead. Today: 9 cards, 5 minutes.\n"), "{plan}");
    assert!(plan.ends_with("interview add \"3 weeks\" plans toward a day.\n"), "{plan}");
    scene.run("stats").stdout(expect![[r#"
        Nothing practised yet: drill

        Ahead, without what comes back meanwhile
                      cards  minutes
          Sat 21 Nov      9        5  =============
          Sun 22 Nov      9        5  =============
          Mon 23 Nov      9        5  =============
          Tue 24 Nov      9        5  =============
          Wed 25 Nov      9        5  =============
          Thu 26 Nov      6        3  =========
          Fri 27 Nov      0        0
    "#]]);
    scene.run("tune").stdout(expect![[r#"
        Too early: 0 reviews so far, 400 are the least that a fit can stand on.
    "#]]);
    scene.run("interview list").stdout(expect![[r#"
        No interview yet.
        interview add "14 dec" --company Acme --role "Director of IT"
    "#]]);
    scene.run("status").stdout(expect![[r#"
        0 of 8 stories · 5 min
    "#]]);
}

#[test]
fn statistics_as_json() {
    let json = three_months().run("stats --format json --days 7").done().json();
    let keys: Vec<&str> = json.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(
        keys.join(" "),
        "ahead days keep_failing left_out mocks retention retention_lately stories version"
    );
    assert_eq!(json["days"].as_array().unwrap().len(), 7);
    let actual = json["retention"]["actual"].as_f64().unwrap();
    let predicted = json["retention"]["predicted"].as_f64().unwrap();
    assert!((actual - predicted).abs() < 0.1, "{actual} against {predicted}");
    let empty = Scene::new().run("stats --format json").done().json();
    assert!(empty["retention"]["actual"].is_null());
}

#[test]
fn tune_looks_asks_nothing_of_a_pipe_and_changes_nothing_without_keep() {
    let scene = three_months();
    let before = scene.text("stardrill.toml");
    scene.run("tune").done().quiet().stdout(expect![[r#"
        Not better, left as it was. Log loss on the last 119 reviews held out: 0.3006
        with the parameters in use, 0.3009 fitted.
    "#]]);
    assert_eq!(scene.text("stardrill.toml"), before);
    let json = scene.run("tune --format json").done().json();
    assert_eq!((json["verdict"].as_str(), json["kept"].as_bool()), (Some("not-better"), Some(false)));
    core().run("tune --keep").done().stdout(expect![[r#"
        Too early: 0 reviews so far, 400 are the least that a fit can stand on.
    "#]]);
}

#[test]
fn status_is_one_line() {
    for (now, expected) in [
        (
            "2026-11-21T19:00:00Z",
            expect![[r#"
                21 d · 9 stories · 1 min
            "#]],
        ),
        (
            "2026-12-05T19:00:00Z",
            expect![[r#"
                7 d · 9 stories · 15 min
            "#]],
        ),
        (
            "2026-12-12T07:00:00Z",
            expect![[r#"
                today · 9 stories · 9 min
            "#]],
        ),
        (
            "2026-12-13T07:00:00Z",
            expect![[r#"
                9 stories · 15 min
            "#]],
        ),
    ] {
        three_months().now(now).run("status").done().quiet().stdout(expected);
    }
}

#[test]
fn status_as_json() {
    let json = three_months().run("status --format json").done().quiet().json();
    assert_eq!((json["interview"].as_str(), json["days_left"].as_i64()), (Some("harbour-panel"), Some(21)));
    let empty = Scene::new().run("status --format json").done().json();
    assert!(empty["interview"].is_null() && empty["days_left"].is_null());
    assert_eq!((empty["stories_ready"].as_u64(), empty["story_floor"].as_u64()), (Some(0), Some(8)));
}
