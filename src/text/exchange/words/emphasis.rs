//! Marks within a line: bold words, code, what is said and not labelled.

/// Stands before a line whose first character is written as a number (`&#82;esult: …`): it is said, and no label.
pub(crate) const SAID: char = '\u{e000}';

/// A text without the marks of emphasis, code and what is said.
pub(crate) fn bare(text: &str) -> String {
    text.replace("**", "").replace(['`', SAID], "").trim().to_owned()
}

/// What is bold where a line begins, and what stands behind it: `**Money:** Who pays?`.
pub(crate) fn bold_lead(line: &str) -> Option<(&str, &str)> {
    line.trim_start().strip_prefix("**")?.split_once("**")
}

/// As [`bold_lead`], behind a number or other signs that say nothing: `1. **Money:** Who pays?`, `Q3: **Money**`.
pub(crate) fn bold_lead_behind_number(line: &str) -> Option<(&str, &str)> {
    let says_nothing = |before: &str| before.chars().all(|c| !c.is_alphabetic() || c == 'Q');
    let from = line.find("**").filter(|at| says_nothing(&line[..*at]))?;
    bold_lead(&line[from..])
}

/// The words of a line that is bold as a whole.
pub(crate) fn wholly_bold(line: &str) -> Option<&str> {
    let inner = line.trim().strip_prefix("**")?.strip_suffix("**")?;
    (!inner.is_empty() && !inner.contains("**")).then_some(inner)
}

#[cfg(test)]
mod tests {
    use super::{bold_lead, bold_lead_behind_number, wholly_bold};

    #[test]
    fn what_is_bold_is_told_from_what_stands_beside_it() {
        assert_eq!(bold_lead(" **Money:** Who pays?"), Some(("Money:", " Who pays?")));
        assert_eq!(bold_lead("**half"), None);
        assert_eq!(bold_lead("1. **Money**"), None);
        assert_eq!(bold_lead_behind_number("1. **Money**"), Some(("Money", "")));
        assert_eq!(bold_lead_behind_number("The **money**"), None);
        assert_eq!(wholly_bold(" **All of it** "), Some("All of it"));
        for other in ["**One** and **two**", "****", "**", "plain", "**open"] {
            assert_eq!(wholly_bold(other), None, "{other}");
        }
    }
}
