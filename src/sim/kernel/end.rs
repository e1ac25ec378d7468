//! The end of a process: it exits or is killed, its memory is taken back, and the next one runs.

use crate::cost::charge;
use crate::event::Event;
use crate::machine::Machine;
use crate::process::ProcState;

impl Machine {
    /// Ends a process of its own accord; the next that is ready gets the CPU.
    pub(crate) fn exit(&mut self, pid: u32) -> Result<Vec<Event>, String> {
        let freed = self.bury(pid, ProcState::Exited)?;
        self.counts.system_calls += 1;
        self.after(pid, Event::Exited { pid, freed })
    }

    /// Ends a process because of what it did; the next that is ready gets the CPU.
    pub(crate) fn kill(&mut self, pid: u32, reason: String) -> Result<Vec<Event>, String> {
        let freed = self.bury(pid, ProcState::Killed)?;
        self.after(pid, Event::Killed { pid, reason, freed })
    }

    /// Takes a process's memory back; returns the bytes.
    fn bury(&mut self, pid: u32, state: ProcState) -> Result<u64, String> {
        let last = (self.running == Some(pid)).then(|| std::mem::take(&mut self.cpu));
        if last.is_some() {
            self.running = None;
        }
        let freed = self.memory.take_back_all(pid);
        let process = self.process_mut(pid)?;
        process.state = state;
        if let Some(last) = last {
            process.context = last;
        }
        charge(&mut self.spent.traps, 1, self.config.costs.trap);
        Ok(freed)
    }

    /// Gives the CPU, if it is idle, to the next process that is ready, in order of pid, round and round.
    fn after(&mut self, pid: u32, event: Event) -> Result<Vec<Event>, String> {
        let mut events = vec![event];
        if self.running.is_none()
            && let Some(next) = self.next_ready(pid)
        {
            events.push(self.dispatch(next)?);
        }
        Ok(events)
    }

    fn next_ready(&self, pid: u32) -> Option<u32> {
        let mut ready = self.processes.iter().filter(|process| process.state == ProcState::Ready);
        let first = ready.clone().next();
        ready.find(|process| process.pid > pid).or(first).map(|process| process.pid)
    }
}
