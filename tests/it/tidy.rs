//! The architecture, checked: the arrows that the map in `src/lib.rs` draws, files that use each other in a circle, the sizes
//! and names of files and functions.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

const LONGEST_FILE: usize = 400;
const LONGEST_FUNCTION: usize = 60;

pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = vec![];
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() { found.extend(files_below(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

/// The source of a file without comments and without test modules: tests may look into other rooms.
fn code(text: &str) -> String {
    let tests =
        ["#[cfg(test)]\nmod tests {", "#[cfg(test)]\npub(crate) mod tests {", "#[cfg(test)]\nmod tests;"];
    let end = tests.iter().filter_map(|start| text.find(start)).min().unwrap_or(text.len());
    let lines = text[..end].lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.map(|line| format!("{line}\n")).collect()
}

/// One source file: its module path (`desk::apply`) and the paths that it names (`crate::` and `super::` resolved).
struct Source {
    module: Vec<String>,
    uses: BTreeSet<Vec<String>>,
}

/// A file of tests alone: they may look into other rooms.
fn is_tests(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == "tests.rs")
        || path.parent().is_some_and(|folder| folder.ends_with("tests"))
}

fn sources() -> Vec<Source> {
    let source = root().join("src");
    let files =
        files_below(&source).into_iter().filter(|path| path.extension().is_some_and(|end| end == "rs"));
    files
        .filter(|path| {
            let is_root = path.file_name().is_some_and(|name| name == "lib.rs" || name == "main.rs");
            !is_root && !is_tests(path)
        })
        .map(|path| {
            let module = module_of(path.strip_prefix(&source).expect("below src"));
            let uses = uses_in(&code(&fs::read_to_string(&path).expect("source")), &module);
            Source { module, uses }
        })
        .collect()
}

fn module_of(relative: &Path) -> Vec<String> {
    let path = relative.with_extension("");
    let mut module: Vec<String> = path.iter().map(|part| part.to_string_lossy().into_owned()).collect();
    if module.last().is_some_and(|last| last == "mod") {
        module.pop();
    }
    module
}

/// Every path that begins with `crate::`, `super::` or `self::`, its braces spread out; and for a parent the children that it
/// imports by their bare names (`use document::Document`).
fn uses_in(code: &str, module: &[String]) -> BTreeSet<Vec<String>> {
    let mut uses = BTreeSet::new();
    let spread = |start: &[String], rest: &str, uses: &mut BTreeSet<Vec<String>>| {
        for path in paths(rest) {
            uses.insert(start.iter().cloned().chain(path).collect());
        }
    };
    for (at, _) in code.match_indices("crate::") {
        if code[..at].chars().next_back().is_none_or(|before| !before.is_alphanumeric() && before != '_') {
            spread(&[], &code[at + "crate::".len()..], &mut uses);
        }
    }
    for (at, _) in code.match_indices("super::") {
        if code[..at].ends_with("super::") {
            continue; // the second of a chain
        }
        let (mut rest, mut start) = (&code[at..], module.to_vec());
        while let Some(shorter) = rest.strip_prefix("super::") {
            start.pop();
            rest = shorter;
        }
        spread(&start, rest, &mut uses);
    }
    // What is passed on with `pub use` is not used here.
    let own: String = code.split_inclusive(';').filter(|piece| !is_passed_on(piece)).collect();
    let children: Vec<&str> = code
        .lines()
        .filter_map(|line| line.strip_suffix(';')?.split("mod ").nth(1))
        .filter(|name| name.chars().all(|c| c.is_alphanumeric() || c == '_'))
        .collect();
    for child in children {
        // `mod x;` declares; `use x::…` and `x::…` import.
        let imports = own.match_indices(&format!("{child}::")).any(|(at, _)| {
            own[..at]
                .chars()
                .next_back()
                .is_none_or(|before| !before.is_alphanumeric() && before != '_' && before != ':')
        });
        if imports {
            uses.insert(module.iter().cloned().chain([child.to_owned()]).collect());
        }
    }
    uses
}

/// Whether a piece of source up to a semicolon ends in a `pub use`.
fn is_passed_on(piece: &str) -> bool {
    let statement = piece.rsplit(['}', ']']).next().unwrap_or(piece);
    let whole = if statement.contains("use ") { statement } else { piece };
    let start = whole.trim_start();
    start.starts_with("pub use ")
        || (start.starts_with("pub(")
            && start.split(") ").nth(1).is_some_and(|rest| rest.starts_with("use ")))
}

/// `a::{b, c::D}` as `a::b` and `a::c::D`.
fn paths(text: &str) -> Vec<Vec<String>> {
    let name: String = text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    if let Some(inner) = text.strip_prefix('{') {
        let mut depth = 1;
        let end = inner.char_indices().find(|(_, c)| {
            depth += match c {
                '{' => 1,
                '}' => -1,
                _ => 0,
            };
            depth == 0
        });
        let inner = &inner[..end.map_or(inner.len(), |(at, _)| at)];
        let mut pieces = vec![String::new()];
        let mut depth = 0;
        for c in inner.chars() {
            depth += i32::from(c == '{') - i32::from(c == '}');
            if c == ',' && depth == 0 {
                pieces.push(String::new())
            } else {
                pieces.last_mut().expect("one").push(c)
            }
        }
        return pieces
            .iter()
            .map(|piece| piece.trim())
            .filter(|piece| !piece.is_empty())
            .flat_map(paths)
            .collect();
    }
    if name.is_empty() {
        return vec![vec![]];
    }
    match text[name.len()..].strip_prefix("::") {
        Some(rest) => paths(rest).into_iter().map(|path| [vec![name.clone()], path].concat()).collect(),
        None => vec![vec![name]],
    }
}

/// The picture in `src/lib.rs`: room, and the paths that it may name. A room without an arrow uses none.
fn arrows() -> BTreeMap<String, Vec<Vec<String>>> {
    let map = fs::read_to_string(root().join("src/lib.rs")).expect("the map");
    let rooms = map.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    let without_arrow = rooms.map(|room| (room.to_owned(), vec![]));
    let rows = map.lines().filter_map(|line| line.strip_prefix("//! ")?.split_once('─'));
    let drawn = rows.filter_map(|(room, rest)| {
        let room = room.trim().to_owned();
        let allowed = rest.trim_start_matches(['─', '►', ' ']);
        (!room.contains(' ') && !room.is_empty()).then(|| (room, paths(&format!("{{{allowed}}}"))))
    });
    without_arrow.chain(drawn).collect()
}

#[test]
fn rooms_use_only_whom_the_map_says() {
    let arrows = arrows();
    assert!(arrows.len() >= 9, "the map in src/lib.rs has {} arrows", arrows.len());
    let mut wrong = vec![];
    for source in sources() {
        let room = &source.module[0];
        let allowed = arrows.get(room).unwrap_or_else(|| panic!("{room} is not on the map"));
        for used in source.uses.iter().filter(|used| !used.is_empty() && used[0] != *room) {
            if !allowed.iter().any(|allowed| used.starts_with(allowed)) {
                wrong.push(format!("{} uses {}", source.module.join("::"), used.join("::")));
            }
        }
    }
    assert!(wrong.is_empty(), "against the arrows of src/lib.rs:\n{}", wrong.join("\n"));
}

/// The module that a used path leads to: the longest prefix that is a file, and through one `pub use` to where a name is made.
fn file_of(
    used: &[String],
    modules: &BTreeSet<Vec<String>>,
    reexports: &BTreeMap<Vec<String>, Vec<String>>,
) -> Option<Vec<String>> {
    if let Some(made) = (1..=used.len()).rev().find_map(|length| reexports.get(&used[..length])) {
        return Some(made.clone());
    }
    (1..=used.len()).rev().map(|length| used[..length].to_vec()).find(|prefix| modules.contains(prefix))
}

/// What a file passes on with `pub use`: the path under which it is seen, and the file that makes it.
fn reexports(modules: &BTreeSet<Vec<String>>) -> BTreeMap<Vec<String>, Vec<String>> {
    let source = root().join("src");
    let mut found = BTreeMap::new();
    for path in files_below(&source).iter().filter(|path| path.extension().is_some_and(|end| end == "rs")) {
        let module = module_of(path.strip_prefix(&source).expect("below src"));
        let text = code(&fs::read_to_string(path).expect("source"));
        for statement in text.split("pub").skip(1).filter_map(|rest| {
            let rest = rest.strip_prefix(" use ").or_else(|| {
                rest.split_once(") use ")
                    .filter(|(scope, _)| scope.starts_with('(') && scope.len() < 20)
                    .map(|(_, rest)| rest)
            })?;
            rest.split(';').next()
        }) {
            for made in paths(statement) {
                let (Some(name), Some(child)) = (made.last(), made.first()) else { continue };
                let file: Vec<String> = module.iter().cloned().chain([child.clone()]).collect();
                if modules.contains(&file) {
                    found.insert(module.iter().cloned().chain([name.clone()]).collect(), file);
                }
            }
        }
    }
    found
}

#[test]
fn no_files_use_each_other_in_a_circle() {
    let sources = sources();
    let modules: BTreeSet<Vec<String>> = sources.iter().map(|source| source.module.clone()).collect();
    let reexports = reexports(&modules);
    let mut uses: BTreeMap<&Vec<String>, BTreeSet<Vec<String>>> = BTreeMap::new();
    for source in &sources {
        let own_room = source.uses.iter().filter(|used| used.first() == source.module.first());
        let files = own_room.filter_map(|used| file_of(used, &modules, &reexports));
        uses.insert(&source.module, files.filter(|file| *file != source.module).collect());
    }
    // Files that use nothing, or only what is gone already, go; what stays stands in a circle.
    loop {
        let left: BTreeSet<Vec<String>> = uses.keys().map(|module| (*module).clone()).collect();
        let before = uses.len();
        uses.retain(|_, used| used.iter().any(|file| left.contains(file)));
        if uses.len() == before {
            break;
        }
    }
    let left: BTreeSet<&Vec<String>> = uses.keys().copied().collect();
    let circle: Vec<String> = uses
        .iter()
        .map(|(module, used)| {
            let used: Vec<String> =
                used.iter().filter(|file| left.contains(file)).map(|file| file.join("::")).collect();
            format!("{} uses {}", module.join("::"), used.join(", "))
        })
        .collect();
    assert!(circle.is_empty(), "in a circle, or above one:\n{}", circle.join("\n"));
}

#[test]
fn no_file_is_a_drawer_and_none_is_too_long() {
    for path in files_below(&root().join("src")).into_iter().chain(files_below(&root().join("tests/it"))) {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let drawer =
            ["utils", "util", "common", "helpers", "helper", "manager", "misc"].contains(&stem.as_str());
        assert!(!drawer, "{} says nothing of what it knows", path.display());
        let is_code = path.extension().is_some_and(|extension| extension == "rs");
        let lines = fs::read_to_string(&path).expect("source").lines().count();
        assert!(!is_code || lines <= LONGEST_FILE, "{}: {lines} lines", path.display());
    }
}

#[test]
fn every_source_file_says_what_it_is() {
    for path in files_below(&root().join("src")) {
        let text = fs::read_to_string(&path).expect("source");
        let is_code = path.extension().is_some_and(|extension| extension == "rs");
        assert!(
            !is_code || is_tests(&path) || text.starts_with("//! "),
            "{} begins without a doc comment",
            path.display()
        );
    }
}

#[test]
fn functions_fit_a_screen() {
    for path in files_below(&root().join("src")) {
        let text = fs::read_to_string(&path).expect("source");
        let lines: Vec<&str> = text.lines().collect();
        for (number, line) in lines.iter().enumerate() {
            let indent = line.len() - line.trim_start().len();
            let is_function = line.trim_start().split(' ').take(4).any(|word| word == "fn")
                && !line.trim_start().starts_with("//");
            if is_function && !line.trim_end().ends_with(';') {
                let end = format!("{}}}", " ".repeat(indent));
                let length = lines[number..].iter().position(|line| **line == end).unwrap_or(0);
                assert!(length <= LONGEST_FUNCTION, "{}:{}: {length} lines", path.display(), number + 1);
            }
        }
    }
}
