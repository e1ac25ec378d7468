//! The blocks in a window of addresses, without a look at the others.

use super::Heap;
use super::books::Block;
use super::look::hole;
use crate::free_list::Extent;
use crate::snapshot::HeapBlock;

impl Heap {
    /// The blocks, in use and free, that overlap a window with any byte, their headers among them, in address order;
    /// none where there are more than `most`.
    ///
    /// Takes time that grows with `most` and with the logarithm of the number of blocks; with a free list in another
    /// order than by address also with its length.
    pub fn blocks_in(&self, window: Extent, most: usize) -> Option<Vec<HeapBlock>> {
        let mut row = Row { heap: self, blocks: Vec::new(), most };
        if window.size == 0 {
            return Some(row.blocks);
        }
        let mut from = self.block_around(window.start).map_or(window.start, |(start, _)| start);
        for free in self.free.within(window, most)? {
            row.add_used(from, free.start)?;
            row.add(hole(free))?;
            from = free.end();
        }
        row.add_used(from, window.end())?;
        Some(row.blocks)
    }
}

/// Blocks that were found, at most so many.
struct Row<'a> {
    heap: &'a Heap,
    blocks: Vec<HeapBlock>,
    most: usize,
}

impl Row<'_> {
    /// Adds the blocks in use from an address on that begin before another, where no free block lies between the two.
    fn add_used(&mut self, from: u64, to: u64) -> Option<()> {
        for (address, block) in self.heap.books.from(from) {
            // What was freed lies in a free block, or where the arena once was.
            let Block::InUse(requested) = block else { break };
            if address - self.heap.rules.header >= to {
                break;
            }
            self.add(self.heap.block(address, requested))?;
        }
        Some(())
    }

    fn add(&mut self, block: HeapBlock) -> Option<()> {
        self.blocks.push(block);
        (self.blocks.len() <= self.most).then_some(())
    }
}
