//! Random configurations, sensible and hostile.

use proptest::prelude::*;
use sim::{Costs, ListOrder, MAX_MEMORY, MachineConfig, Mechanism, Policy};

/// A machine that can be built: small, of odd sizes, crowded.
pub fn sensible() -> impl Strategy<Value = MachineConfig> {
    let sizes = (1024u64..90_000, 0u64..2048, 8u32..15);
    let heap = (0u64..=16, 0u32..5, any::<bool>(), order(), 100u64..4000, quantum());
    (sizes, heap, mechanism(), [policy(), policy()], costs()).prop_map(
        |((memory, os, space), heap, mechanism, [placement, allocator], costs)| {
            let (header, alignment, coalesce, order, mmap, quantum) = heap;
            MachineConfig {
                mechanism,
                memory,
                os: os.min(memory - 1),
                address_space: 1 << space,
                placement,
                allocator,
                header,
                alignment: 1 << alignment,
                coalesce,
                order,
                mmap_threshold: mmap,
                quantum,
                costs,
            }
        },
    )
}

/// Any numbers at all, the extremes among them.
pub fn hostile() -> impl Strategy<Value = MachineConfig> {
    let numbers = prop::array::uniform16(number());
    let choices = (mechanism(), [policy(), policy()], any::<bool>(), order());
    (numbers, choices).prop_map(|(n, (mechanism, [placement, allocator], coalesce, order))| MachineConfig {
        mechanism,
        memory: n[0],
        os: n[1],
        address_space: n[2],
        placement,
        allocator,
        header: n[3],
        alignment: n[4],
        coalesce,
        order,
        mmap_threshold: n[14],
        quantum: n[15],
        costs: Costs {
            memory_reference: n[5],
            instruction: n[6],
            trap: n[7],
            switch: n[8],
            block_visited: n[9],
            copy_eight_bytes: n[10],
            library_call: n[11],
            disk_seek: n[12],
            disk_rate: n[13],
        },
    })
}

/// A number that somebody might pass without thinking, or with malice.
pub fn number() -> BoxedStrategy<u64> {
    let one = prop_oneof![
        0u64..300,
        (0u32..64).prop_map(|shift| 1 << shift),
        (0u32..64).prop_map(|shift| (1 << shift) - 1),
        Just(u64::MAX),
        Just(MAX_MEMORY),
        Just(Costs::MOST),
        any::<u64>(),
    ];
    one.boxed()
}

fn mechanism() -> impl Strategy<Value = Mechanism> {
    prop::sample::select(Mechanism::ALL.to_vec())
}

fn policy() -> impl Strategy<Value = Policy> {
    prop::sample::select(Policy::ALL.to_vec())
}

fn order() -> impl Strategy<Value = ListOrder> {
    prop::sample::select(ListOrder::ALL.to_vec())
}

/// Mostly no timer; else one that is due after a few instructions.
fn quantum() -> impl Strategy<Value = u64> {
    prop_oneof![3 => Just(0), 1 => 1u64..3000]
}

fn costs() -> impl Strategy<Value = Costs> {
    let dear = Costs {
        memory_reference: Costs::MOST,
        instruction: Costs::MOST,
        trap: Costs::MOST,
        switch: Costs::MOST,
        block_visited: Costs::MOST,
        copy_eight_bytes: Costs::MOST,
        library_call: Costs::MOST,
        disk_seek: Costs::MOST,
        disk_rate: 1,
    };
    prop_oneof![3 => Just(Costs::default()), 1 => Just(dear)]
}
