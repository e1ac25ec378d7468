//! The free list: which stretches of an address range are free, and in which order a search finds them.

mod below;
mod buddies;
mod by_address;
mod by_size;
mod listed;
mod order;
mod path;
mod weight;
mod window;

pub use order::ListOrder;
pub use path::SearchPath;

use by_address::ByAddress;
use listed::Listed;

use crate::policy::{Keeps, Policy, Search};

/// A stretch of addresses: bytes from `start`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extent {
    /// The first byte.
    pub start: u64,
    /// Bytes; at least 1, but for an arena that is still empty.
    pub size: u64,
}

impl Extent {
    /// One past the last byte.
    pub fn end(self) -> u64 {
        self.start.saturating_add(self.size)
    }
}

/// Free extents that never overlap. The OS keeps one for physical memory, malloc one for each heap.
///
/// Addresses lie below 2^32. In address order every operation takes time logarithmic in the number of extents,
/// whatever the policy; in the other orders linear time. Buddy always keeps its own size classes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FreeList {
    policy: Policy,
    coalesce: bool,
    /// Bytes free in all.
    free: u64,
    /// Where the stretch that was last taken ended, under next fit: there it goes on.
    rover: u64,
    extents: Extents,
}

/// How the extents are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Extents {
    /// In address order, and under buddy.
    ByAddress(ByAddress),
    /// In any other order.
    Listed(Listed),
}

impl FreeList {
    /// A list without any free bytes, searched by a policy. Where `coalesce` is on, what is given back merges with
    /// free neighbours.
    pub fn new(policy: Policy, order: ListOrder, coalesce: bool) -> Self {
        let extents = if order == ListOrder::Address || policy.is_buddy() {
            Extents::ByAddress(ByAddress::new(policy.rule().keeps))
        } else {
            Extents::Listed(Listed::new(order))
        };
        Self { policy, coalesce, free: 0, rover: 0, extents }
    }

    /// Looks for `size` bytes by the list's policy; changes nothing.
    pub fn search(&self, size: u64) -> Search {
        self.policy.search(self, size)
    }

    /// Bytes really taken for a request of `size` bytes, at least 1: under buddy the next power of two.
    pub fn room(&self, size: u64) -> u64 {
        self.policy.room(size)
    }

    /// Takes a stretch of at least 1 byte that lies inside one free extent; what remains before and after it stays free, under buddy
    /// as the halves that halving leaves. Tells whether there was such an extent.
    pub fn take(&mut self, wanted: Extent) -> bool {
        let hole = match &self.extents {
            Extents::ByAddress(extents) => extents.at_or_below(wanted.start),
            Extents::Listed(extents) => extents.at_or_below(wanted.start),
        };
        let Some(hole) = hole.filter(|hole| wanted.size > 0 && wanted.end() <= hole.end()) else {
            return false;
        };
        self.carve(hole, wanted);
        true
    }

    /// Takes the first `size` bytes of an extent that a search found, at most all of them.
    pub(crate) fn split(&mut self, hole: Extent, size: u64) {
        self.carve(hole, Extent { start: hole.start, size: size.min(hole.size) });
    }

    fn carve(&mut self, hole: Extent, wanted: Extent) {
        match &mut self.extents {
            Extents::ByAddress(extents) => extents.carve(hole, wanted),
            Extents::Listed(extents) => extents.carve(hole, wanted),
        }
        self.free -= wanted.size;
        if self.policy.rule().keeps == Keeps::Rover {
            self.rover = wanted.end();
        }
    }

    /// Gives a stretch back that is not free yet; returns how many merges that came to.
    pub fn give(&mut self, extent: Extent) -> u64 {
        if extent.size == 0 {
            return 0;
        }
        self.free += extent.size;
        match &mut self.extents {
            Extents::ByAddress(extents) => extents.give(extent, self.coalesce),
            Extents::Listed(extents) => extents.give(extent, self.coalesce),
        }
    }

