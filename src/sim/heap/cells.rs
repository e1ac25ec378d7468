//! A window of addresses cut into cells, and what of each cell is in use: how a million blocks fit into one picture.
//!
//! ```text
//!  blocks  ▐█████▌▐██▌   ▐█████████████████▌    ▐██▌
//!  cells  ├────────────┼────────────┼────────────┤
//!  used         8            12           6
//! ```

use super::Heap;
use crate::free_list::Extent;

/// What a stretch of addresses holds. Bytes that are neither used nor headers are free, or not in the arena.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HeapCell {
    /// Bytes, at least 1.
    pub size: u64,
    /// Bytes that are usable bytes of blocks in use.
    pub used: u64,
    /// Bytes that are headers of blocks in use.
    pub headers: u64,
    /// How many blocks in use have any byte here, their headers among them.
    pub blocks: u64,
}

impl HeapCell {
    /// The most cells that a window is cut into.
    pub const MOST: usize = 1 << 16;
}

impl Heap {
    /// A window cut into so many cells, or as many as there can be: one for each byte, [`HeapCell::MOST`] in all.
    ///
    /// Cell number `i` begins at the `i`-th part of the window, rounded down; together the cells are the window, and
    /// every byte is counted. Takes one walk over the blocks that begin in the window.
    pub fn cells(&self, window: Extent, cells: usize) -> Vec<HeapCell> {
        let mut row = Row::cut(window, cells);
        let first = self.block_around(window.start).map_or(window.start, |(start, _)| start);
        let mut mapped = self.mapped.iter_from(first).peekable();
        for (address, requested) in self.books.in_use_from(first) {
            let start = address - self.rules.header;
            if start >= window.end() {
                break;
            }
            let own = mapped.next_if(|(mapped, _)| *mapped == address).map(|(_, size)| size);
            row.lay(start, address, start + own.unwrap_or_else(|| self.needed(requested)));
        }
        row.cells
    }
}

/// Cells, and how far blocks were laid over them.
struct Row {
    cells: Vec<HeapCell>,
    /// The cell in which the next block may begin, and its first address.
    at: usize,
    start: u64,
}

impl Row {
    fn cut(window: Extent, cells: usize) -> Self {
        let size = window.end() - window.start;
        let count = size.min(cells.min(HeapCell::MOST) as u64);
        // Both products stay small: no cell has less than 1 byte, and there are few.
        let begins = |cell: u64| cell * (size / count) + cell * (size % count) / count;
        let cell = |cell| HeapCell { size: begins(cell + 1) - begins(cell), ..HeapCell::default() };
        Self { cells: (0..count).map(cell).collect(), at: 0, start: window.start }
    }

    /// Counts a block from the start of its header to its end, behind all blocks before.
    fn lay(&mut self, start: u64, address: u64, end: u64) {
        while let Some(cell) = self.cells.get_mut(self.at).filter(|_| self.start < end) {
            let stop = self.start + cell.size;
            let (from, to) = (start.max(self.start), end.min(stop));
            if from < to {
                let header = address.max(from).min(to) - from;
                cell.headers += header;
                cell.used += to - from - header;
                cell.blocks += 1;
            }
            if end < stop {
                return;
            }
            (self.at, self.start) = (self.at + 1, stop);
        }
    }
}
