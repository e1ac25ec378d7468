//! Compaction: the OS slides processes together and loads their MMU registers anew.

use crate::addr::PhysAddr;
use crate::cost::charge;
use crate::event::{Event, Part};
use crate::log::Log;
use crate::machine::Machine;
use crate::mechanism::{Relocation, Tenancy};
use crate::phys_mem::{Move, Room};

impl Machine {
    /// The compact command. An error says why nothing can be moved.
    pub(crate) fn compact(&mut self, log: &mut Log) -> Result<(), String> {
        self.check_movable()?;
        self.slide(None, log);
        Ok(())
    }

    /// Whether sliding everything together would make room for `more` bytes in one piece.
    pub(super) fn can_make_room(&self, more: u64) -> bool {
        self.check_movable().is_ok() && self.memory.free() >= more
    }

    fn check_movable(&self) -> Result<(), String> {
        let nature = self.config.mechanism.nature();
        if nature.relocation == Relocation::Loader {
            let why = match nature.tenancy {
                Tenancy::Together => {
                    "the loader wrote physical addresses into every program, so a loaded process cannot move"
                }
                _ => "one process has the memory, and its addresses are physical",
            };
            return Err(format!(
                "{} cannot compact: {why}; base, base-and-bounds and segmentation can",
                nature.name
            ));
        }
        if self.memory.can_slide() {
            return Ok(());
        }
        Err("buddy blocks cannot be slid together: each lies at a multiple of its own size; choose another placement policy".into())
    }

    /// Slides everything together, but for the room in which a stretch is to grow where it lies.
    pub(super) fn slide(&mut self, room: Option<Room>, log: &mut Log) {
        let before = self.memory.largest_hole();
        let moves = self.memory.compact(room);
        let mut copied = 0;
        for step in &moves {
            copied += step.size;
            charge(&mut self.spent.copying, step.size.div_ceil(8), self.config.costs.copy_eight_bytes);
            log.tell(|| step.event());
        }
        self.follow(&moves);
        let (moved, after) = (moves.len() as u64, self.memory.largest_hole());
        log.tell(|| Event::Compacted { moved, copied, before, after });
    }

    /// Enters the new places of what was moved, ascending by where it was, into the PCBs and the MMU.
    fn follow(&mut self, moves: &[Move]) {
        for process in self.processes.iter_mut().filter(|process| process.is_alive()) {
            let before = process.placed;
            for part in Part::ALL {
                let Some(start) = before.start(part) else { continue };
                if let Ok(place) = moves.binary_search_by_key(&start, |step| step.from) {
                    process.placed.put(part, moves.get(place).map_or(start, |step| step.to));
                }
            }
            process.context.mmu = self.config.mechanism.rules().registers(&process.layout, &process.placed);
        }
        if let Some(process) = self.running.and_then(|pid| self.process(pid)) {
            self.cpu.mmu = process.context.mmu.clone();
        }
    }
}

impl Move {
    /// The move as it is told.
    pub(super) fn event(&self) -> Event {
        let Self { pid, part, from, to, size } = *self;
        Event::Moved { pid, part, from: PhysAddr(from), to: PhysAddr(to), size }
    }
}
