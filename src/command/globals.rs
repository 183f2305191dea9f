//! The flags that every command takes.

use crate::console::screen::Colour;
use clap::Args;
use std::path::PathBuf;

/// Flags that every command takes.
#[derive(Args, Clone, Debug, Default)]
pub(super) struct Globals {
    /// The folder of your stories [default: $STARDRILL_HOME, the nearest folder above with stardrill.toml, ~/stardrill]
    #[arg(long, global = true, value_name = "DIR", display_order = 900)]
    pub(super) home: Option<PathBuf>,
    /// When to colour
    #[arg(long, global = true, value_enum, default_value_t, value_name = "WHEN", display_order = 901)]
    pub(super) color: Colour,
    /// No repainting: for screen readers (STARDRILL_PLAIN=1 asks for it always)
    #[arg(long, global = true, display_order = 902)]
    pub(super) plain: bool,
    /// Show the answer in $PAGER
    #[arg(long, global = true, display_order = 903)]
    pub(super) pager: bool,
}
