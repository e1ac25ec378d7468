//! How a person looks at the machine: which end is up, which stretch fills a column, whose address spaces are shown.

/// What the scene is laid out by, besides the machine itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// Where low addresses are.
    pub low_end: LowEnd,
    /// The stretch of the address space that fills the left column; none for all of it.
    pub space: Option<Window>,
    /// The stretch of physical memory that fills the right column; none for all of it.
    pub memory: Option<Window>,
    /// Whether every living process's address space is shown, side by side, or only the chosen one.
    pub all_spaces: bool,
}

/// Which end of a column the low addresses are at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LowEnd {
    /// Low addresses at the top, as in most lectures on Unix.
    #[default]
    Top,
    /// Low addresses at the bottom, as in most books on Linux.
    Bottom,
}

/// A stretch of addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// The first address.
    pub start: u64,
    /// Bytes, at least 1.
    pub size: u64,
}
