//! Placement: finding holes for the parts of a new process.

use crate::addr::{PhysAddr, SegmentName};
use crate::event::{Part, Placement};
use crate::layout::Layout;
use crate::machine::Machine;
use crate::mechanism::{Placed, Tenancy};
use crate::phys_mem::NoRoom;
use crate::wording::list;

impl Machine {
    /// Finds a hole for each part, but for code that is shared; an error leaves those found until then taken.
    pub(super) fn place(
        &mut self,
        pid: u32,
        layout: &Layout,
        model: Option<u32>,
    ) -> Result<(Placed, Vec<Placement>), String> {
        if self.config.mechanism.nature().tenancy == Tenancy::InTurn && self.running.is_some() {
            return self.place_in_turn(layout);
        }
        let mut placed = Placed::default();
        let mut placements = Vec::new();
        for (part, size) in self.config.mechanism.demand(layout) {
            if let Some(start) = self.code_of(model).filter(|_| part == Part::Segment(SegmentName::Code)) {
                self.memory.share(start, pid);
                placed.put(part, start);
                placements.push(Placement { part, start: PhysAddr(start), size, visited: 0 });
                continue;
            }
            let given = self.memory.give(size, pid, part);
            let given = given.map_err(|no_room| does_not_fit(part, &no_room, &placements))?;
            placed.put(part, given.start);
            let (start, size) = (PhysAddr(given.start), given.size);
            placements.push(Placement { part, start, size, visited: given.visited });
        }
        Ok((placed, placements))
    }

    /// Where processes lie in memory in turn, a new one will lie where the others do.
    fn place_in_turn(&self, layout: &Layout) -> Result<(Placed, Vec<Placement>), String> {
        let mut placed = Placed::default();
        let neighbour = self.processes.iter().find(|process| process.is_alive());
        let start = neighbour.and_then(|process| process.placed.start(Part::AddressSpace));
        let start =
            start.ok_or_else(|| self.memory.no_room(layout.address_space()).reason(Part::AddressSpace))?;
        placed.put(Part::AddressSpace, start);
        Ok((placed, Vec::new()))
    }

    /// Clears what was placed, and pays for the search.
    pub(super) fn pay_placement(&mut self, placements: &[Placement], shares: bool) {
        for Placement { part, start, size, visited } in placements {
            if !(shares && *part == Part::Segment(SegmentName::Code)) {
                self.memory.bytes.clear(start.0, *size);
            }
            self.charge_search(*visited);
        }
    }
}

/// Which part found no hole, and what was free when its turn came.
fn does_not_fit(part: Part, no_room: &NoRoom, before: &[Placement]) -> String {
    let NoRoom { wanted, free, largest } = no_room;
    let names: Vec<&str> = before.iter().map(|placement| placement.part.name()).collect();
    let then = match names.len() {
        0 => String::new(),
        1 => format!("once its {} is placed, ", list(&names, "")),
        _ => format!("once its {} are placed, ", list(&names, " and ")),
    };
    format!(
        "its {part} needs {wanted} bytes; {then}{free} are free and the largest hole has {largest}",
        part = part.name()
    )
}
