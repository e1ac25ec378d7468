//! How physical memory was wasted over the whole history, at few enough moments to draw all of them.

use sim::Fragmentation;

use crate::player::Player;

/// The waste at one moment.
pub struct Sample {
    /// How many commands had been carried out.
    pub position: usize,
    /// How physical memory was wasted.
    pub waste: Fragmentation,
}

/// Samples from the start on, what lies ahead included; this moment is among them.
pub fn samples(player: &Player) -> Vec<Sample> {
    let (now, waste) = (player.timeline().position(), player.snapshot().fragmentation);
    let kept = player.timeline().samples().iter();
    let mut samples: Vec<Sample> = kept
        .filter(|sample| sample.position != now)
        .map(|sample| Sample { position: sample.position, waste: sample.fragmentation })
        .collect();
    let place = samples.partition_point(|sample| sample.position < now);
    samples.insert(place, Sample { position: now, waste });
    if player.is_veiled() {
        samples.truncate(place + 1);
    }
    samples
}
