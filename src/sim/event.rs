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
        /// Free blocks that were looked at, under buddy size classes; in both searches where the heap grew in between.
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
        /// Merges of free neighbours that followed: 0 to 2, under buddy one for every level.
        merged: u64,
    },
    /// realloc gave a block another size.
    Resized {
        /// Whose heap.
        pid: u32,
        /// Where the block was.
        from: VirtAddr,
        /// What realloc returned: the same address, or where the bytes were copied to.
        to: VirtAddr,
        /// Bytes asked for.
        requested: u64,
        /// Bytes usable now.
        size: u64,
        /// Bytes copied, 0 where the block stayed.
        copied: u64,
    },
    /// calloc set a new block to zero.
    Zeroed {
        /// Whose heap.
        pid: u32,
        /// The block.
        address: VirtAddr,
        /// Bytes set to zero.
        size: u64,
    },
    /// A program misused its heap in a way that the hardware lets through.
    Misused {
        /// Whose heap.
        pid: u32,
        /// Load or store.
        access: AccessKind,
        /// The first byte accessed.
        address: VirtAddr,
        /// What is wrong with it.
        misuse: Misuse,
        /// The block that is concerned: the one that was freed, or whose header was written over.
        block: VirtAddr,
    },
    /// A process exited with blocks that it never freed.
    Leaked {
        /// Whose heap.
        pid: u32,
        /// How many blocks.
        blocks: u64,
        /// Bytes that were asked for.
        bytes: u64,
    },
    /// The library asked the OS for memory, or gave some back.
    SystemCall {
        /// Who asked.
        pid: u32,
        /// Which call: "sbrk", "mmap" or "munmap".
        call: &'static str,
        /// Bytes asked for or given back.
        #[serde(serialize_with = "crate::number::unsigned")]
        bytes: u64,
    },
    /// The OS enlarged a heap, or made it smaller.
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
    /// The OS slid processes together.
    Compacted {
        /// How many stretches of memory were moved.
        moved: u64,
        /// Bytes copied.
        copied: u64,
        /// Bytes of the largest hole before.
        before: u64,
        /// Bytes of the largest hole now.
        after: u64,
    },
    /// Two processes have one code segment in common.
    Shared {
        /// The process that came later.
        pid: u32,
        /// The process whose code it was.
        with: u32,
        /// Where the code lies.
        start: PhysAddr,
        /// Bytes that a copy would have taken.
        size: u64,
    },
    /// The loader rewrote a program for the place where it lies.
    Relocated {
        /// Whose program.
        pid: u32,
        /// What was added to every address in it.
        by: u64,
        /// Instructions that have other bytes now. A jump within the program does not: it holds a distance.
        rewritten: u64,
    },
    /// The OS wrote the image of a process to disk.
    SwappedOut {
        /// The process.
        pid: u32,
        /// Where on the disk.
        start: PhysAddr,
        /// Bytes.
        size: u64,
        /// Nanoseconds that it took.
        #[serde(serialize_with = "crate::number::unsigned")]
        time: u64,
    },
    /// The OS read the image of a process from disk into memory.
    SwappedIn {
        /// The process.
        pid: u32,
        /// Where in memory.
        start: PhysAddr,
        /// Bytes.
        size: u64,
        /// Nanoseconds that it took.
        #[serde(serialize_with = "crate::number::unsigned")]
        time: u64,
    },
    /// The timer interrupted a process at the end of its quantum.
    TimerInterrupt {
        /// The process.
        pid: u32,
        /// Nanoseconds that it had run.
        #[serde(serialize_with = "crate::number::unsigned")]
        ran: u64,
    },
    /// A process tried an instruction that only the OS may use.
    PrivilegedInstruction {
        /// Whose program.
        pid: u32,
        /// Where.
        address: VirtAddr,
        /// The instruction, in AT&T syntax.
        text: String,
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

/// How a program misuses its heap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Misuse {
    /// It accesses a block that it has freed.
    #[serde(rename = "use after free")]
    UseAfterFree,
    /// It writes beyond a block, over the header of the next.
    #[serde(rename = "overflow")]
    Overflow,
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

    /// Every part.
    pub(crate) const ALL: [Self; Self::COUNT] = [
        Self::Segment(SegmentName::Code),
        Self::Segment(SegmentName::StaticData),
        Self::Segment(SegmentName::Heap),
        Self::Segment(SegmentName::Stack),
        Self::AddressSpace,
    ];

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
