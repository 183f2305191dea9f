//! The texts that stardrill begins for the person: a story to be written, a new home's settings.

use super::date::as_toml;
use super::edit::{CannotEdit, Target, render_text, set};
use crate::bank::{Question, Story};
use jiff::civil::Date;

/// What a story's template starts from.
#[derive(Clone, Copy, Debug)]
pub struct Start<'a> {
    /// The title, if it is known.
    pub title: &'a str,
    /// The question that it is written for.
    pub question: Option<&'a Question>,
}

const BODY: &str = "\
# Outcome first, one breath: the only line to learn by heart.
headline = \"\"
status = \"draft\"       # draft | ready | retired
when = \"\"              # \"2023-06\"
";

const PARTS: &str = "\
# Prose or bullets between the ''' marks; about 250 words tell in two minutes.
# Where it started: who, how many, what was at stake. Two sentences.
situation = '''
'''
# What was asked of you.
task = '''
'''
# What you did, decided and said. Half of the story; say \"I\".
action = '''
'''
# What came of it for the business: money, time, people, risk. With a number.
result = '''
'''
# What you would do differently. Optional, but seniority shows here.
learning = '''
'''
# The figures to say, and where they can be looked up.
numbers = [
  # { say = \"run cost down 18 %\", source = \"FY23 finance pack, page 4\" },
]
avoid = []             # names never to say
pushback = [
  # { ask = \"How do you know it was you?\", say = \"Only my sites changed.\" },
]
";

/// A new story file to be filled in.
pub fn story(start: Start<'_>) -> String {
    let mut text = String::from(
        "#:schema ../.schema/story.json\n# One story. Every line can wait: save what you have, `story edit` goes on.\n",
    );
    let (mut tags, mut answers) = (vec![], vec![]);
    if let Some(question) = start.question {
        text.push_str(&format!("# For: {}\n", one_line(&question.ask)));
        for point in &question.strong {
            text.push_str(&format!("#  - {}\n", one_line(point)));
        }
        tags.extend(question.competencies.iter().map(|tag| render_text(&tag.value)));
        answers.push(render_text(question.id.as_str()));
    }
    text.push_str(&format!("title = {}\n", render_text(&one_line(start.title))));
    text.push_str(&body(&tags, &answers));
    text
}

/// Everything below the title.
fn body(tags: &[String], answers: &[String]) -> String {
    format!("{BODY}competencies = [{}]\nanswers = [{}]\n\n{PARTS}", tags.join(", "), answers.join(", "))
}

/// A draft of one line, kept until there is time to write it, with the competencies that are known of it.
pub fn jot(title: &str, competencies: &[&str]) -> String {
    let mut text = format!("title = {}\n", render_text(&one_line(title)));
    if !competencies.is_empty() {
        let tags: Vec<String> = competencies.iter().map(|tag| render_text(tag)).collect();
        text.push_str(&format!("competencies = [{}]\n", tags.join(", ")));
    }
    text
}

/// The file of a jot, extended to a template; the keys that it has already are left as they are.
///
/// `None` if somebody has begun to write, as then the file is theirs, or if the result would not be TOML.
pub fn extended(text: &str, story: &Story) -> Option<String> {
    let begun = story.parts.iter().any(Option::is_some) || !story.numbers.is_empty();
    if begun {
        return None;
    }
    let table: toml::Table = text.parse().ok()?;
    let missing = table.keys().fold(body(&[], &[]), |missing, key| without_key(&missing, key));
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let separator = if text.is_empty() || text.ends_with('\n') { "" } else { newline };
    let extended = format!("{text}{separator}{}", missing.replace('\n', newline));
    extended.parse::<toml::Table>().ok().map(|_| extended)
}

fn without_key(template: &str, key: &str) -> String {
    let sets = |line: &&str| line.split('=').next().is_some_and(|written| written.trim() == key);
    template.lines().filter(|line| !sets(line)).map(|line| format!("{line}\n")).collect()
}

/// A text on one line, without control characters: fit for a title or a comment.
pub fn one_line(text: &str) -> String {
    let printable: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    printable.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The deck of heard questions with its head, where that is missing.
///
/// # Errors
/// If the text is not TOML.
pub fn heard_deck(text: &str, id: &str) -> Result<String, CannotEdit> {
    let table: toml::Table = text
        .parse()
        .map_err(|error: toml::de::Error| CannotEdit(format!("the file is not TOML: {}", error.message())))?;
    if table.contains_key("id") {
        return Ok(text.to_owned());
    }
    Ok(format!("id = {}\ntitle = \"Heard in interviews\"\n{text}", render_text(id)))
}

/// The text of the example's interviews, with the day of the first.
///
/// # Errors
/// Only by a fault of ours.
pub fn example_dated(text: &str, date: Date) -> Result<String, CannotEdit> {
    let first = Target::Entry { array: "interview", id: "harbour-panel" };
    Ok(set(text, first, "date", Some(as_toml(date)), &[])?.unwrap_or_else(|| text.to_owned()))
}

/// A new home's settings, every one at its default and said.
pub fn settings(minutes: u32) -> String {
    format!(
        "\
# stardrill reads this file; it marks the home. Every setting is optional.
minutes = {minutes}             # a day, for practice
# bell = false           # true rings at a telling's two ends
# write_minutes = 25     # one story
# story_floor = 8        # ready stories wanted
# recall_target = 0.9    # when a card is due without an interview date
# rollover_hour = 4      # a day begins at this hour
# skip = []              # decks or questions left out: \"business-acumen/irr\"
"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_fit_a_terminal_of_eighty_columns() {
        let question = None;
        for text in [story(Start { title: "T", question }), settings(15)] {
            for line in text.lines() {
                assert!(line.chars().count() < 80, "{line}");
            }
        }
    }

    fn read(text: &str) -> (crate::bank::Bank, usize) {
        let content = crate::text::reading::Content::Bytes(text.as_bytes().to_vec());
        let reading = crate::text::read(vec![crate::text::reading::Loaded::own("stories/s.toml", content)]);
        (reading.bank, reading.diagnostics.all().len())
    }

    #[test]
    fn templates_read_without_a_complaint() {
        let (bank, minded) = read(&story(Start { title: "It's \"done\"", question: None }));
        assert_eq!((bank.stories()[0].title.value.as_str(), minded), ("It's \"done\"", 0));
        assert!(!bank.stories()[0].is_ready());
    }

    #[test]
    fn odd_titles_stay_on_one_line_and_line_ends_stay_as_they_are() {
        assert_eq!(jot("a\nb\u{1b}c", &["budgeting"]), "title = \"a b c\"\ncompetencies = [\"budgeting\"]\n");
        let text = "title = \"\"\"\r\na\"\"\"\r\nstatus = 'draft'\r\n";
        let (bank, _) = read(text);
        let extended = extended(text, &bank.stories()[0]).unwrap();
        assert!(extended.lines().count() > 10 && !extended.replace("\r\n", "").contains('\n'), "{extended}");
        assert_eq!(read(&extended).1, 0);
    }

    #[test]
    fn a_jot_grows_into_a_template_and_keeps_what_it_has() {
        let text = "# from the mail of May\ntitle = 'Freeze'\ncompetencies = []";
        let (bank, _) = read(text);
        let extended = extended(text, &bank.stories()[0]).unwrap();
        assert!(extended.starts_with(text));
        let (bank, minded) = read(&extended);
        assert_eq!(minded, 0, "{extended}");
        assert!(super::extended(&extended, &bank.stories()[0]).is_none());
    }
}
