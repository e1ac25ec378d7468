//! The end of a process: it exits or is killed, its memory is taken back, and the next one runs.

use crate::cost::charge;
use crate::event::Event;
use crate::machine::Machine;
use crate::process::ProcState;

impl Machine {
    /// Ends a process of its own accord; the next that is ready gets the CPU.
    pub(crate) fn exit(&mut self, pid: u32, events: &mut Vec<Event>) {
        let freed = self.bury(pid, ProcState::Exited);
        self.counts.system_calls += 1;
        events.push(Event::Exited { pid, freed });
        self.dispatch_next(pid, events);
    }

    /// Ends a process because of what it did; the next that is ready gets the CPU.
    pub(crate) fn kill(&mut self, pid: u32, reason: String, events: &mut Vec<Event>) {
        let freed = self.bury(pid, ProcState::Killed);
        events.push(Event::Killed { pid, reason, freed });
        self.dispatch_next(pid, events);
    }

    /// Takes a process's memory back; returns the bytes.
    fn bury(&mut self, pid: u32, state: ProcState) -> u64 {
        charge(&mut self.spent.traps, 1, self.config.costs.trap);
        let last = (self.running == Some(pid)).then(|| std::mem::take(&mut self.cpu));
        if last.is_some() {
            self.running = None;
        }
        if let Some(process) = self.process_mut(pid) {
            process.state = state;
            if let Some(last) = last {
                process.context = last;
            }
        }
        self.memory.take_back_all(pid)
    }

    /// Gives the CPU, if it is idle, to the next process that is ready, in order of pid, round and round.
    fn dispatch_next(&mut self, pid: u32, events: &mut Vec<Event>) {
        let count = self.processes.len() as u32;
        let ready = |pid: &u32| self.process(*pid).is_some_and(|process| process.state == ProcState::Ready);
        let next = (0..count).map(|ahead| (pid + ahead) % count + 1).find(ready);
        if let Some(next) = next.filter(|_| self.running.is_none()) {
            self.dispatch(next, events);
        }
    }
}
