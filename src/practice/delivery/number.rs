//! Numbers as they are spoken: "240k", "two hundred and forty thousand", "200 and 40 thousand" and "$240,000" are one number;
//! "twenty twenty three" is a year. Tolerant, as transcribers write each of these; a number that was left out must never be heard,
//! so a common small one counts only beside words that belong to it.

mod tokens;

use tokens::{Kind, Token, plain, tokens_of, unit};

/// A number that was said or written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Value {
    pub(super) value: f64,
    /// Whether per cent stand behind it.
    pub(super) is_share: bool,
    /// The position of its first word.
    pub(super) at: usize,
}

/// What a text says beside its numbers.
pub(super) fn without_numbers(say: &str) -> String {
    let is_word = |word: &&str| !word.chars().any(|c| c.is_ascii_digit()) && unit(&plain(word)).is_none();
    say.split_whitespace().filter(is_word).collect::<Vec<_>>().join(" ")
}

/// All numbers of some words.
pub(super) fn values(words: &[&str]) -> Vec<Value> {
    let tokens: Vec<Token> = words.iter().enumerate().flat_map(|(at, word)| tokens_of(word, at)).collect();
    let (mut values, mut position) = (vec![], 0);
    while position < tokens.len() {
        match read(&tokens[position..]) {
            Some((value, taken)) => {
                let behind = tokens.get(position + taken);
                let is_share = behind.is_some_and(|token| token.kind == Kind::Percent)
                    || tokens.get(position + taken + 1).is_some_and(|after| {
                        after.kind == Kind::Word
                            && behind.is_some_and(|token| token.is("per"))
                            && after.is("cent")
                    });
                let at = tokens[position].at;
                values.push(Value { value, is_share, at });
                let here = &tokens[position..];
                let others = [year(here), time(here), scaled_by_the_next(here, value, taken)];
                values.extend(others.into_iter().flatten().map(|value| Value { value, is_share: false, at }));
                position += taken;
            }
            None => position += 1,
        }
    }
    values
}

/// The number at the beginning of some tokens, and how many of them it takes.
fn read(tokens: &[Token]) -> Option<(f64, usize)> {
    if let Some(begun) = begins_with_a_share(tokens).or_else(|| date(tokens)) {
        return Some(begun);
    }
    let (mut total, mut group, mut taken) = (0.0_f64, None::<f64>, 0);
    while let Some(token) = tokens.get(taken) {
        match token.kind {
            Kind::Figure(value) | Kind::Small(value) => match group {
                None => group = Some(value),
                // "two hundred forty", "forty two"; but "20 23" are two numbers.
                Some(known) if fits_below(known, value) => group = Some(known + value),
                Some(_) => break,
            },
            Kind::Scale(scale) => {
                let known = group.take();
                // "a hundred" is one hundred.
                let value = known.unwrap_or(1.0) * scale;
                if scale < 1e3 { group = Some(value) } else { total += value }
            }
            // "twenty eighth"
            Kind::Nth(value) => match group {
                Some(known) if fits_below(known, value) => return Some((total + known + value, taken + 1)),
                _ => break,
            },
            Kind::Word if group.is_some_and(|known| known < 100.0) && and_a_half(&tokens[taken..]) > 0 => {
                group = group.map(|known| known + 0.5);
                taken += and_a_half(&tokens[taken..]) - 1;
            }
            Kind::Word
                if token.is("and")
                    && taken > 0
                    && goes_on(&tokens[taken + 1..])
                    && is_round(group, total) => {}
            Kind::Word if token.is("point") && group.is_some() => {
                let (digits, used) = decimals(&tokens[taken + 1..]);
                if used == 0 {
                    break;
                }
                group = group.map(|known| known + digits);
                taken += used;
            }
            Kind::Percent | Kind::Word => break,
        }
        taken += 1;
    }
    (taken > 0 && (group.is_some() || total > 0.0)).then(|| (total + group.unwrap_or(0.0), taken))
}

