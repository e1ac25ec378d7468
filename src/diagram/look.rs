//! How a person looks at the machine: which end is up, which stretch fills a column, whose address spaces are shown.

use crate::window::Window;

/// What the scene is laid out by, besides the machine itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// Where low addresses are.
    pub low_end: LowEnd,
    /// The stretch of the address space that fills the left column; none for all of it. It is counted from where the
    /// space begins, so that it means the same in every process.
    pub space: Option<Window>,
    /// The stretch of physical memory that fills the right column; none for all of it.
    pub memory: Option<Window>,
    /// Whether every living process's address space is shown, side by side, or only the chosen one.
    pub all_spaces: bool,
}

impl Look {
    /// The window on one side; none for all of it.
    pub fn window(&self, side: Side) -> Option<Window> {
        match side {
            Side::Space => self.space,
            Side::Memory => self.memory,
        }
    }

    /// The same look with another window on one side.
    pub fn through(self, side: Side, window: Option<Window>) -> Self {
        match side {
            Side::Space => Self { space: window, ..self },
            Side::Memory => Self { memory: window, ..self },
        }
    }
}

/// The two sides of the figure that can be zoomed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// Address spaces, on the left.
    Space,
    /// Physical memory, on the right.
    Memory,
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
