//! malloc and free: library calls, which ask the OS for more heap only when they must.

use crate::addr::VirtAddr;
use crate::cost::charge;
use crate::event::Event;
use crate::heap::{Allocation, Full, Release};
use crate::machine::Machine;

/// The heap grows by a multiple of this many bytes, so that the library seldom has to ask.
const GROWTH: u64 = 256;

/// What stands in a block's header after its size, as a mark that the header is whole.
const MAGIC: u64 = 1_234_567;

/// Why malloc found no room, and what it did before it gave up.
pub(crate) struct Refusal {
    /// The reason, as the end of a sentence.
    pub reason: String,
    /// Free blocks looked at.
    pub visited: u64,
    /// Bytes by which the OS was asked to enlarge the heap, if it was asked.
    pub asked: Option<u64>,
}

impl Machine {
    /// The malloc command: a library call in a process's own heap. An error changes nothing.
    pub(crate) fn malloc(&mut self, pid: u32, size: u64, events: &mut Vec<Event>) -> Result<(), String> {
        self.allocate(pid, size, events).map(|_| ()).map_err(|refusal| {
            let name = self.process(pid).map_or("?", |process| process.name.as_str());
            format!("malloc of {size} bytes in {name}: {}", refusal.reason)
        })
    }

    /// The free command: gives back what malloc returned. An error changes nothing.
    pub(crate) fn free(
        &mut self,
        pid: u32,
        address: VirtAddr,
        events: &mut Vec<Event>,
    ) -> Result<(), String> {
        let process = self.process_mut(pid).ok_or("there is no such process")?;
        let release = process.heap.release(address.0).map_err(|bad| bad.reason(address.0))?;
        let Release { size, merged, .. } = release;
        self.counts.library_calls += 1;
        events.push(Event::Freed { pid, address, size, merged });
        Ok(())
    }

    /// Finds room for `size` bytes, growing the heap where it must; the address. An error changes nothing.
    pub(crate) fn allocate(&mut self, pid: u32, size: u64, events: &mut Vec<Event>) -> Result<u64, Refusal> {
        if size == 0 {
            return Err(Refusal { reason: "ask for at least 1 byte".into(), visited: 0, asked: None });
        }
        let allocation = match self.search(pid, size) {
            Ok(allocation) => allocation,
            Err(full) => self.grow_and_search(pid, size, &full, events)?,
        };
        self.counts.library_calls += 1;
        self.charge_search(allocation.visited);
        self.write_header(pid, &allocation);
        let Allocation { address, size: usable, visited, split, .. } = allocation;
        events.push(Event::Allocated {
            pid,
            address: VirtAddr(address),
            requested: size,
            size: usable,
            visited,
            split,
        });
        Ok(address)
    }

    fn search(&mut self, pid: u32, size: u64) -> Result<Allocation, Full> {
        let process = self.process_mut(pid).ok_or(Full { visited: 0, missing: size })?;
        process.heap.allocate(size)
    }

    /// Asks the OS for a generous piece, else for just what is missing.
    fn grow_and_search(
        &mut self,
        pid: u32,
        size: u64,
        full: &Full,
        events: &mut Vec<Event>,
    ) -> Result<Allocation, Refusal> {
        let generous = full.missing.checked_next_multiple_of(GROWTH).unwrap_or(full.missing);
        let grown = self.sbrk(pid, generous, events).or_else(|_| self.sbrk(pid, full.missing, events));
        let refuse = |reason| Refusal { reason, visited: full.visited, asked: Some(full.missing) };
        grown.map_err(|reason| {
            refuse(format!("no free block is large enough and the heap cannot grow: {reason}"))
        })?;
        self.charge_search(full.visited);
        self.search(pid, size).map_err(|_| refuse("the heap grew by too little".into()))
    }

    /// Pays for looking at so many free blocks.
    pub(crate) fn charge_search(&mut self, visited: u64) {
        charge(&mut self.spent.search, visited, self.config.costs.block_visited);
    }

    /// Writes the header: size and mark, four bytes each, as far as the header is long enough.
    fn write_header(&mut self, pid: u32, allocation: &Allocation) {
        let Some(process) = self.process(pid) else { return };
        let header = process.heap.header();
        let at = VirtAddr(allocation.address - header);
        if header < 8 {
            return;
        }
        if let Some(phys) = self.physical(process, at) {
            self.memory.bytes.store(phys, 4, allocation.size);
            self.memory.bytes.store(phys + 4, 4, MAGIC);
        }
    }
}
