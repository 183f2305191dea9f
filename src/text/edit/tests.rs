use super::*;
use expect_test::{Expect, expect};
use proptest::prelude::*;

const ORDER: &[&str] = &["title", "status", "answers", "action"];

fn check_add(text: &str, expected: Expect) {
    let added = add_to_list(text, Target::Top, "answers", "b/two", None, ORDER);
    expected.assert_eq(&added.unwrap().unwrap_or_else(|| "(there already)".to_owned()));
}

#[test]
fn adding_keeps_the_layout_of_the_list() {
    check_add("answers = []  # none yet\n", expect![["answers = [\"b/two\"]  # none yet\n"]]);
    check_add("answers = ['a/one']\n", expect![["answers = ['a/one', \"b/two\"]\n"]]);
    check_add("answers = ['a/one',]\n", expect![["answers = ['a/one', \"b/two\",]\n"]]);
    check_add(
        "answers = ['a/one'  # r\n, # s\n]\n",
        expect![["answers = ['a/one'  # r\n, \"b/two\", # s\n]\n"]],
    );
    check_add("answers = ['b/two']\n", expect!["(there already)"]);
    check_add(
        "answers = [\n    'a/one',  # the CFO's favourite\n]\ntitle = 'T'\n",
        expect![[r#"
            answers = [
                'a/one',  # the CFO's favourite
                "b/two",
            ]
            title = 'T'
        "#]],
    );
    check_add(
        "answers = [\n  'a/one'  # last\n  # and a remark\n]\n",
        expect![[r#"
            answers = [
              'a/one',  # last
              "b/two"
              # and a remark
            ]
        "#]],
    );
}

#[test]
fn a_new_key_goes_where_it_belongs() {
    check_add(
        "# my story\ntitle = 'T'\n\naction = '''\n- one\n'''\n",
        expect![[r#"
            # my story
            title = 'T'
            answers = ["b/two"]

            action = '''
            - one
            '''
        "#]],
    );
    check_add("title = 'T'", expect![["title = 'T'\nanswers = [\"b/two\"]\n"]]);
    check_add("action = 'x'\n", expect![["answers = [\"b/two\"]\naction = 'x'\n"]]);
    check_add("# only a remark\n", expect![["# only a remark\nanswers = [\"b/two\"]\n"]]);
    check_add(
        "minutes = 15\n[check]\nx = 1\n",
        expect![["minutes = 15\nanswers = [\"b/two\"]\n[check]\nx = 1\n"]],
    );
}

#[test]
fn line_ends_stay_as_they_are() {
    let added = add_to_list(
        "title = 'T'\r\nanswers = [\r\n  'a/one',\r\n]\r\n",
        Target::Top,
        "answers",
        "b/two",
        None,
        ORDER,
    );
    assert_eq!(added.unwrap().unwrap(), "title = 'T'\r\nanswers = [\r\n  'a/one',\r\n  \"b/two\",\r\n]\r\n");
}

#[test]
fn removing_takes_the_item_and_nothing_else() {
    let cases = [
        ("answers = ['a', 'b', 'c']", "answers = ['a', 'c']"),
        ("answers = ['b', 'c']", "answers = ['c']"),
        ("answers = ['a', 'b']", "answers = ['a']"),
        ("answers = ['b']", "answers = []"),
        ("answers = [\n 'b' # r\n , ]", "answers = [\n  # r\n  ]"),
        ("answers = ['a'\n, 'b' # r\n # s\n, 'c']", "answers = ['a'\n,  # r\n # s\n 'c']"),
        ("answers = [\n  'a',\n  'b',  # gone with it\n  'c',\n]\n", "answers = [\n  'a',\n  'c',\n]\n"),
    ];
    for (text, expected) in cases {
        let (removed, _) = remove_from_list(text, Target::Top, "answers", "b").unwrap().unwrap();
        assert_eq!(removed, expected);
    }
    assert_eq!(remove_from_list("answers = ['a']", Target::Top, "answers", "b"), Ok(None));
}

#[test]
fn values_are_replaced_in_place() {
    let text = "title = 'T'\nstatus = 'draft'  # soon\n";
    let edited = set(text, Target::Top, "status", Some("ready".into()), ORDER).unwrap().unwrap();
    assert_eq!(edited, "title = 'T'\nstatus = \"ready\"  # soon\n");
}

#[test]
fn entries_are_edited_and_appended() {
    let text = "[[interview]]\nid = 'a'\n\n[[interview]]\nid = 'b'\n";
    let second = Target::Entry { array: "interview", id: "b" };
    let edited = add_to_list(text, second, "told", "dc-exit", None, &["id", "told"]).unwrap().unwrap();
    assert_eq!(edited, format!("{text}told = [\"dc-exit\"]\n"));
    let appended =
        append_entry("", "question", &[("id", "x".into()), ("ask", "Say \"no\"?".into())]).unwrap().unwrap();
    assert_eq!(appended, "[[question]]\nid = \"x\"\nask = 'Say \"no\"?'\n");
}

#[test]
fn broken_files_and_odd_shapes_are_refused() {
    let add = |text| add_to_list(text, Target::Top, "answers", "x", None, ORDER).unwrap_err().to_string();
    assert!(add("answers = [").starts_with("the file is not TOML"));
    assert_eq!(add("answers = 'a'"), "`answers` is not a list in brackets");
    assert_eq!(add("[[answers]]\nx = 1\n"), "`answers` is not a list in brackets");
}

proptest! {
    /// Whatever stands around it: an item added and removed again leaves the data as it was.
    #[test]
    fn adding_and_removing_are_inverses(items in prop::collection::vec("[a-z]{1,5}", 0..5), spread in any::<bool>(), comma in any::<bool>()) {
        let join = if spread { ",\n  " } else { ", " };
        let quoted: Vec<String> = items.iter().map(|item| format!("'{item}'")).collect();
        let comma = if comma && !items.is_empty() { "," } else { "" };
        let text = format!("# head\nanswers = [{}{comma}]  # tail\nstatus = 'x'\n", quoted.join(join));
        let added = add_to_list(&text, Target::Top, "answers", "NEW", None, ORDER).unwrap().unwrap();
        prop_assert!(added.contains("# tail") && added.contains("# head"));
        let (back, _) = remove_from_list(&added, Target::Top, "answers", "NEW").unwrap().unwrap();
        prop_assert_eq!(toml::from_str::<Table>(&back).unwrap(), toml::from_str::<Table>(&text).unwrap());
    }
}
