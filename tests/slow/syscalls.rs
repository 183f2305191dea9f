//! Every writing command, killed at each of its writing system calls, and with each of them failing: each file is as before or as
//! after the whole command, what is said is what was done, and the next start finds a sane home.
//!
//! strace does the killing and the failing; where it is missing or may not trace, that is said and nothing is tried.

use crate::figure;
use crate::scene::{DECK, ONLY_CORE, STORY, Scene};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The system calls by which files come to be, change and go; a question mark where not every machine has one.
const CALLS: &str = "write,?pwrite64,?writev,fsync,fdatasync,?rename,?renameat,renameat2,?link,linkat,?unlink,unlinkat,\
                     ftruncate,?mkdir,mkdirat,?chmod,fchmod,fchmodat,copy_file_range,?open,openat";

/// A writing command: the keys of a drill of the day before, what is run before it, the line, and what stdin holds.
struct Writing {
    graded: &'static str,
    before: &'static [&'static str],
    line: &'static str,
    input: &'static str,
}

const fn writing(line: &'static str) -> Writing {
    Writing { graded: TWO_GRADES, before: &[], line, input: "" }
}

const fn undoing(before: &'static [&'static str]) -> Writing {
    Writing { graded: TWO_GRADES, before, line: "undo", input: "" }
}

const TWO_GRADES: &str = "\n3\n\n3\n";

const WRITINGS: &[Writing] = &[
    Writing {
        graded: TWO_GRADES,
        before: &[],
        line: "drill --ahead --items questions --limit 2",
        input: "\n3\n\n2\n",
    },
    // The first grade of all makes the history, and gives the machine its name.
    Writing { graded: "", before: &[], line: "drill --items questions --limit 1", input: "\n3\n" },
    writing("link merged-team core/style"),
    writing("unlink merged-team core/conflict"),
    writing("points style --add 'because: it works'"),
    writing("points style --remove 1"),
    writing("jot 'A line of mine'"),
    writing("skip npv"),
    writing("story new 'Another one'"),
    writing("story ready quiet-room"),
    writing("story retire merged-team"),
    writing("story rename merged-team one-team"),
    writing("story delete quiet-room"),
    writing("interview add 2027-01-02 --company Beta"),
    writing("ask 'Why is it so?'"),
    writing("deck copy strategy"),
    writing("import ../stories.md ../questions.json"),
    writing("export stories -o ../new.md"),
    writing("export stories -o ../old.md"),
    undoing(&["link merged-team core/style"]),
    undoing(&["story rename merged-team one-team"]),
    undoing(&["story delete quiet-room"]),
    undoing(&["import ../stories.md ../questions.json"]),
    undoing(&["drill --ahead --items questions --limit 1"]),
];

/// What is done to one system call.
#[derive(Clone, Copy, Debug)]
enum Fault {
    Killed,
    Fails(&'static str),
}

impl Fault {
    fn all_for(call: &Call) -> Vec<Self> {
        let mut all = vec![Self::Killed, Self::Fails("EIO"), Self::Fails("ENOSPC")];
        if call.name == "renameat2" {
            all.push(Self::Fails("EINVAL")); // a file system that cannot exchange two files
        }
        all
    }
}

/// One system call of a run: the how manieth of its name it is, and what strace wrote of it.
#[derive(Debug)]
struct Call {
    name: String,
    number: usize,
    line: String,
}

/// What a run came to; no status if it was killed.
struct Ended {
    status: Option<i32>,
    said: String,
}

/// Every file below a folder, by its path in it.
type Tree = BTreeMap<String, Vec<u8>>;

/// One command in one home, which is put back before each try.
struct Lab {
    writing: &'static Writing,
    strace: PathBuf,
    scene: Scene,
    before: Tree,
    after: Tree,
    calls: Vec<Call>,
}

impl Lab {
    fn new(writing: &'static Writing, strace: &Path) -> Self {
        let scene = prepared(writing);
        let before = tree(&scene.user());
        let mut lab =
            Self { writing, strace: strace.to_owned(), scene, before, after: Tree::new(), calls: vec![] };
        let whole = lab.traced(None);
        assert_eq!(whole.status, Some(0), "{}: {}", writing.line, whole.said);
        lab.after = tree(&lab.scene.user());
        lab.calls = calls(&fs::read_to_string(lab.trace()).unwrap());
        assert!(own_files(&lab.before) != own_files(&lab.after), "{} writes", writing.line);
        assert!(!lab.calls.is_empty(), "{} calls", writing.line);
        lab
    }

