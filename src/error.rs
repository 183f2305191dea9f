//! What stops a command: its kind, what happened, why, and what to do about it.
//!
//! Used by the rooms disk and above; the pure rooms return diagnostics or nothing at all.

use std::error::Error as Cause;
use std::fmt::{self, Display};

/// A short name for results that can stop a command.
pub type Result<T> = std::result::Result<T, Error>;

/// Whose it is to mend; it picks the exit status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The data, a file or a requirement: exit 1.
    Data,
    /// The command line: exit 2.
    Usage,
    /// Ours: exit 70.
    Bug,
    /// The reader of our output went away: exit 0, in silence.
    BrokenPipe,
    /// The person changed their mind (Ctrl-C, "no"): exit 0.
    Cancelled,
}

/// What stops a command. Its cause stays a value until it is printed ([`Error::chain`]).
#[derive(Debug)]
pub struct Error {
    kind: Kind,
    message: String,
    cause: Option<Box<dyn Cause + Send + Sync>>,
    hints: Vec<String>,
}

impl Error {
    fn new(kind: Kind, message: impl Display) -> Self {
        Self { kind, message: message.to_string(), cause: None, hints: vec![] }
    }

    /// The data, a file or a requirement is at fault.
    pub fn data(message: impl Display) -> Self {
        Self::new(Kind::Data, message)
    }

    /// The command line is at fault.
    pub fn usage(message: impl Display) -> Self {
        Self::new(Kind::Usage, message)
    }

    /// We are at fault.
    pub fn bug(message: impl Display) -> Self {
        Self::new(Kind::Bug, message)
            .hint("this is a bug in stardrill: please report it with the command that you ran")
    }

    /// The person changed their mind; nothing is printed but the message.
    pub fn cancelled(message: impl Display) -> Self {
        Self::new(Kind::Cancelled, message)
    }

    /// Printing failed: a reader that went away ends us quietly, anything else is said.
    pub fn output(cause: std::io::Error) -> Self {
        match cause.kind() {
            std::io::ErrorKind::BrokenPipe => {
                Self::new(Kind::BrokenPipe, "the reader of the output went away")
            }
            _ => Self::data("cannot write the output").because(cause),
        }
    }

    /// Adds why it happened: an error of the system or a library, or a text.
    #[must_use]
    pub fn because(mut self, cause: impl Into<Box<dyn Cause + Send + Sync>>) -> Self {
        self.cause = Some(cause.into());
        self
    }

    /// Adds what the person can do.
    #[must_use]
    pub fn hint(mut self, hint: impl Display) -> Self {
        self.hints.push(hint.to_string());
        self
    }

    /// Whose it is to mend.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// What happened.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// What happened and why, down to the first cause: `cannot read a.toml: Permission denied`.
    pub fn chain(&self) -> String {
        let mut said = self.message.clone();
        let mut cause = self.source();
        while let Some(one) = cause {
            said.push_str(&format!(": {one}"));
            cause = one.source();
        }
        said
    }

    /// What the person can do.
    pub fn hints(&self) -> &[String] {
        &self.hints
    }

    /// The process's exit status.
    pub fn exit_status(&self) -> u8 {
        match self.kind {
            Kind::Data => 1,
            Kind::Usage => 2,
            Kind::Bug => 70,
            Kind::BrokenPipe | Kind::Cancelled => 0,
        }
    }
}

impl Display for Error {
    /// What happened, without its cause: that is [`Error::source`]'s.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl Cause for Error {
    fn source(&self) -> Option<&(dyn Cause + 'static)> {
        self.cause.as_deref().map(|cause| cause as &(dyn Cause + 'static))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cause_stays_a_value_until_it_is_printed() {
        let denied = std::io::Error::from(std::io::ErrorKind::PermissionDenied);
        let error = Error::data("cannot read a.toml").because(denied);
        let cause = error.source().and_then(|cause| cause.downcast_ref::<std::io::Error>());
        assert_eq!(cause.map(std::io::Error::kind), Some(std::io::ErrorKind::PermissionDenied));
        assert_eq!(error.to_string(), "cannot read a.toml");
        assert_eq!(error.chain(), "cannot read a.toml: permission denied");
        let above = Error::data("nothing was kept").because(error);
        assert_eq!(above.chain(), "nothing was kept: cannot read a.toml: permission denied");
    }
}
