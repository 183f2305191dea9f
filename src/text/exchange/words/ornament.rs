//! Pictures that stand before or behind a label or a question for the eye alone: `✅ Situation`, `1️⃣ Why us?`.

/// Whether it is a blank, a star, an arrow, a picture, or what joins pictures.
pub(crate) fn is_ornament(c: char) -> bool {
    is_picture(c) || matches!(c, ' ' | '*' | '†')
}

/// A line without the pictures before it; what is emphasized stays so.
pub(crate) fn without_pictures(line: &str) -> &str {
    let line = line.trim_start_matches(|c| c == ' ' || is_picture(c));
    let behind = line.strip_prefix(|c: char| c.is_ascii_digit()).filter(|rest| rest.starts_with(is_picture));
    behind.map_or(line, |behind| behind.trim_start_matches(|c| c == ' ' || is_picture(c)))
}

fn is_picture(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{2bff}' | '\u{fe0f}' | '\u{200d}' | '\u{20e3}' | '\u{1f000}'..='\u{1faff}')
}
