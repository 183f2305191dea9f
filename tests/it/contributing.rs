//! `.github/CONTRIBUTING.md` is true: the files that it and README.md name are there, and so are the rooms.

use std::path::Path;

const CONTRIBUTING: &str = include_str!("../../.github/CONTRIBUTING.md");
const README: &str = include_str!("../../README.md");

#[test]
fn every_file_that_is_named_is_there() {
    // What the entry about imports says of the files that the first one would make.
    let yet_to_come = ["src/text/exchange/", "src/flow/import.rs", "src/command/import.rs"];
    let missing: Vec<&str> = CONTRIBUTING
        .split('`')
        .chain(README.split('`'))
        .filter(|piece| ["src/", "tests/", ".ci/", ".github/"].iter().any(|start| piece.starts_with(start)))
        .filter(|path| !path.contains(['<', ' ']) && !yet_to_come.contains(path))
        .filter(|path| !Path::new(env!("CARGO_MANIFEST_DIR")).join(path).exists())
        .collect();
    assert!(missing.is_empty(), "not there: {missing:?}");
}

#[test]
fn every_room_is_named() {
    let map = include_str!("../../src/lib.rs");
    for room in map.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')) {
        let named = [format!("`src/{room}`"), format!("`src/{room}.rs`")];
        assert!(named.iter().any(|named| CONTRIBUTING.contains(named)), "{room} is not named");
    }
}
