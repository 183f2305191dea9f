use super::*;
use crate::bank::{
    CompetencyId, Kind, Likelihood, Parts, Phrasings, Place, QuestionId, StoryId, Vocabulary, Window, Written,
};
use crate::text::phrasing::read_phrasings;
use std::collections::HashMap;
use toml::{Table, Value};

/// The labelled set of `tests/data/fit`: stories, questions, and which fit (grade 1 or 2).
struct Labelled {
    bank: Bank,
    fits: HashMap<String, HashMap<String, i64>>,
}

fn text(table: &Table, key: &str) -> String {
    table.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn texts(table: &Table, key: &str) -> Vec<Written<String>> {
    let list = table.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
    let written = |value: &Value| Written::new(value.as_str().unwrap().to_owned(), Place::default());
    list.iter().map(written).collect()
}

fn entries(file: &str, key: &str) -> Vec<Table> {
    let table: Table = file.parse().unwrap();
    table[key].as_array().unwrap().iter().map(|entry| entry.as_table().unwrap().clone()).collect()
}

/// The labelled sets: questions and stories of each.
const FIRST: [&str; 2] = [
    include_str!("../../../tests/data/fit/questions.toml"),
    include_str!("../../../tests/data/fit/stories.toml"),
];
const SECOND: [&str; 2] = [
    include_str!("../../../tests/data/fit/second/questions.toml"),
    include_str!("../../../tests/data/fit/second/stories.toml"),
];

/// A set with the tags of this key: `tags` (careful) or `hurried`.
fn labelled([questions, stories]: [&str; 2], tag_key: &str) -> Labelled {
    let written = |value: String| Written::new(value, Place::default());
    let story = |entry: &Table| Story {
        id: StoryId::parse(&text(entry, "id")).unwrap(),
        title: written(text(entry, "title")),
        headline: Some(written(text(entry, "headline"))),
        status: Status::Ready,
        when: None,
        competencies: texts(entry, tag_key),
        answers: vec![],
        parts: Part::ALL.map(|part| Some(written(text(entry, part.word())))),
        numbers: vec![],
        pushback: vec![],
        avoid: vec![],
        not_for: vec![],
        aliases: vec![],
        place: Place::default(),
    };
    let question = |entry: &Table| Question {
        id: QuestionId::of("fit", &text(entry, "id")).unwrap(),
        kind: Kind::parse(&text(entry, "kind")).unwrap(),
        ask: text(entry, "ask"),
        also: vec![text(entry, "also")],
        competencies: texts(entry, "competencies"),
        likelihood: Likelihood::High,
        probes: None,
        strong: vec![],
        weak: vec![],
        follow_ups: vec![],
        answer: None,
        more: None,
        checked: None,
        holds_in: None,
        words: vec![],
        key_points: vec![],
        variants: vec![],
        window: Window::STATEMENT,
        aliases: vec![],
        place: Place::default(),
    };
    let (questions, stories) = (entries(questions, "question"), entries(stories, "story"));
    let grades = |entry: &Table| {
        let fits = entry.get("fits").and_then(Value::as_table).cloned().unwrap_or_default();
        fits.into_iter().map(|(story, grade)| (story, grade.as_integer().unwrap())).collect()
    };
    let mut bank = Bank::new(Parts {
        questions: questions.iter().map(question).chain(bundled_questions()).collect(),
        stories: stories.iter().map(story).collect(),
        vocabulary: vocabulary(),
        ..Parts::default()
    });
    bank.set_phrasings(Phrasings::from_source(phrasings));
    Labelled {
        bank,
        fits: questions.iter().map(|entry| (format!("fit/{}", text(entry, "id")), grades(entry))).collect(),
    }
}

/// The bundled cards: in every home they tell how the words of a competency sound.
fn bundled_questions() -> Vec<Question> {
    let decks = [
        ("leadership-philosophy", include_str!("../../../decks/leadership-philosophy.toml")),
        ("strategy", include_str!("../../../decks/strategy.toml")),
        ("business-acumen", include_str!("../../../decks/business-acumen.toml")),
        ("difficult-situations", include_str!("../../../decks/difficult-situations.toml")),
    ];
    let paths = decks.map(|(id, text)| (format!("decks/{id}.toml"), text));
    let files: Vec<(&str, &str)> = paths.iter().map(|(path, text)| (path.as_str(), *text)).collect();
    crate::text::tests::bank(&files).questions().to_vec()
}

fn vocabulary() -> Vocabulary {
    let plain = |entry: &Table, key: &str| texts(entry, key).into_iter().map(|text| text.value).collect();
    let competencies = entries(include_str!("../../../decks/competencies.toml"), "competency");
    let competency = |entry: &Table| crate::bank::Competency {
        id: CompetencyId::parse(&text(entry, "id")).unwrap(),
        title: text(entry, "title"),
        aliases: plain(entry, "aliases"),
        cues: plain(entry, "cues"),
        place: Place::default(),
    };
    Vocabulary::new(competencies.iter().map(competency).collect())
}

/// How well suggestions fit labelled sets, in numbers of questions.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    /// Those that something fits, and of them those that have a fitting story among the first three.
    fitting: usize,
    hits: usize,
    /// Those whose first suggestion is strong, whether anything fits or not, and of them those that have one there.
    strong: usize,
    strong_hits: usize,
}

