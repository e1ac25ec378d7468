//! Addresses, the segments they belong to, and the ways in which memory is accessed.

use std::fmt;

use serde::Serialize;

/// An address as the process sees it: bytes from the start of its own address space.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct VirtAddr(#[serde(serialize_with = "crate::number::unsigned")] pub u64);

/// An address as the memory hardware sees it: bytes from the start of physical memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct PhysAddr(pub u64);

impl fmt::Display for VirtAddr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:#x}", self.0)
    }
}

impl fmt::Display for PhysAddr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:#x}", self.0)
    }
}

/// The four parts of an address space, in the order in which the top two bits of an address count them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum SegmentName {
    /// The instructions of the program; read and executed, never written.
    #[serde(rename = "code")]
    Code,
    /// Variables that live as long as the process.
    #[serde(rename = "static data")]
    StaticData,
    /// What malloc hands out; grows towards higher addresses.
    #[serde(rename = "heap")]
    Heap,
    /// Locals and return addresses; grows towards lower addresses.
    #[serde(rename = "stack")]
    Stack,
}

impl SegmentName {
    /// Every segment, code first.
    pub const ALL: [Self; 4] = [Self::Code, Self::StaticData, Self::Heap, Self::Stack];

    /// The name in words: "code", "static data", "heap" or "stack".
    pub fn name(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::StaticData => "static data",
            Self::Heap => "heap",
            Self::Stack => "stack",
        }
    }

    /// The name as one word of a scenario: "code", "data", "heap" or "stack".
    pub fn word(self) -> &'static str {
        match self {
            Self::StaticData => "data",
            other => other.name(),
        }
    }

    /// What the two top bits of an address in this segment hold, 0 to 3.
    pub fn index(self) -> u64 {
        self as u64
    }

    /// What the program may do with the bytes of this segment.
    pub fn protection(self) -> Protection {
        match self {
            Self::Code => Protection::READ_EXECUTE,
            _ => Protection::READ_WRITE,
        }
    }

    /// The direction of growth.
    pub fn grows(self) -> Option<Growth> {
        match self {
            Self::Code | Self::StaticData => None,
            Self::Heap => Some(Growth::Up),
            Self::Stack => Some(Growth::Down),
        }
    }
}

impl fmt::Display for SegmentName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Which way a segment grows: up is towards higher addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Growth {
    /// Towards higher addresses.
    Up,
    /// Towards lower addresses.
    Down,
}

/// The protection bits of a segment. Written `r-x`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Protection {
    /// Loads are allowed.
    pub read: bool,
    /// Stores are allowed.
    pub write: bool,
    /// Instruction fetches are allowed.
    pub execute: bool,
}

impl Protection {
    /// `r-x`, the bits of code.
    pub const READ_EXECUTE: Self = Self { read: true, write: false, execute: true };
    /// `rw-`, the bits of data.
    pub const READ_WRITE: Self = Self { read: true, write: true, execute: false };
    /// `rwx`, where nothing is protected.
    pub const ALL: Self = Self { read: true, write: true, execute: true };

    /// Whether these bits let an access of this kind through.
    pub fn allows(self, kind: AccessKind) -> bool {
        match kind {
            AccessKind::Fetch => self.execute,
            AccessKind::Load => self.read,
            AccessKind::Store => self.write,
        }
    }
}

impl fmt::Display for Protection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bit = |on, letter| if on { letter } else { '-' };
        write!(f, "{}{}{}", bit(self.read, 'r'), bit(self.write, 'w'), bit(self.execute, 'x'))
    }
}

impl Serialize for Protection {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Why memory is accessed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum AccessKind {
    /// The CPU reads the instruction it is about to run.
    Fetch,
    /// An instruction reads data.
    Load,
    /// An instruction writes data.
    Store,
}

impl AccessKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Fetch, Self::Load, Self::Store];

    /// "fetch", "load" or "store".
    pub fn name(self) -> &'static str {
        match self {
            Self::Fetch => "fetch",
            Self::Load => "load",
            Self::Store => "store",
        }
    }
}

impl fmt::Display for AccessKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// One access to memory, before translation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Access {
    /// Why memory is accessed.
    pub kind: AccessKind,
    /// The first byte, as the process names it.
    pub address: VirtAddr,
    /// Bytes accessed, at least 1.
    pub size: u64,
}