    fn trace(&self) -> PathBuf {
        self.scene.user().with_file_name("trace")
    }

    /// Runs the command under strace, without its threads: the first one writes.
    fn traced(&self, fault: Option<(&Call, Fault)>) -> Ended {
        let ready = self.scene.command(&shlex::split(self.writing.line).unwrap());
        let mut command = Command::new(&self.strace);
        command.args(["-qq", "-o"]).arg(self.trace()).args(["-e", &format!("trace={CALLS}")]);
        if let Some((call, fault)) = fault {
            let what = match fault {
                Fault::Killed => "signal=KILL".to_owned(),
                Fault::Fails(error) => format!("error={error}"),
            };
            command.args(["-e", &format!("inject={}:{what}:when={}", call.name, call.number)]);
        }
        command.arg("--").arg(ready.get_program()).args(ready.get_args());
        command.env_clear().envs(ready.get_envs().filter_map(|(name, value)| Some((name, value?))));
        command.current_dir(self.scene.path("")).stdin(Stdio::piped());
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("strace");
        let _ = child.stdin.take().unwrap().write_all(self.writing.input.as_bytes()); // it may have ended
        let output = child.wait_with_output().unwrap();
        let said = [output.stdout, output.stderr].concat();
        let said = String::from_utf8_lossy(&said).into_owned();
        Ended { status: output.status.code().filter(|_| output.status.signal().is_none()), said }
    }

    /// One try; what was wrong with it.
    fn tried(&self, call: &Call, fault: Fault) -> Vec<String> {
        put_back(&self.scene.user(), &self.before);
        let ended = self.traced(Some((call, fault)));
        let mut wrong = self.wrong_with_files(fault);
        wrong.extend(match fault {
            Fault::Killed => (ended.status.is_some()).then(|| format!("was not killed: {}", ended.said)),
            Fault::Fails(_) => self.wrong_with_words(&ended),
        });
        wrong.extend(self.wrong_afterwards());
        wrong
            .iter()
            .map(|wrong| format!("`{}` {fault:?} at {}: {wrong}", self.writing.line, call.line))
            .collect()
    }

    /// Files that are neither as before nor as after.
    fn wrong_with_files(&self, fault: Fault) -> Vec<String> {
        let (before, after, now) =
            (own_files(&self.before), own_files(&self.after), own_files(&tree(&self.scene.user())));
        let is_sound = |path: &&String| {
            let (was, shall, is) = (before.get(*path), after.get(*path), now.get(*path));
            is == was
                || is == shall
                || are_some_lines(path, is, shall)
                || (matches!(fault, Fault::Killed) && self.is_on_its_way(&after, path, is))
        };
        let all: BTreeSet<&String> = before.keys().chain(after.keys()).chain(now.keys()).collect();
        let wrong = all.into_iter().filter(|path| !is_sound(path));
        wrong.map(|path| format!("{path} is neither as before nor as after")).collect()
    }

    /// A rename writes the text with its earlier name, and then moves it; killed in between it leaves a story that has its new text at its old place, or the
    /// other way round on the way back.
    fn is_on_its_way(&self, after: &Tree, path: &str, is: Option<&Vec<u8>>) -> bool {
        let renames = self.writing.line.contains("rename")
            || self.writing.before.iter().any(|line| line.contains("rename"));
        let moved =
            ["stories/merged-team.toml", "stories/one-team.toml"].map(|name| format!("stardrill/{name}"));
        renames
            && moved.contains(&path.to_owned())
            && moved.iter().any(|name| is.is_some() && after.get(name) == is)
    }

