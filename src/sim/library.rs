//! Library calls made by a program: malloc, free and exit, with their arguments in registers.

use crate::addr::VirtAddr;
use crate::event::Event;
use crate::execute::Execution;
use crate::isa::{Library, RegId};
use crate::machine::Machine;
use crate::malloc::Refusal;

impl Machine {
    /// Runs a library routine for the process that called it, and returns to the caller.
    pub(crate) fn call_library(&mut self, pid: u32, routine: Library, events: &mut Vec<Event>) {
        let argument = self.cpu.registers.get(RegId::Rdi);
        match routine {
            Library::Exit => return self.exit(pid, events),
            Library::Malloc => self.library_malloc(pid, argument, events),
            Library::Calloc | Library::Realloc => {
                return self.kill(pid, format!("the library has no {} yet", routine.name()), events);
            }
            Library::Free => {
                if let Err(reason) = self.library_free(pid, argument, events) {
                    return self.kill(pid, format!("the library aborted it ({reason})"), events);
                }
            }
        }
        match Execution::new(self, pid, events).ret() {
            Ok(registers) => self.cpu.registers = registers,
            Err(trap) => self.handle(pid, trap, events),
        }
    }

    /// malloc as a program calls it: the address in %rax, 0 where there is no room.
    fn library_malloc(&mut self, pid: u32, size: u64, events: &mut Vec<Event>) {
        let address = self.allocate(pid, size, events).unwrap_or_else(|refusal| {
            self.out_of_memory(pid, size, refusal, events);
            0
        });
        self.cpu.registers.set(RegId::Rax, address);
    }

    fn out_of_memory(&mut self, pid: u32, requested: u64, refusal: Refusal, events: &mut Vec<Event>) {
        self.counts.library_calls += 1;
        self.charge_search(refusal.visited);
        if let Some(bytes) = refusal.asked {
            self.pay_system_call();
            events.push(Event::SystemCall { pid, call: "sbrk", bytes });
        }
        events.push(Event::OutOfMemory { pid, requested, reason: refusal.reason });
    }

    /// free as a program calls it; of address 0 it does nothing, as in C.
    fn library_free(&mut self, pid: u32, address: u64, events: &mut Vec<Event>) -> Result<(), String> {
        if address == 0 {
            self.counts.library_calls += 1;
            return Ok(());
        }
        self.free(pid, VirtAddr(address), events)
    }
}
