//! The memory management unit: its registers, and what it did with one address.

use serde::Serialize;

use crate::addr::{AccessKind, Growth, PhysAddr, Protection, SegmentName, VirtAddr};

/// One register (or one row of the segment table) of the MMU.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MmuRegister {
    /// What the register is called: a segment's name, or "base and bounds".
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

/// The registers of the MMU. Only the OS may load them; a context switch saves and restores them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Mmu {
    /// In the order in which the hardware numbers them.
    pub registers: Vec<MmuRegister>,
}

/// One step of the hardware on the way from a virtual to a physical address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
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

/// Why the hardware refused an access.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Fault {
    /// The access does not lie within the bounds.
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
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
    pub steps: Vec<Step>,
}

impl Translation {
    /// A translation that arrived at a physical address.
    pub(crate) fn reached(virt: VirtAddr, phys: PhysAddr, steps: Vec<Step>) -> Self {
        Self { virt, phys: Some(phys), fault: None, victim: None, steps }
    }

    /// A translation that the hardware refused.
    pub(crate) fn refused(virt: VirtAddr, fault: Fault, steps: Vec<Step>) -> Self {
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
