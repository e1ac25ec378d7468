//! Creating a process: find holes for it, load its program, remember it.

use std::rc::Rc;

use crate::addr::{PhysAddr, SegmentName};
use crate::command::ProcessSpec;
use crate::config::MachineConfig;
use crate::event::{Event, Part, Placement, Saved};
use crate::free_list::{Extent, ListOrder};
use crate::heap::{Heap, HeapRules};
use crate::isa::{Listing, assemble};
use crate::layout::Layout;
use crate::machine::Machine;
use crate::mechanism::Placed;
use crate::phys_mem::NoRoom;
use crate::process::{ProcState, Process};
use crate::wording::list;

impl Machine {
    /// Creates a process: assembles its program, finds holes, loads it. The first to come gets the CPU at once.
    pub(crate) fn create(&mut self, spec: &ProcessSpec, events: &mut Vec<Event>) -> Result<(), String> {
        let source = spec.program.as_deref().unwrap_or("");
        let program = assemble(source, 0).map_err(|error| error.to_string())?;
        let layout = self.layout(spec, &program)?;
        let name = self.new_name(spec)?;
        let pid = self.processes.len() as u32 + 1;

        let before = self.memory.clone();
        let (placed, placements) = self.place(pid, &layout).map_err(|reason| {
            self.memory = before;
            format!("process {name} does not fit: {reason}")
        })?;
        for Placement { start, size, visited, .. } in &placements {
            self.memory.bytes.clear(start.0, *size);
            self.charge_search(*visited);
        }
        let process = self.new_process(pid, name.clone(), program, layout, placed);
        self.load(&process);
        self.processes.push(process);
        events.push(Event::Created { pid, name, placed: placements });
        if self.running.is_none() {
            self.dispatch(pid, events);
        }
        Ok(())
    }

    /// The sizes that a new process asks for, defaults filled in, checked against its program.
    fn layout(&self, spec: &ProcessSpec, program: &Listing) -> Result<Layout, String> {
        let space = self.config.address_space;
        let end = program.end();
        let code = spec.code.unwrap_or((space / 8).max(end));
        let sizes = [
            code,
            spec.static_data.unwrap_or(space / 16),
            spec.heap.unwrap_or(space / 8),
            spec.stack.unwrap_or(space / 16),
        ];
        let layout = Layout::new(space, sizes)?;
        if end > code {
            return Err(format!(
                "the program ends at {end:#x}, beyond its code segment of {code} bytes; give it code={end} or more"
            ));
        }
        Ok(layout)
    }

    /// Finds a hole for each part; an error leaves those found until then taken.
    fn place(&mut self, pid: u32, layout: &Layout) -> Result<(Placed, Vec<Placement>), String> {
        let mut placed = Placed::default();
        let mut placements = Vec::new();
        for (part, size) in self.config.mechanism.demand(layout) {
            let given = self.memory.give(size, pid, part);
            let given = given.map_err(|no_room| does_not_fit(part, &no_room, &placements))?;
            placed.put(part, given.start);
            placements.push(Placement { part, start: PhysAddr(given.start), size, visited: given.visited });
        }
        Ok((placed, placements))
    }

    /// A heap that is one free block, the whole heap segment.
    fn new_heap(&self, layout: &Layout) -> Heap {
        let MachineConfig { allocator: policy, header, alignment, coalesce, .. } = self.config;
        let rules = HeapRules { policy, order: ListOrder::Address, header, alignment, coalesce };
        let (start, size) = (layout.start(SegmentName::Heap).0, layout.size(SegmentName::Heap));
        Heap::new(rules, Extent { start, size })
    }

    fn new_process(
        &self,
        pid: u32,
        name: String,
        program: Listing,
        layout: Layout,
        placed: Placed,
    ) -> Process {
        let mmu = self.config.mechanism.rules().registers(&layout, &placed);
        let registers = Self::first_registers(&layout, &program);
        Process {
            pid,
            name,
            state: ProcState::Ready,
            context: Saved { registers, mmu },
            heap: self.new_heap(&layout),
            layout,
            placed,
            program: Rc::new(program),
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
