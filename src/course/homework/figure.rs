//! A problem of relocation.py or segmentation.py as a machine: what a figure is drawn from.

use sim::{
    Fragmentation, Mechanism, Mode, Part, Policy, ProcState, ProcessInfo, Protection, Region, RegionKind,
    SegmentInfo, Snapshot, Translation,
};

use super::problem::Problem;

/// The process of the figure.
pub(super) const PID: u32 = 1;

impl Problem {
    /// The machine that the problem is about: one process, called P, of pid 1, whose segments lie where the registers
    /// say. Its segment for the code is that of relocation.py, or segment 0; its stack is segment 1. None for malloc.py.
    pub fn machine(&self) -> Option<Snapshot> {
        match self {
            Self::Relocation(problem) => Some(problem.machine()),
            Self::Segmentation(problem) => Some(problem.machine()),
            Self::Malloc(_) => None,
        }
    }

    /// The way of the address that a question is about, as the hardware of that machine takes it. None for malloc.py,
    /// and where the original lets an address through to memory that is not there.
    pub fn translation(&self, question: usize) -> Option<Translation> {
        match self {
            Self::Relocation(problem) => problem.translation(question),
            Self::Segmentation(problem) => problem.translation(question),
            Self::Malloc(_) => None,
        }
    }
}

/// A machine with these segments of a process, and memory of that size.
pub(super) fn machine(
    mechanism: Mechanism,
    address_space: i64,
    memory: i64,
    segments: Vec<SegmentInfo>,
    given: Vec<Region>,
) -> Snapshot {
    Snapshot {
        mechanism,
        address_space: address_space.unsigned_abs(),
        allocator: Policy::FirstFit,
        time: 0,
        mode: Mode::User,
        running: Some(PID),
        registers: Default::default(),
        mmu: Vec::new(),
        memory: tiled(memory.unsigned_abs(), given),
        disk: Vec::new(),
        processes: vec![process(segments)],
        fragmentation: Fragmentation::default(),
        spent: Default::default(),
        counts: Default::default(),
    }
}

fn process(segments: Vec<SegmentInfo>) -> ProcessInfo {
    ProcessInfo {
        pid: PID,
        name: "P".to_owned(),
        state: ProcState::Running,
        registers: Default::default(),
        origin: 0,
        segments,
        heap: Vec::new(),
        heap_totals: Default::default(),
        mmu: Vec::new(),
        program: Vec::new(),
        free_list: Vec::new(),
        references: 0,
    }
}

/// A segment of it, of that many bytes.
pub(super) fn segment(name: sim::SegmentName, start: i64, size: i64, physical: i64) -> SegmentInfo {
    SegmentInfo {
        name,
        start: start.unsigned_abs(),
        size: size.unsigned_abs(),
        physical: u64::try_from(physical).ok(),
        grows: None,
        protection: Protection::ALL,
    }
}

/// The memory that was given for it, as far as there is such memory.
pub(super) fn region(name: sim::SegmentName, start: i64, size: i64) -> Option<Region> {
    let from = start.max(0);
    let size = u64::try_from(start + size - from).ok().filter(|size| *size > 0)?;
    let part = Some(Part::Segment(name));
    Some(Region { start: from.unsigned_abs(), size, kind: RegionKind::Process, pid: Some(PID), part })
}

/// All of memory: what was given, in order, cut where memory or the one before ends, and holes between.
fn tiled(memory: u64, mut given: Vec<Region>) -> Vec<Region> {
    if let [first, second] = given.as_mut_slice()
        && second.start < first.start
    {
        std::mem::swap(first, second);
    }
    let mut tiles = Vec::new();
    let mut at = 0;
    for region in given {
        let end = (region.start + region.size).min(memory);
        let start = region.start.max(at);
        if start < end {
            tiles.extend(hole(at, start));
            tiles.push(Region { start, size: end - start, ..region });
            at = end;
        }
    }
    tiles.extend(hole(at, memory));
    tiles
}

fn hole(start: u64, end: u64) -> Option<Region> {
    let kind = RegionKind::Hole;
    (start < end).then(|| Region { start, size: end - start, kind, pid: None, part: None })
}
