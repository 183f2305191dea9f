//! What stops a command: its kind, what happened, why, and what to do about it.
//!
//! Used by the rooms disk and terminal only; the pure rooms return diagnostics or nothing at all.

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

/// What stops a command.
#[derive(Debug)]
pub struct Error {
    kind: Kind,
    message: String,
    cause: Option<String>,
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

    /// Adds why it happened, in the words of the system.
    #[must_use]
    pub fn because(mut self, cause: impl Display) -> Self {
        self.cause = Some(cause.to_string());
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
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        match &self.cause {
            Some(cause) => write!(f, ": {cause}"),
            None => Ok(()),
        }
    }
}
