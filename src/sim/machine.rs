//! The machine: one door, `apply`, through which everything happens.

use crate::addr::{Access, AccessKind, PhysAddr, SegmentName, VirtAddr};
use crate::command::Command;
use crate::config::MachineConfig;
use crate::cost::{Counts, Spent, charge};
use crate::event::{Event, Part, Reference, Saved};
use crate::mmu::{Mmu, Translation};
use crate::phys_mem::PhysMem;
use crate::process::Process;

/// A simulated computer: physical memory with the OS at the bottom, a CPU with an MMU, and processes.
///
/// The same configuration and commands give the same events on every platform.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Machine {
    pub(crate) config: MachineConfig,
    pub(crate) memory: PhysMem,
    /// The registers of the CPU and its MMU as they are now.
    pub(crate) cpu: Saved,
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
        let mut events = Vec::new();
        match self.carry_out(command, &mut events) {
            Ok(()) => events,
            Err(reason) => vec![Event::Rejected { reason }],
        }
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
            memory: PhysMem::new(config.placement, config.memory, config.os),
            config,
            cpu: Saved::default(),
            processes: Vec::new(),
            running: None,
            spent: Spent::default(),
            counts: Counts::default(),
        }
    }

    fn carry_out(&mut self, command: &Command, events: &mut Vec<Event>) -> Result<(), String> {
        match command {
            Command::Create(spec) => self.create(spec, events)?,
            Command::Exit { who } => self.exit(self.alive(who)?, events),
            Command::Switch { who } => self.switch(self.alive(who)?, events),
            Command::Malloc { who, size } => self.malloc(self.alive(who)?, *size, events)?,
            Command::Free { who, address } => self.free(self.alive(who)?, *address, events)?,
            Command::Access { who, kind, address, value } => {
                let access = Access { kind: *kind, address: *address, size: 1 };
                self.probe(self.alive(who)?, access, *value, events);
            }
            Command::Step => self.step(events)?,
        }
        Ok(())
    }

    /// One access as a process would make it, its own MMU registers loaded or not.
    fn probe(&mut self, pid: u32, access: Access, value: u8, events: &mut Vec<Event>) {
        let store = (access.kind == AccessKind::Store).then_some(u64::from(value));
        if let Err(translation) = self.refer(pid, access, &access.address.to_string(), store, events) {
            self.counts.faults += 1;
            charge(&mut self.spent.traps, 1, self.config.costs.trap);
            events.push(Event::Faulted { pid, access: access.kind, translation });
        }
    }

    /// One reference of a process to memory, by way of the MMU: counted, paid for and told. Gives what was read or
    /// written, 0 for a fetch; an error where the hardware refused it.
    pub(crate) fn refer(
        &mut self,
        pid: u32,
        access: Access,
        target: &str,
        store: Option<u64>,
        events: &mut Vec<Event>,
    ) -> Result<u64, Translation> {
        let translation = self.translate(self.mmu_of(pid), access);
        let Some(PhysAddr(phys)) = translation.phys else { return Err(translation) };
        self.counts.references += 1;
        charge(&mut self.spent.memory, 1, self.config.costs.memory_reference);
        let size = access.size;
        let value = match (access.kind, store) {
            (AccessKind::Fetch, _) => 0,
            (_, None) => self.memory.bytes.load(phys, size),
            (_, Some(value)) => {
                self.memory.bytes.store(phys, size, value);
                value
            }
        };
        let (access, target) = (access.kind, target.to_owned());
        events.push(Event::Referenced(Reference { pid, access, target, size, value, translation }));
        Ok(value)
    }

    /// The hardware's translation by these MMU registers.
    pub(crate) fn translate(&self, mmu: &Mmu, access: Access) -> Translation {
        self.config.mechanism.rules().translate(mmu, self.config.address_space, access)
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
        match process.placed.start(Part::AddressSpace) {
            Some(base) => Some(base + process.layout.start(segment).0),
            None => process.placed.start(Part::Segment(segment)),
        }
    }

    pub(crate) fn process(&self, pid: u32) -> Option<&Process> {
        self.processes.get(index(pid)?)
    }

    pub(crate) fn process_mut(&mut self, pid: u32) -> Option<&mut Process> {
        self.processes.get_mut(index(pid)?)
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
