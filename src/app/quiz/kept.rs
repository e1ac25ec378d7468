//! What the browser keeps of the quizzes: progress, and for each quiz the last run through it.

use super::address::Address;
use super::progress::Progress;
use super::run::Run;
use super::task::Task;
use crate::storage;

const PROGRESS: &str = "progress";

/// What the person can do already.
pub fn progress() -> Progress {
    storage::recall(PROGRESS).map(|text| Progress::parse(&text)).unwrap_or_default()
}

/// Keeps it.
pub fn keep_progress(progress: &Progress) {
    storage::remember(PROGRESS, &progress.print());
}

/// Does again what was done in the last run of a quiz, if it had the same seed.
pub fn restore(address: &Address, run: &mut Run) {
    let kept = storage::recall(&key(address)).unwrap_or_default();
    if let Some((seed, moves)) = kept.split_once('\n')
        && seed == mark(address, run)
    {
        run.restore(moves);
    }
}

/// Keeps a run.
pub fn keep(address: &Address, run: &Run) {
    storage::remember(&key(address), &format!("{}\n{}", mark(address, run), run.written()));
}

/// The name that the person gave last.
pub fn name() -> String {
    storage::recall("name").unwrap_or_default()
}

/// Keeps it.
pub fn keep_name(name: &str) {
    storage::remember("name", name);
}

fn key(address: &Address) -> String {
    format!("run.{}", address.name)
}

/// By what a run is known again: its seed, and what is asked in it, which is another thing for another program.
fn mark(address: &Address, run: &Run) -> String {
    let asked: String = run.tasks().iter().map(Task::text).collect();
    format!("{} {:08x}", address.seed.unwrap_or(0), crc32fast::hash(asked.as_bytes()))
}
