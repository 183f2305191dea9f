//! The bundled decks: counts, bounds, no repetition, no borrowed wording.

use stardrill::bank::{Kind, Likelihood, Question};
use stardrill::disk::read_bundled;
use std::collections::{HashMap, HashSet};

/// Words that two different questions may well share.
const STOP_WORDS: &str = "a an the and or of to in on for with you your me i it is was were are be what how when who why which \
    did do does have has had that this at by from as tell about would could us our we they them their one not no so if into out up \
    time most any there than then where more been can will his her its";

fn words(text: &str) -> HashSet<String> {
    let stop: HashSet<&str> = STOP_WORDS.split_whitespace().collect();
    text.to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !stop.contains(word))
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_decks_read_without_a_complaint() {
    let reading = read_bundled();
    assert!(reading.diagnostics.all().is_empty(), "{:?}", reading.diagnostics.all());
}

#[test]
fn there_are_enough_questions_of_every_kind_and_few_likely_ones() {
    let reading = read_bundled();
    let bank = &reading.bank;
    let questions = bank.questions();
    assert!(questions.len() >= 190, "{}", questions.len());
    for deck in bank.decks() {
        let of_deck: Vec<_> = questions.iter().filter(|question| question.id.deck() == &deck.id).collect();
        assert!(of_deck.len() >= 45, "{}: {}", deck.id, of_deck.len());
        for kind in [Kind::Story, Kind::Fact] {
            assert!(
                of_deck.iter().any(|question| question.kind == kind),
                "{} has no {}",
                deck.id,
                kind.word()
            );
        }
    }
    let share = |kind: Kind| {
        100 * questions.iter().filter(|question| question.kind == kind).count() / questions.len()
    };
    assert!((45..=65).contains(&share(Kind::Story)), "story {} %", share(Kind::Story));
    let opinions = share(Kind::View) + share(Kind::Statement);
    assert!((10..=20).contains(&opinions), "view and statement {opinions} %");
    let knowledge = share(Kind::Fact) + share(Kind::Exercise);
    assert!((20..=38).contains(&knowledge), "fact and exercise {knowledge} %");
    let high = |fact: bool| {
        let likely = questions.iter().filter(|question| question.likelihood == Likelihood::High);
        likely.filter(|question| question.kind.needs_nothing() == fact).count()
    };
    assert!(high(false) <= 50 && high(true) <= 20, "{} and {}", high(false), high(true));
    let facts =
        |deck: &str| questions.iter().filter(|q| q.id.deck() == deck && q.kind.needs_nothing()).count();
    assert!(facts("business-acumen") >= 30);
    let translations: Vec<&Question> =
        questions.iter().filter(|q| q.id.stem().starts_with("translate-")).collect();
    assert!(translations.len() >= 15, "{}", translations.len());
    for question in translations {
        assert_eq!(question.kind, Kind::Exercise, "{}", question.id);
        for variant in &question.variants {
            assert!(variant.answer.contains("Left out"), "{}: {}", question.id, variant.ask);
        }
    }
}

#[test]
fn every_card_holds_what_it_should_and_no_more() {
    let reading = read_bundled();
    for question in reading.bank.questions() {
        let id = &question.id;
        let within = |name: &str, count: usize, range: std::ops::RangeInclusive<usize>| {
            assert!(range.contains(&count), "{id}: {count} {name}");
        };
        within("competencies", question.competencies.len(), 1..=3);
        within("search words", question.words.len(), 3..=8);
        assert!(question.probes.is_some(), "{id} has no probes");
        match question.kind {
            Kind::Fact => {
                within("key points", question.key_points.len(), 2..=5);
                within("follow-ups", question.follow_ups.len(), 1..=3);
                let answer = question.answer.as_deref().unwrap_or_default();
                within("words in the answer", answer.split_whitespace().count(), 25..=60);
                within("figures in the answer", figures(answer), 0..=6);
                let more = question.more.as_deref().unwrap_or_default();
                within("words beyond the answer", more.split_whitespace().count(), 0..=110);
            }
            Kind::Exercise => {
                within("variants", question.variants.len(), 3..=3);
                within("follow-ups", question.follow_ups.len(), 1..=3);
                assert_eq!(question.answer, None, "{id} has an answer beside its variants");
                for variant in &question.variants {
                    within("key points", variant.key_points.len(), 2..=5);
                    within("words in the answer", variant.answer.split_whitespace().count(), 25..=100);
                    within("words in a case", variant.ask.split_whitespace().count(), 5..=70);
                }
            }
            Kind::Story | Kind::View | Kind::Statement => {
                within("other wordings", question.also.len(), 2..=3);
                within("strong points", question.strong.len(), 3..=5);
                within("weak points", question.weak.len(), 2..=4);
                within("follow-ups", question.follow_ups.len(), 2..=4);
                assert_eq!(question.answer, None, "{id} has an answer");
            }
        }
        for wording in std::iter::once(&question.ask).chain(&question.also) {
            within("words in a wording", wording.split_whitespace().count(), 1..=35);
        }
    }
}

