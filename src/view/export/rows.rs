//! Decks and stories as CSV, a row each, with heads that `import` knows.

use super::{answer_lines, one_line, tags};
use crate::bank::{Part, Question, Story};
use csv::Writer;

/// Questions. Several things in a cell stand on a line each.
pub fn csv_decks(questions: &[&Question]) -> String {
    let heads = ["id", "kind", "ask", "also", "competencies", "likelihood", "probes", "follow-ups", "answer"];
    let rows = questions.iter().map(|question| {
        vec![
            question.id.to_string(),
            question.kind.word().to_owned(),
            question.ask.clone(),
            lines(question.also.iter().map(String::as_str)),
            tags(question).collect::<Vec<_>>().join(", "),
            question.likelihood.word().to_owned(),
            question.probes.clone().unwrap_or_default(),
            lines(question.follow_ups.iter().map(String::as_str)),
            lines(answer_lines(question).into_iter()),
        ]
    });
    written(&heads, rows)
}

/// Stories.
pub fn csv_stories(stories: &[&Story]) -> String {
    let heads =
        ["title", "headline", "when", "tags", "situation", "task", "action", "result", "learning", "numbers"];
    let rows = stories.iter().map(|story| {
        let mut row = vec![
            story.title.value.clone(),
            story.headline().to_owned(),
            story.when.as_ref().map_or_else(String::new, |when| when.value.clone()),
            story.competencies.iter().map(|tag| tag.value.as_str()).collect::<Vec<_>>().join(", "),
        ];
        row.extend(Part::ALL.into_iter().map(|part| story.part(part).trim().to_owned()));
        row.push(lines(story.numbers.iter().map(|number| number.say.as_str())));
        row
    });
    written(&heads, rows)
}

/// A line each, the last one ended too, so that a single one with a semicolon is not taken for two.
fn lines<'t>(texts: impl Iterator<Item = &'t str>) -> String {
    texts.map(|text| format!("{}\n", one_line(text))).collect()
}

/// Rows as CSV. A cell that a spreadsheet would take for a formula begins with an apostrophe.
pub fn written(heads: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut writer = Writer::from_writer(vec![]);
    // Nothing fails in memory.
    let _ = writer.write_record(heads);
    for row in rows {
        let _ = writer.write_record(row.iter().map(|cell| guarded(cell)));
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

fn guarded(cell: &str) -> String {
    if cell.trim_start().starts_with(['=', '+', '-', '@']) { format!("'{cell}") } else { cell.to_owned() }
}
