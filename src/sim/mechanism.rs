//! Mechanisms: how a process is laid out in physical memory and how its addresses are translated.

mod base;
mod base_and_bounds;
mod segmentation;
mod static_relocation;
mod time_sharing;
mod uniprogramming;

use serde::Serialize;

use crate::addr::{Access, PhysAddr, SegmentName};
use crate::event::Part;
use crate::layout::Layout;
use crate::mmu::{Fault, Mmu, Steps, Translation};
use crate::wording::unknown;

/// A way to give processes their memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mechanism {
    /// One process above the OS, with physical addresses.
    Uniprogramming,
    /// One process in memory at a time; a switch takes it to disk and brings another.
    TimeSharing,
    /// The loader rewrites a program for the place it is put at.
    StaticRelocation,
    /// One base register, added to every address.
    Base,
    /// One base and one bounds register for the whole address space.
    BaseAndBounds,
    /// A base, a bounds and protection bits for each segment; the top two bits of an address choose.
    Segmentation,
}

impl Mechanism {
    /// Every mechanism, in the order in which the lecture tells them.
    pub const ALL: [Self; 6] = [
        Self::Uniprogramming,
        Self::TimeSharing,
        Self::StaticRelocation,
        Self::Base,
        Self::BaseAndBounds,
        Self::Segmentation,
    ];

    /// The mechanism's name: "base-and-bounds".
    pub fn name(self) -> &'static str {
        self.rules().nature().name
    }

    /// The mechanism of that name; an error lists the names there are.
    pub fn named(name: &str) -> Result<Self, String> {
        Self::ALL
            .into_iter()
            .find(|mechanism| mechanism.name() == name)
            .ok_or_else(|| unknown(name, "not a mechanism; choose", &Self::ALL.map(Self::name), " or "))
    }

    /// What a process under this mechanism can expect, whatever it does.
    pub fn nature(self) -> &'static Nature {
        self.rules().nature()
    }

    /// The hardware's work on one access, by these registers alone.
    pub fn translate(self, mmu: &Mmu, hardware: Hardware, access: Access) -> Translation {
        self.rules().translate(mmu, &hardware, access)
    }

    /// Which stretches of physical memory an address space needs, and how many bytes each.
    pub(crate) fn demand(self, layout: &Layout) -> impl Iterator<Item = (Part, u64)> {
        self.nature().parts.iter().map(|&part| (part, layout.part(part))).filter(|(_, size)| *size > 0)
    }

    /// What a mechanism must answer, answered by its own file.
    pub(crate) fn rules(self) -> &'static dyn Rules {
        match self {
            Self::Uniprogramming => &uniprogramming::Uniprogramming,
            Self::TimeSharing => &time_sharing::TimeSharing,
            Self::StaticRelocation => &static_relocation::StaticRelocation,
            Self::Base => &base::Base,
            Self::BaseAndBounds => &base_and_bounds::BaseAndBounds,
            Self::Segmentation => &segmentation::Segmentation,
        }
    }
}

/// What every mechanism must answer; one without an MMU, its nature alone.
pub(crate) trait Rules {
    /// What does not depend on any process.
    fn nature(&self) -> &'static Nature;

    /// The MMU's registers for an address space whose parts were placed; none where there is no MMU.
    fn registers(&self, _: &Layout, _: &Placed) -> Mmu {
        Mmu::default()
    }

    /// The hardware's work on one access, by the MMU's registers alone. Without an MMU an address is physical as it
    /// stands, as long as there is memory.
    fn translate(&self, _: &Mmu, hardware: &Hardware, access: Access) -> Translation {
        let virt = access.address;
        if hardware.reaches(Some(virt.0), access.size) {
            Translation::reached(virt, PhysAddr(virt.0), Steps::none())
        } else {
            Translation::refused(virt, Fault::OutOfBounds, Steps::none())
        }
    }
}

/// The constant properties of a mechanism.
#[derive(Debug)]
pub struct Nature {
    /// Its name: "base-and-bounds".
    pub name: &'static str,
    /// Which stretches of physical memory an address space needs, where they are not empty.
    pub(crate) parts: &'static [Part],
    /// How many processes memory holds.
    pub tenancy: Tenancy,
    /// Who makes a program's addresses fit the place where it lies.
    pub relocation: Relocation,
    /// Whether the hardware keeps a process within its own memory.
    pub guards: bool,
    /// Whether the hardware looks at protection bits.
    pub protects: bool,
    /// Whether two processes can have a segment in common.
    pub shares: bool,
}

/// How many processes memory holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tenancy {
    /// One, until it ends.
    Alone,
    /// One at a time; the others wait on disk.
    InTurn,
    /// As many as fit.
    Together,
}

/// Who makes a program's addresses fit the place where it lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relocation {
    /// The loader, once: the program then holds physical addresses, and cannot move.
    Loader,
    /// The MMU, at every reference: the OS may move a process and load other registers.
    Mmu,
}

/// What a translation needs to know of the computer.
#[derive(Clone, Copy, Debug)]
pub struct Hardware {
    /// Bytes of a virtual address space.
    pub address_space: u64,
    /// Bytes of physical memory.
    pub memory: u64,
}

impl Hardware {
    /// Whether an access of `size` bytes at a physical address finds memory there.
    pub(crate) fn reaches(&self, phys: Option<u64>, size: u64) -> bool {
        phys.and_then(|phys| phys.checked_add(size)).is_some_and(|end| end <= self.memory)
    }
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

    /// Forgets where a part lay that has no bytes any more.
    pub fn forget(&mut self, part: Part) {
        self.starts[part.index()] = None;
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