    /// What is said must be what was done.
    fn wrong_with_words(&self, ended: &Ended) -> Option<String> {
        let (now, after) = (own_files(&tree(&self.scene.user())), own_files(&self.after));
        let is_done = now == after;
        let said = &ended.said;
        match ended.status {
            Some(0) if is_done => None,
            Some(0) => Some(format!("ended well, and it was not all done: {said}")),
            Some(1) if is_done => Some(format!("was done, and is said not to be: {said}")),
            Some(1) if said.contains("error: ") => None,
            status => Some(format!("ended with {status:?}: {said}")),
        }
    }

    /// What the next start finds: nothing earlier is lost, nothing half made lies about, and no file is broken.
    fn wrong_afterwards(&self) -> Vec<String> {
        let mut wrong = vec![];
        if self.writing.line.starts_with("story rename") || self.writing.line.starts_with("import") {
            self.again(&mut wrong);
        }
        let next = self.scene.run("jot 'The day after'");
        if next.status != 0 {
            wrong.push(format!("the next command ends with {}: {}", next.status, next.stderr));
        }
        let checked = self.scene.run("check --format short");
        if checked.status > 1 || (checked.stdout + &checked.stderr).contains("error[") {
            wrong.push("check finds errors".to_owned());
        }
        let now = tree(&self.scene.user());
        let half_made = |path: &&String| path.contains("/.stardrill-") && path.starts_with("stardrill/");
        wrong.extend(now.keys().filter(half_made).map(|path| format!("{path} lies there")));
        let (earlier, kept) = (lines_of_log(&self.before), lines_of_log(&now));
        if !earlier.iter().all(|line| kept.contains(line)) {
            wrong.push("grades are lost".to_owned());
        }
        wrong.extend(no_story_lost(&now));
        wrong
    }

    /// The same command once more leads to where it led at first.
    fn again(&self, wrong: &mut Vec<String>) {
        let line = self.writing.line.replace("../", "");
        let again = self.scene.run(&line);
        let (now, after) = (own_files(&tree(&self.scene.user())), own_files(&self.after));
        if now != after {
            wrong.push(format!("once more does not lead there: {}", again.stderr));
        }
    }
}

/// The home of a command, with two grades of the day before and what is run before it.
fn prepared(writing: &Writing) -> Scene {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/import");
    let draft = STORY.replace("\"ready\"", "\"draft\"").replace("The merged team", "The quiet room");
    let scene = Scene::bare();
    scene.run("init").done();
    let scene = scene
        .file("stardrill.toml", ONLY_CORE)
        .file("decks/core.toml", DECK)
        .file("stories/merged-team.toml", STORY)
        .file("stories/quiet-room.toml", draft)
        .file("points.toml", "# points\n'core/style' = ['one', 'two']\n")
        .file("interviews.toml", "# mine\n[[interview]]\nid = 'acme'\ndate = 2099-11-20\n")
        .file("../old.md", "old")
        .file("../stories.md", fs::read(data.join("22-assistant-story-bank.md")).unwrap())
        .file("../questions.json", fs::read(data.join("11-strings.json")).unwrap())
        .now("2026-11-19T19:00:00Z")
        .input(writing.graded);
    scene.run("drill --ahead --items questions --limit 2").done();
    let scene = scene.now("2026-11-20T19:00:00Z").input("\n2\n");
    for line in writing.before {
        scene.run(&line.replace("../", "")).done();
    }
    scene.now("2026-11-21T19:00:00Z").input("")
}

/// The files that a person sees: not the state of this machine, and nothing that is still being made. All of the history is one of
/// them, as a machine that cannot keep its name takes another.
fn own_files(tree: &Tree) -> Tree {
    let is_own = |path: &str| !path.starts_with(".local/") && !path.contains(".stardrill-") && !is_log(path);
    let mut own: Tree = tree.clone();
    own.retain(|path, _| is_own(path));
    let mut lines: Vec<String> = lines_of_log(tree).iter().map(|line| nameless(line) + "\n").collect();
    lines.sort();
    let history: String = lines.concat();
    own.insert(HISTORY.to_owned(), history.into_bytes());
    own
}

const HISTORY: &str = "history";

fn is_log(path: &str) -> bool {
    path.starts_with("stardrill/history/")
}

fn lines_of_log(tree: &Tree) -> Vec<String> {
    let logs = tree.iter().filter(|(path, _)| is_log(path));
    let texts = logs.map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned());
    texts.flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// Whether the history holds some of the lines that it shall hold, each whole, and no others.
fn are_some_lines(path: &str, is: Option<&Vec<u8>>, shall: Option<&Vec<u8>>) -> bool {
    let (Some(is), Some(shall)) = (is, shall) else { return false };
    let lines = |bytes: &[u8]| String::from_utf8_lossy(bytes).lines().map(str::to_owned).collect::<Vec<_>>();
    path == HISTORY && lines(is).iter().all(|line| lines(shall).contains(line))
}

/// The text of a log without the ids, which differ from run to run.
fn nameless(text: &str) -> String {
    let mut pieces = text.split("\"id\":\"");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |all, piece| all + piece.split_once('"').map_or("", |(_, rest)| rest))
}

