//! Library calls made by a program: malloc, calloc, realloc, free and exit, with their arguments in registers.

use crate::addr::VirtAddr;
use crate::event::Event;
use crate::execute::Execution;
use crate::isa::{Library, RegId};
use crate::log::Log;
use crate::machine::Machine;
use crate::malloc::{Refusal, product};

impl Machine {
    /// Runs a library routine for the process that called it, and returns to the caller.
    pub(crate) fn call_library(&mut self, pid: u32, routine: Library, log: &mut Log) {
        let argument = |id| self.cpu.registers.get(id);
        let (first, second) = (argument(RegId::Rdi), argument(RegId::Rsi));
        let answer = match routine {
            Library::Exit => return self.exit(pid, log),
            Library::Malloc => Ok(Some(self.library_malloc(pid, first, log))),
            Library::Calloc => Ok(Some(self.library_calloc(pid, first, second, log))),
            Library::Realloc => self.library_realloc(pid, first, second, log).map(Some),
            Library::Free => self.free(pid, VirtAddr(first), log).map(|()| None),
        };
        match answer {
            Ok(answer) => self.return_from_library(pid, answer, log),
            Err(reason) => {
                self.pay_library_call();
                self.kill(pid, format!("the library aborted it ({reason})"), log);
            }
        }
    }

    /// Back to the caller, with what the routine returned in %rax.
    fn return_from_library(&mut self, pid: u32, answer: Option<u64>, log: &mut Log) {
        if let Some(answer) = answer {
            self.cpu.registers.set(RegId::Rax, answer);
        }
        match Execution::new(self, pid, log).ret() {
            Ok(registers) => self.cpu.registers = registers,
            Err(trap) => self.handle(pid, trap, log),
        }
    }

    /// malloc as a program calls it: 0 where there is no room.
    fn library_malloc(&mut self, pid: u32, size: u64, log: &mut Log) -> u64 {
        let allocated = self.allocate(pid, size, None, log);
        allocated.unwrap_or_else(|refusal| self.out_of_memory(pid, size, refusal, log))
    }

    /// calloc as a program calls it: 0 where there is no room, or where count times size overflows.
    fn library_calloc(&mut self, pid: u32, count: u64, size: u64, log: &mut Log) -> u64 {
        let bytes = match product(count, size) {
            Ok(bytes) => bytes,
            Err(reason) => {
                return self.out_of_memory(pid, u64::MAX, Refusal { reason, visited: 0, asked: None }, log);
            }
        };
        let address = self.library_malloc(pid, bytes, log);
        if address != 0 {
            self.zero(pid, address, bytes, log);
        }
        address
    }

    /// realloc as a program calls it: of 0 it is malloc, to 0 bytes it is free. An error is of a bad address.
    fn library_realloc(&mut self, pid: u32, address: u64, size: u64, log: &mut Log) -> Result<u64, String> {
        if address == 0 {
            return Ok(self.library_malloc(pid, size, log));
        }
        if size == 0 {
            return self.free(pid, VirtAddr(address), log).map(|()| 0);
        }
        let resized = self.resize(pid, VirtAddr(address), size, log)?;
        Ok(resized.unwrap_or_else(|refusal| self.out_of_memory(pid, size, refusal, log)))
    }

    /// What a call costs that found no room; it returns 0.
    fn out_of_memory(&mut self, pid: u32, requested: u64, refusal: Refusal, log: &mut Log) -> u64 {
        self.pay_library_call();
        self.charge_search(refusal.visited);
        if let Some(bytes) = refusal.asked {
            self.pay_system_call();
            log.tell(|| Event::SystemCall { pid, call: "sbrk", bytes });
        }
        log.tell(|| Event::OutOfMemory { pid, requested, reason: refusal.reason });
        0
    }
}
