//! Decks and stories as Markdown that `import` reads again.

use super::{answer_lines, one_line, tags};
use crate::bank::{Deck, Part, Question, Story};
use crate::text::exchange::is_label;

/// Questions of some decks: a heading a deck, an item a question, below it what is asked next and what to say.
pub fn markdown_decks(decks: &[Deck], questions: &[&Question]) -> String {
    let mut text = String::from("# Interview questions\n");
    for deck in decks {
        let mut of_deck = questions.iter().filter(|one| one.id.deck() == deck.id.as_str()).peekable();
        if of_deck.peek().is_some() {
            text.push_str(&format!("\n## {}\n\n", escaped(&deck.title)));
        }
        of_deck.for_each(|question| put_question(&mut text, question));
    }
    text
}

fn put_question(text: &mut String, question: &Question) {
    let wordings: Vec<String> = question.wordings().map(|wording| escaped(&one_line(wording))).collect();
    let tags: String = tags(question).map(|tag| format!(" `{}`", tag.replace('`', ""))).collect();
    text.push_str(&format!("- {}{tags}\n", wordings.join(" / ")));
    for follow_up in &question.follow_ups {
        text.push_str(&format!("  - Follow-up: {}\n", escaped(&one_line(follow_up))));
    }
    for line in answer_lines(question) {
        text.push_str(&format!("  - Answer: {}\n", escaped(&one_line(line))));
    }
}

/// Stories, a heading each, and a heading a part.
pub fn markdown_stories(stories: &[&Story]) -> String {
    stories.iter().map(|one| story(one, true)).collect::<Vec<_>>().join("\n")
}

/// A story without where its numbers can be looked up.
pub(super) fn story_without_sources(one: &Story) -> String {
    story(one, false)
}

fn story(story: &Story, with_sources: bool) -> String {
    let mut text = format!("# {}\n\n", escaped(&one_line(&story.title.value)));
    let mut label = |name: &str, said: &str| {
        if !said.is_empty() {
            text.push_str(&format!("**{name}:** {}\n\n", escaped(&one_line(said))));
        }
    };
    label("Headline", story.headline());
    label("When", story.when.as_ref().map_or("", |when| &when.value));
    let tags: Vec<&str> = story.competencies.iter().map(|tag| tag.value.as_str()).collect();
    label("Tags", &tags.join(", "));
    for part in Part::ALL {
        let written = story.part(part).trim();
        if !written.is_empty() {
            let heading = part.word();
            let capital = heading[..1].to_uppercase() + &heading[1..];
            let lines: Vec<String> = written.lines().map(kept).collect();
            text.push_str(&format!("## {capital}\n\n{}\n\n", lines.join("  \n")));
        }
    }
    if !story.numbers.is_empty() {
        text.push_str("**Numbers:**\n\n");
        for number in &story.numbers {
            let source = number
                .source
                .as_ref()
                .filter(|_| with_sources)
                .map(|source| format!(" ({source})"))
                .unwrap_or_default();
            text.push_str(&format!("- {}\n", escaped(&one_line(&format!("{}{source}", number.say)))));
        }
    }
    text
}

/// A line of a part; a bullet stays one.
fn kept(line: &str) -> String {
    match line.trim_start().strip_prefix("- ") {
        Some(item) => format!("- {}", said(item.trim_start())),
        None => said(line.trim_start()), // set in, it would be code
    }
}

/// A text in which nothing is a mark, nor a label: of one that would be a label the first character is written as its number.
fn said(line: &str) -> String {
    match line.chars().next().filter(|_| is_label(line)) {
        Some(first) => format!("&#{};{}", u32::from(first), escaped(&line[first.len_utf8()..])),
        None => not_a_mark(&escaped(line)),
    }
}

/// A line that would begin a list, a rule or a heading's underline, with that mark escaped.
fn not_a_mark(line: &str) -> String {
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    match () {
        () if line.starts_with(['-', '+', '=']) => format!("\\{line}"),
        () if digits > 0 && line[digits..].starts_with(['.', ')']) => {
            format!("{}\\{}", &line[..digits], &line[digits..])
        }
        () => line.to_owned(),
    }
}

/// A text in which nothing is a mark of Markdown.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '&' | '~') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
