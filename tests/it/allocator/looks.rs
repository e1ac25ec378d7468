//! What a window over a heap shows, and what a search would look at, beside the naive allocator's whole rows.

use sim::{Extent, HeapBlock, HeapCell};

use super::{ARENA, Pair};

impl Pair {
    /// Before an allocation, one time in eight: it will look at just these blocks.
    pub fn the_path_is_known(&mut self, size: u64) {
        if self.draw(8) > 0 {
            return;
        }
        let mut path = self.naive.search_path(size);
        assert_eq!(self.heap.search_path(size, usize::MAX), path, "malloc of {size}");
        let most = self.draw(6) as usize;
        path.seen.truncate(most);
        assert_eq!(self.heap.search_path(size, most), path, "the first {most} of malloc of {size}");
    }

    /// A random window that begins and ends in the arena or just outside it.
    pub fn look_closer(&mut self) {
        let from = ARENA.start - 20 + self.draw(self.heap.end() - ARENA.start + 40);
        let longest = [12, 200, 9000][self.draw(3) as usize] * self.scale;
        let window = Extent { start: from, size: self.draw(longest) };
        let blocks = self.naive.blocks();
        let seen: Vec<HeapBlock> = blocks.iter().filter(|block| touches(block, window)).cloned().collect();
        assert_eq!(self.heap.blocks_in(window, seen.len()).as_ref(), Some(&seen), "{window:x?}");
        if let Some(fewer) = seen.len().checked_sub(1) {
            assert_eq!(self.heap.blocks_in(window, fewer), None, "{window:x?}");
        }
        let count = [1, 7, 60, 250][self.draw(4) as usize];
        assert_eq!(self.heap.cells(window, count), cells(&blocks, window, count), "{window:x?} in {count}");
    }
}

/// Whether any byte of a block lies in a window.
pub fn touches(block: &HeapBlock, window: Extent) -> bool {
    overlap(block.address - block.header, block.address + block.size, window) > 0
}

/// The cells of a window, each counted by itself.
pub fn cells(blocks: &[HeapBlock], window: Extent, cells: usize) -> Vec<HeapCell> {
    let count = u128::from(window.size).min(cells as u128).min(HeapCell::MOST as u128);
    let begins = |cell: u128| window.start + (u128::from(window.size) * cell / count) as u64;
    let cell = |cell: u128| Extent { start: begins(cell), size: begins(cell + 1) - begins(cell) };
    (0..count).map(|number| count_in(blocks, cell(number))).collect()
}

fn count_in(blocks: &[HeapBlock], cell: Extent) -> HeapCell {
    let mut counted = HeapCell { size: cell.size, ..HeapCell::default() };
    for block in blocks.iter().filter(|block| !block.free && touches(block, cell)) {
        counted.headers += overlap(block.address - block.header, block.address, cell);
        counted.used += overlap(block.address, block.address + block.size, cell);
        counted.blocks += 1;
    }
    counted
}

fn overlap(from: u64, to: u64, window: Extent) -> u64 {
    to.min(window.end()).saturating_sub(from.max(window.start))
}
