//! What a machine weighs, so that a history of it can be kept within bounds.

use std::ops::Add;

use crate::machine::Machine;
use crate::process::Process;

/// Bytes of a machine, or of a part of one, about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Weight {
    /// Of what every copy has for itself, or may: images go to the disk and back as a whole.
    pub unshared: u64,
    /// Of what a copy shares until one of the two changes it.
    pub held: u64,
    /// Of what was made or copied so far of that: what is no longer shared with a copy made earlier.
    pub copied: u64,
}

/// Bytes of a process apart from its books and its program: the PCB, its registers and its name.
const PROCESS: u64 = size_of::<Process>() as u64 + 512;

/// Bytes of the two counts before what is shared.
pub(crate) const COUNTS: usize = 2 * size_of::<usize>();

impl Machine {
    /// The bytes of it.
    pub(crate) fn weight(&self) -> Weight {
        let mut weight = self.memory.bytes.weight();
        weight.unshared = self.memory.unshared() + self.disk.held() + self.processes.len() as u64 * PROCESS;
        for process in &self.processes {
            weight = weight + process.heap.weight() + process.numbers.weight();
            weight.unshared += process.ran.len() as u64;
        }
        weight
    }
}

impl Add for Weight {
    type Output = Self;

    fn add(self, part: Self) -> Self {
        Self {
            unshared: self.unshared + part.unshared,
            held: self.held + part.held,
            copied: self.copied.wrapping_add(part.copied),
        }
    }
}
