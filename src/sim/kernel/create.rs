//! Creating a process: check what is asked, find room, load its program, remember it.

use std::rc::Rc;

use crate::addr::SegmentName;
use crate::command::ProcessSpec;
use crate::config::MachineConfig;
use crate::event::{Event, Part, Placement, Saved};
use crate::free_list::Extent;
use crate::heap::{Heap, HeapRules};
use crate::isa::{Listing, assemble};
use crate::layout::Layout;
use crate::log::Log;
use crate::machine::Machine;
use crate::mechanism::{Placed, Relocation, Tenancy};
use crate::numbers::Numbers;
use crate::process::{ProcState, Process};

/// The processes of a machine, those that have ended among them: each is remembered, and drawn, for ever.
const MOST_PROCESSES: usize = 4096;

impl Machine {
    /// Creates a process: assembles its program, finds holes, loads it. The first to come gets the CPU at once.
    pub(crate) fn create(&mut self, spec: &ProcessSpec, log: &mut Log) -> Result<(), String> {
        self.check_table()?;
        let model = self.model(spec)?;
        let linked = match model {
            Some(model) => {
                self.process(model).map_or_else(Default::default, |process| process.linked.clone())
            }
            None => Rc::new(self.linked(spec)?),
        };
        let layout = self.layout(spec, &linked, model)?;
        let name = self.new_name(spec)?;
        self.check_tenancy(&name)?;
        let pid = self.processes.len() as u32 + 1;

        let before = self.memory.clone();
        let (process, placements) =
            self.built_process(pid, name, linked, layout, model).inspect_err(|_| {
                self.memory = before;
            })?;
        self.pay_placement(&placements, model.is_some());
        log.tell(|| Event::Created { pid, name: process.name.clone(), placed: placements });
        tell_rewriting(&process, log);
        self.processes.push(process);
        self.tell_sharing(pid, model, log);
        self.begin(pid, model.is_some(), log);
        Ok(())
    }

    /// A new process with its memory. An error leaves the memory that was found until then taken.
    fn built_process(
        &mut self,
        pid: u32,
        name: String,
        linked: Rc<Listing>,
        layout: Layout,
        model: Option<u32>,
    ) -> Result<(Process, Vec<Placement>), String> {
        let placed = self.place(pid, &layout, model);
        let (placed, placements) =
            placed.map_err(|reason| format!("process {name} does not fit: {reason}"))?;
        Ok((self.new_process(pid, name, linked, layout, placed)?, placements))
    }

    /// Loads a new process into its memory, or onto the disk where another has the memory; an idle CPU is its own.
    fn begin(&mut self, pid: u32, shares: bool, log: &mut Log) {
        if self.running.is_some() && self.config.mechanism.nature().tenancy == Tenancy::InTurn {
            return self.put_aside(pid, log);
        }
        self.load(pid, shares);
        if self.running.is_none() {
            self.dispatch(pid, log);
        }
    }

    fn linked(&self, spec: &ProcessSpec) -> Result<Listing, String> {
        assemble(spec.program.as_deref().unwrap_or(""), 0).map_err(|error| error.to_string())
    }

    /// The sizes that a new process asks for, defaults filled in, checked against its program.
    fn layout(&self, spec: &ProcessSpec, program: &Listing, model: Option<u32>) -> Result<Layout, String> {
        let space = self.config.address_space;
        let end = program.end();
        let model = model.and_then(|model| self.process(model));
        let code = match model {
            Some(model) => model.layout.size(SegmentName::Code),
            None => spec.code.unwrap_or((space / 8).max(end)),
        };
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

    fn check_table(&self) -> Result<(), String> {
        if self.processes.len() < MOST_PROCESSES {
            return Ok(());
        }
        Err(format!(
            "the process table is full: it has room for {MOST_PROCESSES} processes, those that have ended among them; make a new machine"
        ))
    }

    /// Where a mechanism has room for one process only, a second one is refused.
    fn check_tenancy(&self, name: &str) -> Result<(), String> {
        let nature = self.config.mechanism.nature();
        let tenant = self.processes.iter().find(|process| process.is_alive());
        match tenant.filter(|_| nature.tenancy == Tenancy::Alone) {
            Some(tenant) => Err(format!(
                "process {name} does not fit: under {} memory holds one process at a time, and {} is there; let it exit first",
                nature.name, tenant.name
            )),
            None => Ok(()),
        }
    }

    fn heap_rules(&self) -> HeapRules {
        let MachineConfig { allocator: policy, order, header, alignment, coalesce, .. } = self.config;
        HeapRules { policy, order, header, alignment, coalesce }
    }

    fn new_process(
        &self,
        pid: u32,
        name: String,
        linked: Rc<Listing>,
        layout: Layout,
        placed: Placed,
    ) -> Result<Process, String> {
        let nature = self.config.mechanism.nature();
        let origin = match nature.relocation {
            Relocation::Loader => placed.start(Part::AddressSpace).unwrap_or(0),
            Relocation::Mmu => 0,
        };
        let layout = layout.at(origin);
        let program = match origin {
            0 => linked.clone(),
            _ => Rc::new(linked.relocated(origin)?),
        };
        let mmu = self.config.mechanism.rules().registers(&layout, &placed);
        let registers = Self::first_registers(&layout, &program);
        let arena = Extent { start: layout.start(SegmentName::Heap).0, size: layout.size(SegmentName::Heap) };
        Ok(Process {
            pid,
            name,
            state: ProcState::Ready,
            context: Saved { registers, mmu },
            heap: Heap::new(self.heap_rules(), arena),
            layout,
            placed,
            ran: Rc::new(vec![false; program.lines.len()]),
            linked,
            program,
            references: 0,
            numbers: Numbers::default(),
        })
    }
}

/// Tells how many instructions the loader changed, where it changed any.
fn tell_rewriting(process: &Process, log: &mut Log) {
    let origin = process.layout.origin();
    log.tell_any(|| {
        let (linked, loaded) = (process.linked.bytes(), process.program.bytes());
        let rewritten =
            linked.iter().zip(&loaded).filter(|(linked, loaded)| linked.1 != loaded.1).count() as u64;
        (origin > 0 && !process.program.lines.is_empty()).then_some(Event::Relocated {
            pid: process.pid,
            by: origin,
            rewritten,
        })
    });
}
