//! Files in the forms of real ones, each with what a person would keep of it (`tests/data/import`).

use super::stories::titles;
use super::words::section;
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
            Holding::Deck => "deck",
            Holding::Stories => "stories",
            Holding::Debrief => "debrief",
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
        let word = |own: Option<&String>| own.cloned().unwrap_or_default();
        if word(own.first()) != one.first || word(own.last()) != one.last {
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
        for kind in [kind, Holding::Deck, Holding::Stories, Holding::Debrief] {
            let _ = read(&text, form, kind, &[]);
        }
    }
}

/// What a short text gives as a deck: the questions with what stands below each.
fn asked_in(name: &str, text: &str) -> Vec<String> {
    let (form, _) = guess(name, text);
    let questions = read(text, form, Holding::Deck, &[]).questions;
    questions.iter().map(|one| format!("{} {:?} {:?}", one.ask, one.hints, one.follow_ups)).collect()
}

#[test]
fn decimals_and_points_are_no_numbers_in_front() {
    assert_eq!(titles::theme_of("3.5 million saved").1, "3.5 million saved");
    assert_eq!(titles::theme_of("3. The flood").1, "The flood");
    assert_eq!(
        asked_in("q.txt", "99.9% uptime: how did you get there?\n")[0],
        "99.9% uptime: how did you get there? [] []"
    );
    assert_eq!(section::labelled("A.I. was new"), (None, "A.I. was new"));
    assert_eq!(section::labelled("A. It was new"), (Some("a".to_owned()), "It was new"));
    assert!(section::section("Tips").is_some() && section::section("Tipping point").is_none());
}

#[test]
fn names_in_brackets_are_no_blanks() {
    let story = |action: &str| {
        let text = format!(
            "# One\n**Situation:** It was late.\n**Task:** I had to act.\n**Action:** {action}\n**Result:** Done.\n"
        );
        let (form, _) = guess("s.md", &text);
        read(&text, form, Holding::Stories, &[]).stories.remove(0).parts[2].clone()
    };
    let told = "[Client] lost 2M, so I rebuilt billing for [Product].";
    assert_eq!(story(told), told);
    assert_eq!(story("[What you did yourself]"), "");
}

#[test]
fn bold_labels_may_end_in_a_full_stop() {
    let text = "## The flood\n\n**Situation.** When I joined, the cellar was wet.\n\n**Task.** Keep it dry.\n\n**Action.** I moved 40 racks.\n\n**Result.** No rack was lost.\n\n**Maps to:** crisis\n";
    let (form, kind) = guess("s.md", text);
    let stories = read(text, form, kind, &[]).stories;
    assert_eq!(
        (stories.len(), &*stories[0].title, &*stories[0].parts[3]),
        (1, "The flood", "No rack was lost.")
    );
    assert_eq!(
        (&*stories[0].parts[0], &stories[0].best_for),
        ("When I joined, the cellar was wet.", &vec!["crisis".to_owned()])
    );
}

#[test]
fn a_line_that_ends_in_a_colon_below_a_question_is_kept() {
    let text = "- How do you plan a year?\n  - Three things count:\n  - the money\n";
    assert_eq!(
        asked_in("q.md", text),
        ["How do you plan a year? [\"Three things count:\", \"the money\"] []"]
    );
}

/// The stories of a short Markdown text.
fn told_in(text: &str) -> Vec<ForeignStory> {
    read(text, Form::Markdown, Holding::Stories, &[]).stories
}

#[test]
fn headings_below_a_part_belong_to_it() {
    let text = "# Story 1: The flood\n**Situation**: Water came.\n**Task**: Keep it out.\n## Action\n### Sand\n- I filled bags.\n\
                ### Pumps\n- I ran two.\n## Result\n- Dry floors.\n## Key Takeaway\nBuy pumps early.\n# Story 2: The frost\n\
                **Situation**: Ice came.\n**Action**: I salted.\n**Result**: Nobody fell.\n";
    let found = told_in(text);
    assert_eq!(found.iter().map(|one| one.title.as_str()).collect::<Vec<_>>(), ["The flood", "The frost"]);
    assert_eq!(found[0].parts[2], "Sand\n- I filled bags.\nPumps\n- I ran two.");
    assert_eq!(found[0].parts[4], "Buy pumps early.");
}

