//! Gathers the outside world, runs, and returns an exit status.

use std::collections::HashMap;
use std::process::ExitCode;

#[expect(clippy::disallowed_methods, reason = "this is the door at which the outside world comes in")]
fn main() -> ExitCode {
    if let Some(home) = std::env::var_os("STARDRILL_HOME")
        && home.to_str().is_none()
    {
        use std::io::Write;
        let _ = writeln!(
            std::io::stderr().lock(),
            "usage: STARDRILL_HOME is not UTF-8 text\n  help: name the folder with --home, which takes any"
        );
        return ExitCode::from(2);
    }
    let mut environment: HashMap<String, String> = std::env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
        .collect();
    if let Some(home) = std::env::home_dir() {
        // Where HOME is not set, the system knows the person's folder.
        environment.entry("HOME".to_owned()).or_insert_with(|| home.display().to_string());
    }
    let is_supervisor =
        std::env::args_os().nth(1).is_some_and(|first| first == stardrill::console::sound::SUPERVISE);
    if is_supervisor {
        let words: Vec<String> =
            std::env::args_os().skip(2).filter_map(|word| word.into_string().ok()).collect();
        return ExitCode::from(stardrill::console::sound::supervise(&words));
    }
    let current_folder = std::env::current_dir().unwrap_or_default();
    match stardrill::world::World::new(environment, current_folder) {
        Ok(world) => ExitCode::from(stardrill::command::run(world, std::env::args_os().collect())),
        Err(error) => {
            use std::io::Write;
            let mut stderr = std::io::stderr().lock();
            let hints: String = error.hints().iter().map(|hint| format!("  help: {hint}\n")).collect();
            let _ = write!(stderr, "usage: {}\n{hints}", error.chain());
            ExitCode::from(error.exit_status())
        }
    }
}
