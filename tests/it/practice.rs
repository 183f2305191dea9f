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
        let plain = scene.run(&format!("{report} --color never")).done().quiet().stdout;
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
        Retention 90 %, predicted 87 %, over 457 reviews.
        The last 30 days 94 %, predicted 93 %, over 66 reviews.
        In a wording not met before 88 %, predicted 85 %, over 83 reviews.

        By day
                      reviews  minutes
          Sun 15 Nov        2        1  ###
          Mon 16 Nov        0        0
          Tue 17 Nov        1        0  #
          Wed 18 Nov        0        0
          Thu 19 Nov        0        0
          Fri 20 Nov        1        1  ##
          Sat 21 Nov        0        0

        Ahead, by the plan
                      cards  minutes
          Sat 21 Nov      1        1  ===
          Sun 22 Nov      2        2  ======
          Mon 23 Nov      0        0
          Tue 24 Nov      0        0
          Wed 25 Nov      2        2  =====
          Thu 26 Nov      2        2  ======
          Fri 27 Nov      2        1  ====

        Tellings
          times  last        time  lengths  left out most          story
              9  Thu 1 Oct   3:03  ▆████▅▇  the action             The depot move that…
              6  Wed 7 Oct   3:21  ███▇▇█   the action             The scanner rollout…
              4  Fri 9 Oct   2:58  █▆▆█     the numbers            A tenth of the budge…
              3  Sat 17 Oct  3:23  ███                             The restore I had ne…
              9  Tue 20 Oct  3:15  ██▆██▆█  the action             Four depots dark on…
              3  Thu 22 Oct  3:12  ██▆                             What stays near the…
              4  Thu 22 Oct  2:53  ▇▇█▇     the situation          The renewal that tri…
              4  Fri 23 Oct  3:13  █▅██     the time it should t…  The engineer nobody…
              4  Fri 23 Oct  2:25  ▇█▆▆     the numbers            The best technician,…
          ▄▅ took 1:30 to 2:00, lower less, higher more; the last 7.

        Left out when telling
             4  the action
             2  the numbers
             1  the result
             1  the situation
             1  the time it should take

        Left out when answering
            36  a fitting story
             5  the numbers
             2  1,600 working hours kept
             2  asks for 48 planned hours a year, timed by operations
             2  position: fourteen years: three repairing, six building, five managing,…
             2  says copyleft passes the duty to share source to recipients
    "#]]);
}

#[test]
fn with_nothing_practised_each_report_says_what_to_do() {
    let scene = Scene::new();
    let plan = scene.run("plan").done().quiet().stdout;
    assert!(plan.starts_with("No interview ahead. Today: 6 cards, 5 minutes.\n"), "{plan}");
    assert!(plan.ends_with("interview add \"3 weeks\" plans toward a day.\n"), "{plan}");
    scene.run("stats").stdout(expect![[r#"
        Nothing practised yet: drill

        Ahead, without what comes back meanwhile
                      cards  minutes
          Sat 21 Nov      6        5  =============
          Sun 22 Nov      8        5  ==============
          Mon 23 Nov      5        5  =============
          Tue 24 Nov      5        5  ==============
          Wed 25 Nov      7        5  =============
          Thu 26 Nov      8        5  =============
          Fri 27 Nov      7        5  =============
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
        "version retention retention_lately retention_new_wording days ahead left_out keep_failing stories mocks"
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
        Not better, left as it was. Log loss on the last 121 reviews held out: 0.2535
        with the parameters in use, 0.2673 fitted.
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
                7 d · 9 stories · 16 min
            "#]],
        ),
        (
            "2026-12-12T07:00:00Z",
            expect![[r#"
                today · 9 stories · 11 min
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

#[test]
fn statistics_as_a_page_show_pictures_and_their_figures() {
    let scene = three_months();
    scene.run("stats --days 30 --format html -o stats.html").done().stderr(expect![[r#"
        Written: ~/stats.html
    "#]]);
    let page = std::fs::read_to_string(scene.user().join("stats.html")).unwrap();
    let titles: Vec<&str> = page
        .split("<title>")
        .skip(2)
        .filter_map(|rest| rest.split_once("</title>").map(|(title, _)| title))
        .collect();
    expect![[r#"
        Minutes
        Tellings of stories
        Recall against prediction
        The depot move that waited for January
        The scanner rollout that the docks refused
        A tenth of the budget gone in June
        The restore I had never rehearsed
        Four depots dark on a Thursday night
        What stays near the truck
        The renewal that tripled
        The engineer nobody dared to cross
        The best technician, failing as a lead
    "#]]
    .assert_eq(&(titles.join("\n") + "\n"));
    assert_eq!(page.matches("<desc>").count(), titles.len());
    assert!(
        page.contains("<td class=\"number\" data-head=\"median\">3:03</td>"),
        "the figures stand in tables"
    );
    assert!(!page.contains("<script") && !page.contains("://"), "nothing from elsewhere");
    let empty = Scene::new().run("stats --format html").done().quiet().stdout;
    assert!(empty.contains("Nothing practised yet: drill") && !empty.contains("<svg"), "{empty}");
}