#[test]
fn pictures_and_letters_before_labels_are_no_part_of_them() {
    let expected = ["Water came.", "Keep it out.", "I ran two pumps.", "Dry floors."];
    let heads = [
        [
            "### ✅ **S - Situation**\n",
            "### ✅ **T - Task**\n",
            "### ✅ **A - Action**\n",
            "### ✅ **R - Result**\n",
        ],
        ["## ⭐ Situation\n", "## 🎯 Task\n", "## ⚙️ Action\n", "## 🏁 Result\n"],
        ["**📋 S** : ", "**📌 T** : ", "**👔 A** : ", "**💡 R** : "],
        ["⭐ **Situation:** ", "🎯 **Task:** ", "⚙️ **Action:** ", "🏁 **Result:** "],
        ["1️⃣ Situation: ", "2️⃣ Task: ", "3️⃣ Action: ", "4️⃣ Result: "],
    ];
    for heads in heads {
        let parts: Vec<String> =
            heads.iter().zip(expected).map(|(head, said)| format!("{head}{said}\n")).collect();
        for between in ["\n", ""] {
            let text = format!("# The flood\n\n{}", parts.join(between));
            assert_eq!(guess("a.md", &text).1, Holding::Stories, "{text}");
            let found = told_in(&text);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(found[0].parts[..4], expected, "{text}");
        }
    }
}

#[test]
fn the_letter_behind_a_question_is_an_answer_and_the_question_a_title() {
    let text = "# Question 2\n* **Q** : How is a dam no dyke?\n* **A** : It stands across.\n\n**S** : Water came.\n\n**T** : Keep it out.\n\n\
                **A** : I ran two pumps.\n\n**R** : Dry floors.\n";
    let found = told_in(text);
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].title.as_str(), found[0].parts[2].as_str()),
        ("How is a dam no dyke?", "I ran two pumps.")
    );
    let two = "Q: What broke?\n\nS: Water came.\n\nA: I ran two pumps.\n\nR: Dry.\n\nQ: What froze?\n\nS: Ice came.\n\nA: I salted.\n\nR: Safe.\n";
    let titles: Vec<String> = told_in(two).into_iter().map(|one| one.title).collect();
    assert_eq!(titles, ["What broke?", "What froze?"]);
}

#[test]
fn who_is_introduced_by_those_who_ask_asks_too() {
    let text = "**Interviewer:** Hello, Ben! I'm Ines.\n\n**Ben (Student):** Hello. Is it cold?\n\n**Ines:** Which dam did you build?\n\n\
                **Ben:** The northern one.\n\n**Ines:** What broke first?\n\n**Ben:** The gate.\n";
    let (form, kind) = guess("a.txt", text);
    let found = read(text, form, kind, &[]);
    assert_eq!(found.asked, ["Which dam did you build?", "What broke first?"]);
    let left: Vec<&str> = found.left.iter().map(|left| left.text.as_str()).collect();
    assert_eq!(left, ["Hello, Ben! I'm Ines.", "ben (student): 1 line", "ben: 2 lines"]);
}

#[test]
fn stories_in_fences_are_read() {
    let text = "## Story 1: The flood\n### Filled in\n```\nSituation: Water came over night.\nTask: I had to keep it out.\n\
                Action: I ran two pumps.\nResult: Dry floors.\n```\n### What not to say\n- \"It was nothing\"\n";
    assert_eq!(guess("a.md", text).1, Holding::Stories);
    let found = told_in(text);
    assert_eq!((found.len(), found[0].title.as_str()), (1, "The flood"));
    assert_eq!(found[0].parts[3], "Dry floors.");
}

