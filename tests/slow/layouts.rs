//! Edits over layouts that people write: whatever stands around, a change and its inverse leave the file as it was, and every remark
//! stays.

use crate::{dice, figure};
use stardrill::bank::{QuestionId, Status, StoryId};
use stardrill::text::Change;

const LAYOUTS: usize = 2000;

/// A story file as somebody might have laid it out.
fn layout(seed: &mut u64) -> String {
    let newline = if dice(seed, 4) == 0 { "\r\n" } else { "\n" };
    let remark = |seed: &mut u64| if dice(seed, 2) == 0 { "  # mine, \"quoted\" # twice" } else { "" };
    let list = |seed: &mut u64, items: &[&str]| {
        let quoted: Vec<String> = items
            .iter()
            .map(|item| if dice(seed, 2) == 0 { format!("'{item}'") } else { format!("\"{item}\"") })
            .collect();
        match dice(seed, 4) {
            0 => format!("[{}]", quoted.join(", ")),
            1 => format!("[ {} ,]", quoted.join(" , ")),
            2 => format!("[{newline}  {},{newline}]", quoted.join(&format!(",  # one{newline}  "))),
            _ => format!(
                "[ # head{newline}\t{}{newline}\t# last{newline}]",
                quoted.join(&format!(",{newline}\t"))
            ),
        }
    };
    let mut lines =
        vec![format!("title = 'T'{}", remark(seed)), format!("status = \"draft\"{}", remark(seed))];
    let answers: &[&str] = [&["d/a"][..], &["d/a", "d/b"], &["d/c", "d/a", "d/b"]][dice(seed, 3) as usize];
    lines.push(format!("answers = {}{}", list(seed, answers), remark(seed)));
    lines.push(format!("competencies = {}{}", list(seed, &["budgeting"]), remark(seed)));
    lines.push(format!("action = '''{newline}- one # no remark{newline}'''"));
    if dice(seed, 2) == 0 {
        lines.insert(1, format!("# a remark of its own{newline}"));
    }
    // Any order of the keys.
    for at in (1..lines.len()).rev() {
        lines.swap(at, dice(seed, at as u64 + 1) as usize);
    }
    lines.join(newline) + newline
}

#[test]
fn changes_and_their_inverses_leave_every_layout_as_it_was() {
    let mut seed = 5;
    let story = StoryId::parse("s").unwrap();
    let (mut tried, mut lost, mut refused) = (0, vec![], 0);
    for _ in 0..LAYOUTS {
        let text = layout(&mut seed);
        let question = QuestionId::of("d", ["a", "b", "z"][dice(&mut seed, 3) as usize]).unwrap();
        let changes = [
            Change::Link { story: story.clone(), question: question.clone(), at: None },
            Change::Unlink { story: story.clone(), question: question.clone() },
            Change::Tag { story: story.clone(), competency: "vendors".into(), at: None },
            Change::Untag { story: story.clone(), competency: "budgeting".into() },
            Change::Refuse { story: story.clone(), question, at: None },
            Change::Status { story: story.clone(), status: Some(Status::Ready) },
        ];
        for change in changes {
            tried += 1;
            let applied = match change.apply(Some(&text)) {
                Ok(Some(applied)) => applied,
                Ok(None) => continue,
                Err(_) => {
                    refused += 1; // the file is as it was
                    continue;
                }
            };
            let edited = applied.text.unwrap();
            let remarks = |text: &str| text.matches('#').count();
            let goes_with_its_line = matches!(change, Change::Unlink { .. } | Change::Untag { .. });
            if remarks(&edited) < remarks(&text) && !goes_with_its_line {
                lost.push(format!("remarks of\n{text}\nby {change:?}:\n{edited}"));
            }
            let back = applied.inverse.apply(Some(&edited));
            let data = |text: &str| {
                text.parse::<toml::Table>().map(|mut table| {
                    table.retain(|_, value| *value != toml::Value::Array(vec![]));
                    table
                })
            };
            match back {
                Ok(Some(back)) if data(back.text.as_deref().unwrap()).ok() == data(&text).ok() => {}
                Err(_) => refused += 1,
                _ => lost.push(format!("the way back of {change:?} in\n{edited}")),
            }
        }
    }
    figure(
        &format!("changes over {LAYOUTS} layouts ({refused} refused, nothing touched)"),
        tried,
        lost.len(),
    );
    assert!(lost.is_empty(), "{}", lost[..lost.len().min(3)].join("\n"));
}
