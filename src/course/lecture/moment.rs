//! One moment of a timeline, as the quantities of an expectation look at it.

use sim::isa::Reg;
use sim::{
    AccessKind, Costs, Event, Fault, HeapBlock, MachineConfig, MmuRegister, Policy, ProcState, ProcessInfo,
    Reference, RegionKind, Scenario, SegmentInfo, Snapshot, Timeline, Victim, VirtAddr,
};

use super::argument::Argument;

/// The machine at this moment, and everything that happened before.
pub struct Moment<'a> {
    /// The picture.
    pub snapshot: Snapshot,
    timeline: &'a Timeline,
    /// What happened before.
    past: Vec<Event>,
}

impl<'a> Moment<'a> {
    /// The moment at which a timeline stands.
    pub fn new(timeline: &'a Timeline) -> Self {
        Self { snapshot: timeline.snapshot(), past: timeline.events(0, timeline.position()), timeline }
    }

    /// How many events were such.
    pub fn count(&self, such: fn(&Event) -> bool) -> u64 {
        self.events().filter(|event| such(event)).count() as u64
    }

    /// What all events come to, each with what it adds.
    pub fn sum(&self, part: impl Fn(&Event) -> u64) -> u64 {
        self.events().map(part).sum()
    }

    /// What the last event that had something to say of it said.
    pub fn last<T>(&self, said: impl Fn(&Event) -> Option<T>) -> Option<T> {
        self.events().filter_map(said).last()
    }

    /// How many references of this kind succeeded.
    pub fn accesses(&self, kind: AccessKind) -> u64 {
        let of_kind = |event: &&Event| matches!(event, Event::Referenced(made) if made.access == kind);
        self.events().filter(of_kind).count() as u64
    }

    /// The process that the first argument names: the newest of that name.
    pub fn process(&self, arguments: &[Argument]) -> Option<&ProcessInfo> {
        match arguments.first() {
            Some(Argument::Process(name)) => {
                self.snapshot.processes.iter().rev().find(|process| process.name == *name)
            }
            _ => None,
        }
    }

    /// The segment that the process and the address, or the segment's name, in the arguments mean.
    pub fn segment(&self, arguments: &[Argument]) -> Option<&SegmentInfo> {
        let segments = &self.process(arguments)?.segments;
        match arguments.get(1) {
            Some(Argument::Number(address)) => {
                let inside = |segment: &&SegmentInfo| {
                    address.checked_sub(segment.start).is_some_and(|offset| offset < segment.size)
                };
                segments.iter().find(inside)
            }
            Some(Argument::Segment(name)) => segments.iter().find(|segment| segment.name == *name),
            _ => None,
        }
    }

    /// The register of the MMU that the process and the segment in the arguments mean.
    pub fn register(&self, arguments: &[Argument]) -> Option<&MmuRegister> {
        let registers = &self.process(arguments)?.mmu;
        match arguments.get(1) {
            Some(Argument::Segment(segment)) => {
                registers.iter().find(|register| register.segment == Some(*segment))
            }
            _ => None,
        }
    }

    /// A register of the CPU as the process has it.
    pub fn cpu_register(&self, arguments: &[Argument], name: &str) -> Option<u64> {
        let registers = &self.process(arguments)?.registers;
        if name == "rip" { Some(registers.rip) } else { Some(registers.read(Reg::named(name)?)) }
    }

    /// A number in a process's memory.
    pub fn peek(&self, pid: u32, address: u64, size: u64) -> Option<u64> {
        self.timeline.machine().peek(pid, VirtAddr(address), size)
    }

    /// How the machine is built.
    pub fn config(&self) -> &MachineConfig {
        self.timeline.machine().config()
    }

    /// The cost of that name: nanoseconds, or bytes a second.
    pub fn cost(&self, name: &str) -> Option<u64> {
        let mut costs: Costs = self.config().costs;
        costs.by_name(name).map(|cost| *cost)
    }

