//! TOML syntax: the first fault of a file, said in the person's words.

use super::diagnostic::Diagnostics;
use super::source::FileText;
use toml::Spanned;
use toml::de::DeTable;

/// Parses a file's text. The table holds what was understood even where there is a fault; `whole` says whether all was.
pub(super) struct Parsed<'text> {
    pub(super) table: Spanned<DeTable<'text>>,
    pub(super) whole: bool,
}

/// Parses a file, minding the first syntax error only: one unclosed bracket can cascade into dozens.
pub(super) fn parse<'text>(file: FileText<'text>, minded: &mut Diagnostics) -> Parsed<'text> {
    let (table, errors) = DeTable::parse_recoverable(file.text);
    let first = errors.iter().min_by_key(|error| error.span().map_or(usize::MAX, |span| span.start));
    if let Some(first) = first {
        let span = first.span().unwrap_or(0..0);
        let help = help_for(file.text, span.start);
        minded.syntax(file.place(span), first.message().lines().next().unwrap_or_default(), help);
    }
    Parsed { table, whole: first.is_none() }
}

/// Help for the faults that people make most, by the line they stand on.
fn help_for(text: &str, offset: usize) -> Option<String> {
    let offset = offset.min(text.len());
    let start = text.get(..offset)?.rfind('\n').map_or(0, |newline| newline + 1);
    let line = text[start..].lines().next().unwrap_or_default();
    let (key, value) = line.split_once('=').map_or(("", line), |(key, value)| (key.trim(), value.trim()));
    if value.contains(['“', '”', '„', '‘', '’']) && !value.starts_with(['"', '\'']) {
        return Some("curly quotes are letters to TOML: use \" or '".to_owned());
    }
    let year_and_month = value.len() >= 7
        && value.as_bytes()[..4].iter().all(u8::is_ascii_digit)
        && value.as_bytes()[4] == b'-'
        && value.as_bytes()[5..7].iter().all(u8::is_ascii_digit);
    if year_and_month && value.as_bytes().get(7).is_none_or(|next| *next != b'-') {
        return Some(format!("a month is a text: write `{key} = \"{}\"`", &value[..7]));
    }
    if value.starts_with('"') && value.contains('\\') {
        let inside = value.trim_matches('"');
        return Some(format!("`\\` starts an escape inside \"…\": write '{inside}' in single quotes"));
    }
    let inner_apostrophe =
        value.starts_with('\'') && !value.starts_with("'''") && value.matches('\'').count() > 2;
    if inner_apostrophe {
        return Some("an apostrophe ends a text in '…': write it in \"…\"".to_owned());
    }
    let quotes = value.matches('"').count();
    if value.starts_with('"') && !value.starts_with("\"\"\"") && quotes % 2 == 1 {
        return Some(
            "a text in \"…\" ends on its own line: close the quote, or use '''…''' for many lines".to_owned(),
        );
    }
    if !value.is_empty() && !key.is_empty() && value.starts_with(char::is_alphabetic) {
        return Some(format!("a text wants quotes: {key} = '…'"));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn help(text: &str) -> String {
        let mut minded = Diagnostics::default();
        let parsed = parse(FileText { number: 0, text }, &mut minded);
        assert!(!parsed.whole, "{text} is TOML");
        assert_eq!(minded.all().len(), 1);
        minded.all()[0].help.clone().unwrap_or_default()
    }

    #[test]
    fn common_faults_have_help_of_their_own() {
        let cases = [
            ("when = 2023-06\n", "a month is a text: write `when = \"2023-06\"`"),
            ("path = \"C:\\Users\\x\"\n", "write 'C:\\Users\\x' in single quotes"),
            ("title = “Quotes”\n", "curly quotes are letters"),
            ("title = \"open\nheadline = 'x'\n", "close the quote"),
            ("headline = 'We didn't lose a day'\n", "an apostrophe ends a text"),
            ("title = The exit\n", "a text wants quotes: title = '…'"),
        ];
        for (text, expected) in cases {
            assert!(help(text).contains(expected), "{text}: {}", help(text));
        }
    }

    #[test]
    fn only_the_first_fault_is_minded() {
        assert!(help("answers = ['a', 'b'\ntitle = 'x'\nstatus = 'ready'\n").contains("not checked"));
    }
}
