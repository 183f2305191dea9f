//! Texts of every kind out and in again, by the functions that `export` and `import` are made of: JSON gives the same files; Markdown,
//! CSV and Anki's text the same words. What those forms cannot carry stands here: marks of emphasis and code, and how lines break.

use proptest::prelude::*;
use stardrill::bank::{Bank, Part, Question, Story};
use stardrill::text::exchange::{self, Foreign, guess, own};
use stardrill::text::reading::{Content, Loaded, Reading, read};
use stardrill::view::export as out;

/// Cases of each property: all of them together take a second.
const CASES: u32 = 60;

/// Lines that careless writers and readers trip over.
const LINES: [&str; 24] = [
    "Result: it was a lie, they said.",
    "Situation",
    "Q: and who paid?",
    "Action - none at all",
    "**Result:** so it says",
    "1. Task",
    "- Outcome: 30 % less",
    "- - two hyphens",
    "# no heading",
    "---",
    "===",
    "2) second",
    "    set in by four",
    "\t=SUM(A1:A9)",
    "+1 and -1, @home",
    "a | b | c",
    "\"quoted\", 'twice', and; parted, again",
    "<b>no tag</b> &amp; no &lt; entity &#82;",
    "[brackets](no-link) and ![no](picture)",
    "snake_case_word and *stars*",
    "back\\slash \\* and ~~none~~",
    "Größe 日本 🇨🇦 – and so on…",
    "$1,200 saved; 3|4",
    "Story 3: a label as well",
];

/// One line: one of those, or anything that can be typed.
fn line() -> impl Strategy<Value = String> {
    prop_oneof![prop::sample::select(&LINES[..]).prop_map(str::to_owned), "[ -~äß日]{1,30}"]
}

/// A few lines; a question or a part says at least one word.
fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(line(), 1..5).prop_map(|lines| format!("I said:\n{}\nand so on.", lines.join("\n")))
}