fn are(tokens: &[Token], words: &[&str]) -> bool {
    tokens.len() >= words.len() && tokens.iter().zip(words).all(|(token, word)| token.is(word))
}

/// How many tokens "and a half" takes behind a number; transcribers lose the "a".
fn and_a_half(tokens: &[Token]) -> usize {
    let ways: [&[&str]; 2] = [&["and", "a", "half"], &["and", "half"]];
    ways.iter().find(|way| are(tokens, way)).map_or(0, |way| way.len())
}

/// "half a million", "a quarter of a million"; half of anything else is no number.
fn begins_with_a_share(tokens: &[Token]) -> Option<(f64, usize)> {
    let ways: [(&[&str], f64); 3] =
        [(&["half", "a"], 0.5), (&["a", "quarter", "of", "a"], 0.25), (&["quarter", "of", "a"], 0.25)];
    let (way, share) = ways.iter().find(|(way, _)| are(tokens, way))?;
    match tokens.get(way.len())?.kind {
        Kind::Scale(scale) if scale >= 1e3 => Some((share * scale, way.len() + 1)),
        _ => None,
    }
}

/// "twelfth of March": elsewhere "the fifth of them" is no number.
fn date(tokens: &[Token]) -> Option<(f64, usize)> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let behind = 1 + usize::from(tokens.get(1)?.is("of"));
    let is_date = MONTHS.contains(&tokens.get(behind)?.text.as_str());
    match tokens[0].kind {
        Kind::Nth(value) if is_date => Some((value, 1)),
        _ => None,
    }
}

/// Whether a number that was said is the one that is written: the same, or the same but rounded, as "420" for 418. A year is never
/// rounded, it would be another one.
pub(super) fn is_same(said: f64, written: f64) -> bool {
    let is_near = |share: f64| (said - written).abs() <= share * written.abs();
    let is_year = written.fract() == 0.0 && (1900.0..2100.0).contains(&written);
    is_near(1e-9) || (written >= 100.0 && !is_year && is_near(0.005) && is_rounded(said, written))
}

/// Whether one is the other rounded to its first two figures, or three.
fn is_rounded(said: f64, written: f64) -> bool {
    let figures = written.abs().log10().floor();
    let rounded_to = |kept: f64| {
        let step = 10_f64.powf(figures + 1.0 - kept);
        (written / step).round() * step
    };
    [2.0, 3.0].into_iter().any(|kept| (said - rounded_to(kept)).abs() < 1e-6 * said.abs())
}

/// "and" joins only behind a hundred or a thousand: "two and three" are two numbers.
fn is_round(group: Option<f64>, total: f64) -> bool {
    group.map_or(total > 0.0, |known| known >= 100.0 && known % 100.0 == 0.0)
}

fn goes_on(tokens: &[Token]) -> bool {
    tokens.first().is_some_and(|token| matches!(token.kind, Kind::Figure(_) | Kind::Small(_)))
}

fn fits_below(known: f64, value: f64) -> bool {
    let is_tens = (20.0..100.0).contains(&known) && known % 10.0 == 0.0;
    (is_tens && (1.0..10.0).contains(&value)) || (known >= 100.0 && known % 100.0 == 0.0 && value < 100.0)
}

/// The digits behind a point, as they are spoken one by one.
fn decimals(tokens: &[Token]) -> (f64, usize) {
    let digit = |token: &Token| match token.kind {
        Kind::Small(value) | Kind::Figure(value) if value < 10.0 => Some(value),
        _ => None,
    };
    let digits: Vec<f64> = tokens.iter().map_while(digit).take(3).collect();
    let value = digits.iter().rev().fold(0.0, |behind, digit| (digit + behind) / 10.0);
    (value, digits.len())
}

