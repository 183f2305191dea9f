//! Where something was written, kept beside it from the moment of reading: messages point there.

/// Where something was written: a file (by its number in the reading) and a byte range in its text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// The file's number among the sources that were read.
    pub file: u32,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// A value and where it was written.
#[derive(Clone, Debug, PartialEq)]
pub struct Written<T> {
    /// The value.
    pub value: T,
    /// Where it stands, quotes included.
    pub place: Place,
    /// The byte of the file at which the value begins, if it stands there letter by letter.
    verbatim_from: Option<u32>,
}

impl<T> Written<T> {
    /// A value that may be written otherwise than it is: with escapes, or as part of something.
    pub fn new(value: T, place: Place) -> Self {
        Self { value, place, verbatim_from: None }
    }
}

impl Written<String> {
    /// A text that stands in its file as it is, from byte `begins` on.
    pub fn verbatim(value: String, place: Place, begins: u32) -> Self {
        Self { value, place, verbatim_from: Some(begins) }
    }

    /// The place of a part of the text, by byte offsets into the value.
    ///
    /// Only texts that stand in their file as they are (no escapes) can be pointed into; for others it is the whole text.
    pub fn within(&self, start: usize, end: usize) -> Place {
        let Some(begins) = self.verbatim_from else { return self.place };
        let at = |offset: usize| begins.saturating_add(u32::try_from(offset).unwrap_or(u32::MAX));
        Place { file: self.place.file, start: at(start), end: at(end) }
    }

    /// The place of the first line that is not blank.
    pub fn first_line(&self) -> Place {
        let start = self.value.len() - self.value.trim_start().len();
        let length = self.value[start..].lines().next().unwrap_or_default().trim_end().len();
        if length == 0 { self.place } else { self.within(start, start + length) }
    }
}
