//! Changes of an ordered map's nodes: the way down, and nodes cut and joined so that they stay well filled.

use super::edit::Change;
use super::leaf::Leaf;
use super::link::Link;
use super::node::{FEWEST, FULL, Node, Slot, owned};
use std::rc::Rc;

impl Node {
    /// Makes a change below, and keeps the nodes there well filled.
    pub fn change(&mut self, change: &mut Change) {
        let at = self.behind(change.key).saturating_sub(1);
        change.last &= at + 1 == self.slots.len();
        change.next = self.slots.get(at + 1).map(|slot| slot.first).or(change.next);
        let last = change.last;
        let Some(slot) = self.slots.get_mut(at) else { return };
        slot.change(change);
        change.front &= at == 0;
        let len = slot.link.len();
        if len >= FULL || (change.shrinks() && len < FEWEST) {
            self.mend(at, len, last, &mut change.copied);
        }
    }

    /// Cuts a full node below in two, takes an empty one out, and joins one of too few slots with a neighbour.
    pub fn mend(&mut self, at: usize, len: usize, last: bool, copied: &mut u64) {
        match len {
            0 => drop(self.slots.remove(at)),
            1..FEWEST => self.join(at.saturating_sub(1), copied),
            FEWEST..FULL => {}
            // Where entries come in ascending order, nothing will be added to what is left behind.
            _ => self.divide(at, None, if last { len - 1 } else { len / 2 }, copied),
        }
    }

    /// Makes one node of a node below and the one behind it, or two of equal length where one would be too long.
    fn join(&mut self, at: usize, copied: &mut u64) {
        let Some([left, right]) = self.slots.get(at..at + 2) else { return };
        let both = left.link.len() + right.link.len();
        let right = self.slots.remove(at + 1).link;
        self.divide(at, Some(&right), if both <= FULL * 3 / 4 { both } else { both / 2 }, copied);
    }

    /// Adds what another node holds to a node below; then moves what it holds from `keep` on into a new one behind it.
    fn divide(&mut self, at: usize, other: Option<&Link>, keep: usize, copied: &mut u64) {
        let Some(slot) = self.slots.get_mut(at) else { return };
        let behind = slot.link.divide(other, keep, copied);
        slot.look();
        if behind.len() > 0 {
            *copied = copied.wrapping_add(behind.bytes());
            self.slots.insert(at + 1, Slot::of(behind));
        }
    }
}

impl Link {
    fn divide(&mut self, other: Option<&Self>, keep: usize, copied: &mut u64) -> Self {
        match self {
            Self::Node(node) => {
                let mut behind = Node::default();
                if let Some(Node { slots }) = owned(node, copied) {
                    if let Some(Self::Node(other)) = other {
                        slots.extend_from_slice(&other.slots);
                    }
                    behind = Node::of(slots.get(keep..).unwrap_or_default());
                    slots.truncate(keep);
                }
                Self::Node(Rc::new(behind))
            }
            Self::Leaf(leaf) => {
                let other = if let Some(Self::Leaf(other)) = other { other } else { &Leaf::default() };
                let (front, behind) = leaf.divided(other, keep);
                leaf.give_way(front, copied);
                Self::Leaf(behind)
            }
        }
    }
}
