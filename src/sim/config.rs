//! How a machine is built: sizes, mechanism and policies, checked before anything starts.

use crate::cost::Costs;
use crate::free_list::ListOrder;
use crate::mechanism::Mechanism;
use crate::policy::Policy;

/// Sizes and rules of a machine. Sizes are bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MachineConfig {
    /// How addresses are translated.
    pub mechanism: Mechanism,
    /// Physical memory, 1 KiB to 4 GiB.
    pub memory: u64,
    /// What the OS keeps for itself at the bottom, less than the memory.
    pub os: u64,
    /// Virtual address space of one process: a power of two, 256 B to 4 GiB.
    pub address_space: u64,
    /// How the OS picks a hole for a process.
    pub placement: Policy,
    /// How malloc picks a free block.
    pub allocator: Policy,
    /// Bytes of header before each allocated block, 0 to 256.
    pub header: u64,
    /// Requests are rounded up to a multiple of this: a power of two, 1 to 4096.
    pub alignment: u64,
    /// Whether free merges neighbouring free blocks.
    pub coalesce: bool,
    /// In which order malloc keeps its free blocks.
    pub order: ListOrder,
    /// malloc asks the OS by mmap for requests of at least so many bytes; 1 or more.
    pub mmap_threshold: u64,
    /// Nanoseconds after which the timer interrupts the running process in favour of the next; 0 for no timer.
    pub quantum: u64,
    /// What everything costs.
    pub costs: Costs,
}

impl Default for MachineConfig {
    fn default() -> Self {
        Self {
            mechanism: Mechanism::Segmentation,
            memory: 64 << 10,
            os: 8 << 10,
            address_space: 16 << 10,
            placement: Policy::FirstFit,
            allocator: Policy::FirstFit,
            header: 8,
            alignment: 8,
            coalesce: true,
            order: ListOrder::Address,
            mmap_threshold: 128 << 10,
            quantum: 0,
            costs: Costs::default(),
        }
    }
}

/// The largest memory, and the largest address space: 4 GiB.
pub const MAX_MEMORY: u64 = 4 << 30;

/// The longest quantum: an hour, in nanoseconds.
const MAX_QUANTUM: u64 = 3_600_000_000_000;

impl MachineConfig {
    /// Size of the quarter of the address space that each segment may fill.
    pub fn segment_span(&self) -> u64 {
        self.address_space / 4
    }

    /// Tells the first setting that makes no sense: its name, its value and the allowed range.
    pub fn check(&self) -> Result<(), String> {
        self.check_settings().map_err(|wrong| wrong.message)
    }

    pub(crate) fn check_settings(&self) -> Result<(), Wrong> {
        // Setting, value, the least and the most that it may be, and whether only powers of two will do.
        let rules = [
            ("memory", self.memory, 1 << 10, MAX_MEMORY, false),
            ("os", self.os, 0, self.memory.saturating_sub(1), false),
            ("address-space", self.address_space, 256, MAX_MEMORY, true),
            ("header", self.header, 0, 256, false),
            ("alignment", self.alignment, 1, 4096, true),
            ("mmap-threshold", self.mmap_threshold, 1, MAX_MEMORY, false),
            ("quantum", self.quantum, 0, MAX_QUANTUM, false),
        ];
        for (setting, value, least, most, power) in rules {
            let wrong = |message| Wrong { setting, message };
            in_range(setting, value, least, most).map_err(wrong)?;
            if power && !value.is_power_of_two() {
                let right = value.next_power_of_two();
                let message = format!("{setting} is {value}; it must be a power of two, such as {right}");
                return Err(wrong(message));
            }
        }
        let mut costs = self.costs;
        costs.named().into_iter().try_for_each(|(setting, cost)| {
            check_cost(setting, *cost).map_err(|message| Wrong { setting, message })
        })
    }
}

/// A setting that makes no sense.
pub(crate) struct Wrong {
    /// What it is called in a scenario.
    pub setting: &'static str,
    /// Its name, its value and what would be right.
    pub message: String,
}

/// Tells what is wrong with a cost of that name.
pub(crate) fn check_cost(name: &str, cost: u64) -> Result<(), String> {
    let (least, most) = Costs::range(name);
    in_range(name, cost, least, most).map_err(|message| format!("cost {message}"))
}

fn in_range(setting: &str, value: u64, least: u64, most: u64) -> Result<(), String> {
    if (least..=most).contains(&value) {
        return Ok(());
    }
    Err(format!("{setting} is {value}; it must be from {least} to {most}"))
}
