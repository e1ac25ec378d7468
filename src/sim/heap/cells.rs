//! A window of addresses cut into cells, and what of each cell is in use: how a million blocks fit into one picture.
//!
//! ```text
//!  blocks  ▐█████▌▐██▌   ▐█████████████████▌    ▐██▌
//!  cells  ├────────────┼────────────┼────────────┤
//!  used         8            12           6
//! ```
//!
//! No block is visited: at each border it is looked up what lies below, and a cell is the difference of two borders.

use super::Heap;
use super::books::Block;
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

/// What lies below an address.
#[derive(Clone, Copy)]
struct Border {
    /// The address.
    at: u64,
    /// Bytes that are not free.
    taken: u64,
    /// Bytes that are headers of blocks in use.
    headers: u64,
    /// How many blocks in use begin there, with their headers.
    begun: u64,
    /// Whether one of them goes on behind the address.
    inside: bool,
}

impl Heap {
    /// A window cut into so many cells, or as many as there can be: one for each byte, [`HeapCell::MOST`] in all.
    ///
    /// Cell number `i` begins at the `i`-th part of the window, rounded down; together the cells are the window, and
    /// every byte is counted. Takes time that grows with the number of cells and with the logarithm of the number of
    /// blocks; with a free list in another order than by address, for each cell also with its length.
    pub fn cells(&self, window: Extent, cells: usize) -> Vec<HeapCell> {
        let size = window.end() - window.start;
        let count = size.min(cells.min(HeapCell::MOST) as u64);
        // Both products stay small: no cell has less than 1 byte, and there are few.
        let begins = |cell: u64| cell * (size / count) + cell * (size % count) / count;
        let within = |address: u64| address.clamp(self.start, self.end);
        let mut from = self.border(within(window.start));
        let cell = |cell| {
            let end = begins(cell + 1);
            let at = within(window.start + end);
            let to = if at == from.at { from } else { self.border(at) };
            let headers = to.headers - from.headers;
            let used = to.taken - from.taken - headers;
            let blocks = to.begun - from.begun + u64::from(from.inside);
            from = to;
            HeapCell { size: end - begins(cell), used, headers, blocks }
        };
        (0..count).map(cell).collect()
    }

    /// What lies below an address of the arena, or its end.
    fn border(&self, at: u64) -> Border {
        let header = self.rules.header;
        let begun = self.books.in_use_below(at + header);
        let cut = self.cut(at);
        let behind = cut.map_or(0, |block| block.saturating_sub(at));
        let taken = at - self.start - self.free.below(at);
        Border { at, taken, headers: begun * header - behind, begun, inside: cut.is_some() }
    }

    /// The block in use that has bytes on both sides of an address: its own address.
    fn cut(&self, at: u64) -> Option<u64> {
        let header = || match self.books.at_or_above(at)? {
            (block, Block::InUse(_)) => Some(block),
            (_, Block::Freed(_)) => None,
        };
        let block = self.block_around(at).map(|(block, _)| block).or_else(header)?;
        (block - self.rules.header < at).then_some(block)
    }
}
