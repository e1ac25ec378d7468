//! malloc and free: library calls, which ask the OS for more heap only when they must.

use crate::addr::VirtAddr;
use crate::event::Event;
use crate::heap::{Allocation, Full};
use crate::machine::Machine;

/// The heap grows by a multiple of this many bytes, so that the library seldom has to ask.
const GROWTH: u64 = 256;

/// What stands in a block's header after its size, as a mark that the header is whole.
const MAGIC: u64 = 1_234_567;

impl Machine {
    /// The malloc command: a library call in a process's own heap.
    pub(crate) fn malloc(&mut self, pid: u32, size: u64) -> Result<Vec<Event>, String> {
        if size == 0 {
            return Err("malloc of 0 bytes: ask for at least 1".into());
        }
        let (_, events) = self.allocate(pid, size)?;
        Ok(events)
    }

    /// The free command: gives back what malloc returned.
    pub(crate) fn free(&mut self, pid: u32, address: VirtAddr) -> Result<Vec<Event>, String> {
        let release = self.process_mut(pid)?.heap.release(address)?;
        self.counts.library_calls += 1;
        let (size, merged) = (release.size, release.merged);
        Ok(vec![Event::Freed { pid, address, size, merged }])
    }

    /// Finds room for `size` bytes, growing the heap where it must. An error changes nothing.
    pub(crate) fn allocate(&mut self, pid: u32, size: u64) -> Result<(u64, Vec<Event>), String> {
        let (allocation, mut events) = match self.process_mut(pid)?.heap.allocate(size) {
            Ok(allocation) => (allocation, Vec::new()),
            Err(full) => self.grow_and_allocate(pid, size, &full)?,
        };
        self.counts.library_calls += 1;
        self.spent.search += allocation.visited * self.config.costs.block_visited;
        self.write_header(pid, &allocation);
        let Allocation { address, size: usable, visited, split } = allocation;
        events.push(Event::Allocated {
            pid,
            address: VirtAddr(address),
            requested: size,
            size: usable,
            visited,
            split,
        });
        Ok((address, events))
    }

    fn grow_and_allocate(
        &mut self,
        pid: u32,
        size: u64,
        full: &Full,
    ) -> Result<(Allocation, Vec<Event>), String> {
        let generous = full.missing.checked_next_multiple_of(GROWTH).unwrap_or(full.missing);
        let grown = self.sbrk(pid, generous).or_else(|_| self.sbrk(pid, full.missing));
        let events = grown.map_err(|reason| {
            let name = self.process(pid).map_or("?", |process| process.name.as_str());
            format!("malloc of {size} bytes in {name} found no room and the heap cannot grow: {reason}")
        })?;
        self.spent.search += full.visited * self.config.costs.block_visited;
        let again = self.process_mut(pid)?.heap.allocate(size);
        let allocation = again.map_err(|_| format!("malloc of {size} bytes found no room"))?;
        Ok((allocation, events))
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
