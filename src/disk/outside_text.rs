//! Texts from outside, in whatever letters the program that wrote them saves: UTF-8, what spreadsheets call "Unicode text" (UTF-16), and
//! the code page of Western Windows.

#![expect(clippy::disallowed_methods, reason = "this is the room of files")]

use crate::error::{Error, Result};
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// Bytes of a file from outside at most: a text that people wrote is far shorter.
const LONGEST_READ: u64 = 32 * 1024 * 1024;

/// A text that the person named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutsideText {
    /// Its text, without a byte order mark.
    pub text: String,
    /// How it was written.
    pub encoding: Encoding,
}

/// How the letters of a text are written as bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// What nearly everything is.
    Utf8,
    /// With a byte order mark.
    Utf16,
    /// What is no UTF-8 and has no byte that no text has.
    Windows1252,
}

/// The letters of Windows-1252 from 0x80 to 0x9f; five of them stand for nothing (Unicode's `CP1252.TXT`).
const LETTERS: [char; 32] = [
    '€', '\u{fffd}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{fffd}', 'Ž', '\u{fffd}',
    '\u{fffd}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{fffd}', 'ž', 'Ÿ',
];

/// Reads a text that the person named, a pipe among them.
///
/// # Errors
/// If it cannot be read, holds bytes that no text has, or is longer than 32 MiB.
pub fn read_text_file(path: &Path) -> Result<OutsideText> {
    let read = || -> io::Result<Vec<u8>> {
        let mut bytes = vec![];
        File::open(path)?.take(LONGEST_READ + 1).read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    let cannot = || Error::data(format!("cannot read {}", path.display()));
    let bytes = read().map_err(|cause| cannot().because(cause))?;
    if bytes.len() as u64 > LONGEST_READ {
        return Err(Error::data(format!("{} is longer than 32 MB", path.display()))
            .hint("part it, and read the parts"));
    }
    decoded(bytes)
        .ok_or_else(|| cannot().hint("it is no text: save it as UTF-8 text in the program that wrote it"))
}

/// The text of some bytes; `None` if they are none.
fn decoded(bytes: Vec<u8>) -> Option<OutsideText> {
    let wide = |bytes: &[u8], number: fn([u8; 2]) -> u16| {
        let units = bytes.chunks_exact(2).filter_map(|pair| pair.try_into().ok()).map(number);
        let letters = char::decode_utf16(units).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER));
        Some(OutsideText { text: letters.collect(), encoding: Encoding::Utf16 })
    };
    match bytes.as_slice() {
        [0xff, 0xfe, rest @ ..] => return wide(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => return wide(rest, u16::from_be_bytes),
        _ => {}
    }
    if bytes.contains(&0) {
        return None;
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => {
            let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
            return Some(OutsideText { text, encoding: Encoding::Utf8 });
        }
        Err(other) => other.into_bytes(),
    };
    let is_of_text = |byte: &u8| *byte >= b' ' || matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c);
    let letter = |byte: u8| match byte {
        0x80..=0x9f => LETTERS[usize::from(byte - 0x80)],
        byte => char::from(byte),
    };
    let text: String = bytes.iter().copied().map(letter).collect();
    // A byte that stands for no letter there: it is written in others.
    let is_text = bytes.iter().all(is_of_text) && !text.contains('\u{fffd}');
    is_text.then_some(OutsideText { text, encoding: Encoding::Windows1252 })
}

#[cfg(test)]
mod tests {
    use super::{Encoding, decoded};

    #[test]
    fn what_spreadsheets_save_is_text_and_what_cameras_save_is_none() {
        let read = |bytes: &[u8]| decoded(bytes.to_vec()).map(|outside| (outside.text, outside.encoding));
        let says = |text: &str, encoding| Some((text.to_owned(), encoding));
        assert_eq!(read("\u{feff}Größe".as_bytes()), says("Größe", Encoding::Utf8));
        assert_eq!(
            read(b"Budget \x96 what\x92s left? \x80 5 \xfcber"),
            says("Budget – what’s left? € 5 über", Encoding::Windows1252)
        );
        assert_eq!(read(b"\xff\xfeW\0h\0y\0?\0"), says("Why?", Encoding::Utf16));
        assert_eq!(read(b"\xfe\xff\0W\0h\0y\0?"), says("Why?", Encoding::Utf16));
        assert_eq!(read(b"\xff\xd8\xff\xe0\0\x10JFIF"), None);
        assert_eq!(read(b"\x93\xfa\x96{\x81B"), None, "Shift-JIS");
        assert_eq!(read(b"W\0h\0y\0"), None, "UTF-16 without its mark");
        assert_eq!(read(b""), says("", Encoding::Utf8));
    }
}
