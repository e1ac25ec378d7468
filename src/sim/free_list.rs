//! The free list: which stretches of an address range are free, kept in address order.

use crate::ordered_map::OrderedMap;
use crate::policy::{Policy, Search};

/// A stretch of addresses: bytes from `start`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extent {
    /// The first byte.
    pub start: u64,
    /// Bytes, at least 1.
    pub size: u64,
}

impl Extent {
    /// One past the last byte.
    pub fn end(self) -> u64 {
        self.start + self.size
    }
}

/// Free extents that never overlap. The OS keeps one for physical memory, malloc one for each heap.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FreeList {
    extents: OrderedMap,
}

impl FreeList {
    /// The free extents in address order.
    pub fn iter(&self) -> impl Iterator<Item = Extent> {
        self.extents.iter().map(|(start, size)| Extent { start, size })
    }

    /// The free extent of the highest address.
    pub fn last(&self) -> Option<Extent> {
        self.at_or_below(u64::MAX)
    }

    /// Looks for `size` bytes by a policy; changes nothing.
    pub fn search(&self, policy: Policy, size: u64) -> Search {
        policy.search(self.iter(), size)
    }

    /// Takes a stretch that lies inside one free extent; what remains before and after it stays free.
    /// Tells whether there was such an extent.
    pub fn take(&mut self, wanted: Extent) -> bool {
        let Some(hole) = self.holding(wanted) else { return false };
        self.extents.remove(hole.start);
        self.insert(hole.start, wanted.start - hole.start);
        self.insert(wanted.end(), hole.end() - wanted.end());
        true
    }

    /// Gives a stretch back. Where `coalesce` is on it merges with free neighbours; returns how many, 0 to 2.
    pub fn give(&mut self, extent: Extent, coalesce: bool) -> u64 {
        let mut merged = extent;
        let mut neighbours = 0;
        if coalesce {
            if let Some(before) = self.at_or_below(extent.start).filter(|before| before.end() == extent.start)
            {
                self.extents.remove(before.start);
                merged = Extent { start: before.start, size: before.size + merged.size };
                neighbours += 1;
            }
            if let Some(size) = self.extents.remove(extent.end()) {
                merged.size += size;
                neighbours += 1;
            }
        }
        self.insert(merged.start, merged.size);
        neighbours
    }

    /// Bytes free in all.
    pub fn free(&self) -> u64 {
        self.iter().map(|extent| extent.size).sum()
    }

    /// Bytes of the largest free extent, 0 where there is none.
    pub fn largest(&self) -> u64 {
        self.iter().map(|extent| extent.size).max().unwrap_or(0)
    }

    /// How many free extents there are.
    pub fn count(&self) -> usize {
        self.extents.iter().count()
    }

    /// The free extent that holds all of a stretch.
    fn holding(&self, wanted: Extent) -> Option<Extent> {
        self.at_or_below(wanted.start).filter(|hole| wanted.end() <= hole.end())
    }

    /// The free extent that begins at an address, or else the nearest below it.
    fn at_or_below(&self, address: u64) -> Option<Extent> {
        self.extents.at_or_below(address).map(|(start, size)| Extent { start, size })
    }

    fn insert(&mut self, start: u64, size: u64) {
        if size > 0 {
            self.extents.insert(start, size);
        }
    }
}
