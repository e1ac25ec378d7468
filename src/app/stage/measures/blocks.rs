//! What is in a heap: every block where they are few, how much of each part is in use where they are many.

use sim::{Extent, HeapBlock, HeapCell, Machine, ProcessInfo, SegmentName};

use super::bar::Span;

/// Parts at the most.
const MOST: usize = 400;
/// Blocks that are drawn one by one at the most; each may have a header besides.
const MOST_BLOCKS: usize = MOST / 2;
/// A part with anything in it is drawn at least so strongly, from 0 to 1.
const FAINTEST: f64 = 0.2;

/// A heap, as closely as there is room for.
pub enum Blocks {
    /// Every block, ascending.
    All(Vec<HeapBlock>),
    /// What lies in each of equal parts of the heap.
    Cells(Vec<HeapCell>),
}

/// The addresses of a process's heap; none where it has no memory.
pub fn span(process: &ProcessInfo) -> Option<Span> {
    let segment = process.segments.iter().find(|segment| segment.name == SegmentName::Heap)?;
    Some(Span { start: segment.start, size: segment.size })
}

/// What is in it.
pub fn blocks(process: &ProcessInfo, span: Span, machine: &Machine) -> Blocks {
    let window = Extent { start: span.start, size: span.size };
    match machine.heap_blocks(process.pid, window, MOST_BLOCKS) {
        Some(blocks) => Blocks::All(blocks),
        None => Blocks::Cells(machine.heap_cells(process.pid, window, MOST)),
    }
}

/// How strongly a part is drawn: by the share that is in use, but never so little that a block cannot be seen.
pub fn shade(cell: &HeapCell) -> f64 {
    if cell.blocks == 0 {
        return 0.0;
    }
    let share = (cell.used + cell.headers) as f64 / cell.size.max(1) as f64;
    FAINTEST + (1.0 - FAINTEST) * share
}
