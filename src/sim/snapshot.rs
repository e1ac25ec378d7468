//! The whole machine at one moment, as plain data: what every picture is drawn from.

use serde::Serialize;

use crate::addr::{AccessKind, Growth, Protection, SegmentName};
use crate::cost::{Counts, Spent};
use crate::cpu::Registers;
use crate::event::Part;
use crate::free_list::Extent;
use crate::heap::HeapTotals;
use crate::mechanism::{Mechanism, Relocation};
use crate::mmu::MmuRegister;
use crate::policy::Policy;
use crate::process::ProcState;

/// The machine at one moment. Addresses and sizes are bytes, times are nanoseconds.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Snapshot {
    /// How addresses are translated.
    pub mechanism: Mechanism,
    /// Size of a virtual address space.
    #[serde(skip)]
    pub address_space: u64,
    /// How malloc picks a free block.
    #[serde(skip)]
    pub allocator: Policy,
    /// Simulated nanoseconds since power-on.
    #[serde(serialize_with = "crate::number::unsigned")]
    pub time: u64,
    /// Who holds the CPU: user code, or the kernel while no process runs.
    pub mode: Mode,
    /// The running process.
    pub running: Option<u32>,
    /// The CPU's registers.
    pub registers: Registers,
    /// The MMU's registers; none where there is no MMU.
    pub mmu: Vec<MmuRegister>,
    /// Physical memory: ascending, no gap, no overlap, every byte once.
    pub memory: Vec<Region>,
    /// Swapped images.
    pub disk: Vec<Region>,
    /// Every process ever created, in order of pid.
    pub processes: Vec<ProcessInfo>,
    /// How physical memory is wasted.
    pub fragmentation: Fragmentation,
    /// What the time was spent on; sums to `time`.
    pub spent: Spent,
    /// How often things happened.
    pub counts: Counts,
}

impl Snapshot {
    /// Whether an MMU translates every address; else the addresses that a process uses are physical.
    pub fn translates(&self) -> bool {
        self.mechanism.nature().relocation == Relocation::Mmu
    }

    /// The process of that pid.
    pub fn process(&self, pid: u32) -> Option<&ProcessInfo> {
        self.processes.iter().find(|process| process.pid == pid)
    }

    /// The process of that pid by name, or "process 7" for one that never was.
    pub fn name_of(&self, pid: u32) -> String {
        self.process(pid).map_or_else(|| format!("process {pid}"), |process| process.name.clone())
    }

    /// Bytes of physical memory.
    pub fn memory_size(&self) -> u64 {
        self.memory.last().map_or(0, |region| region.start + region.size)
    }
}

/// The operating mode of the CPU.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// A process runs; it cannot touch the MMU.
    User,
    /// The OS runs; it may do everything.
    Kernel,
}

/// A stretch of physical memory with one owner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Region {
    /// Its first byte.
    pub start: u64,
    /// Bytes, at least 1.
    pub size: u64,
    /// Whose it is.
    pub kind: RegionKind,
    /// The process, where it is one's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pid: Option<u32>,
    /// What it holds, where it is a process's.
    #[serde(rename = "segment", skip_serializing_if = "Option::is_none")]
    pub part: Option<Part>,
}

/// Who owns a stretch of physical memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum RegionKind {
    /// The operating system.
    Os,
    /// A process.
    Process,
    /// Nobody.
    Hole,
}

/// One process.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ProcessInfo {
    /// Its number, 1 for the first.
    pub pid: u32,
    /// Its name.
    pub name: String,
    /// What it is doing.
    pub state: ProcState,
    /// The CPU's own registers while it runs, else what its PCB holds.
    pub registers: Registers,
    /// Its lowest virtual address: 0, or where it lies in memory if its program was rewritten for that place.
    #[serde(skip)]
    pub origin: u64,
    /// Its address space, low addresses first; empty once it has ended.
    pub segments: Vec<SegmentInfo>,
    /// Its heap in address order; virtual addresses. A glance leaves out those of a heap that has many.
    pub heap: Vec<HeapBlock>,
    /// What its heap comes to, whether its blocks are shown or not; all 0 once it has ended.
    #[serde(skip)]
    pub heap_totals: HeapTotals,
    /// What its PCB holds for the MMU (the MMU's own while it runs).
    #[serde(skip)]
    pub mmu: Vec<MmuRegister>,
    /// Its program as it was loaded.
    #[serde(skip)]
    pub program: Vec<ProgramLine>,
    /// The free list of its malloc, in the order in which a search goes through it. A glance shows its beginning.
    #[serde(skip)]
    pub free_list: Vec<Extent>,
    /// References to memory that it made.
    #[serde(skip)]
    pub references: u64,
}

/// One segment of a process.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SegmentInfo {
    /// Which.
    pub name: SegmentName,
    /// Virtual address of its first byte.
    pub start: u64,
    /// Bytes.
    pub size: u64,
    /// Physical address of its first byte; none while it is not in memory.
    pub physical: Option<u64>,
    /// The direction in which it grows.
    pub grows: Option<Growth>,
    /// What the hardware lets the process do with it.
    pub protection: Protection,
}

/// One block of a heap.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HeapBlock {
    /// Virtual address: what malloc returned, or where the hole starts.
    pub address: u64,
    /// Bytes: usable ones, or the whole hole.
    pub size: u64,
    /// Whether it is a hole.
    pub free: bool,
    /// Bytes of header just before `address`; 0 for a hole.
    #[serde(skip)]
    pub header: u64,
    /// Bytes that were asked for; 0 for a hole.
    #[serde(skip)]
    pub requested: u64,
}

/// One line of a program's listing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgramLine {
    /// Virtual address of the instruction.
    pub address: u64,
    /// Bytes.
    pub length: u64,
    /// AT&T assembly.
    pub text: String,
    /// The memory references it makes when it runs, in order; the fetch comes first.
    pub references: Vec<AccessKind>,
    /// What the loader changed it from, where it did.
    pub original: Option<String>,
    /// Whether it ever ran.
    pub ran: bool,
}

/// How physical memory is wasted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Fragmentation {
    /// Bytes in holes.
    pub free: u64,
    /// How many holes.
    pub holes: u64,
    /// Bytes of the largest.
    pub largest_hole: u64,
    /// 0 to 1: the share of the free bytes that the largest hole does not hold.
    pub external: f64,
    /// Bytes of memory given to processes that lie in none of their segments.
    pub internal: u64,
}
