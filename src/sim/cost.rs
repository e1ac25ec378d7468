//! What everything costs, in integer nanoseconds, and what the time was spent on.

use serde::Serialize;

/// Nanoseconds for each thing the machine does. Settable; the defaults keep the orders of magnitude of a real computer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Costs {
    /// One reference to memory. The lecture says 60 to 100 ns.
    pub memory_reference: u64,
    /// Running one instruction, its memory references not counted.
    pub instruction: u64,
    /// Entering the OS and coming back: a system call or a fault.
    pub trap: u64,
    /// Saving one process's registers and loading another's.
    pub switch: u64,
    /// Looking at one free block during a search.
    pub block_visited: u64,
    /// Copying eight bytes from one place in memory to another: a load and a store.
    pub copy_eight_bytes: u64,
    /// Calling a routine of the library and coming back, searches and system calls not counted.
    pub library_call: u64,
    /// Moving the disk's head to an image.
    pub disk_seek: u64,
    /// Bytes that the disk moves in a second. The one setting here that is no time.
    pub disk_rate: u64,
}

impl Costs {
    /// The names under which a scenario sets them.
    pub const NAMES: [&str; 9] =
        ["memory", "instruction", "trap", "switch", "visit", "copy", "library", "disk-seek", "disk-rate"];

    /// The largest cost that may be set: one second, in nanoseconds; of the disk's rate, that many bytes a second
    /// times a thousand.
    pub const MOST: u64 = 1_000_000_000;

    /// The least and the most that the setting of that name may be: nanoseconds, or bytes a second.
    pub fn range(name: &str) -> (u64, u64) {
        if name == "disk-rate" { (1, 1000 * Self::MOST) } else { (0, Self::MOST) }
    }

    /// The cost of that name.
    pub fn by_name(&mut self, name: &str) -> Option<&mut u64> {
        self.named().into_iter().find_map(|(known, cost)| (known == name).then_some(cost))
    }

    /// Every cost with its name.
    #[inline(never)]
    pub(crate) fn named(&mut self) -> [(&'static str, &mut u64); 9] {
        [
            ("memory", &mut self.memory_reference),
            ("instruction", &mut self.instruction),
            ("trap", &mut self.trap),
            ("switch", &mut self.switch),
            ("visit", &mut self.block_visited),
            ("copy", &mut self.copy_eight_bytes),
            ("library", &mut self.library_call),
            ("disk-seek", &mut self.disk_seek),
            ("disk-rate", &mut self.disk_rate),
        ]
    }
}

impl Default for Costs {
    fn default() -> Self {
        Self {
            memory_reference: 100,
            instruction: 1,
            trap: 500,
            switch: 2_000,
            block_visited: 10,
            copy_eight_bytes: 200,
            library_call: 20,
            disk_seek: 5_000_000,
            disk_rate: 100_000_000,
        }
    }
}

/// What the simulated time was spent on, in nanoseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Spent {
    /// References to memory, instruction fetches included.
    #[serde(serialize_with = "crate::number::unsigned")]
    pub memory: u64,
    /// Running instructions.
    #[serde(serialize_with = "crate::number::unsigned")]
    pub instructions: u64,
    /// System calls and faults.
    #[serde(serialize_with = "crate::number::unsigned")]
    pub traps: u64,
    /// Context switches.
    #[serde(serialize_with = "crate::number::unsigned")]
    pub switches: u64,
    /// Searching free lists.
    #[serde(serialize_with = "crate::number::unsigned")]
    pub search: u64,
    /// The disk.
    #[serde(serialize_with = "crate::number::unsigned")]
    pub disk: u64,
    /// Moving memory from place to place.
    #[serde(serialize_with = "crate::number::unsigned")]
    pub copying: u64,
}

impl Spent {
    /// All of it: the simulated time, in nanoseconds.
    pub fn total(&self) -> u64 {
        let accounts =
            [self.memory, self.instructions, self.traps, self.switches, self.search, self.disk, self.copying];
        accounts.into_iter().fold(0, u64::saturating_add)
    }
}

/// Puts `times` things of `each` nanoseconds on an account, which stops at the largest number there is.
#[inline(never)]
pub(crate) fn charge(account: &mut u64, times: u64, each: u64) {
    *account = account.saturating_add(times.saturating_mul(each));
}

/// How often things happened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Counts {
    /// References to memory, instruction fetches included.
    pub references: u64,
    /// Calls of malloc, calloc, realloc and free.
    pub library_calls: u64,
    /// Calls of the OS.
    pub system_calls: u64,
    /// Switches from one process to another.
    pub context_switches: u64,
    /// Accesses and instructions that the hardware refused.
    pub faults: u64,
}
