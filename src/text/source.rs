//! The texts that are read, and where in them something stands.

use crate::bank::{Place, Written};
use std::ops::Range;
use std::sync::OnceLock;

/// The text of one file while it is read.
#[derive(Clone, Copy, Debug)]
pub(super) struct FileText<'text> {
    /// The file's number among the sources.
    pub(super) number: u32,
    /// All of it, without its byte order mark.
    pub(super) text: &'text str,
}

/// One file's text.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// The path as people see it: relative to the home.
    pub path: String,
    /// The text, without its byte order mark; what is not UTF-8 in it is replaced.
    pub text: String,
    line_starts: OnceLock<Vec<u32>>,
}

/// Line and column, both from 1; the column counts characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column, in characters.
    pub column: usize,
}

/// All files of one reading, by number.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
}

impl FileText<'_> {
    /// The file as a whole.
    pub(super) fn whole(self) -> Place {
        Place { file: self.number, start: 0, end: 0 }
    }

    /// A byte range as a place.
    pub(super) fn place(self, span: Range<usize>) -> Place {
        let fit = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Place { file: self.number, start: fit(span.start), end: fit(span.end) }
    }

    /// The value of a text that stands at `span`, and whether its letters are those of the file.
    pub(super) fn written(self, value: &str, span: Range<usize>) -> Written<String> {
        let place = self.place(span.clone());
        let written = self.text.get(span.clone()).and_then(between_quotes);
        match written.filter(|(_, inside)| *inside == value) {
            Some((lead, _)) => {
                Written::verbatim(value.to_owned(), place, self.place(span.start + lead..span.end).start)
            }
            None => Written::new(value.to_owned(), place),
        }
    }
}

/// What stands between the quotes of a TOML text, and how many bytes before it: a newline behind three quotes is no part of it.
fn between_quotes(written: &str) -> Option<(usize, &str)> {
    for quotes in ["'''", "\"\"\"", "'", "\""] {
        let Some(inside) = written.strip_prefix(quotes).and_then(|rest| rest.strip_suffix(quotes)) else {
            continue;
        };
        let newline =
            ["\r\n", "\n"].into_iter().find(|newline| quotes.len() == 3 && inside.starts_with(newline));
        let newline = newline.map_or(0, str::len);
        return Some((quotes.len() + newline, &inside[newline..]));
    }
    None
}

impl SourceFile {
    /// A file's text under its path.
    pub fn new(path: String, text: String) -> Self {
        Self { path, text, line_starts: OnceLock::new() }
    }

    /// Offsets at which lines begin, found once.
    fn line_starts(&self) -> &[u32] {
        self.line_starts.get_or_init(|| {
            let behind_newlines = self.text.match_indices('\n').map(|(newline, _)| newline + 1);
            std::iter::once(0)
                .chain(behind_newlines)
                .map(|start| u32::try_from(start).unwrap_or(u32::MAX))
                .collect()
        })
    }

    /// Line and column of a byte offset; past the end means the end.
    pub fn position(&self, offset: u32) -> Position {
        let mut offset = (offset as usize).min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let starts = self.line_starts();
        let line = starts.partition_point(|start| *start as usize <= offset);
        let line_start = starts[line - 1] as usize;
        Position { line, column: self.text[line_start..offset].chars().count() + 1 }
    }
}

impl Sources {
    /// The number that the next file will have.
    pub fn next_number(&self) -> u32 {
        u32::try_from(self.files.len()).unwrap_or(u32::MAX)
    }

    /// Adds a file.
    pub fn add(&mut self, file: SourceFile) {
        self.files.push(file);
    }

    /// The file of a place.
    pub fn file(&self, place: Place) -> Option<&SourceFile> {
        self.files.get(place.file as usize)
    }

    /// Path, line and column of a place's beginning.
    pub fn locate(&self, place: Place) -> Option<(&str, Position)> {
        let file = self.file(place)?;
        Some((&file.path, file.position(place.start)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let file = SourceFile::new("x".into(), "one\r\nzwölf = 'ü'\n".into());
        let at = |offset| {
            let position = file.position(offset);
            (position.line, position.column)
        };
        assert_eq!(at(0), (1, 1));
        assert_eq!(at(5), (2, 1));
        assert_eq!(at(14), (2, 9)); // after the two bytes of ö
        assert_eq!(at(999), (3, 1));
    }

    /// What a message points at when it names the first `MX` of a title that is written like this.
    fn pointed_at(title: &str) -> String {
        let text = format!("# A story\ntitle = {title}\n");
        let content = crate::text::reading::Content::Bytes(text.clone().into_bytes());
        let bank = crate::text::read(vec![crate::text::reading::Loaded::own("stories/s.toml", content)]).bank;
        let title = &bank.stories()[0].title;
        let start = title.value.find("MX").expect("it says MX");
        let place = title.within(start, start + 2);
        text[place.start as usize..place.end as usize].to_owned()
    }

    #[test]
    fn words_are_pointed_at_where_a_text_stands_as_it_is() {
        for title in [
            "'MX'",
            "'The MX record'",
            "\"Zürich's MX record\"",
            "'''The MX record'''",
            "'''\nThe MX record'''",
            "'''\r\nThe MX\r\nrecord'''",
            "\"\"\"The \"MX\" record\"\"\"",
            "\"\"\"\nThe MX record\n\"\"\"",
            "'''It's 'MX''''",
        ] {
            assert_eq!(pointed_at(title), "MX", "{title}");
        }
    }

    #[test]
    fn a_text_with_escapes_is_pointed_at_whole() {
        for title in [
            r#""a \"b\" MX""#,
            r#""a \"b\" \"c\" MX""#, // six bytes longer, as if between three quotes
            r#""Z\u00fcrich's MX record""#, // six as well
            r#""Z\u00fcrich's\tMX record""#, // seven, as if after a newline too
            r#""\\ \\ \\ \\ \\ \\ MX""#, // eight, as if after CR and newline
            "\"\"\"\\\nMX\"\"\"",    // the newline is not in the text
            "\"\"\"The \\\n     MX record\"\"\"",
        ] {
            assert_eq!(pointed_at(title), title);
        }
    }

    proptest::proptest! {
        #[test]
        fn whatever_is_written_the_words_meant_or_the_whole_is_pointed_at(
            text in "[a-zé\"'\\\\\r\n\t ]{0,12}MX[a-zé\"'\\\\\r\n\t ]{0,6}"
        ) {
            let written = toml::Value::String(text).to_string();
            let pointed = pointed_at(&written);
            proptest::prop_assert!(pointed == "MX" || pointed == written, "{pointed} in {written}");
        }
    }
}
