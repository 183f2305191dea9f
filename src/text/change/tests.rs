use super::*;
use expect_test::{Expect, expect};
use proptest::prelude::*;

fn story(id: &str) -> StoryId {
    StoryId::parse(id).unwrap()
}

fn question(id: &str) -> QuestionId {
    QuestionId::parse(id).unwrap()
}

fn interview_id(id: &str) -> InterviewId {
    InterviewId::parse(id).unwrap()
}

fn interview() -> NewInterview {
    NewInterview {
        id: interview_id("acme"),
        date: jiff::civil::date(2026, 12, 14),
        company: Some("Acme".into()),
        role: None,
        time: None,
        emphasis: vec![("strategy".into(), 2.0)],
    }
}

fn heard() -> HeardQuestion {
    HeardQuestion {
        file: "decks/heard.toml".into(),
        id: "why-us".into(),
        kind: Kind::View,
        ask: "Why us?".into(),
        competencies: vec!["strategy".into()],
        likelihood: Likelihood::High,
    }
}

use crate::bank::{Kind, Likelihood};

/// Makes a change, then takes it back; shows the text after each.
fn check(change: &Change, before: &str, expected: Expect) {
    let made = change.apply(Some(before)).unwrap().expect("something to do");
    let text = made.text.clone().unwrap_or_default();
    assert!(change.stands_in(made.text.as_deref()), "{change:?} does not stand in what it made");
    let back = made.inverse.apply(made.text.as_deref()).unwrap().expect("something to take back");
    assert!(!change.said().is_empty());
    expected.assert_eq(&format!("{text}--- {}\n{}", made.inverse.command(), back.text.unwrap_or_default()));
}

