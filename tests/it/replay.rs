//! Replaying traces: every request is carried out where there is room, and is accounted for where there is none.

use sim::invariants::check;
use sim::{Command, MachineConfig, Mechanism, Policy, Replay, Request, Scenario, Sizes, Timeline, Trace};

const LS: &str = include_str!("../traces/ls.valgrind.txt");
const SQLITE: &str = include_str!("../traces/sqlite.valgrind.txt");
const WORDS: [&str; 4] = [
    include_str!("../traces/words.valgrind.txt"),
    include_str!("../traces/words.ltrace.txt"),
    include_str!("../traces/words.mtrace.txt"),
    include_str!("../traces/words.rep"),
];

fn trace(text: &str) -> Trace {
    Trace::read(text).unwrap()
}

fn replay(text: &str, rules: &MachineConfig, sizes: Sizes) -> Replay {
    let trace = trace(text);
    let replay = Replay::run(&trace, rules, sizes).unwrap();
    let unread = trace.skipped.len();
    assert_eq!(replay.operations + replay.skipped.len() - unread, trace.requests.len());
    assert_eq!(replay.timeline.len(), replay.operations + 1);
    assert_eq!(replay.timeline.position(), replay.timeline.len());
    assert!(replay.skipped.is_sorted_by_key(|skipped| skipped.line));
    check(replay.timeline.machine()).unwrap();
    replay
}

fn rules(mechanism: Mechanism, allocator: Policy) -> MachineConfig {
    MachineConfig { mechanism, allocator, ..MachineConfig::default() }
}

/// Blocks and bytes that are live at the end of a trace.
fn live(trace: &Trace) -> (u64, u64) {
    let mut sizes = Vec::new();
    for request in &trace.requests {
        match *request {
            Request::Malloc { size } => sizes.push(size),
            Request::Calloc { count, size } => sizes.push(count * size),
            Request::Realloc { block, size } => sizes[block as usize - 1] = size,
            Request::Free { block: Some(block) } => sizes[block as usize - 1] = 0,
            Request::Free { block: None } => {}
        }
    }
    (sizes.iter().filter(|size| **size > 0).count() as u64, sizes.iter().sum())
}

#[test]
fn every_mechanism_carries_out_all_of_sqlite() {
    let expected = live(&trace(SQLITE));
    for mechanism in Mechanism::ALL {
        let replay = replay(SQLITE, &rules(mechanism, Policy::FirstFit), Sizes::default());
        assert_eq!((replay.operations, replay.skipped.len()), (20_070, 0), "{}", mechanism.name());
        let snapshot = replay.timeline.snapshot();
        let used = snapshot.processes[0].heap.iter().filter(|block| !block.free);
        let found = used.fold((0, 0), |(blocks, bytes), block| (blocks + 1, bytes + block.requested));
        assert_eq!(found, expected, "{}", mechanism.name());
    }
}

#[test]
fn every_policy_carries_out_all_of_ls_wherever_it_is_placed() {
    for mechanism in Mechanism::ALL {
        for policy in Policy::ALL {
            let rules = MachineConfig { placement: policy, ..rules(mechanism, policy) };
            let replay = replay(LS, &rules, Sizes::default());
            assert!(
                replay.skipped.is_empty(),
                "{} {}: {:?}",
                mechanism.name(),
                policy.name(),
                replay.skipped[0]
            );
        }
    }
}

#[test]
fn the_four_ways_to_write_one_run_down_give_one_machine() {
    let snapshots = WORDS.map(|text| {
        let replay = replay(text, &MachineConfig::default(), Sizes::default());
        assert!(replay.skipped.is_empty(), "{:?}", replay.skipped[0]);
        let heap = replay.timeline.snapshot().processes[0].heap.clone();
        (replay.operations, heap.iter().filter(|block| !block.free).count())
    });
    assert!(snapshots.iter().all(|found| *found == snapshots[0]), "{snapshots:?}");
}

#[test]
fn the_chosen_sizes_are_powers_of_two_and_the_smallest_that_do() {
    for mechanism in Mechanism::ALL {
        let rules = rules(mechanism, Policy::BestFit);
        let config = replay(SQLITE, &rules, Sizes::default()).timeline.scenario().config;
        assert!(config.memory.is_power_of_two() && config.address_space.is_power_of_two());
        assert_eq!(config.os, 8 << 10);
        let half = Sizes { address_space: Some(config.address_space / 2), ..Sizes::default() };
        assert!(!replay(SQLITE, &rules, half).skipped.is_empty(), "{}: {config:?}", mechanism.name());
    }
}

