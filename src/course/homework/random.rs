//! Random numbers as Python draws them, so that a seed means the same problem.

use rand_mt::Mt;

use super::seed::Seed;

/// What `random.seed(seed)` and then `random.random()` give in Python.
#[derive(Clone, Debug)]
pub struct Random(Mt);

impl Random {
    /// The numbers of a seed. As in Python its sign makes no difference.
    pub fn new(seed: &Seed) -> Self {
        Self(Mt::new_with_key(seed.key()))
    }

    /// The next one, at least 0 and below 1.
    pub fn draw(&mut self) -> f64 {
        let high = f64::from(self.0.next_u32() >> 5);
        let low = f64::from(self.0.next_u32() >> 6);
        (high * 67_108_864.0 + low) / 9_007_199_254_740_992.0
    }

    /// A whole number of at least 0 and below another, of at most 53 bits.
    pub(super) fn below(&mut self, end: i64) -> i64 {
        (end as f64 * self.draw()) as i64
    }

    /// A limit as the originals draw it: from a quarter of the address space to half of it.
    pub(super) fn limit(&mut self, address_space: i64) -> i64 {
        let quarter = address_space as f64 / 4.0;
        (quarter + quarter * self.draw()) as i64
    }

    /// Draws numbers below `end` until one will do; none where none did among the first four million.
    ///
    /// The originals draw on, for hours where one number in 2^53 will do.
    pub(super) fn until(&mut self, end: i64, will_do: impl Fn(i64) -> bool) -> Option<i64> {
        (0..Self::MOST_TRIES).map(|_| self.below(end)).find(|&drawn| will_do(drawn))
    }

    /// How often a number is drawn before it is given up.
    pub(super) const MOST_TRIES: u32 = 1 << 22;
}
