//! Mechanisms: how a process is laid out in physical memory and how its addresses are translated.

mod base_and_bounds;
mod segmentation;

use serde::Serialize;

use crate::addr::{Access, SegmentName};
use crate::event::Part;
use crate::layout::Layout;
use crate::mmu::{Mmu, Translation};
use crate::wording::unknown;

/// A way to give every process an address space of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mechanism {
    /// One base and one bounds register for the whole address space.
    BaseAndBounds,
    /// A base, a bounds and protection bits for each segment; the top two bits of an address choose.
    Segmentation,
}

impl Mechanism {
    /// Every mechanism, in the order in which the lecture tells them.
    pub const ALL: [Self; 2] = [Self::BaseAndBounds, Self::Segmentation];

    /// The mechanism's name: "base-and-bounds".
    pub fn name(self) -> &'static str {
        match self {
            Self::BaseAndBounds => "base-and-bounds",
            Self::Segmentation => "segmentation",
        }
    }

    /// The mechanism of that name; an error lists the names there are.
    pub fn named(name: &str) -> Result<Self, String> {
        Self::ALL.into_iter().find(|mechanism| mechanism.name() == name).ok_or_else(|| {
            let what = "not a mechanism of this version; choose";
            unknown(name, what, &Self::ALL.map(Self::name), " or ")
        })
    }

    /// Which stretches of physical memory an address space needs, and how many bytes each.
    pub(crate) fn demand(self, layout: &Layout) -> impl Iterator<Item = (Part, u64)> {
        self.rules().parts().iter().map(|&part| (part, layout.part(part))).filter(|(_, size)| *size > 0)
    }

    /// What a mechanism must answer, answered by its own file.
    pub(crate) fn rules(self) -> &'static dyn Rules {
        match self {
            Self::BaseAndBounds => &base_and_bounds::BaseAndBounds,
            Self::Segmentation => &segmentation::Segmentation,
        }
    }
}

/// What every mechanism must answer.
pub(crate) trait Rules {
    /// Which stretches of physical memory an address space needs, where they are not empty.
    fn parts(&self) -> &'static [Part];

    /// The MMU's registers for an address space whose parts were placed.
    fn registers(&self, layout: &Layout, placed: &Placed) -> Mmu;

    /// Whether the hardware looks at protection bits.
    fn protects(&self) -> bool;

    /// The hardware's work on one access, by the MMU's registers alone.
    fn translate(&self, mmu: &Mmu, address_space: u64, access: Access) -> Translation;
}

/// Where the parts of one address space lie: physical address of each part's first byte.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Placed {
    starts: [Option<u64>; Part::COUNT],
}

impl Placed {
    /// Records where a part lies, in place of what was recorded before.
    pub fn put(&mut self, part: Part, start: u64) {
        self.starts[part.index()] = Some(start);
    }

    /// The part that a segment lies in.
    pub fn holder(&self, segment: SegmentName) -> Part {
        match self.start(Part::AddressSpace) {
            Some(_) => Part::AddressSpace,
            None => Part::Segment(segment),
        }
    }

    /// The physical address of a part's first byte.
    pub fn start(&self, part: Part) -> Option<u64> {
        self.starts[part.index()]
    }
}
