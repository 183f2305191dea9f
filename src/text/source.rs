//! The texts that were read, and where in them something stands.

use crate::bank::Place;
use std::sync::OnceLock;

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
}
