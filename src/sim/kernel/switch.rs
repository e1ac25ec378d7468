//! The context switch: the registers of one process are saved, those of another loaded, the MMU's included.

use crate::cost::charge;
use crate::event::{Event, Saved};
use crate::machine::Machine;
use crate::process::{Context, ProcState};

impl Machine {
    /// Saves the registers of the process that runs and loads another's; or its own again, which costs the same.
    pub(crate) fn switch(&mut self, to: u32) -> Result<Vec<Event>, String> {
        let from = self.running;
        let saved = match from {
            Some(pid) => Some(self.save(pid)?),
            None => None,
        };
        self.counts.context_switches += 1;
        let loaded = self.give_cpu(to)?;
        Ok(vec![Event::Switched { from, to, saved, loaded }])
    }

    /// Gives the idle CPU to a ready process.
    pub(super) fn dispatch(&mut self, pid: u32) -> Result<Event, String> {
        let loaded = self.give_cpu(pid)?;
        Ok(Event::Switched { from: None, to: pid, saved: None, loaded })
    }

    fn save(&mut self, pid: u32) -> Result<Box<Saved>, String> {
        let context = self.cpu.clone();
        let process = self.process_mut(pid)?;
        process.context = context.clone();
        process.state = ProcState::Ready;
        Ok(Box::new(context.into()))
    }

    fn give_cpu(&mut self, pid: u32) -> Result<Box<Saved>, String> {
        let process = self.process_mut(pid)?;
        process.state = ProcState::Running;
        let context = process.context.clone();
        self.cpu = context.clone();
        self.running = Some(pid);
        charge(&mut self.spent.switches, 1, self.config.costs.switch);
        Ok(Box::new(context.into()))
    }
}

impl From<Context> for Saved {
    fn from(context: Context) -> Self {
        Self { registers: context.registers, mmu: context.mmu }
    }
}