impl Counts {
    fn hits(self) -> f64 {
        self.hits as f64 / self.fitting.max(1) as f64
    }

    fn strong_hits(self) -> f64 {
        self.strong_hits as f64 / self.strong.max(1) as f64
    }
}

#[expect(clippy::print_stderr, reason = "the figures are what this test is for")]
fn measure(set: &Labelled, name: &str) -> Counts {
    let ranker = Matcher::new(&set.bank);
    let mut counts = Counts::default();
    let mut wrong = String::new();
    for question in set.bank.questions() {
        let Some(fits) = set.fits.get(question.id.as_str()) else { continue };
        let found = ranker.stories_for(question);
        let first: Vec<&str> = found.iter().take(3).map(|found| found.what.id.as_str()).collect();
        let is_hit = first.iter().any(|id| fits.contains_key(*id));
        let is_strong = found.first().is_some_and(|found| !found.is_weak);
        counts.fitting += usize::from(!fits.is_empty());
        counts.hits += usize::from(is_hit);
        counts.strong += usize::from(is_strong);
        counts.strong_hits += usize::from(is_strong && is_hit);
        if !is_hit && (is_strong || !fits.is_empty()) {
            let wanted: Vec<&String> = fits.keys().collect();
            let how = if is_strong { "strong" } else { "perhaps" };
            wrong.push_str(&format!("  {} ({how}): {first:?}, fitting: {wanted:?}\n", question.id));
        }
    }
    eprintln!(
        "{name}: top 3 {:.3}, of strong ones {:.3}; {counts:?}\n{wrong}",
        counts.hits(),
        counts.strong_hits()
    );
    counts
}

/// The counts of both sets together.
fn both_sets(tag_key: &str) -> Counts {
    let counts = [(FIRST, "first"), (SECOND, "second")]
        .map(|(set, name)| measure(&labelled(set, tag_key), &format!("{name} set, {tag_key}")));
    let [one, other] = counts;
    Counts {
        fitting: one.fitting + other.fitting,
        hits: one.hits + other.hits,
        strong: one.strong + other.strong,
        strong_hits: one.strong_hits + other.strong_hits,
    }
}

#[test]
fn careful_tags_lead_to_a_fitting_story() {
    let counts = both_sets("tags");
    assert!(counts.hits() >= 0.92 && counts.strong_hits() >= 0.86, "{counts:?}");
}

#[test]
fn hurried_tags_still_do_mostly() {
    let counts = both_sets("hurried");
    assert!(counts.hits() >= 0.84 && counts.strong_hits() >= 0.8, "{counts:?}");
}

