//! Simulated instructions under each mechanism: told as events, and kept in a timeline as well.

use std::hint::black_box;

use criterion::BatchSize;
use sim::{Command, Mechanism, Scenario, Timeline};

use crate::clock::{Bench, operations, sample_briefly};

/// A store, an addition, a load and a jump.
const LOOP: &str = "process A
  again: movl %eax, 0x1000
  addl $1, %eax
  movl 0x1000, %ecx
  jmp again
";

/// Instructions that are measured together.
const MANY: usize = 10_000;

pub fn measure(bench: &mut Bench) {
    let mut group = bench.benchmark_group("instructions");
    group.throughput(operations(MANY));
    sample_briefly(&mut group);
    for mechanism in Mechanism::ALL {
        let mut machine = looping(mechanism).machine().clone();
        group.bench_function(mechanism.name(), |bencher| {
            bencher.iter(|| (0..MANY).for_each(|_| drop(black_box(machine.apply(&Command::Step)))));
        });
    }
    group.finish();
    let mut group = bench.benchmark_group("timeline");
    group.throughput(operations(MANY));
    sample_briefly(&mut group);
    for mechanism in Mechanism::ALL {
        let start = looping(mechanism);
        group.bench_function(mechanism.name(), |bencher| {
            let run = |timeline: &mut Timeline| run(timeline, MANY);
            bencher.iter_batched_ref(|| start.clone(), run, BatchSize::LargeInput);
        });
    }
    group.finish();
}

/// A machine that can step for ever.
pub fn looping(mechanism: Mechanism) -> Timeline {
    let mut scenario = Scenario::parse(LOOP).unwrap();
    scenario.config.mechanism = mechanism;
    Timeline::run(&scenario).unwrap()
}

/// So many instructions.
pub fn run(timeline: &mut Timeline, instructions: usize) {
    for _ in 0..instructions {
        black_box(timeline.push(Command::Step));
    }
}
