//! Org as Markdown, line by line, so that line numbers stay.

/// The same text with Org's marks as those of Markdown. Drawers and settings go.
pub(super) fn as_markdown(org: &str) -> String {
    let mut in_drawer = false;
    // Text below a heading may be set in as far as the heading's stars.
    let mut set_in = 0;
    let mut states: Vec<&str> = vec!["TODO", "DONE"];
    let mut lines: Vec<String> = vec![];
    for (number, line) in org.lines().enumerate() {
        let stars = line.bytes().take_while(|byte| *byte == b'*').count();
        if stars > 0 && line[stars..].starts_with(' ') {
            set_in = stars + 1;
        }
        let spaces = line.bytes().take_while(|byte| *byte == b' ').count();
        let line = &line[spaces.min(set_in)..];
        let trimmed = line.trim();
        // A drawer ends before the next heading; a lone `:word:` is text.
        let ends = || {
            let mut rest = org.lines().skip(number + 1).take_while(|line| !line.starts_with('*'));
            rest.any(|line| line.trim().eq_ignore_ascii_case(":end:"))
        };
        let is_drawer = trimmed.len() > 2
            && trimmed.starts_with(':')
            && trimmed.ends_with(':')
            && !trimmed.contains(' ')
            && (in_drawer || ends());
        in_drawer = match is_drawer {
            true => !trimmed.eq_ignore_ascii_case(":end:"),
            false => in_drawer,
        };
        lines.push(match () {
            () if is_drawer || in_drawer => String::new(),
            () if trimmed.to_lowercase().starts_with("#+title:") => format!("# {}", trimmed[8..].trim()),
            () if trimmed.to_lowercase().starts_with("#+todo:") => {
                let named = trimmed[7..].split_whitespace().filter(|state| *state != "|");
                states.extend(named.map(|state| state.split('(').next().unwrap_or(state)));
                String::new()
            }
            () if trimmed.starts_with("#+") || trimmed.starts_with("# ") => String::new(),
            () => heading(line, &states).unwrap_or_else(|| emphasised(line)),
        });
    }
    lines.join("\n")
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
    let tags: String = tags.split(':').filter(|tag| !tag.is_empty()).map(|tag| format!(" `{tag}`")).collect();
    Some(format!("{} {}{tags}", "#".repeat(stars.min(6)), title.trim()))
}

/// `*bold*` and `=code=` as Markdown has them; `- term :: text` as a label.
fn emphasised(line: &str) -> String {
    let line = match line.trim_start().strip_prefix("- ").and_then(|item| item.split_once(" :: ")) {
        Some((term, text)) => format!("**{term}:** {text}"),
        None => line.to_owned(),
    };
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
