//! Taking a snapshot: the machine's state as plain public data.

use crate::addr::{AccessKind, SegmentName};
use crate::isa::{DataKind, Line};
use crate::machine::Machine;
use crate::process::Process;
use crate::snapshot::{Mode, ProcessInfo, ProgramLine, SegmentInfo, Snapshot};

impl Machine {
    /// The whole machine at this moment.
    pub fn snapshot(&self) -> Snapshot {
        Snapshot {
            mechanism: self.config.mechanism,
            address_space: self.config.address_space,
            time: self.spent.total(),
            mode: if self.running.is_some() { Mode::User } else { Mode::Kernel },
            running: self.running,
            registers: self.cpu.registers.clone(),
            mmu: self.cpu.mmu.registers.clone(),
            memory: self.memory.regions(),
            disk: Vec::new(),
            processes: self.processes.iter().map(|process| self.info(process)).collect(),
            fragmentation: self.memory.fragmentation(self.internal()),
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
        let phys = self.physical(process, address).filter(|_| inside)?;
        Some(self.memory.bytes.load(phys, size))
    }

    /// The segment of a living process that an address lies in.
    pub fn segment_of(&self, pid: u32, address: crate::VirtAddr) -> Option<SegmentName> {
        let process = self.process(pid).filter(|process| process.is_alive())?;
        process.layout.segment_at(address)
    }

    /// Bytes given to processes that lie in none of their segments.
    fn internal(&self) -> u64 {
        let alive = self.processes.iter().filter(|process| process.is_alive());
        alive.map(|process| self.given(process) - self.used(process)).sum()
    }

    fn given(&self, process: &Process) -> u64 {
        self.config.mechanism.demand(&process.layout).map(|(_, size)| size).sum()
    }

    fn used(&self, process: &Process) -> u64 {
        process.layout.address_space() - process.layout.unused()
    }

    fn info(&self, process: &Process) -> ProcessInfo {
        let running = self.running == Some(process.pid);
        let context = if running { &self.cpu } else { &process.context };
        let alive = process.is_alive();
        ProcessInfo {
            pid: process.pid,
            name: process.name.clone(),
            state: process.state,
            registers: context.registers.clone(),
            segments: if alive { self.segments(process) } else { Vec::new() },
            heap: if alive { process.heap.blocks() } else { Vec::new() },
            mmu: context.mmu.registers.clone(),
            program: program(process),
        }
    }

    fn segments(&self, process: &Process) -> Vec<SegmentInfo> {
        let protects = self.config.mechanism.rules().protects();
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
    process.program.lines.iter().map(program_line).collect()
}

fn program_line(line: &Line) -> ProgramLine {
    let mut references = vec![AccessKind::Fetch];
    for reference in line.inst.data_references() {
        references.push(match reference.kind {
            DataKind::Load => AccessKind::Load,
            DataKind::Store => AccessKind::Store,
        });
    }
    ProgramLine { address: line.address, length: line.length, text: line.text.clone(), references }
}
