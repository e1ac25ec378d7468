//! Ten thousand seeds of each simulator: each can be drawn, its answers are those of the naive one, and the machine says
//! the same.

use course::homework::{Operation, Simulator, malloc, relocation, segmentation};
use sim::{Access, AccessKind, Fault, Mechanism, VirtAddr};

use super::naive;

const SEEDS: u64 = 10_000;

/// Sizes as flags: address space and memory.
const SIZES: [(&str, i64, i64); 6] = [
    ("", 1 << 10, 16 << 10),
    (" -a 16 -p 128", 16, 128),
    (" -a 64k -p 1m", 64 << 10, 1 << 20),
    (" -a 100 -p 1000", 100, 1000),
    (" -a 1g -p 1024g", 1 << 30, 1 << 40),
    (" -a 17 -p 35", 17, 35),
];

fn load(virt: i64) -> Access {
    Access { kind: AccessKind::Load, address: VirtAddr(virt as u64), size: 1 }
}

#[test]
fn relocation_is_the_naive_one_and_the_machine() {
    for seed in 0..SEEDS {
        let (sizes, space, memory) = SIZES[seed as usize % SIZES.len()];
        let flags = format!("-s {seed}{sizes}");
        let problem = relocation(&flags).unwrap();
        let mut random = naive::random(Simulator::Relocation, &flags);
        let wanted = naive::relocation(&mut random, space, memory, 5);
        let addresses = problem.addresses.iter().map(|address| (address.virt, address.physical)).collect();
        assert_eq!((problem.base, problem.limit, addresses), wanted, "{flags}");
        let (mmu, hardware) = problem.mmu();
        for address in &problem.addresses {
            let found = Mechanism::BaseAndBounds.translate(&mmu, hardware, load(address.virt));
            assert_eq!(found.phys.map(|phys| phys.0 as i64), address.physical, "{flags}");
            assert_eq!(found.fault == Some(Fault::OutOfBounds), address.physical.is_none(), "{flags}");
        }
    }
}

#[test]
fn segmentation_is_the_naive_one_and_the_machine() {
    let mut by_machine = 0;
    for seed in 0..SEEDS {
        let (sizes, space, memory) = SIZES[seed as usize % SIZES.len()];
        let flags = format!("-s {seed}{sizes}");
        let problem = segmentation(&flags).unwrap();
        let mut random = naive::random(Simulator::Segmentation, &flags);
        let (segments, addresses) = naive::segmentation(&mut random, space, memory, 5);
        assert_eq!(problem.segments.map(|segment| (segment.base, segment.limit)), segments, "{flags}");
        let found = problem.addresses.iter().map(|address| (address.virt, address.segment, address.physical));
        assert_eq!(found.collect::<Vec<_>>(), addresses, "{flags}");
        assert_eq!(problem.mmu().is_some(), space % 2 == 0, "{flags}");
        let Some((mmu, hardware)) = problem.mmu() else { continue };
        by_machine += 1;
        for address in &problem.addresses {
            let found = Mechanism::Segmentation.translate(&mmu, hardware, load(address.virt));
            assert_eq!(found.phys.map(|phys| phys.0 as i64), address.physical, "{flags}");
        }
    }
    assert!(by_machine > SEEDS / 2);
}

const POLICIES: [&str; 3] = ["BEST", "WORST", "FIRST"];
const ORDERS: [&str; 5] = ["ADDRSORT", "SIZESORT+", "SIZESORT-", "INSERT-FRONT", "INSERT-BACK"];

#[test]
fn malloc_is_the_naive_one() {
    for seed in 0..SEEDS {
        let pick = |of: u64, by: u64| (seed / by % of) as usize;
        let (policy, order) = (POLICIES[pick(3, 1)], ORDERS[pick(5, 3)]);
        let (header, alignment) = ([0, 4, 8][pick(3, 15)], [1, 4, 8, 16][pick(4, 45)]);
        let (size, range, percent) =
            ([50, 100, 1000][pick(3, 2)], [5, 10, 64][pick(3, 7)], [30, 50, 70, 90][pick(4, 11)]);
        let coalesce = seed % 2 == 0;
        let flags = format!(
            "-s {seed} -n 20 -p {policy} -l {order} -H {header} -a {alignment} -S {size} -r {range} -P {percent}{}",
            if coalesce { " -C" } else { "" }
        );
        let mut heap = naive::Heap {
            policy,
            order,
            coalesce,
            header,
            alignment,
            list: vec![(1000, size)],
            used: vec![],
        };
        let mut random = naive::random(Simulator::Malloc, &flags);
        let wanted = naive::malloc(&mut heap, &mut random, 20, range, f64::from(percent));
        let problem = malloc(&flags).unwrap();
        assert_eq!(problem.operations.iter().map(happened).collect::<Vec<_>>(), wanted, "{flags}");
    }
}

fn happened(operation: &Operation) -> naive::Happened {
    let list = operation.free_list().iter().map(|block| (block.address, block.size)).collect();
    match operation {
        Operation::Alloc { id, size, returned, searched, .. } => {
            (true, *id, *size, *returned, *searched, list)
        }
        Operation::Free { id, returned, .. } => (false, *id, 0, *returned, 0, list),
    }
}

#[test]
fn the_machine_translates_every_address_of_small_spaces_as_the_rule_says() {
    for (low, given) in
        [(0, "-b 40 -l 5 -B 7 -L 7"), (33, "-b 0 -l 8 -B 40 -L 7"), (34, "-b 1 -l 0 -B 34 -L 0")]
    {
        let all: Vec<String> = (0..16).map(|virt| virt.to_string()).collect();
        let flags = format!("-a 16 -p 64 {given} -A {}", all.join(","));
        let problem = segmentation(&flags).unwrap();
        let [zero, one] = problem.segments;
        assert_eq!(one.base - one.limit, low, "{flags}");
        for address in &problem.addresses {
            let virt = address.virt;
            let wanted = match virt {
                8.. => Some(one.base + virt - 16).filter(|physical| *physical >= low),
                _ => Some(zero.base + virt).filter(|_| virt < zero.limit),
            };
            assert_eq!((address.segment == 1, address.physical), (virt >= 8, wanted), "{flags}: {virt}");
        }
    }
}
