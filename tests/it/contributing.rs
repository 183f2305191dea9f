//! `.github/CONTRIBUTING.md` is true: the files that it names are there, and so are the rooms.

use std::path::Path;

const TEXT: &str = include_str!("../../.github/CONTRIBUTING.md");

#[test]
fn every_file_that_is_named_is_there() {
    let named = TEXT.split('`').skip(1).step_by(2).filter(|named| {
        ["src/", "tests/", ".ci/"].iter().any(|start| named.starts_with(start)) && !named.contains('<')
    });
    // What the entry about imports says of the files that the first one would make.
    let yet_to_come = ["src/text/exchange/", "src/flow/import.rs", "src/command/import.rs"];
    let missing: Vec<&str> = named
        .filter(|path| !yet_to_come.contains(path))
        .filter(|path| !Path::new(env!("CARGO_MANIFEST_DIR")).join(path).exists())
        .collect();
    assert!(missing.is_empty(), "not there: {missing:?}");
}

#[test]
fn every_room_is_named() {
    let map = include_str!("../../src/lib.rs");
    for room in map.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')) {
        let named = [format!("`src/{room}`"), format!("`src/{room}.rs`")];
        assert!(named.iter().any(|named| TEXT.contains(named)), "{room} is not named");
    }
}
