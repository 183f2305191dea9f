//! The result holds no figure.

use super::definition::Rule;
use super::vocabulary::has_number;
use crate::bank::threshold::Thresholds;
use crate::bank::{Part, Story};
use crate::text::diagnostic::Diagnostics;
use jiff::civil::Date;

pub(super) const RULE: Rule = Rule {
    name: "no-number-in-result",
    explain: "The result of a story names at least one figure, in digits or words.\n\
        \"It went much better\" is forgotten by the next candidate; \"two months early, 18 % less\" is written down.\n\n\
        Bad:   result = '''The migration was a success.'''\n\
        Good:  result = '''Out two months early; run cost down 18 %, $240k a year.'''",
    thresholds: &[],
    check,
};

fn check(story: &Story, _: &Thresholds, _: Date, minded: &mut Diagnostics) {
    if let Some(result) = &story.parts[Part::Result as usize]
        && !has_number(&result.value)
    {
        minded
            .warn(RULE.name, result.first_line(), format!("the result of `{}` holds no number", story.id))
            .help("by how much, for how many, until when? An honest estimate with its source is enough");
    }
}
