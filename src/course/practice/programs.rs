//! The programs of a round: one of each level, the same for everyone with the same seed.

use super::dice::Dice;
use crate::{Program, programs};

/// A program of each level there is, from easy to hard.
pub fn one_of_each_level(seed: u32) -> Vec<&'static Program> {
    let mut levels: Vec<u8> = programs().iter().map(|program| program.level).collect();
    levels.sort_unstable();
    levels.dedup();
    let dice = &mut Dice::new("programs", u64::from(seed));
    let mut of_level = |level: u8| {
        let all: Vec<&Program> = programs().iter().filter(|program| program.level == level).collect();
        dice.pick(&all)
    };
    levels.into_iter().filter_map(&mut of_level).collect()
}
