//! A real program's requests to malloc, through the whole machine with its events and its timeline.

use sim::{Command, MachineConfig, Mechanism, Policy, ProcessSpec, Replay, Scenario, Sizes, Timeline, Trace};

use crate::clock::{Bench, operations, sample_briefly};

/// What sqlite3 asked of malloc in a short session.
pub fn sqlite() -> Trace {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../traces/sqlite.valgrind.txt");
    Trace::read(&std::fs::read_to_string(path).unwrap()).unwrap()
}

pub fn measure(bench: &mut Bench) {
    let trace = sqlite();
    let mut group = bench.benchmark_group("machine-trace");
    group.throughput(operations(trace.requests.len()));
    sample_briefly(&mut group);
    for policy in Policy::ALL {
        let rules = MachineConfig { allocator: policy, ..MachineConfig::default() };
        let replay = || Replay::run(&trace, &rules, Sizes::default()).unwrap();
        assert_eq!(replay().operations, trace.requests.len());
        group.bench_function(policy.name(), |bencher| bencher.iter_with_large_drop(replay));
    }
    group.finish();
}

/// A machine with one process whose heap may grow to 256 MiB.
pub fn roomy(policy: Policy) -> Timeline {
    let config = MachineConfig {
        mechanism: Mechanism::Segmentation,
        memory: 512 << 20,
        address_space: 1 << 30,
        allocator: policy,
        ..MachineConfig::default()
    };
    let small = ProcessSpec {
        code: Some(1024),
        static_data: Some(1024),
        heap: Some(4096),
        stack: Some(1024),
        ..ProcessSpec::default()
    };
    let commands = vec![Command::Create(Box::new(small))];
    Timeline::run(&Scenario { config, commands, pause: None }).unwrap()
}
