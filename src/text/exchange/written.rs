//! What was brought in, as a person would have written it: a deck's file, a story's file. What was guessed says so.

use super::foreign::{ForeignQuestion, ForeignStory, Pressed};
use crate::bank::{Kind, Part};
use crate::text::edit::render_text;
use crate::text::template::one_line;

/// A question that is to be written.
#[derive(Clone, Debug)]
pub struct NewQuestion {
    /// Its id within the deck.
    pub stem: String,
    /// What it asks for.
    pub kind: Kind,
    /// Its competencies, those that were written first.
    pub competencies: Vec<Tag>,
    /// What was read.
    pub read: ForeignQuestion,
}

/// A competency, as somebody wrote it or as it was guessed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// Its id, or the tag as it was written.
    pub name: String,
    /// Whether it was guessed by the words.
    pub is_guess: bool,
}

/// The file of a deck.
pub(super) fn deck_text(id: &str, title: &str, origin: &str, questions: &[NewQuestion]) -> String {
    let mut text = format!("# {}\n", one_line(origin));
    text.push_str(&format!("id = {}\ntitle = {}\n", render_text(id), render_text(&one_line(title))));
    for question in questions {
        let read = &question.read;
        text.push_str("\n[[question]]\n");
        key(&mut text, "id", &render_text(&question.stem));
        key(&mut text, "kind", &render_text(question.kind.word()));
        key(&mut text, "ask", &render_text(&one_line(&read.ask)));
        list(&mut text, "also", &read.also);
        tags(&mut text, &question.competencies);
        let all: Vec<String> = read.tags.iter().chain(&read.groups).cloned().collect();
        other_tags(&mut text, &all, &question.competencies);
        for note in &read.notes {
            text.push_str(&format!("# noted there: {}\n", one_line(note)));
        }
        for (name, value) in &read.known {
            key(&mut text, name, &render_text(&one_line(value)));
        }
        match question.kind {
            Kind::Fact => block(&mut text, "answer", &read.hints.join("\n")),
            _ => list(&mut text, "strong", &lines_of(&read.hints)),
        }
        list(&mut text, "weak", &read.weak);
        list(&mut text, "follow_ups", &read.follow_ups);
    }
    text
}

/// The file of a story, a draft until it was read.
pub(super) fn story_text(story: &ForeignStory, title: &str, origin: &str, competencies: &[Tag]) -> String {
    let mut text = format!("# {} Read it, then: story ready\n", one_line(origin));
    for best_for in &story.best_for {
        text.push_str(&format!("# Best for: {}\n", one_line(best_for)));
    }
    key(&mut text, "title", &render_text(&one_line(title)));
    key(&mut text, "headline", &render_text(&one_line(story.headline.as_deref().unwrap_or_default())));
    key(&mut text, "status", "\"draft\"");
    if let Some(when) = &story.when {
        key(&mut text, "when", &render_text(when));
    }
    tags(&mut text, competencies);
    other_tags(&mut text, &story.tags, competencies);
    for part in Part::ALL {
        block(&mut text, part.word(), &story.parts[part as usize]);
    }
    if !story.numbers.is_empty() {
        text.push_str("numbers = [\n");
        for number in &story.numbers {
            text.push_str(&format!("  {{ say = {} }},\n", render_text(&one_line(number))));
        }
        text.push_str("]\n");
    }
    if !story.pushback.is_empty() {
        text.push_str("pushback = [\n");
        for Pressed { ask, say } in &story.pushback {
            let said = if say.is_empty() {
                String::new()
            } else {
                format!(", say = {}", render_text(&one_line(say)))
            };
            text.push_str(&format!("  {{ ask = {}{said} }},\n", render_text(&one_line(ask))));
        }
        text.push_str("]\n");
    }
    text
}

/// Each line of some texts, without the mark of a bullet.
fn lines_of(texts: &[String]) -> Vec<String> {
    let lines = texts.iter().flat_map(|text| text.lines()).map(str::trim);
    lines
        .map(|line| {
            ["- ", "* ", "• "].iter().find_map(|mark| line.strip_prefix(mark)).unwrap_or(line).to_owned()
        })
        .collect()
}

fn key(text: &mut String, key: &str, value: &str) {
    text.push_str(&format!("{key} = {value}\n"));
}

fn list(text: &mut String, key: &str, items: &[String]) {
    let lines = items.iter().map(|item| one_line(item)).filter(|item| !item.is_empty());
    let items: Vec<String> = lines.map(|item| render_text(&item)).collect();
    match items.len() {
        0 => {}
        1 => text.push_str(&format!("{key} = [{}]\n", items[0])),
        _ => text.push_str(&format!("{key} = [\n  {},\n]\n", items.join(",\n  "))),
    }
}

fn tags(text: &mut String, tags: &[Tag]) {
    if tags.is_empty() {
        return;
    }
    let names: Vec<String> = tags.iter().map(|tag| render_text(&tag.name)).collect();
    let guessed: Vec<&str> = tags.iter().filter(|tag| tag.is_guess).map(|tag| tag.name.as_str()).collect();
    let remark = match guessed.len() {
        0 => String::new(),
        all if all == tags.len() => "   # a guess".to_owned(),
        _ => format!("   # a guess: {}", guessed.join(", ")),
    };
    text.push_str(&format!("competencies = [{}]{remark}\n", names.join(", ")));
}

/// Tags that no competency is known by: nothing that was written is lost.
fn other_tags(text: &mut String, written: &[String], known: &[Tag]) {
    let is_known =
        |tag: &&String| known.iter().any(|one| !one.is_guess && one.name.eq_ignore_ascii_case(tag));
    let others: Vec<String> = written
        .iter()
        .filter(|tag| !is_known(tag))
        .map(|tag| one_line(tag))
        .filter(|tag| !tag.is_empty())
        .collect();
    if !others.is_empty() {
        text.push_str(&format!("# tagged there: {}\n", others.join(", ")));
    }
}

/// A text of several lines between literal marks, so that nothing in it needs an escape; where it holds such marks itself, as an
/// ordinary text.
fn block(text: &mut String, key: &str, value: &str) {
    let printable: String = value.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    let value = printable.trim_end();
    if value.contains("'''") || value.ends_with('\'') {
        text.push_str(&format!("{key} = {}\n", render_text(value)));
    } else {
        text.push_str(&format!("{key} = '''\n{value}{}'''\n", if value.is_empty() { "" } else { "\n" }));
    }
}
