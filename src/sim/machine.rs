//! The machine: one door, `apply`, through which everything happens.

use crate::addr::{Access, AccessKind};
use crate::command::Command;
use crate::config::MachineConfig;
use crate::cost::{Counts, Spent, charge};
use crate::disk::Disk;
use crate::event::{Event, Saved};
use crate::log::Log;
use crate::mechanism::Hardware;
use crate::mmu::{Mmu, Translation};
use crate::phys_mem::PhysMem;
use crate::process::Process;
use crate::target::Target;

/// A simulated computer: physical memory with the OS at the bottom, a CPU, perhaps an MMU, a disk, and processes.
///
/// The same configuration and commands give the same events on every platform.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Machine {
    pub(crate) config: MachineConfig,
    pub(crate) memory: PhysMem,
    pub(crate) disk: Disk,
    /// The registers of the CPU and its MMU as they are now.
    pub(crate) cpu: Saved,
    pub(crate) processes: Vec<Process>,
    pub(crate) running: Option<u32>,
    /// How long the running process has run in its quantum, in nanoseconds.
    pub(crate) ran: u64,
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
        let mut log = Log::listening();
        match self.carry_out(command, &mut log) {
            Ok(()) => log.into_events(),
            Err(reason) => vec![Event::Rejected { reason }],
        }
    }

    /// Carries out a command as `apply` does and tells only of its refusal, which changes nothing, as before. Whether it is
    /// sound, one may know: it was carried out in this state before, and made no trouble.
    pub(crate) fn replay(&mut self, command: &Command, is_sound: bool) -> Result<(), String> {
        self.carry_out(command, &mut Log::deaf(is_sound))
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
            memory: PhysMem::new(config.memory, config.os, config.placement),
            disk: Disk::default(),
            config,
            cpu: Saved::default(),
            processes: Vec::new(),
            running: None,
            ran: 0,
            spent: Spent::default(),
            counts: Counts::default(),
        }
    }

    fn carry_out(&mut self, command: &Command, log: &mut Log) -> Result<(), String> {
        match command {
            Command::Create(spec) => self.create(spec, log)?,
            Command::Exit { who } => self.exit(self.alive(who)?, log),
            Command::Switch { who } => self.switch(self.alive(who)?, log),
            Command::Compact => self.compact(log)?,
            Command::Step => self.step(log)?,
            Command::Malloc { who, size, block } => {
                self.in_memory(who, log, &|machine, pid, log| machine.malloc(pid, *size, *block, log))?;
            }
            Command::Calloc { who, count, size, block } => {
                self.in_memory(who, log, &|machine, pid, log| {
                    machine.calloc(pid, [*count, *size], *block, log)
                })?;
            }
            Command::Realloc { who, at, size } => {
                self.in_memory(who, log, &|machine, pid, log| machine.realloc(pid, *at, *size, log))?;
            }
            Command::Free { who, at } => {
                self.in_memory(who, log, &|machine, pid, log| {
                    machine.free(pid, machine.resolve(pid, *at)?, log)
                })?;
            }
            Command::Access { who, kind, at, value } => {
                self.in_memory(who, log, &|machine, pid, log| {
                    let access = Access { kind: *kind, address: machine.resolve(pid, *at)?, size: 1 };
                    machine.probe(pid, access, *value, log);
                    Ok(())
                })?;
            }
        }
        Ok(())
    }

    /// One access as a process would make it, its own MMU registers loaded or not.
    fn probe(&mut self, pid: u32, access: Access, value: u8, log: &mut Log) {
        let store = (access.kind == AccessKind::Store).then_some(u64::from(value));
        if let Err(translation) = self.refer(pid, access, Target::Address(access.address), store, log) {
            self.counts.faults += 1;
            charge(&mut self.spent.traps, 1, self.config.costs.trap);
            log.tell(|| Event::Faulted { pid, access: access.kind, translation: *translation });
        }
    }

    /// The hardware's translation by these MMU registers.
    pub(crate) fn translate(&self, mmu: &Mmu, access: Access) -> Translation {
        let hardware = Hardware { address_space: self.config.address_space, memory: self.config.memory };
        self.config.mechanism.translate(mmu, hardware, access)
    }

    /// The MMU registers of a process: the CPU's own while it runs, else those in its PCB.
    pub(crate) fn mmu_of(&self, pid: u32) -> &Mmu {
        match self.process(pid) {
            Some(process) if self.running != Some(pid) => &process.context.mmu,
            _ => &self.cpu.mmu,
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
