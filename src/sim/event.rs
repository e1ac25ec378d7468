//! What happened, in the past tense.

use serde::Serialize;

use crate::addr::{AccessKind, PhysAddr, SegmentName, VirtAddr};
use crate::cpu::Registers;
use crate::mmu::{Mmu, Translation};

/// One thing that happened while a command was carried out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Event {
    /// A process was created and its memory placed.
    Created {
        /// The new process.
        pid: u32,
        /// Its name.
        name: String,
        /// Where its parts were put.
        placed: Vec<Placement>,
    },
    /// A process ended of its own accord and its memory was given back.
    Exited {
        /// The process.
        pid: u32,
        /// Bytes of physical memory given back.
        freed: u64,
    },
    /// The OS ended a process and its memory was given back.
    Killed {
        /// The process.
        pid: u32,
        /// Why, as the end of a sentence.
        reason: String,
        /// Bytes of physical memory given back.
        freed: u64,
    },
    /// The CPU went from one process to another.
    Switched {
        /// Who ran before, if anyone.
        from: Option<u32>,
        /// Who runs now.
        to: u32,
        /// What was saved for the one who ran before.
        saved: Option<Box<Saved>>,
        /// What was loaded for the one who runs now.
        loaded: Box<Saved>,
    },
    /// Memory was referenced.
    Referenced(Reference),
    /// An instruction ran to its end.
    Executed {
        /// Who ran it.
        pid: u32,
        /// Where it stands.
        address: VirtAddr,
        /// The instruction, in AT&T syntax.
        text: String,
        /// Its length in bytes.
        length: u64,
        /// How many references to memory it made, the fetch included.
        references: u64,
    },
    /// malloc found room.
    Allocated {
        /// Whose heap.
        pid: u32,
        /// What malloc returned.
        address: VirtAddr,
        /// Bytes asked for.
        requested: u64,
        /// Bytes usable: the request, rounded up to the alignment.
        size: u64,
        /// Free blocks that the search looked at.
        visited: u64,
        /// Whether a larger block was split.
        split: bool,
    },
    /// malloc found no room and returned 0 to the program.
    OutOfMemory {
        /// Whose heap.
        pid: u32,
        /// Bytes asked for.
        #[serde(serialize_with = "crate::number::unsigned")]
        requested: u64,
        /// Why there was no room.
        reason: String,
    },
    /// free gave a block back.
    Freed {
        /// Whose heap.
        pid: u32,
        /// The address given back.
        address: VirtAddr,
        /// Bytes that were usable.
        size: u64,
        /// Free neighbours that it was merged with, 0 to 2.
        merged: u64,
    },
    /// The library asked the OS for more heap.
    SystemCall {
        /// Who asked.
        pid: u32,
        /// Which call: "sbrk".
        call: &'static str,
        /// Bytes asked for.
        #[serde(serialize_with = "crate::number::unsigned")]
        bytes: u64,
    },
    /// The OS enlarged a heap.
    HeapGrown {
        /// Whose heap.
        pid: u32,
        /// Bytes before.
        from: u64,
        /// Bytes now.
        to: u64,
    },
    /// The OS moved a part of a process to another place in physical memory.
    Moved {
        /// Whose memory.
        pid: u32,
        /// What was moved.
        part: Part,
        /// Where it was.
        from: PhysAddr,
        /// Where it is.
        to: PhysAddr,
        /// Bytes copied.
        size: u64,
    },
    /// The hardware refused an access and trapped into the OS.
    Faulted {
        /// Whose access.
        pid: u32,
        /// Fetch, load or store.
        access: AccessKind,
        /// How far the translation came.
        translation: Translation,
    },
    /// The CPU met bytes that are no instruction.
    IllegalInstruction {
        /// Whose program.
        pid: u32,
        /// Where.
        address: VirtAddr,
        /// What is wrong with the bytes.
        reason: String,
    },
    /// The command made no sense; nothing was changed.
    Rejected {
        /// What was wrong, and what would be right.
        reason: String,
    },
}

/// Registers that a context switch saves or loads: the CPU's and the MMU's.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Saved {
    /// The CPU's.
    pub registers: Registers,
    /// The MMU's.
    pub mmu: Mmu,
}

/// One reference to memory that was carried out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reference {
    /// Whose.
    pub pid: u32,
    /// Fetch, load or store.
    pub access: AccessKind,
    /// What the instruction calls it: "0x8(%rbp)", or "instruction".
    pub target: String,
    /// Bytes accessed.
    pub size: u64,
    /// What was read or written, as an unsigned number; 0 for a fetch.
    #[serde(serialize_with = "crate::number::unsigned")]
    pub value: u64,
    /// From virtual to physical, step by step.
    pub translation: Translation,
}

/// A stretch of physical memory that was given to a process.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Placement {
    /// What it holds.
    pub part: Part,
    /// Its first byte.
    pub start: PhysAddr,
    /// Bytes.
    pub size: u64,
    /// Holes that the search looked at.
    pub visited: u64,
}

/// What a stretch of a process's physical memory holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(untagged)]
pub enum Part {
    /// One segment.
    Segment(SegmentName),
    /// The whole address space, used or not.
    #[serde(serialize_with = "whole")]
    AddressSpace,
}

fn whole<S: serde::Serializer>(serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(Part::AddressSpace.name())
}

impl Part {
    /// How many parts there are.
    pub(crate) const COUNT: usize = Self::SEGMENTS.len() + 1;

    /// The parts of an address space whose segments lie apart.
    pub(crate) const SEGMENTS: [Self; 4] = [
        Self::Segment(SegmentName::Code),
        Self::Segment(SegmentName::StaticData),
        Self::Segment(SegmentName::Heap),
        Self::Segment(SegmentName::Stack),
    ];

    /// Its place among all parts.
    pub(crate) fn index(self) -> usize {
        match self {
            Self::Segment(segment) => segment as usize,
            Self::AddressSpace => Self::SEGMENTS.len(),
        }
    }

    /// A segment's name, or "address space".
    pub fn name(self) -> &'static str {
        match self {
            Self::Segment(segment) => segment.name(),
            Self::AddressSpace => "address space",
        }
    }
}
