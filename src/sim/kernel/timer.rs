//! The timer: it interrupts the running process at the end of its quantum, and the next one gets the CPU.

use crate::cost::charge;
use crate::event::Event;
use crate::log::Log;
use crate::machine::Machine;

impl Machine {
    /// The interrupt, if it is due: round robin, in order of pid. Who is alone goes on after the interrupt.
    pub(crate) fn tick(&mut self, log: &mut Log) {
        let Some(pid) = self.running else { return };
        let ran = self.spent.total().saturating_sub(self.dispatched);
        if self.config.quantum == 0 || ran < self.config.quantum {
            return;
        }
        charge(&mut self.spent.traps, 1, self.config.costs.trap);
        log.tell(|| Event::TimerInterrupt { pid, ran });
        match self.next_in_turn(pid) {
            Some(next) => self.switch(next, log),
            None => self.dispatched = self.spent.total(),
        }
    }
}
