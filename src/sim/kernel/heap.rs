//! sbrk, mmap and munmap: the system calls by which a heap gets memory and gives it back.

use crate::addr::{SegmentName, VirtAddr};
use crate::cost::charge;
use crate::event::{Event, Part};
use crate::layout::Layout;
use crate::log::Log;
use crate::machine::Machine;
use crate::phys_mem::{Move, NoRoom, Room};

impl Machine {
    /// Enlarges the heap segment by `bytes`: in place where it can, else by moving it to a larger hole, else by
    /// compaction. The library enters the bytes into its books itself. An error changes nothing.
    pub(crate) fn enlarge(
        &mut self,
        pid: u32,
        bytes: u64,
        call: &'static str,
        log: &mut Log,
    ) -> Result<(), String> {
        let process = self.process(pid).ok_or("there is no such process")?;
        let from = process.layout.size(SegmentName::Heap);
        let to = from.saturating_add(bytes);
        let layout = process.layout.resized(SegmentName::Heap, to)?;
        let part = process.placed.holder(SegmentName::Heap);
        let start = process.placed.start(part);
        let plan = self.plan(pid, part, start, layout.part(part)).map_err(|no_room| no_room.reason(part))?;
        log.tell(|| Event::SystemCall { pid, call, bytes });
        self.carry_plan(pid, part, layout.part(part), plan, log);
        log.tell(|| Event::HeapGrown { pid, from, to });
        self.pay_system_call();
        self.enter(pid, layout);
        self.clear_fresh(pid, bytes);
        Ok(())
    }

    /// Clears the last `bytes` of a heap: the OS hands out no memory that still holds something.
    fn clear_fresh(&mut self, pid: u32, bytes: u64) {
        let start = self.process(pid).and_then(|process| {
            let end = process.layout.end(SegmentName::Heap).0;
            self.physical(process, VirtAddr(end.saturating_sub(bytes)))
        });
        if let Some(start) = start {
            self.memory.bytes.clear(start, bytes);
        }
    }

    /// Makes the heap segment `bytes` smaller; what lay at its end goes back to the OS.
    pub(crate) fn reduce(&mut self, pid: u32, bytes: u64, call: &'static str, log: &mut Log) {
        let Some(process) = self.process(pid) else { return };
        let from = process.layout.size(SegmentName::Heap);
        let to = from.saturating_sub(bytes);
        let Ok(layout) = process.layout.resized(SegmentName::Heap, to) else { return };
        let part = process.placed.holder(SegmentName::Heap);
        if let Some(start) = process.placed.start(part) {
            self.cut(pid, part, start, layout.part(part));
        }
        log.tell(|| Event::SystemCall { pid, call, bytes });
        log.tell(|| Event::HeapGrown { pid, from, to });
        self.pay_system_call();
        self.enter(pid, layout);
    }

    /// Counts a system call and pays for the way into the OS and back.
    pub(crate) fn pay_system_call(&mut self) {
        self.counts.system_calls += 1;
        charge(&mut self.spent.traps, 1, self.config.costs.trap);
    }

    /// How one part of a process can come to be `size` bytes long. What can be done at once is done; the books of the
    /// process are not touched.
    fn plan(&mut self, pid: u32, part: Part, start: Option<u64>, size: u64) -> Result<Plan, NoRoom> {
        let before = start.map_or(0, |start| self.memory.owned_size(start));
        if let Some(start) = start
            && (before >= size || self.memory.lengthen(start, size))
        {
            return Ok(Plan::Done);
        }
        match self.memory.give(size, pid, part) {
            Ok(given) => {
                self.charge_search(given.visited);
                Ok(Plan::Move { from: start, to: given.start, size: before })
            }
            Err(no_room) => {
                let more = size - before;
                let room = start.map(|start| Room { start, more });
                if self.can_make_room(more) { Ok(Plan::Compact(room)) } else { Err(no_room) }
            }
        }
    }

    /// Carries out what is planned and enters where the part lies now.
    fn carry_plan(&mut self, pid: u32, part: Part, size: u64, plan: Plan, log: &mut Log) {
        match plan {
            Plan::Done => {}
            Plan::Move { from, to, size: before } => {
                self.settle(pid, part, to);
                if let Some(from) = from {
                    self.relocate(Move { pid, part, from, to, size: before }, log);
                }
            }
            Plan::Compact(room) => {
                self.slide(room, log);
                match self.process(pid).and_then(|process| process.placed.start(part)) {
                    Some(start) => drop(self.memory.lengthen(start, size)),
                    None => self.settle_in_hole(pid, part, size),
                }
            }
        }
    }

    /// Gives a part its first bytes, in the one hole that compaction leaves.
    fn settle_in_hole(&mut self, pid: u32, part: Part, size: u64) {
        if let Ok(given) = self.memory.give(size, pid, part) {
            self.charge_search(given.visited);
            self.settle(pid, part, given.start);
        }
    }

    /// Enters where a part lies.
    fn settle(&mut self, pid: u32, part: Part, at: u64) {
        if let Some(process) = self.process_mut(pid) {
            process.placed.put(part, at);
        }
    }

    /// Copies a stretch to its new place and gives the old one back.
    fn relocate(&mut self, step: Move, log: &mut Log) {
        self.memory.bytes.copy(step.from, step.to, step.size);
        self.memory.take_back(step.from);
        charge(&mut self.spent.copying, step.size.div_ceil(8), self.config.costs.copy_eight_bytes);
        log.tell(|| step.event());
    }

    /// Leaves `size` bytes of a part; of nothing, nothing is kept.
    fn cut(&mut self, pid: u32, part: Part, start: u64, size: u64) {
        if size > 0 {
            return self.memory.shorten(start, size);
        }
        self.memory.take_back(start);
        if let Some(process) = self.process_mut(pid) {
            process.placed.forget(part);
        }
    }

    /// Enters another layout into the PCB, and what follows from it into the MMU.
    fn enter(&mut self, pid: u32, layout: Layout) {
        let rules = self.config.mechanism.rules();
        let running = self.running == Some(pid);
        let Some(process) = self.process_mut(pid) else { return };
        process.context.mmu = rules.registers(&layout, &process.placed);
        process.layout = layout;
        if running {
            self.cpu.mmu = process.context.mmu.clone();
        }
    }
}

/// How a part of a process comes to be longer.
enum Plan {
    /// It lies where there is room, and has it by now.
    Done,
    /// It moves to a larger hole, which is its own by now.
    Move { from: Option<u64>, to: u64, size: u64 },
    /// Everything slides together, and makes room for it where it lies, if it lies anywhere.
    Compact(Option<Room>),
}