#[test]
fn typed_tags_become_what_was_meant() {
    let vocabulary = vocabulary();
    let all = entries(include_str!("../../../tests/data/typed/third/tags.toml"), "tag");
    let mut wrong = vec![];
    for entry in &all {
        let wanted: Vec<String> = texts(entry, "becomes").into_iter().map(|id| id.value).collect();
        let meant = typed_tags::meant(&vocabulary, &text(entry, "typed"));
        let is_right = match &meant {
            Some(typed_tags::Meant::One(id)) => wanted.iter().any(|wanted| wanted == id.as_str()),
            Some(typed_tags::Meant::Several(ids)) => {
                ids.iter().any(|id| wanted.iter().any(|wanted| wanted == id.as_str()))
            }
            Some(typed_tags::Meant::Own(_)) | None => wanted.is_empty(),
        };
        if !is_right {
            wrong.push(format!("{}: {meant:?}, meant {wanted:?}", text(entry, "typed")));
        }
    }
    assert!(wrong.len() * 5 <= all.len(), "{} of {}: {wrong:#?}", wrong.len(), all.len());
}

#[test]
fn other_scripts_and_short_tags_work() {
    let bank = crate::text::tests::bank(&[
        ("stardrill.toml", "[[competency]]\nid = 'ai'\ncues = ['予算']\n[[competency]]\nid = 'hr'\n"),
        (
            "decks/d.toml",
            "id = 'd'\ntitle = 'D'\n[[question]]\nid = 'q'\nkind = 'story'\nask = 'AI?'\ncompetencies = ['ai']\n",
        ),
        ("stories/jot.toml", "title = '予算 の話'\n"),
        ("stories/tagged.toml", "title = 'Pilot'\ncompetencies = ['ai']\n"),
        ("stories/other.toml", "title = 'Air'\ncompetencies = ['hr']\n"),
    ]);
    let found = Matcher::new(&bank).stories_for(&bank.questions()[0]);
    let ids: Vec<&str> = found.iter().map(|found| found.what.id.as_str()).collect();
    assert_eq!(ids[0], "tagged");
    assert!(!ids.contains(&"other"));
}

#[test]
fn every_bundled_question_has_phrasings_and_none_is_of_another() {
    let phrasings = phrasings();
    let mut noted: Vec<&str> = phrasings.keys().copied().collect();
    let questions = bundled_questions();
    let mut asked: Vec<&str> = questions.iter().map(|question| question.id.as_str()).collect();
    noted.sort_unstable();
    asked.sort_unstable();
    assert_eq!(noted, asked);
}

fn phrasings() -> HashMap<&'static str, Vec<&'static str>> {
    read_phrasings(include_str!("../../../decks/phrasings.json")).unwrap()
}

/// The bundled decks with the vocabulary: what typed words are looked for in.
fn bundled() -> Bank {
    let parts = Parts { questions: bundled_questions(), vocabulary: vocabulary(), ..Parts::default() };
    let mut bank = Bank::new(parts);
    bank.set_phrasings(Phrasings::from_source(phrasings));
    bank
}

/// The share of what was typed that has a fitting question among the first three, and of what means nothing the share for which
/// nothing is offered.
#[expect(clippy::print_stderr, reason = "the figures are what this test is for")]
fn found_in_first_three(file: &str, key: &str, name: &str) -> (f64, f64) {
    let bank = bundled();
    let search = search::Search::new(&bank);
    let (mut hits, mut fitting, mut silent, mut empty) = (0, 0, 0, 0);
    let mut wrong = String::new();
    for entry in entries(file, key) {
        let typed = text(&entry, "typed");
        if entry.contains_key("no_card") {
            continue; // asked in earnest, but no deck holds it: the nearest may be offered
        }
        let fits: Vec<String> = texts(&entry, "fits").into_iter().map(|fit| fit.value).collect();
        let found = match key {
            "line" => crate::bank::heard::questions_like(&search, &typed, 3),
            _ => search
                .find(&typed)
                .into_iter()
                .filter_map(|what| match what {
                    search::What::Question(question) => Some(question),
                    search::What::Story(_) => None,
                })
                .take(3)
                .collect(),
        };
        let ids: Vec<&str> = found.iter().map(|question| question.id.as_str()).collect();
        if fits.is_empty() {
            empty += 1;
            silent += usize::from(ids.is_empty());
        } else {
            fitting += 1;
            hits += usize::from(ids.iter().any(|id| fits.iter().any(|fit| fit == id)));
        }
        if ids.iter().any(|id| fits.iter().any(|fit| fit == id)) || (fits.is_empty() && ids.is_empty()) {
            continue;
        }
        wrong.push_str(&format!("  {typed}: {ids:?}, fitting: {fits:?}\n"));
    }
    let share = |part: usize, of: usize| part as f64 / of.max(1) as f64;
    eprintln!(
        "{name}: {:.3} of {fitting}; silent {:.2} of {empty}\n{wrong}",
        share(hits, fitting),
        share(silent, empty)
    );
    (share(hits, fitting), share(silent, empty))
}

