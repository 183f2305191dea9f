//! Which wording of a question was asked, as the history keeps it.

use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

/// A hash of the text that was asked: rewriting a card starts its wordings anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Wording(u32);

impl Wording {
    /// The first 32 bits of the text's name-based UUID (version 5, RFC 9562): the same on every machine.
    pub fn of(text: &str) -> Self {
        let [a, b, c, d, ..] = *Uuid::new_v5(&Uuid::NAMESPACE_OID, text.as_bytes()).as_bytes();
        Self(u32::from_be_bytes([a, b, c, d]))
    }
}

impl FromStr for Wording {
    type Err = ();

    /// Reads eight hexadecimal digits.
    fn from_str(text: &str) -> Result<Self, ()> {
        let digits = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        if digits { u32::from_str_radix(text, 16).map(Self).map_err(|_| ()) } else { Err(()) }
    }
}

impl fmt::Display for Wording {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08x}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wording_is_eight_digits_of_its_text() {
        let wording = Wording::of("Tell me about a conflict.");
        assert_eq!(wording.to_string().parse(), Ok(wording));
        assert_ne!(wording, Wording::of("Tell me about a conflict"));
        for bad in ["", "1234567", "123456789", "xyzxyzxy", "+1234567"] {
            assert!(bad.parse::<Wording>().is_err(), "{bad}");
        }
    }
}
