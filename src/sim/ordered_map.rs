//! A map from addresses to sizes in ascending order: a B+-tree whose clones share nodes until one of them changes.
//!
//! ```text
//!                 ┌ first key, entries and largest value of each node below ┐
//!                 │  (0x10, 3, 16)   (0x900, 2, 8)   …                      │
//!                 └──────┬────────────────┬─────────────────────────────────┘
//!         (0x10, 8) (0x40, 16) (0x80, 8)  (0x900, 8) (0xa00, 4)
//! ```
//!
//! What is kept of each node below makes the first entry of at least some size, how many lie between it and a key, and the
//! sum of the values before a key, one walk down.

mod change;
mod edit;
mod find;
mod iter;
mod leaf;
mod link;
mod node;
mod sums;
#[cfg(test)]
mod tests;

use crate::weight::Weight;
pub(crate) use edit::{Around, Edit};
use edit::{Change, What};
use iter::Iter;
use link::Link;
use node::{FULL, Node, Slot};
use std::rc::Rc;
pub(crate) use sums::Sums;

/// Bytes of an entry, with its share of the tree around it, seldom more.
const ENTRY: u64 = 12;

/// One entry: address and size.
type Entry = (u64, u64);

/// Sizes by address. A clone takes constant time and shares every node; finding and changing an entry take time that
/// grows with the logarithm of the number of entries.
#[derive(Clone, Debug, Default)]
pub(crate) struct OrderedMap {
    root: Slot,
    copied: u64,
}

impl OrderedMap {
    /// The entries in ascending order.
    pub fn iter(&self) -> Iter<'_> {
        self.iter_from(0)
    }

    /// The entries at or above an address in ascending order.
    pub fn iter_from(&self, key: u64) -> Iter<'_> {
        Iter::from(&self.root.link, key)
    }

    /// Sets the size at an address; the one before, if there was one.
    pub fn insert(&mut self, key: u64, value: u64) -> Option<u64> {
        self.replace(key, Some((key, value)))
    }

    /// Takes an entry out; its size, if there was one.
    pub fn remove(&mut self, key: u64) -> Option<u64> {
        self.replace(key, None)
    }

    /// Takes the entry at an address out, if there is one, and puts another there, with no other between the two; the
    /// size of the one before.
    pub fn replace(&mut self, key: u64, put: Option<Entry>) -> Option<u64> {
        self.change(key, What::Put(put))
    }

    /// Looks at what lies around an address, and puts something else there.
    pub fn edit(&mut self, key: u64, decide: &mut dyn FnMut(Around) -> Edit) {
        self.change(key, What::Ask(decide));
    }

    /// Makes a change; the size of the entry taken out.
    fn change(&mut self, key: u64, what: What) -> Option<u64> {
        let mut change = Change::new(key, what);
        self.root.change(&mut change);
        self.copied = self.copied.wrapping_add(change.copied);
        if self.root.link.len() >= FULL {
            self.grow();
        }
        while let Link::Node(node) = &self.root.link
            && let [only] = node.slots.as_slice()
        {
            self.root = only.clone();
        }
        change.old
    }

    /// The size at an address.
    pub fn get(&self, key: u64) -> Option<u64> {
        let is_empty = self.len() == 0;
        let below = if is_empty { None } else { self.at_or_below(key) };
        below.filter(|entry| entry.0 == key).map(|entry| entry.1)
    }

    /// The entry at or else nearest below an address.
    pub fn at_or_below(&self, key: u64) -> Option<Entry> {
        self.root.link.at_or_below(key)
    }

    /// The entry at or else nearest above an address.
    pub fn at_or_above(&self, key: u64) -> Option<Entry> {
        self.root.link.at_or_above(key)
    }

    /// The first entry whose size is at least `value`, from the one whose stretch contains an address on, or else the one
    /// that follows it; and how many are looked at from there. One whose value has the highest bit set, a mark, counts as 0.
    pub fn first_with(&self, key: u64, value: u64) -> (u64, Option<Entry>) {
        self.root.link.first_with(key, value)
    }

    /// The largest size, without those with a mark; none where the map is empty. Takes constant time.
    pub fn largest(&self) -> Option<u64> {
        (self.len() > 0).then_some(self.root.largest)
    }

    /// What the entries below an address come to.
    pub fn sums(&self, key: u64) -> Sums {
        key.checked_sub(1).map_or_else(Sums::default, |key| self.root.link.sums_up_to(key))
    }

    /// How many entries there are. Takes constant time.
    pub fn len(&self) -> u64 {
        self.root.sums.entries()
    }

    /// The bytes of it. Takes constant time.
    pub fn weight(&self) -> Weight {
        Weight { unshared: 0, held: size_of::<Node>() as u64 + self.len() * ENTRY, copied: self.copied }
    }

    /// Puts a new root over two halves of the old one.
    fn grow(&mut self) {
        let mut root = Node { slots: vec![std::mem::take(&mut self.root)] };
        root.mend(0, FULL, true, &mut self.copied);
        self.copied = self.copied.wrapping_add(root.bytes());
        self.root = Slot::of(Link::Node(Rc::new(root)));
    }
}

/// Equal where the entries are, whatever their nodes.
impl PartialEq for OrderedMap {
    fn eq(&self, other: &Self) -> bool {
        self.root.link.is(&other.root.link) || (self.len() == other.len() && self.iter().eq(other.iter()))
    }
}

impl Eq for OrderedMap {}