/// "from 380 to 220 thousand": the scale belongs to both.
fn scaled_by_the_next(tokens: &[Token], value: f64, taken: usize) -> Option<f64> {
    let behind = tokens.get(taken + 1..).filter(|_| tokens[taken].is("to"))?;
    let (_, next) = read(behind)?;
    match behind[next - 1].kind {
        Kind::Scale(scale) if scale >= 1e3 && value < 1e3 => Some(value * scale),
        _ => None,
    }
}

/// "twenty twenty three", "twenty 23", "nineteen ninety eight" as a year.
fn year(tokens: &[Token]) -> Option<f64> {
    let (century, taken) = read(tokens)?;
    let (rest, _) = read(tokens.get(taken..)?)?;
    let is_year = (19.0..=20.0).contains(&century) && (10.0..100.0).contains(&rest);
    is_year.then_some(century * 100.0 + rest)
}

/// "four fifty five" as a time, which is written `4:55` and read as 4.55.
fn time(tokens: &[Token]) -> Option<f64> {
    let (hour, taken) = read(tokens)?;
    let (minutes, _) = read(tokens.get(taken..)?)?;
    let is_time = hour < 24.0 && (10.0..60.0).contains(&minutes) && (hour + minutes).fract() == 0.0;
    is_time.then_some(hour + minutes / 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<(f64, bool)> {
        let words: Vec<&str> = text.split_whitespace().collect();
        values(&words).into_iter().map(|value| (value.value, value.is_share)).collect()
    }

    #[test]
    fn the_ways_of_saying_a_number() {
        for (text, value) in [
            ("$240k", 240_000.0),
            ("two hundred and forty thousand", 240_000.0),
            ("200 and 40 thousand", 240_000.0),
            ("$240,000 a year", 240_000.0),
            ("one point two million euros", 1_200_000.0),
            ("1.2 million", 1_200_000.0),
            ("forty-two people", 42.0),
            ("a hundred and twenty sites", 120.0),
            ("three thousand five hundred", 3500.0),
            ("12", 12.0),
            ("two and a half million", 2_500_000.0),
            ("two and half minutes", 2.5),
            ("half a million pounds", 500_000.0),
            ("a quarter of a million", 250_000.0),
            ("twenty eighth of august", 28.0),
            ("28th of August", 28.0),
            ("twelfth of march", 12.0),
            ("4:55 a.m.", 4.55),
        ] {
            assert_eq!(of(text).first().map(|one| one.0), Some(value), "{text}");
        }
        assert_eq!(of("down 18 %"), [(18.0, true)]);
        assert_eq!(of("eighteen per cent, then 4%"), [(18.0, true), (4.0, true)]);
        assert_eq!(of("from nine to two"), [(9.0, false), (2.0, false)]);
        assert!(of("in twenty twenty three we").contains(&(2023.0, false)));
        assert!(of("at four fifty five").contains(&(4.55, false)) && of("at 4.55").contains(&(4.55, false)));
        assert!(of("in 2023.").contains(&(2023.0, false)));
        let both = of("from 380 to two hundred and twenty thousand a month");
        assert!(both.contains(&(380_000.0, false)) && both.contains(&(220_000.0, false)), "{both:?}");
        assert_eq!(of("nobody left and none fell"), []);
        assert_eq!(of("the second half of a day, a quarter of the year, a fifth of them"), []);
    }

    #[test]
    fn a_rounded_number_is_the_same_and_a_neighbour_is_not() {
        for (said, wanted) in [(2.35e6, 2_347_112.0), (420.0, 418.0), (99.95, 99.95), (6000.0, 5988.0)] {
            assert!(is_same(said, wanted), "{said} {wanted}");
        }
        for (said, wanted) in
            [(2020.0, 2019.0), (99.5, 99.95), (419.0, 418.0), (41.0, 42.0), (2115.0, 2110.0)]
        {
            assert!(!is_same(said, wanted), "{said} {wanted}");
        }
    }
}
