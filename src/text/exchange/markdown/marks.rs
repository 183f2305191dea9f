//! Marks of note-taking programs and of MDX in a Markdown text: links and highlights become their words, and what its writer hid goes.
//! Line numbers stay.

use super::{admonitions, fences};

/// The text without Obsidian's marks (`%%hidden%%`, `[[page|words]]`, `![[embedded]]`, `==bright==`, `^block`) and without MDX's
/// (`{/* hidden */}`, `{#anchor}`).
pub(crate) fn plain(text: &str) -> String {
    let text = without_front(text);
    let (front, body) = text.split_at(end_of_front(&text));
    front.to_owned() + &without_all_marks(body)
}

/// Where the YAML before a text ends: nothing is marked in it.
fn end_of_front(text: &str) -> usize {
    const MARK: &str = "\n---\n";
    let behind = text.strip_prefix("---\n").and_then(|rest| rest.find(MARK));
    behind.map_or(0, |at| "---\n".len() + at + MARK.len())
}

fn without_all_marks(text: &str) -> String {
    let text = without_hidden(text, "{/*", "*/}", |_| true);
    let text = without_hidden(&text, "%%", "%%", |before| !before.ends_with(|c: char| c.is_ascii_digit()));
    let text = fences::opened(&admonitions::opened(&text));
    let mut is_code = false;
    let mut out = String::with_capacity(text.len());
    let mut last = "";
    for line in text.split_inclusive('\n') {
        is_code ^= line.trim_start().starts_with("```");
        let is_rule = is_rule(line, last);
        last = line;
        match is_code {
            true => out.push_str(line),
            false if is_rule => out.push_str(&line[line.trim_end().len()..]),
            false => out.push_str(&without_marks(line)),
        }
    }
    out
}

/// The text without what stands between two marks, but for its line ends. An opening mark without a closing one is text.
fn without_hidden(text: &str, open: &str, close: &str, may_open: impl Fn(&str) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(open) {
        let (before, inner) = (&rest[..at], &rest[at + open.len()..]);
        out.push_str(before);
        if !may_open(before) {
            out.push_str(open);
            rest = inner;
            continue;
        }
        let Some(end) = inner.find(close) else {
            rest = &rest[at..];
            break;
        };
        out.extend(inner[..end].matches('\n'));
        rest = &inner[end + close.len()..];
    }
    out + rest
}

fn without_marks(line: &str) -> String {
    let (line, end) = match line.strip_suffix('\n') {
        Some(line) => (line, "\n"),
        None => (line, ""),
    };
    let line = with_words_of_links(&with_bullet(&apart_from_marks(without_anchor(line))));
    between(&line, "==", "==", |inner| Some(inner.to_owned())) + end
}

/// `• text` as an item.
fn with_bullet(line: &str) -> String {
    let text = line.trim_start();
    let behind = text.strip_prefix(['•', '●', '▪', '◦', '‣']).or_else(|| text.strip_prefix(".\t"));
    match behind {
        Some(behind) => format!("{}- {}", &line[..line.len() - text.len()], behind.trim_start()),
        None => line.to_owned(),
    }
}

/// Whether a line is a rule and no underline: a long one that is not as long as the title above it, or one below a sentence.
fn is_rule(line: &str, last: &str) -> bool {
    const LONG: usize = 20;
    const NEAR: usize = 3;
    let (line, last) = (line.trim_end(), last.trim_end());
    let marks = ['-', '='].into_iter().any(|mark| line.chars().all(|c| c == mark));
    let is_far = line.len() >= LONG && line.len().abs_diff(last.chars().count()) > NEAR;
    let is_below_text = line.len() > 2 && last.ends_with(['.', '!']);
    marks && (is_far || is_below_text)
}

/// `##Heading` with the blank that it lacks; `#tag` is a tag.
fn apart_from_marks(line: &str) -> String {
    let words = line.trim_start_matches('#');
    match line.len() - words.len() {
        level @ 2..=6 if words.starts_with(|c: char| !c.is_whitespace()) => {
            format!("{} {words}", &line[..level])
        }
        _ => line.to_owned(),
    }
}

