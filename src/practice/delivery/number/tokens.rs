//! The pieces that numbers are made of.

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    /// As it is written, in lower case.
    pub(super) text: String,
    /// The position of its word.
    pub(super) at: usize,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind {
    /// Written with digits.
    Figure(f64),
    /// A word below a hundred.
    Small(f64),
    /// hundred, thousand, million, k, m.
    Scale(f64),
    /// fourth, twelfth, thirtieth.
    Nth(f64),
    Percent,
    Word,
}

impl Token {
    pub(super) fn is(&self, word: &str) -> bool {
        self.text == word
    }
}

/// A word's tokens: `$240k` is a figure and a scale, `forty-two` two words, `18%` a figure and per cent.
pub(super) fn tokens_of(word: &str, at: usize) -> Vec<Token> {
    let lower = word.to_lowercase();
    let mut tokens = vec![];
    let mut rest = lower.trim_matches(|c: char| !c.is_alphanumeric() && !"%$€£+-.".contains(c));
    while let Some(first) = rest.chars().next() {
        if first.is_ascii_digit() {
            let end =
                rest.find(|c: char| !(c.is_ascii_digit() || c == ',' || c == '.')).unwrap_or(rest.len());
            let (figure, behind) = rest.split_at(end);
            let (minutes, behind) = minutes(behind).unwrap_or((0.0, behind));
            tokens.push(Token {
                kind: Kind::Figure(figure_of(figure) + minutes),
                text: figure.to_owned(),
                at,
            });
            rest = behind;
        } else if first.is_alphabetic() || first == '%' {
            let end = match first {
                '%' => 1,
                _ => rest.find(|c: char| !c.is_alphabetic() && c != '\'').unwrap_or(rest.len()),
            };
            let (text, behind) = rest.split_at(end);
            let follows_figure = tokens.last().is_some_and(|token| matches!(token.kind, Kind::Figure(_)));
            tokens.push(Token { kind: kind_of(text, follows_figure), text: text.to_owned(), at });
            rest = behind;
        } else {
            rest = &rest[first.len_utf8()..];
        }
    }
    tokens
}

/// `:55` behind an hour: a time is read as `4.55`, as some transcribers write it.
fn minutes(behind: &str) -> Option<(f64, &str)> {
    let behind = behind.strip_prefix(':')?;
    let (minutes, rest) = behind.split_at_checked(2)?;
    let minutes =
        minutes.bytes().all(|byte| byte.is_ascii_digit()).then(|| minutes.parse::<f64>().ok())??;
    Some((minutes / 100.0, rest))
}

/// `1,200` and `1.200` of thousands; `1.5` of a point.
fn figure_of(text: &str) -> f64 {
    let text = text.trim_end_matches(['.', ',']);
    text.replace(',', "").parse().unwrap_or(f64::NAN)
}

fn kind_of(text: &str, follows_figure: bool) -> Kind {
    match text {
        "%" | "percent" | "pct" => Kind::Percent,
        "k" if follows_figure => Kind::Scale(1e3),
        "m" | "mn" if follows_figure => Kind::Scale(1e6),
        "b" | "bn" if follows_figure => Kind::Scale(1e9),
        _ => unit(text).or_else(|| nth(text)).unwrap_or(Kind::Word),
    }
}

pub(super) fn plain(word: &str) -> String {
    word.to_lowercase().trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

/// What a word is, if it is part of a number.
pub(super) fn unit(word: &str) -> Option<Kind> {
    const ONES: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    if let Some(value) = ONES.iter().position(|one| *one == word) {
        return Some(Kind::Small(value as f64));
    }
    if let Some(value) = TENS.iter().position(|ten| *ten == word) {
        return Some(Kind::Small(20.0 + 10.0 * value as f64));
    }
    match word {
        "fourty" => Some(Kind::Small(40.0)),
        "hundred" => Some(Kind::Scale(1e2)),
        "thousand" => Some(Kind::Scale(1e3)),
        "million" | "millions" => Some(Kind::Scale(1e6)),
        "billion" => Some(Kind::Scale(1e9)),
        _ => None,
    }
}

/// "fourth", "twelfth", "thirtieth".
fn nth(word: &str) -> Option<Kind> {
    let cardinal = match word {
        "first" => "one",
        "second" => "two",
        "third" => "three",
        "fifth" => "five",
        "eighth" => "eight",
        "ninth" => "nine",
        "twelfth" => "twelve",
        "twentieth" => "twenty",
        "thirtieth" => "thirty",
        _ => word.strip_suffix("th")?,
    };
    match unit(cardinal)? {
        Kind::Small(value) => Some(Kind::Nth(value)),
        _ => None,
    }
}
