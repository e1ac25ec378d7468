//! Free extents in address order, with a second index by size where the policy needs one.

use super::by_size::BySize;
use super::{Extent, buddies};
use crate::ordered_map::{Edit, OrderedMap};
use crate::policy::{Keeps, Search};
use crate::weight::Weight;

/// Extents by address. Everything takes logarithmic time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ByAddress {
    by_address: OrderedMap,
    /// Empty where the policy does not ask for it.
    by_size: BySize,
    keeps_sizes: bool,
    powers_of_two: bool,
    /// Bytes of the largest block there ever was, kept under buddy.
    top_class: u64,
}

/// The extent of an entry.
fn extent((start, size): (u64, u64)) -> Extent {
    Extent { start, size }
}

impl ByAddress {
    /// No extents yet.
    pub fn new(keeps: Keeps) -> Self {
        Self {
            by_address: OrderedMap::default(),
            by_size: BySize::new(),
            keeps_sizes: matches!(keeps, Keeps::Sizes | Keeps::PowersOfTwo),
            powers_of_two: keeps == Keeps::PowersOfTwo,
            top_class: 0,
        }
    }

    /// The bytes of both indexes.
    pub fn weight(&self) -> Weight {
        self.by_address.weight() + self.by_size.weight()
    }

    /// Takes a stretch out of the extent that holds it.
    pub fn carve(&mut self, hole: Extent, wanted: Extent) {
        let mut old = Some(hole);
        self.put(Extent { start: hole.start, size: wanted.start - hole.start }, &mut old);
        self.put(Extent { start: wanted.end(), size: hole.end() - wanted.end() }, &mut old);
        if old.is_some() {
            self.swap(old, None);
        }
    }

    /// Gives a stretch back; returns the merges.
    pub fn give(&mut self, stretch: Extent, coalesce: bool) -> u64 {
        if !coalesce {
            self.put(stretch, &mut None);
            return 0;
        }
        let mut apart = self.count();
        if self.powers_of_two {
            let mut rest = stretch;
            while let Some(block) = buddies::cut(&mut rest) {
                apart += 1;
                self.join_buddies(block);
            }
        } else {
            apart += 1;
            self.join_neighbours(stretch);
        }
        apart - self.count()
    }

    /// Adds a stretch without merging: as one extent, under buddy as the fewest blocks. The first of them takes the place
    /// of an old extent, where there is one.
    fn put(&mut self, stretch: Extent, old: &mut Option<Extent>) {
        if !self.powers_of_two && stretch.size > 0 {
            return self.swap(old.take(), Some(stretch));
        }
        let mut rest = stretch;
        while let Some(block) = buddies::cut(&mut rest) {
            self.swap(old.take(), Some(block));
        }
    }

    fn join_neighbours(&mut self, mut stretch: Extent) {
        let start = stretch.start;
        for key in [stretch.end(), start] {
            let (mut gone, mut is_known) = ([None; 2], true);
            self.by_address.edit(key, &mut |around| {
                let behind = around.at(key).map(|size| Extent { start: key, size });
                let below = if behind.is_some() { around.before } else { around.below };
                let before = below.map(extent).filter(|before| before.end() == start);
                is_known = below.map_or(behind.is_none(), |below| below.0 < start);
                gone = [before, behind];
                let mut out = 0;
                for gone in gone.iter().flatten() {
                    stretch = Extent { start: gone.start.min(stretch.start), size: gone.size + stretch.size };
                    out += 1;
                }
                Edit { out, put: is_known.then_some((stretch.start, stretch.size)) }
            });
            gone.into_iter().flatten().for_each(|gone| self.forget(gone));
            // If it is not, what lies before is in another leaf.
            if is_known {
                break;
            }
        }
        self.learn(stretch);
    }

