use super::*;
use crate::bank::Bank;

const STORY: &str = r#"
title = "The datacentre exit"
headline = "We left the datacentre two months early and cut the run cost by 18 %."
competencies = []
avoid = ["Contoso", "lift and shift"]
situation = "Two datacentre sites, a lease that ended in nine months, and a capital budget that was frozen."
task = "The board wanted both sites closed without any outage during the Christmas trading season."
action = "I ranked every workload by risk, moved the cheap ones first, and negotiated a short extension with the landlord. I told the finance director each week what it cost."
result = "The last rack was switched off in July. Run cost fell by 18 % and we saved $240k a year, without one outage."
numbers = [{ say = "run cost down 18 %" }, { say = "$240k a year saved" }, { say = "two months early" }]
"#;

fn bank() -> Bank {
    crate::text::tests::bank(&[("stories/exit.toml", STORY)])
}

/// Words at half a second each; `|` is a pause of three seconds.
fn told(text: &str) -> Vec<SpokenWord> {
    let mut at = 1.0;
    let mut words = vec![];
    for word in text.split_whitespace() {
        if word == "|" {
            at += 3.0;
            continue;
        }
        words.push(SpokenWord { text: word.to_owned(), seconds: Some((at, at + 0.45)) });
        at += 0.5;
    }
    words
}

fn measured(text: &str) -> Heard {
    let bank = bank();
    measure(bank.story("exit"), &told(text), None)
}

const WHOLE: &str = "so um we had two sites and the lease was going to end nine months later with the capital frozen | \
    the board wanted us to close both sites with no outage over Christmas | \
    what I did was rank each workload by its risk and I moved the cheap ones first then I negotiated an extension with the landlord \
    and every week I told finance what it had cost | \
    in July the last rack was switched off the run cost was down eighteen percent and that saved two hundred and forty thousand a year";

#[test]
fn parts_begin_where_they_were_told() {
    let heard = measured(WHOLE);
    let words_before = |until: &str| {
        WHOLE[..WHOLE.find(until).unwrap()].split_whitespace().filter(|word| *word != "|").count()
    };
    let begins = |until: &str, pauses: usize| {
        Some((words_before(until) as f64 * 0.5 + 3.0 * pauses as f64).round() as u32)
    };
    assert_eq!(
        heard.parts,
        [Some(0), begins("the board", 1), begins("what I did", 2), begins("in July", 3), None]
    );
    let parts: u32 = heard.seconds_by_part().iter().map(|(_, seconds)| seconds).sum();
    assert_eq!(parts, heard.delivery.seconds);
}

#[test]
fn a_part_that_was_left_out_is_not_heard() {
    let without = WHOLE.split('|').enumerate().filter(|(part, _)| *part != 1).map(|(_, text)| text);
    let heard = measured(&without.collect::<Vec<_>>().join("|"));
    assert!(
        heard.parts[0].is_some() && heard.parts[2].is_some() && heard.parts[3].is_some(),
        "{:?}",
        heard.parts
    );
    assert_eq!(heard.parts[1], None);
}

#[test]
fn a_part_may_be_told_elsewhere() {
    let parts: Vec<&str> = WHOLE.split('|').collect();
    let heard = measured(&[parts[3], parts[0], parts[1], parts[2]].join("|"));
    assert!(heard.parts[3] == Some(0) && heard.parts[0] < heard.parts[1], "{:?}", heard.parts);
    assert!(heard.parts[0].is_some() && heard.parts[1] < heard.parts[2], "{:?}", heard.parts);
    let by_part = heard.seconds_by_part();
    assert_eq!(by_part.iter().map(|(part, _)| *part as usize).collect::<Vec<_>>(), [0, 1, 2, 3]);
    assert_eq!(by_part.iter().map(|(_, seconds)| seconds).sum::<u32>(), heard.delivery.seconds);
}

#[test]
fn a_headline_that_comes_first_is_not_the_result() {
    let heard = measured(&format!("we cut the run cost by eighteen percent and left early | {WHOLE}"));
    assert!(heard.parts[0] == Some(0) && heard.parts[2] < heard.parts[3], "{:?}", heard.parts);
}

