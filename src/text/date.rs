//! Dates as people type them: `2026-12-14`, `14 dec`, `dec 14 2026`, `14.12.`, `3 weeks`, `tomorrow`, `friday`.

use jiff::Span;
use jiff::civil::{Date, Weekday};
use toml::Value;

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Reads a date; one without a year is the next such day from `today` on. `None` if it cannot be understood.
pub fn parse_date(typed: &str, today: Date) -> Option<Date> {
    let typed = typed.trim().to_lowercase();
    let typed = typed.strip_prefix("in ").or_else(|| typed.strip_prefix("on ")).unwrap_or(&typed).trim();
    let dashed = typed.replace('/', "-");
    if let Some(date) = dashed.parse::<Date>().ok().filter(|date| (1970..2200).contains(&date.year())) {
        return Some(date);
    }
    named_day(typed, today)
        .or_else(|| distance(typed, today))
        .or_else(|| day_and_month(typed, today))
        .or_else(|| numeric(typed, today))
}

fn named_day(typed: &str, today: Date) -> Option<Date> {
    match typed {
        "today" => return Some(today),
        "tomorrow" => return today.tomorrow().ok(),
        _ => {}
    }
    let typed = typed.strip_prefix("next ").unwrap_or(typed);
    let weekdays = [
        ("monday", Weekday::Monday),
        ("tuesday", Weekday::Tuesday),
        ("wednesday", Weekday::Wednesday),
        ("thursday", Weekday::Thursday),
        ("friday", Weekday::Friday),
        ("saturday", Weekday::Saturday),
        ("sunday", Weekday::Sunday),
    ];
    let (_, weekday) = weekdays.into_iter().find(|(name, _)| typed.len() >= 3 && name.starts_with(typed))?;
    today.nth_weekday(1, weekday).ok()
}

fn distance(typed: &str, today: Date) -> Option<Date> {
    let unit_at = typed.find(|c: char| c.is_alphabetic())?;
    let (count, unit) = typed.split_at(unit_at);
    let count: i64 = match (count.trim(), unit) {
        ("", unit) if unit.starts_with("a ") => 1,
        (count, _) => count.parse().ok()?,
    };
    let unit = unit.strip_prefix("a ").unwrap_or(unit);
    let span: Span = match unit.strip_suffix('s').unwrap_or(unit) {
        "d" | "day" => Span::new().try_days(count).ok()?,
        "w" | "week" => Span::new().try_weeks(count).ok()?,
        "month" => Span::new().try_months(count).ok()?,
        _ => return None,
    };
    today.checked_add(span).ok()
}

fn day_and_month(typed: &str, today: Date) -> Option<Date> {
    let mut day = None;
    let mut month = None;
    let mut year = None;
    for word in typed.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let digits = word.trim_end_matches(|c: char| c.is_alphabetic());
        let named = || word.get(..3).and_then(|start| MONTHS.iter().position(|name| *name == start));
        if let Ok(number) = digits.parse::<i16>() {
            let slot = if digits.len() == 4 { &mut year } else { &mut day };
            if slot.replace(number).is_some() {
                return None;
            }
        } else if let Some(position) = named() {
            month = Some(i8::try_from(position + 1).ok()?);
        } else if !WEEKDAY_STARTS.iter().any(|start| word.starts_with(start)) {
            return None;
        }
    }
    next_such_day(i8::try_from(day?).ok()?, month?, year, today)
}

const WEEKDAY_STARTS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// `14.12.`, `14.12.2026` and `14/12`: day first, unless only month first makes a date (`12/14`).
fn numeric(typed: &str, today: Date) -> Option<Date> {
    let numbers: Option<Vec<i16>> =
        typed.trim_end_matches('.').split(['.', '/']).map(|number| number.trim().parse().ok()).collect();
    let numbers = numbers?;
    let (first, second) = (i8::try_from(*numbers.first()?).ok()?, i8::try_from(*numbers.get(1)?).ok()?);
    // Half the world reads 12/1 as December, half as January: nobody is guessed at.
    if typed.contains('/') && first <= 12 && second <= 12 && first != second {
        return None;
    }
    let year = numbers.get(2).copied();
    next_such_day(first, second, year, today).or_else(|| next_such_day(second, first, year, today))
}

fn next_such_day(day: i8, month: i8, year: Option<i16>, today: Date) -> Option<Date> {
    if let Some(year) = year {
        let year = if (0..100).contains(&year) { 2000 + year } else { year };
        return Date::new(year, month, day).ok().filter(|date| (1970..2200).contains(&date.year()));
    }
    let this_year = Date::new(today.year(), month, day).ok().filter(|date| *date >= today);
    this_year.or_else(|| Date::new(today.year() + 1, month, day).ok())
}

/// A date as TOML writes it.
pub(super) fn as_toml(date: Date) -> Value {
    let field = |number: i8| u8::try_from(number).unwrap_or(1);
    Value::Datetime(toml::value::Datetime {
        date: Some(toml::value::Date {
            year: u16::try_from(date.year()).unwrap_or(0),
            month: field(date.month()),
            day: field(date.day()),
        }),
        time: None,
        offset: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn people_type_dates_in_many_ways() {
        let today = date(2026, 11, 21); // a Saturday
        let cases = [
            ("2026-12-14", date(2026, 12, 14)),
            ("14 dec", date(2026, 12, 14)),
            ("14. December", date(2026, 12, 14)),
            ("Dec 14th, 2027", date(2027, 12, 14)),
            ("mon 14 dec", date(2026, 12, 14)),
            ("14.12.", date(2026, 12, 14)),
            ("14/12/2026", date(2026, 12, 14)),
            ("16/12/26", date(2026, 12, 16)),
            ("2026/12/14", date(2026, 12, 14)),
            ("12/14", date(2026, 12, 14)),
            ("3 jan", date(2027, 1, 3)),
            ("3 weeks", date(2026, 12, 12)),
            ("in 10 days", date(2026, 12, 1)),
            ("a week", date(2026, 11, 28)),
            ("2 months", date(2027, 1, 21)),
            ("tomorrow", date(2026, 11, 22)),
            ("friday", date(2026, 11, 27)),
            ("next sat", date(2026, 11, 28)),
        ];
        for (typed, expected) in cases {
            assert_eq!(parse_date(typed, today), Some(expected), "{typed}");
        }
        for nonsense in [
            "",
            "soon",
            "32 dec",
            "14 foo",
            "99999999999 days",
            "0026-12-06",
            "14",
            "dec",
            "1/2/3/x",
            "6/12/26",
        ] {
            assert_eq!(parse_date(nonsense, today), None, "{nonsense}");
        }
    }

    proptest! {
        #[test]
        fn nothing_typed_panics(typed in ".*") {
            let _ = parse_date(&typed, date(2026, 11, 21));
        }
    }
}
