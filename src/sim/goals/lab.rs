//! The laboratory: a machine under one mechanism, what was asked of it, and what happened.

use crate::addr::AccessKind;
use crate::command::Command;
use crate::config::MachineConfig;
use crate::event::{Event, Reference};
use crate::machine::Machine;
use crate::mechanism::Mechanism;
use crate::scenario::Scenario;
use crate::snapshot::{ProcessInfo, Snapshot};

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
    events: Vec<Event>,
}

impl Lab {
    /// A fresh machine. Only the mechanism differs from one to the next.
    pub fn new(mechanism: Mechanism) -> Self {
        let (memory, os, address_space) = (64 << 10, 8 << 10, 16 << 10);
        let config = MachineConfig { mechanism, memory, os, address_space, ..MachineConfig::default() };
        let machine = Machine::new(config).unwrap_or_default();
        Self { machine, commands: Vec::new(), events: Vec::new() }
    }

    /// Gives commands in the `.sim` form, up to the first that the machine refuses: then the reason is told.
    pub fn run(&mut self, text: &str) -> Option<String> {
        match Scenario::parse_commands(text) {
            Ok(commands) => commands.into_iter().find_map(|(_, command)| self.ask(command)),
            Err(error) => Some(error.to_string()),
        }
    }

    /// Gives one command; the reason where the machine refuses it.
    pub fn ask(&mut self, command: Command) -> Option<String> {
        self.events.append(&mut self.machine.apply(&command));
        self.commands.push(command);
        match self.events.last() {
            Some(Event::Rejected { reason }) => Some(reason.clone()),
            _ => None,
        }
    }

    /// The machine at this moment.
    pub fn snapshot(&self) -> Snapshot {
        self.machine.snapshot()
    }

    /// The process of that name, if it was ever created.
    pub fn process(&self, name: &str) -> Option<ProcessInfo> {
        self.snapshot().processes.into_iter().find(|process| process.name == name)
    }

    /// The references to memory that the process of that name has made, in order.
    pub fn references(&self, name: &str) -> Vec<&Reference> {
        let pid = self.process(name).map(|process| process.pid);
        let mut references = Vec::new();
        for event in &self.events {
            if let Event::Referenced(reference) = event
                && Some(reference.pid) == pid
            {
                references.push(reference);
            }
        }
        references
    }

    /// The last reference of that kind that a process has made.
    pub fn last(&self, name: &str, kind: AccessKind) -> Option<&Reference> {
        self.references(name).into_iter().rfind(|reference| reference.access == kind)
    }

    /// What was asked, from the start.
    pub fn into_scenario(self) -> Scenario {
        Scenario { config: self.machine.config().clone(), commands: self.commands, pause: None }
    }
}

/// Where a reference went in physical memory.
pub fn physical(reference: &Reference) -> u64 {
    reference.translation.phys.map_or(0, |phys| phys.0)
}
