//! The context switch: the registers of one process are saved, those of another loaded, the MMU's included.

use crate::cost::charge;
use crate::event::{Event, Saved};
use crate::log::Log;
use crate::machine::Machine;
use crate::process::{ProcState, Process};

impl Machine {
    /// Switches to another process, or to the same one, which costs the same.
    pub(crate) fn switch(&mut self, to: u32, log: &mut Log) {
        self.counts.context_switches += 1;
        charge(&mut self.spent.switches, 1, self.config.costs.switch);
        self.dispatch(to, log);
    }

    /// Saves the registers of the process that runs, if one does, and loads those of another. Giving an idle CPU to a
    /// process in this way is neither counted nor charged. Where processes lie in memory in turn, their images move.
    pub(super) fn dispatch(&mut self, to: u32, log: &mut Log) {
        let from = self.running;
        let saved = from.map(|pid| self.save(pid));
        let on_disk = self.process(to).is_some_and(Process::is_on_disk);
        if let Some(from) = from.filter(|_| on_disk) {
            self.swap_out(from, log);
        }
        self.swap_in(to, log);
        self.running = Some(to);
        let Some(process) = self.process_mut(to) else { return };
        process.state = ProcState::Running;
        self.cpu = process.context.clone();
        self.ran = 0;
        log.tell(|| Event::Switched {
            from,
            to,
            saved: saved.map(Box::new),
            loaded: Box::new(self.cpu.clone()),
        });
    }

    fn save(&mut self, pid: u32) -> Saved {
        let saved = self.cpu.clone();
        if let Some(process) = self.process_mut(pid) {
            process.context = saved.clone();
            process.state = ProcState::Ready;
        }
        saved
    }
}
