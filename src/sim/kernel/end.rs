//! The end of a process: it exits or is killed, its memory is taken back, and the next one runs.

use crate::cost::charge;
use crate::event::Event;
use crate::log::Log;
use crate::machine::Machine;
use crate::process::{ProcState, Process};

impl Machine {
    /// Ends a process of its own accord; the next that is ready gets the CPU.
    pub(crate) fn exit(&mut self, pid: u32, log: &mut Log) {
        self.tell_leaks(pid, log);
        let freed = self.bury(pid, ProcState::Exited);
        self.counts.system_calls += 1;
        log.tell(|| Event::Exited { pid, freed });
        self.dispatch_next(pid, log);
    }

    /// Ends a process because of what it did; the next that is ready gets the CPU.
    pub(crate) fn kill(&mut self, pid: u32, reason: String, log: &mut Log) {
        let freed = self.bury(pid, ProcState::Killed);
        log.tell(|| Event::Killed { pid, reason, freed });
        self.dispatch_next(pid, log);
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
        self.disk.take(pid);
        self.memory.take_back_all(pid)
    }

    /// Tells of blocks that were never freed.
    fn tell_leaks(&self, pid: u32, log: &mut Log) {
        log.tell_any(|| {
            let (blocks, bytes) = self.process(pid)?.heap.live();
            (blocks > 0).then_some(Event::Leaked { pid, blocks, bytes })
        });
    }

    /// Gives the CPU, if it is idle, to the next process that waits.
    fn dispatch_next(&mut self, pid: u32, log: &mut Log) {
        if let Some(next) = self.next_in_turn(pid).filter(|_| self.running.is_none()) {
            self.dispatch(next, log);
        }
    }

    /// The next process that waits for the CPU, in order of pid, round and round.
    pub(super) fn next_in_turn(&self, pid: u32) -> Option<u32> {
        let count = self.processes.len() as u32;
        let waits = |pid: &u32| self.process(*pid).is_some_and(Process::is_waiting);
        (0..count).map(|ahead| (pid + ahead) % count + 1).find(waits)
    }
}
