//! Checkpoints: copies of a machine at moments of its history, few enough and small enough to keep all the time.

use crate::machine::Machine;
use crate::weight::Weight;

/// More checkpoints than this and every second one is dropped.
const MOST: usize = 272;

/// Commands from one checkpoint to the next, at first: with it and [`MOST`], 3840 in a million commands.
const SPACING: usize = 15;

/// Bytes that the checkpoints may hold together, about; more, and every second one is dropped. Where pointers are long the
/// same checkpoints hold more.
const BUDGET: u64 = (272 + 8 * size_of::<usize>() as u64) << 20;

/// A checkpoint every `spacing` commands, the first at moment 0.
#[derive(Clone, Debug)]
pub struct Checkpoints {
    machines: Vec<Machine>,
    /// What each of them adds to those before it.
    shares: Vec<Share>,
    spacing: usize,
}

/// How much of a checkpoint is not in the one before, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Share {
    /// What it shares with no other.
    unshared: u64,
    /// The rest of what the machine holds.
    held: u64,
    /// As much of that as it does not share with the checkpoint before.
    own: u64,
    /// What was made or copied so far.
    copied: u64,
}

impl Checkpoints {
    /// One checkpoint, at moment 0.
    pub fn new(machine: Machine) -> Self {
        Self { shares: vec![Share::of(machine.weight(), None)], machines: vec![machine], spacing: SPACING }
    }

    /// Takes a copy of the machine as it is at a moment, if one is due there.
    pub fn offer(&mut self, position: usize, machine: &Machine) {
        if position != self.machines.len() * self.spacing {
            return;
        }
        self.shares.push(Share::of(machine.weight(), self.shares.last()));
        self.machines.push(machine.clone());
        while self.machines.len() > 2 && (self.machines.len() > MOST || self.weight() > BUDGET) {
            self.thin_out();
        }
    }

    /// The last moment with a checkpoint at or before a moment.
    pub fn before(&self, position: usize) -> usize {
        (position / self.spacing).min(self.machines.len() - 1) * self.spacing
    }

    /// The machine at a moment with a checkpoint.
    pub fn machine(&self, position: usize) -> Machine {
        self.machines.get(position / self.spacing).cloned().unwrap_or_default()
    }

    /// Drops the checkpoints behind a moment.
    pub fn forget_after(&mut self, position: usize) {
        self.machines.truncate(position / self.spacing + 1);
        self.shares.truncate(self.machines.len());
    }

    /// Bytes that the checkpoints hold together, about.
    fn weight(&self) -> u64 {
        self.shares.iter().map(|share| share.unshared + share.own).sum()
    }

    /// Drops every second checkpoint; the one behind it then shares less with those before.
    fn thin_out(&mut self) {
        let mut stays = false;
        self.machines.retain(|_| {
            stays = !stays;
            stays
        });
        let [first, rest @ ..] = self.shares.as_slice() else { return };
        let pairs = rest.chunks_exact(2);
        self.shares = [*first].into_iter().chain(pairs.filter_map(Share::without_the_first)).collect();
        self.spacing *= 2;
    }
}

impl Share {
    /// That of a machine of some weight behind another.
    fn of(weight: Weight, before: Option<&Self>) -> Self {
        let Weight { unshared, held, copied } = weight;
        let own = before.map_or(held, |before| held.min(copied.saturating_sub(before.copied)));
        Self { unshared, held, own, copied }
    }

    /// The second of two when the first is dropped.
    ///
    /// Its own is then what changed on the way to the first, or on the way from there. Both changed some of the same
    /// bytes: as many as if each had changed bytes at random.
    fn without_the_first(pair: &[Self]) -> Option<Self> {
        let [dropped, Self { unshared, held, own, copied }] = *pair else { return None };
        let [all, first, second] = [held, dropped.own.min(held), own].map(|bytes| bytes >> 10);
        let twice = (first * second / all.max(1)) << 10;
        let own = (dropped.own.min(held) + own).saturating_sub(twice).min(held);
        Some(Self { unshared, held, own, copied })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::command::{Command, ProcessSpec};
    use crate::config::MachineConfig;

    #[test]
    fn checkpoints_stay_few_and_near_every_moment() {
        let machine = Machine::default();
        let mut checkpoints = Checkpoints::new(machine.clone());
        for position in 1..100_000 {
            checkpoints.offer(position, &machine);
            assert!(
                checkpoints.machines.len() <= MOST && checkpoints.machines.len() == checkpoints.shares.len()
            );
            let before = checkpoints.before(position);
            let nearest = SPACING.max(2 * position / (MOST - 1));
            assert!(before <= position && position - before <= nearest, "{before} for {position}");
        }
    }

    #[test]
    fn what_two_spans_changed_is_at_least_the_larger_and_at_most_both_and_all() {
        let sizes = [0, 1, 1000, 1 << 20, 5 << 20, 64 << 20, 3 << 32];
        for [held, first, second] in sizes.iter().flat_map(|held| {
            sizes
                .iter()
                .flat_map(move |first| sizes.map(|second| [*held, *first.min(held), second.min(*held)]))
        }) {
            let share = |own| Share { unshared: 0, held, own, copied: 0 };
            let pair = [share(first), share(second)];
            let own = Share::without_the_first(&pair).unwrap().own;
            // Rounded to KiB on the way.
            assert!(own + 4096 >= first.max(second), "{pair:?}: {own}");
            assert!(own <= held && own <= first + second, "{pair:?}: {own}");
        }
    }

    fn machine(settings: &str) -> Machine {
        let scenario = crate::Scenario::parse(settings).unwrap_or_default();
        let config = MachineConfig { memory: 4 << 30, ..scenario.config };
        let mut machine = Machine::new(config).unwrap_or_default();
        scenario.commands.iter().for_each(|command| drop(machine.apply(command)));
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
            machine.apply(&Command::Create(Box::<ProcessSpec>::default()));
        }
        assert!(kept(&machine) as u64 * 2000 * size_of_val(&machine.processes[0]) as u64 <= BUDGET);
    }

    #[test]
    fn a_checkpoint_of_random_frees_takes_few_bytes() {
        let row = "malloc A 16\n".repeat(20_000);
        let mut machine = machine(&format!("machine address-space=4G\nprocess A\n{row}"));
        let mut before = Share::of(machine.weight(), None);
        for blocks in (0..20_000_u64).collect::<Vec<_>>().chunks(2000) {
            for block in blocks {
                let at = crate::Place::Block((block * 7919 % 20_000) as u32 + 1, 0);
                machine.apply(&Command::Free { who: crate::Who::Pid(1), at });
            }
            let share = Share::of(machine.weight(), Some(&before));
            assert!(share.own < 2000 * 200 && share.own <= share.held, "{share:?}");
            before = share;
        }
    }

    #[test]
    fn a_list_that_is_no_tree_is_not_shared() {
        let row = "malloc A 16\n".repeat(100_000);
        let text = format!("machine free-list=back coalesce=off address-space=4G\nprocess A\n{row}");
        let mut machine = machine(&text);
        for block in 1..=100_000 {
            let at = crate::Place::Block(block, 0);
            machine.apply(&Command::Free { who: crate::Who::Pid(1), at });
        }
        assert!(kept(&machine) as u64 * 100_000 * 16 <= BUDGET);
    }
}
