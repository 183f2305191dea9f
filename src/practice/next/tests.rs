use super::*;
use crate::bank::Bank;
use crate::practice::day::StudyDay;
use crate::practice::history::History;
use proptest::prelude::*;

/// A home by its questions (kind, likely, what is prepared) and the days to an interview.
fn bank(questions: &[(usize, bool, usize)], drafts: usize, days: Option<i64>) -> Bank {
    let mut deck = "id = 'd'\ntitle = 'D'\n".to_owned();
    let (mut points, mut ready) = (String::new(), String::new());
    for (number, (kind, likely, prepared)) in questions.iter().enumerate() {
        let kind = Kind::ALL[*kind];
        let likelihood = if *likely { "high" } else { "low" };
        deck.push_str(&format!(
            "[[question]]\nid = 'q{number}'\nkind = '{}'\nask = 'Q{number}?'\nanswer = 'a'\nlikelihood = '{likelihood}'\n\
             competencies = ['culture']\nvariants = [{{ ask = 'v', answer = 'w' }}]\n",
            kind.word()
        ));
        match prepared {
            1 => ready.push_str(&format!("'d/q{number}', ")),
            2 => points.push_str(&format!("'d/q{number}' = ['one', 'two', 'three']\n")),
            _ => {}
        }
    }
    let parts = "situation = 'a'\ntask = 'b'\naction = 'c'\nresult = 'd'\n";
    let story = format!("title = 'S'\nstatus = 'ready'\nanswers = [{ready}]\n{parts}");
    let draft = "title = 'D'\ncompetencies = ['culture']\n";
    let interview = days.map_or(String::new(), |days| {
        let date = today().plus(i32::try_from(days).unwrap()).date();
        format!("[[interview]]\nid = 'acme'\ndate = {date}\n")
    });
    let paths: Vec<String> = (0..drafts).map(|number| format!("stories/draft-{number}.toml")).collect();
    let mut files: Vec<(&str, &str)> = paths.iter().map(|path| (path.as_str(), draft)).collect();
    files.extend([
        ("decks/d.toml", deck.as_str()),
        ("points.toml", &points),
        ("interviews.toml", &interview),
    ]);
    files.push(("stories/s.toml", &story));
    crate::text::tests::bank(&files)
}

fn today() -> StudyDay {
    StudyDay::from_date(jiff::civil::date(2026, 11, 21))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn what_comes_next_agrees_with_plan_coverage_and_sitting(
        questions in prop::collection::vec((0..5_usize, any::<bool>(), 0..3_usize), 0..12),
        drafts in 0..3_usize,
        days in prop::option::of(0..30_i64),
    ) {
        let bank = bank(&questions, drafts, days);
        let history = History::empty(bank.settings());
        let course =
            Course { bank: &bank, history: &history, interview: bank.interviews().first(), today: today() };
        let agenda = course.todays_sitting();
        let steps = steps(&course, &agenda, None);
        let sitting = steps.iter().find(|step| matches!(step.task, Task::Drill | Task::Tell));
        prop_assert_eq!(sitting.is_some(), !agenda.cards.is_empty());
        let open = coverage(&bank, course.interview).gaps().count() > 0;
        prop_assert!(course.rests() || !open || !steps.is_empty(), "open gaps, and nothing to do");
        let (mut left, mut in_vain) = (steps.clone(), vec![]);
        while let Some(step) = left.first().filter(|step| !in_vain.contains(&step.task.command())) {
            in_vain.push(step.task.command());
            left = still_sensible(steps.clone(), &in_vain);
            let again = left.iter().filter(|step| in_vain.contains(&step.task.command()));
            prop_assert!(again.into_iter().all(|step| step.task == Task::Drill), "only a sitting comes again");
        }
        if course.rests() {
            prop_assert!(steps.iter().all(|step| matches!(step.task, Task::Brief(_) | Task::Tell)));
            return Ok(());
        }
        if let Some(plan) = course.plan(course.minutes()) {
            prop_assert_eq!(plan.days[0].practised.items, agenda.cards.len());
        }
        // The first draft to be written is the one that the plan and the coverage name.
        let written = steps.iter().find_map(|step| match &step.task {
            Task::Write(id) => Some(id.clone()),
            _ => None,
        });
        let best = course.writing(WRITINGS).into_iter().find_map(|next| match next {
            WriteNext::Draft { story, .. } => Some(story.id.clone()),
            WriteNext::New { .. } => None,
        });
        if let Some(best) = best {
            prop_assert_eq!(written, Some(best));
        }
        let covered = coverage(&bank, course.interview);
        prop_assert!(covered.gaps().next().is_none() || !steps.is_empty(), "an open gap is offered something");
        let answered = |id: &QuestionId| covered.rows.iter().any(|row| row.question.id == *id && row.is_answered());
        for step in &steps {
            match &step.task {
                Task::Points(question) | Task::Link(_, question) => prop_assert!(!answered(question)),
                _ => {}
            }
        }
    }
}
