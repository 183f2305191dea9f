//! What takes minutes: kills by the hundred, writers and editors that race, git, hostile texts through the whole grammar, mutated
//! files. Each test prints what was tried and what was lost; `README.md` repeats the figures.

#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "scenes play in the outside world, and what fails there fails the test"
)]

mod anki;
mod disks;
mod fuzz;
mod fuzz_sound;
mod git;
mod hostile_everywhere;
mod kills;
mod layouts;
mod prompts;
mod pty;
mod races;
mod shells;
mod signals;
mod speech;
mod syscalls;
mod taplo;
mod tools;

#[path = "../it/home_of_hostile_texts.rs"]
mod home_of_hostile_texts;
#[path = "../it/hostile.rs"]
mod hostile;
#[path = "../it/scene.rs"]
#[expect(dead_code, reason = "made for the other binary")]
mod scene;
#[path = "../it/terminal.rs"]
#[expect(dead_code, reason = "made for the other binary")]
mod terminal;

/// Prints a figure.
#[expect(clippy::print_stderr, reason = "the figures are what these tests are for")]
fn figure(what: &str, tried: usize, lost: usize) {
    eprintln!("{what}: {tried} tried, {lost} lost");
}

/// A number below `bound`, from a seed that moves on: the tests are the same each time.
fn dice(seed: &mut u64, bound: u64) -> u64 {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*seed >> 33) % bound.max(1)
}
