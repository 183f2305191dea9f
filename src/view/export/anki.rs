//! Decks and stories as text that Anki imports: front, back and tags of a note, in HTML.

use super::{answer_lines, tags};
use crate::bank::{Part, Question, Story};
use csv::WriterBuilder;

const HEADS: &str = "#separator:tab\n#html:true\n#notetype:Basic\n#tags column:3\n";

/// Questions: the answer, or what a strong answer shows, on the back.
pub fn anki_decks(questions: &[&Question]) -> String {
    notes(questions.iter().map(|question| {
        let back = answer_lines(question).into_iter().map(html).collect::<Vec<_>>().join("<br>");
        let tags = tags(question).map(one_word).chain([deck_tag(question.id.deck())]);
        [html(&question.ask), back, tags.collect::<Vec<_>>().join(" ")]
    }))
}

/// Stories: headline, numbers and parts on the back.
pub fn anki_stories(stories: &[&Story]) -> String {
    notes(stories.iter().map(|story| {
        let mut back = vec![html(story.headline())];
        back.extend(story.numbers.iter().map(|number| format!("<i>{}</i>", html(&number.say))));
        let written = Part::ALL.into_iter().filter(|part| !story.part(*part).trim().is_empty());
        back.extend(written.map(|part| format!("<b>{}</b>: {}", part.word(), html(story.part(part).trim()))));
        back.retain(|line| !line.is_empty());
        let tags = story.competencies.iter().map(|tag| one_word(&tag.value)).collect::<Vec<_>>().join(" ");
        [html(&story.title.value), back.join("<br>"), tags]
    }))
}

fn notes(notes: impl Iterator<Item = [String; 3]>) -> String {
    // A note that begins with `#` is a comment to Anki, unless it is quoted.
    let mut writer = WriterBuilder::new().delimiter(b'\t').comment(Some(b'#')).from_writer(vec![]);
    for note in notes {
        let _ = writer.write_record(note); // nothing fails in memory
    }
    let text = writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default();
    format!("{HEADS}{text}")
}

fn html(text: &str) -> String {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('\t', " ");
    escaped.trim().lines().collect::<Vec<_>>().join("<br>")
}

/// A deck's tag stands below one of its own: `strategy` alone is a name of a competency too.
fn deck_tag(deck: &str) -> String {
    format!("deck::{}", one_word(deck))
}

/// Anki parts tags by blanks.
fn one_word(tag: &str) -> String {
    tag.split_whitespace().collect::<Vec<_>>().join("-")
}
