//! Trespassing: a process tries to reach bytes that are not its own.
//!
//! C stores a byte and ends; A comes, and B beside it, which stores a byte too. Then A aims at these two bytes and at
//! the first and the last byte of the OS: by the physical address as it stands, and by the address that lies as far
//! from each of A's segments, in A's own addresses, as the byte does in physical memory. One of these is right where
//! addresses are physical, another where a base is added.

use super::lab::{Lab, Observed, physical};
use crate::addr::{AccessKind, VirtAddr};
use crate::command::{Command, DEFAULT_STORE, Place, Who};
use crate::event::Reference;
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
    /// The byte that C had stored.
    pub left: Option<u64>,
    /// The byte that B had stored; none where there is no B.
    pub stored: Option<u64>,
    /// The accesses that were carried out.
    pub made: Vec<Reference>,
}

/// Lets A try accesses of one kind.
pub fn trespass(lab: &mut Lab, kind: AccessKind) -> Trespass {
    let gone = lab.run("process C\nstore C data 66\nexit C\nprocess A");
    let neighbour = lab.run("process B\nstore B data 99\nswitch A");
    let snapshot = lab.snapshot();
    let aims = aims(&snapshot, &[&gone, &neighbour]);
    let mut observed = Observed::default();
    for address in &aims {
        let (who, at) = (Who::Name("A".into()), Place::At(VirtAddr(*address)));
        lab.ask(Command::Access { who, kind, at, value: DEFAULT_STORE }, &mut observed);
    }
    let (tried, refused) = (aims.len(), aims.len() - observed.references.len());
    let (left, stored) = (gone.value(), neighbour.value());
    let mut result =
        Trespass { tried, refused, left, stored, made: observed.references, ..Trespass::default() };
    for made in &result.made {
        let phys = physical(made);
        let Some(hit) = snapshot.memory.iter().rfind(|region| region.start <= phys) else { continue };
        result.os += usize::from(hit.kind == RegionKind::Os);
        result.process += usize::from(hit.kind == RegionKind::Process && hit.pid != snapshot.running);
    }
    result
}

/// The addresses that A, which runs, tries, each once.
fn aims(snapshot: &Snapshot, others: &[&Observed]) -> Vec<u64> {
    let shifts = shifts(snapshot);
    let mut aims = Vec::new();
    for target in targets(snapshot, others) {
        for shift in &shifts {
            let address = target.wrapping_add(*shift);
            if !aims.contains(&address) {
                aims.push(address);
            }
        }
    }
    aims
}

/// What A adds to a physical address in the hope that it means the same byte: nothing, or how far each of its segments
/// lies from there in its own addresses.
fn shifts(snapshot: &Snapshot) -> Vec<u64> {
    let mut shifts = vec![0];
    for process in &snapshot.processes {
        for segment in &process.segments {
            if snapshot.running == Some(process.pid) {
                shifts.push(segment.start.wrapping_sub(segment.physical.unwrap_or(0)));
            }
        }
    }
    shifts
}

/// Physical addresses of bytes that are, or were, not A's.
fn targets(snapshot: &Snapshot, others: &[&Observed]) -> Vec<u64> {
    let mut targets = Vec::new();
    for region in &snapshot.memory {
        if region.kind == RegionKind::Os {
            targets.push(region.start);
            targets.push(region.start + region.size - 1);
        }
    }
    for other in others {
        for reference in &other.references {
            targets.push(physical(reference));
        }
    }
    targets
}
