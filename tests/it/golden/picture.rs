//! What a figure would show, in lines of text: memory, the disk, heaps and their free lists, where they changed.

use std::fmt::Write;

use sim::{HeapBlock, ListOrder, MachineConfig, Policy, ProcessInfo, Region, RegionKind, Snapshot};

/// Everything that differs from before; all that there is where there is no before.
pub fn of(now: &Snapshot, before: Option<&Snapshot>, config: &MachineConfig) -> String {
    let mut text = String::new();
    if before.is_none_or(|before| before.memory != now.memory) {
        let _ = writeln!(text, "  memory: {}", regions(&now.memory, now));
    }
    if before.is_some_and(|before| before.disk != now.disk) {
        let _ = writeln!(text, "  disk: {}", regions(&now.disk, now));
    }
    for process in now.processes.iter().filter(|process| !process.segments.is_empty()) {
        let old = before.and_then(|before| before.process(process.pid));
        if let Some(old) = old.filter(|old| old.heap != process.heap) {
            text += &heap(process, old, config);
        }
    }
    text
}

fn regions(regions: &[Region], snapshot: &Snapshot) -> String {
    let named: Vec<String> = regions.iter().map(|region| region_name(region, snapshot)).collect();
    if named.is_empty() { "empty".into() } else { named.join(" | ") }
}

fn region_name(region: &Region, snapshot: &Snapshot) -> String {
    let Region { start, size, .. } = region;
    let owner = match region.kind {
        RegionKind::Os => "OS".to_owned(),
        RegionKind::Hole => "hole".to_owned(),
        RegionKind::Process => {
            let part = region.part.map_or("?", sim::Part::name);
            format!("{} {part}", snapshot.name_of(region.pid.unwrap()))
        }
    };
    format!("{start:#x} {owner} {size}")
}

/// The blocks of a heap, and its free list where that has an order of its own.
fn heap(process: &ProcessInfo, old: &ProcessInfo, config: &MachineConfig) -> String {
    let blocks: Vec<String> = process.heap.iter().map(block_name).collect();
    let mut text = format!("  heap of {}: {}\n", process.name, blocks.join(" | "));
    let ordered = config.order != ListOrder::Address || config.allocator == Policy::Buddy;
    if ordered && old.free_list != process.free_list {
        let list: Vec<String> =
            process.free_list.iter().map(|hole| format!("{:#x} of {}", hole.start, hole.size)).collect();
        let list = if list.is_empty() { "empty".into() } else { list.join(" -> ") };
        let _ = writeln!(text, "  free list of {}: {list}", process.name);
    }
    text
}

/// `header+usable` bytes of a block in use, or the size of a hole.
fn block_name(block: &HeapBlock) -> String {
    let HeapBlock { address, size, header, .. } = block;
    if block.free {
        format!("{address:#x} hole {size}")
    } else {
        format!("{address:#x} used {header}+{size}")
    }
}
