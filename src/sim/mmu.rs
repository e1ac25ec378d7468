//! The memory management unit: its registers, and what it did with one address.

use serde::Serialize;

use crate::addr::{AccessKind, Growth, PhysAddr, Protection, SegmentName, VirtAddr};

/// One register (or one row of the segment table) of the MMU.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MmuRegister {
    /// What the register is called: a segment's name, "base", or "base and bounds".
    pub name: &'static str,
    /// The segment it serves; none where one register serves the whole address space.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub segment: Option<SegmentName>,
    /// Physical address that is added, in bytes. Where `grows` is down it is one past the segment's highest byte.
    pub base: u64,
    /// Bytes that may be reached; none where nothing is checked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bounds: Option<u64>,
    /// The direction in which the segment grows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grows: Option<Growth>,
    /// The protection bits; none where the hardware has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub protection: Option<Protection>,
}

impl MmuRegister {
    /// A register that serves the whole address space.
    pub(crate) fn whole(name: &'static str, base: u64, bounds: Option<u64>) -> Self {
        Self { name, segment: None, base, bounds, grows: None, protection: None }
    }
}

/// The registers of the MMU, none where there is no MMU. Only the OS may load them; a context switch saves and
/// restores them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Mmu {
    /// In the order in which the hardware numbers them.
    pub registers: Vec<MmuRegister>,
}

/// One step of the hardware on the way from a virtual to a physical address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Step {
    /// The top bits chose a segment.
    Select {
        /// The segment chosen.
        segment: SegmentName,
    },
    /// The rest of the address is the offset; negative, in bytes, where the segment grows down.
    Offset {
        /// Bytes from the segment's base.
        #[serde(serialize_with = "crate::number::signed")]
        offset: i64,
    },
    /// The offset was compared with the bounds.
    Check {
        /// Distance from the base, in bytes.
        #[serde(serialize_with = "crate::number::unsigned")]
        offset: u64,
        /// Bytes that may be reached.
        bounds: u64,
        /// Whether the whole access lies inside.
        ok: bool,
    },
    /// The protection bits were looked at.
    Protect {
        /// The bits of the segment.
        protection: Protection,
        /// What was asked.
        access: AccessKind,
        /// Whether it is allowed.
        ok: bool,
    },
    /// The base was added.
    Add {
        /// The physical address added.
        base: u64,
    },
}

/// The steps of one translation, in order; used as a slice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Steps {
    /// Those behind `taken` are there to fill the row.
    row: [Step; Self::MOST],
    taken: usize,
}

impl Steps {
    /// No translation takes more.
    const MOST: usize = 5;

    /// No step yet.
    pub(crate) fn none() -> Self {
        Self { row: [Step::Add { base: 0 }; Self::MOST], taken: 0 }
    }

    /// One more step.
    pub(crate) fn then(mut self, step: Step) -> Self {
        if let Some(place) = self.row.get_mut(self.taken) {
            *place = step;
            self.taken += 1;
        }
        self
    }
}

impl std::ops::Deref for Steps {
    type Target = [Step];

    fn deref(&self) -> &[Step] {
        self.row.get(..self.taken).unwrap_or_default()
    }
}

impl Serialize for Steps {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

/// Why the hardware refused an access.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Fault {
    /// The access does not lie within the bounds, or, where nothing checks them, not within physical memory.
    #[serde(rename = "out of bounds")]
    OutOfBounds,
    /// The protection bits forbid it.
    #[serde(rename = "protection")]
    Protection,
    /// The address has no segment: it is beyond the address space.
    #[serde(rename = "no segment")]
    NoSegment,
}

impl Fault {
    /// The fault in words.
    pub fn name(self) -> &'static str {
        match self {
            Self::OutOfBounds => "out of bounds",
            Self::Protection => "protection",
            Self::NoSegment => "no segment",
        }
    }
}

/// Whose memory an access really touched where nothing protected it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Victim {
    /// The operating system's own memory.
    Os,
    /// Another process.
    Process {
        /// Its pid.
        pid: u32,
    },
    /// Memory that nobody owns.
    Hole,
}

/// What the MMU did with one access, step by step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Translation {
    /// The address that the process named.
    #[serde(rename = "virtual")]
    pub virt: VirtAddr,
    /// Where the first byte lies in physical memory; none after a fault.
    #[serde(rename = "physical")]
    pub phys: Option<PhysAddr>,
    /// Why it was refused.
    pub fault: Option<Fault>,
    /// Whose memory was touched, where it was not the process's own.
    pub victim: Option<Victim>,
    /// What the hardware did, in order; ends at the step that failed.
    pub steps: Steps,
}

impl Translation {
    /// A translation that arrived at a physical address.
    pub(crate) fn reached(virt: VirtAddr, phys: PhysAddr, steps: Steps) -> Self {
        Self { virt, phys: Some(phys), fault: None, victim: None, steps }
    }

    /// A translation that the hardware refused.
    pub(crate) fn refused(virt: VirtAddr, fault: Fault, steps: Steps) -> Self {
        Self { virt, phys: None, fault: Some(fault), victim: None, steps }
    }

    /// The segment that the hardware selected, where it selects one.
    pub fn segment(&self) -> Option<SegmentName> {
        self.steps.iter().find_map(|step| match step {
            Step::Select { segment } => Some(*segment),
            _ => None,
        })
    }
}
