//! Small pieces of language: counts, lists, durations, days.

use jiff::civil::Date;
use std::fmt;

/// `1 story`, `3 stories`: a count with its noun.
#[derive(Clone, Copy, Debug)]
pub struct Count<'a>(pub usize, pub &'a str);

impl fmt::Display for Count<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Count(count, noun) = *self;
        match (count, noun.strip_suffix('y')) {
            (1, _) => write!(f, "1 {noun}"),
            (_, Some(stem)) if !stem.ends_with(['a', 'e', 'o', 'u']) => write!(f, "{count} {stem}ies"),
            _ => write!(f, "{count} {noun}s"),
        }
    }
}

/// `a`, `a and b`, `a, b and c`.
#[derive(Clone, Copy, Debug)]
pub struct List<'a, T>(pub &'a [T]);

impl<T: fmt::Display> fmt::Display for List<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, item) in self.0.iter().enumerate() {
            match position {
                0 => {}
                last if last + 1 == self.0.len() => f.write_str(" and ")?,
                _ => f.write_str(", ")?,
            }
            write!(f, "{item}")?;
        }
        Ok(())
    }
}

/// What an entry's `missed` means: `the result`, `a fitting story`, `its time`; a point stays as it is.
pub fn left_out(word: &str) -> &str {
    match word {
        "situation" => "the situation",
        "task" => "the task",
        "action" => "the action",
        "result" => "the result",
        "learning" => "what was learned",
        "numbers" => "the numbers",
        "headline" => "the headline",
        "story" => "a fitting story",
        "time" => "the time it should take",
        point => point,
    }
}

/// What is left to do on the eve and on the day, by the stories that are ready and those told today.
pub fn resting_words(stories_ready: usize, told_today: usize) -> String {
    const TELLINGS: usize = 3;
    match stories_ready.min(TELLINGS).saturating_sub(told_today) {
        0 if stories_ready == 0 => {
            "No story is ready: read the brief, say one story aloud as it is, then stop.".to_owned()
        }
        0 => "The stories are told: read the brief once more, then stop.".to_owned(),
        left => format!(
            "Read the brief, tell {} once, then stop: about {}.",
            Count(left, "story"),
            Count(4 * left, "minute")
        ),
    }
}

/// Minutes and seconds: `0:48`, `12:05`.
pub fn clock(seconds: u32) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// From when to when something is told: `1:30 to 2:00`.
pub fn span(from_seconds: u32, to_seconds: u32) -> String {
    format!("{} to {}", clock(from_seconds), clock(to_seconds))
}

/// Days until an item comes back, as short as it can be said: `1 d`, `3 weeks`, `5 months`, `2 years`.
pub fn interval(days: u32) -> String {
    match days {
        0..=20 => format!("{days} d"),
        21..=60 => format!("{} weeks", (days + 3) / 7),
        61..=700 => format!("{} months", (days + 15) / 30),
        _ => format!("{} years", (days + 182) / 365),
    }
}

/// A day for people: `Mon 14 Dec`, with the year where it is not `today`'s.
pub fn day(date: Date, today: Date) -> String {
    let format = if date.year() == today.year() { "%a %-d %b" } else { "%a %-d %b %Y" };
    date.strftime(format).to_string()
}

/// `today`, `tomorrow`, `in 23 days`, `yesterday`, `5 days ago`.
pub fn distance(days: i32) -> String {
    match days {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        -1 => "yesterday".to_owned(),
        2.. => format!("in {days} days"),
        _ => format!("{} days ago", -days),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_lists_and_times_read_like_language() {
        assert_eq!(Count(1, "story").to_string(), "1 story");
        assert_eq!(Count(0, "story").to_string(), "0 stories");
        assert_eq!(Count(2, "day").to_string(), "2 days");
        assert_eq!(Count(5, "question").to_string(), "5 questions");
        assert_eq!(List(&["a", "b", "c"]).to_string(), "a, b and c");
        assert_eq!(List(&["a", "b"]).to_string(), "a and b");
        assert_eq!((clock(48), clock(725)), ("0:48".into(), "12:05".into()));
        assert_eq!(span(90, 120), "1:30 to 2:00");
        let intervals: Vec<String> = [1, 20, 21, 45, 90, 700, 1000].into_iter().map(interval).collect();
        assert_eq!(intervals, ["1 d", "20 d", "3 weeks", "6 weeks", "3 months", "23 months", "3 years"]);
        let date = jiff::civil::date;
        assert_eq!(day(date(2026, 12, 14), date(2026, 11, 21)), "Mon 14 Dec");
        assert_eq!(day(date(2027, 1, 4), date(2026, 11, 21)), "Mon 4 Jan 2027");
    }
}