#[test]
fn typed_words_lead_to_their_questions() {
    for (file, name, least) in [
        (include_str!("../../../tests/data/typed/words.toml"), "words, own set", 0.9),
        (include_str!("../../../tests/data/typed/second/words.toml"), "words, second set", 0.95),
        (include_str!("../../../tests/data/typed/third/words.toml"), "words, third set", 0.9),
        (include_str!("../../../tests/data/typed/fifth/words.toml"), "words, fifth set", 0.93),
    ] {
        let (hits, _) = found_in_first_three(file, "find", name);
        assert!(hits >= least, "{name}: {hits:.3}");
    }
}

#[test]
fn rough_lines_lead_to_their_questions() {
    for (file, name, least) in [
        (include_str!("../../../tests/data/typed/lines.toml"), "lines, own set", 0.95),
        (include_str!("../../../tests/data/typed/second/lines.toml"), "lines, second set", 0.92),
        (include_str!("../../../tests/data/typed/third/lines.toml"), "lines, third set", 0.9),
        (include_str!("../../../tests/data/typed/fourth/lines.toml"), "lines, fourth set", 0.92),
        (include_str!("../../../tests/data/typed/fifth/lines.toml"), "lines, fifth set", 0.92),
        (include_str!("../../../tests/data/typed/sixth/lines.toml"), "lines, sixth set", 0.88),
        (include_str!("../../../tests/data/typed/seventh/lines.toml"), "lines, seventh set", 0.87),
        (include_str!("../../../tests/data/typed/eighth/lines.toml"), "lines, eighth set", 0.72),
        (include_str!("../../../tests/data/typed/ninth/lines.toml"), "lines, ninth set", 0.84),
        (include_str!("../../../tests/data/typed/tenth/lines.toml"), "lines, tenth set", 0.82),
        (include_str!("../../../tests/data/typed/eleventh/lines.toml"), "lines, eleventh set", 0.83),
    ] {
        let (hits, silent) = found_in_first_three(file, "line", name);
        assert!(hits >= least && silent >= 0.5, "{name}: {hits:.3} {silent:.2}");
    }
}

#[test]
fn no_cue_fires_in_most_stories_and_none_inside_another_word() {
    let set = labelled(FIRST, "tags");
    let mut lexicon = Lexicon::default();
    let cues = CueIndex::of(&set.bank, &mut lexicon);
    let mut fired: HashMap<&str, usize> = HashMap::new();
    for story in set.bank.stories() {
        let found = cues.found_in(&lexicon.read(&story_text(story)), true);
        let mut of_story: Vec<&str> = found.into_iter().flat_map(|(_, cues)| cues).collect();
        of_story.sort_unstable();
        of_story.dedup();
        of_story.into_iter().for_each(|cue| *fired.entry(cue).or_default() += 1);
    }
    let most: Vec<_> = fired.iter().filter(|(_, times)| **times * 2 > set.bank.stories().len()).collect();
    assert!(most.is_empty(), "{most:?}");
    for (title, misled) in
        [("I found an odd invoice", "founder"), ("The odd invoice", "odds"), ("A chair was broken", "chair")]
    {
        let found = cues.found_in(&lexicon.read(title), true);
        let said: Vec<&str> = found.into_iter().flat_map(|(_, cues)| cues).collect();
        assert!(!said.iter().any(|cue| cue.contains(misled)), "{title}: {said:?}");
    }
}
