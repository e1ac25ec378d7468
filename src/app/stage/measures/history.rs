//! How physical memory was wasted over the whole history, at few enough moments to draw all of them.

use sim::Fragmentation;

use crate::player::Player;

/// Moments at the most.
const MOST: usize = 200;
/// A longer history is not carried out once more for its picture.
const LONGEST: usize = 2_000;

/// The waste at one moment.
pub struct Sample {
    /// How many commands had been carried out.
    pub position: usize,
    /// How physical memory was wasted.
    pub waste: Fragmentation,
}

/// Samples from the start to the end, what lies ahead included; none of a history that is too long.
pub fn samples(player: &Player) -> Vec<Sample> {
    let length = player.timeline().len();
    if length > LONGEST {
        return Vec::new();
    }
    let mut past = player.timeline().clone();
    past.seek(0);
    let mut at = |position| {
        past.seek(position);
        Sample { position, waste: past.snapshot().fragmentation }
    };
    (0..=length).step_by((length / MOST).max(1)).map(&mut at).collect()
}
