//! What a scene asks of heaps: every block where they are few, how much is in use where they are many.

use sim::{Extent, HeapBlock, Machine, Snapshot};

use crate::window::Window;

/// One cell of a heap: a stretch, and how much of it is in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeapCell {
    /// Virtual addresses.
    pub window: Window,
    /// Bytes of it in blocks in use, with their headers.
    pub used: u64,
    /// Blocks in use that have any byte in it.
    pub blocks: u64,
}

/// A heap, as closely as it was asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum HeapDetail {
    /// Every block that lies in the window, at least partly; ascending.
    Blocks(Vec<HeapBlock>),
    /// Cells that fill the window; ascending.
    Cells(Vec<HeapCell>),
}

/// Whoever knows heaps. A machine does, however large they are; a snapshot as far as it lists their blocks.
pub trait Heaps {
    /// What is in a window of virtual addresses of a process's heap: its blocks where they are at most `most`,
    /// else about `cells` cells. Empty for a process without a heap.
    fn heap(&self, pid: u32, window: Window, most: usize, cells: usize) -> HeapDetail;
}

impl Heaps for Snapshot {
    fn heap(&self, pid: u32, window: Window, most: usize, cells: usize) -> HeapDetail {
        let blocks = crate::places::process(self, pid).map_or(&[][..], |process| &process.heap);
        let first = blocks.partition_point(|block| block.address.saturating_add(block.size) <= window.start);
        let end = blocks.partition_point(|block| start(block) < window.end());
        let inside = blocks.get(first..end.max(first)).unwrap_or(&[]);
        if inside.len() <= most {
            return HeapDetail::Blocks(inside.to_vec());
        }
        HeapDetail::Cells(self::cells(inside, window, cells))
    }
}

impl Heaps for Machine {
    fn heap(&self, pid: u32, window: Window, most: usize, cells: usize) -> HeapDetail {
        let extent = Extent { start: window.start, size: window.size };
        if let Some(blocks) = self.heap_blocks(pid, extent, most) {
            return HeapDetail::Blocks(blocks);
        }
        let mut start = window.start;
        let mut told = Vec::new();
        for cell in self.heap_cells(pid, extent, cells) {
            let window = Window { start, size: cell.size };
            told.push(HeapCell { window, used: cell.used + cell.headers, blocks: cell.blocks });
            start = window.end();
        }
        HeapDetail::Cells(told)
    }
}

/// Where a block begins, with its header.
pub(crate) fn start(block: &HeapBlock) -> u64 {
    block.address.saturating_sub(block.header)
}

/// A block's bytes, with its header.
pub(crate) fn extent(block: &HeapBlock) -> Window {
    Window { start: start(block), size: block.header.saturating_add(block.size).max(1) }
}

/// Equal parts of a window, and what of each is in use. In time linear in blocks and cells.
fn cells(blocks: &[HeapBlock], window: Window, most: usize) -> Vec<HeapCell> {
    let size = window.size.div_ceil(most.max(1) as u64).max(1);
    let count = window.size.div_ceil(size);
    let mut rest = blocks.iter().peekable();
    let mut cells = Vec::with_capacity(count as usize);
    for index in 0..count {
        let from = window.start + index * size;
        let part = Window { start: from, size: size.min(window.end() - from) };
        let mut cell = HeapCell { window: part, used: 0, blocks: 0 };
        while let Some(block) = rest.peek() {
            let whole = extent(block);
            let common = whole.meet(part).map_or(0, |common| common.size);
            if !block.free && common > 0 {
                cell.used += common;
                cell.blocks += 1;
            }
            if whole.end() > part.end() {
                break;
            }
            rest.next();
        }
        cells.push(cell);
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_know_how_much_is_in_use() {
        let block = |address, free| HeapBlock {
            address,
            size: 8,
            free,
            header: if free { 0 } else { 8 },
            requested: 8,
        };
        let blocks = [block(8, false), block(16, true), block(32, false)];
        let found = cells(&blocks, Window { start: 0, size: 40 }, 4);
        let used: Vec<(u64, u64, u64)> = found.iter().map(|c| (c.window.start, c.used, c.blocks)).collect();
        assert_eq!(used, [(0, 10, 1), (10, 6, 1), (20, 6, 1), (30, 10, 1)]);
    }
}