    /// How many processes have not ended.
    pub fn alive(&self) -> u64 {
        let ended = |process: &&ProcessInfo| matches!(process.state, ProcState::Exited | ProcState::Killed);
        self.snapshot.processes.iter().filter(|process| !ended(process)).count() as u64
    }

    /// The share of the memory for processes that lies in none of their segments, in whole percent, rounded down.
    pub fn idle(&self) -> u64 {
        let waste = self.snapshot.fragmentation;
        let os = self.snapshot.memory.iter().filter(|region| region.kind == RegionKind::Os);
        let whole = self.snapshot.memory_size() - os.map(|region| region.size).sum::<u64>();
        (waste.free + waste.internal) * 100 / whole.max(1)
    }

    /// The end of the same scenario on a machine whose malloc follows another policy.
    pub fn with_allocator(&self, policy: Policy) -> Option<Timeline> {
        let mut scenario = Scenario { pause: None, ..self.timeline.scenario() };
        scenario.config.allocator = policy;
        Timeline::run(&scenario).ok()
    }

    /// Bytes of physical memory that a process holds.
    pub fn owned(&self, pid: u32) -> u64 {
        let own = self.snapshot.memory.iter().filter(|region| region.pid == Some(pid));
        own.map(|region| region.size).sum()
    }

    /// Bytes of the hole that begins at that address of a heap.
    pub fn hole(&self, process: &ProcessInfo, address: u64) -> Option<u64> {
        process.heap.iter().find(|block| block.free && block.address == address).map(|block| block.size)
    }

    /// The block in use that a scenario calls `@number`.
    pub fn block(&self, process: &ProcessInfo, number: u64) -> Option<u64> {
        let machine = self.timeline.machine();
        let called = |block: &&HeapBlock| {
            !block.free
                && machine.number_of(process.pid, VirtAddr(block.address)).map(u64::from) == Some(number)
        };
        process.heap.iter().find(called).map(|block| block.address)
    }

    /// How many different bytes of a segment its process ever loaded or stored.
    pub fn touched(&self, pid: u32, segment: &SegmentInfo) -> u64 {
        let mut bytes: Vec<u64> = Vec::new();
        for made in self.data_references(pid) {
            let first = made.translation.virt.0.max(segment.start);
            let end = made.translation.virt.0.saturating_add(made.size).min(segment.start + segment.size);
            for byte in first..end {
                if let Err(place) = bytes.binary_search(&byte) {
                    bytes.insert(place, byte);
                }
            }
        }
        bytes.len() as u64
    }

    /// Where in physical memory the last load or store of a process arrived.
    pub fn landed(&self, pid: u32) -> Option<u64> {
        self.data_references(pid).last()?.translation.phys.map(|phys| phys.0)
    }

    /// Whose memory the last access of a process touched that was not its own: a name, "OS" or "nobody".
    pub fn victim(&self, pid: u32) -> Option<String> {
        let victim = self.references(pid).filter_map(|made| made.translation.victim).last()?;
        Some(match victim {
            Victim::Os => "OS".to_owned(),
            Victim::Hole => "nobody".to_owned(),
            Victim::Process { pid } => self.snapshot.name_of(pid),
        })
    }

    /// Why the hardware last refused an access of a process.
    pub fn fault(&self, pid: u32) -> Option<Fault> {
        self.last(|event| match event {
            Event::Faulted { pid: who, translation, .. } if *who == pid => translation.fault,
            _ => None,
        })
    }

    fn data_references(&self, pid: u32) -> impl Iterator<Item = &Reference> {
        self.references(pid).filter(|made| made.access != AccessKind::Fetch)
    }

    /// The references of a process that were carried out.
    fn references(&self, pid: u32) -> impl Iterator<Item = &Reference> {
        self.events().filter_map(move |event| match event {
            Event::Referenced(made) if made.pid == pid => Some(made),
            _ => None,
        })
    }

    fn events(&self) -> impl Iterator<Item = &Event> {
        self.past.iter()
    }
}
