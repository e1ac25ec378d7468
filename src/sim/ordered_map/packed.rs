//! A leaf in few bytes, as a checkpoint keeps it: looked up as it is, and opened when it changes.
//!
//! ```text
//!  base    widths  entries: how far behind the base the key is, and the value
//!  0x1008 │ 2 │ 1 │ 0 48 │ 0x20 32 │ 0x38 16 │ …
//! ```
//!
//! Keys and values have as many bytes as the largest needs. The highest bit of a value is a mark: it is kept as its
//! lowest.

use super::Entry;
use super::node::{Node, owned};
use super::sums::Sums;
use std::rc::Rc;

/// Bytes before the entries.
const HEAD: usize = 11;

/// Bytes behind them, so that 8 can be read at once from anywhere.
const TAIL: usize = 7;

/// Bytes of the two counts before what is shared.
pub(super) const COUNTS: usize = 2 * size_of::<usize>();

/// A node below another.
#[derive(Clone, Debug)]
pub(super) enum Link {
    /// As it is changed.
    Open(Rc<Node>),
    /// A leaf in few bytes.
    Packed(Packed),
}

/// The entries of a leaf in few bytes.
#[derive(Clone, Debug)]
pub(super) struct Packed(Rc<[u8]>);

impl Link {
    /// The node, to look at.
    pub fn node(&self) -> Rc<Node> {
        match self {
            Self::Open(node) => Rc::clone(node),
            Self::Packed(leaf) => leaf.open(),
        }
    }

    /// The node, to change, in a place of its own: opened where it is packed, a copy where others share it. Adds the
    /// bytes that this takes.
    pub fn owned(&mut self, copied: &mut u64) -> Option<&mut Node> {
        if let Self::Packed(leaf) = self {
            let node = leaf.open();
            *copied = copied.wrapping_add(node.bytes());
            *self = Self::Open(node);
        }
        match self {
            Self::Open(node) => Some(owned(node, copied)),
            Self::Packed(_) => None,
        }
    }
}

impl Node {
    /// Packs the leaves below that nobody shares: those that changed since the last time. `copied` counts what they
    /// take from now on.
    pub fn pack(&mut self, copied: &mut u64) {
        for child in &mut self.below {
            let Link::Open(shared) = &mut child.link else { continue };
            let Some(node) = Rc::get_mut(shared) else { continue };
            if !node.is_leaf() {
                node.pack(copied);
                continue;
            }
            let leaf = Packed::of(node);
            *copied = copied.wrapping_sub(node.bytes()).wrapping_add((leaf.0.len() + COUNTS) as u64);
            child.link = Link::Packed(leaf);
        }
    }
}

impl Packed {
    fn of(leaf: &Node) -> Self {
        let base = leaf.keys[0];
        let last = leaf.entry(leaf.len.saturating_sub(1)).map_or(base, |entry| entry.0);
        let largest = leaf.values.iter().fold(0, |bits, value| bits | value.rotate_left(1));
        let widths = [width(last - base), width(largest)];
        let mut bytes = Vec::with_capacity(HEAD + leaf.len * (widths[0] + widths[1]) + TAIL);
        write(&mut bytes, base, 8);
        [leaf.len, widths[0], widths[1]].iter().for_each(|number| bytes.push(*number as u8));
        for (key, value) in leaf.keys.iter().zip(leaf.values).take(leaf.len) {
            write(&mut bytes, key - base, widths[0]);
            write(&mut bytes, value.rotate_left(1), widths[1]);
        }
        write(&mut bytes, 0, TAIL);
        Self(bytes.into())
    }

    fn open(&self) -> Rc<Node> {
        let mut leaf = Rc::<Node>::default();
        if let Some(node) = Rc::get_mut(&mut leaf) {
            node.len = self.len();
            for (at, (key, value)) in node.keys.iter_mut().zip(&mut node.values).take(node.len).enumerate() {
                (*key, *value) = self.entry(at).unwrap_or_default();
            }
        }
        leaf
    }

    /// One of the entries.
    pub fn entry(&self, at: usize) -> Option<Entry> {
        let (base, [keys, values]) = self.head();
        let from = HEAD + at * (keys + values);
        let key = read(self.0.get(from..)?, keys)?;
        let value = read(self.0.get(from + keys..)?, values)?;
        Some((base + key, value.rotate_right(1)))
    }

    /// What the first entries come to.
    pub fn sums(&self, entries: usize) -> Sums {
        let value = |at| Sums::of(self.entry(at).map(|entry| entry.1));
        (0..entries).fold(Sums::default(), |sums, at| sums.and(value(at)))
    }

    /// How many keys are at or below a key.
    pub fn behind(&self, key: u64) -> usize {
        let (mut behind, mut end) = (0, self.len());
        while behind < end {
            let middle = (behind + end) / 2;
            match self.entry(middle) {
                Some(entry) if entry.0 <= key => behind = middle + 1,
                _ => end = middle,
            }
        }
        behind
    }

    fn len(&self) -> usize {
        self.0.get(8).map_or(0, |len| usize::from(*len))
    }

    /// The first key, and the bytes of every other and of a value.
    fn head(&self) -> (u64, [usize; 2]) {
        let [base @ .., _, keys, values] = self.0.get(..HEAD).unwrap_or_default() else { return (0, [1, 1]) };
        (read(base, 8).unwrap_or(0), [usize::from(*keys), usize::from(*values)])
    }
}

/// Bytes that a number needs, at least 1.
fn width(number: u64) -> usize {
    (number | 1).ilog2() as usize / 8 + 1
}

fn write(bytes: &mut Vec<u8>, mut number: u64, width: usize) {
    for _ in 0..width {
        bytes.push(number as u8);
        number >>= 8;
    }
}

/// The number in the first bytes; there are always 8.
fn read(bytes: &[u8], width: usize) -> Option<u64> {
    Some(u64::from_le_bytes(*bytes.first_chunk()?) & (u64::MAX >> (64 - 8 * width)))
}
