//! A request to the heap.

use std::fmt;

/// One operation of `-A`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::homework) enum Request {
    /// So many bytes, at least 1.
    Allocate(i64),
    /// The block of the allocation of that number, from 0.
    Free(i64),
}

impl fmt::Display for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Allocate(size) => write!(f, "+{size}"),
            Self::Free(id) => write!(f, "-{id}"),
        }
    }
}
