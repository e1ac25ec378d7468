//! The books of a heap fill its segment, and say the same whichever is looked at.

use crate::addr::SegmentName;
use crate::config::MachineConfig;
use crate::free_list::ListOrder;
use crate::heap::HeapTotals;
use crate::process::Process;
use crate::snapshot::HeapBlock;

/// What holds of the heap of a living process.
pub fn check(config: &MachineConfig, process: &Process) -> Result<(), String> {
    let blocks = process.heap.blocks();
    let of_heap = |breach: String| format!("heap of {}: {breach}", process.name);
    fills_its_segment(process, &blocks).map_err(of_heap)?;
    counts_agree(process, &blocks).map_err(of_heap)?;
    totals_agree(process, &blocks).map_err(of_heap)?;
    let free = || blocks.iter().filter(|block| block.free);
    if config.allocator.is_buddy() {
        let odd = free().find(|block| !is_buddy_block(block));
        odd.map_or(Ok(()), |block| {
            Err(of_heap(format!("{block:?} is no power of two at a multiple of itself")))
        })
    } else if config.coalesce && config.order == ListOrder::Address {
        free_blocks_lie_apart(&blocks).map_err(of_heap)
    } else {
        Ok(())
    }
}

/// Blocks and their headers fill the heap segment without gap or overlap.
fn fills_its_segment(process: &Process, blocks: &[HeapBlock]) -> Result<(), String> {
    let (start, stop) = (process.layout.start(SegmentName::Heap).0, process.layout.end(SegmentName::Heap).0);
    if (process.heap.start(), process.heap.end()) != (start, stop) {
        return Err(format!(
            "the books go from {:#x} to {:#x}, the segment from {start:#x} to {stop:#x}",
            process.heap.start(),
            process.heap.end()
        ));
    }
    let mut end = start;
    for block in blocks {
        if block.address.checked_sub(block.header) != Some(end) || block.size < block.requested {
            return Err(format!("{block:?} does not begin at {end:#x}, or is too small"));
        }
        end = block.address + block.size;
    }
    if end == stop { Ok(()) } else { Err(format!("the blocks end at {end:#x}, the segment at {stop:#x}")) }
}

/// What is in use and what is free, by the blocks, by the counters and by the free list.
fn counts_agree(process: &Process, blocks: &[HeapBlock]) -> Result<(), String> {
    let used = blocks.iter().filter(|block| !block.free);
    let counted = (used.clone().count() as u64, used.map(|block| block.requested).sum());
    if counted != process.heap.live() {
        return Err(format!(
            "{counted:?} blocks and bytes are in use, and {:?} are counted",
            process.heap.live()
        ));
    }
    let mut list = process.heap.free_list();
    list.sort_unstable_by_key(|free| free.start);
    let free = blocks.iter().filter(|block| block.free).map(|block| (block.address, block.size));
    if free.eq(list.iter().map(|free| (free.start, free.size))) {
        return Ok(());
    }
    Err(format!("the free list is {list:x?}, and the blocks are {blocks:x?}"))
}

/// The sums, by the counters and by the blocks.
fn totals_agree(process: &Process, blocks: &[HeapBlock]) -> Result<(), String> {
    let mut summed = HeapTotals::default();
    for block in blocks {
        if block.free {
            summed.holes += 1;
            summed.free += block.size;
            summed.largest_hole = summed.largest_hole.max(block.size);
        } else {
            summed.blocks += 1;
            summed.requested += block.requested;
            summed.usable += block.size;
            summed.headers += block.header;
        }
    }
    let counted = process.heap.totals();
    if counted == summed {
        Ok(())
    } else {
        Err(format!("the totals are {counted:?}, the blocks sum to {summed:?}"))
    }
}

fn is_buddy_block(block: &HeapBlock) -> bool {
    block.size.is_power_of_two() && block.address.is_multiple_of(block.size)
}

fn free_blocks_lie_apart(blocks: &[HeapBlock]) -> Result<(), String> {
    let touching = blocks.windows(2).find(|pair| pair.iter().all(|block| block.free));
    touching.map_or(Ok(()), |pair| Err(format!("two free blocks touch: {pair:?}")))
}
