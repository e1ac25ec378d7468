//! Changes of an ordered map's nodes: an entry set or taken out, and nodes cut and joined so that they stay well filled.

use super::node::{Child, FEWEST, FULL, Node};
use super::packed::Link;
use super::sums::Sums;
use std::rc::Rc;

impl Node {
    /// Sets the value of a key, or takes the entry out; the value before.
    ///
    /// `last` says that nothing lies behind this node. Adds the bytes of nodes made or copied.
    pub fn set(&mut self, key: u64, value: Option<u64>, last: bool, copied: &mut u64) -> Option<u64> {
        let behind = self.behind(key);
        let at = behind.saturating_sub(1);
        let last = last && at + 1 == self.len;
        let Some(child) = self.below.get_mut(at) else { return self.set_entry(behind, key, value) };
        let node = child.link.owned(copied)?;
        let old = node.set(key, value, last, copied);
        child.count = child.count + u64::from(value.is_some()) - u64::from(old.is_some());
        child.sums = child.sums.and(Sums::of(value)).but(Sums::of(old));
        if let (Some(first), Some(largest)) = (self.keys.get_mut(at), self.values.get_mut(at)) {
            *first = node.keys[0];
            *largest = if old == Some(*largest) { node.largest() } else { value.unwrap_or(0).max(*largest) };
        }
        let len = node.len;
        if len >= FULL || (value.is_none() && len < FEWEST) {
            self.mend(at, len, last, copied);
        }
        old
    }

    /// Cuts a full node below in two, takes an empty one out, and joins one of too few slots with a neighbour.
    pub fn mend(&mut self, at: usize, len: usize, last: bool, copied: &mut u64) {
        match len {
            0 => self.close_child(at),
            1..FEWEST => self.join(at.saturating_sub(1), copied),
            FEWEST..FULL => {}
            // Where entries come in ascending order, nothing will be added to what is left behind.
            _ => self.cut(at, if last { len - 1 } else { len / 2 }, copied),
        }
    }

    /// Puts a node into a new slot.
    pub fn open_child(&mut self, at: usize, node: Rc<Self>) {
        if at <= self.below.len() && !self.is_full() {
            self.below.insert(at, Child { count: 0, sums: Sums::default(), link: Link::Open(node) });
            self.open(at, 0, 0);
            self.note(at);
        }
    }

    fn close_child(&mut self, at: usize) {
        if at < self.below.len() {
            self.below.remove(at);
            self.close(at);
        }
    }

    /// Changes an entry of a leaf, where `behind` keys are at or below it.
    fn set_entry(&mut self, behind: usize, key: u64, value: Option<u64>) -> Option<u64> {
        let at = behind.saturating_sub(1);
        let old = self.entry(at).filter(|entry| entry.0 == key).map(|entry| entry.1);
        match (old, value) {
            (Some(_), Some(value)) => self.values.iter_mut().skip(at).take(1).for_each(|slot| *slot = value),
            (Some(_), None) => self.close(at),
            (None, Some(value)) => self.open(behind, key, value),
            (None, None) => {}
        }
        old
    }

    /// Moves the slots of a node below from `from` on into a new node behind it.
    fn cut(&mut self, at: usize, from: usize, copied: &mut u64) {
        let Some(node) = self.below.get_mut(at).and_then(|child| child.link.owned(copied)) else { return };
        let mut behind = Self::default();
        behind.append(node, from..node.len);
        node.truncate(from);
        *copied = copied.wrapping_add(behind.bytes());
        self.note(at);
        self.open_child(at + 1, Rc::new(behind));
    }

    /// Makes one node of a node below and the one behind it, or two of equal length where one would be too long.
    fn join(&mut self, at: usize, copied: &mut u64) {
        let Some([left, right]) = self.below.get_mut(at..at + 2) else { return };
        let Some(node) = left.link.owned(copied) else { return };
        let right = right.link.node();
        let both = node.len + right.len;
        let keep = if both <= FULL * 3 / 4 { both } else { both / 2 };
        let moved = keep.saturating_sub(node.len);
        node.append(&right, 0..moved);
        let mut behind = Self::default();
        behind.append(node, keep..node.len);
        behind.append(&right, moved..right.len);
        node.truncate(keep);
        self.note(at);
        self.close_child(at + 1);
        if behind.len > 0 {
            *copied = copied.wrapping_add(behind.bytes());
            self.open_child(at + 1, Rc::new(behind));
        }
    }

    /// Forgets the slots from `len` on.
    fn truncate(&mut self, len: usize) {
        self.keys.iter_mut().skip(len).for_each(|key| *key = u64::MAX);
        self.len = self.len.min(len);
        self.below.truncate(len);
    }

    /// Writes down anew what is known of a node below that changed.
    fn note(&mut self, at: usize) {
        let slot = (self.below.get_mut(at), self.keys.get_mut(at), self.values.get_mut(at));
        if let (Some(child), Some(first), Some(largest)) = slot {
            let Link::Open(node) = &child.link else { return };
            child.count = node.count();
            child.sums = node.sums(node.len);
            *first = node.keys[0];
            *largest = node.largest();
        }
    }
}
