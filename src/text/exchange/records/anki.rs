//! Anki's exports as text. Of notes: heads that begin with `#` say what parts the fields, whether they are HTML, and which columns hold
//! the note's id, type, deck and tags. Of cards: two heads, and what is rendered of front and back.
//!
//! The heads are those of Anki's manual ("Text files", file headers).

use super::table;
use crate::text::exchange::foreign::{Foreign, ForeignQuestion};
use crate::text::exchange::html;
use crate::text::exchange::words::around::{stripped, wordings};

/// How heads begin, in lower case.
const KEYS: [&str; 10] = [
    "separator:",
    "html:",
    "guid column:",
    "notetype column:",
    "deck column:",
    "tags column:",
    "columns:",
    "tags:",
    "deck:",
    "notetype:",
];

#[derive(Default)]
struct Heads {
    separator: u8,
    is_html: bool,
    /// Columns that are no fields, from 0.
    beside: Vec<usize>,
    tags: Option<usize>,
    deck: Option<usize>,
    /// Tags of every note.
    all_tags: Vec<String>,
    names: Vec<String>,
}

/// The questions of an export.
pub(crate) fn questions(text: &str) -> Foreign {
    let mut found = Foreign::default();
    let is_head = |line: &&str| {
        KEYS.iter().any(|key| line.strip_prefix('#').is_some_and(|rest| rest.to_lowercase().starts_with(key)))
    };
    let heads_end = text.split_inclusive('\n').take_while(is_head).map(str::len).sum::<usize>();
    let lines_before = text.split_inclusive('\n').take_while(is_head).count();
    let heads = Heads::read(text.lines().take(lines_before));
    for (record, line) in table::records(text.get(heads_end..).unwrap_or_default(), heads.separator) {
        let line = line + lines_before;
        let plain = |field: &str| {
            let field = without_marks(field);
            if heads.is_html { html::to_text(&field) } else { field.trim().to_owned() }
        };
        let is_field = |column: &usize| !heads.beside.contains(column) && Some(*column) != heads.tags;
        let fields: Vec<String> =
            (0..record.len()).filter(is_field).map(|column| plain(&record[column])).collect();
        let Some(front) = fields.iter().find(|field| !field.is_empty()) else {
            found.leave(
                line,
                &record.iter().collect::<Vec<_>>().join(" "),
                "no field of the note has a text",
            );
            continue;
        };
        let tags = heads.tags.and_then(|column| record.get(column)).unwrap_or_default();
        let deck = heads.deck.and_then(|column| record.get(column)).unwrap_or_default();
        let deck = deck.rsplit("::").next().map(str::trim).filter(|deck| {
            !deck.is_empty() && !tags.split_whitespace().any(|tag| tag.eq_ignore_ascii_case(deck))
        });
        let (words, own_tags) = stripped(&front.split_whitespace().collect::<Vec<_>>().join(" "));
        let mut wordings = wordings(&words).into_iter();
        // The back of a card begins with its front where the template shows it again.
        let backs = fields.iter().skip_while(|field| *field != front).skip(1);
        let hints = backs.flat_map(|back| back.strip_prefix(front.as_str()).unwrap_or(back).lines());
        found.questions.push(ForeignQuestion {
            ask: wordings.next().unwrap_or_default(),
            also: wordings.collect(),
            hints: hints.map(str::trim).filter(|hint| !hint.is_empty()).map(str::to_owned).collect(),
            tags: tags
                .split_whitespace()
                .map(|tag| tag.replace("::", "-"))
                .chain(own_tags)
                .chain(heads.all_tags.clone())
                .chain(deck.map(str::to_owned))
                .collect(),
            line,
            ..ForeignQuestion::default()
        });
    }
    found
}

impl Heads {
    fn read<'t>(lines: impl Iterator<Item = &'t str>) -> Self {
        let mut heads = Self { separator: b'\t', ..Self::default() };
        for (key, value) in lines.filter_map(|line| line.strip_prefix('#')?.split_once(':')) {
            let column = || value.trim().parse::<usize>().ok().and_then(|column| column.checked_sub(1));
            match key.trim().to_lowercase().as_str() {
                "separator" => heads.separator = separator(value),
                "html" => heads.is_html = value.trim().eq_ignore_ascii_case("true"),
                "guid column" | "notetype column" => heads.beside.extend(column()),
                "deck column" => {
                    heads.deck = column();
                    heads.beside.extend(heads.deck);
                }
                "tags column" => heads.tags = column(),
                "tags" => heads.all_tags = value.split_whitespace().map(str::to_owned).collect(),
                "columns" => {
                    heads.names = value
                        .split(char::from(heads.separator))
                        .map(|name| name.trim().to_lowercase())
                        .collect()
                }
                _ => {}
            }
        }
        for (column, name) in heads.names.iter().enumerate() {
            match name.as_str() {
                "tags" if heads.tags.is_none() => heads.tags = Some(column),
                "guid" | "deck" | "notetype" | "note type" => heads.beside.push(column),
                _ => {}
            }
        }
        heads
    }
}

/// A field without sounds (`[sound:…]`), and with what is hidden in a cloze (`{{c1::words::hint}}`) in its place.
fn without_marks(field: &str) -> String {
    const LONGEST: usize = 2000;
    let mut out = String::new();
    let mut rest = field;
    // Behind the last closing mark nothing is marked.
    let last = field.rfind([']', '}']).unwrap_or(0);
    while let Some(at) = rest.find(['[', '{']).filter(|at| field.len() - rest.len() + at < last) {
        out.push_str(&rest[..at]);
        let marked = &rest[at..];
        let inner = marked.strip_prefix("{{c").unwrap_or_default();
        let near = &inner.as_bytes()[..inner.len().min(LONGEST)];
        let cloze =
            near.windows(2).position(|two| two == b"}}").map(|end| (&inner[..end], &inner[end + 2..]));
        let words = cloze.and_then(|(inner, after)| {
            let (number, words) = inner.split_once("::")?;
            number
                .bytes()
                .all(|byte| byte.is_ascii_digit())
                .then_some((words.split("::").next().unwrap_or(words), after))
        });
        let sound = || {
            marked
                .strip_prefix("[sound:")
                .and_then(|inner| {
                    inner.get(..inner.bytes().take(LONGEST).position(|byte| byte == b']')?).zip(Some(inner))
                })
                .map(|(name, inner)| ("", &inner[name.len() + 1..]))
        };
        let Some((words, after)) = words.or_else(sound) else {
            out.push_str(&marked[..1]);
            rest = &marked[1..];
            continue;
        };
        out.push_str(words);
        rest = after;
    }
    out + rest
}

fn separator(value: &str) -> u8 {
    match value.trim().to_lowercase().as_str() {
        "comma" => b',',
        "semicolon" => b';',
        "space" => b' ',
        "pipe" => b'|',
        "colon" => b':',
        "tab" | "" => b'\t',
        other => other.bytes().next().unwrap_or(b'\t'),
    }
}
