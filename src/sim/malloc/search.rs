//! Finding room for a block: in the free list, else by sbrk, and for a large request by mmap.

use crate::addr::VirtAddr;
use crate::cost::charge;
use crate::event::Event;
use crate::free_list::Extent;
use crate::heap::{Allocation, Full, Wanted};
use crate::log::Log;
use crate::machine::Machine;

/// The heap grows by a multiple of this many bytes, so that the library seldom has to ask.
const GROWTH: u64 = 256;

/// A mapping is a multiple of this many bytes: a page.
const PAGE: u64 = 4096;

/// Why malloc found no room, and what it did before it gave up.
pub(crate) struct Refusal {
    /// The reason, as the end of a sentence.
    pub reason: String,
    /// Free blocks looked at.
    pub visited: u64,
    /// Bytes by which the OS was asked to enlarge the heap, if it was asked.
    pub asked: Option<u64>,
}

impl Machine {
    /// Finds room in a heap, enlarging it where that must be. An error changes nothing.
    pub(super) fn find_room(
        &mut self,
        pid: u32,
        wanted: Wanted,
        log: &mut Log,
    ) -> Result<Allocation, Refusal> {
        if let Some(mapped) = self.map(pid, wanted, log) {
            return Ok(mapped);
        }
        match self.allocate_in_heap(pid, wanted) {
            Ok(allocation) => Ok(allocation),
            Err(full) => self.grow_and_search(pid, wanted, &full, log),
        }
    }

    /// A mapping of its own for a large request; none where it is not large, or the OS has no room.
    fn map(&mut self, pid: u32, wanted: Wanted, log: &mut Log) -> Option<Allocation> {
        if wanted.requested < self.config.mmap_threshold {
            return None;
        }
        let header = self.config.header;
        let bytes = wanted.requested.checked_add(header)?.checked_next_multiple_of(PAGE)?;
        self.enlarge(pid, bytes, "mmap", log).ok()?;
        let heap = &mut self.process_mut(pid)?.heap;
        let hole = Extent { start: heap.end(), size: bytes };
        let address = heap.map_numbered(wanted, bytes);
        Some(Allocation { address, size: bytes - header, visited: 0, split: false, hole })
    }

    /// Asks the OS for a generous piece, else for just what is missing.
    fn grow_and_search(
        &mut self,
        pid: u32,
        wanted: Wanted,
        full: &Full,
        log: &mut Log,
    ) -> Result<Allocation, Refusal> {
        let missing = full.missing;
        let generous = missing.checked_next_multiple_of(GROWTH).unwrap_or(missing);
        let grown = self.enlarge(pid, generous, "sbrk", log).map(|()| generous);
        let grown = grown.or_else(|_| self.enlarge(pid, missing, "sbrk", log).map(|()| missing));
        let refuse = |reason| Refusal { reason, visited: full.visited, asked: Some(missing) };
        let grown = grown.map_err(|reason| {
            refuse(format!("no free block is large enough and the heap cannot grow: {reason}"))
        })?;
        if let Some(process) = self.process_mut(pid) {
            process.heap.grow(grown);
        }
        let found =
            self.allocate_in_heap(pid, wanted).map_err(|_| refuse("the heap grew by too little".into()))?;
        Ok(Allocation { visited: full.visited + found.visited, ..found })
    }

    fn allocate_in_heap(&mut self, pid: u32, wanted: Wanted) -> Result<Allocation, Full> {
        match self.process_mut(pid) {
            Some(process) => process.heap.allocate_numbered(wanted),
            None => Err(Full { visited: 0, missing: wanted.requested }),
        }
    }

    /// Pays for looking at so many free blocks.
    pub(crate) fn charge_search(&mut self, visited: u64) {
        charge(&mut self.spent.search, visited, self.config.costs.block_visited);
    }
}

impl Allocation {
    /// The allocation as it is told.
    pub(super) fn event(&self, pid: u32, requested: u64) -> Event {
        let Self { address, size, visited, split, .. } = *self;
        Event::Allocated { pid, address: VirtAddr(address), requested, size, visited, split }
    }
}
