//! The operating system: creating and ending processes, switching between them, enlarging a heap.

use std::rc::Rc;

use crate::addr::{PhysAddr, SegmentName, VirtAddr};
use crate::command::{ProcessSpec, Who};
use crate::event::{Event, Part, Placement, Saved};
use crate::heap::Heap;
use crate::isa::{Library, Listing, RegId, assemble};
use crate::layout::Layout;
use crate::machine::Machine;
use crate::mechanism::Placed;
use crate::phys_mem::{NoRoom, PhysMem};
use crate::process::{Context, ProcState, Process};

/// Bytes at the top of a new stack: the return address that ends the program, and a slot for its caller's use.
const FIRST_FRAME: u64 = 16;

/// The longest name of a process, in characters.
const LONGEST_NAME: usize = 16;

impl Machine {
    /// Finds the living process that is meant.
    pub(crate) fn alive(&self, who: &Who) -> Result<u32, String> {
        let matches = |process: &&Process| match who {
            Who::Pid(pid) => process.pid == *pid,
            Who::Name(name) => process.name == *name,
        };
        let named = || self.processes.iter().rev().filter(matches);
        if let Some(process) = named().find(|process| process.is_alive()) {
            return Ok(process.pid);
        }
        Err(match named().next() {
            Some(process) => format!("process {who} has {}", process.state.ended()),
            None => format!("there is no process {who}; {}", self.living()),
        })
    }

    fn living(&self) -> String {
        let living = self.processes.iter().filter(|process| process.is_alive());
        let names: Vec<&str> = living.map(|process| process.name.as_str()).collect();
        if names.is_empty() { "none is alive".into() } else { format!("alive: {}", names.join(", ")) }
    }

    /// Creates a process: assembles its program, finds holes, loads it. The first to come gets the CPU at once.
    pub(crate) fn create(&mut self, spec: &ProcessSpec) -> Result<Vec<Event>, String> {
        let program =
            assemble(spec.program.as_deref().unwrap_or(""), 0).map_err(|error| error.to_string())?;
        let layout = self.layout(spec, &program)?;
        let name = self.new_name(spec)?;
        let pid = self.processes.len() as u32 + 1;

        let mut holes = self.memory.clone();
        let (placed, placements) = self
            .place(&mut holes, pid, &layout)
            .map_err(|no_room| no_room.reason(&format!("process {name}")))?;
        self.memory = holes;
        self.spent.search += placements.iter().map(|placement| placement.visited).sum::<u64>()
            * self.config.costs.block_visited;
        let mmu = self.config.mechanism.rules().registers(&layout, &placed);
        let heap = Heap::new(&self.config, &layout);
        let context = Context { mmu, ..Context::default() };
        let program = Rc::new(program);
        self.processes.push(Process {
            pid,
            name: name.clone(),
            state: ProcState::Ready,
            context,
            layout,
            placed,
            heap,
            program,
        });
        self.load(pid)?;

        let mut events = vec![Event::Created { pid, name, placed: placements }];
        if self.running.is_none() {
            events.push(self.dispatch(pid)?);
        }
        Ok(events)
    }

    /// Ends a process of its own accord; the next that is ready gets the CPU.
    pub(crate) fn exit(&mut self, pid: u32) -> Result<Vec<Event>, String> {
        let freed = self.bury(pid, ProcState::Exited)?;
        self.after(pid, Event::Exited { pid, freed })
    }

    /// Ends a process because of what it did; the next that is ready gets the CPU.
    pub(crate) fn kill(&mut self, pid: u32, reason: String) -> Result<Vec<Event>, String> {
        let freed = self.bury(pid, ProcState::Killed)?;
        self.after(pid, Event::Killed { pid, reason, freed })
    }

    /// Saves the registers of the process that runs and loads another's.
    pub(crate) fn switch(&mut self, to: u32) -> Result<Vec<Event>, String> {
        let from = self.running;
        let saved = match from {
            Some(pid) => {
                let context = self.cpu.clone();
                let process = self.process_mut(pid)?;
                process.context = context.clone();
                process.state = ProcState::Ready;
                Some(Box::new(context.into()))
            }
            None => None,
        };
        self.counts.context_switches += 1;
        let Event::Switched { loaded, .. } = self.dispatch(to)? else { return Ok(Vec::new()) };
        Ok(vec![Event::Switched { from, to, saved, loaded }])
    }

