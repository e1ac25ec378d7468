//! What must hold of a machine after every command. Tests call it; a breach is a bug of the simulation.

use crate::free_list::ListOrder;
use crate::machine::Machine;
use crate::process::{ProcState, Process};
use crate::snapshot::{ProcessInfo, Snapshot};

/// Tells the first law that a machine breaks.
pub fn check(machine: &Machine) -> Result<(), String> {
    let snapshot = machine.snapshot();
    regions_tile(&snapshot, machine.config().memory)?;
    if !machine.config().placement.is_buddy() {
        no_hole_touches_a_hole(&snapshot)?;
    }
    time_adds_up(&snapshot)?;
    every_region_is_of_a_living_process(&snapshot)?;
    machine.processes.iter().filter(|process| process.is_alive()).try_for_each(|process| {
        memory_is_what_the_layout_demands(machine, &snapshot, process)?;
        mmu_holds_what_the_books_say(machine, process)
    })?;
    // Under buddy two free blocks may touch that are no buddies; other orders merge only neighbours of the list.
    let config = machine.config();
    let merges = config.coalesce && !config.allocator.is_buddy() && config.order == ListOrder::Address;
    snapshot.processes.iter().try_for_each(|process| heap_tiles(process, merges))
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

fn every_region_is_of_a_living_process(snapshot: &Snapshot) -> Result<(), String> {
    let alive = |pid: u32| snapshot.process(pid).is_some_and(|process| !process.segments.is_empty());
    let orphan = snapshot.memory.iter().find(|region| region.pid.is_some_and(|pid| !alive(pid)));
    orphan.map_or(Ok(()), |region| Err(format!("memory: {region:?} belongs to a process that has ended")))
}

/// A process owns the parts that its layout demands, where its books say they lie, and nothing else. One on disk owns
/// nothing, one that shares another's code does not own that, and a buddy block may be larger than its part.
fn memory_is_what_the_layout_demands(
    machine: &Machine,
    snapshot: &Snapshot,
    process: &Process,
) -> Result<(), String> {
    let swapped = process.state == ProcState::Swapped;
    if swapped != machine.disk.image(process.pid).is_some() {
        return Err(format!(
            "disk: {} is {}; only who is swapped has an image",
            process.name,
            process.state.name()
        ));
    }
    let placed = machine.config().mechanism.demand(&process.layout);
    let placed = placed.map(|(part, size)| (process.placed.start(part), size, Some(part)));
    let owns = |start: Option<u64>| start.is_none_or(|start| !machine.memory.is_sharer(start, process.pid));
    let mut demanded: Vec<_> = placed.filter(|(start, ..)| !swapped && owns(*start)).collect();
    let regions = snapshot.memory.iter().filter(|region| region.pid == Some(process.pid));
    let mut owned: Vec<_> = regions.map(|region| (Some(region.start), region.size, region.part)).collect();
    demanded.sort();
    owned.sort();
    let buddy = machine.config().placement.is_buddy();
    let holds = |(own, want): (&(_, u64, _), &(_, u64, _))| {
        own.0 == want.0 && own.2 == want.2 && (own.1 == want.1 || buddy && own.1 > want.1)
    };
    if owned.len() == demanded.len() && owned.iter().zip(&demanded).all(holds) {
        return Ok(());
    }
    Err(format!("memory of {}: it owns {owned:?} where its layout demands {demanded:?}", process.name))
}

/// The MMU's registers, in the CPU while the process runs and in its PCB otherwise, agree with where its parts lie.
fn mmu_holds_what_the_books_say(machine: &Machine, process: &Process) -> Result<(), String> {
    let right = machine.config().mechanism.rules().registers(&process.layout, &process.placed);
    let held = machine.mmu_of(process.pid);
    if *held == right {
        return Ok(());
    }
    Err(format!("MMU of {}: it holds {held:?}, not {right:?}", process.name))
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
