use super::*;
use crate::bank::coverage::coverage;
use crate::practice::history::History;
use crate::practice::schedule::worth::NEVER_DRILLED;
use crate::practice::schedule::worth::NEVER_TOLD;
use crate::practice::schedule::{Course, Practised};

fn today() -> StudyDay {
    StudyDay::from_date(jiff::civil::date(2026, 11, 21))
}

/// A bank of some ready stories and one deck: two facts, a story question that the stories answer, and one open one.
fn bank(stories_ready: usize) -> Bank {
    let deck = "id = 'd'\ntitle = 'D'\n\
        [[question]]\nid = 'a'\nkind = 'fact'\nask = 'A?'\nanswer = 'a'\n\
        [[question]]\nid = 'b'\nkind = 'fact'\nask = 'B?'\nanswer = 'b'\n\
        [[question]]\nid = 'told'\nkind = 'story'\nask = 'C?'\nlikelihood = 'high'\n\
        [[question]]\nid = 'open'\nkind = 'story'\nask = 'D?'\nlikelihood = 'high'\ncompetencies = ['culture']\n";
    let story = "title = 'S'\nstatus = 'ready'\nanswers = ['d/told']\nsituation = 'a'\ntask = 'b'\naction = 'c'\nresult = 'd'\n";
    let interview = "[[interview]]\nid = 'acme'\ndate = 2026-12-12\n";
    let paths: Vec<String> = (0..stories_ready).map(|number| format!("stories/s{number}.toml")).collect();
    let mut files: Vec<(&str, &str)> = paths.iter().map(|path| (path.as_str(), story)).collect();
    files.extend([("decks/d.toml", deck), ("interviews.toml", interview)]);
    crate::text::tests::bank(&files)
}

fn plan_with(bank: &Bank, minutes: f64) -> Plan {
    let history = History::empty(bank.settings());
    let course = Course { bank, history: &history, interview: bank.interviews().first(), today: today() };
    course.plan(minutes).expect("an interview is ahead")
}

fn offsets(ready: usize, days_left: i32) -> Vec<i32> {
    let days = writing_days(&bank(ready), today(), today().plus(days_left));
    days.into_iter().map(|day| day.minus(today())).collect()
}

#[test]
fn writing_is_spread_evenly_up_to_a_week_before() {
    assert_eq!(offsets(8, 30), Vec::<i32>::new());
    assert_eq!(offsets(6, 23), [0, 8]);
    assert_eq!(offsets(0, 23), [0, 2, 4, 6, 8, 10, 12, 14]);
    assert_eq!(offsets(4, 5), [0, 1]);
    assert_eq!(offsets(0, 0), [0]);
    assert_eq!(offsets(0, -3), Vec::<i32>::new());
}

#[test]
fn what_is_not_prepared_counts_nothing_and_an_answer_is_a_cue_times_a_telling() {
    // Weights: two facts of 0.75, the told question 3, the open one 3; all but the last are prepared.
    let bank = bank(8);
    let all_time = plan_with(&bank, 15.0);
    let prepared = all_time.prepared.unwrap();
    assert!(prepared.low > 0.8, "{prepared:?}");
    assert!((all_time.readiness.high - prepared.high * 4.5 / 7.5).abs() < 1e-9);
    assert!(all_time.outcomes.iter().all(|outcome| outcome.recall.is_some()));

    // Without minutes the eve tells three stories all the same; the cue was never drilled.
    let no_time = plan_with(&bank, 0.0);
    assert!(no_time.days[..20].iter().all(|day| day.practised == Practised::default()));
    let told = no_time.outcomes.iter().filter(|outcome| outcome.recall.is_some()).count();
    assert_eq!(told, 3);
    let low = no_time.prepared.unwrap().low;
    let least = Range::around((1.5 * NEVER_DRILLED + 3.0 * NEVER_DRILLED * NEVER_TOLD) / 4.5).low;
    let most = Range::around(NEVER_DRILLED).low;
    assert!(least < low && low < most, "{low}");
    assert_eq!(coverage(&bank, None).totals().likely_answered, 1);
}

#[test]
fn the_eve_and_the_day_rest() {
    for ready in [1, 8] {
        let plan = plan_with(&bank(ready), 15.0);
        let eve = plan.days.last().unwrap().practised;
        assert_eq!((eve.items, eve.tellings), (ready.min(3), ready.min(3)), "of {ready} stories");
    }
}

#[test]
fn knowledge_waits_where_it_is_more_than_a_third() {
    // A fact takes 0.47 minutes: of one minute more than a third, of two less.
    let facts = |minutes: f64| {
        let plan = plan_with(&bank(8), minutes);
        let fact = |outcome: &&Outcome| {
            ["question/d/a", "question/d/b"].contains(&outcome.item.to_string().as_str())
        };
        plan.outcomes.iter().filter(fact).filter(|outcome| outcome.recall.is_some()).count()
    };
    assert_eq!((facts(1.0), facts(2.0)), (0, 2));
}

#[test]
fn with_the_writing_done_the_open_question_counts() {
    let bank = bank(1);
    let history = History::empty(bank.settings());
    let course =
        Course { bank: &bank, history: &history, interview: bank.interviews().first(), today: today() };
    let without = course.plan(15.0).expect("an interview is ahead");
    let writing = course.writing(1);
    let with = course.plan_with(15.0, &writing).expect("an interview is ahead");
    assert_eq!(writing[0].questions().len(), 1);
    assert!(
        with.readiness.low > without.readiness.low + 0.2,
        "{:?}, {:?}",
        with.readiness,
        without.readiness
    );
    assert_eq!(with.outcomes.len(), without.outcomes.len() + 2, "its telling and its cue");
    let written = with.days.iter().position(|day| day.write).expect("a writing day");
    let told = |plan: &Plan| plan.days.iter().map(|day| day.practised.tellings).collect::<Vec<_>>();
    assert_eq!(told(&with)[..=written], told(&without)[..=written], "not before it is written");
}

#[test]
fn readiness_grows_day_by_day_to_where_the_plan_leads() {
    let plan = plan_with(&bank(8), 2.0);
    assert_eq!(plan.readiness_after.len(), plan.days.len());
    assert_eq!(plan.readiness_after.last(), Some(&plan.readiness));
    let lows: Vec<f64> =
        [plan.readiness_now].iter().chain(&plan.readiness_after).map(|range| range.low).collect();
    assert!(lows.is_sorted() && lows[0] + 0.2 < lows[21], "{lows:?}");
}