#[test]
fn short_keys_and_titles_of_data_are_told() {
    let yaml = "title: Dams\nqs:\n- q: How long do you dig?\n  a: Until it is deep.\n  tags: [water]\n";
    let found = read(yaml, Form::Yaml, Holding::Deck, &[]);
    assert_eq!(found.title.as_deref(), Some("Dams"));
    assert_eq!(
        (&found.questions[0].hints[..], &found.questions[0].tags[..]),
        (&["Until it is deep.".to_owned()][..], &["water".to_owned()][..])
    );
    assert!(found.left.is_empty(), "{:?}", found.left);
    for front in ["---\ntitle: 'Dams'\n---\n", "+++\ntitle = \"Dams\"\nweight = 2\n+++\n"] {
        let text = format!("{front}\n- How long do you dig?\n");
        assert_eq!(read(&text, Form::Markdown, Holding::Deck, &[]).title.as_deref(), Some("Dams"));
    }
    let story = "+++\ntitle = \"The flood\"\n+++\n**Context**\n\nWater came.\n\n**Action**\n\nI ran pumps.\n\n**Result**\n\nDry.\n";
    assert_eq!(told_in(story)[0].title, "The flood");
}

#[test]
fn requests_are_questions_whatever_stands_behind_them() {
    let text = "1. Your dam leaks on a Sunday. Walk me through your day.\n2. Difference between a dam and a dyke.\n\
                3. Describe how you'd mend a dam.\n“First, I would look at the gate.”\n4. Tell me about a gate. Keep it to a minute.\n";
    assert_eq!(
        asked_in("q.txt", text),
        [
            "Your dam leaks on a Sunday. Walk me through your day. [] []",
            "Difference between a dam and a dyke. [] []",
            "Describe how you'd mend a dam. [\"First, I would look at the gate.\"] []",
            "Tell me about a gate. [\"Keep it to a minute.\"] []",
        ]
    );
}

#[test]
fn what_is_labelled_as_a_question_is_one() {
    let text = "* Dams:\n  * Q: **Why here** - Why do you want to work at <company-name>?\n  * Q: **Past leak** - Describe a leak of yours.\n\n\
                **Question:** Name the river you like to dam.\n**Answer:** The Elbe.\n";
    assert_eq!(
        asked_in("q.md", text),
        [
            "Why do you want to work at <company-name>? [] []",
            "Describe a leak of yours. [] []",
            "Name the river you like to dam. [\"The Elbe.\"] []",
        ]
    );
}

#[test]
fn what_you_ask_them_is_one_question_of_theirs() {
    let text = "## Water\n- How do you dam a river?\n\n## Questions to ask the interviewer\n- How big is the team?\n- Who digs?\n\n## Ice\n- How do you salt?\n";
    let own = "What would you like to ask us? [\"How big is the team?\", \"Who digs?\"] []";
    assert_eq!(asked_in("q.md", text), ["How do you dam a river? [] []", own, "How do you salt? [] []"]);
    assert!(read(text, Form::Markdown, Holding::Deck, &[]).left.is_empty());
}

#[test]
fn notes_are_no_answers_and_double_brackets_sections() {
    let rows = "question_text,notes\nWhat is a dyke?,an easy one\nWhat is a dam?,Answer: a wall\n";
    let found = read(rows, Form::Table(b','), Holding::Deck, &[]).questions;
    assert_eq!((&found[0].hints[..], &found[0].notes[..]), (&[][..], &["an easy one".to_owned()][..]));
    assert_eq!((&found[1].hints[..], &found[1].notes[..]), (&["a wall".to_owned()][..], &[][..]));
    let text = "((Duties))\n0. What do you do all day?\n\n((Water))\n1. How do you dam a river?\n";
    let found = read(text, Form::Markdown, Holding::Deck, &[]);
    let tags: Vec<&str> = found.questions.iter().flat_map(|one| &one.groups).map(String::as_str).collect();
    assert_eq!((tags, found.left.len()), (vec!["Duties", "Water"], 0));
}

/// What a text gives as a deck: what is asked, and what was left.
fn deck_of(name: &str, text: &str) -> (Vec<String>, Vec<String>) {
    let (form, _) = guess(name, text);
    let found = read(text, form, Holding::Deck, &[]);
    let asked = found.questions.into_iter().map(|one| one.ask).collect();
    (asked, found.left.into_iter().map(|left| left.text).collect())
}

