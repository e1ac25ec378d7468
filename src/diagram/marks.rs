//! What stands around the blocks: ribbons, rails, addresses, words, the columns themselves and their small maps.

use sim::SegmentName;

use crate::block::{BlockId, Fill, Rect};
use crate::look::Side;
use crate::scale::Scale;
use crate::window::Window;

/// A column that can be zoomed.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Which side it is on: all columns of a side look through one window.
    pub side: Side,
    /// Where it is.
    pub rect: Rect,
    /// Which addresses it draws, and where.
    pub scale: Scale,
    /// All that could be drawn in it.
    pub whole: Window,
    /// What it is, in words.
    pub name: String,
}

/// A band from a virtual segment to where it lies in physical memory, as far as both are drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Ribbon {
    /// Whose.
    pub pid: u32,
    /// Which segment.
    pub segment: SegmentName,
    /// The block of physical memory it leads to.
    pub lands: BlockId,
    /// Where it leaves its address space; from there it runs level to its left edge, behind other spaces.
    pub leaves: f64,
    /// Left edge, top and bottom there.
    pub from: (f64, f64, f64),
    /// Right edge, top and bottom there.
    pub to: (f64, f64, f64),
    /// Whether it is the process that is shown; the others' are fainter.
    pub focused: bool,
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
    /// Whether it belongs to the ruler: a round address, at which nothing begins.
    pub round: bool,
    /// The address; empty where another tick says it.
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

/// Quiet words inside or above a column.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// The words and where they stand.
    pub label: Label,
    /// The segment they speak of, if any.
    pub segment: Option<SegmentName>,
    /// 0 to 1.
    pub opacity: f64,
}

/// The whole of a memory beside a column that shows a part of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Minimap {
    /// The side it belongs to.
    pub side: Side,
    /// Where it is.
    pub rect: Rect,
    /// All of the memory, on the page.
    pub scale: Scale,
    /// What is where.
    pub bands: Vec<(Rect, Fill)>,
    /// The part that the column shows.
    pub window: Rect,
}
