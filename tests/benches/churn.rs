//! Random requests to malloc with a constant number of live blocks: a block is freed, another takes its place.

use oorandom::Rand64;

/// The same numbers in every run.
pub struct Churn {
    dice: Rand64,
    live: u64,
}

impl Churn {
    /// So many live blocks, at least one.
    pub fn new(live: usize) -> Self {
        Self { dice: Rand64::new(2026), live: live as u64 }
    }

    /// Bytes of the next block: 1 to 1024, small ones more often.
    pub fn size(&mut self) -> u64 {
        let most = 1 << self.dice.rand_range(3..11);
        1 + self.dice.rand_range(0..most)
    }

    /// Which of the live blocks is freed next, from 0.
    pub fn victim(&mut self) -> usize {
        self.dice.rand_range(0..self.live) as usize
    }
}
