//! What is drawn at one moment. Positions are CSS pixels from the figure's top left corner.

use sim::{Part, SegmentName, Snapshot};

use crate::flight::Flight;
use crate::frame::Frame;
use crate::look::Look;
use crate::{physical_column, virtual_column};

/// Everything in the figure: the virtual address space of one process, physical memory, and what joins them.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// The room it was laid out for.
    pub frame: Frame,
    /// How it was looked at.
    pub look: Look,
    /// Titles of the columns.
    pub titles: Vec<Label>,
    /// Blocks, from back to front.
    pub blocks: Vec<Block>,
    /// Ribbons from virtual to physical.
    pub ribbons: Vec<Ribbon>,
    /// Rails beside physical memory that say whose it is.
    pub rails: Vec<Rail>,
    /// Addresses and labels beside the columns.
    pub ticks: Vec<Tick>,
    /// Quiet words inside the columns.
    pub notes: Vec<Note>,
    /// The address in flight, or the last that flew.
    pub flight: Option<Flight>,
}

impl Scene {
    /// Lays out a snapshot. `focus` is the process whose address space is shown.
    pub fn new(snapshot: &Snapshot, focus: Option<u32>, frame: Frame, look: Look) -> Self {
        let mut scene = Self {
            frame,
            look,
            titles: Vec::new(),
            blocks: Vec::new(),
            ribbons: Vec::new(),
            rails: Vec::new(),
            ticks: Vec::new(),
            notes: Vec::new(),
            flight: None,
        };
        virtual_column::draw(&mut scene, snapshot, focus);
        physical_column::draw(&mut scene, snapshot, focus);
        if frame.is_tiny() {
            scene.ticks.clear();
        }
        scene
    }
}

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

/// What a block is, the same from scene to scene: motion follows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BlockId {
    /// The whole virtual address space of a process.
    Space(u32),
    /// One segment of a virtual address space.
    Virtual(u32, SegmentName),
    /// The OS at the bottom of physical memory.
    Os,
    /// A hole in physical memory, by its first byte.
    Hole(u64),
    /// A stretch of physical memory that was given to a process.
    Given(u32, Part),
    /// A segment of a process inside what was given to it.
    Physical(u32, SegmentName),
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
}

/// One block.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// What it is.
    pub id: BlockId,
    /// Where it is.
    pub rect: Rect,
    /// What fills it.
    pub fill: Fill,
    /// The label inside it; empty where it is too thin.
    pub label: String,
    /// What it says of itself on hover, on focus and to a screen reader.
    pub description: String,
    /// Whether the eye should rest on it: it is the process that is shown.
    pub focused: bool,
    /// 0 to 1.
    pub opacity: f64,
}

/// A band from a virtual segment to where it lies in physical memory.
#[derive(Clone, Debug, PartialEq)]
pub struct Ribbon {
    /// Whose.
    pub pid: u32,
    /// Which segment.
    pub segment: SegmentName,
    /// Left edge, top and bottom there.
    pub from: (f64, f64, f64),
    /// Right edge, top and bottom there.
    pub to: (f64, f64, f64),
    /// 0 to 1.
    pub opacity: f64,
}

/// A rail beside a stretch of physical memory.
#[derive(Clone, Debug, PartialEq)]
pub struct Rail {
    /// What it stands beside.
    pub id: BlockId,
    /// Where it is.
    pub rect: Rect,
    /// Whether it is the process that is shown.
    pub focused: bool,
    /// 0 to 1.
    pub opacity: f64,
}

/// An address beside a column, with the name of what is there where the block is too thin to hold it.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Where the text stands: its end where it is left of a column, its start where it is right of it.
    pub x: f64,
    /// The text's middle line.
    pub y: f64,
    /// Where the address really is: a line leads there.
    pub at: f64,
    /// Whether it stands left of its column.
    pub left: bool,
    /// The address.
    pub address: String,
    /// The name; empty where the block says it itself.
    pub name: String,
    /// 0 to 1.
    pub opacity: f64,
}

/// Text with its middle at a point.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// The middle.
    pub x: f64,
    /// The middle line.
    pub y: f64,
    /// The words.
    pub text: String,
}

/// Quiet words inside a column.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// The words and where they stand.
    pub label: Label,
    /// The segment they speak of, if any.
    pub segment: Option<SegmentName>,
    /// 0 to 1.
    pub opacity: f64,
}
