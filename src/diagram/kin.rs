//! What belongs together: the same bytes in both columns, and the ribbon between them.

use sim::{Part, SegmentName};

use crate::block::BlockId;
use crate::scene::Scene;

/// A block, its likes elsewhere in the figure, and the ribbons between them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kin {
    /// The block itself and those that show the same bytes.
    pub blocks: Vec<BlockId>,
    /// Whose ribbons, and of which segments.
    pub ribbons: Vec<(u32, SegmentName)>,
}

impl Scene {
    /// What belongs to a block of this scene.
    pub fn kin(&self, id: BlockId) -> Kin {
        let mut kin = Kin { blocks: vec![id], ribbons: Vec::new() };
        for ribbon in &self.ribbons {
            let starts = BlockId::Virtual(ribbon.pid, ribbon.segment);
            if id == starts || id == ribbon.lands {
                kin.ribbons.push((ribbon.pid, ribbon.segment));
                kin.blocks.extend([starts, ribbon.lands]);
            }
        }
        kin.blocks.extend(elsewhere(id));
        kin
    }
}

fn elsewhere(id: BlockId) -> Option<BlockId> {
    match id {
        BlockId::Heap(pid, address) => Some(BlockId::PhysicalHeap(pid, address)),
        BlockId::PhysicalHeap(pid, address) => Some(BlockId::Heap(pid, address)),
        BlockId::Given(pid, Part::AddressSpace) | BlockId::Image(pid) => Some(BlockId::Space(pid)),
        BlockId::Imaged(pid, segment) => Some(BlockId::Virtual(pid, segment)),
        BlockId::Virtual(pid, segment) => Some(BlockId::Imaged(pid, segment)),
        _ => None,
    }
}
