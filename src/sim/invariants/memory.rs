//! Every byte has one owner, who is there; a process has just the memory that its layout demands.

use crate::addr::SegmentName;
use crate::event::Part;
use crate::machine::Machine;
use crate::process::{ProcState, Process};
use crate::snapshot::{Region, RegionKind};

/// What holds of memory and the disk as a whole.
pub fn check(machine: &Machine) -> Result<(), String> {
    let regions = machine.memory.regions();
    regions_tile(&regions, machine.config().memory)?;
    if machine.config().placement.is_buddy() {
        regions.iter().filter(|region| region.kind != RegionKind::Os).try_for_each(is_buddy_block)?;
    } else {
        no_hole_touches_a_hole(&regions)?;
    }
    regions.iter().try_for_each(|region| owner_is_there(machine, region))?;
    machine.memory.sharers().iter().try_for_each(|sharer| shares_with_another(machine, &regions, *sharer))?;
    disk_holds_who_is_swapped(machine)
}

/// Regions ascend without gap or overlap from 0 to the end of memory: no byte is lost or counted twice.
fn regions_tile(regions: &[Region], memory: u64) -> Result<(), String> {
    let mut end = 0;
    for region in regions {
        if region.start != end || region.size == 0 {
            return Err(format!("memory: {region:?} does not begin at {end:#x}, or is empty"));
        }
        end += region.size;
    }
    if end == memory { Ok(()) } else { Err(format!("memory: the regions end at {end:#x}, not {memory:#x}")) }
}

fn no_hole_touches_a_hole(regions: &[Region]) -> Result<(), String> {
    let hole = |region: &Region| region.kind == RegionKind::Hole;
    let touching = regions.windows(2).find(|pair| pair.iter().all(hole));
    touching.map_or(Ok(()), |pair| Err(format!("memory: two holes touch: {pair:?}")))
}

fn is_buddy_block(region: &Region) -> Result<(), String> {
    if region.size.is_power_of_two() && region.start.is_multiple_of(region.size) {
        return Ok(());
    }
    Err(format!("memory: {region:?} is no power of two at a multiple of itself"))
}

fn owner_is_there(machine: &Machine, region: &Region) -> Result<(), String> {
    let there = |pid| machine.process(pid).is_some_and(is_in_memory);
    if region.pid.is_none_or(there) {
        return Ok(());
    }
    Err(format!("memory: {region:?} belongs to a process that has ended or is on disk"))
}

/// Whoever shares a stretch is alive, has its code there, and is not its owner.
fn shares_with_another(
    machine: &Machine,
    regions: &[Region],
    (start, pid): (u64, u32),
) -> Result<(), String> {
    let code = Part::Segment(SegmentName::Code);
    let process = machine.process(pid).filter(|process| process.is_alive());
    let has_it = process.is_some_and(|process| process.placed.start(code) == Some(start));
    let is_it =
        |region: &Region| region.start == start && region.part == Some(code) && region.pid != Some(pid);
    if has_it && machine.config().mechanism.nature().shares && regions.iter().any(is_it) {
        return Ok(());
    }
    Err(format!("memory: {pid} is said to share what begins at {start:#x}"))
}

/// An image for each process that is swapped, as large as an address space, and none beside.
fn disk_holds_who_is_swapped(machine: &Machine) -> Result<(), String> {
    let images = machine.disk.regions();
    let swapped = |process: &&Process| process.state == ProcState::Swapped;
    let count = machine.processes.iter().filter(swapped).count();
    let mut end = 0;
    for image in &images {
        let of = image.pid.and_then(|pid| machine.process(pid)).filter(swapped);
        if of.is_none() || image.start < end || image.size != machine.config().address_space {
            return Err(format!("disk: {image:?} is no image of a process that is swapped, or overlaps"));
        }
        end = image.start + image.size;
    }
    if images.len() == count {
        return Ok(());
    }
    Err(format!("disk: {} images of {count} processes that are swapped", images.len()))
}

/// A process has the parts that its layout demands where its books say they lie, and nothing else; its MMU registers,
/// in the CPU while it runs and in its PCB otherwise, say the same.
pub fn check_process(machine: &Machine, process: &Process) -> Result<(), String> {
    let mut owned = machine.memory.regions();
    owned.retain(|region| region.pid == Some(process.pid));
    let mut rest = owned.len();
    for (part, size) in machine.config().mechanism.demand(&process.layout).filter(|_| is_in_memory(process)) {
        let start = process.placed.start(part);
        let own = owned.iter().find(|region| Some(region.start) == start && region.part == Some(part));
        rest -= usize::from(own.is_some());
        let given = match own {
            Some(region) => region.size,
            None => start.map_or(0, |start| shared_size(machine, process, part, start)),
        };
        let buddy = machine.config().placement.is_buddy();
        if given != size && !(buddy && given > size) {
            return Err(format!("memory of {}: its {part:?} of {size} bytes has {given}", process.name));
        }
    }
    if rest > 0 {
        return Err(format!("memory of {}: it owns more than its layout demands: {owned:?}", process.name));
    }
    mmu_holds_what_the_books_say(machine, process)
}

/// Bytes of code that another owns and this process shares.
fn shared_size(machine: &Machine, process: &Process, part: Part, start: u64) -> u64 {
    let shares = part == Part::Segment(SegmentName::Code) && machine.memory.is_sharer(start, process.pid);
    if shares { machine.memory.owned_size(start) } else { 0 }
}

fn mmu_holds_what_the_books_say(machine: &Machine, process: &Process) -> Result<(), String> {
    let right = machine.config().mechanism.rules().registers(&process.layout, &process.placed);
    let held = machine.mmu_of(process.pid);
    if *held == right {
        return Ok(());
    }
    Err(format!("MMU of {}: it holds {held:?}, not {right:?}", process.name))
}

fn is_in_memory(process: &Process) -> bool {
    process.is_alive() && process.state != ProcState::Swapped
}
