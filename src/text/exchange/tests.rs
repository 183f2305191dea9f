//! Files in the forms of real ones, each with what a person would keep of it (`tests/data/import`).

use super::*;
use proptest::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
struct Expected {
    file: Vec<One>,
}

#[derive(Deserialize)]
struct One {
    name: String,
    kind: String,
    count: usize,
    first: String,
    last: String,
    holds: Vec<String>,
    misses: Vec<String>,
}

fn text_of(name: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/import").join(name);
    #[expect(clippy::disallowed_methods, reason = "fixtures lie in files")]
    std::fs::read_to_string(path).expect(name)
}

fn plain(text: &str) -> String {
    let text = text.replace("**", "").replace(['`', '\\'], "");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is kept as a thing of its own, and everything that is kept.
fn kept(found: &Foreign) -> (Vec<String>, String) {
    let questions = found.questions.iter().map(|question| question.ask.clone());
    let stories = found.stories.iter().map(|story| story.title.clone());
    let own: Vec<String> =
        questions.chain(stories).chain(found.asked.iter().cloned()).map(|text| plain(&text)).collect();
    let all = plain(
        &format!("{:#?}", (&found.questions, &found.stories, &found.asked))
            .replace("\\n", " ")
            .replace("\\\"", "\""),
    );
    (own, all)
}

#[test]
fn files_from_elsewhere_give_what_a_person_would_keep() {
    let expected: Expected = toml::from_str(&text_of("expected.toml")).expect("expected.toml");
    let mut wrong = String::new();
    for one in &expected.file {
        let text = text_of(&one.name);
        let (form, kind) = guess(&one.name, &text);
        let word = match kind {
            Kind::Deck => "deck",
            Kind::Stories => "stories",
            Kind::Debrief => "debrief",
        };
        let found = read(&text, form, kind, &[]);
        let (own, all) = kept(&found);
        let mut mind = |what: String| wrong.push_str(&format!("{}: {what}\n", one.name));
        if word != one.kind {
            mind(format!("taken for {word}"));
        }
        if own.len() != one.count {
            mind(format!("{} instead of {}: {own:#?}\n left {:#?}", own.len(), one.count, found.left));
        }
        if own.first() != Some(&one.first) || own.last() != Some(&one.last) {
            mind(format!("from {:?} to {:?}", own.first(), own.last()));
        }
        for held in one.holds.iter().filter(|held| !all.contains(&plain(held))) {
            mind(format!("lost {held:?}"));
        }
        for missed in one.misses.iter().filter(|missed| own.iter().any(|kept| kept.contains(&plain(missed))))
        {
            mind(format!("kept {missed:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(text in "([a-zA-Z .,]|\\PC|[-*#:?|\n\t<>%={}()/]){0,400}", name in prop::sample::select(vec!["a.md", "a.csv", "a.tsv", "a.json", "a.org", "a.txt", "a.vtt", "a.html", "a.yaml", "a.srt"])) {
        let (form, kind) = guess(name, &text);
        for kind in [kind, Kind::Deck, Kind::Stories, Kind::Debrief] {
            let _ = read(&text, form, kind, &[]);
        }
    }
}
