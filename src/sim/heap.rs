//! The malloc library: which blocks of an arena are in use, and which bytes are free.
//!
//! ```text
//!  address returned by malloc ──┐
//!        ┌────────┬─────────────▼────────────┬───────────────┐
//!        │ header │ usable bytes (rounded up)│ free …        │
//!        └────────┴──────────────────────────┴───────────────┘
//! ```

mod answer;
mod arena;
mod books;
mod cells;
mod look;
mod path;
mod resize;
mod totals;
mod weight;
mod whereabouts;
mod window;

pub use answer::{Allocation, BadFree, Full, Release, Resized};
pub use cells::HeapCell;
pub use totals::HeapTotals;
pub use whereabouts::Whereabouts;

use books::Books;

use crate::free_list::{Extent, FreeList, ListOrder};
use crate::ordered_map::OrderedMap;
use crate::policy::{Policy, Search};

/// How a heap chooses and shapes its blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeapRules {
    /// Which free block is taken.
    pub policy: Policy,
    /// In which order the free list is kept; buddy has its own.
    pub order: ListOrder,
    /// Bytes of header before each block.
    pub header: u64,
    /// Requests are rounded up to a multiple of this many bytes, at least 1.
    pub alignment: u64,
    /// Whether freed blocks merge with free neighbours.
    pub coalesce: bool,
}

impl HeapRules {
    /// Bytes that a request takes in the arena, header included.
    fn needed(self, requested: u64) -> u64 {
        let rounded = requested.max(1).checked_next_multiple_of(self.alignment).unwrap_or(u64::MAX);
        self.policy.room(rounded.saturating_add(self.header))
    }
}

/// A block that is asked for.
#[derive(Clone, Copy)]
pub(crate) struct Wanted {
    /// Bytes of it.
    pub requested: u64,
    /// Its number; 0 for none.
    pub number: u32,
}

/// The books of one heap; the bytes themselves are not here.
///
/// Its arena lies below 2^32. A request is rounded up to the alignment, a request of 0 bytes to one unit of it;
/// the header comes on top, and under buddy the whole is rounded up to a power of two. A call that fails changes
/// nothing.
///
/// ```
/// use sim::{Extent, Heap, HeapRules, ListOrder, Policy};
/// let policy = Policy::FirstFit;
/// let rules = HeapRules { policy, order: ListOrder::Address, header: 8, alignment: 8, coalesce: true };
/// let mut heap = Heap::new(rules, Extent { start: 0x1000, size: 64 });
/// assert_eq!(heap.allocate(20).map(|block| (block.address, block.size)), Ok((0x1008, 24)));
/// assert_eq!(heap.free_list(), [Extent { start: 0x1020, size: 32 }]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heap {
    rules: HeapRules,
    start: u64,
    end: u64,
    free: FreeList,
    books: Books,
    /// Blocks in use that have a stretch of their own: address, and bytes of the stretch.
    mapped: OrderedMap,
}

impl Heap {
    /// A heap whose arena is all free. It may be empty; what would lie at 2^32 or above is left out.
    pub fn new(rules: HeapRules, arena: Extent) -> Self {
        let start = arena.start.min(arena::LIMIT);
        let mut heap = Self {
            rules,
            start,
            end: start,
            free: FreeList::new(rules.policy, rules.order, rules.coalesce),
            books: Books::default(),
            mapped: OrderedMap::default(),
        };
        heap.grow(arena.size);
        heap
    }

    /// Finds a free block by the policy, splits it and hands it out. The error tells by how many bytes the arena
    /// must grow first.
    pub fn allocate(&mut self, requested: u64) -> Result<Allocation, Full> {
        self.allocate_numbered(Wanted { requested, number: 0 })
    }

    /// The same, for a block that may have a number.
    pub(crate) fn allocate_numbered(&mut self, wanted: Wanted) -> Result<Allocation, Full> {
        let needed = self.rules.needed(wanted.requested);
        let Search { found, visited } = self.free.search(needed);
        let Some(hole) = found else {
            return Err(Full { visited, missing: self.free.missing(self.end, needed) });
        };
        self.free.split(hole, needed);
        let address = self.hand_out(Extent { start: hole.start, size: needed }, wanted);
        let size = needed - self.rules.header;
        Ok(Allocation { address, size, visited, split: hole.size > needed, hole })
    }

    /// Takes back the block that was handed out at an address.
    pub fn release(&mut self, address: u64) -> Result<Release, BadFree> {
        let (rules, mapped) = (self.rules, self.mapped.get(address));
        let mut whole = 0;
        let freed = self.books.free(address, &mut |requested| {
            whole = mapped.unwrap_or_else(|| rules.needed(requested));
            whole.saturating_sub(rules.header)
        });
        let Some(size) = freed else { return Err(self.bad_free(address)) };
        let extent = Extent { start: address - rules.header, size: whole };
        if mapped.is_some() {
            self.mapped.remove(address);
            if extent.end() == self.end {
                self.end = extent.start;
                return Ok(Release { size, merged: 0, unmapped: extent.size });
            }
        }
        Ok(Release { size, merged: self.free.give(extent), unmapped: 0 })
    }

    /// Enters a block that fills a stretch; its address.
    fn hand_out(&mut self, taken: Extent, wanted: Wanted) -> u64 {
        let address = taken.start.saturating_add(self.rules.header);
        self.books.hand_out(address, wanted, taken);
        address
    }

    /// The stretch of a block in use, header included.
    fn extent(&self, address: u64, requested: u64) -> Extent {
        let size = self.mapped.get(address).unwrap_or_else(|| self.rules.needed(requested));
        Extent { start: address - self.rules.header, size }
    }

    /// The usable bytes of a block in use.
    fn capacity(&self, address: u64, requested: u64) -> u64 {
        self.extent(address, requested).size.saturating_sub(self.rules.header)
    }
}
