//! What is in a heap: every block where they are few, how much of each part is in use where they are many.

use sim::{HeapBlock, ProcessInfo, SegmentName};

use super::bar::Span;

/// Parts at the most.
pub const MOST: usize = 400;
/// Blocks that are drawn one by one at the most; each may have a header besides.
const MOST_BLOCKS: usize = MOST / 2;

/// A heap, as closely as there is room for.
pub enum Blocks {
    /// Every block, ascending.
    All(Vec<HeapBlock>),
    /// Bytes in use of each of equal parts of the heap, the last of which may be smaller.
    Parts(Vec<u64>),
}

/// Sums over a heap.
pub struct Sums {
    /// Blocks in use.
    pub used: usize,
    /// Bytes that were asked for.
    pub requested: u64,
    /// Bytes in blocks in use that nobody asked for: rounding.
    pub rounded: u64,
    /// Bytes of headers.
    pub headers: u64,
    /// Free blocks.
    pub holes: usize,
    /// Bytes of the largest.
    pub largest: u64,
}

/// The addresses of a process's heap; none where it has no memory.
pub fn span(process: &ProcessInfo) -> Option<Span> {
    let segment = process.segments.iter().find(|segment| segment.name == SegmentName::Heap)?;
    Some(Span { start: segment.start, size: segment.size })
}

/// What is in it.
pub fn blocks(process: &ProcessInfo, span: Span) -> Blocks {
    if process.heap.len() <= MOST_BLOCKS {
        return Blocks::All(process.heap.clone());
    }
    let size = part_size(span);
    let mut parts = vec![0; MOST];
    for block in process.heap.iter().filter(|block| !block.free) {
        let mut at = (block.address - block.header).saturating_sub(span.start);
        let end = (block.address + block.size).saturating_sub(span.start);
        while let Some(part) = parts.get_mut((at / size) as usize).filter(|_| at < end) {
            let next = end.min((at / size + 1) * size);
            *part += next - at;
            at = next;
        }
    }
    Blocks::Parts(parts)
}

/// Bytes of each part.
pub fn part_size(span: Span) -> u64 {
    span.size.div_ceil(MOST as u64).max(1)
}

/// The sums.
pub fn sums(process: &ProcessInfo) -> Sums {
    let mut sums = Sums { used: 0, requested: 0, rounded: 0, headers: 0, holes: 0, largest: 0 };
    for block in &process.heap {
        if block.free {
            sums.holes += 1;
            sums.largest = sums.largest.max(block.size);
        } else {
            sums.used += 1;
            sums.requested += block.requested;
            sums.rounded += block.size.saturating_sub(block.requested);
            sums.headers += block.header;
        }
    }
    sums
}
