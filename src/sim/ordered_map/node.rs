//! A node of an ordered map: it holds nodes or leaves.

use super::edit::Change;
use super::leaf::Leaf;
use super::link::Link;
use super::sums::Sums;
use crate::weight::COUNTS;
use std::rc::Rc;

/// A node of so many slots, a leaf of so many entries, is cut in two.
///
/// Of 32, 64 and 128, 32 is slower in maps of many entries, and 128 in maps of few.
pub(super) const FULL: usize = 64;

/// One of fewer is joined with a neighbour, but for the last one of each level.
pub(super) const FEWEST: usize = FULL / 4;

/// Slots for which a copy has room behind those in use; few, for it is seldom given more.
const ROOM: usize = 2;

/// A sorted row of slots, each for a node or leaf below.
#[derive(Debug, Default)]
pub(super) struct Node {
    pub slots: Vec<Slot>,
}

/// A node or leaf below, and what is known of its entries and of all below it.
#[derive(Clone, Debug)]
pub(super) struct Slot {
    /// The first key.
    pub first: u64,
    /// The largest value without a mark; 0 where there is none.
    pub largest: u64,
    /// What the entries come to.
    pub sums: Sums,
    pub link: Link,
}

impl Slot {
    /// Of a node or leaf as it is.
    pub fn of(link: Link) -> Self {
        let mut slot = Self { first: 0, largest: 0, sums: Sums::default(), link };
        slot.look();
        slot
    }

    /// Learns all that is known anew.
    pub fn look(&mut self) {
        (self.first, self.largest) = (self.link.first(), self.link.largest());
        self.sums = self.link.sums_up_to(u64::MAX);
    }

    /// Makes a change below, and keeps up what is known.
    pub fn change(&mut self, change: &mut Change) {
        match &mut self.link {
            Link::Node(node) => {
                if let Some(node) = owned(node, &mut change.copied) {
                    node.change(change);
                }
            }
            Link::Leaf(leaf) => leaf.change(change),
        }
        let lost = change.lost == self.largest && change.won < change.lost;
        self.largest = if lost { self.link.largest() } else { change.won.max(self.largest) };
        if change.front {
            self.first = self.link.first();
        }
        self.sums = self.sums.and(change.sums);
    }
}

impl Node {
    /// Of these slots, with room for a few more.
    pub fn of(slots: &[Slot]) -> Self {
        let mut node = Self { slots: Vec::with_capacity(slots.len() + ROOM) };
        node.slots.extend_from_slice(slots);
        node
    }

    /// How many slots lead to keys at or below a key.
    pub fn behind(&self, key: u64) -> usize {
        self.slots.partition_point(|slot| slot.first <= key)
    }

    /// Bytes it takes, with the two counts of those that share it.
    pub fn bytes(&self) -> u64 {
        (size_of::<Self>() + COUNTS + self.slots.capacity() * size_of::<Slot>()) as u64
    }
}

/// A node or leaf without entries.
impl Default for Slot {
    fn default() -> Self {
        Self::of(Link::Leaf(Leaf::default()))
    }
}

/// A node to change, which there always is: where others share it, a copy in its place. Adds the bytes of the copy.
pub(super) fn owned<'a>(node: &'a mut Rc<Node>, copied: &mut u64) -> Option<&'a mut Node> {
    if Rc::strong_count(node) > 1 {
        *node = Rc::new(Node::of(&node.slots));
        *copied = copied.wrapping_add(node.bytes());
    }
    Rc::get_mut(node)
}
