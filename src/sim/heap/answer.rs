//! What the malloc library answers.

use super::Heap;
use crate::free_list::Extent;

/// A block that was handed out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Allocation {
    /// What malloc returns: the first byte behind the header.
    pub address: u64,
    /// Usable bytes, at least as many as were asked for.
    pub size: u64,
    /// Free blocks looked at; under buddy size classes.
    pub visited: u64,
    /// Whether a larger block was split.
    pub split: bool,
    /// The free block that was chosen, as it was before.
    pub hole: Extent,
}

/// A search that found nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Full {
    /// Free blocks looked at; under buddy size classes.
    pub visited: u64,
    /// The fewest bytes by which the arena must grow for the request to fit.
    pub missing: u64,
}

/// A block that was taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Release {
    /// Bytes that were usable.
    pub size: u64,
    /// Merges with free blocks; under buddy one for every level.
    pub merged: u64,
    /// Bytes by which the arena shrank, because the block had a stretch of its own at its end; else 0.
    pub unmapped: u64,
}

/// What came of a request for another size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resized {
    /// The block keeps its address.
    InPlace {
        /// Usable bytes from now on.
        size: u64,
    },
    /// There is no room where it lies. Nothing was changed: allocate, copy and release.
    MustMove,
}

/// Why an address cannot be freed or resized.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadFree {
    /// The block that was there was freed before.
    Double,
    /// The address lies inside a block in use.
    Inside {
        /// Where that block begins.
        start: u64,
    },
    /// Malloc never returned it.
    Never,
}

impl BadFree {
    /// The refusal in words, for the address that free was given.
    pub fn reason(self, address: u64) -> String {
        match self {
            Self::Double => format!("double free: {address:#x} was already freed"),
            _ => self.refusal("free", address),
        }
    }

    /// The refusal in words, for the address that this call was given.
    pub(crate) fn refusal(self, call: &str, address: u64) -> String {
        match self {
            Self::Double => format!("{address:#x} was already freed; {call} takes a block in use"),
            Self::Inside { start } => {
                format!("{address:#x} lies inside a block; {call} takes what malloc returned, {start:#x}")
            }
            Self::Never => format!("malloc never returned {address:#x}; {call} takes what malloc returned"),
        }
    }
}

impl Heap {
    /// Why no block in use begins at an address.
    pub(super) fn bad_free(&self, address: u64) -> BadFree {
        match self.block_around(address) {
            Some((start, _)) => BadFree::Inside { start },
            None if self.books.was_freed(address) => BadFree::Double,
            None => BadFree::Never,
        }
    }
}