    /// Enlarges a heap by `bytes`: in place where it can, else by moving it to a larger hole.
    pub(crate) fn sbrk(&mut self, pid: u32, bytes: u64) -> Result<Vec<Event>, String> {
        let process = self.process(pid).ok_or("no such process")?;
        let from = process.layout.size(SegmentName::Heap);
        let to = from.saturating_add(bytes);
        let layout = process.layout.resized(SegmentName::Heap, to)?;
        let mut placed = process.placed.clone();

        let mut events = vec![Event::SystemCall { pid, call: "sbrk", bytes }];
        for (part, size) in self.config.mechanism.rules().demand(&layout) {
            events.extend(self.fit(pid, part, size, &mut placed)?);
        }
        events.push(Event::HeapGrown { pid, from, to });
        let mmu = self.config.mechanism.rules().registers(&layout, &placed);
        if self.running == Some(pid) {
            self.cpu.mmu = mmu.clone();
        }
        let process = self.process_mut(pid)?;
        process.context.mmu = mmu;
        process.layout = layout;
        process.placed = placed;
        process.heap.grow(bytes);
        self.counts.system_calls += 1;
        self.spent.traps += self.config.costs.trap;
        Ok(events)
    }

    /// Makes one part of a process `size` bytes long, moving it where it must.
    fn fit(&mut self, pid: u32, part: Part, size: u64, placed: &mut Placed) -> Result<Option<Event>, String> {
        let Some(from) = placed.start(part) else {
            let given = self.memory.give(self.config.placement, size, pid, part);
            let given = given.map_err(|no_room| no_room.reason(part.name()))?;
            placed.put(part, given.start);
            return Ok(None);
        };
        let old = self.memory.owned_size(from);
        if old >= size || self.memory.lengthen(from, size) {
            return Ok(None);
        }
        let given = self.memory.give(self.config.placement, size, pid, part);
        let given = given.map_err(|no_room| no_room.reason(part.name()))?;
        self.memory.bytes.copy(from, given.start, old);
        self.memory.take_back(from);
        placed.put(part, given.start);
        self.spent.copying += self.config.costs.copying(old);
        let (from, to) = (PhysAddr(from), PhysAddr(given.start));
        Ok(Some(Event::Moved { pid, part, from, to, size: old }))
    }

    /// The sizes that a new process asks for, defaults filled in, checked against its program.
    fn layout(&self, spec: &ProcessSpec, program: &Listing) -> Result<Layout, String> {
        let space = self.config.address_space;
        let code = spec.code.unwrap_or((space / 8).max(program.end()));
        let sizes = [
            code,
            spec.static_data.unwrap_or(space / 16),
            spec.heap.unwrap_or(space / 8),
            spec.stack.unwrap_or(space / 16),
        ];
        let layout = Layout::new(space, sizes)?;
        if program.end() > code {
            return Err(format!(
                "the program ends at {:#x}, beyond its code segment of {code} bytes; give it code={} or more",
                program.end(),
                program.end()
            ));
        }
        Ok(layout)
    }

    fn place(
        &self,
        memory: &mut PhysMem,
        pid: u32,
        layout: &Layout,
    ) -> Result<(Placed, Vec<Placement>), NoRoom> {
        let mut placed = Placed::default();
        let mut placements = Vec::new();
        for (part, size) in self.config.mechanism.rules().demand(layout) {
            let given = memory.give(self.config.placement, size, pid, part)?;
            placed.put(part, given.start);
            placements.push(Placement { part, start: PhysAddr(given.start), size, visited: given.visited });
        }
        Ok((placed, placements))
    }