/// Runs of digits: what must be kept in mind to say it.
fn figures(text: &str) -> usize {
    let starts = |(position, c): (usize, char)| {
        c.is_ascii_digit()
            && !text[..position].ends_with(|before: char| {
                before.is_ascii_digit()
                    || ".,".contains(before)
                        && text[..position]
                            .trim_end_matches(['.', ','])
                            .ends_with(|digit: char| digit.is_ascii_digit())
            })
    };
    text.char_indices().filter(|at| starts(*at)).count()
}

#[test]
fn what_can_age_or_holds_in_one_place_says_so() {
    let reading = read_bundled();
    let aged: Vec<_> =
        reading.bank.questions().iter().filter(|question| question.checked.is_some()).collect();
    assert!(aged.len() >= 10, "{}", aged.len());
    for question in &aged {
        assert!(question.kind.needs_nothing(), "{}", question.id);
    }
    for id in
        ["business-acumen/cloud-switching-eu", "difficult-situations/nis2-clock", "strategy/ai-act-users"]
    {
        let question = reading.bank.question(id).expect(id);
        assert!(question.checked.is_some() && question.holds_in.is_some(), "{id}");
    }
}

#[test]
fn each_deck_has_a_strong_telling_and_a_failing_one() {
    let bank = read_bundled().bank;
    for (deck, text) in stardrill::disk::TELLINGS {
        let examples = stardrill::text::examples::read_examples(text).expect("tellings");
        assert_eq!(&examples.deck, deck);
        let verdicts: Vec<&str> = examples.telling.iter().map(|telling| telling.verdict.as_str()).collect();
        assert_eq!(verdicts, ["strong", "failing"], "{deck}");
        for telling in &examples.telling {
            let question = bank.question(&telling.question).expect("its question");
            assert_eq!((question.id.deck(), question.kind), (*deck, Kind::Story));
            let words = telling.said.split_whitespace().count();
            assert!((200..=280).contains(&words), "{deck}: {words} words");
            assert!(telling.ticks.len() >= 6 && telling.ticks.iter().any(|tick| tick.met));
        }
    }
}

#[test]
fn no_two_cards_ask_the_same_thing() {
    let reading = read_bundled();
    let asked: Vec<(&str, HashSet<String>)> = reading
        .bank
        .questions()
        .iter()
        .map(|question| (question.id.as_str(), words(&question.wordings().collect::<Vec<_>>().join(" "))))
        .collect();
    for (position, (id, these)) in asked.iter().enumerate() {
        for (other, those) in &asked[position + 1..] {
            let shared = these.intersection(those).count() as f64 / these.union(those).count() as f64;
            assert!(shared <= 0.6, "{id} and {other} share {shared:.2} of their words");
        }
    }
}

#[test]
fn every_competency_is_used_and_every_alias_leads_to_one() {
    let reading = read_bundled();
    let bank = &reading.bank;
    let mut used: HashMap<&str, usize> = HashMap::new();
    for tag in bank.questions().iter().flat_map(|question| &question.competencies) {
        let known =
            bank.vocabulary().resolve(&tag.value).unwrap_or_else(|| panic!("{} is unknown", tag.value));
        assert_eq!(known.id.as_str(), tag.value, "decks name ids, not aliases");
        *used.entry(known.id.as_str()).or_insert(0) += 1;
    }
    let mut seen = HashSet::new();
    for competency in bank.vocabulary().all() {
        assert!(
            used.get(competency.id.as_str()).copied().unwrap_or(0) >= 3,
            "{} is used less than 3 times",
            competency.id
        );
        assert!(
            (10..=25).contains(&competency.cues.len()),
            "{}: {} cues",
            competency.id,
            competency.cues.len()
        );
        for name in competency.aliases.iter().map(String::as_str).chain([competency.id.as_str()]) {
            assert!(seen.insert(name), "`{name}` is claimed twice");
            assert_eq!(bank.vocabulary().canonical(name), competency.id.as_str());
        }
    }
}

/// Hashes (64-bit FNV-1a of the lower-case words joined by a space) of every run of eight words in the two texts that the
/// facts came from: their wording is not ours.
#[test]
fn no_run_of_eight_words_is_borrowed() {
    let text = include_str!("../data/borrowed-runs.txt");
    let hashes: HashSet<u64> = text
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| u64::from_str_radix(line, 16).expect("a hash"))
        .collect();
    assert!(hashes.len() > 1000, "{} hashes", hashes.len());
    for deck in stardrill::disk::BUNDLED {
        let words: Vec<String> = deck
            .1
            .to_lowercase()
            .split(|c: char| !c.is_ascii_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect();
        for run in words.windows(8) {
            assert!(!hashes.contains(&fnv(&run.join(" "))), "{}: {}", deck.0, run.join(" "));
        }
    }
}

fn fnv(text: &str) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
