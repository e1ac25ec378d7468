//! Library calls made by a program: malloc, free and exit, with their arguments in registers.

use crate::addr::VirtAddr;
use crate::cost::charge;
use crate::event::Event;
use crate::execute::Execution;
use crate::isa::{Library, RegId};
use crate::machine::Machine;
use crate::malloc::Refusal;

impl Machine {
    /// Runs a library routine for the process that called it, and returns to the caller.
    pub(crate) fn call_library(&mut self, pid: u32, routine: Library) -> Result<Vec<Event>, String> {
        let argument = self.cpu.registers.get(RegId::Rdi);
        let mut events = match routine {
            Library::Exit => return self.exit(pid),
            Library::Malloc => self.library_malloc(pid, argument),
            Library::Free => match self.library_free(pid, argument) {
                Ok(events) => events,
                Err(reason) => return self.kill(pid, format!("the library aborted it ({reason})")),
            },
        };
        let mut execution = Execution::new(self, pid);
        let popped = execution.pop("return address");
        let (mut registers, references) = execution.finish();
        events.extend(references);
        match popped {
            Ok(address) => {
                registers.rip = address;
                self.cpu.registers = registers;
                Ok(events)
            }
            Err(trap) => self.handle(pid, trap, events),
        }
    }

    /// malloc as a program calls it: the address in %rax, 0 where there is no room.
    fn library_malloc(&mut self, pid: u32, size: u64) -> Vec<Event> {
        let (address, events) = match self.allocate(pid, size) {
            Ok(allocated) => allocated,
            Err(refusal) => (0, self.out_of_memory(pid, size, refusal)),
        };
        self.cpu.registers.set(RegId::Rax, address);
        events
    }

    fn out_of_memory(&mut self, pid: u32, requested: u64, refusal: Refusal) -> Vec<Event> {
        self.counts.library_calls += 1;
        charge(&mut self.spent.search, refusal.visited, self.config.costs.block_visited);
        let asked = refusal.asked.map(|bytes| {
            self.pay_system_call();
            Event::SystemCall { pid, call: "sbrk", bytes }
        });
        asked.into_iter().chain([Event::OutOfMemory { pid, requested, reason: refusal.reason }]).collect()
    }

    /// free as a program calls it; of address 0 it does nothing, as in C.
    fn library_free(&mut self, pid: u32, address: u64) -> Result<Vec<Event>, String> {
        if address == 0 {
            self.counts.library_calls += 1;
            return Ok(Vec::new());
        }
        self.free(pid, VirtAddr(address))
    }
}
