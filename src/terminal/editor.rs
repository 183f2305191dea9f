//! The person's own programs: the editor on one of their files, the pager on an answer.

use super::session::Session;
use crate::error::{Error, Result};
use std::io::Write;
use std::process::{Command, Stdio};

/// Opens a file of the home in `$VISUAL` or `$EDITOR`, split into words and run without a shell, and waits.
///
/// # Errors
/// If no editor can be started, or it ends in failure; the file stands as the editor left it.
pub(super) fn open(session: &mut Session, relative: &str, line: Option<usize>) -> Result<()> {
    let home = session.need_home()?;
    let path = home.path(relative);
    let chosen = session.world.variable("VISUAL").or_else(|| session.world.variable("EDITOR"));
    let named = chosen.is_some();
    let words = shlex::split(chosen.unwrap_or("vi")).filter(|words| !words.is_empty());
    let Some(words) = words else {
        return Err(Error::usage(format!(
            "the editor `{}` cannot be split into words",
            chosen.unwrap_or_default()
        ))
        .hint("set EDITOR, for example: export EDITOR=nano"));
    };
    let mut command = Command::new(&words[0]);
    command.args(&words[1..]);
    if let Some(line) = line.filter(|_| takes_line(&words[0])) {
        command.arg(format!("+{line}"));
    }
    let finished = command.arg(&path).status();
    session.refresh();
    match finished {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(Error::data(format!("the editor `{}` ended with {status}", words[0]))
            .hint(format!("the file stands as it left it: {}", path.display()))),
        Err(cause) => {
            let error = Error::data(format!("cannot start the editor `{}`", words[0])).because(cause);
            let hint =
                if named { "check VISUAL and EDITOR" } else { "set EDITOR, for example: export EDITOR=nano" };
            Err(error.hint(hint).hint(format!("the file is {}", path.display())))
        }
    }
}

/// Opens a file that holds `before` and waits until it was edited: some editors return at once and stay open.
///
/// # Errors
/// As [`open`].
pub(super) fn open_and_wait(session: &mut Session, relative: &str, before: &str) -> Result<()> {
    const AT_ONCE_MILLISECONDS: i64 = 1500;
    let started = session.world.now();
    open(session, relative, None)?;
    let home = session.need_home()?;
    let at_once = session.world.now().milliseconds_since(started) < AT_ONCE_MILLISECONDS;
    if at_once && session.input.is_person() && home.read_text(relative)? == before {
        session.line("The editor came back at once. If it is still open, save there first; then Enter.")?;
        session.refresh();
    }
    Ok(())
}

/// Shows text in `$PAGER` (default `less -R`), run without a shell; where it cannot be started the text is printed.
///
/// # Errors
/// If the text cannot be printed either.
pub(super) fn page(session: &Session, text: &str) -> Result<()> {
    let chosen = session.world.variable("PAGER").unwrap_or("less -R");
    let words = shlex::split(chosen).unwrap_or_default();
    let Some((program, arguments)) = words.split_first() else { return session.screen.show_finished(text) };
    let started = Command::new(program).args(arguments).stdin(Stdio::piped()).spawn();
    let Ok(mut pager) = started else { return session.screen.show_finished(text) };
    if let Some(mut stdin) = pager.stdin.take() {
        let _ = stdin.write_all(text.as_bytes()); // a pager that was left early wants no more
    }
    let _ = pager.wait();
    Ok(())
}

/// Editors that take `+LINE`.
fn takes_line(program: &str) -> bool {
    let name = program.rsplit('/').next().unwrap_or(program);
    ["vi", "vim", "nvim", "nano", "emacs", "emacsclient", "micro", "kak", "hx", "joe", "mg"].contains(&name)
}
