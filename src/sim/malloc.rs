//! malloc and free, calloc and realloc: library calls, which ask the OS for memory only when they must.

mod header;
mod number;
mod search;

use crate::addr::VirtAddr;
use crate::command::Place;
use crate::cost::charge;
use crate::event::Event;
use crate::heap::{Release, Resized, Wanted};
use crate::log::Log;
use crate::machine::Machine;

pub(crate) use search::Refusal;

impl Machine {
    /// The malloc command: a library call in a process's own heap. An error changes nothing.
    pub(crate) fn malloc(
        &mut self,
        pid: u32,
        size: u64,
        block: Option<u32>,
        log: &mut Log,
    ) -> Result<(), String> {
        self.check_number(pid, block)?;
        let allocated = self.allocate(pid, size, block, log);
        allocated.map(drop).map_err(|refusal| self.refused(pid, "malloc", size, &refusal))
    }

    /// The calloc command: `count` times `size` bytes, set to zero. An error changes nothing.
    pub(crate) fn calloc(
        &mut self,
        pid: u32,
        [count, size]: [u64; 2],
        block: Option<u32>,
        log: &mut Log,
    ) -> Result<(), String> {
        self.check_number(pid, block)?;
        let bytes = product(count, size)?;
        let allocated = self.allocate(pid, bytes, block, log);
        let address = allocated.map_err(|refusal| self.refused(pid, "calloc", bytes, &refusal))?;
        self.zero(pid, address, bytes, log);
        Ok(())
    }

    /// The realloc command: a block of another size. An error changes nothing.
    pub(crate) fn realloc(&mut self, pid: u32, at: Place, size: u64, log: &mut Log) -> Result<(), String> {
        if size == 0 {
            return Err("realloc to 0 bytes: ask for at least 1 byte, or use free".into());
        }
        let at = self.resolve(pid, at)?;
        let resized = self.resize(pid, at, size, log)?;
        resized.map(drop).map_err(|refusal| self.refused(pid, "realloc", size, &refusal))
    }

    /// The free command: gives back what malloc returned; of 0 it does nothing, as in C. An error changes nothing.
    pub(crate) fn free(&mut self, pid: u32, at: VirtAddr, log: &mut Log) -> Result<(), String> {
        if at.0 == 0 {
            self.pay_library_call();
            return Ok(());
        }
        self.check_header(pid, at, log)?;
        let process = self.process_mut(pid).ok_or("there is no such process")?;
        let released = process.heap.release(at.0).map_err(|bad| bad.reason(at.0))?;
        self.pay_library_call();
        self.give_back(pid, at, released, log);
        Ok(())
    }

    /// Finds room for `size` bytes, for a block of this number or of the next; the address. An error changes nothing.
    pub(crate) fn allocate(
        &mut self,
        pid: u32,
        size: u64,
        number: Option<u32>,
        log: &mut Log,
    ) -> Result<u64, Refusal> {
        if size == 0 {
            return Err(Refusal { reason: "ask for at least 1 byte".into(), visited: 0, asked: None });
        }
        let next = self.process(pid).and_then(|process| process.numbers.next());
        let number = number.or(next).unwrap_or(0);
        let allocation = self.find_room(pid, Wanted { requested: size, number }, log)?;
        self.enter_number(pid, number, allocation.address);
        self.pay_library_call();
        self.charge_search(allocation.visited);
        self.write_header(pid, allocation.address, allocation.size);
        log.tell(|| allocation.event(pid, size));
        Ok(allocation.address)
    }

    /// Gives a block another size, in its place or by copying it; its address then. The outer error is of a bad
    /// address, the inner one of no room; both change nothing.
    pub(crate) fn resize(
        &mut self,
        pid: u32,
        at: VirtAddr,
        requested: u64,
        log: &mut Log,
    ) -> Result<Result<u64, Refusal>, String> {
        self.check_header(pid, at, log)?;
        let process = self.process_mut(pid).ok_or("there is no such process")?;
        let old = process.heap.usable(at.0).unwrap_or(0);
        match process.heap.resize(at.0, requested).map_err(|bad| bad.refusal("realloc", at.0))? {
            Resized::InPlace { size } => {
                self.pay_library_call();
                self.write_header(pid, at.0, size);
                log.tell(|| Event::Resized { pid, from: at, to: at, requested, size, copied: 0 });
                Ok(Ok(at.0))
            }
            Resized::MustMove => Ok(self.resize_elsewhere(pid, at, requested, old, log)),
        }
    }

    fn resize_elsewhere(
        &mut self,
        pid: u32,
        at: VirtAddr,
        requested: u64,
        old: u64,
        log: &mut Log,
    ) -> Result<u64, Refusal> {
        let number = self.number_of(pid, at);
        let address = self.allocate(pid, requested, number, log)?;
        let copied = old.min(requested);
        self.copy_in_heap(pid, at, VirtAddr(address), copied);
        let size = self.process(pid).and_then(|process| process.heap.usable(address)).unwrap_or(requested);
        log.tell(|| Event::Resized { pid, from: at, to: VirtAddr(address), requested, size, copied });
        if let Some(Ok(released)) = self.process_mut(pid).map(|process| process.heap.release(at.0)) {
            self.give_back(pid, at, released, log);
        }
        Ok(address)
    }

    /// What follows once the books have a block back: a mapping that lay at the end returns to the OS.
    fn give_back(&mut self, pid: u32, address: VirtAddr, released: Release, log: &mut Log) {
        let Release { size, merged, unmapped } = released;
        log.tell(|| Event::Freed { pid, address, size, merged });
        if unmapped > 0 {
            self.reduce(pid, unmapped, "munmap", log);
        }
    }

    /// Sets a new block to zero, as calloc does.
    pub(crate) fn zero(&mut self, pid: u32, address: u64, size: u64, log: &mut Log) {
        let start = self.process(pid).and_then(|process| self.physical(process, VirtAddr(address)));
        if let Some(start) = start {
            self.memory.bytes.clear(start, size);
        }
        charge(&mut self.spent.copying, size.div_ceil(8), self.config.costs.copy_eight_bytes / 2);
        log.tell(|| Event::Zeroed { pid, address: VirtAddr(address), size });
    }

    fn copy_in_heap(&mut self, pid: u32, from: VirtAddr, to: VirtAddr, size: u64) {
        let place = |at| self.process(pid).and_then(|process| self.physical(process, at));
        if let (Some(from), Some(to)) = (place(from), place(to)) {
            self.memory.bytes.copy(from, to, size);
        }
        charge(&mut self.spent.copying, size.div_ceil(8), self.config.costs.copy_eight_bytes);
    }

    /// Counts a library call and pays for the way into the routine and back.
    pub(crate) fn pay_library_call(&mut self) {
        self.counts.library_calls += 1;
        charge(&mut self.spent.instructions, 1, self.config.costs.library_call);
    }

    fn refused(&self, pid: u32, call: &str, size: u64, refusal: &Refusal) -> String {
        let name = self.process(pid).map_or("?", |process| process.name.as_str());
        format!("{call} of {size} bytes in {name}: {}", refusal.reason)
    }
}

/// Bytes of so many elements.
pub(crate) fn product(count: u64, size: u64) -> Result<u64, String> {
    count
        .checked_mul(size)
        .ok_or_else(|| format!("calloc of {count} times {size} bytes: the product has more than 64 bits"))
}
