//! A free list as a plain row, in any order but that of addresses. Everything takes linear time.

use super::{Extent, ListOrder};
use crate::policy::Search;

/// Extents in the order of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Listed {
    order: ListOrder,
    row: Vec<Extent>,
}

impl Listed {
    /// No extents yet.
    pub fn new(order: ListOrder) -> Self {
        Self { order, row: Vec::new() }
    }

    /// The list, its head first.
    pub fn row(&self) -> &[Extent] {
        &self.row
    }

    /// Takes a stretch out of the extent that holds it; what remains stays at its place in the list.
    pub fn carve(&mut self, hole: Extent, wanted: Extent) {
        let Some(place) = self.row.iter().position(|extent| extent.start == hole.start) else { return };
        let before = Extent { start: hole.start, size: wanted.start - hole.start };
        let behind = Extent { start: wanted.end(), size: hole.end() - wanted.end() };
        self.row.remove(place);
        for rest in [behind, before] {
            if rest.size > 0 {
                self.row.insert(place, rest);
            }
        }
    }

    /// Gives a stretch back: puts it where the order says and then, with coalescing, passes once over the list.
    pub fn give(&mut self, stretch: Extent, coalesce: bool) -> u64 {
        self.put(stretch);
        if coalesce { self.merge() } else { 0 }
    }

    /// Adds a stretch behind all addresses, with coalescing in one with the extent that ends where it begins.
    pub fn append(&mut self, mut stretch: Extent, coalesce: bool) {
        if let Some(tail) = self.last().filter(|tail| coalesce && tail.end() == stretch.start) {
            self.carve(tail, tail);
            stretch = Extent { start: tail.start, size: tail.size + stretch.size };
        }
        self.put(stretch);
    }

    fn put(&mut self, stretch: Extent) {
        let place = if self.order == ListOrder::Front { 0 } else { self.row.len() };
        self.row.insert(place, stretch);
        self.sort();
    }

    /// Sorts by size where that is the order, stably. Little is ever out of place.
    fn sort(&mut self) {
        let size_up = self.order == ListOrder::SizeUp;
        if !size_up && self.order != ListOrder::SizeDown {
            return;
        }
        for sorted in 1..self.row.len() {
            for place in (1..=sorted).rev() {
                let Some([left, right]) = self.row.get_mut(place - 1..=place) else { break };
                if left.size == right.size || (left.size < right.size) == size_up {
                    break;
                }
                std::mem::swap(left, right);
            }
        }
    }

    /// Merges neighbours of the list where the first ends exactly where the second begins; how many.
    fn merge(&mut self) -> u64 {
        let before = self.row.len();
        self.row.dedup_by(|next, merged| {
            let touches = merged.end() == next.start;
            if touches {
                merged.size += next.size;
            }
            touches
        });
        (before - self.row.len()) as u64
    }
}

/// Looking.
impl Listed {
    /// The first of at least `size` bytes from a place on, and how many are looked at from there.
    pub fn walk(&self, from: u64, size: u64) -> Search {
        let mut visited = 0;
        for extent in self.row.iter().skip(usize::try_from(from).unwrap_or(usize::MAX)) {
            visited += 1;
            if extent.size >= size {
                return Search { found: Some(*extent), visited };
            }
        }
        Search { found: None, visited }
    }

    /// The smallest of at least `size` bytes, the first of equals.
    pub fn smallest(&self, size: u64) -> Option<Extent> {
        let mut found: Option<Extent> = None;
        for extent in &self.row {
            if extent.size >= size && found.is_none_or(|best| extent.size < best.size) {
                found = Some(*extent);
            }
        }
        found
    }

    /// Bytes of the largest, 0 where there is none.
    pub fn largest(&self) -> u64 {
        self.row.iter().fold(0, |largest, extent| largest.max(extent.size))
    }

    /// The place of the extent that contains an address, or else of the nearest above it; the head where none is.
    pub fn place(&self, address: u64) -> u64 {
        let mut nearest: Option<(u64, Extent)> = None;
        for (place, extent) in (0..).zip(&self.row) {
            if extent.end() > address && nearest.is_none_or(|(_, other)| extent.start < other.start) {
                nearest = Some((place, *extent));
            }
        }
        nearest.map_or(0, |(place, _)| place)
    }

    /// The extent that begins at an address, or else the nearest below it.
    pub fn at_or_below(&self, address: u64) -> Option<Extent> {
        let mut nearest: Option<Extent> = None;
        for extent in &self.row {
            if extent.start <= address && nearest.is_none_or(|other| extent.start > other.start) {
                nearest = Some(*extent);
            }
        }
        nearest
    }

    /// The extent of the highest address.
    pub fn last(&self) -> Option<Extent> {
        self.at_or_below(u64::MAX)
    }

    /// The extents in address order.
    pub fn sorted(&self) -> Vec<Extent> {
        let mut sorted: Vec<Extent> = Vec::with_capacity(self.row.len());
        for extent in &self.row {
            let place = sorted.partition_point(|other| other.start < extent.start);
            sorted.insert(place, *extent);
        }
        sorted
    }
}
