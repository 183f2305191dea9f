//! Org as Markdown, line by line, so that line numbers stay.

/// The same text with Org's marks as those of Markdown. Drawers and settings go.
pub(crate) fn as_markdown(org: &str) -> String {
    let mut in_drawer = false;
    let mut in_code = false;
    // Text below a heading may be set in as far as the heading's stars; its first line says how far.
    let mut set_in = 0;
    let mut is_first = true;
    let mut states: Vec<&str> = vec!["TODO", "DONE"];
    let mut lines: Vec<String> = vec![];
    let closed = closed_below(org);
    for (number, line) in org.lines().enumerate() {
        let stars = line.bytes().take_while(|byte| *byte == b'*').count();
        if stars > 0 && line[stars..].starts_with(' ') {
            (set_in, is_first) = (stars + 1, true);
        }
        let spaces = line.bytes().take_while(|byte| *byte == b' ').count();
        if stars == 0 && is_first && spaces < line.len() {
            (set_in, is_first) = (set_in.min(spaces), false);
        }
        let line = &line[spaces.min(set_in)..];
        let trimmed = line.trim();
        let is_drawer = trimmed.len() > 2
            && trimmed.starts_with(':')
            && trimmed.ends_with(':')
            && !trimmed.contains(' ')
            && (in_drawer || closed[number]);
        in_drawer = match is_drawer {
            true => !trimmed.eq_ignore_ascii_case(":end:"),
            false => in_drawer,
        };
        let is_mark = is_code_mark(trimmed);
        in_code ^= is_mark;
        lines.push(match () {
            () if is_mark => "```".to_owned(),
            () if in_code => line.to_owned(),
            () if is_drawer || in_drawer => String::new(),
            () if trimmed.to_lowercase().starts_with("#+title:") => format!("# {}", trimmed[8..].trim()),
            () if trimmed.to_lowercase().starts_with("#+todo:") => {
                let named = trimmed[7..].split_whitespace().filter(|state| *state != "|");
                states.extend(named.map(|state| state.split('(').next().unwrap_or(state)));
                String::new()
            }
            () if trimmed.len() > 4 && trimmed.bytes().all(|byte| byte == b'-') => String::new(), // a rule
            () if trimmed.starts_with("#+") || trimmed.starts_with("# ") => String::new(),
            () => {
                let line = without_tags(line);
                heading(&line, &states).unwrap_or_else(|| emphasised(&line))
            }
        });
    }
    lines.join("\n")
}

/// Whether a line begins or ends a block of code.
fn is_code_mark(line: &str) -> bool {
    let lower = line.to_lowercase();
    ["#+begin_src", "#+end_src", "#+begin_example", "#+end_example"]
        .iter()
        .any(|mark| lower.starts_with(mark))
}

/// For each line, whether a drawer that begins there ends before the next heading; a lone `:word:` is text.
fn closed_below(org: &str) -> Vec<bool> {
    let mut ends = false;
    let mut closed: Vec<bool> = org
        .lines()
        .rev()
        .map(|line| {
            let here = ends;
            ends = !line.starts_with('*') && (ends || line.trim().eq_ignore_ascii_case(":end:"));
            here
        })
        .collect();
    closed.reverse();
    closed
}

/// A line in which nothing is taken for a tag of HTML: Org has none.
fn without_tags(line: &str) -> String {
    line.replace('<', "\\<")
}

/// `** TODO Title :a:b:` as `## Title` with its tags behind.
fn heading(line: &str, states: &[&str]) -> Option<String> {
    let stars = line.bytes().take_while(|byte| *byte == b'*').count();
    let title = line.get(stars..)?.strip_prefix(' ').filter(|_| stars > 0)?.trim();
    let without_state = |title: &'_ str| {
        let (first, rest) = title.split_once(' ')?;
        states.contains(&first).then(|| rest.trim_start().to_owned())
    };
    let title = without_state(title).unwrap_or_else(|| title.to_owned());
    let title = match title.strip_prefix("[#").and_then(|rest| rest.split_once("] ")) {
        Some((_, title)) => title,
        None => title.as_str(),
    };
    let (title, tags) = match title.rsplit_once(' ') {
        Some((title, tags)) if tags.len() > 2 && tags.starts_with(':') && tags.ends_with(':') => {
            (title, tags)
        }
        _ => (title, ""),
    };
    let title = without_emphasis(&with_words_of_links(title));
    let tags: String = tags.split(':').filter(|tag| !tag.is_empty()).map(|tag| format!(" `{tag}`")).collect();
    Some(format!("{} {}{tags}", "#".repeat(stars.min(6)), title.trim()))
}

