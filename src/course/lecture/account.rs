//! What simulated time is spent on, by the names that the page uses too.

use sim::Spent;

/// One account of the simulated time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Account {
    /// References to memory.
    Memory,
    /// Running instructions, and calling the library.
    Instructions,
    /// Entering the OS and coming back.
    Traps,
    /// Context switches, the disk apart.
    Switches,
    /// Searching free lists.
    Search,
    /// The disk.
    Disk,
    /// Copying memory.
    Copying,
}

impl Account {
    /// Every account.
    pub const ALL: [Self; 7] = [
        Self::Memory,
        Self::Instructions,
        Self::Traps,
        Self::Switches,
        Self::Search,
        Self::Disk,
        Self::Copying,
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Memory => "memory",
            Self::Instructions => "instructions",
            Self::Traps => "traps",
            Self::Switches => "switches",
            Self::Search => "search",
            Self::Disk => "disk",
            Self::Copying => "copying",
        }
    }

    /// The account of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|account| account.name() == name)
    }

    /// Nanoseconds on it.
    pub fn of(self, spent: &Spent) -> u64 {
        match self {
            Self::Memory => spent.memory,
            Self::Instructions => spent.instructions,
            Self::Traps => spent.traps,
            Self::Switches => spent.switches,
            Self::Search => spent.search,
            Self::Disk => spent.disk,
            Self::Copying => spent.copying,
        }
    }

    /// Its share of all the time, in whole percent, rounded down.
    pub fn share(self, spent: &Spent) -> u64 {
        let percent = u128::from(self.of(spent)) * 100 / u128::from(spent.total().max(1));
        u64::try_from(percent).unwrap_or(100)
    }
}
