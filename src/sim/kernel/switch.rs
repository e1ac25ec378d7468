//! The context switch: the registers of one process are saved, those of another loaded, the MMU's included.

use crate::cost::charge;
use crate::event::{Event, Saved};
use crate::machine::Machine;
use crate::process::ProcState;

impl Machine {
    /// Switches to another process, or to the same one, which costs the same.
    pub(crate) fn switch(&mut self, to: u32, events: &mut Vec<Event>) {
        self.counts.context_switches += 1;
        charge(&mut self.spent.switches, 1, self.config.costs.switch);
        self.dispatch(to, events);
    }

    /// Saves the registers of the process that runs, if one does, and loads those of another. Giving an idle CPU to a
    /// process in this way is neither counted nor charged.
    pub(super) fn dispatch(&mut self, to: u32, events: &mut Vec<Event>) {
        let from = self.running;
        let saved = from.map(|pid| self.save(pid));
        self.running = Some(to);
        let Some(process) = self.process_mut(to) else { return };
        process.state = ProcState::Running;
        let loaded = Box::new(process.context.clone());
        self.cpu = Saved::clone(&loaded);
        events.push(Event::Switched { from, to, saved, loaded });
    }

    fn save(&mut self, pid: u32) -> Box<Saved> {
        let saved = Box::new(self.cpu.clone());
        if let Some(process) = self.process_mut(pid) {
            process.context = Saved::clone(&saved);
            process.state = ProcState::Ready;
        }
        saved
    }
}