/// Its words without the marks of emphasis and code, which no form but JSON carries.
fn words(text: &str) -> String {
    let plain = text.replace('`', "").replace("**", "");
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn reading(path: &str, table: &toml::Table) -> Reading {
    read(vec![Loaded::own(path, Content::Bytes(table.to_string().into_bytes()))])
}

fn story(parts: &[String; 5], numbers: &[String]) -> toml::Table {
    let mut table = toml::Table::new();
    table.insert("title".into(), "The merged team".into());
    table.insert("headline".into(), "Two teams, one queue.".into());
    for part in Part::ALL {
        table.insert(part.word().into(), parts[part as usize].clone().into());
    }
    let number =
        |say: &String| toml::Value::from(toml::Table::from_iter([("say".to_owned(), say.clone().into())]));
    table.insert("numbers".into(), numbers.iter().map(number).collect::<Vec<_>>().into());
    table
}

fn deck(answer: &str, follow_ups: &[String]) -> toml::Table {
    let question = toml::Table::from_iter([
        ("id".to_owned(), "npv".into()),
        ("kind".to_owned(), "fact".into()),
        ("ask".to_owned(), "What is a \"net\" value, and <why> does R&D ask; or not?".into()),
        ("answer".to_owned(), answer.into()),
        ("key_points".to_owned(), vec!["money"].into()),
        ("follow_ups".to_owned(), follow_ups.to_vec().into()),
        ("competencies".to_owned(), vec!["budgeting"].into()),
    ]);
    toml::Table::from_iter([
        ("id".to_owned(), "own".into()),
        ("title".to_owned(), "Own".into()),
        ("question".to_owned(), vec![toml::Value::from(question)].into()),
    ])
}

/// What comes in of a text that went out.
fn brought_in(name: &str, text: &str) -> Foreign {
    let (form, kind) = guess(name, text);
    exchange::read(text, form, kind, &[])
}

/// The forms that carry words, with how each is written.
type Written<T> = (&'static str, fn(&[&T]) -> String);

fn questions(bank: &Bank) -> Vec<&Question> {
    bank.live_questions().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: CASES, failure_persistence: None, rng_seed: proptest::test_runner::RngSeed::Fixed(7), ..ProptestConfig::default() })]

    #[test]
    fn stories_come_back_from_markdown_and_csv(
        parts in [text(), text(), text(), text(), text()],
        number in line().prop_map(|line| format!("30 % {}", line.trim())),
    ) {
        let forms: [Written<Story>; 2] = [("s.md", out::markdown_stories), ("s.csv", out::csv_stories)];
        let bank = reading("stories/s.toml", &story(&parts, &[number.clone(), "one, more".into()])).bank;
        for (name, written) in forms {
            let text = written(&bank.stories().iter().collect::<Vec<_>>());
            let found = brought_in(name, &text);
            prop_assert_eq!(found.stories.len(), 1, "{}: {}", name, text);
            let got = &found.stories[0];
            for part in Part::ALL {
                let (got, sent) = (&got.parts[part as usize], &parts[part as usize]);
                prop_assert_eq!(words(got), words(sent), "{} of {}\n{}", part.word(), name, text);
            }
            let numbers: Vec<String> = got.numbers.iter().map(|number| words(number)).collect();
            prop_assert_eq!(numbers, vec![words(&number), "one, more".to_owned()], "{}\n{}", name, text);
            prop_assert!(found.left.is_empty(), "{}: {:?}", name, found.left);
        }
    }

    #[test]
    fn questions_come_back_from_markdown_csv_and_ankis_text(answer in text(), follow_up in line()) {
        let follow_ups = vec![format!("And {}?", words(&follow_up))];
        let bank = reading("decks/own.toml", &deck(&answer, &follow_ups)).bank;
        let texts = [
            ("q.md", out::markdown_decks(bank.decks(), &questions(&bank))),
            ("q.csv", out::csv_decks(&questions(&bank))),
            ("q.txt", out::anki_decks(&questions(&bank))),
        ];
        for (name, text) in texts {
            let found = brought_in(name, &text);
            prop_assert_eq!(found.questions.len(), 1, "{}: {}", name, text);
            let got = &found.questions[0];
            prop_assert_eq!(&got.ask, &bank.questions()[0].ask, "{}", name);
            // A star at the end of a line is a footnote's in lists that people write.
            let starless = |text: &str| words(&text.replace('*', ""));
            prop_assert_eq!(starless(&got.hints.join("\n")), starless(&answer), "{}\n{}", name, text);
            prop_assert!(got.tags.iter().any(|tag| tag == "budgeting"), "{:?}", got.tags);
            if name != "q.txt" {
                let got: Vec<String> = got.follow_ups.iter().map(|text| words(text)).collect();
                prop_assert_eq!(got, vec![words(&follow_ups[0])], "{}", text);
            }
        }
    }

    #[test]
    fn json_gives_the_same_files(parts in [text(), text(), text(), text(), text()], number in line()) {
        let tables = [("stories/s.toml", story(&parts, &[number])), ("decks/own.toml", deck(&parts[0], &parts[1..]))];
        for (path, table) in tables {
            let reading = reading(path, &table);
            let json = match path.starts_with("decks") {
                true => own::decks_json(reading.bank.decks().iter(), &reading.sources),
                false => own::stories_json(reading.bank.stories().iter(), &reading.sources),
            };
            let files = own::own_files(&json.to_string()).unwrap();
            prop_assert_eq!(&files[0].0, path);
            prop_assert_eq!(files[0].1.parse::<toml::Table>().unwrap(), table);
        }
    }
}

#[test]
fn a_note_that_begins_like_a_comment_is_quoted_for_anki() {
    let mut table = deck("Money.", &[]);
    table["question"][0]["ask"] = "#1 on your list: what is it?".into();
    let bank = reading("decks/own.toml", &table).bank;
    let text = out::anki_decks(&questions(&bank));
    assert!(text.ends_with("\n\"#1 on your list: what is it?\"\tMoney.\tbudgeting deck::own\n"), "{text}");
}
