//! HTML as text: what stands between the tags, a line a block.

/// Tags that end a line.
const BLOCKS: [&str; 16] = [
    "br",
    "td",
    "th",
    "p",
    "div",
    "li",
    "ul",
    "ol",
    "tr",
    "table",
    "h1",
    "h2",
    "h3",
    "h4",
    "hr",
    "blockquote",
];

/// The elements of HTML, the old ones too.
const ELEMENTS: [&str; 127] = [
    "a",
    "abbr",
    "address",
    "area",
    "article",
    "aside",
    "audio",
    "b",
    "base",
    "bdi",
    "bdo",
    "big",
    "blockquote",
    "body",
    "br",
    "button",
    "canvas",
    "caption",
    "center",
    "cite",
    "code",
    "col",
    "colgroup",
    "data",
    "datalist",
    "dd",
    "del",
    "details",
    "dfn",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "em",
    "embed",
    "fieldset",
    "figcaption",
    "figure",
    "font",
    "footer",
    "form",
    "frame",
    "frameset",
    "g",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hgroup",
    "hr",
    "html",
    "i",
    "iframe",
    "img",
    "input",
    "ins",
    "kbd",
    "label",
    "legend",
    "li",
    "link",
    "main",
    "map",
    "mark",
    "marquee",
    "math",
    "menu",
    "meta",
    "meter",
    "nav",
    "nobr",
    "noscript",
    "object",
    "ol",
    "optgroup",
    "option",
    "output",
    "p",
    "param",
    "path",
    "picture",
    "pre",
    "progress",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "script",
    "search",
    "section",
    "select",
    "slot",
    "small",
    "source",
    "span",
    "strike",
    "strong",
    "style",
    "sub",
    "summary",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "template",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "time",
    "title",
    "tr",
    "track",
    "tt",
    "u",
    "ul",
    "var",
    "video",
    "wbr",
];

/// The text of some HTML. A `<` that begins no tag stays; what scripts and styles hold is no text.
pub(super) fn to_text(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    // Behind the last `>` nothing is a tag: looking for its end once is enough.
    let last_end = html.rfind('>').map_or(0, |at| at + 1);
    let lower = html.to_ascii_lowercase();
    while let Some(at) = rest.find('<') {
        let begins = html.len() - rest.len() + at;
        if begins >= last_end {
            break;
        }
        text.push_str(&rest[..at]);
        let Some((tag, after)) = tag(&rest[at..]) else {
            text.push('<');
            rest = &rest[at + 1..];
            continue;
        };
        if BLOCKS.contains(&tag.as_str()) {
            text.push('\n');
        }
        let is_end = rest[at..].starts_with("</");
        let whole = &rest[at..rest.len() - after.len()];
        if is_blank(whole) {
            text.push_str(whole);
        }
        rest = after;
        if !is_end && ["script", "style"].contains(&tag.as_str()) {
            let from = html.len() - rest.len();
            rest = lower[from..].find(&format!("</{tag}")).map_or("", |end| &rest[end..]);
        }
    }
    text.push_str(rest);
    let lines = unescaped(&text).lines().map(str::trim).collect::<Vec<_>>().join("\n");
    lines.split("\n\n\n").filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n").trim().to_owned()
}

/// Whether what looks like a tag is a blank to be filled in: `<company-name>`, `<YOUR ROLE>`. What is written in both cases is a
/// component of a page.
pub(super) fn is_blank(tag: &str) -> bool {
    let Some(inner) = tag.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')) else { return false };
    let name = inner.split_whitespace().next().unwrap_or_default().to_lowercase();
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '\'' | '’');
    let is_one_case = !inner.chars().any(char::is_uppercase) || !inner.chars().any(char::is_lowercase);
    inner.starts_with(|c: char| c.is_ascii_alphabetic())
        && inner.chars().count() > 1
        && inner.chars().all(is_word)
        && is_one_case
        && !ELEMENTS.contains(&name.as_str())
}

/// The name of the tag or comment that a text begins with, and what comes behind it.
pub(super) fn tag(text: &str) -> Option<(String, &str)> {
    if let Some(comment) = text.strip_prefix("<!--") {
        return Some((String::new(), comment.split_once("-->").map_or("", |(_, after)| after)));
    }
    let inner = text[1..].trim_start_matches('/');
    inner.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!').then_some(())?;
    let (inner, after) = inner.split_once('>')?;
    let name: String = inner.chars().take_while(char::is_ascii_alphanumeric).collect();
    Some((name.to_ascii_lowercase(), after))
}

/// A text with its entities as the characters that they stand for.
pub(super) fn unescaped(text: &str) -> String {
    const NAMED: [(&str, &str); 11] = [
        ("amp", "&"),
        ("lt", "<"),
        ("gt", ">"),
        ("quot", "\""),
        ("apos", "'"),
        ("nbsp", " "),
        ("ndash", "–"),
        ("mdash", "—"),
        ("hellip", "…"),
        ("rsquo", "’"),
        ("lsquo", "‘"),
    ];
    const LONGEST: usize = 10;
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let behind = &rest[at + 1..];
        let name =
            behind.bytes().take(LONGEST).position(|byte| byte == b';').and_then(|end| behind.get(..end));
        let meant = name.and_then(|name| {
            let number = name.strip_prefix('#').and_then(|number| match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok(),
                None => number.parse().ok(),
            });
            let named = || NAMED.iter().find(|(known, _)| *known == name).map(|(_, text)| (*text).to_owned());
            number.and_then(char::from_u32).map(|c| c.to_string()).or_else(named)
        });
        match (meant, name) {
            (Some(meant), Some(name)) => {
                out.push_str(&meant);
                rest = &behind[name.len() + 1..];
            }
            _ => {
                out.push('&');
                rest = behind;
            }
        }
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::to_text;

    #[test]
    fn blocks_become_lines_and_entities_characters() {
        assert_eq!(
            to_text("<div>Why <b>us</b>?</div><div>&ldquo;R&amp;D&#39;s&nbsp;5 &lt; 6</div>"),
            "Why us?\n\n&ldquo;R&D's 5 < 6"
        );
        assert_eq!(to_text("a < b<br>c<!-- no --><script>x()</script> d"), "a < b\nc d");
        assert_eq!(to_text("<"), "<");
        assert_eq!(to_text("At <company-name> a <b>b</b> <my-thing/>"), "At <company-name> a b");
    }
}