    fn join_buddies(&mut self, mut block: Extent) {
        let mut is_there = false;
        while !is_there {
            let buddy = Extent { start: buddies::buddy(block), size: block.size };
            let mut is_free = false;
            self.by_address.edit(block.start.max(buddy.start), &mut |around| {
                is_free = around.below.map(extent) == Some(buddy);
                // If only the first part of the buddy is free, the block may belong before it.
                is_there = !is_free && around.below.is_none_or(|below| below.0 < block.start);
                Edit { out: usize::from(is_free), put: is_there.then_some((block.start, block.size)) }
            });
            if is_free {
                self.forget(buddy);
                block = buddies::whole(block);
            } else if !is_there {
                self.by_address.insert(block.start, block.size);
                is_there = true;
            }
        }
        self.learn(block);
    }

    /// Takes an extent out and puts another in its place, which touches it or lies in it; or does one of the two.
    fn swap(&mut self, old: Option<Extent>, new: Option<Extent>) {
        if let Some(extent) = old.or(new) {
            self.by_address.replace(extent.start, new.map(|new| (new.start, new.size)));
            if let Some(old) = old {
                self.forget(old);
            }
            if let Some(new) = new {
                self.learn(new);
            }
        }
    }

    /// Keeps up what is known of sizes where an extent is gone.
    fn forget(&mut self, extent: Extent) {
        if self.keeps_sizes {
            self.by_size.remove(extent);
        }
    }

    /// Keeps up what is known of sizes where an extent is new.
    fn learn(&mut self, extent: Extent) {
        if self.keeps_sizes {
            self.by_size.insert(extent);
        }
        if self.powers_of_two {
            self.top_class = self.top_class.max(extent.size);
        }
    }
}

/// Looking.
impl ByAddress {
    /// In address order.
    pub fn iter(&self) -> impl Iterator<Item = Extent> {
        self.by_address.iter().map(extent)
    }

    /// The one that contains an address, if there is one, and those that follow, in address order.
    pub fn iter_from(&self, address: u64) -> impl Iterator<Item = Extent> {
        let first = self.at_or_below(address).filter(|hole| address < hole.end());
        self.by_address.iter_from(first.map_or(address, |hole| hole.start)).map(extent)
    }

    /// The first `most` by size, then by address; where sizes are kept.
    pub fn in_size_order(&self, most: usize) -> Vec<Extent> {
        self.by_size.first(most)
    }

    /// The extent that begins at an address, or else the nearest below it.
    pub fn at_or_below(&self, address: u64) -> Option<Extent> {
        self.by_address.at_or_below(address).map(extent)
    }

    /// Bytes of them below an address.
    pub fn below(&self, address: u64) -> u64 {
        let last = address.checked_sub(1).and_then(|below| self.at_or_below(below));
        let over = last.map_or(0, |last| last.end().saturating_sub(address));
        self.by_address.sums(address).values - over
    }

    /// The first of at least `size` bytes from the one that contains or else follows an address on, and how many are looked
    /// at from there.
    pub fn walk(&self, from: u64, size: u64) -> Search {
        let (visited, found) = self.by_address.first_with(from, size);
        Search { found: found.map(extent), visited }
    }

    /// The smallest of at least `size` bytes, the first of equals.
    pub fn smallest(&self, size: u64) -> Option<Extent> {
        self.by_size.smallest(size)
    }

    /// Bytes of the largest, 0 where there is none.
    pub fn largest(&self) -> u64 {
        self.by_address.largest().unwrap_or(0)
    }

    /// How many there are.
    pub fn count(&self) -> u64 {
        self.by_address.len()
    }

    /// Bytes of the largest block there ever was; kept under buddy only.
    pub fn top_class(&self) -> u64 {
        self.top_class
    }

    /// Under buddy, bytes that must be added at `end` until a block of `size` bytes forms.
    pub fn missing(&self, end: u64, size: u64, coalesce: bool) -> u64 {
        let mut free_from = end;
        while coalesce
            && let Some(below) = free_from.checked_sub(1)
            && let Some(tail) = self.at_or_below(below).filter(|tail| tail.end() == free_from)
        {
            free_from = tail.start;
        }
        buddies::missing(free_from, end, size)
    }
}
