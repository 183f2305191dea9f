//! The home: asked for when something must be written, and what is risky or broken about it.

use crate::console::Console;
use crate::desk::Desk;
use crate::error::{Error, Result};
use crate::text::{Severity, template};
use crate::view::words::{Count, List};

/// A home must be there: where there is none, it is made after asking.
///
/// # Errors
/// If there is nobody to ask, the answer is no, or it cannot be made.
pub fn need(desk: &mut Desk, console: &mut Console) -> Result<()> {
    if desk.home().is_some() {
        return Ok(());
    }
    if !console.input.is_person() {
        return desk.need_home().map(|_| ());
    }
    let place = desk.tilde(&desk.would_be_home());
    if !console.yes(&format!("This will be kept in {place}: plain TOML, private, no network. Make it?"))? {
        return Err(Error::cancelled("Nothing was made."));
    }
    make(desk, console)
}

/// Makes an empty home where it belongs.
///
/// # Errors
/// If it cannot be made.
pub fn make(desk: &mut Desk, console: &mut Console) -> Result<()> {
    desk.make_home(&desk.would_be_home(), &new_files())?;
    desk.write_schemas()?;
    caution(desk, console);
    Ok(())
}

/// The files of an empty home.
pub fn new_files() -> Vec<(String, String)> {
    vec![("stardrill.toml".to_owned(), template::settings(15))]
}

/// Says once what is risky about where the home lies.
pub fn caution(desk: &Desk, console: &Console) {
    for caution in desk.cautions() {
        console.screen.note(&format!("warning: {caution}"));
    }
}

/// Says in one line that `check` has something to say.
pub fn note_problems(desk: &Desk, console: &Console) {
    let reading = desk.reading();
    let errors = reading.diagnostics.errors();
    if errors == 0 {
        return;
    }
    let mut paths: Vec<&str> = vec![];
    for minded in reading.diagnostics.all().iter().filter(|minded| minded.severity == Severity::Error) {
        if let Some(file) = reading.sources.file(minded.place)
            && !paths.contains(&file.path.as_str())
        {
            paths.push(&file.path);
        }
    }
    let named = if paths.len() > 3 {
        format!("{} and {}", paths[..2].join(", "), Count(paths.len() - 2, "more file"))
    } else {
        List(&paths).to_string()
    };
    console.screen.note(&format!(
        "warning: {} in {named}; what could be read is used  (`check` says more)",
        Count(errors, "problem")
    ));
}
