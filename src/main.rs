//! Gathers the outside world, runs, and returns an exit status.

use std::process::ExitCode;

#[expect(clippy::disallowed_methods, reason = "this is the door at which the outside world comes in")]
fn main() -> ExitCode {
    let environment = std::env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)));
    let current_folder = std::env::current_dir().unwrap_or_default();
    match stardrill::terminal::World::new(environment.collect(), current_folder) {
        Ok(world) => ExitCode::from(stardrill::terminal::run(world, std::env::args_os().collect())),
        Err(error) => {
            use std::io::Write;
            let mut stderr = std::io::stderr().lock();
            let hints: String = error.hints().iter().map(|hint| format!("  help: {hint}\n")).collect();
            let _ = write!(stderr, "usage: {error}\n{hints}");
            ExitCode::from(error.exit_status())
        }
    }
}
