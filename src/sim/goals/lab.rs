//! The laboratory: a machine under one mechanism, and what was asked of it.

use crate::addr::AccessKind;
use crate::command::Command;
use crate::config::MachineConfig;
use crate::event::{Event, Reference};
use crate::machine::Machine;
use crate::mechanism::Mechanism;
use crate::scenario::Scenario;
use crate::snapshot::Snapshot;

/// What an experiment comes to.
pub struct Verdict {
    /// Whether the goal is reached.
    pub holds: bool,
    /// One sentence with the figures.
    pub evidence: String,
}

/// A machine of 64 KiB with an OS of 8 KiB and address spaces of 16 KiB, under observation.
pub struct Lab {
    machine: Machine,
    commands: Vec<Command>,
}

impl Lab {
    /// A fresh machine. Only the mechanism differs from one to the next.
    pub fn new(mechanism: Mechanism) -> Self {
        let (memory, os, address_space) = (64 << 10, 8 << 10, 16 << 10);
        let config = MachineConfig { mechanism, memory, os, address_space, ..MachineConfig::default() };
        Self { machine: Machine::new(config).unwrap_or_default(), commands: Vec::new() }
    }

    /// Gives commands in the `.sim` form, up to the first that the machine refuses.
    pub fn run(&mut self, text: &str) -> Observed {
        let mut observed = Observed::default();
        match Scenario::parse_commands(text) {
            Ok(commands) => {
                for (_, command) in commands {
                    if observed.refusal.is_none() {
                        self.ask(command, &mut observed);
                    }
                }
            }
            Err(error) => observed.refusal = Some(error.message),
        }
        observed
    }

    /// Gives one command, and notes what is seen of it.
    pub fn ask(&mut self, command: Command, observed: &mut Observed) {
        for event in self.machine.apply(&command) {
            match event {
                Event::Referenced(reference) => observed.references.push(reference),
                Event::Rejected { reason } => observed.refusal = Some(reason),
                _ => {}
            }
        }
        self.commands.push(command);
    }

    /// The machine at this moment.
    pub fn snapshot(&self) -> Snapshot {
        self.machine.snapshot()
    }

    /// What was asked, from the start.
    pub fn into_scenario(self) -> Scenario {
        Scenario { config: self.machine.config().clone(), commands: self.commands, pause: None }
    }
}

/// What was seen while commands were carried out.
#[derive(Default)]
pub struct Observed {
    /// References to memory, in order.
    pub references: Vec<Reference>,
    /// Why a command was refused.
    pub refusal: Option<String>,
}

impl Observed {
    /// The value of the last load or store.
    pub fn value(&self) -> Option<u64> {
        self.references.last().filter(|last| last.access != AccessKind::Fetch).map(|last| last.value)
    }

    /// Physical address of the first reference, 0 where there was none.
    pub fn first(&self) -> u64 {
        self.references.first().map_or(0, physical)
    }
}

/// Where a reference went in physical memory.
pub fn physical(reference: &Reference) -> u64 {
    reference.translation.phys.map_or(0, |phys| phys.0)
}