    /// Writes the program and the first stack frame into memory and sets the first registers.
    fn load(&mut self, pid: u32) -> Result<(), String> {
        let process = self.process(pid).ok_or("no such process")?;
        let stack = process.layout.end(SegmentName::Stack).0;
        let frame = stack - FIRST_FRAME.min(process.layout.size(SegmentName::Stack));
        let program = Rc::clone(&process.program);
        let mut bytes: Vec<(u64, Vec<u8>)> = program.bytes();
        if stack - frame == FIRST_FRAME {
            bytes.push((frame, Library::Exit.entry().to_le_bytes().to_vec()));
        }
        for (address, image) in bytes {
            let start = self.process(pid).and_then(|process| self.physical(process, VirtAddr(address)));
            let start = start.ok_or("the program does not lie in its code segment")?;
            for (i, byte) in (0..).zip(image) {
                self.memory.bytes.set(start + i, byte);
            }
        }
        let registers = &mut self.process_mut(pid)?.context.registers;
        registers.rip = program.start();
        registers.set(RegId::Rsp, frame);
        registers.set(RegId::Rbp, frame);
        Ok(())
    }

    /// Loads a ready process's registers into the CPU.
    fn dispatch(&mut self, pid: u32) -> Result<Event, String> {
        let process = self.process_mut(pid)?;
        process.state = ProcState::Running;
        let context = process.context.clone();
        self.cpu = context.clone();
        self.running = Some(pid);
        self.spent.switches += self.config.costs.switch;
        Ok(Event::Switched { from: None, to: pid, saved: None, loaded: Box::new(context.into()) })
    }

    /// Takes a process's memory back; returns the bytes.
    fn bury(&mut self, pid: u32, state: ProcState) -> Result<u64, String> {
        let context = (self.running == Some(pid)).then(|| std::mem::take(&mut self.cpu));
        if context.is_some() {
            self.running = None;
        }
        let freed = self.memory.take_back_all(pid);
        let process = self.process_mut(pid)?;
        process.state = state;
        process.context = context.unwrap_or_else(|| process.context.clone());
        self.counts.system_calls += u64::from(state == ProcState::Exited);
        self.spent.traps += self.config.costs.trap;
        Ok(freed)
    }

    /// Gives the CPU, if it is idle, to the next process that is ready, in order of pid, round and round.
    fn after(&mut self, pid: u32, event: Event) -> Result<Vec<Event>, String> {
        let mut events = vec![event];
        if self.running.is_none() {
            let ready = |process: &&Process| process.state == ProcState::Ready;
            let later = self.processes.iter().filter(ready).find(|process| process.pid > pid);
            let next = later.or_else(|| self.processes.iter().find(ready)).map(|process| process.pid);
            if let Some(next) = next {
                events.push(self.dispatch(next)?);
            }
        }
        Ok(events)
    }

    fn new_name(&self, spec: &ProcessSpec) -> Result<String, String> {
        match &spec.name {
            Some(name) => check_name(name).map(|()| name.clone()),
            None => Ok(self.next_letter()),
        }
    }

    /// A, B, … Z, A2, B2, …: the first that no process has had.
    fn next_letter(&self) -> String {
        let names = (1u32..).flat_map(|round| {
            ('A'..='Z').map(move |letter| match round {
                1 => letter.to_string(),
                _ => format!("{letter}{round}"),
            })
        });
        let taken = |name: &String| self.processes.iter().any(|process| process.name == *name);
        names.into_iter().find(|name| !taken(name)).unwrap_or_default()
    }
}

/// Whether a name can be written in a scenario: a letter, then letters, digits, `_` and `-`.
pub(crate) fn check_name(name: &str) -> Result<(), String> {
    let mut characters = name.chars();
    let first = characters.next().is_some_and(char::is_alphabetic);
    let rest = characters.all(|c| c.is_alphanumeric() || c == '_' || c == '-');
    if first && rest && name.chars().count() <= LONGEST_NAME {
        return Ok(());
    }
    Err(format!(
        "\u{201c}{name}\u{201d} cannot be the name of a process: it must be a letter, then letters, digits, _ or -, {LONGEST_NAME} at most"
    ))
}

impl From<Context> for Saved {
    fn from(context: Context) -> Self {
        Self { registers: context.registers, mmu: context.mmu }
    }
}
