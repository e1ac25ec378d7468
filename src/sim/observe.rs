//! Taking a snapshot: the machine's state as plain public data.

mod heap;

use crate::addr::{AccessKind, SegmentName};
use crate::event::Part;
use crate::heap::HeapTotals;
use crate::isa::{DataKind, Line};
use crate::machine::Machine;
use crate::process::Process;
use crate::snapshot::{Fragmentation, Mode, ProcessInfo, ProgramLine, SegmentInfo, Snapshot};

impl Machine {
    /// The whole machine at this moment.
    pub fn snapshot(&self) -> Snapshot {
        self.glance(usize::MAX)
    }

    /// The machine at this moment, but of a heap with more than `most` blocks, in use and free together, no block, and
    /// of a free list the first `most` entries: what it costs does not grow with the number of blocks, but for the
    /// largest hole of a free list in another order than by address.
    pub fn glance(&self, most: usize) -> Snapshot {
        Snapshot {
            mechanism: self.config.mechanism,
            address_space: self.config.address_space,
            allocator: self.config.allocator,
            time: self.spent.total(),
            mode: if self.running.is_some() { Mode::User } else { Mode::Kernel },
            running: self.running,
            registers: self.cpu.registers.clone(),
            mmu: self.cpu.mmu.registers.clone(),
            memory: self.memory.regions(),
            disk: self.disk.regions(),
            processes: self.processes.iter().map(|process| self.info(process, most)).collect(),
            fragmentation: self.fragmentation(),
            spent: self.spent,
            counts: self.counts,
        }
    }

    /// A number of 1 to 8 bytes (little-endian) in the memory of a process, where it lies in one of its segments.
    /// Reading it here is looking at the picture: it costs nothing and is no reference.
    pub fn peek(&self, pid: u32, address: crate::VirtAddr, size: u64) -> Option<u64> {
        let process = self.process(pid).filter(|process| process.is_alive())?;
        let segment = process.layout.segment_at(address)?;
        let inside = address.0.checked_add(size)? <= process.layout.end(segment).0;
        if !inside {
            return None;
        }
        if let Some(image) = self.disk.image(pid) {
            return Some(image.load(address.0 - process.layout.origin(), size));
        }
        Some(self.memory.bytes.load(self.physical(process, address)?, size))
    }

    /// The segment of a living process that an address lies in.
    pub fn segment_of(&self, pid: u32, address: crate::VirtAddr) -> Option<SegmentName> {
        let process = self.process(pid).filter(|process| process.is_alive())?;
        process.layout.segment_at(address)
    }

    /// How physical memory is wasted.
    pub(crate) fn fragmentation(&self) -> Fragmentation {
        self.memory.fragmentation(self.used())
    }

    /// Bytes of memory that lie in some segment; shared ones count once.
    fn used(&self) -> u64 {
        let present = self.processes.iter().filter(|process| process.is_alive() && !process.is_on_disk());
        present
            .map(|process| process.layout.address_space() - process.layout.unused() - self.borrowed(process))
            .sum()
    }

    /// Bytes of a process's code that is another's.
    fn borrowed(&self, process: &Process) -> u64 {
        let code = process.placed.start(Part::Segment(SegmentName::Code));
        let shared = code.is_some_and(|start| self.memory.is_sharer(start, process.pid));
        if shared { process.layout.size(SegmentName::Code) } else { 0 }
    }

    fn info(&self, process: &Process, most: usize) -> ProcessInfo {
        let running = self.running == Some(process.pid);
        let context = if running { &self.cpu } else { &process.context };
        let alive = process.is_alive();
        let totals = if alive { process.heap.totals() } else { HeapTotals::default() };
        ProcessInfo {
            pid: process.pid,
            name: process.name.clone(),
            state: process.state,
            registers: context.registers.clone(),
            origin: process.layout.origin(),
            segments: if alive { self.segments(process) } else { Vec::new() },
            heap: if alive && process.heap.has_at_most(most) { process.heap.blocks() } else { Vec::new() },
            heap_totals: totals,
            mmu: context.mmu.registers.clone(),
            program: program(process),
            free_list: if alive { process.heap.free_list_head(most) } else { Vec::new() },
            references: process.references,
        }
    }

    fn segments(&self, process: &Process) -> Vec<SegmentInfo> {
        let protects = self.config.mechanism.nature().protects;
        let segment = |name: SegmentName| SegmentInfo {
            name,
            start: process.layout.start(name).0,
            size: process.layout.size(name),
            physical: self.segment_start(process, name),
            grows: name.grows(),
            protection: if protects { name.protection() } else { crate::Protection::ALL },
        };
        SegmentName::ALL.map(segment).into()
    }
}

fn program(process: &Process) -> Vec<ProgramLine> {
    let linked = process.linked.lines.iter().zip(process.program.lines.iter());
    linked.zip(process.ran.iter()).map(|((linked, loaded), ran)| program_line(linked, loaded, *ran)).collect()
}

fn program_line(linked: &Line, loaded: &Line, ran: bool) -> ProgramLine {
    let mut references = vec![AccessKind::Fetch];
    for reference in loaded.inst.data_references() {
        references.push(match reference.kind {
            DataKind::Load => AccessKind::Load,
            DataKind::Store => AccessKind::Store,
        });
    }
    let original = (linked.text != loaded.text).then(|| linked.text.clone());
    let Line { address, length, .. } = *loaded;
    ProgramLine { address, length, text: loaded.text.clone(), references, original, ran }
}
