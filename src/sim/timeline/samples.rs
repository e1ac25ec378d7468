//! Samples: how much of the time and of memory was wasted at moments of a history, few enough to draw all of them.

use crate::cost::Spent;
use crate::heap::HeapTotals;
use crate::machine::Machine;
use crate::snapshot::Fragmentation;

/// More samples than this and every second one is dropped.
const MOST: usize = 512;

/// The waste at one moment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sample {
    /// How many commands had been carried out.
    pub position: usize,
    /// Simulated nanoseconds since power-on.
    pub time: u64,
    /// What the time was spent on; sums to `time`.
    pub spent: Spent,
    /// How physical memory was wasted.
    pub fragmentation: Fragmentation,
    /// What the heaps of all living processes came to, one added to the other: so it does not jump with every context
    /// switch. Of their largest holes it is the sum too, for no process can use another's.
    pub heap: HeapTotals,
}

/// A sample every `spacing` commands, the first at moment 0; none where nobody asked for them.
#[derive(Clone, Debug)]
pub(super) struct Samples {
    row: Vec<Sample>,
    spacing: usize,
    /// Takes a sample that is due. A pointer, so that a program that never asks for samples need not contain this.
    take: Option<fn(&mut Self, usize, &Machine)>,
}

impl Samples {
    /// None, ever.
    pub fn none() -> Self {
        Self { row: Vec::new(), spacing: 1, take: None }
    }

    /// The one of a machine at moment 0.
    pub fn starting(machine: &Machine) -> Self {
        let mut samples = Self { take: Some(Self::keep), ..Self::none() };
        samples.offer(0, machine);
        samples
    }

    /// Takes a sample of the machine at a moment, if one is due there.
    pub fn offer(&mut self, position: usize, machine: &Machine) {
        if let Some(take) = self.take
            && position == self.row.len() * self.spacing
        {
            take(self, position, machine);
        }
    }

    /// Drops the samples behind a moment.
    pub fn forget_after(&mut self, position: usize) {
        self.row.truncate(position / self.spacing + 1);
    }

    /// In order.
    pub fn row(&self) -> &[Sample] {
        &self.row
    }

    fn keep(&mut self, position: usize, machine: &Machine) {
        self.row.push(Sample::of(position, machine));
        if self.row.len() > MOST {
            let mut index = 0;
            self.row.retain(|_| {
                index += 1;
                index % 2 == 1
            });
            self.spacing *= 2;
        }
    }
}

impl Sample {
    fn of(position: usize, machine: &Machine) -> Self {
        let living = machine.processes.iter().filter(|process| process.is_alive());
        Self {
            position,
            time: machine.spent.total(),
            spent: machine.spent,
            fragmentation: machine.fragmentation(),
            heap: living.fold(HeapTotals::default(), |sum, process| sum.and(process.heap.totals())),
        }
    }
}
