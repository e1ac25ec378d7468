//! Trespassing: a process tries to reach bytes that are not its own.
//!
//! C stores a byte and ends; A comes, and B beside it, which stores a byte too. Then A aims at these two bytes and at
//! the first and the last byte of the OS: by the physical address as it stands, and by the address that lies as far
//! from each of A's segments, in A's own addresses, as the byte does in physical memory. One of these is right where
//! addresses are physical, another where a base is added.

use super::lab::{Lab, physical};
use crate::addr::{AccessKind, VirtAddr};
use crate::command::{Command, DEFAULT_STORE, Place, Who};
use crate::snapshot::{RegionKind, Snapshot};

/// What came of A's accesses.
#[derive(Default)]
pub struct Trespass {
    /// How many A tried.
    pub tried: usize,
    /// How many the hardware refused.
    pub refused: usize,
    /// How many landed in the OS.
    pub os: usize,
    /// How many landed in another process.
    pub process: usize,
    /// What they read, or wrote, one by one.
    pub values: Vec<u64>,
}

/// Lets A try accesses of one kind.
pub fn trespass(lab: &mut Lab, kind: AccessKind) -> Trespass {
    lab.run("process C\nstore C data 66\nexit C\nprocess A");
    lab.run("process B\nstore B data 99\nswitch A");
    let snapshot = lab.snapshot();
    let own = lab.process("A").map(|process| process.pid);
    let mut result = Trespass::default();
    for address in aims(lab, &snapshot) {
        let before = lab.references("A").len();
        let at = Place::At(VirtAddr(address));
        lab.ask(Command::Access { who: Who::Name("A".into()), kind, at, value: DEFAULT_STORE });
        result.tried += 1;
        let Some(made) = lab.references("A").get(before).copied() else {
            result.refused += 1;
            continue;
        };
        let phys = physical(made);
        let hit = snapshot.memory.iter().rfind(|region| region.start <= phys);
        result.os += usize::from(hit.is_some_and(|region| region.kind == RegionKind::Os));
        result.process += usize::from(hit.is_some_and(|region| region.pid.is_some() && region.pid != own));
        result.values.push(made.value);
    }
    result
}

/// The addresses that A tries, each once.
fn aims(lab: &Lab, snapshot: &Snapshot) -> Vec<u64> {
    let segments = lab.process("A").map_or_else(Vec::new, |process| process.segments);
    let mut aims = Vec::new();
    for target in targets(lab, snapshot) {
        let mut aim = |address| {
            if !aims.contains(&address) {
                aims.push(address);
            }
        };
        aim(target);
        for segment in &segments {
            aim(segment.start.wrapping_add(target).wrapping_sub(segment.physical.unwrap_or(0)));
        }
    }
    aims
}

/// Physical addresses of bytes that are, or were, not A's.
fn targets(lab: &Lab, snapshot: &Snapshot) -> Vec<u64> {
    let mut targets = Vec::new();
    for region in snapshot.memory.iter().filter(|region| region.kind == RegionKind::Os) {
        targets.extend([region.start, region.start + region.size - 1]);
    }
    for name in ["B", "C"] {
        targets.extend(lab.last(name, AccessKind::Store).map(physical));
    }
    targets
}
