//! sbrk: the system call that enlarges a heap, in place where it can, else by moving it.

use crate::addr::{PhysAddr, SegmentName};
use crate::cost::charge;
use crate::event::{Event, Part};
use crate::machine::Machine;
use crate::mechanism::Placed;

impl Machine {
    /// Enlarges a heap by `bytes`: in place where it can, else by moving it to a larger hole. An error changes nothing.
    pub(crate) fn sbrk(&mut self, pid: u32, bytes: u64, events: &mut Vec<Event>) -> Result<(), String> {
        let process = self.process(pid).ok_or("there is no such process")?;
        let from = process.layout.size(SegmentName::Heap);
        let to = from.saturating_add(bytes);
        let layout = process.layout.resized(SegmentName::Heap, to)?;
        let mut placed = process.placed;

        let part = placed.holder(SegmentName::Heap);
        let moved = self.fit(pid, part, layout.part(part), &mut placed)?;
        events.push(Event::SystemCall { pid, call: "sbrk", bytes });
        events.extend(moved);
        events.push(Event::HeapGrown { pid, from, to });
        self.pay_system_call();

        let mmu = self.config.mechanism.rules().registers(&layout, &placed);
        if self.running == Some(pid) {
            self.cpu.mmu = mmu.clone();
        }
        if let Some(process) = self.process_mut(pid) {
            process.context.mmu = mmu;
            process.layout = layout;
            process.placed = placed;
            process.heap.grow(bytes);
        }
        Ok(())
    }

    /// Counts a system call and pays for the way into the OS and back.
    pub(crate) fn pay_system_call(&mut self) {
        self.counts.system_calls += 1;
        charge(&mut self.spent.traps, 1, self.config.costs.trap);
    }

    /// Makes one part of a process `size` bytes long, moving it where it must.
    fn fit(&mut self, pid: u32, part: Part, size: u64, placed: &mut Placed) -> Result<Option<Event>, String> {
        let old = placed.start(part);
        let before = old.map_or(0, |start| self.memory.owned_size(start));
        if let Some(start) = old
            && (before >= size || self.memory.lengthen(start, size))
        {
            return Ok(None);
        }
        let given = self.memory.give(size, pid, part);
        let given = given.map_err(|no_room| no_room.reason(part))?;
        self.charge_search(given.visited);
        placed.put(part, given.start);
        self.memory.bytes.clear(given.start, size);
        Ok(old.map(|from| {
            self.relocate(from, given.start, before);
            let (from, to) = (PhysAddr(from), PhysAddr(given.start));
            Event::Moved { pid, part, from, to, size: before }
        }))
    }

    /// Copies a stretch to its new place and gives the old one back.
    fn relocate(&mut self, from: u64, to: u64, size: u64) {
        self.memory.bytes.copy(from, to, size);
        self.memory.take_back(from);
        charge(&mut self.spent.copying, size.div_ceil(8), self.config.costs.copy_eight_bytes);
    }
}
