//! What must hold of a machine after every command. Tests call it; a breach is a bug of the simulation.

use crate::machine::Machine;
use crate::snapshot::{ProcessInfo, Snapshot};

/// Tells the first law that a machine breaks.
pub fn check(machine: &Machine) -> Result<(), String> {
    let snapshot = machine.snapshot();
    regions_tile(&snapshot, machine.config().memory)?;
    no_hole_touches_a_hole(&snapshot)?;
    time_adds_up(&snapshot)?;
    snapshot.processes.iter().try_for_each(|process| heap_tiles(process, machine.config().coalesce))
}

/// Regions ascend without gap or overlap from 0 to the end of memory: no byte is lost or counted twice.
fn regions_tile(snapshot: &Snapshot, memory: u64) -> Result<(), String> {
    let mut end = 0;
    for region in &snapshot.memory {
        if region.start != end || region.size == 0 {
            return Err(format!("memory: {region:?} does not begin at {end:#x}"));
        }
        end += region.size;
    }
    if end == memory { Ok(()) } else { Err(format!("memory: the regions end at {end:#x}, not {memory:#x}")) }
}

fn no_hole_touches_a_hole(snapshot: &Snapshot) -> Result<(), String> {
    use crate::snapshot::RegionKind::Hole;
    let touching =
        snapshot.memory.windows(2).find(|pair| matches!(pair, [a, b] if a.kind == Hole && b.kind == Hole));
    touching.map_or(Ok(()), |pair| Err(format!("memory: two holes touch: {pair:?}")))
}

fn time_adds_up(snapshot: &Snapshot) -> Result<(), String> {
    let total = snapshot.spent.total();
    if snapshot.time == total {
        Ok(())
    } else {
        Err(format!("time is {} but {total} was spent", snapshot.time))
    }
}

/// Blocks and their headers fill the heap segment without gap or overlap; free neighbours have merged.
fn heap_tiles(process: &ProcessInfo, coalesce: bool) -> Result<(), String> {
    let Some(heap) = process.segments.iter().find(|segment| segment.name == crate::SegmentName::Heap) else {
        return Ok(());
    };
    let mut end = heap.start;
    let mut last_free = false;
    for block in &process.heap {
        if block.address - block.header != end {
            return Err(format!("heap of {}: {block:?} does not begin at {end:#x}", process.name));
        }
        if coalesce && last_free && block.free {
            return Err(format!("heap of {}: two free blocks touch at {end:#x}", process.name));
        }
        end = block.address + block.size;
        last_free = block.free;
    }
    if end == heap.start + heap.size {
        return Ok(());
    }
    Err(format!("heap of {}: the blocks end at {end:#x}", process.name))
}
