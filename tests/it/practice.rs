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
fn the_plan_after_three_months() {
    let scene = three_months();
    scene.run("plan").done().quiet().stdout(expect![[r#"
        Harbour and Quill Grocers, Director of IT  Sat 12 Dec, in 21 days
        32 of 69 likely questions answered (by its emphasis), 1 told aloud this week.

        Recall on the day   prepared  everything
          15 minutes a day  94-100 %  53-57 %
          half of that      93-100 %  53-57 %
          double            94-100 %  53-57 %

                    min  cards  told
        Sat 21 Nov    1      1
        Sun 22 Nov    4      2     1  ==
        Mon 23 Nov    1      1
        Tue 24 Nov    1      1
        Wed 25 Nov    1      1
        Thu 26 Nov    2      3        =
        Fri 27 Nov                        free for a story
        … 14 more days: plan --days 21

        What holds it down
          - 37 likely questions lack a story: gaps; `a-day-a-fortnight` would answer 4

        Each day I pick what adds most, per minute, to what you will remember on the
        day; most things get a last look in the final 7 days.
    "#]]);
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
fn a_new_home_with_a_date_plans_writing_first() {
    let scene = Scene::new().file("interviews.toml", "[[interview]]\nid = 'acme'\ndate = 2026-12-12\n");
    scene.run("jot \"FY23 freeze, left the datacentre anyway\"").done();
    scene.run("plan").done().quiet().stdout(expect![[r#"
        acme  Sat 12 Dec, in 21 days
        0 of 38 likely questions answered, 0 told aloud this week.

        Recall on the day   prepared  everything
          15 minutes a day  93-100 %  25-27 %
          half of that      92-100 %  25-27 %
          double            93-100 %  25-27 %

                    min  cards       to write, 25 min
        Sat 21 Nov    5      9  ==   "FY23 freeze, left the datacentre anyway"
        Sun 22 Nov    5      9  ==   executive-communication
        Mon 23 Nov    5     11  ===
        Tue 24 Nov    5     11  ===  stakeholder-management
        Wed 25 Nov    5      9  ==
        Thu 26 Nov    5      9  ==   performance-management and self-awareness
        Fri 27 Nov    5     10  ===
        … 14 more days: plan --days 21

        What holds it down
          - 38 likely questions lack a story: gaps;
            `fy23-freeze-left-the-datacentre-anyway` would answer 4

        Each day I pick what adds most, per minute, to what you will remember on the
        day; most things get a last look in the final 3 days.
    "#]]);
    let json = scene.run("plan --format json").done().json();
    let days = json["days"].as_array().unwrap();
    assert_eq!(days.iter().filter(|day| day["write"] == true).count(), 8);
    assert_eq!(days.len(), 21);
}

#[test]
fn too_little_time_says_what_is_left_out() {
    let scene = Scene::example().file("stardrill.toml", "minutes = 2\n").now("2026-12-04T19:00:00Z");
    scene.run("plan").done().quiet().stdout(expect![[r#"
        Harbour and Quill Grocers, Director of IT  Sat 12 Dec, in 8 days
        32 of 69 likely questions answered (by its emphasis), 0 told aloud this week.

        Recall on the day  prepared  everything
          2 minutes a day  39-47 %   22-27 %
          half of that     32-40 %   18-22 %
          double           51-59 %   29-34 %

                    min  cards
        Fri 4 Dec     2      4  ========
        Sat 5 Dec     3      4  ============
        Sun 6 Dec     3      3  ===========
        Mon 7 Dec     3      3  ===========
        Tue 8 Dec     2      4  ==========
        Wed 9 Dec     2      4  ========
        Thu 10 Dec    2      4  ========
        … 1 more day: plan --days 8

        What holds it down
          - 37 likely questions lack a story: gaps; `a-day-a-fortnight` would answer 4
          - 9 ready stories never told aloud: tell
          - 74 cards left out, for lack of time; the heaviest:
              told: The scanner rollout that the docks refused
              Tell me about the toughest vendor negotiation you have led. What did you…
              told: The renewal that tripled

        Each day I pick what adds most, per minute, to what you will remember on the
        day. One look at everything would take 41 days, the eve included.
    "#]]);
}

#[test]
fn the_eve_and_the_day_are_not_for_drilling() {
    let eve = Scene::example().now("2026-12-11T19:00:00Z");
    eve.run("plan").done().quiet().stdout(expect![[r#"
        Harbour and Quill Grocers, Director of IT  Sat 12 Dec, tomorrow
        32 of 69 likely questions answered (by its emphasis), 0 told aloud this week.

        Recall on the day  prepared  everything
          as it stands     15-23 %   8-13 %

        Read the brief, tell 3 stories once, then stop: about 12 minutes.
        brief   tell
    "#]]);
    let day = Scene::example().now("2026-12-12T07:00:00Z");
    day.run("plan").done().quiet().stdout(expect![[r#"
        Harbour and Quill Grocers, Director of IT  Sat 12 Dec, today
        32 of 69 likely questions answered (by its emphasis), 0 told aloud this week.

        Recall on the day  prepared  everything
          as it stands     15-23 %   8-13 %

        Read the brief, tell 3 stories once, then stop: about 12 minutes.
        brief   tell
    "#]]);
}

#[test]
fn the_plan_as_json_is_the_contract() {
    let json = three_months().now("2026-12-04T19:00:00Z").run("plan --format json").done().json();
    let keys: Vec<&str> = json.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(
        keys.join(" "),
        "days days_left interview items minutes pass_days prepared readiness readiness_double readiness_half today today_items \
         version"
    );
    let items = json["items"].as_array().unwrap();
    assert!(!items.is_empty());
    let scores: Vec<f64> = items.iter().map(|item| item["score"].as_f64().unwrap()).collect();
    assert!(scores.is_sorted_by(|a, b| a >= b), "best first");
    for item in items {
        let keys: Vec<&str> = item.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(keys.join(" "), "gain item minutes recall_now recall_on_day score weight");
        assert!(item["gain"].as_f64().unwrap() >= 0.005);
        let score = item["weight"].as_f64().unwrap() * item["gain"].as_f64().unwrap()
            / item["minutes"].as_f64().unwrap();
        assert!((item["score"].as_f64().unwrap() - score).abs() < 1e-9);
    }
    let minutes: f64 = json["minutes"].as_f64().unwrap();
    let of = |id: &serde_json::Value| items.iter().find(|item| item["item"] == *id).expect("a planned item");
    let today: Vec<f64> = json["today_items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|id| of(id)["minutes"].as_f64().unwrap())
        .collect();
    let before_last: f64 = today[..today.len() - 1].iter().sum();
    assert!(before_last < minutes, "the last item alone may run over");
    let empty = Scene::new().run("plan --format json").done().json();
    assert!(empty["interview"].is_null() && empty["days_left"].is_null() && empty["readiness"].is_null());
}

#[test]
fn the_named_interview_steers_todays_items() {
    let two = "[[interview]]\nid = 'near'\ndate = 2026-12-01\n[[interview]]\nid = 'far'\ndate = 2027-02-01\n\
        emphasis = { difficult-situations = 5 }\n";
    let scene = Scene::example().file("interviews.toml", two);
    let todays = |line: &str| scene.run(line).done().json()["today_items"].clone();
    assert_eq!(todays("plan --format json"), todays("plan --interview near --format json"));
    assert_ne!(todays("plan --interview near --format json"), todays("plan --interview far --format json"));
    let past = scene.now("2026-12-05T19:00:00Z");
    past.run("plan --interview near").status(1).stderr(expect![[r#"
        error: `near` was 4 days ago: there is nothing to plan
          help: interview debrief near
    "#]]);
    past.run("plan --interview fr").status(2).stderr(expect![[r#"
        usage: there is no interview `fr`
          help: did you mean `far`?
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
fn the_minutes_of_a_day_hold_across_its_sittings() {
    let scene = Scene::example().now("2026-11-21T19:00:00Z+20").input(&"\n3\n".repeat(6));
    let plan = |scene: &Scene| scene.run("plan --format json").done().json();
    assert_eq!(plan(&scene)["minutes"], 15.0);
    scene.run("drill --items questions --limit 6").done();
    let log: Vec<serde_json::Value> =
        scene.log().iter().map(|line| serde_json::from_str(line).unwrap()).collect();
    let spent: f64 = log.iter().map(|entry| entry["seconds"].as_f64().unwrap()).sum::<f64>() / 60.0;
    assert!(spent > 1.0, "{spent}");
    let after = plan(&scene);
    assert!((after["minutes"].as_f64().unwrap() - (15.0 - spent)).abs() < 1e-9);
    let today = after["today_items"].as_array().unwrap();
    assert!(log.iter().all(|entry| !today.contains(&entry["item"])), "what was graded is out for today");
    let scene = scene.input(&"\n3\n".repeat(60));
    scene.run("drill").done();
    let done = plan(&scene);
    assert_eq!(
        (done["minutes"].as_f64(), done["today_items"].as_array().map(Vec::len)),
        (Some(0.0), Some(0))
    );
    assert!(plan(&scene.now("2026-11-22T19:00:00Z"))["minutes"] == 15.0, "a new day");
}

#[test]
fn missed_days_heal_by_themselves() {
    let scene = Scene::example().now("2026-11-21T19:00:00Z+20").input(&"\n3\n".repeat(40));
    scene.run("drill").done();
    let after_five_missed = scene.now("2026-11-27T19:00:00Z").run("plan --format json").done().json();
    assert_eq!(after_five_missed["minutes"], 15.0, "no debt");
    let days = after_five_missed["days"].as_array().unwrap();
    assert!(days[0]["minutes"].as_f64().unwrap() >= 15.0, "and the whole evening is used");
    let kept = after_five_missed["prepared"]["low"].as_f64().unwrap();
    assert!(kept > 0.75, "two weeks are enough: {kept}");
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
fn plan_sitting_and_load_agree_on_today() {
    let items = |json: &serde_json::Value| json["today_items"].as_array().unwrap().len();
    for now in ["2026-11-21T19:00:00Z", "2026-12-08T19:00:00Z", "2026-12-11T19:00:00Z"] {
        let scene = three_months().now(now);
        let plan = scene.run("plan --format json").done().json();
        let stats = scene.run("stats --format json").done().json();
        assert_eq!(plan["days"][0]["items"], items(&plan), "{now}");
        assert_eq!(stats["ahead"][0]["items"], items(&plan), "{now}");
    }
    for scene in [Scene::new(), three_months().file("interviews.toml", "")] {
        let plan = scene.run("plan --format json").done().json();
        let stats = scene.run("stats --format json").done().json();
        assert!(items(&plan) > 0);
        assert_eq!(stats["ahead"][0]["items"], items(&plan));
    }
}
