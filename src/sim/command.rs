//! What may be asked of the machine, in the imperative.

use std::fmt;

use crate::addr::{AccessKind, SegmentName, VirtAddr};

/// One thing asked of the machine. `Machine::apply` answers with the events that followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Create a process: place its segments, load its program.
    Create(Box<ProcessSpec>),
    /// End a process and give its memory back.
    Exit {
        /// Which process.
        who: Who,
    },
    /// Switch the CPU to a process: save the registers of the one that runs, load those of the other.
    Switch {
        /// Which process is to run.
        who: Who,
    },
    /// Call malloc in a process.
    Malloc {
        /// Which process.
        who: Who,
        /// Bytes asked for, at least 1.
        size: u64,
        /// The number under which the block is to be known; none means the next.
        block: Option<u32>,
    },
    /// Call calloc in a process: malloc of `count` times `size` bytes, all set to zero.
    Calloc {
        /// Which process.
        who: Who,
        /// How many elements.
        count: u64,
        /// Bytes of each.
        size: u64,
        /// The number under which the block is to be known; none means the next.
        block: Option<u32>,
    },
    /// Call realloc in a process: a block of another size with the same bytes, in the same place where that goes.
    Realloc {
        /// Which process.
        who: Who,
        /// The block: what malloc returned.
        at: Place,
        /// Bytes that it is to have, at least 1.
        size: u64,
    },
    /// Call free in a process.
    Free {
        /// Which process.
        who: Who,
        /// The block: what malloc returned, or 0, of which free does nothing.
        at: Place,
    },
    /// Make one access of one byte as a process would, to see where it lands. A fault here only tells; it does not kill.
    Access {
        /// Which process.
        who: Who,
        /// Fetch, load or store.
        kind: AccessKind,
        /// The byte.
        at: Place,
        /// What a store writes; 0 to 255.
        value: u8,
    },
    /// Run one instruction of the running process.
    Step,
    /// Slide all processes together, so that the holes become one.
    Compact,
}

/// A byte of a process, named in one of three ways. Only the first depends on the mechanism and on malloc's policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// By the address that the process itself would use: `0x1010`.
    At(VirtAddr),
    /// So many bytes from a segment's lowest address: `data+16`.
    In(SegmentName, u64),
    /// So many bytes from the start of a block, whether it is still allocated or not: `@3+8`. Blocks are numbered
    /// from 1 in the order of allocation, for each process by itself.
    Block(u32, u64),
}

/// What a store of the `Access` command writes where nothing is said.
pub const DEFAULT_STORE: u8 = 0xff;

/// A process, named in one of two ways.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// By number: 1 is the first process created.
    Pid(u32),
    /// By name: the newest living process of that name, else the newest that ended.
    Name(Box<str>),
}

impl fmt::Display for Who {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Pid(pid) => write!(f, "{pid}"),
            Self::Name(name) => f.write_str(name),
        }
    }
}

/// A process to be created. Sizes are bytes, each at most a quarter of the address space; none means the default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProcessSpec {
    /// Its name; the next free letter where none is given.
    pub name: Option<String>,
    /// Size of the code segment; an eighth of the address space, or what the program needs.
    pub code: Option<u64>,
    /// Size of the static data; a sixteenth of the address space.
    pub static_data: Option<u64>,
    /// Size of the heap at the start; an eighth of the address space.
    pub heap: Option<u64>,
    /// Size of the stack; a sixteenth of the address space.
    pub stack: Option<u64>,
    /// The process whose code it shares, and whose program it runs.
    pub share_code: Option<Who>,
    /// The program in AT&T assembly, one instruction a line.
    pub program: Option<String>,
}

/// As a scenario writes it.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let offset = match self {
            Self::At(address) => return address.fmt(f),
            Self::In(segment, offset) => {
                f.write_str(segment.word())?;
                *offset
            }
            Self::Block(number, offset) => {
                write!(f, "@{number}")?;
                *offset
            }
        };
        if offset == 0 { Ok(()) } else { write!(f, "+{offset}") }
    }
}
