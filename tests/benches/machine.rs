//! How fast the machine is: malloc under each policy, instructions under each mechanism, time travel, snapshots.
//!
//! `make bench` runs it, built as the page is: for size. Compare rows of one run; the times are those of this computer.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use divan::{Bencher, counter::ItemsCount};
use sim::{
    Command, Event, Machine, MachineConfig, Mechanism, Place, Policy, Scenario, Timeline, VirtAddr, Who,
};

fn main() {
    divan::main();
}

/// A loop of four instructions: a store, an addition, a load and a jump.
const LOOP: &str = "process A
  again: movl %eax, 0x1000
  addl $1, %eax
  movl 0x1000, %ecx
  jmp again
";

fn looping(mechanism: Mechanism) -> Timeline {
    let mut scenario = Scenario::parse(LOOP).unwrap();
    scenario.config.mechanism = mechanism;
    Timeline::run(&scenario).unwrap()
}

/// A machine whose heap has so many small holes, none of which is large enough for 64 bytes.
fn full_of_holes(policy: Policy, holes: u64) -> Machine {
    let config = MachineConfig {
        memory: 4 << 20,
        address_space: 4 << 20,
        mechanism: Mechanism::Segmentation,
        allocator: policy,
        ..MachineConfig::default()
    };
    let mut machine = Machine::new(config).unwrap();
    let spec = sim::ProcessSpec { heap: Some(1 << 20), ..sim::ProcessSpec::default() };
    machine.apply(&Command::Create(Box::new(spec)));
    let blocks: Vec<VirtAddr> = (0..2 * holes).filter_map(|_| malloc(&mut machine, 16)).collect();
    for address in blocks.into_iter().step_by(2) {
        machine.apply(&Command::Free { who: Who::Pid(1), at: Place::At(address) });
    }
    machine
}

fn malloc(machine: &mut Machine, size: u64) -> Option<VirtAddr> {
    let events = machine.apply(&Command::Malloc { who: Who::Pid(1), size, block: None });
    events.iter().find_map(|event| match event {
        Event::Allocated { address, .. } => Some(*address),
        _ => None,
    })
}

/// One malloc behind so many holes that are too small, and its free.
#[divan::bench(args = [(Policy::FirstFit, 10), (Policy::BestFit, 10), (Policy::FirstFit, 1000), (Policy::BestFit, 1000)])]
fn malloc_and_free(bencher: Bencher, (policy, holes): (Policy, u64)) {
    let mut machine = full_of_holes(policy, holes);
    bencher.counter(ItemsCount::new(1u32)).bench_local(|| {
        let address = malloc(&mut machine, 64).unwrap();
        machine.apply(&Command::Free { who: Who::Pid(1), at: Place::At(address) })
    });
}

/// Simulated instructions; items per second are instructions per second.
#[divan::bench(args = Mechanism::ALL)]
fn instructions(bencher: Bencher, mechanism: Mechanism) {
    let machine = looping(mechanism).machine().clone();
    bencher.counter(ItemsCount::new(1000u32)).with_inputs(|| machine.clone()).bench_local_values(
        |mut machine| {
            for _ in 0..1000 {
                divan::black_box(machine.apply(&Command::Step));
            }
            machine
        },
    );
}

/// The same instructions with their history kept, as the page runs them.
#[divan::bench(args = Mechanism::ALL)]
fn instructions_in_a_timeline(bencher: Bencher, mechanism: Mechanism) {
    let timeline = looping(mechanism);
    bencher.counter(ItemsCount::new(1000u32)).with_inputs(|| timeline.clone()).bench_local_values(
        |mut timeline| {
            for _ in 0..1000 {
                timeline.push(Command::Step);
            }
            timeline
        },
    );
}

/// From the end of 10,000 commands to another moment and back to the end.
#[divan::bench(args = [0, 1, 5_000, 9_999])]
fn seek_in_ten_thousand(bencher: Bencher, position: usize) {
    let mut timeline = looping(Mechanism::Segmentation);
    while timeline.len() < 10_000 {
        timeline.push(Command::Step);
    }
    bencher.bench_local(|| {
        timeline.seek(position);
        let there = timeline.position();
        timeline.seek(10_000);
        there
    });
}

/// The picture of a machine with so many processes.
#[divan::bench(args = [2, 20])]
fn snapshot(bencher: Bencher, processes: usize) {
    let config = MachineConfig { memory: 1 << 20, ..MachineConfig::default() };
    let mut machine = Machine::new(config).unwrap();
    for _ in 0..processes {
        machine.apply(&Command::Create(Box::default()));
    }
    bencher.bench_local(|| machine.snapshot());
}

/// A machine of 4 GiB: built, a process created in it, its heap of 256 MiB moved.
#[divan::bench]
fn the_largest_machine(bencher: Bencher) {
    let config = MachineConfig {
        memory: sim::MAX_MEMORY,
        address_space: 2 << 30,
        mechanism: Mechanism::Segmentation,
        ..MachineConfig::default()
    };
    bencher.bench_local(|| {
        let mut machine = Machine::new(config.clone()).unwrap();
        machine.apply(&Command::Create(Box::new(sim::ProcessSpec {
            heap: Some(256 << 20),
            ..Default::default()
        })));
        malloc(&mut machine, 300 << 20)
    });
}
