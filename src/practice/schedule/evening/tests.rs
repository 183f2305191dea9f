mod edges;

use super::*;
use proptest::prelude::*;

/// An offer by a word: `s1` the telling of story 1, `c1` its cue, `v` a cue of none, `f` a fact, `x` an exercise, `t` a
/// statement.
fn offer(number: usize, word: &str) -> Offer {
    let (kind, minutes) = match word.as_bytes()[0] {
        b's' => (ItemKind::Story, 3.0),
        b'f' => (ItemKind::Fact, 0.5),
        b'x' => (ItemKind::Exercise, 1.0),
        b't' => (ItemKind::Statement, 1.5),
        _ => (ItemKind::Question, 1.0),
    };
    let story = (word.len() > 1).then(|| StoryId::parse(&format!("story-{}", &word[1..])).unwrap());
    Offer { candidate: number, kind, story, minutes, score: 1.0 }
}

fn taken(evening: &Evening, words: &str) -> String {
    let words: Vec<&str> = words.split(' ').collect();
    let offers = words.iter().enumerate().map(|(number, word)| offer(number, word));
    let taken: Vec<&str> = evening.take(offers).iter().map(|offer| words[offer.candidate]).collect();
    taken.join(" ")
}

fn minutes(minutes: f64) -> Evening {
    Evening { minutes, ..Evening::default() }
}

#[test]
fn a_day_takes_what_its_minutes_hold_and_the_last_may_run_over() {
    assert_eq!(taken(&minutes(2.5), "c1 c2 c3 c4"), "c1 c2 c3");
    assert_eq!(taken(&minutes(0.0), "c1"), "");
    assert_eq!(taken(&minutes(120.0), "c1 f s1"), "s1 f c1");
    assert_eq!(taken(&Evening { limit: Some(1), ..minutes(9.0) }, "c1 c2"), "c1");
}

#[test]
fn knowledge_takes_a_third_at_most() {
    assert_eq!(taken(&minutes(3.0), "f f f f c1 c2"), "c1 f f c2", "a minute of three");
    let later = Evening { spent: 6.0, spent_on_knowledge: 3.0, ..minutes(3.0) };
    assert_eq!(taken(&later, "f f c1"), "c1", "what was practised today counts");
    assert_eq!(taken(&Evening { is_narrow: true, ..minutes(2.0) }, "f f f f"), "f f f f", "asked for");
}

#[test]
fn what_is_spoken_takes_half_and_the_last_of_it_runs_over() {
    assert_eq!(taken(&minutes(9.0), "s1 s2 s3 c4 c5 c6"), "s1 s2 c4 c5 c6", "most of the second fits");
    assert_eq!(taken(&minutes(8.0), "s1 s2 s3 c4 c5 c6"), "s1 c4 c5 c6", "half of it does not");
    assert_eq!(taken(&minutes(3.0), "s1 s2 c4"), "s1", "one may be told on any evening");
    assert_eq!(taken(&Evening { tellings: Some(1), ..minutes(20.0) }, "s1 s2 c4"), "s1 c4");
    let told = Evening { spent: 6.0, spent_on_spoken: 6.0, ..minutes(2.0) };
    assert_eq!(taken(&told, "s3 c4 c5"), "c4 c5");
    assert_eq!(taken(&minutes(30.0), "t t t c1"), "c1 t t", "at most every second place");
}

#[test]
fn of_a_story_two_items_its_telling_first_and_never_side_by_side() {
    assert_eq!(taken(&minutes(30.0), "c1 c1 c1 c2"), "c1 c2 c1");
    assert_eq!(taken(&minutes(30.0), "c1 s1 c2 v"), "s1 c2 c1 v");
    let earlier = Evening { stories: vec![StoryId::parse("story-1").unwrap()], ..minutes(30.0) };
    assert_eq!(taken(&earlier, "s1 c1 c2"), "s1 c2", "one of it was practised before");
}

#[test]
fn it_begins_with_a_story_where_there_is_one() {
    assert_eq!(taken(&minutes(30.0), "f v c1"), "c1 f v");
    assert_eq!(taken(&minutes(30.0), "f v"), "f v");
}

proptest! {
    #[test]
    fn every_day_keeps_its_caps(
        words in prop::collection::vec(("[scvfxt]", 1..4_u8), 0..40),
        minutes in 3.0..120.0_f64,
        narrow in any::<bool>(),
    ) {
        let evening = Evening { minutes, is_narrow: narrow, ..Evening::default() };
        let offers: Vec<Offer> = words.iter().enumerate().map(|(number, (word, story))| {
            let word = if matches!(word.as_str(), "s" | "c") { format!("{word}{story}") } else { word.clone() };
            offer(number, &word)
        }).collect();
        let taken = evening.take(offers.clone().into_iter());
        let spent = |wanted: &dyn Fn(&Offer) -> bool| taken.iter().filter(|one| wanted(one)).map(|one| one.minutes).sum::<f64>();
        prop_assert!(spent(&|_| true) < minutes + 3.0 + 1e-9);
        let mut seen: Vec<usize> = taken.iter().map(|one| one.candidate).collect();
        seen.sort_unstable();
        seen.dedup();
        prop_assert_eq!(seen.len(), taken.len(), "nothing twice");
        if !narrow {
            prop_assert!(spent(&|one| one.kind.is_knowledge()) <= minutes / 3.0 + 1e-9);
            prop_assert!(spent(&|one| one.kind.is_spoken()) <= (minutes / 2.0 + 1.5).max(3.0) + 1e-9);
            for story in offers.iter().filter_map(|one| one.story.clone()) {
                prop_assert!(taken.iter().filter(|one| one.story.as_ref() == Some(&story)).count() <= 2);
            }
        }
    }
}
