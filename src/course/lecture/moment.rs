//! One moment of a timeline, as the quantities of an expectation look at it.

use sim::isa::Reg;
use sim::{AccessKind, Event, Fault, MmuRegister, ProcessInfo, SegmentInfo, Snapshot, Timeline, VirtAddr};

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

    /// The segment that the process and the address in the arguments mean.
    pub fn segment(&self, arguments: &[Argument]) -> Option<&SegmentInfo> {
        let segments = &self.process(arguments)?.segments;
        match arguments.get(1) {
            Some(Argument::Number(address)) => {
                let inside = |segment: &&SegmentInfo| {
                    address.checked_sub(segment.start).is_some_and(|offset| offset < segment.size)
                };
                segments.iter().find(inside)
            }
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

    /// Why the hardware last refused an access of a process.
    pub fn fault(&self, pid: u32) -> Option<Fault> {
        let refused = |event: &Event| match event {
            Event::Faulted { pid: who, translation, .. } if *who == pid => translation.fault,
            _ => None,
        };
        self.events().filter_map(refused).last()
    }

    fn events(&self) -> impl Iterator<Item = &Event> {
        self.past.iter()
    }
}
