//! The person's own editor on one of their files.

use super::Console;
use super::restoring::TerminalLent;
use crate::error::{Error, Result};
use std::path::Path;
use std::process::Command;

impl Console {
    /// The editor's name as the person set it, for questions.
    pub fn editor_name(&self) -> &str {
        self.chosen_editor().unwrap_or("vi")
    }

    fn chosen_editor(&self) -> Option<&str> {
        self.world.variable("VISUAL").or_else(|| self.world.variable("EDITOR"))
    }

    /// Opens a file in `$VISUAL` or `$EDITOR`, split into words and run without a shell, and waits.
    ///
    /// # Errors
    /// If no editor can be started, or it ends in failure; the file stands as the editor left it.
    pub fn edit(&self, path: &Path, line: Option<usize>) -> Result<()> {
        let chosen = self.chosen_editor();
        let words = shlex::split(chosen.unwrap_or("vi")).filter(|words| !words.is_empty());
        let Some(words) = words else {
            let chosen = chosen.unwrap_or_default();
            return Err(Error::usage(format!("the editor `{chosen}` cannot be split into words"))
                .hint("set EDITOR, for example: export EDITOR=nano"));
        };
        let mut command = Command::new(&words[0]);
        command.args(&words[1..]);
        if let Some(line) = line.filter(|_| takes_line(&words[0])) {
            command.arg(format!("+{line}"));
        }
        let lent = TerminalLent::new();
        let ended = command.arg(path).status();
        drop(lent);
        match ended {
            Ok(status) if status.success() => Ok(()),
            Ok(status) => Err(Error::data(format!("the editor `{}` ended with {status}", words[0]))
                .hint(format!("the file stands as it left it: {}", path.display()))),
            Err(cause) => {
                let error = Error::data(format!("cannot start the editor `{}`", words[0])).because(cause);
                let hint = match chosen {
                    Some(_) => "check VISUAL and EDITOR",
                    None => "set EDITOR, for example: export EDITOR=nano",
                };
                Err(error.hint(hint).hint(format!("the file is {}", path.display())))
            }
        }
    }
}

/// Editors that take `+LINE`.
fn takes_line(program: &str) -> bool {
    let name = program.rsplit('/').next().unwrap_or(program);
    ["vi", "vim", "nvim", "nano", "emacs", "emacsclient", "micro", "kak", "hx", "joe", "mg"].contains(&name)
}
