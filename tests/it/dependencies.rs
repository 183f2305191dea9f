//! What the program is built of: nothing that opens a socket, and no crate in two versions without a reason.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Crates of the tree that exist to talk to a network.
const NETWORK: [&str; 22] = [
    "async-std",
    "curl",
    "h2",
    "http",
    "hyper",
    "isahc",
    "mio",
    "native-tls",
    "openssl",
    "quinn",
    "reqwest",
    "rustls",
    "smol",
    "socket2",
    "surf",
    "tokio",
    "trust-dns-resolver",
    "hickory-resolver",
    "tungstenite",
    "ureq",
    "warp",
    "websocket",
];

/// Name and version of every package of the lock file.
fn locked() -> BTreeMap<String, Vec<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock");
    let lock: toml::Table = fs::read_to_string(path).unwrap().parse().unwrap();
    let mut packages: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for package in lock["package"].as_array().unwrap() {
        let text = |key: &str| package[key].as_str().unwrap().to_owned();
        packages.entry(text("name")).or_default().push(text("version"));
    }
    packages
}

/// Crates that stand there in two versions, and why.
const DOUBLED: [(&str, &str); 4] = [
    ("bitflags", "portable-pty, of the tests alone, is built on an older one"),
    ("cfg_aliases", "portable-pty, of the tests alone"),
    ("nix", "portable-pty, of the tests alone"),
    ("syn", "derive macros of two generations; nothing of it is in the program"),
];

#[test]
fn no_crate_is_doubled_without_a_reason() {
    let doubled: Vec<String> =
        locked().into_iter().filter(|(_, versions)| versions.len() > 1).map(|(name, _)| name).collect();
    let known: Vec<&str> = DOUBLED.iter().map(|(name, _)| *name).collect();
    assert_eq!(doubled, known, "{DOUBLED:?}");
}

#[test]
fn no_crate_talks_to_a_network() {
    let packages = locked();
    let found: Vec<&&str> = NETWORK.iter().filter(|name| packages.contains_key(**name)).collect();
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn our_own_source_opens_no_socket() {
    fn look_in(folder: &Path, found: &mut Vec<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                look_in(&path, found);
            } else if fs::read_to_string(&path).unwrap().contains("std::net") {
                found.push(path.display().to_string());
            }
        }
    }
    let mut found = vec![];
    look_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    assert!(found.is_empty(), "{found:?}");
}
