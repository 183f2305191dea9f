//! Names that sync programs give to the second version of a file that was changed in two places.

/// The path of the original, if a path looks like a copy that a sync program made: `core (1).toml` and
/// `core (conflicted copy 2026-11-02).toml` (Drive, Dropbox), `core.sync-conflict-20261102-101112-ABCDEF.toml` (Syncthing),
/// `core_conflict-20261102-101112.toml` (Nextcloud), `core-DESKTOP-1.toml` (OneDrive).
pub(super) fn original_of(path: &str) -> Option<String> {
    let stem = path.strip_suffix(".toml")?;
    let cut = bracketed(stem)
        .or_else(|| [".sync-conflict-", "_conflict-"].into_iter().find_map(|mark| stem.find(mark)))
        .or_else(|| machine(stem))?;
    Some(format!("{}.toml", stem[..cut].trim_end()))
}

/// Where ` (1)` or ` (… conflicted copy …)` begins, at the end of a stem.
fn bracketed(stem: &str) -> Option<usize> {
    let inside = stem.strip_suffix(')')?;
    let open = inside.rfind(" (")?;
    let said = &inside[open + 2..];
    let is_number = !said.is_empty() && said.bytes().all(|byte| byte.is_ascii_digit());
    (is_number || said.to_lowercase().contains("conflict")).then_some(open)
}

/// Where the name of a machine begins: OneDrive adds it in capitals behind a hyphen.
fn machine(stem: &str) -> Option<usize> {
    let hyphen = stem.match_indices('-').map(|(position, _)| position);
    let is_machine = |position: &usize| {
        let name = &stem[position + 1..];
        name.len() > 3
            && name.starts_with(|c: char| c.is_ascii_uppercase())
            && name.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-')
    };
    hyphen.into_iter().find(is_machine)
}

#[cfg(test)]
mod tests {
    use super::original_of;

    #[test]
    fn copies_of_sync_programs_are_known_and_names_of_people_are_not() {
        for copy in [
            "decks/core (1).toml",
            "decks/core (conflicted copy 2026-11-02).toml",
            "decks/core (Anna's conflicted copy).toml",
            "decks/core.sync-conflict-20261102-101112-ABCDEFG.toml",
            "decks/core_conflict-20261102-101112.toml",
            "decks/core-DESKTOP-1.toml",
        ] {
            assert_eq!(original_of(copy).as_deref(), Some("decks/core.toml"), "{copy}");
        }
        for own in ["decks/core.toml", "decks/core-it.toml", "decks/core-IT.toml", "decks/core (draft).toml"]
        {
            assert_eq!(original_of(own), None, "{own}");
        }
    }
}
