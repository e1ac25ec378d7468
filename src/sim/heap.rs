//! The malloc library of one process: which blocks of its heap are in use, and which are free.
//!
//! ```text
//!  address returned by malloc ──┐
//!        ┌────────┬─────────────▼────────────┬───────────────┐
//!        │ header │ usable bytes (rounded up)│ free …        │
//!        └────────┴──────────────────────────┴───────────────┘
//! ```

use crate::addr::{SegmentName, VirtAddr};
use crate::config::MachineConfig;
use crate::free_list::{Extent, FreeList};
use crate::layout::Layout;
use crate::merge::merged;
use crate::ordered_map::OrderedMap;
use crate::policy::Policy;
use crate::snapshot::HeapBlock;

/// The books of one heap. Addresses are virtual.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Heap {
    policy: Policy,
    header: u64,
    alignment: u64,
    coalesce: bool,
    end: u64,
    free: FreeList,
    /// Blocks in use: address, and bytes that were asked for.
    blocks: OrderedMap,
    /// Blocks that were freed and not handed out again.
    given_back: OrderedMap,
}

/// A block that malloc handed out.
pub(crate) struct Allocation {
    /// What malloc returns.
    pub address: u64,
    /// Usable bytes.
    pub size: u64,
    /// Free blocks looked at.
    pub visited: u64,
    /// Whether a larger block was split.
    pub split: bool,
}

/// A search that found nothing.
pub(crate) struct Full {
    /// Free blocks looked at.
    pub visited: u64,
    /// Bytes by which the heap must grow for the request to fit.
    pub missing: u64,
}

/// A block that free took back.
pub(crate) struct Release {
    /// Bytes that were usable.
    pub size: u64,
    /// Free neighbours it merged with.
    pub merged: u64,
}

impl Heap {
    /// An empty heap: one free block that fills the heap segment.
    pub fn new(config: &MachineConfig, layout: &Layout) -> Self {
        let start = layout.start(SegmentName::Heap).0;
        let end = layout.end(SegmentName::Heap).0;
        let mut free = FreeList::default();
        if end > start {
            free.give(Extent { start, size: end - start }, true);
        }
        Self {
            policy: config.allocator,
            header: config.header,
            alignment: config.alignment,
            coalesce: config.coalesce,
            end,
            free,
            blocks: OrderedMap::default(),
            given_back: OrderedMap::default(),
        }
    }

    /// Finds a free block, splits it and hands it out.
    pub fn allocate(&mut self, requested: u64) -> Result<Allocation, Full> {
        let size = self.rounded(requested);
        let needed = size.saturating_add(self.header);
        let search = self.free.search(self.policy, needed);
        let Some(hole) = search.found else {
            return Err(Full { visited: search.visited, missing: self.missing(needed) });
        };
        self.free.take(Extent { start: hole.start, size: needed });
        let address = hole.start + self.header;
        self.blocks.insert(address, requested);
        self.given_back.remove(address);
        Ok(Allocation { address, size, visited: search.visited, split: hole.size > needed })
    }

    /// Takes a block back. An error says whether the address was freed before or never handed out.
    pub fn release(&mut self, address: VirtAddr) -> Result<Release, String> {
        let Some(requested) = self.blocks.remove(address.0) else { return Err(self.not_a_block(address)) };
        self.given_back.insert(address.0, requested);
        let size = self.rounded(requested);
        let extent = Extent { start: address.0 - self.header, size: size + self.header };
        let merged = self.free.give(extent, self.coalesce);
        Ok(Release { size, merged })
    }

    /// Adds `bytes` at the end of the heap; they join a free block that ends there.
    pub fn grow(&mut self, bytes: u64) {
        self.free.give(Extent { start: self.end, size: bytes }, self.coalesce);
        self.end += bytes;
    }

    /// Every block in address order: those in use, and the holes.
    pub fn blocks(&self) -> Vec<HeapBlock> {
        let used = self.blocks.iter().map(|(address, requested)| HeapBlock {
            address,
            size: self.rounded(requested),
            free: false,
            header: self.header,
            requested,
        });
        let holes = self.free.iter().map(|Extent { start, size }| HeapBlock {
            address: start,
            size,
            free: true,
            header: 0,
            requested: 0,
        });
        merged(used, holes, |block| block.address)
    }

    /// Bytes of header before each block.
    pub fn header(&self) -> u64 {
        self.header
    }

    fn rounded(&self, requested: u64) -> u64 {
        requested.checked_next_multiple_of(self.alignment).unwrap_or(u64::MAX)
    }

    fn missing(&self, needed: u64) -> u64 {
        let tail = self.free.last().filter(|last| self.coalesce && last.end() == self.end);
        needed - tail.map_or(0, |tail| tail.size)
    }

    fn not_a_block(&self, address: VirtAddr) -> String {
        let at_or_below = |map: &OrderedMap| map.at_or_below(address.0);
        if let Some((start, _)) =
            at_or_below(&self.blocks).filter(|(start, size)| address.0 < start + self.rounded(*size))
        {
            return format!("{address} lies inside a block; free takes what malloc returned, {start:#x}");
        }
        if at_or_below(&self.given_back).is_some_and(|(start, _)| start == address.0) {
            return format!("double free: {address} was already freed");
        }
        format!("malloc never returned {address}; free takes what malloc returned")
    }
}