#[test]
fn a_heading_is_beside_interviews_as_a_whole_or_not_at_all() {
    let list = |heading: &str| {
        deck_of("q.md", &format!("# {heading}\n\n- Why do you count coins?\n- Who pays?\n")).0.len()
    };
    assert_eq!(list("Credit analyst interview"), 2);
    assert_eq!(list("Logistics and licensing"), 2);
    assert_eq!(list("Contributing"), 0);
}

#[test]
fn what_three_companies_ask_is_asked_and_a_heading_said_three_times_is_none() {
    let rows = "company,question\na,Why tea?\nb,Why tea?\nc,Why tea?\n";
    assert_eq!(deck_of("q.csv", rows), (vec!["Why tea?".to_owned()], vec!["columns company".to_owned()]));
    let text = "## A\n### What is it?\nx\n- Who holds the key?\n## B\n### What is it?\ny\n## C\n### What is it?\nz\n";
    assert!(!deck_of("q.md", text).0.contains(&"What is it?".to_owned()));
}

#[test]
fn keys_of_json_are_told_by_their_words() {
    let one = r#"[{"question_type": "behavioral", "text": "Tell me about a broken oar."}]"#;
    assert_eq!(deck_of("q.json", one).0, ["Tell me about a broken oar."]);
    let pairs = r#"{"Why do you row?": "The arms.", "a1": "Who steers?", "b": "words"}"#;
    assert_eq!(
        deck_of("q.json", pairs),
        (vec!["Why do you row?".to_owned(), "Who steers?".to_owned()], vec!["b: words".to_owned()])
    );
    let found = read(
        r#"[{"question": "Why tea?", "advantages": "warm", "multiple choice": "no", "red flags": "sugar"}]"#,
        Form::Json,
        Holding::Deck,
        &[],
    );
    let question = &found.questions[0];
    assert!(question.tags.is_empty() && question.hints.is_empty() && found.left.len() == 2);
    assert_eq!(question.weak, ["sugar"]);
    assert_eq!(deck_of("q.yaml", "1: Why do you row?\n").0, ["Why do you row?"]);
}

#[test]
fn courtesies_leads_and_years_are_taken_for_what_they_are() {
    for (line, asked) in [
        (
            "- Could you please describe a time when you failed",
            "Could you please describe a time when you failed",
        ),
        ("- Q-in-Q tunnelling: what is it for?", "Q-in-Q tunnelling: what is it for?"),
        ("- 404: what does it mean to you?", "404: what does it mean to you?"),
        ("- Q - What is a lock?", "What is a lock?"),
        (
            "Why did it take all of your people until\n2019. And what did you change?",
            "Why did it take all of your people until 2019. And what did you change?",
        ),
        ("- Is a candidate key always unique?", "Is a candidate key always unique?"),
        ("- Why ~~not~~ us?", "Why not us?"),
    ] {
        assert_eq!(deck_of("q.md", line).0, [asked], "{line}");
    }
}

#[test]
fn front_matter_stays_whole_and_a_frame_that_asks_nothing_loses_nothing() {
    let (form, _) = guess("q.md", "");
    let found = read("---\ntitle: It ended.\n---\n- Why us?\n", form, Holding::Deck, &[]);
    assert_eq!(found.title.as_deref(), Some("It ended."));
    let text = "## One\n**Question:** Your proudest decision so far\n## Two\n**Question:** Your worst decision so far\n";
    assert_eq!(deck_of("q.md", text).0.len(), 2);
}

#[test]
fn the_name_above_what_they_are_asked_is_no_tag_of_another_question() {
    let text = "# Mine\n- Why do you want this job?\n# Questions to ask the interviewer\n- **Team building**\n  Who built yours?\n";
    let found = read(text, Form::Markdown, Holding::Deck, &[]);
    assert!(found.questions.len() == 2 && found.questions.iter().all(|one| one.tags.is_empty()), "{found:?}");
}

#[test]
fn no_mark_of_ours_gets_into_what_is_kept() {
    let text = "# A\n**Situation:** Water came in\nthrough the roof.\u{e001}\u{e000}\n**Task:** t\n**Action:** a\n**Result:** r\n";
    let (rewritten, _) = rewriting::rewriting(text).expect("a story");
    assert!(!format!("{rewritten:?}").contains("\\u{e0"), "{rewritten:?}");
}
