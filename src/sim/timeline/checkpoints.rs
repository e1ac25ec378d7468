//! Checkpoints: copies of a machine at moments of its history, few enough and small enough to keep all the time.

use crate::machine::Machine;

/// More checkpoints than this and every second one is dropped.
const MOST: usize = 128;

/// Bytes that the checkpoints may hold together, about; more, and every second one is dropped.
const BUDGET: u64 = 96 << 20;

/// A checkpoint every `spacing` commands, the first at moment 0.
#[derive(Clone, Debug)]
pub struct Checkpoints {
    machines: Vec<Machine>,
    /// For each machine: bytes that it holds, and bytes that it has made or copied so far.
    footprints: Vec<(u64, u64)>,
    spacing: usize,
}

impl Checkpoints {
    /// One checkpoint, at moment 0.
    pub fn new(machine: Machine) -> Self {
        Self { footprints: vec![machine.footprint()], machines: vec![machine], spacing: 16 }
    }

    /// Takes a copy of the machine as it is at a moment, if one is due there.
    pub fn offer(&mut self, position: usize, machine: &Machine) {
        if position != self.machines.len() * self.spacing {
            return;
        }
        self.machines.push(machine.clone());
        self.footprints.push(machine.footprint());
        while self.machines.len() > 2 && (self.machines.len() > MOST || self.weight() > BUDGET) {
            self.thin_out();
        }
    }

    /// The last moment with a checkpoint at or before a moment, and the machine then.
    pub fn before(&self, position: usize) -> (usize, Machine) {
        let nearest = (position / self.spacing).min(self.machines.len().saturating_sub(1));
        let machine = self.machines.get(nearest).cloned().unwrap_or_default();
        (nearest * self.spacing, machine)
    }

    /// Whether a checkpoint lies between two moments, the first excluded.
    pub fn is_nearer(&self, from: usize, to: usize) -> bool {
        (to.saturating_sub(1) / self.spacing).min(self.machines.len() - 1) * self.spacing > from
    }

    /// Drops the checkpoints behind a moment.
    pub fn forget_after(&mut self, position: usize) {
        self.machines.truncate(position / self.spacing + 1);
        self.footprints.truncate(self.machines.len());
    }

    /// Bytes that the checkpoints hold together, at most: between two of them as much as was copied or made, but no
    /// more than the later one holds.
    fn weight(&self) -> u64 {
        let mut before = 0;
        let mut weight = 0;
        for &(held, copied) in &self.footprints {
            weight += held.min(copied.saturating_sub(before));
            before = copied;
        }
        weight
    }

    fn thin_out(&mut self) {
        every_second(&mut self.machines);
        every_second(&mut self.footprints);
        self.spacing *= 2;
    }
}

/// Drops the second of every two.
fn every_second<T>(row: &mut Vec<T>) {
    let mut index = 0;
    row.retain(|_| {
        index += 1;
        index % 2 == 1
    });
}
