//! Travel through time: from any moment of a history to any other.

use std::time::Duration;

use criterion::{BenchmarkId, SamplingMode};
use oorandom::Rand64;
use sim::{Command, Mechanism, Place, Policy, Timeline, Who};

use crate::churn::Churn;
use crate::clock::Bench;
use crate::{instructions, replay};

/// Makes a history of so many commands.
pub type Make = fn(usize) -> Timeline;

/// What a history is made of, and a name for it.
pub const KINDS: [(&str, Make); 3] = [
    ("steps", stepped),
    ("churn-10000", |commands| churned(commands, 10_000)),
    ("churn-100000", |commands| churned(commands, 100_000)),
];

/// Commands of a history.
pub const LENGTHS: [usize; 3] = [10_000, 100_000, 1_000_000];

pub fn measure(bench: &mut Bench) {
    let mut group = bench.benchmark_group("seek");
    // One journey is one sample, so that the longest is among the samples: there is no time for more of them.
    group.sampling_mode(SamplingMode::Flat).sample_size(100).measurement_time(Duration::from_millis(1));
    for (kind, make) in KINDS {
        for length in LENGTHS {
            let mut history = None;
            group.bench_function(BenchmarkId::new(kind, length), |bencher| {
                let (timeline, dice) = history.get_or_insert_with(|| (make(length), Rand64::new(7)));
                bencher.iter(|| travel(timeline, dice));
            });
        }
    }
    group.finish();
}

/// To a random moment.
pub fn travel(timeline: &mut Timeline, dice: &mut Rand64) {
    let end = timeline.len() as u64;
    timeline.seek(dice.rand_range(0..end) as usize);
}

/// A program in a loop.
fn stepped(commands: usize) -> Timeline {
    let mut timeline = instructions::looping(Mechanism::Segmentation);
    let left = commands - timeline.len();
    instructions::run(&mut timeline, left);
    timeline
}

/// malloc and free with at most so many live blocks.
fn churned(commands: usize, live: usize) -> Timeline {
    let live = live.min(commands / 2);
    let (mut churn, mut timeline) = (Churn::new(live), replay::roomy(Policy::FirstFit));
    let mut blocks: Vec<u32> = Vec::with_capacity(live);
    let (who, mut made) = (|| Who::Pid(1), 0);
    while timeline.len() < commands {
        let place = if blocks.len() < live {
            blocks.push(0);
            blocks.len() - 1
        } else {
            let victim = churn.victim();
            timeline.push(Command::Free { who: who(), at: Place::Block(blocks[victim], 0) });
            victim
        };
        made += 1;
        blocks[place] = made;
        timeline.push(Command::Malloc { who: who(), size: churn.size(), block: Some(made) });
    }
    timeline
}
