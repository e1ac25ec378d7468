//! What is in a heap: every block where they are few, how much of each part is in use where they are many.

use sim::{Extent, HeapBlock, HeapCell, ProcessInfo, SegmentName};

use super::bar::Span;
use crate::player::Player;

/// Parts at the most.
const MOST: usize = 400;
/// Blocks that are drawn one by one at the most; each may have a header besides.
const MOST_BLOCKS: u64 = MOST as u64 / 2;

/// A heap, as closely as there is room for.
pub enum Blocks {
    /// Every block, ascending.
    All(Vec<HeapBlock>),
    /// Equal parts of the heap, ascending.
    Parts(Vec<HeapCell>),
}

/// The addresses of a process's heap; none where it has no memory.
pub fn span(process: &ProcessInfo) -> Option<Span> {
    let segment = process.segments.iter().find(|segment| segment.name == SegmentName::Heap)?;
    Some(Span { start: segment.start, size: segment.size })
}

/// What is in it.
pub fn blocks(player: &Player, process: &ProcessInfo, span: Span) -> Blocks {
    if process.heap_totals.blocks + process.heap_totals.holes <= MOST_BLOCKS {
        return Blocks::All(process.heap.clone());
    }
    let window = Extent { start: span.start, size: span.size };
    Blocks::Parts(player.timeline().machine().heap_cells(process.pid, window, MOST))
}
