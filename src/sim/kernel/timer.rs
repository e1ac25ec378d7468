//! The timer: it interrupts the running process at the end of its quantum, and the next one gets the CPU.

use crate::cost::charge;
use crate::event::Event;
use crate::log::Log;
use crate::machine::Machine;

impl Machine {
    /// Counts what a process ran from a moment on, and interrupts it if its quantum is over: round robin, in order of
    /// pid. Who is alone goes on after the interrupt. What commands took in between is no process's time.
    pub(crate) fn tick(&mut self, pid: u32, since: u64, log: &mut Log) {
        if self.running != Some(pid) || self.config.quantum == 0 {
            return;
        }
        let ran = self.ran.saturating_add(self.spent.total().saturating_sub(since));
        self.ran = ran;
        if ran < self.config.quantum {
            return;
        }
        charge(&mut self.spent.traps, 1, self.config.costs.trap);
        log.tell(|| Event::TimerInterrupt { pid, ran });
        match self.next_in_turn(pid) {
            Some(next) => self.switch(next, log),
            None => self.ran = 0,
        }
    }
}