/// Each of the two stories is there once, unless it was deleted.
fn no_story_lost(now: &Tree) -> Option<String> {
    let titled = |title: &str| {
        let is_it = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains(&format!("title = \"{title}\""));
        now.iter().filter(|(path, bytes)| path.starts_with("stardrill/stories/") && is_it(bytes)).count()
    };
    (titled("The merged team") != 1).then(|| "the story is not there once".to_owned())
}

fn tree(folder: &Path) -> Tree {
    let mut files = Tree::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(inner) = folders.pop() {
        for entry in fs::read_dir(inner).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().display().to_string();
                files.insert(name, fs::read(path).unwrap());
            }
        }
    }
    files
}

/// Makes a folder hold these files and no others.
fn put_back(folder: &Path, files: &Tree) {
    fs::remove_dir_all(folder).unwrap();
    for (name, bytes) in files {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

/// The calls of a run that write, or open to write; what goes to stdout and stderr is no file.
fn calls(trace: &str) -> Vec<Call> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut found = vec![];
    for line in trace.lines() {
        let Some((name, arguments)) = line.split_once('(') else { continue };
        let number = counts.entry(name.to_owned()).and_modify(|count| *count += 1).or_insert(1);
        let opens = name.starts_with("open");
        let to_write = ["O_CREAT", "O_WRONLY", "O_RDWR"].iter().any(|flag| arguments.contains(flag));
        let is_said =
            name.starts_with("write") && (arguments.starts_with("1,") || arguments.starts_with("2,"));
        if (opens && !to_write) || is_said {
            continue;
        }
        found.push(Call { name: name.to_owned(), number: *number, line: line.chars().take(150).collect() });
    }
    found
}

/// strace, if it is here and may trace.
fn strace() -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    let found =
        std::env::split_paths(&folders).map(|folder| folder.join("strace")).find(|path| path.is_file())?;
    let mut trial = Command::new(&found);
    trial.args(["-qq", "-o", "/dev/null", "-e", "inject=write:error=EIO:when=9999", "true"]);
    trial.output().is_ok_and(|output| output.status.success()).then_some(found)
}

#[test]
fn killed_at_or_failing_at_any_writing_call_a_command_leaves_all_or_nothing() {
    let Some(strace) = strace() else {
        return figure("system calls killed and failing (no strace that may trace here)", 0, 0);
    };
    let (mut tried, mut killed, mut lost) = (0, 0, vec![]);
    for writing in WRITINGS {
        let lab = Lab::new(writing, &strace);
        for call in &lab.calls {
            for fault in Fault::all_for(call) {
                tried += 1;
                killed += usize::from(matches!(fault, Fault::Killed));
                let wrong = lab.tried(call, fault);
                lost.extend((!wrong.is_empty()).then(|| wrong.join("\n")));
            }
        }
    }
    let what = format!("{} commands killed at {killed} writing calls, and these failing", WRITINGS.len());
    figure(&what, tried, lost.len());
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}
