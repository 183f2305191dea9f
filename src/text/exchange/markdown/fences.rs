//! Fences of code around what is no code: people set their stories in one to keep its lines.

use crate::bank::Part;
use crate::text::exchange::words::star_label::label;

/// The text without the fences that hold the parts of a story. Line numbers stay, and so do the fences of templates.
pub(crate) fn opened(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut fence: Option<(char, Vec<&str>)> = None;
    // One fence too many: somewhere an end is missing, and code would be text and text code from there on.
    let is_torn = text.lines().filter(|line| mark_of(line).is_some()).count() % 2 == 1;
    for line in text.split_inclusive('\n') {
        let mark = mark_of(line);
        if is_torn && is_heading(line) {
            let (_, lines) = fence.take().unwrap_or_default();
            lines.iter().for_each(|line| out.push_str(without_mark(line)));
        }
        match fence.take() {
            None => match mark {
                Some(mark) => fence = Some((mark, vec![line])),
                None => out.push_str(line),
            },
            Some((open, mut lines)) => {
                lines.push(line);
                match mark == Some(open) {
                    true => close(&lines, &mut out),
                    false => fence = Some((open, lines)),
                }
            }
        }
    }
    fence.into_iter().for_each(|(_, lines)| lines.iter().for_each(|line| out.push_str(line)));
    out
}

/// Whether a line is a heading, and no remark of code.
fn is_heading(line: &str) -> bool {
    let words = line.trim_start_matches('#');
    (2..=6).contains(&(line.len() - words.len())) && words.starts_with(' ')
}

/// A line, or its end alone if it begins a fence.
fn without_mark(line: &str) -> &str {
    if mark_of(line).is_some() { &line[line.trim_end_matches(['\n', '\r']).len()..] } else { line }
}

/// The mark of a line that begins or ends a fence.
fn mark_of(line: &str) -> Option<char> {
    let line = line.trim_start();
    ['`', '~'].into_iter().find(|mark| line.chars().take_while(|c| c == mark).count() >= 3)
}

/// Writes a fence with its lines, or its lines alone.
fn close(lines: &[&str], out: &mut String) {
    let inner = &lines[1..lines.len() - 1];
    if !tells(inner) {
        return lines.iter().for_each(|line| out.push_str(line));
    }
    out.push('\n');
    // What is set in would be code again.
    inner.iter().for_each(|line| match line.trim() {
        "" => out.push('\n'),
        _ => out.push_str(line.trim_start()),
    });
    out.push('\n');
}

/// Whether some lines hold three parts of a story, and fewer blanks in brackets than labels.
fn tells(lines: &[&str]) -> bool {
    let mut parts: Vec<Part> = vec![];
    let mut labels = 0;
    for line in lines {
        if let Some(part) = label(line.trim()).and_then(|(field, _)| field.part()) {
            labels += 1;
            if !parts.contains(&part) {
                parts.push(part);
            }
        }
    }
    let blanks: usize = lines.iter().map(|line| line.matches('[').count()).sum();
    parts.len() >= 3 && blanks < labels
}

#[cfg(test)]
mod tests {
    use super::opened;

    #[test]
    fn fences_around_parts_go_and_those_around_code_and_templates_stay() {
        let told = "a\n```text\nSituation: Water came.\n    Task: Keep it out.\n\nResult: Dry.\n```\nb\n";
        assert_eq!(opened(told), "a\n\nSituation: Water came.\nTask: Keep it out.\n\nResult: Dry.\n\nb\n");
        for stays in [
            "```\nlet a = 1;\n```\n",
            "~~~\nSituation: At [place]\nTask: [what]\nResult: [how]\n~~~\n",
            "```\nSituation: Water\nTask: x\nResult: y\n",
        ] {
            assert_eq!(opened(stays), stays);
        }
    }
}
