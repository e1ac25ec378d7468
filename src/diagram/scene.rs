//! What is drawn at one moment. Positions are CSS pixels from the figure's top left corner.

use sim::Snapshot;

use crate::flight::Flight;
use crate::frame::Frame;
use crate::heaps::Heaps;
use crate::look::Look;
use crate::subject::Subject;
use crate::{disk_column, minimap, physical_column, ribbons, virtual_column};

pub use crate::block::{Block, BlockId, Fill, Rect};
pub use crate::marks::{Column, Label, Minimap, Note, Rail, Ribbon, Tick};

/// Everything in the figure: virtual address spaces, physical memory, the disk, and what joins them. At most 3,000
/// elements, whatever the machine's size.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// The room it was laid out for.
    pub frame: Frame,
    /// How it was looked at.
    pub look: Look,
    /// The columns that can be zoomed.
    pub columns: Vec<Column>,
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
    /// The maps of zoomed columns.
    pub minimaps: Vec<Minimap>,
    /// The address in flight, or the last that flew.
    pub flight: Option<Flight>,
}

impl Scene {
    /// Lays out a snapshot. `focus` is the process whose address space is shown.
    pub fn new(snapshot: &Snapshot, focus: Option<u32>, frame: Frame, look: Look) -> Self {
        Self::with_heaps(snapshot, focus, frame, look, snapshot)
    }

    /// The same where heaps are known to somebody else: a machine tells of those too large for a snapshot.
    pub fn with_heaps(
        snapshot: &Snapshot,
        focus: Option<u32>,
        frame: Frame,
        look: Look,
        heaps: &dyn Heaps,
    ) -> Self {
        let subject = Subject::of(snapshot, focus, frame, look, heaps);
        let mut scene = Self::empty(frame, look);
        virtual_column::draw(&mut scene, &subject);
        physical_column::draw(&mut scene, &subject);
        disk_column::draw(&mut scene, &subject);
        ribbons::draw(&mut scene, &subject);
        minimap::draw(&mut scene, &subject);
        if frame.is_tiny() {
            scene.ticks.clear();
        }
        scene
    }

    /// How many things there are to draw.
    pub fn elements(&self) -> usize {
        let bands: usize = self.minimaps.iter().map(|map| map.bands.len() + 2).sum();
        let marks = self.titles.len() + self.rails.len() + self.ticks.len() + self.notes.len();
        self.columns.len() + self.blocks.len() + self.ribbons.len() + marks + bands
    }

    fn empty(frame: Frame, look: Look) -> Self {
        Self {
            frame,
            look,
            columns: Vec::new(),
            titles: Vec::new(),
            blocks: Vec::new(),
            ribbons: Vec::new(),
            rails: Vec::new(),
            ticks: Vec::new(),
            notes: Vec::new(),
            minimaps: Vec::new(),
            flight: None,
        }
    }
}
