//! The kinds of moments that the track shows and that one can jump to.

use sim::Mark;

/// One kind.
pub struct Kind {
    /// Its value in the menu.
    pub name: &'static str,
    /// What the menu says.
    pub words: &'static str,
    /// Its class on the track.
    pub class: &'static str,
    /// Units of the track that its tick is tall, of 24.
    pub height: f64,
    /// Its mark in the history.
    pub mark: Mark,
}

/// Every kind; where several meet, the first is shown.
pub const KINDS: [Kind; 6] = [
    kind("fault", "fault", "is-trouble", 22.0, Mark::TROUBLE),
    kind("switch", "switch", "is-switch", 20.0, Mark::SWITCH),
    kind("call", "system call", "is-trap", 16.0, Mark::TRAP),
    kind("move", "move", "is-move", 16.0, Mark::MOVE),
    kind("heap", "heap", "is-heap", 10.0, Mark::HEAP),
    kind("process", "process", "is-process", 14.0, Mark::PROCESS),
];

const fn kind(name: &'static str, words: &'static str, class: &'static str, height: f64, mark: Mark) -> Kind {
    Kind { name, words, class, height, mark }
}

/// The place in [`KINDS`] of what stands out of a command most; their number where nothing does.
pub fn rank(mark: Mark) -> usize {
    KINDS.iter().position(|kind| mark.has(kind.mark)).unwrap_or(KINDS.len())
}
