//! Checkpoints: copies of a machine at moments of its history, few enough and small enough to keep all the time.

use crate::machine::Machine;
use crate::weight::Weight;

/// More checkpoints than this and every second one is dropped.
const MOST: usize = 128;

/// Bytes that the checkpoints may hold together, about; more, and every second one is dropped.
const BUDGET: u64 = 96 << 20;

/// A checkpoint every `spacing` commands, the first at moment 0.
#[derive(Clone, Debug)]
pub struct Checkpoints {
    machines: Vec<Machine>,
    /// What each machine weighs.
    weights: Vec<Weight>,
    spacing: usize,
}

impl Checkpoints {
    /// One checkpoint, at moment 0.
    pub fn new(machine: Machine) -> Self {
        Self { weights: vec![machine.weight()], machines: vec![machine], spacing: 16 }
    }

    /// Takes a copy of the machine as it is at a moment, if one is due there.
    pub fn offer(&mut self, position: usize, machine: &Machine) {
        if position != self.machines.len() * self.spacing {
            return;
        }
        self.machines.push(machine.clone());
        self.weights.push(machine.weight());
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
        self.weights.truncate(self.machines.len());
    }

    /// Bytes that the checkpoints hold together, at most: what each has for itself, and between two of them as much as
    /// was copied or made, but no more than the later one holds.
    fn weight(&self) -> u64 {
        let mut before = 0;
        let mut sum = 0;
        for &Weight { unshared, held, copied } in &self.weights {
            sum += unshared + held.min(copied.saturating_sub(before));
            before = copied;
        }
        sum
    }

    fn thin_out(&mut self) {
        every_second(&mut self.machines);
        every_second(&mut self.weights);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::{Command, ProcessSpec};
    use crate::config::MachineConfig;

    fn machine(settings: &str) -> Machine {
        let scenario = crate::Scenario::parse(settings).unwrap_or_default();
        let config = MachineConfig { memory: 4 << 30, ..scenario.config };
        let mut machine = Machine::new(config).unwrap_or_default();
        scenario.commands.iter().for_each(|command| machine.replay(command));
        machine
    }

    /// How many checkpoints of a machine that does not change are kept.
    fn kept(machine: &Machine) -> usize {
        let mut checkpoints = Checkpoints::new(machine.clone());
        (1..4096).for_each(|position| checkpoints.offer(position, machine));
        checkpoints.machines.len()
    }

    #[test]
    fn what_no_checkpoint_shares_counts_for_each() {
        let mut machine = machine("machine address-space=256");
        assert!(kept(&machine) > MOST / 2);
        for _ in 0..2000 {
            machine.replay(&Command::Create(Box::<ProcessSpec>::default()));
        }
        assert!(kept(&machine) as u64 * 2000 * size_of_val(&machine.processes[0]) as u64 <= BUDGET);
    }

    #[test]
    fn a_list_that_is_no_tree_is_not_shared() {
        let row = "malloc A 16\n".repeat(100_000);
        let text = format!("machine free-list=back coalesce=off address-space=4G\nprocess A\n{row}");
        let mut machine = machine(&text);
        for block in 1..=100_000 {
            let at = crate::Place::Block(block, 0);
            machine.replay(&Command::Free { who: crate::Who::Pid(1), at });
        }
        assert!(kept(&machine) as u64 * 100_000 * 16 <= BUDGET);
    }
}
