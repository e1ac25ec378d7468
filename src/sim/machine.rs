//! The machine: one door, `apply`, through which everything happens.

use crate::addr::{Access, AccessKind, SegmentName, VirtAddr};
use crate::command::Command;
use crate::config::MachineConfig;
use crate::cost::{Counts, Spent, charge};
use crate::event::{Event, Part, Reference};
use crate::mmu::{Mmu, Translation};
use crate::phys_mem::PhysMem;
use crate::process::{Context, Process};

/// A simulated computer: physical memory with the OS at the bottom, a CPU with an MMU, and processes.
///
/// The same configuration and commands give the same events on every platform.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Machine {
    pub(crate) config: MachineConfig,
    pub(crate) memory: PhysMem,
    /// The registers of the CPU and its MMU as they are now.
    pub(crate) cpu: Context,
    pub(crate) processes: Vec<Process>,
    pub(crate) running: Option<u32>,
    pub(crate) spent: Spent,
    pub(crate) counts: Counts,
}

impl Machine {
    /// A machine as it is just after power-on. An error names the setting that makes no sense.
    pub fn new(config: MachineConfig) -> Result<Self, String> {
        config.check().map(|()| Self::built(config))
    }

    /// Carries out a command and tells what happened, in order.
    ///
    /// A command that makes no sense changes nothing and gives one `Event::Rejected`. Never panics.
    pub fn apply(&mut self, command: &Command) -> Vec<Event> {
        self.carry_out(command).unwrap_or_else(|reason| vec![Event::Rejected { reason }])
    }

    /// The process that has the CPU.
    pub fn running(&self) -> Option<u32> {
        self.running
    }

    /// How this machine was built.
    pub fn config(&self) -> &MachineConfig {
        &self.config
    }

    fn built(config: MachineConfig) -> Self {
        Self {
            memory: PhysMem::new(config.memory, config.os),
            config,
            cpu: Context::default(),
            processes: Vec::new(),
            running: None,
            spent: Spent::default(),
            counts: Counts::default(),
        }
    }

    fn carry_out(&mut self, command: &Command) -> Result<Vec<Event>, String> {
        match command {
            Command::Create(spec) => self.create(spec),
            Command::Exit { who } => self.exit(self.alive(who)?),
            Command::Switch { who } => self.switch(self.alive(who)?),
            Command::Malloc { who, size } => self.malloc(self.alive(who)?, *size),
            Command::Free { who, address } => self.free(self.alive(who)?, *address),
            Command::Access { who, kind, address, value } => {
                let access = Access { kind: *kind, address: *address, size: 1 };
                self.probe(self.alive(who)?, access, *value)
            }
            Command::Step => self.step(),
        }
    }

    /// One access as a process would make it, its own MMU registers loaded or not.
    fn probe(&mut self, pid: u32, access: Access, value: u8) -> Result<Vec<Event>, String> {
        let translation = self.translate(self.mmu_of(pid), access);
        let Some(phys) = translation.phys else {
            self.counts.faults += 1;
            charge(&mut self.spent.traps, 1, self.config.costs.trap);
            return Ok(vec![Event::Faulted { pid, access: access.kind, translation }]);
        };
        let target = format!("{}", access.address);
        let store = (access.kind == AccessKind::Store).then_some(u64::from(value));
        let read = self.touch(phys.0, 1, store);
        let value = if access.kind == AccessKind::Fetch { 0 } else { read };
        Ok(vec![Event::Referenced(Reference {
            pid,
            access: access.kind,
            target,
            size: 1,
            value,
            translation,
        })])
    }

    /// The hardware's translation by these MMU registers.
    pub(crate) fn translate(&self, mmu: &Mmu, access: Access) -> Translation {
        self.config.mechanism.rules().translate(mmu, self.config.address_space, access)
    }

    /// One reference to physical memory: reads a number, or writes one. Counted and paid for.
    pub(crate) fn touch(&mut self, phys: u64, size: u64, store: Option<u64>) -> u64 {
        self.counts.references += 1;
        charge(&mut self.spent.memory, 1, self.config.costs.memory_reference);
        match store {
            Some(value) => {
                self.memory.bytes.store(phys, size, value);
                value
            }
            None => self.memory.bytes.load(phys, size),
        }
    }

    /// The MMU registers of a process: the CPU's own while it runs, else those in its PCB.
    pub(crate) fn mmu_of(&self, pid: u32) -> &Mmu {
        match self.process(pid) {
            Some(process) if self.running != Some(pid) => &process.context.mmu,
            _ => &self.cpu.mmu,
        }
    }

    /// Physical address of a byte of a living process's segment, by the OS's own books.
    pub(crate) fn physical(&self, process: &Process, address: VirtAddr) -> Option<u64> {
        let segment = process.layout.segment_at(address)?;
        let start = self.segment_start(process, segment)?;
        Some(start + (address.0 - process.layout.start(segment).0))
    }

    /// Physical address of a segment's first byte.
    pub(crate) fn segment_start(&self, process: &Process, segment: SegmentName) -> Option<u64> {
        let whole = process.placed.start(Part::AddressSpace);
        whole
            .map(|base| base + process.layout.start(segment).0)
            .or_else(|| process.placed.start(Part::Segment(segment)))
    }

    pub(crate) fn process(&self, pid: u32) -> Option<&Process> {
        self.processes.get(index(pid)?)
    }

    pub(crate) fn process_mut(&mut self, pid: u32) -> Result<&mut Process, String> {
        let wanted = index(pid).and_then(|index| self.processes.get_mut(index));
        wanted.ok_or_else(|| format!("there is no process {pid}"))
    }
}

/// The plain machine: every setting at its default.
impl Default for Machine {
    fn default() -> Self {
        Self::built(MachineConfig::default())
    }
}

/// Processes are numbered from 1 and stay in the list when they end.
fn index(pid: u32) -> Option<usize> {
    pid.checked_sub(1).map(|index| index as usize)
}
