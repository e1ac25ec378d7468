//! Blocks: what is drawn to scale and can be pointed at.

use sim::{Part, SegmentName};

use crate::look::Side;
use crate::window::Window;

/// A rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Pixels across.
    pub width: f64,
    /// Pixels down.
    pub height: f64,
}

impl Rect {
    /// Right edge.
    pub fn right(self) -> f64 {
        self.x + self.width
    }

    /// Lower edge.
    pub fn bottom(self) -> f64 {
        self.y + self.height
    }

    /// Whether a point lies in it.
    pub fn holds(self, (x, y): (f64, f64)) -> bool {
        (self.x..=self.right()).contains(&x) && (self.y..=self.bottom()).contains(&y)
    }
}

/// What a block is, the same from scene to scene: motion follows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BlockId {
    /// The whole virtual address space of a process.
    Space(u32),
    /// One segment of a virtual address space.
    Virtual(u32, SegmentName),
    /// A block of a heap in the virtual address space, by its virtual address.
    Heap(u32, u64),
    /// The OS at the bottom of physical memory.
    Os,
    /// A hole in physical memory, by its first byte.
    Hole(u64),
    /// A stretch of physical memory that was given to a process.
    Given(u32, Part),
    /// A segment of a process inside what was given to it.
    Physical(u32, SegmentName),
    /// A block of a heap in physical memory, by its virtual address.
    PhysicalHeap(u32, u64),
    /// The disk.
    Disk,
    /// The address space of a process on disk.
    Image(u32),
    /// One segment of an image.
    Imaged(u32, SegmentName),
    /// Neighbours of physical memory too thin to be drawn one by one, by their first byte.
    Cell(u64),
    /// Neighbours in a heap too thin to be drawn one by one, by their first virtual address; drawn on that side.
    HeapCell(Side, u32, u64),
}

impl BlockId {
    /// The same bytes in the other place where a process is kept, memory or disk: swapping moves a block from one to
    /// the other. None where a block is never swapped.
    pub fn counterpart(self) -> Option<Self> {
        match self {
            Self::Image(pid) => Some(Self::Given(pid, Part::AddressSpace)),
            Self::Given(pid, Part::AddressSpace) => Some(Self::Image(pid)),
            Self::Imaged(pid, segment) => Some(Self::Physical(pid, segment)),
            Self::Physical(pid, segment) => Some(Self::Imaged(pid, segment)),
            _ => None,
        }
    }
}

/// What a block is filled with; colours and patterns are the page's business.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fill {
    /// A segment.
    Segment(SegmentName),
    /// The operating system.
    Os,
    /// Nobody's memory.
    Hole,
    /// Given to a process and not used.
    Unused,
    /// A block of a heap that is in use.
    Used,
    /// A free block of a heap.
    Free,
    /// Many stretches in one.
    Cell {
        /// The segment they all belong to, if there is one.
        segment: Option<SegmentName>,
        /// Percent of the bytes that are allocated: 1 to 100, or 0 where none is.
        percent: u8,
    },
}

/// One block.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// What it is.
    pub id: BlockId,
    /// Where it is, as far as it is drawn.
    pub rect: Rect,
    /// The addresses it stands for, in terms of its column, whether all of them are drawn or not.
    pub stretch: Window,
    /// What fills it.
    pub fill: Fill,
    /// The label inside it; empty where it is too thin.
    pub label: String,
    /// Pixels at its right that blocks inside it take; the label stands left of them.
    pub taken: f64,
    /// Pixels of a header at its low end.
    pub cap: f64,
    /// Whether its low end is at the bottom.
    pub is_upside_down: bool,
    /// What it says of itself on hover, on focus and to a screen reader.
    pub description: String,
    /// Whether the eye should rest on it: it is the process that is shown.
    pub focused: bool,
    /// 0 to 1.
    pub opacity: f64,
}

impl Block {
    /// A plain block, without words.
    pub(crate) fn new(id: BlockId, rect: Rect, stretch: Window, fill: Fill) -> Self {
        Self {
            id,
            rect,
            stretch,
            fill,
            label: String::new(),
            taken: 0.0,
            cap: 0.0,
            is_upside_down: false,
            description: String::new(),
            focused: false,
            opacity: 1.0,
        }
    }
}

/// Percent of `whole` that `part` is, at least 1 where it is anything: no allocated byte vanishes.
pub(crate) fn percent(part: u64, whole: u64) -> u8 {
    let share = (u128::from(part) * 100).checked_div(u128::from(whole)).unwrap_or(0);
    u8::try_from(share).unwrap_or(100).min(100).max(u8::from(part > 0))
}
