//! A naive heap, and beside it that of a machine's process.

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use sim::{Command, Event, Extent, HeapRules, ListOrder, Machine, MachineConfig, Policy, VirtAddr, Who};

use super::cases;
use crate::allocator::naive::Naive;

const START: u64 = 2048;
const SIZE: u64 = 1024;

/// Malloc of so many bytes, or free of the n-th address that was ever returned.
fn operations(count: usize) -> Vec<(bool, u64, usize)> {
    let mut runner = TestRunner::new(cases(1));
    let one = (prop::bool::weighted(0.55), 1u64..90, 0usize..1 << 20);
    prop::collection::vec(one, count).new_tree(&mut runner).unwrap().current()
}

fn compare(config: MachineConfig, operations: &[(bool, u64, usize)]) {
    let MachineConfig { allocator: policy, header, alignment, coalesce, .. } = config;
    let rules = HeapRules { policy, order: ListOrder::Address, header, alignment, coalesce };
    let mut naive = Naive::new(rules, Extent { start: START, size: SIZE });
    let mut machine = Machine::new(config).unwrap();
    machine.apply(&Command::Create(Box::new(sim::ProcessSpec { heap: Some(SIZE), ..Default::default() })));
    let mut returned: Vec<u64> = Vec::new();
    for (count, (allocate, size, which)) in operations.iter().enumerate() {
        let who = Who::Pid(1);
        if *allocate || returned.is_empty() {
            let events = machine.apply(&Command::Malloc { who, size: *size, block: None });
            match (naive.allocate(*size), &events[..]) {
                (Ok(wanted), [Event::Allocated { address, visited, split, .. }]) => {
                    assert_eq!((address.0, *visited, *split), (wanted.address, wanted.visited, wanted.split));
                    returned.push(address.0);
                }
                (Err(_), [Event::Rejected { .. }]) => {}
                (wanted, events) => panic!("malloc of {size}: {wanted:?}, but {events:?}"),
            }
        } else {
            let address = returned[returned.len() - 1 - which % returned.len().min(40)];
            let events = machine.apply(&Command::Free { who, at: sim::Place::At(VirtAddr(address)) });
            match (naive.release(address), &events[..]) {
                (Ok(wanted), [Event::Freed { size, merged, .. }]) => {
                    assert_eq!((*size, *merged), (wanted.size, wanted.merged));
                }
                (Err(_), [Event::Rejected { .. }]) => {}
                (wanted, events) => panic!("free of {address:#x}: {wanted:?}, but {events:?}"),
            }
        }
        if count % 64 == 0 {
            assert_eq!(machine.snapshot().processes[0].heap, naive.blocks());
        }
    }
}

#[test]
fn the_heap_agrees_with_a_naive_one() {
    let operations = operations(10_000);
    for allocator in Policy::ALL {
        for header in [0, 4, 8, 16] {
            for (coalesce, alignment) in [(true, 1), (true, 8), (false, 1), (false, 16)] {
                let sizes =
                    MachineConfig { memory: 1 << 14, os: 0, address_space: 4096, ..Default::default() };
                compare(MachineConfig { allocator, header, alignment, coalesce, ..sizes }, &operations);
            }
        }
    }
}
