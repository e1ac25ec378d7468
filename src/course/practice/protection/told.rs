//! What a machine did with an access: where it led, step by step, and who lay where.

use sim::{
    AccessKind, Event, Fault, MmuRegister, ProcessInfo, Region, RegionKind, Scenario, SegmentName, Snapshot,
    Translation, Victim,
};

use super::machine::Machine;
use crate::practice::proof::Proof;
use crate::practice::question::Given;

/// An access and what came of it.
pub struct Told {
    /// The scenario, which opens where the question is asked.
    pub scenario: Scenario,
    /// The machine where the question is asked.
    pub before: Snapshot,
    /// The way of the address through the hardware.
    pub translation: Translation,
    /// Who made it.
    pub who: String,
    /// Of what kind it is; a jump is a fetch.
    pub kind: AccessKind,
    /// The address as the source of the program says it.
    pub written: u64,
    /// Whether it stood in a register, as a number.
    pub pointer: bool,
}

/// What an access came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The hardware stopped it.
    Stopped(Fault),
    /// It reached the OS.
    Os,
    /// It reached the process of that name, which is another one.
    Process(String),
    /// It reached free memory.
    Nobody,
    /// The process's own memory: a segment, or what lies unused between them.
    Own(Option<SegmentName>),
}

impl Told {
    /// Runs a machine. None where it refuses a command.
    pub fn run(machine: &Machine) -> Option<Self> {
        // Behind its own fault the process is gone, and another may be refused a step: there is no program.
        let Proof { scenario, asked: before, events, .. } = Proof::with_refusals(&machine.text())?;
        let kind = machine.access.kind;
        let mut made = events.into_iter().filter_map(|event| access(event, kind));
        let translation = if kind == AccessKind::Fetch { made.next_back() } else { made.next() }?;
        let Machine { access, .. } = machine;
        Some(Self {
            scenario,
            before,
            translation,
            who: machine.who().to_owned(),
            kind,
            written: access.address,
            pointer: access.pointer,
        })
    }

    /// What the access came to.
    pub fn outcome(&self) -> Outcome {
        match (self.translation.fault, self.translation.victim) {
            (Some(fault), _) => Outcome::Stopped(fault),
            (None, Some(Victim::Os)) => Outcome::Os,
            (None, Some(Victim::Hole)) => Outcome::Nobody,
            (None, Some(Victim::Process { pid })) => Outcome::Process(self.before.name_of(pid)),
            (None, None) => Outcome::Own(self.segment()),
        }
    }

    /// The process that made it, before it did.
    pub fn process(&self) -> Option<&ProcessInfo> {
        self.before.process(self.before.running?)
    }

    /// The segment of the process in which the address lies.
    pub fn segment(&self) -> Option<SegmentName> {
        let address = self.translation.virt.0;
        let segments = &self.process()?.segments;
        let holds = |start: u64, size: u64| (start..start + size).contains(&address);
        segments.iter().find(|segment| holds(segment.start, segment.size)).map(|segment| segment.name)
    }

    /// From where to where a process lies in physical memory, if it is there and in one piece.
    pub fn extent(&self, name: &str) -> Option<(u64, u64)> {
        let pid = self.before.processes.iter().find(|process| process.name == name)?.pid;
        let mut own = self.before.memory.iter().filter(|region| region.pid == Some(pid));
        own.next().map(|region| (region.start, region.start + region.size))
    }

    /// Where the OS ends.
    pub fn os_end(&self) -> u64 {
        let os = self.before.memory.iter().find(|region| region.kind == RegionKind::Os);
        os.map_or(0, |region| region.start + region.size)
    }

    /// Who has what of physical memory, as a table.
    pub fn memory(&self) -> Given {
        let row = |region: &Region| {
            let whose = match (region.kind, region.pid) {
                (RegionKind::Os, _) => "the OS".to_owned(),
                (RegionKind::Process, Some(pid)) => self.before.name_of(pid),
                _ => "free".to_owned(),
            };
            vec![format!("`{:#x}`", region.start), format!("`{:#x}`", region.start + region.size), whose]
        };
        let mut rows: Vec<Vec<String>> = self.before.memory.iter().map(row).collect();
        if !self.before.disk.is_empty() {
            let names: Vec<String> =
                self.before.disk.iter().filter_map(|image| Some(self.before.name_of(image.pid?))).collect();
            rows.push(vec!["on disk".to_owned(), String::new(), names.join(", ")]);
        }
        Given::table("Physical memory", &["from", "up to", "whose"], rows)
    }

    /// The MMU's registers, as a table; none where there is no MMU.
    pub fn registers(&self) -> Option<Given> {
        let row = |register: &MmuRegister| {
            let mut row = vec![register.name.to_owned(), format!("`{:#x}`", register.base)];
            row.extend(register.bounds.map(|bounds| format!("`{bounds:#x}`")));
            row.extend(register.protection.map(|bits| bits.to_string()));
            row
        };
        let rows: Vec<Vec<String>> = self.before.mmu.iter().map(row).collect();
        let heads = ["register", "base", "bounds", "bits"];
        let heads = heads.get(..rows.first()?.len())?;
        Some(Given::table(format!("The MMU while {} runs", self.who), heads, rows))
    }
}

/// The translation of an access of that kind; of a fault, whatever the access was.
fn access(event: Event, kind: AccessKind) -> Option<Translation> {
    match event {
        Event::Referenced(made) if made.access == kind => Some(made.translation),
        Event::Faulted { translation, .. } => Some(translation),
        _ => None,
    }
}
