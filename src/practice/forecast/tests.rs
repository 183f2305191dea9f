use super::*;
use crate::bank::{QuestionId, Settings};
use crate::practice::memory::Model;
use proptest::prelude::*;

fn today() -> StudyDay {
    StudyDay::from_date(jiff::civil::date(2026, 11, 21))
}

/// A bank of some ready stories and one deck: two facts, a story question that the first story answers, and one open one.
fn bank(stories_ready: usize) -> Bank {
    bank_until(stories_ready, "2026-12-12")
}

fn bank_until(stories_ready: usize, date: &str) -> Bank {
    let deck = "id = 'd'\ntitle = 'D'\n\
        [[question]]\nid = 'a'\nkind = 'fact'\nask = 'A?'\nanswer = 'a'\n\
        [[question]]\nid = 'b'\nkind = 'fact'\nask = 'B?'\nanswer = 'b'\n\
        [[question]]\nid = 'told'\nkind = 'story'\nask = 'C?'\nlikelihood = 'high'\n\
        [[question]]\nid = 'open'\nkind = 'story'\nask = 'D?'\nlikelihood = 'high'\n";
    let story = "title = 'S'\nstatus = 'ready'\nanswers = ['d/told']\nsituation = 'a'\ntask = 'b'\naction = 'c'\nresult = 'd'\n";
    let interview = format!("[[interview]]\nid = 'acme'\ndate = {date}\n");
    let paths: Vec<String> = (0..stories_ready).map(|number| format!("stories/s{number}.toml")).collect();
    let mut files: Vec<(&str, &str)> = paths.iter().map(|path| (path.as_str(), story)).collect();
    files.extend([("decks/d.toml", deck), ("interviews.toml", &interview)]);
    crate::text::tests::bank(&files)
}

fn plan_with(bank: &Bank, minutes: f64) -> Plan {
    let goal = Goal { interview: &bank.interviews()[0], today: today(), minutes };
    plan(bank, &History::empty(bank.settings()), goal)
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
fn what_is_not_prepared_counts_nothing_and_what_is_not_reached_a_fifth() {
    // Weights: two facts of 1.5, the told question 3, the open one 3; all but the last are prepared.
    let all_time = plan_with(&bank(8), 15.0);
    let prepared = all_time.prepared.unwrap();
    assert!(prepared.low > 0.85, "{prepared:?}");
    assert!((all_time.readiness.high - prepared.high * 6.0 / 9.0).abs() < 1e-9);
    assert!(all_time.outcomes.iter().all(|outcome| outcome.recall.is_some()));

    let no_time = plan_with(&bank(8), 0.0);
    assert!((no_time.prepared.unwrap().low - Range::around(NEVER_DRILLED).low).abs() < 1e-9);
    let questions = no_time.outcomes.iter().filter(|outcome| matches!(outcome.item, Item::Question(_)));
    assert!(
        questions.map(|outcome| outcome.recall).all(|recall| recall.is_none()),
        "the eve tells stories alone"
    );
    assert!(no_time.days[..20].iter().all(|day| day.practised == Practised::default()));
}

#[test]
fn the_eve_rests_and_facts_wait_while_there_are_stories_to_write() {
    // A fact takes more than a third of one minute, so none is drilled while stories are missing: and with one ready story
    // of eight and the interview in a week, some are to the end.
    let facts = |date: &str, ready: usize| {
        let bank = bank_until(ready, date);
        let plan = plan_with(&bank, 1.0);
        let eve = plan.days.last().unwrap().practised;
        assert_eq!((eve.items, eve.tellings), (ready.min(3), ready.min(3)), "the eve");
        assert!(plan.days.iter().any(|day| day.practised.items > 0));
        let facts = plan
            .outcomes
            .iter()
            .filter(|outcome| ["question/d/a", "question/d/b"].contains(&outcome.item.to_string().as_str()));
        facts.filter(|outcome| outcome.recall.is_some()).count()
    };
    assert_eq!(facts("2026-11-28", 1), 0, "two sessions do not make eight stories");
    assert_eq!(facts("2026-11-28", 8), 2, "enough stories");
    assert_eq!(facts("2026-12-12", 1), 2, "seven sessions do");
}

proptest! {
    #[test]
    fn a_day_passes_its_minutes_by_one_item_at_most_and_takes_nothing_twice(
        stabilities in prop::collection::vec(prop::option::of(0.1..60.0_f32), 1..40),
        minutes in 0.0..20.0_f64,
        days_left in 2..40_i32,
    ) {
        let history = History::empty(&Settings::default());
        let (model, costs) = (Model::with_defaults(), Costs::learned(&history, &Bank::default()));
        let planner = Planner {
            model: &model,
            costs: &costs,
            first_grades: first_grades(&history, &Bank::default()),
            day: today().plus(days_left),
            pass_days: 5,
        };
        let kinds = [ItemKind::Question, ItemKind::Fact, ItemKind::Story];
        let candidate = |(number, stability): (usize, &Option<f32>)| Candidate {
            item: Item::Question(QuestionId::of("d", &format!("q{number}")).unwrap()),
            kind: kinds[number % 3],
            weight: 1.5,
            state: stability.map(|stability_days| State {
                memory: Memory { stability_days, difficulty: 5.0 },
                last_day: today().plus(-3),
            }),
        };
        let mut all: Vec<Candidate> = stabilities.iter().enumerate().map(candidate).collect();
        let before = ranked(&planner, &all, today());
        prop_assert!(before.iter().all(|(_, worth)| worth.gain >= LEAST_GAIN));
        let budget = Budget { minutes, facts: f64::INFINITY };
        let practised = practise(&planner, &mut all, today(), budget);
        let dearest = before.iter().map(|(_, worth)| worth.minutes).fold(0.0, f64::max);
        prop_assert!(practised.minutes < minutes + dearest + 1e-9);
        let taken = all.iter().filter(|one| one.state.is_some_and(|state| state.last_day == today())).count();
        prop_assert_eq!(practised.items, taken);
        // What was taken is out for the rest of the day.
        let ready_again = ranked(&planner, &all, today());
        prop_assert_eq!(ready_again.len(), before.len() - taken);
    }
}