    /// Adds a stretch behind everything there is. With coalescing it joins the extent that ends where it begins;
    /// in a list that is not in address order both together are then put where one that is given back would be.
    pub(crate) fn append(&mut self, stretch: Extent) {
        match &mut self.extents {
            Extents::Listed(extents) if stretch.size > 0 => {
                self.free += stretch.size;
                extents.append(stretch, self.coalesce);
            }
            _ => drop(self.give(stretch)),
        }
    }

    /// Bytes that must be appended at `end`, where the addresses of this list end, for `size` bytes to fit, where
    /// no extent is large enough. `size` is what [`FreeList::room`] says.
    pub(crate) fn missing(&self, end: u64, size: u64) -> u64 {
        if let Extents::ByAddress(extents) = &self.extents
            && self.policy.is_buddy()
        {
            return extents.missing(end, size, self.coalesce);
        }
        let tail = self.last().filter(|last| self.coalesce && last.end() == end);
        size.saturating_sub(tail.map_or(0, |tail| tail.size))
    }

    /// The free extents in address order.
    pub fn iter(&self) -> impl Iterator<Item = Extent> {
        let (map, list) = match &self.extents {
            Extents::ByAddress(extents) => (Some(extents.iter()), Vec::new()),
            Extents::Listed(extents) => (None, extents.sorted()),
        };
        map.into_iter().flatten().chain(list)
    }

    /// The first `most` free extents in the order of the list, its head first; under buddy by size class, then by
    /// address.
    pub fn in_list_order(&self, most: usize) -> Vec<Extent> {
        match &self.extents {
            Extents::ByAddress(extents) if self.policy.is_buddy() => extents.in_size_order(most),
            Extents::ByAddress(extents) => extents.iter().take(most).collect(),
            Extents::Listed(extents) => {
                let row = extents.row();
                row.get(..most).unwrap_or(row).to_vec()
            }
        }
    }

    /// Bytes free in all.
    pub fn free(&self) -> u64 {
        self.free
    }

    /// Bytes of the largest free extent, 0 where there is none.
    pub fn largest(&self) -> u64 {
        match &self.extents {
            Extents::ByAddress(extents) => extents.largest(),
            Extents::Listed(extents) => extents.largest(),
        }
    }

    /// How many free extents there are.
    pub fn count(&self) -> u64 {
        match &self.extents {
            Extents::ByAddress(extents) => extents.count(),
            Extents::Listed(extents) => extents.row().len() as u64,
        }
    }

    /// The free extent of the highest address.
    pub fn last(&self) -> Option<Extent> {
        match &self.extents {
            Extents::ByAddress(extents) => extents.at_or_below(u64::MAX),
            Extents::Listed(extents) => extents.last(),
        }
    }
}

/// What policies ask. A place is in address order an address, and means the extent that contains or else follows it; in
/// other orders it is a number from the head. 0 is the head in both.
impl FreeList {
    /// The first extent of at least `size` bytes from a place on, and how many are looked at to find it.
    pub(crate) fn walk(&self, from: u64, size: u64) -> Search {
        match &self.extents {
            Extents::ByAddress(extents) => extents.walk(from, size),
            Extents::Listed(extents) => extents.walk(from, size),
        }
    }

    /// The smallest extent of at least `size` bytes, the first of equals; only where sizes are kept.
    pub(crate) fn smallest(&self, size: u64) -> Option<Extent> {
        match &self.extents {
            Extents::ByAddress(extents) => extents.smallest(size),
            Extents::Listed(extents) => extents.smallest(size),
        }
    }

    /// The place of the extent that contains or else follows, by address, where the last allocation ended; where none
    /// does, a search begins at the head.
    pub(crate) fn rover(&self) -> u64 {
        match &self.extents {
            Extents::ByAddress(_) => self.rover,
            Extents::Listed(extents) => extents.place(self.rover),
        }
    }

    /// Bytes of the largest block that this list ever had, 0 if it never had one: buddy's highest class.
    pub(crate) fn top_class(&self) -> u64 {
        match &self.extents {
            Extents::ByAddress(extents) => extents.top_class(),
            Extents::Listed(extents) => extents.largest(),
        }
    }
}
