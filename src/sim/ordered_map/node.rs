//! A node of an ordered map, and what is looked up in it: a leaf holds entries, any other node holds nodes.

use super::Entry;
use std::ops::Range;
use std::rc::Rc;

/// A node of so many slots is cut in two.
pub(super) const FULL: usize = 32;

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

/// A node below, and how many entries it holds with all its own.
#[derive(Clone, Debug)]
pub(super) struct Child {
    pub count: u64,
    pub node: Rc<Node>,
}

impl Node {
    /// How many keys are at or below a key.
    pub fn behind(&self, key: u64) -> usize {
        self.keys.get(..self.len).map_or(0, |keys| keys.partition_point(|other| *other <= key))
    }

    /// How many keys are below a key.
    pub fn below_key(&self, key: u64) -> usize {
        key.checked_sub(1).map_or(0, |key| self.behind(key))
    }

    /// The entry, or what is known of the node below, in a slot.
    pub fn entry(&self, at: usize) -> Option<Entry> {
        let key = self.keys.get(..self.len)?.get(at)?;
        Some((*key, *self.values.get(at)?))
    }

    /// The leaf where a key is or would be, and the first key behind that leaf.
    pub fn leaf(&self, key: u64) -> (&Self, Option<u64>) {
        let (mut node, mut next) = (self, None);
        loop {
            let behind = node.behind(key);
            let Some(child) = node.below.get(behind.saturating_sub(1)) else { return (node, next) };
            next = node.entry(behind.max(1)).map(|entry| entry.0).or(next);
            node = &child.node;
        }
    }

    /// The entry at or else nearest below a key.
    pub fn at_or_below(&self, key: u64) -> Option<Entry> {
        let mut node = self;
        loop {
            let at = node.behind(key).checked_sub(1)?;
            let Some(child) = node.below.get(at) else { return node.entry(at) };
            node = &child.node;
        }
    }

    /// The first entry at or above a key whose value is at least `value`.
    ///
    /// Only the first node below can disappoint, so this walks down at most twice.
    pub fn first_with(&self, key: u64, value: u64) -> Option<Entry> {
        let mut at = if self.is_leaf() { self.below_key(key) } else { self.behind(key).saturating_sub(1) };
        loop {
            let values = self.values.get(at..self.len)?;
            at += values.iter().position(|largest| *largest >= value)?;
            let Some(child) = self.below.get(at) else { return self.entry(at) };
            if let Some(found) = child.node.first_with(key, value) {
                return Some(found);
            }
            at += 1;
        }
    }

    /// How many entries lie below a key.
    pub fn rank(&self, key: u64) -> u64 {
        let (mut node, mut rank) = (self, 0);
        loop {
            let at = node.behind(key).saturating_sub(1);
            let Some(child) = node.below.get(at) else { return rank + node.below_key(key) as u64 };
            rank += node.below.iter().take(at).map(|child| child.count).sum::<u64>();
            node = &child.node;
        }
    }

    /// The largest value; 0 where there is none.
    pub fn largest(&self) -> u64 {
        self.values.iter().take(self.len).copied().max().unwrap_or(0)
    }

    /// How many entries it holds with all nodes below.
    pub fn count(&self) -> u64 {
        if self.is_leaf() { self.len as u64 } else { self.below.iter().map(|child| child.count).sum() }
    }

    pub fn is_leaf(&self) -> bool {
        self.below.is_empty()
    }

    pub fn is_full(&self) -> bool {
        self.len >= FULL
    }

    /// The one node below, where there is just one.
    pub fn only_child(&self) -> Option<Rc<Self>> {
        let [only] = self.below.as_slice() else { return None };
        Some(Rc::clone(&only.node))
    }

    /// Bytes it takes, with the two counts of those that share it.
    pub fn bytes(&self) -> u64 {
        (size_of::<Self>() + 2 * size_of::<usize>() + self.below.capacity() * size_of::<Child>()) as u64
    }

    /// Adds slots of another node at the end.
    pub fn append(&mut self, other: &Self, slots: Range<usize>) {
        for at in slots.clone() {
            if let Some((key, value)) = other.entry(at) {
                self.open(self.len, key, value);
            }
        }
        if let Some(below @ [_, ..]) = other.below.get(slots) {
            self.below.reserve_exact(FULL - self.below.len());
            self.below.extend_from_slice(below);
        }
    }

    /// Makes room for a slot and fills it; not in a full node.
    pub fn open(&mut self, at: usize, key: u64, value: u64) {
        if !self.is_full() {
            self.len += 1;
            shift(self.keys.iter_mut().take(self.len).skip(at), key);
            shift(self.values.iter_mut().take(self.len).skip(at), value);
        }
    }

    /// Takes a slot out.
    pub fn close(&mut self, at: usize) {
        if at < self.len {
            shift(self.keys.iter_mut().take(self.len).skip(at).rev(), 0);
            shift(self.values.iter_mut().take(self.len).skip(at).rev(), 0);
            self.len -= 1;
        }
    }
}

/// A leaf without entries.
impl Default for Node {
    fn default() -> Self {
        Self { len: 0, keys: [0; FULL], values: [0; FULL], below: Vec::new() }
    }
}

/// The nodes below are shared.
impl Clone for Node {
    fn clone(&self) -> Self {
        let mut clone = Self { below: Vec::new(), ..*self };
        if !self.below.is_empty() {
            clone.below.reserve_exact(FULL);
            clone.below.extend_from_slice(&self.below);
        }
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

/// Moves each number one slot on; the first becomes `new`, and the last is lost.
fn shift<'a>(slots: impl Iterator<Item = &'a mut u64>, mut new: u64) {
    slots.for_each(|slot| std::mem::swap(slot, &mut new));
}
