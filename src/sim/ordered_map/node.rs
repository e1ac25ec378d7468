//! A node of an ordered map: a leaf holds entries, any other node holds nodes.

use super::Entry;
use super::packed::{COUNTS, Link};
use super::sums::Sums;
use std::ops::Range;
use std::rc::Rc;

/// A node of so many slots is cut in two. A power of two.
///
/// Of 32, 64 and 128, 32 is slower in maps of many entries and takes more room around packed leaves; 128 is slower in
/// maps of few.
pub(super) const FULL: usize = 64;

/// A node of fewer slots is joined with a neighbour, but for the last one of each level.
pub(super) const FEWEST: usize = FULL / 4;

/// A sorted row of slots. In a leaf a slot is an entry; above, it stands for a node below: its first key, and its
/// largest value. Searches read keys only, so these lie together.
#[derive(Debug)]
pub(super) struct Node {
    pub len: usize,
    pub keys: [u64; FULL],
    pub values: [u64; FULL],
    /// One for each slot, or none: a leaf.
    pub below: Vec<Child>,
}

/// A node below, how many entries it holds with all its own, and what they come to.
#[derive(Clone, Debug)]
pub(super) struct Child {
    pub count: u64,
    pub sums: Sums,
    pub link: Link,
}

impl Node {
    /// The entry, or what is known of the node below, in a slot.
    pub fn entry(&self, at: usize) -> Option<Entry> {
        let key = self.keys.get(..self.len)?.get(at)?;
        Some((*key, *self.values.get(at)?))
    }

    /// The largest value; 0 where there is none.
    pub fn largest(&self) -> u64 {
        self.values.iter().take(self.len).copied().max().unwrap_or(0)
    }

    /// How many entries it holds with all nodes below.
    pub fn count(&self) -> u64 {
        if self.is_leaf() { self.len as u64 } else { self.below.iter().map(|child| child.count).sum() }
    }

    /// Whether its slots are entries.
    pub fn is_leaf(&self) -> bool {
        self.below.is_empty()
    }

    /// Whether it is to be cut.
    pub fn is_full(&self) -> bool {
        self.len >= FULL
    }

    /// The one node below, where there is just one.
    pub fn only_child(&self) -> Option<Rc<Self>> {
        let [only] = self.below.as_slice() else { return None };
        Some(only.link.node())
    }

    /// Bytes it takes, with the two counts of those that share it.
    pub fn bytes(&self) -> u64 {
        (size_of::<Self>() + COUNTS + self.below.capacity() * size_of::<Child>()) as u64
    }

    /// Adds slots of another node at the end.
    pub fn append(&mut self, other: &Self, slots: Range<usize>) {
        for at in slots.clone() {
            if let Some((key, value)) = other.entry(at) {
                self.open(self.len, key, value);
            }
        }
        self.share(other.below.get(slots).unwrap_or_default());
    }

    /// Adds nodes below at the end; none to a leaf, which needs no room for them.
    fn share(&mut self, below: &[Child]) {
        if !below.is_empty() {
            self.below.reserve_exact(FULL.saturating_sub(self.below.len()));
            self.below.extend_from_slice(below);
        }
    }

    /// Makes room for a slot and fills it; not in a full node.
    pub fn open(&mut self, at: usize, key: u64, value: u64) {
        if !self.is_full() {
            self.len += 1;
            widen(&mut self.keys, at..self.len, key);
            widen(&mut self.values, at..self.len, value);
        }
    }

    /// Takes a slot out.
    pub fn close(&mut self, at: usize) {
        if at < self.len {
            narrow(&mut self.keys, at..self.len, u64::MAX);
            narrow(&mut self.values, at..self.len, 0);
            self.len -= 1;
        }
    }
}

/// A leaf without entries.
impl Default for Node {
    fn default() -> Self {
        Self { len: 0, keys: [u64::MAX; FULL], values: [0; FULL], below: Vec::new() }
    }
}

/// The nodes below are shared.
impl Clone for Node {
    fn clone(&self) -> Self {
        let mut clone = Self { below: Vec::new(), ..*self };
        clone.share(&self.below);
        clone
    }
}

/// A node to change: where others share it, a copy in its place. Adds the bytes of the copy.
pub(super) fn owned<'a>(node: &'a mut Rc<Node>, copied: &mut u64) -> &'a mut Node {
    if Rc::strong_count(node) > 1 {
        *copied = copied.wrapping_add(node.bytes());
    }
    Rc::make_mut(node)
}

/// Moves each number of a range one slot on; the first becomes `new`, and the last is lost.
fn widen(row: &mut [u64; FULL], slots: Range<usize>, mut new: u64) {
    let Some(slots) = row.get_mut(slots) else { return };
    slots.iter_mut().for_each(|slot| std::mem::swap(slot, &mut new));
}

/// Moves each number of a range one slot back; the first is lost, and the last becomes `new`.
fn narrow(row: &mut [u64; FULL], slots: Range<usize>, mut new: u64) {
    let Some(slots) = row.get_mut(slots) else { return };
    slots.iter_mut().rev().for_each(|slot| std::mem::swap(slot, &mut new));
}