/// `*bold*` and `=code=` as Markdown has them; `- term :: text` as a label.
fn emphasised(line: &str) -> String {
    let line = match line.trim_start().strip_prefix("- ").and_then(|item| item.split_once(" :: ")) {
        Some((term, text)) => format!("**{term}:** {text}"),
        None => line.to_owned(),
    };
    let line = without_emphasis(&with_words_of_links(&line));
    let mut out = String::new();
    for (number, word) in line.split(' ').enumerate() {
        if number > 0 {
            out.push(' ');
        }
        let bare = word.trim_matches('*');
        let is_bold = |at: bool| at && !bare.is_empty() && !word.contains("**");
        let (open, close) =
            (is_bold(word.starts_with('*')), is_bold(word.trim_end_matches([':', '.', ',']).ends_with('*')));
        match (open, close) {
            (false, false) => out.push_str(word),
            _ => out.push_str(&word.replace('*', "**")),
        }
    }
    out
}

/// `[[address][words]]` as its words, `[[address]]` as the address.
fn with_words_of_links(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some((before, link)) = rest.split_once("[[") {
        let Some((inner, after)) = link.split_once("]]") else { break };
        out.push_str(before);
        out.push_str(inner.split_once("][").map_or(inner, |(_, words)| words));
        rest = after;
    }
    out + rest
}

/// A line without the marks of code (`~x~`, `=x=`), slant, underline and strike: its words are what counts.
fn without_emphasis(line: &str) -> String {
    const MARKS: [char; 5] = ['~', '=', '/', '_', '+'];
    let chars: Vec<char> = line.chars().collect();
    let is_beside = |at: Option<&char>| at.is_none_or(|c| !c.is_alphanumeric() && !MARKS.contains(c));
    let before = |at: usize| at.checked_sub(1).and_then(|at| chars.get(at));
    let is_word = |at: Option<&char>| at.is_some_and(|c| !c.is_whitespace() && !MARKS.contains(c));
    let mut goes = vec![false; chars.len()];
    // The last opening mark of each kind, until it is closed.
    let mut open: [Option<usize>; 5] = [None; 5];
    for (at, c) in chars.iter().enumerate() {
        let Some(kind) = MARKS.iter().position(|mark| mark == c) else { continue };
        match open[kind] {
            Some(from) if is_word(before(at)) && is_beside(chars.get(at + 1)) => {
                (goes[from], goes[at], open[kind]) = (true, true, None);
            }
            _ if is_beside(before(at)) && is_word(chars.get(at + 1)) => open[kind] = Some(at),
            _ => {}
        }
    }
    chars.iter().zip(goes).filter(|(_, goes)| !goes).map(|(c, _)| c).collect()
}

#[cfg(test)]
mod tests {
    use super::as_markdown;

    #[test]
    fn marks_within_a_line_go_and_links_are_their_words() {
        for (text, expected) in [
            ("a ~b c~, =d= (/e/) _f_ +g+.", "a b c, d (e) f g."),
            ("see [[https://x.example/a_b][the note]] or [[b]]", "see the note or b"),
            ("1/2 a/b c_d e_f x = y = z ~5 to ~9", "1/2 a/b c_d e_f x = y = z ~5 to ~9"),
            ("** H\n   1. a\n      - b", "## H\n1. a\n   - b"),
        ] {
            assert_eq!(as_markdown(text), expected);
        }
    }
}
