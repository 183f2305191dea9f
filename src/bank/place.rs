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
    /// Where it stands.
    pub place: Place,
}

impl Written<String> {
    /// The place of a part of the text, by byte offsets into the value.
    ///
    /// Only texts that stand in their file as they are (no escapes) can be pointed into; for others it is the whole text.
    pub fn within(&self, start: usize, end: usize) -> Place {
        let written = (self.place.end - self.place.start) as usize;
        // What stands before the text: a quote, or three and perhaps a newline.
        let lead = match written.checked_sub(self.value.len()) {
            Some(2) => 1,
            Some(around @ 6..=8) => around - 3,
            _ => return self.place,
        };
        let at = |offset: usize| self.place.start + u32::try_from(lead + offset).unwrap_or(0);
        Place { file: self.place.file, start: at(start), end: at(end) }
    }

    /// The place of the first line that is not blank.
    pub fn first_line(&self) -> Place {
        let start = self.value.len() - self.value.trim_start().len();
        let length = self.value[start..].lines().next().unwrap_or_default().trim_end().len();
        if length == 0 { self.place } else { self.within(start, start + length) }
    }
}