#[test]
fn a_part_that_says_the_same_as_the_one_before_it_is_not_heard_twice() {
    let story = "title = \"t\"\nresult = \"The racks were off in July.\"\nlearning = \"Racks off in July.\"";
    let bank = crate::text::tests::bank(&[("stories/twice.toml", story)]);
    let heard = measure(bank.story("twice"), &told("the racks were off in July"), None);
    assert_eq!(heard.parts, [None, None, None, Some(0), None]);
}

#[test]
fn a_number_below_ten_needs_more_than_one_word_around_it() {
    let story = "title = \"t\"\nnumbers = [{ say = \"two people left\" }, { say = \"four rehearsals\" }]";
    let bank = crate::text::tests::bank(&[("stories/small.toml", story)]);
    let heard = |text: &str| measure(bank.story("small"), &told(text), None).numbers;
    assert_eq!(heard("two people understood it and there were four rehearsals"), [None, Some(4)]);
    assert_eq!(heard("only two of the people left us"), [Some(1), None]);
}

#[test]
fn words_that_two_parts_share_move_no_border() {
    // "site", "close", "outage" and "season" stand in both parts; the border is the pause before them.
    let text = "so we rented two datacentre sites and the lease would end with the capital frozen | \
        those sites I should close for the board before Christmas with no outage | \
        first I ranked each workload by risk and moved the cheap ones and negotiated with the landlord";
    let heard = measured(text);
    assert_eq!(heard.parts[1], Some((16.0_f64 * 0.5 + 3.0).round() as u32), "{:?}", heard.parts);
}

#[test]
fn numbers_are_heard_however_they_are_spoken_and_never_when_they_are_left_out() {
    let heard = measured(WHOLE);
    assert!(heard.numbers[0].is_some() && heard.numbers[1].is_some(), "{:?}", heard.numbers);
    assert_eq!(heard.numbers[2], None, "two months early was not said, though two and months were");
    let without = measured(&WHOLE.replace("eighteen percent", "a lot"));
    assert_eq!(without.numbers[0], None);
    assert_eq!((without.delivery.numbers_heard, without.delivery.numbers_not_heard), (1, 2));
}

#[test]
fn manner_is_counted() {
    let heard =
        measured("um I think we did a lift and shift, uh, you know, my team and I maybe | at Contoso");
    let Delivery { fillers, asides, hedges, i, we, avoided, .. } = heard.delivery;
    assert_eq!((fillers, asides, hedges, i, we, avoided), (2, 1, 2, 3, 1, 2));
    assert_eq!(heard.avoided, ["Contoso", "lift and shift"]);
}

#[test]
fn the_headline_comes_first_or_not() {
    let first =
        format!("we left the datacentre two months early and cut run cost eighteen percent | {WHOLE}");
    assert_eq!(measured(&first).delivery.headline_first, Some(true));
    assert_eq!(measured(WHOLE).delivery.headline_first, Some(false));
}

#[test]
fn pace_is_words_a_minute_and_silence_at_the_ends_is_left_out() {
    let heard = measured(&"word ".repeat(100));
    assert_eq!((heard.delivery.words, heard.delivery.seconds), (100, 50));
    assert_eq!((heard.delivery.words_per_minute(), heard.delivery.first_word_seconds), (Some(120), 1));
}

#[test]
fn without_words_or_times_nothing_is_made_up() {
    let bank = bank();
    let nothing = measure(bank.story("exit"), &[], None);
    assert_eq!(nothing, Heard::default());
    let untimed: Vec<SpokenWord> =
        told(WHOLE).into_iter().map(|word| SpokenWord { seconds: None, ..word }).collect();
    let heard = measure(bank.story("exit"), &untimed, None);
    assert_eq!((heard.delivery.seconds, heard.delivery.words_per_minute()), (0, None));
    assert!(heard.parts[2].is_some() && heard.numbers[0].is_some());
}
