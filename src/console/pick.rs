//! Picking by typed letters: nobody should have to type an id. What is searched is the caller's.

use super::Console;
use super::prompts::Choice;
use crate::error::Result;

/// Choices shown at once.
const SHOWN: usize = 9;

impl Console {
    /// Asks for letters until they lead to one thing; `None` if the person skips. `find` gives what matches, best first, each
    /// with the text that people see.
    ///
    /// # Errors
    /// If the person cancels.
    pub fn pick<T: Clone>(
        &mut self,
        question: &str,
        find: impl Fn(&str) -> Vec<(T, String)>,
    ) -> Result<Option<T>> {
        while let Some(letters) = self.line(question)? {
            let mut found = find(&letters);
            found.truncate(SHOWN);
            match found.as_slice() {
                [] => self.screen.note(&format!("Nothing matches `{letters}`.")),
                [(only, text)] => {
                    if self.yes(&format!("{text}  This one?"))? {
                        return Ok(Some(only.clone()));
                    }
                }
                several => {
                    let texts: Vec<&str> = several.iter().map(|(_, text)| text.as_str()).collect();
                    let picked = self.choose(&texts, "Letter, or Enter to look again:", &[])?;
                    if let Choice::Picked(position) = picked {
                        return Ok(several.get(position).map(|(what, _)| what.clone()));
                    }
                }
            }
        }
        Ok(None)
    }
}