#[test]
fn a_heap_begins_small_and_asks_the_os_for_more() {
    let replay = replay(SQLITE, &MachineConfig::default(), Sizes::default());
    let calls = replay.timeline.snapshot().counts.system_calls;
    assert!(calls > 10, "{calls}");
}

#[test]
fn what_finds_no_room_is_left_out_with_its_line_and_so_is_what_follows_from_it() {
    let text = "a 0 40\na 1 9000\nr 1 10\nf 1\nf 0\n";
    let sizes = Sizes { address_space: Some(16 << 10), ..Sizes::default() };
    let replay = replay(text, &MachineConfig::default(), sizes);
    assert_eq!(replay.operations, 2);
    let found: Vec<(usize, &str)> =
        replay.skipped.iter().map(|skipped| (skipped.line, skipped.reason.as_str())).collect();
    assert!(found[0].1.starts_with("malloc of 9000 bytes in A: no free block is large enough"), "{found:?}");
    let follows = "block @2 was not allocated: line 2 was left out";
    assert_eq!((found[0].0, &found[1..]), (2, [(3, follows), (4, follows)].as_slice()));
}

#[test]
fn a_block_that_cannot_be_resized_keeps_its_size_and_is_freed_later() {
    let text = "a 0 40\nr 0 9000\nf 0\n";
    let sizes = Sizes { address_space: Some(16 << 10), ..Sizes::default() };
    let replay = replay(text, &MachineConfig::default(), sizes);
    assert_eq!((replay.operations, replay.skipped.len(), replay.skipped[0].line), (2, 1, 2));
    assert!(replay.timeline.snapshot().processes[0].heap.iter().all(|block| block.free));
}

#[test]
fn sizes_that_were_given_are_kept_and_the_others_fit_them() {
    for mechanism in Mechanism::ALL {
        for memory in [1 << 10, 5_000, 64 << 10, 100_000, 4 << 30] {
            let sizes = Sizes { memory: Some(memory), ..Sizes::default() };
            let rules = rules(mechanism, Policy::FirstFit);
            assert_eq!(replay(WORDS[0], &rules, sizes).timeline.scenario().config.memory, memory);
            let rules = MachineConfig { placement: Policy::Buddy, ..rules };
            assert_eq!(replay(WORDS[0], &rules, sizes).timeline.scenario().config.memory, memory);
        }
        let sizes = Sizes { os: Some(1_000_000), address_space: Some(1 << 20), memory: None };
        let config = replay(WORDS[0], &rules(mechanism, Policy::FirstFit), sizes).timeline.scenario().config;
        assert_eq!((config.os, config.address_space), (1_000_000, 1 << 20));
    }
}

#[test]
fn sizes_that_make_no_sense_are_refused_by_name() {
    let words = trace(WORDS[0]);
    let refusal = |sizes| Replay::run(&words, &rules(Mechanism::Base, Policy::FirstFit), sizes).unwrap_err();
    let sizes = |memory, os, address_space| Sizes { memory, os, address_space };
    assert_eq!(refusal(sizes(Some(4096), Some(4096), None)), "os is 4096; it must be from 0 to 4095");
    assert_eq!(refusal(sizes(Some(12), None, None)), "memory is 12; it must be from 1024 to 4294967296");
    let odd = "address-space is 1000; it must be a power of two, such as 1024";
    assert_eq!(refusal(sizes(None, None, Some(1000))), odd);
    let full =
        "process A does not fit: its address space needs 256 bytes; 10 are free and the largest hole has 10";
    assert_eq!(refusal(sizes(Some(2000), Some(1990), None)), full);
}

#[test]
fn huge_requests_end_at_the_limit_and_are_left_out() {
    let text = "a 0 4294967296\na 1 8\na 2 1000000000\n";
    for mechanism in Mechanism::ALL {
        let replay = replay(text, &rules(mechanism, Policy::FirstFit), Sizes::default());
        assert_eq!(replay.skipped[0].line, 1);
        assert!(replay.operations >= 1);
    }
}

#[test]
fn the_text_of_a_replay_is_the_same_machine() {
    let replay = replay(LS, &MachineConfig::default(), Sizes::default());
    let text = replay.timeline.scenario().to_string();
    let copy = Timeline::run(&Scenario::parse(&text).unwrap()).unwrap();
    assert_eq!(copy.snapshot(), replay.timeline.snapshot());
    assert!(matches!(copy.commands()[0], Command::Create(_)));
}
