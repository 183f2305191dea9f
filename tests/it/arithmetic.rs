//! Every calculation that an answer shows ("$240,000 / $80,000 = 3 years") is done again.

use stardrill::disk::read_bundled;

/// A number of a text: its value, whether it is a percentage, and half a unit of its last digit.
#[derive(Clone, Copy, Debug)]
struct Number {
    value: f64,
    percent: bool,
    rounding: f64,
}

/// Reads `$6.24m`, `€80,000`, `2/3`, `11.7`; a following `%` is a token of its own.
fn number(token: &str) -> Option<Number> {
    let plain = token
        .trim_start_matches(['$', '€', '£'])
        .trim_end_matches(['.', ',', ';', ':', ')'])
        .replace(',', "");
    if let Some((over, under)) = plain.split_once('/') {
        let value = over.parse::<f64>().ok()? / under.parse::<f64>().ok()?;
        return Some(Number { value, percent: false, rounding: 1e-9 });
    }
    let (digits, scale) = match plain.strip_suffix('m') {
        Some(digits) => (digits, 1e6),
        None => (plain.as_str(), 1.0),
    };
    let decimals = digits.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let rounding = scale * 0.5 * 10_f64.powi(-i32::try_from(decimals).ok()?);
    Some(Number { value: digits.parse::<f64>().ok()? * scale, percent: false, rounding })
}

/// The rounding of what is an expression rather than one number.
const CALCULATED: f64 = 1e-6;

enum Token {
    Number(Number),
    Operator(char),
}

/// The numbers and operators at one end of a text; words between them are units and are passed over.
fn tokens(words: &[&str]) -> Vec<Token> {
    let mut tokens: Vec<Token> = vec![];
    for word in words {
        match (*word, tokens.last_mut()) {
            ("+" | "-" | "/", _) => tokens.push(Token::Operator(word.chars().next().unwrap())),
            ("x", _) | ("of", Some(Token::Number(Number { percent: true, .. }))) => {
                tokens.push(Token::Operator('x'))
            }
            (percent, Some(Token::Number(last))) if percent.starts_with('%') => last.percent = true,
            (word, _) => tokens.extend(number(word).map(Token::Number)),
        }
    }
    tokens
}

/// The value of the last whole expression (of the first, from the front): products before sums.
fn value(tokens: &[Token], from_the_end: bool) -> Option<Number> {
    // An expression alternates numbers and operators; two numbers in a row mark its border.
    let mut range = 0..tokens.len();
    let is_number = |position: usize| matches!(tokens[position], Token::Number(_));
    for position in 1..tokens.len() {
        if is_number(position) && is_number(position - 1) {
            if from_the_end {
                range.start = position;
            } else {
                range.end = position;
                break;
            }
        }
    }
    let (mut sum, mut product, mut sign, mut operator) = (0.0, None::<f64>, 1.0, ' ');
    let mut only = None;
    for token in &tokens[range.clone()] {
        match token {
            Token::Operator(next) => {
                operator = *next;
                if matches!(next, '+' | '-') {
                    sum += sign * product.take()?;
                    sign = if *next == '-' { -1.0 } else { 1.0 };
                }
            }
            Token::Number(found) => {
                only = Some(*found);
                let factor = if found.percent && range.len() > 1 { found.value / 100.0 } else { found.value };
                product = Some(match (product, operator) {
                    (Some(product), '/') => product / factor,
                    (Some(product), _) => product * factor,
                    (None, _) => factor,
                });
            }
        }
    }
    let value = sum + sign * product?;
    let single = only.filter(|_| range.len() == 1);
    Some(Number {
        value,
        percent: single.is_some_and(|one| one.percent),
        rounding: single.map_or(CALCULATED, |one| one.rounding),
    })
}

#[test]
fn every_calculation_in_an_answer_is_right() {
    let reading = read_bundled();
    let mut checked = 0;
    let knowledge = reading.bank.questions().iter().filter(|question| question.kind.needs_nothing());
    let answers = knowledge.flat_map(|question| {
        (0..question.variants.len().max(1)).map(move |wording| (question, question.answer_to(wording)))
    });
    for (question, answer) in answers {
        let words: Vec<&str> = answer.split_whitespace().collect();
        for (position, _) in words.iter().enumerate().filter(|(_, word)| **word == "=") {
            let start = words[..position]
                .iter()
                .rposition(|word| *word == "=" || word.ends_with(['.', ';', ':']))
                .map_or(0, |at| at + 1);
            let end =
                words[position + 1..].iter().position(|word| *word == "=" || word.ends_with(['.', ';', ',']));
            let end = end.map_or(words.len(), |at| (position + 2 + at).min(words.len()));
            let (Some(left), Some(right)) = (
                value(&tokens(&words[start..position]), true),
                value(&tokens(&words[position + 1..end]), false),
            ) else {
                continue;
            };
            if words[start..position].iter().any(|word| word.starts_with('(')) {
                continue; // brackets are beyond this reader: there are few, and they were checked by eye
            }
            if left.rounding != CALCULATED {
                continue; // one number on the left: a unit is changed, nothing is calculated
            }
            let shown = if right.percent && !left.percent { left.value * 100.0 } else { left.value };
            let off = (shown - right.value).abs();
            // The sentence may round: by its last digit, or to two figures.
            let close = off <= right.rounding * 1.001 || off <= right.value.abs() * 0.012;
            assert!(
                close,
                "{}: {} is {shown}, not {}",
                question.id,
                words[start..end].join(" "),
                right.value
            );
            checked += 1;
        }
    }
    assert!(checked >= 70, "only {checked} calculations were found");
}
