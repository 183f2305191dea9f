//! Admonitions of MkDocs (`!!! question "…"`, `??? tip "…"`): their titles are bold lines, and what is set in below them is text.

/// How far the text of an admonition is set in.
const SET_IN: usize = 4;

/// The text without such marks. Line numbers stay.
pub(crate) fn opened(text: &str) -> String {
    if !text.contains("!!! ") && !text.contains("??? ") && !text.contains("???+ ") {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut open = 0;
    for line in text.split_inclusive('\n') {
        let spaces = line.bytes().take_while(|byte| *byte == b' ').count();
        if line.trim().is_empty() {
            out.push_str(line);
            continue;
        }
        open = open.min(spaces / SET_IN);
        let own = &line[open * SET_IN..];
        match title(own.trim()) {
            Some(title) => {
                open += 1;
                let marked = if title.is_empty() { String::new() } else { format!("**{title}**") };
                out.push_str(&marked);
                out.push_str(if line.ends_with('\n') { "\n" } else { "" });
            }
            None => out.push_str(own),
        }
    }
    out
}

/// What an admonition is called: by its title, or not at all.
fn title(line: &str) -> Option<&str> {
    let rest = ["!!! ", "??? ", "???+ "].iter().find_map(|mark| line.strip_prefix(mark))?.trim();
    let (kind, title) = rest.split_once(' ').unwrap_or((rest, ""));
    let is_kind = !kind.is_empty() && kind.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let title = title.trim();
    let quoted = title.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    is_kind.then_some(quoted).flatten().or_else(|| (is_kind && title.is_empty()).then_some(""))
}

#[cfg(test)]
mod tests {
    use super::opened;

    #[test]
    fn titles_are_bold_and_what_is_set_in_comes_out() {
        let text = "!!! question \"Why us?\"\n\n    ??? tip \"Short\"\n\n        Because.\n    And so.\nEnd\n!!! note\n    x";
        assert_eq!(opened(text), "**Why us?**\n\n**Short**\n\nBecause.\nAnd so.\nEnd\n\nx");
        assert_eq!(opened("What???\n    code\n!!! really great"), "What???\n    code\n!!! really great");
    }
}
