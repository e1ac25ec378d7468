//! A real program's requests to malloc, through the whole machine with its events and its timeline.

use sim::{
    Command, MachineConfig, Mechanism, Place, Policy, ProcessSpec, Request, Scenario, Timeline, Trace,
    VirtAddr, Who,
};

use crate::clock::{Bench, operations};

/// What sqlite3 asked of malloc in a short session.
pub fn sqlite() -> Trace {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../traces/sqlite.valgrind.txt");
    Trace::read(&std::fs::read_to_string(path).unwrap()).unwrap()
}

pub fn measure(bench: &mut Bench) {
    let trace = sqlite();
    let commands: Vec<Command> = commands(&trace.requests).collect();
    let mut group = bench.benchmark_group("machine-trace");
    group.throughput(operations(trace.requests.len()));
    for policy in Policy::ALL {
        group.bench_function(policy.name(), |bencher| {
            bencher.iter_with_large_drop(|| told(policy, &commands))
        });
    }
    group.finish();
}

/// A timeline of these commands. None may be refused.
fn told(policy: Policy, commands: &[Command]) -> Timeline {
    let mut timeline = roomy(policy);
    for command in commands {
        let events = timeline.push(command.clone());
        assert!(!matches!(events, [sim::Event::Rejected { .. }]), "{command:?}: {events:?}");
    }
    timeline
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

/// The commands that ask the first process for the same.
fn commands(requests: &[Request]) -> impl Iterator<Item = Command> {
    let who = || Who::Pid(1);
    let mut made = 0;
    requests.iter().map(move |request| {
        made += u32::from(matches!(request, Request::Malloc { .. } | Request::Calloc { .. }));
        let block = Some(made);
        let at = |block| Place::Block(block, 0);
        match *request {
            Request::Malloc { size } => Command::Malloc { who: who(), size, block },
            Request::Calloc { count, size } => Command::Calloc { who: who(), count, size, block },
            Request::Realloc { block, size } => Command::Realloc { who: who(), at: at(block), size },
            Request::Free { block } => {
                Command::Free { who: who(), at: block.map_or(Place::At(VirtAddr(0)), at) }
            }
        }
    })
}
