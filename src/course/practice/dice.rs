//! Random numbers of a question: the same for the same topic, skill and seed, on every computer.

use rand_mt::Mt;

/// The numbers of one question.
#[derive(Clone, Debug)]
pub(super) struct Dice(Mt);

impl Dice {
    /// The numbers that these words and this seed mean.
    pub fn new(words: &str, seed: u64) -> Self {
        let words = words.bytes().map(u32::from);
        let key: Vec<u32> = words.chain([(seed >> 32) as u32, seed as u32]).collect();
        Self(Mt::new_with_key(key))
    }

    /// A number of at least 0 and below `end`, which is at least 1; all equally likely.
    pub fn below(&mut self, end: u64) -> u64 {
        let end = end.max(1);
        // Numbers beyond the last whole multiple would make small ones likelier.
        let most = u64::MAX - u64::MAX % end;
        std::iter::repeat_with(|| self.0.next_u64()).find(|drawn| *drawn < most).unwrap_or(0) % end
    }

    /// A multiple of `step`, from `least` to `most`, both multiples themselves.
    pub fn multiple(&mut self, step: u64, least: u64, most: u64) -> u64 {
        least + step * self.below((most.saturating_sub(least)) / step.max(1) + 1)
    }

    /// One of them.
    pub fn pick<T: Copy>(&mut self, from: &[T]) -> Option<T> {
        from.get(self.below(from.len() as u64) as usize).copied()
    }

    /// Puts them into a random order.
    pub fn shuffle<T>(&mut self, all: &mut [T]) {
        for last in (1..all.len()).rev() {
            all.swap(last, self.below(last as u64 + 1) as usize);
        }
    }
}
