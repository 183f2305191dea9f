//! What was minded: while reading (named constructors, in `wording.rs`: call sites pass what they have) and by the rules, whose
//! wording is their business.

pub use super::fault::Severity;

use super::fault::Fault;
use crate::bank::Place;

/// One thing minded.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// The rule's stable name, usable with `check --explain`.
    pub rule: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Where.
    pub place: Place,
    /// What: lower case, no full stop, the person's own names in backticks.
    pub message: String,
    /// A few words beside the caret.
    pub label: Option<String>,
    /// What to do about it.
    pub help: Option<String>,
}

/// Everything minded, in the order of finding.
#[derive(Clone, Debug)]
pub struct Diagnostics {
    minded: Vec<Diagnostic>,
    /// Names that may still be compared with everything known: a bank full of dangling links must not cost minutes.
    lookups_left: usize,
}

impl Default for Diagnostics {
    fn default() -> Self {
        Self { minded: vec![], lookups_left: 40 }
    }
}

impl Diagnostics {
    /// Everything, in the order of finding.
    pub fn all(&self) -> &[Diagnostic] {
        &self.minded
    }

    /// How many errors there are.
    pub fn errors(&self) -> usize {
        self.minded.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count()
    }

    /// How many warnings there are.
    pub fn warnings(&self) -> usize {
        self.minded.len() - self.errors()
    }

    /// Orders them by file, then by place.
    pub fn sort(&mut self) {
        self.minded.sort_by_key(|diagnostic| diagnostic.place);
    }

    /// Takes in others.
    pub fn extend(&mut self, others: Diagnostics) {
        self.minded.extend(others.minded);
    }

    /// The same, with file numbers counted from `first`.
    #[must_use]
    pub(super) fn shifted(mut self, first: u32) -> Self {
        for diagnostic in &mut self.minded {
            diagnostic.place.file += first;
        }
        self
    }

    /// Adds what a rule says, to be described further.
    pub(super) fn warn(
        &mut self,
        rule: &'static str,
        place: Place,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        self.add(rule, Severity::Warning, place, message.into())
    }

    /// Adds a fault found while reading, to be described further.
    pub(super) fn fault(
        &mut self,
        fault: &Fault,
        place: Place,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        self.add(fault.name, fault.severity, place, message.into())
    }

    /// What was minded last.
    pub(super) fn last(&mut self) -> Option<&mut Diagnostic> {
        self.minded.last_mut()
    }

    /// The nearest of everything known, while names may still be compared.
    pub(super) fn near<'a>(&mut self, typed: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
        self.lookups_left = self.lookups_left.checked_sub(1)?;
        nearest(typed, known)
    }

    fn add(
        &mut self,
        rule: &'static str,
        severity: Severity,
        place: Place,
        message: String,
    ) -> &mut Diagnostic {
        self.minded.push(Diagnostic { rule, severity, place, message, label: None, help: None });
        let last = self.minded.len() - 1;
        &mut self.minded[last]
    }
}

impl Diagnostic {
    /// Makes it a warning: nothing of the person's is lost this time.
    pub(super) fn only_a_warning(&mut self) -> &mut Self {
        self.severity = Severity::Warning;
        self
    }

    /// Adds a few words beside the caret.
    pub fn label(&mut self, label: impl Into<String>) -> &mut Self {
        self.label = Some(label.into());
        self
    }

    /// Adds what to do.
    pub fn help(&mut self, help: impl Into<String>) -> &mut Self {
        self.help = Some(help.into());
        self
    }
}

/// The known word that a mistyped one is closest to, if it is close at all.
///
/// Damerau–Levenshtein (crate strsim), so that swapped letters cost one.
pub fn nearest<'a>(typed: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let typed = typed.to_lowercase();
    let limit = (typed.chars().count() / 3).max(1);
    known
        .filter(|word| word.len().abs_diff(typed.len()) <= limit)
        .map(|word| (strsim::damerau_levenshtein(&typed, word), word))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_words_are_found_and_far_ones_are_not() {
        let known = ["result", "situation", "strategy/cloud-placement"];
        let near = |typed| nearest(typed, known.into_iter());
        assert_eq!(near("resutl"), Some("result"));
        assert_eq!(near("Situations"), Some("situation"));
        assert_eq!(near("strategy/cloud-placment"), Some("strategy/cloud-placement"));
        assert_eq!(near("colour"), None);
        assert_eq!(near(""), None);
    }
}
