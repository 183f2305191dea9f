//! `recordings`: those that were kept, and away with them. They lie outside the home.

use super::answer::Status;
use crate::console::Console;
use crate::desk::Desk;
use crate::error::{Error, Result};
use crate::view::page::Label;
use crate::view::words::Count;
use clap::Subcommand;

/// What to do with recordings.
#[derive(Debug, Subcommand)]
pub(super) enum Action {
    /// List the recordings that were kept
    #[command(after_help = "Example:\n  recordings list")]
    List,
    /// Remove one, or all
    #[command(after_help = "Examples:\n  recordings remove 2026-11-26-dc-exit\n  recordings remove --all")]
    Remove {
        /// Its name, as `recordings list` shows it
        #[arg(value_name = "NAME", required_unless_present = "all")]
        name: Option<String>,
        /// All of them
        #[arg(long, conflicts_with = "name")]
        all: bool,
    },
}

pub(super) fn run(action: &Action, desk: &Desk, console: &mut Console) -> Result<Status> {
    let kept = desk.takes().kept();
    let name = |path: &std::path::Path| path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    match action {
        Action::List => {
            let mut page = console.screen.page();
            for (path, bytes) in &kept {
                let said = format!("{}  {:.1} MB  {}", name(path), *bytes as f64 / 1e6, desk.tilde(path));
                page.paragraph(Label::Plain, &said, 0);
            }
            if kept.is_empty() {
                page.paragraph(
                    Label::Plain,
                    "No recording was kept. `tell STORY --record --keep` keeps one.",
                    0,
                );
            }
            console.screen.show(&page)?;
        }
        Action::Remove { name: wanted, .. } => {
            let is_meant =
                |path: &std::path::Path| wanted.as_ref().is_none_or(|wanted| *wanted == name(path));
            let meant: Vec<_> = kept.iter().filter(|(path, _)| is_meant(path)).collect();
            if let (Some(wanted), true) = (wanted, meant.is_empty()) {
                return Err(Error::data(format!("there is no recording `{wanted}`"))
                    .hint("`recordings list` shows those that were kept"));
            }
            for (path, _) in &meant {
                desk.takes().remove(path)?;
            }
            console.screen.note(&format!("Removed: {}.", Count(meant.len(), "recording")));
        }
    }
    Ok(Status::Done)
}
