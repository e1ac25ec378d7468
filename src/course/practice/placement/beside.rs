//! The same heap under another rule: what somebody would answer who confuses the policies, or forgets a part of a block.

use sim::{Extent, Heap, HeapRules, ListOrder, Policy, ProcessInfo};

/// The blocks and holes of a process's heap, header bytes as part of their blocks, for malloc to go on by a policy that
/// rounds nothing and writes no header.
pub fn beside(process: &ProcessInfo, policy: Policy) -> Option<Heap> {
    let first = process.heap.first()?;
    let start = first.address - first.header;
    let size = process.heap.iter().map(|block| block.size + block.header).sum();
    let rules = HeapRules { policy, order: ListOrder::Address, header: 0, alignment: 1, coalesce: true };
    let mut heap = Heap::new(rules, Extent { start, size });
    let mut free = Vec::new();
    for block in &process.heap {
        let address = heap.allocate(block.size + block.header).ok()?.address;
        if block.free {
            free.push(address);
        }
    }
    for address in free {
        heap.release(address).ok()?;
    }
    Some(heap)
}

/// Where the last of these stretches would go, one after the other; none where one of them fits nowhere.
pub fn last(process: &ProcessInfo, policy: Policy, stretches: &[u64]) -> Option<Extent> {
    let mut heap = beside(process, policy)?;
    let mut found = None;
    for stretch in stretches {
        found = Some(heap.allocate(*stretch).ok()?.hole);
    }
    found
}
