//! The caps at their edges, through whole banks.

use crate::practice::cost::{Costs, ItemKind};
use crate::practice::day::StudyDay;
use crate::practice::history::History;
use crate::practice::schedule::{Course, Options, Scope};

/// How many of each sort the bank holds, and the minutes of the evening.
#[derive(Clone, Copy, Default)]
struct Home {
    facts: usize,
    statements: usize,
    stories: usize,
    cues_a_story: usize,
    minutes: f64,
    dated: bool,
}

/// The kinds of a sitting's cards with the story that each is about, in order.
fn sitting(home: Home) -> Vec<(ItemKind, String)> {
    let mut deck = "id = 'd'\ntitle = 'D'\n".to_owned();
    let mut points = String::new();
    let mut question = |id: &str, kind: &str| {
        deck.push_str(&format!(
            "[[question]]\nid = '{id}'\nkind = '{kind}'\nask = '{id}?'\nanswer = 'a'\nlikelihood = 'high'\n"
        ));
    };
    (0..home.facts).for_each(|number| question(&format!("f{number}"), "fact"));
    for number in 0..home.statements {
        question(&format!("s{number}"), "statement");
        points.push_str(&format!("'d/s{number}' = ['one', 'two', 'three']\n"));
    }
    let mut stories = vec![];
    for story in 0..home.stories {
        let cues: Vec<String> = (0..home.cues_a_story).map(|cue| format!("c{story}-{cue}")).collect();
        cues.iter().for_each(|cue| question(cue, "story"));
        let answers: Vec<String> = cues.iter().map(|cue| format!("'d/{cue}'")).collect();
        stories.push((
            format!("stories/t{story}.toml"),
            format!(
                "title = 'T'\nstatus = 'ready'\nanswers = [{}]\nsituation = 'a'\ntask = 'b'\naction = 'c'\nresult = 'd'\n",
                answers.join(", ")
            ),
        ));
    }
    let interviews = if home.dated { "[[interview]]\nid = 'acme'\ndate = 2026-12-12\n" } else { "" };
    let mut files: Vec<(&str, &str)> =
        stories.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    files.extend([
        ("decks/d.toml", deck.as_str()),
        ("points.toml", &points),
        ("interviews.toml", interviews),
    ]);
    let bank = crate::text::tests::bank(&files);
    let history = History::empty(bank.settings());
    let today = StudyDay::from_date(jiff::civil::date(2026, 11, 21));
    let course = Course { bank: &bank, history: &history, interview: bank.interviews().first(), today };
    let options =
        Options { scope: Scope::default(), minutes: home.minutes, limit: None, ahead: false, seed: 1 };
    let story = |item: &crate::practice::review::Item| {
        let id = item.to_string();
        let number = id.trim_start_matches("story/t").trim_start_matches("question/d/c");
        number.split('-').next().unwrap_or_default().to_owned()
    };
    let cards = course.sitting(&options).cards;
    cards.iter().map(|card| (ItemKind::of(&card.item, &bank), story(&card.item))).collect()
}

fn minutes_of(cards: &[(ItemKind, String)], kinds: &[ItemKind]) -> f64 {
    let costs = Costs::learned(
        &History::empty(crate::bank::Bank::default().settings()),
        &crate::bank::Bank::default(),
    );
    cards.iter().filter(|(kind, _)| kinds.contains(kind)).map(|(kind, _)| costs.pass_minutes(*kind)).sum()
}

fn count(cards: &[(ItemKind, String)], kind: ItemKind) -> usize {
    cards.iter().filter(|(known, _)| *known == kind).count()
}

#[test]
fn without_a_story_facts_keep_to_a_third() {
    for dated in [false, true] {
        for minutes in [3.0, 15.0, 120.0] {
            let cards = sitting(Home { facts: 200, minutes, dated, ..Home::default() });
            assert_eq!(count(&cards, ItemKind::Fact), cards.len());
            assert!(
                !cards.is_empty() && minutes_of(&cards, &[ItemKind::Fact]) <= minutes / 3.0,
                "{minutes}: {}",
                cards.len()
            );
        }
    }
}

#[test]
fn one_story_is_told_first_and_at_most_one_of_its_cues_follows_not_at_once() {
    for dated in [false, true] {
        let cards =
            sitting(Home { facts: 9, stories: 1, cues_a_story: 4, minutes: 15.0, dated, ..Home::default() });
        assert_eq!(cards[0].0, ItemKind::Story, "{cards:?}");
        assert_eq!(count(&cards, ItemKind::Question), 1, "two items of a story: {cards:?}");
        assert_ne!(cards[1].0, ItemKind::Question, "never neighbours: {cards:?}");
    }
}

#[test]
fn statements_alone_are_one_an_evening_and_among_cards_every_second_at_most() {
    for dated in [false, true] {
        let alone = sitting(Home { statements: 10, minutes: 15.0, dated, ..Home::default() });
        assert_eq!(alone.len(), 1, "every second place at most");
        let among = sitting(Home { statements: 10, facts: 30, minutes: 30.0, dated, ..Home::default() });
        let neighbours =
            among.windows(2).any(|pair| pair.iter().all(|(kind, _)| *kind == ItemKind::Statement));
        assert!(!neighbours && count(&among, ItemKind::Statement) > 1, "{among:?}");
    }
}

#[test]
fn three_minutes_hold_a_telling_and_two_hours_no_more_than_half_in_tellings() {
    let short =
        sitting(Home { facts: 9, stories: 9, cues_a_story: 3, minutes: 3.0, dated: true, ..Home::default() });
    assert!(count(&short, ItemKind::Story) <= 1 && !short.is_empty(), "{short:?}");
    let long = sitting(Home {
        facts: 60,
        stories: 60,
        cues_a_story: 1,
        minutes: 120.0,
        dated: true,
        ..Home::default()
    });
    let told = minutes_of(&long, &[ItemKind::Story]);
    assert!(told <= 60.0 + 1.5 && told > 15.0, "{told}");
    let undated = sitting(Home { stories: 9, cues_a_story: 3, minutes: 120.0, ..Home::default() });
    assert_eq!(count(&undated, ItemKind::Story), 1, "one telling an evening without a date");
}

#[test]
fn of_no_story_there_are_more_than_two_items_an_evening() {
    let cards = sitting(Home {
        facts: 30,
        stories: 5,
        cues_a_story: 4,
        minutes: 60.0,
        dated: true,
        ..Home::default()
    });
    for story in 0..5 {
        let name = story.to_string();
        let of_it: Vec<_> =
            cards.iter().filter(|(kind, of)| *kind != ItemKind::Fact && *of == name).collect();
        assert!(of_it.len() <= 2, "{of_it:?}");
    }
}
