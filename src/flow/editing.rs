//! A file of the home in the person's editor, and its mistakes when it was saved.

use crate::console::Console;
use crate::console::input::Key;
use crate::desk::Desk;
use crate::error::Result;
use crate::view::diagnostic::render;

/// Opens a file of the home in the editor, waits, and reads again what changed.
///
/// # Errors
/// If there is no home, no editor can be started, or it ends in failure; the file stands as the editor left it.
pub fn open(desk: &mut Desk, console: &mut Console, file: &str, line: Option<usize>) -> Result<()> {
    let path = desk.need_home()?.path(file);
    let finished = console.edit(&path, line);
    desk.refresh();
    finished
}

/// Opens a file that holds `before` and waits until it was edited: some editors return at once and stay open.
///
/// # Errors
/// As [`open`].
pub fn open_and_wait(
    desk: &mut Desk,
    console: &mut Console,
    file: &str,
    before: &str,
    line: Option<usize>,
) -> Result<()> {
    const AT_ONCE_MILLISECONDS: i64 = 1500;
    let started = desk.now();
    open(desk, console, file, line)?;
    let at_once = desk.now().milliseconds_since(started) < AT_ONCE_MILLISECONDS;
    if at_once && console.input.is_person() && desk.need_home()?.read_text(file)? == before {
        console.line("The editor came back at once. If it is still open, save there first; then Enter.")?;
        desk.refresh();
    }
    Ok(())
}

/// Shows what is wrong with a file that was just edited and offers to mend it, until nothing is or the person leaves it.
///
/// # Errors
/// If the terminal fails.
pub fn mistakes(desk: &mut Desk, console: &mut Console, file: &str) -> Result<()> {
    loop {
        let reading = desk.reading();
        let of_file = |place| reading.sources.locate(place).is_some_and(|(path, _)| path == file);
        let minded: Vec<_> =
            reading.diagnostics.all().iter().filter(|minded| of_file(minded.place)).collect();
        let Some(first) = minded.first() else { return Ok(()) };
        for minded in &minded {
            let drawn = render(minded, &reading.sources, console.screen.look());
            console.screen.show_finished(&(drawn + "\n\n"))?;
        }
        if !console.input.is_person() {
            return Ok(());
        }
        let line = reading.sources.locate(first.place).map(|(_, position)| position.line);
        match console.one_of("e edit again, Enter leave it:", &[Key::Enter, Key::Char('e')])? {
            Key::Char('e') => open(desk, console, file, line)?,
            _ => return Ok(()),
        }
    }
}
