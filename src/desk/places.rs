//! Where things lie on this machine: the person's folder, the home, the state folder.

use crate::disk::Places;
use crate::world::World;
use std::path::{Path, PathBuf};

/// The person's own folder.
pub(super) fn user_home(world: &World) -> PathBuf {
    world.variable("HOME").unwrap_or("/").into()
}

/// Where the home may be; `named` is what `--home` said.
pub(super) fn of_home(world: &World, named: Option<&Path>, user_home: &Path) -> Places {
    let named = named.map(Path::to_owned).or_else(|| world.variable("STARDRILL_HOME").map(PathBuf::from));
    Places {
        named: named.map(|named| world.current_folder.join(named)),
        current: world.current_folder.clone(),
        default: user_home.join("stardrill"),
    }
}

/// `$XDG_STATE_HOME/stardrill`, or else `~/.local/state/stardrill`.
pub(super) fn state_folder(world: &World, user_home: &Path) -> PathBuf {
    let named = world.variable("XDG_STATE_HOME").map(PathBuf::from).filter(|path| path.is_absolute());
    named.unwrap_or_else(|| user_home.join(".local/state")).join("stardrill")
}
