//! Random configurations, sensible and hostile.

use proptest::prelude::*;
use sim::{Costs, MAX_MEMORY, MachineConfig, Mechanism, Policy};

/// A machine that can be built: small, of odd sizes, crowded.
pub fn sensible() -> impl Strategy<Value = MachineConfig> {
    let sizes = (1024u64..90_000, 0u64..2048, 8u32..15);
    let heap = (0u64..=16, 0u32..5, any::<bool>());
    (sizes, heap, any::<[u8; 3]>(), costs()).prop_map(
        |((memory, os, space), (header, alignment, coalesce), choices, costs)| MachineConfig {
            mechanism: chosen(&Mechanism::ALL, choices[0]),
            memory,
            os: os.min(memory - 1),
            address_space: 1 << space,
            placement: chosen(&Policy::ALL, choices[1]),
            allocator: chosen(&Policy::ALL, choices[2]),
            header,
            alignment: 1 << alignment,
            coalesce,
            costs,
        },
    )
}

/// Any numbers at all, the extremes among them.
pub fn hostile() -> impl Strategy<Value = MachineConfig> {
    let numbers = prop::array::uniform11(number());
    (numbers, any::<[u8; 4]>()).prop_map(|(n, choices)| MachineConfig {
        mechanism: chosen(&Mechanism::ALL, choices[0]),
        memory: n[0],
        os: n[1],
        address_space: n[2],
        placement: chosen(&Policy::ALL, choices[1]),
        allocator: chosen(&Policy::ALL, choices[2]),
        header: n[3],
        alignment: n[4],
        coalesce: choices[3] < 128,
        costs: Costs {
            memory_reference: n[5],
            instruction: n[6],
            trap: n[7],
            switch: n[8],
            block_visited: n[9],
            copy_eight_bytes: n[10],
        },
    })
}

fn chosen<T: Copy>(all: &[T], choice: u8) -> T {
    all[usize::from(choice) % all.len()]
}

/// A number that somebody might pass without thinking, or with malice.
pub fn number() -> impl Strategy<Value = u64> {
    prop_oneof![
        0u64..300,
        (0u32..64).prop_map(|shift| 1 << shift),
        (0u32..64).prop_map(|shift| (1 << shift) - 1),
        Just(u64::MAX),
        Just(MAX_MEMORY),
        Just(Costs::MOST),
        any::<u64>(),
    ]
}

fn costs() -> impl Strategy<Value = Costs> {
    let dear = Costs {
        memory_reference: Costs::MOST,
        instruction: Costs::MOST,
        trap: Costs::MOST,
        switch: Costs::MOST,
        block_visited: Costs::MOST,
        copy_eight_bytes: Costs::MOST,
    };
    prop_oneof![3 => Just(Costs::default()), 1 => Just(dear)]
}
