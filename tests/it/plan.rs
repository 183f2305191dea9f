//! `plan`: what to do on which day and where it leads, as text and as JSON; the sitting agrees with it.

use crate::months::three_months;
use crate::scene::Scene;
use expect_test::expect;

#[test]
fn the_plan_after_three_months() {
    let scene = three_months();
    scene.run("plan").done().quiet().stdout(expect![[r#"
        Harbour and Quill Grocers, Director of IT  Sat 12 Dec, in 21 days
        19 of 38 likely questions answered (by its emphasis), 0 rehearsed aloud this
        week.

        Recall on the day     prepared  everything
          15 minutes a day    91-99 %   45-49 %
          half the minutes    90-98 %   45-49 %
          double the minutes  91-99 %   46-50 %

        Recall of everything on the day, if practice ended after an evening
          50 %                                  ⣀⣀⣀⡠⠤⠤⠤⠤⠤⠔⠒⠒⠒⠒⠒⠒  15 minutes a day
                ⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉



           0 %
                today                                 Sat 12 Dec

                    min  cards
        Sat 21 Nov    1      1  =
        Sun 22 Nov    2      2  =
        Mon 23 Nov                 free for a story
        Tue 24 Nov                 free for a story
        Wed 25 Nov    2      2  =
        Thu 26 Nov    2      2  =
        Fri 27 Nov    1      2  =
        … 14 more days: plan --days 21

        What holds it down
          - 19 likely questions not answered yet: gaps; `a-day-a-fortnight` could answer
            up to 4

        Each day I pick what adds most, per minute, to what you will remember on the
        day; most things get a last look in the final 8 days.
    "#]]);
}

#[test]
fn a_new_home_with_a_date_plans_writing_first() {
    let scene = Scene::new().file("interviews.toml", "[[interview]]\nid = 'acme'\ndate = 2026-12-12\n");
    scene.run("jot \"FY23 freeze, left the datacentre anyway\"").done();
    scene.run("plan").done().quiet().stdout(expect![[r#"
        acme  Sat 12 Dec, in 21 days
        0 of 49 likely questions answered, 0 rehearsed aloud this week.

        Recall on the day             prepared  everything
          15 minutes a day            77-85 %   13-14 %
          with the 8 stories planned  81-89 %   35-39 %
          half the minutes            57-65 %   10-11 %
          double the minutes          89-97 %   15-16 %

        Recall of everything on the day, if practice ended after an evening
          40 %                                      ⢀⣀⣀⡠⠤⠤⠤⠤  with the 8 stories planned
                                           ⣀⣀⠤⠤⠔⠒⠒⠉⠉⠁
                                    ⣀⡠⠤⠔⠒⠊⠉
                             ⢀⣀⡠⠤⠒⠊⠉                   ⣀⣀⣀⣀⣀  15 minutes a day
                     ⢀⣀⣀⣤⣤⣒⣒⠭⠥⠤⠤⠤⠤⠤⠤⠒⠒⠒⠒⠒⠒⠒⠒⠒⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉
           0 %  ⠒⠒⠉⠉⠉⠉⠉
                today                             Sat 12 Dec

                    min  cards       to write, 25 min
        Sat 21 Nov    5      9  ==   "FY23 freeze, left the datacentre anyway"
        Sun 22 Nov    5     11  ===  executive-communication
        Mon 23 Nov    5      9  ==
        Tue 24 Nov    5      9  ==   stakeholder-management
        Wed 25 Nov    5      8  ===
        Thu 26 Nov    5      4  ===  artificial-intelligence and performance-management
        Fri 27 Nov    5      9  ===
        … 14 more days: plan --days 21

        What holds it down
          - 49 likely questions not answered yet: gaps
          - 22 cards left out, as others add more in the time; the heaviest:
              Work out what a month really cost
              Work out what a control is worth in a year
              Work out what paying early yields
          - 13 cards below 70 % on the day; the heaviest:
              67 %  Work out the year-end forecast from a variance
              68 %  Work out what buying and renting do to cash and profit
              69 %  Sort the savings of a proposal into three columns

        Each day I pick what adds most, per minute, to what you will remember on the
        day; most things get a last look in the final 15 days.
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
        19 of 38 likely questions answered (by its emphasis), 0 rehearsed aloud this
        week.

        Recall on the day     prepared  everything
          2 minutes a day     24-32 %   12-16 %
          half the minutes    20-28 %   10-14 %
          double the minutes  30-38 %   15-19 %

        Recall of everything on the day, if practice ended after an evening
          20 %
                                                             ⢀⣀⣀  2 minutes a day
                                         ⣀⣀⣀⣀⡠⠤⠤⠤⠤⠤⠔⠒⠒⠒⠒⠒⠒⠒⠉⠉⠁
                              ⣀⡠⠤⠔⠒⠒⠒⠉⠉⠉⠉
                ⠤⠤⠤⠔⠒⠒⠒⠒⠒⠒⠒⠉⠉⠉
           0 %
                today                                 Sat 12 Dec

                    min  cards  stories
        Fri 4 Dec     3      3           ===========
        Sat 5 Dec     3      3           ===========
        Sun 6 Dec     6      3        1  ============
        Mon 7 Dec     5      3        1  ============
        Tue 8 Dec     4      2        1  ============
        Wed 9 Dec     2      3           ==========
        Thu 10 Dec    3      3           ===========
        … 1 more day: plan --days 8

        What holds it down
          - 19 likely questions not answered yet: gaps; `a-day-a-fortnight` could answer
            up to 4
          - 9 ready stories never rehearsed aloud: `tell`
          - 83 cards left out, as others add more in the time; the heaviest:
              telling: The renewal that tripled
              telling: Four depots dark on a Thursday night
              telling: A tenth of the budget gone in June

        Each day I pick what adds most, per minute, to what you will remember on the
        day. One look at everything would take 47 days, the eve included.
    "#]]);
}

#[test]
fn the_eve_and_the_day_are_not_for_drilling() {
    let eve = Scene::example().now("2026-12-11T19:00:00Z");
    eve.run("plan").done().quiet().stdout(expect![[r#"
        Harbour and Quill Grocers, Director of IT  Sat 12 Dec, tomorrow
        19 of 38 likely questions answered (by its emphasis), 0 rehearsed aloud this
        week.

        Recall on the day  prepared  everything
          as it stands     9-17 %    4-8 %

        Read the brief, tell 3 stories once, then stop: about 12 minutes.
        brief   tell
    "#]]);
    let day = Scene::example().now("2026-12-12T07:00:00Z");
    day.run("plan").done().quiet().stdout(expect![[r#"
        Harbour and Quill Grocers, Director of IT  Sat 12 Dec, today
        19 of 38 likely questions answered (by its emphasis), 0 rehearsed aloud this
        week.

        Recall on the day  prepared  everything
          as it stands     5-13 %    2-6 %

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
        "version today interview days_left minutes pass_days items today_items days readiness prepared \
         readiness_written stories_planned readiness_half readiness_double"
    );
    let items = json["items"].as_array().unwrap();
    assert!(!items.is_empty());
    let scores: Vec<f64> = items.iter().map(|item| item["score"].as_f64().unwrap()).collect();
    assert!(scores.is_sorted_by(|a, b| a >= b), "best first");
    for item in items {
        let keys: Vec<&str> = item.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(keys.join(" "), "item weight minutes gain score recall_now recall_on_day");
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
          help: `stardrill interview debrief near`
    "#]]);
    past.run("plan --interview fr").status(2).stderr(expect![[r#"
        usage: there is no interview `fr`
          help: did you mean `far`?
    "#]]);
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
    scene.run("drill").done(); // what was told in less time than expected left some
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

#[test]
fn the_plan_as_a_page_shows_the_way_to_the_day_and_every_figure_of_it() {
    let scene = Scene::new().file("interviews.toml", "[[interview]]\nid = 'acme'\ndate = 2026-12-12\n");
    scene.run("plan --format html -o plan.html").done().stderr(expect![[r#"
        Written: ~/plan.html
    "#]]);
    let page = std::fs::read_to_string(scene.user().join("plan.html")).unwrap();
    assert_eq!(page, scene.run("plan --format html").done().quiet().stdout);
    for part in [
        "<title>Readiness to the day</title>",
        "<desc>If practice ended today",
        "write: ",
        "prefers-color-scheme",
    ] {
        assert!(page.contains(part), "{part}");
    }
    assert_eq!(page.matches("class=\"curve\"").count(), 2, "with the writing done and without");
    assert_eq!(page.matches("▲</text>").count(), 8, "a mark for each writing session");
    assert_eq!(page.matches("<th scope=\"row\">").count(), 3 + 21, "every day stands in the table");
    assert!(!page.contains("<script") && !page.contains("://"), "nothing from elsewhere");
    let json = scene.run("plan --format json").done().json();
    let last = json["readiness"]["low"].as_f64().unwrap();
    assert!(page.contains(&format!("if the plan is kept, {:.0}-", 100.0 * last)));
}

#[test]
fn a_page_without_a_date_and_one_of_the_eve_say_so() {
    let page = Scene::new().run("plan --format html").done().quiet().stdout;
    assert!(page.contains("<h1>No interview ahead</h1>") && !page.contains("<svg"), "{page}");
    let eve = Scene::example().now("2026-12-11T19:00:00Z").run("plan --format html").done().quiet().stdout;
    assert!(eve.contains("Read the brief") && !eve.contains("<svg"), "{eve}");
}

#[test]
fn nothing_is_drawn_where_plain_is_asked_for_and_on_narrow_pages() {
    let scene = three_months();
    let drawn = |text: &str| text.chars().any(|c| matches!(c, '\u{2800}'..='\u{28ff}' | '▁'..='█'));
    for command in ["plan", "stats"] {
        assert!(drawn(&scene.run(command).done().stdout), "{command}");
        assert!(!drawn(&scene.run(&format!("--plain {command}")).done().stdout), "{command}");
    }
    let scene = scene.variable("STARDRILL_PLAIN", "");
    assert!(drawn(&scene.run("plan").done().stdout), "an empty word asks for nothing");
    let scene = scene.variable("STARDRILL_PLAIN", "1");
    assert!(!drawn(&scene.run("plan").done().stdout) && !drawn(&scene.run("stats").done().stdout));
    let scene = scene.variable("STARDRILL_PLAIN", "").variable("COLUMNS", "50");
    assert!(!drawn(&scene.run("plan").done().stdout) && !drawn(&scene.run("stats").done().stdout));
}
