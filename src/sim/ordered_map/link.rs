//! What an ordered map's node holds below it, and the map its root: another node, or a leaf.

use super::leaf::Leaf;
use super::node::Node;
use std::rc::Rc;

/// A node or a leaf. A clone shares it until one of the two changes.
#[derive(Clone, Debug)]
pub(super) enum Link {
    /// Holds nodes or leaves.
    Node(Rc<Node>),
    /// Holds entries.
    Leaf(Leaf),
}

impl Link {
    /// How many slots or entries it has.
    pub fn len(&self) -> usize {
        match self {
            Self::Node(node) => node.slots.len(),
            Self::Leaf(leaf) => leaf.len(),
        }
    }

    /// The first key; 0 where there is none.
    pub fn first(&self) -> u64 {
        self.leaf(0).map_or(0, |(leaf, _)| leaf.first())
    }

    /// The largest value without a mark; 0 where there is none.
    pub fn largest(&self) -> u64 {
        match self {
            Self::Node(node) => node.slots.iter().fold(0, |largest, slot| largest.max(slot.largest)),
            Self::Leaf(leaf) => leaf.largest(),
        }
    }

    /// Whether both are the same in memory.
    pub fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Node(node), Self::Node(other)) => Rc::ptr_eq(node, other),
            (Self::Leaf(leaf), Self::Leaf(other)) => leaf.is(other),
            _ => false,
        }
    }

    /// Bytes it takes, with the two counts of those that share it.
    pub fn bytes(&self) -> u64 {
        match self {
            Self::Node(node) => node.bytes(),
            Self::Leaf(leaf) => leaf.bytes(),
        }
    }
}