/// A line without `{#anchor}` and `^block` at its end.
fn without_anchor(line: &str) -> &str {
    let line = line.trim_end_matches('\r');
    let is_name =
        |name: &str| !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || "-_".contains(c));
    let anchor = line.trim_end().strip_suffix('}').and_then(|rest| rest.rsplit_once("{#"));
    if let Some((before, _)) = anchor.filter(|(_, name)| is_name(name)) {
        return before.trim_end();
    }
    match line.rsplit_once(" ^") {
        Some((before, name)) if is_name(name.trim_end()) => before,
        _ => line,
    }
}

fn with_words_of_links(line: &str) -> String {
    let embedded = between(line, "![[", "]]", |_| Some(String::new()));
    between(&embedded, "[[", "]]", |inner| {
        let words = inner.rsplit('|').next().unwrap_or(inner);
        Some(words.rsplit('#').next().unwrap_or(words).to_owned())
    })
}

/// A line in which what stands between two marks is written anew. Blanks within the marks, or no letter, make them text.
fn between(line: &str, open: &str, close: &str, anew: impl Fn(&str) -> Option<String>) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some(at) = rest.find(open) {
        let inner = &rest[at + open.len()..];
        let Some(end) = inner.find(close) else { break };
        let words = &inner[..end];
        let is_marked = words.trim() == words && words.chars().any(char::is_alphanumeric);
        match anew(words).filter(|_| is_marked) {
            Some(anew) => {
                out.push_str(&rest[..at]);
                out.push_str(&anew);
                rest = &inner[end + close.len()..];
            }
            None => {
                out.push_str(&rest[..at + open.len() + end]);
                rest = &inner[end..];
            }
        }
    }
    out + rest
}

/// The text with the TOML before it (`+++`) as YAML.
fn without_front(text: &str) -> String {
    let Some(rest) = text.strip_prefix("+++\n") else { return text.to_owned() };
    let Some(end) = rest.find("\n+++\n") else { return text.to_owned() };
    let lines = rest[..end + 5].matches('\n').count() + 1;
    let table = rest[..end].parse::<toml::Table>().unwrap_or_default();
    // JSON's texts and lists are YAML's too.
    let as_yaml = |value: &toml::Value| serde_json::to_string(value).ok();
    let keys: Vec<String> =
        table.iter().filter_map(|(key, value)| Some(format!("{key}: {}\n", as_yaml(value)?))).collect();
    let front = match keys.len() {
        0 => "\n".repeat(lines),
        keys_len => format!("---\n{}{}---\n", keys.concat(), "\n".repeat(lines.saturating_sub(keys_len + 2))),
    };
    front + &rest[end + 5..]
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn links_and_highlights_become_words_and_what_is_hidden_goes() {
        for (text, expected) in [
            ("[[Ravi]] and [[Rota 2|the rota]] ==did it== ^a1\n", "Ravi and the rota did it\n"),
            ("said %%not this%% here\n%%\nnor\nthis\n%%\nend", "said  here\n\n\n\n\nend"),
            ("![[a.png]]Less 50%% and 20%%\n", "Less 50%% and 20%%\n"),
            ("## Why us? {#why}\n{/* a\nb */}x", "## Why us?\n\nx"),
            ("a == b && c == d\n=====\n[[ -f x ]]", "a == b && c == d\n=====\n[[ -f x ]]"),
            ("```\n[[x]]\n```\n[[x", "```\n[[x]]\n```\n[[x"),
            ("+++\n# none\n+++\ntext", "\n\n\ntext"),
            (
                "+++\n\ntitle = 'Flood'\ntags = ['a b']\n+++\ntext",
                "---\ntags: [\"a b\"]\ntitle: \"Flood\"\n\n---\ntext",
            ),
            ("---\ntitle: It ended.\na: '[[x]]'\n---\n[[y]]", "---\ntitle: It ended.\na: '[[x]]'\n---\ny"),
            ("###Why us?\n#tag\n##", "### Why us?\n#tag\n##"),
        ] {
            assert_eq!(plain(text), expected);
        }
    }
}