#[test]
fn a_change_is_made_and_taken_back_where_it_stood() {
    let text = "title = 'S'\nanswers = ['a/b', 'c/d', 'e/f']  # told\n";
    let unlink = Change::Unlink { story: story("s"), question: question("c/d") };
    check(
        &unlink,
        text,
        expect![[r#"
            title = 'S'
            answers = ['a/b', 'e/f']  # told
            --- link s c/d
            title = 'S'
            answers = ['a/b', "c/d", 'e/f']  # told
        "#]],
    );
    let link = Change::Link { story: story("s"), question: question("x/y"), at: None };
    check(
        &link,
        text,
        expect![[r#"
            title = 'S'
            answers = ['a/b', 'c/d', 'e/f', "x/y"]  # told
            --- unlink s x/y
            title = 'S'
            answers = ['a/b', 'c/d', 'e/f']  # told
        "#]],
    );
    let ready = Change::Status { story: story("s"), status: Some(Status::Ready) };
    check(
        &ready,
        "title = 'S'\n",
        expect![[r#"
            title = 'S'
            status = "ready"
            --- story ready s --undo
            title = 'S'
        "#]],
    );
    let minutes = Change::Setting { key: "minutes".into(), value: Some("20".into()) };
    check(
        &minutes,
        "# mine\nminutes = 15  # a day\n",
        expect![[r#"
            # mine
            minutes = 20  # a day
            --- undo
            # mine
            minutes = 15  # a day
        "#]],
    );
}

#[test]
fn entries_are_added_addressed_by_id_and_taken_out_again() {
    check(
        &Change::AddInterview(interview()),
        "[[interview]]\nid = 'other'\ndate = 2026-11-01\n",
        expect![[r#"
            [[interview]]
            id = 'other'
            date = 2026-11-01

            [[interview]]
            id = "acme"
            date = 2026-12-14
            company = "Acme"
            emphasis = { strategy = 2.0 }
            --- undo
            [[interview]]
            id = 'other'
            date = 2026-11-01
        "#]],
    );
    check(
        &Change::AddQuestion(heard()),
        "",
        expect![[r#"
            id = "heard"
            title = "Heard in interviews"

            [[question]]
            id = "why-us"
            kind = "view"
            ask = "Why us?"
            competencies = ["strategy"]
            likelihood = "high"
            --- undo
            id = "heard"
            title = "Heard in interviews"
        "#]],
    );
    let note =
        Change::Note { interview: interview_id("acme"), list: NoteList::Told, item: "s".into(), at: None };
    let two = "[[interview]]\nid = 'other'\ntold = []\n\n[[interview]]\nid = 'acme'\ntold = ['x']\n";
    let turned = "[[interview]]\nid = 'acme'\ntold = ['x']\n\n[[interview]]\nid = 'other'\ntold = []\n";
    for text in [two, turned] {
        let noted = note.apply(Some(text)).unwrap().unwrap().text.unwrap();
        assert!(noted.contains("id = 'acme'\ntold = ['x', \"s\"]") && noted.contains("told = []"), "{noted}");
    }
}

#[test]
fn what_was_changed_since_does_not_stand_and_what_is_so_already_is_left_alone() {
    let link = Change::Link { story: story("s"), question: question("a/b"), at: None };
    assert_eq!(link.apply(Some("answers = ['a/b']\n")), Ok(None));
    assert!(!link.stands_in(Some("answers = []\n")) && !link.stands_in(None));
    let ready = Change::Status { story: story("s"), status: Some(Status::Ready) };
    assert!(ready.stands_in(Some("status = 'ready'\n")) && !ready.stands_in(Some("status = 'retired'\n")));
    let draft = Change::Status { story: story("s"), status: Some(Status::Draft) };
    assert_eq!(draft.apply(Some("title = 'S'\n")), Ok(None), "what has no status is a draft");
    let added = Change::AddInterview(interview());
    let text = added.apply(None).unwrap().unwrap().text.unwrap();
    assert!(added.stands_in(Some(&text)));
    assert!(!added.stands_in(Some(&text.replace("Acme", "Apex"))), "its company was changed");
    let made = Change::NewFile { path: "stories/s.toml".into(), text: "title = 'S'\n".into() };
    assert!(made.stands_in(Some("title = 'S'\n")) && !made.stands_in(Some("title = 'T'\n")));
}

#[test]
fn what_cannot_be_edited_says_why() {
    let note =
        Change::Note { interview: interview_id("gone"), list: NoteList::Asked, item: "a/b".into(), at: None };
    let error = note.apply(Some("[[interview]]\nid = 'acme'\n")).unwrap_err();
    assert_eq!(error.to_string(), "there is no `[[interview]]` with the id `gone`");
    let rename = Change::Rename { from: story("a"), to: story("b") };
    assert_eq!(rename.apply(None).unwrap_err().to_string(), "it is not there");
}

#[test]
fn changes_are_kept_as_json_and_read_back() {
    let changes = [
        Change::Link { story: story("s"), question: question("a/b"), at: Some(2) },
        Change::AddInterview(interview()),
        Change::AddQuestion(heard()),
        Change::Status { story: story("s"), status: None },
        Change::NewFile { path: "p".into(), text: "a\n\"b\"\n".into() },
        Change::Unnote { interview: interview_id("acme"), list: NoteList::Notes, item: "a line".into() },
    ];
    for change in changes {
        let json = serde_json::to_string(&change).unwrap();
        assert_eq!(serde_json::from_str::<Change>(&json).unwrap(), change, "{json}");
    }
}

proptest! {
    /// Whatever list a file holds: what is taken out and put back stands where it stood.
    #[test]
    fn taking_out_and_back_keeps_the_order(
        items in prop::collection::btree_set("[a-z]{1,4}", 1..6),
        at in 0..6_usize,
        spread in any::<bool>(),
    ) {
        let items: Vec<String> = items.into_iter().map(|item| format!("d/{item}")).collect();
        let out = &items[at % items.len()];
        let join = if spread { ",\n  " } else { ", " };
        let quoted: Vec<String> = items.iter().map(|item| format!("'{item}'")).collect();
        let open = if spread { "\n  " } else { "" };
        let text = format!("# head\nanswers = [{open}{}]  # tail\nstatus = 'draft'\n", quoted.join(join));
        let change = Change::Unlink { story: story("s"), question: question(out) };
        let made = change.apply(Some(&text)).unwrap().unwrap();
        let back = made.inverse.apply(made.text.as_deref()).unwrap().unwrap().text.unwrap();
        let data = |text: &str| text.parse::<toml::Table>().unwrap();
        prop_assert_eq!(data(&back), data(&text));
        prop_assert!(back.contains("# head") && back.contains("# tail"));
    }
}
