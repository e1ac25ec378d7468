//! An independent translation: by the segments of the snapshot, not by the MMU's registers.

use sim::{AccessKind, Event, Mechanism, PhysAddr, Scenario, Snapshot, Timeline};

/// Where an access of `size` bytes must arrive, or none where the hardware must refuse it.
pub fn expected(before: &Snapshot, pid: u32, kind: AccessKind, virt: u64, size: u64) -> Option<PhysAddr> {
    match before.mechanism {
        Mechanism::Uniprogramming | Mechanism::TimeSharing | Mechanism::StaticRelocation => {
            anywhere(before, virt, size)
        }
        Mechanism::Base => {
            let base = before.memory.iter().find(|region| region.pid == Some(pid))?.start;
            anywhere(before, virt.checked_add(base)?, size)
        }
        Mechanism::BaseAndBounds => whole(before, pid, virt, size),
        Mechanism::Segmentation => by_segment(before, pid, kind, virt, size),
    }
}

/// Where nothing is checked: any byte of memory.
fn anywhere(before: &Snapshot, phys: u64, size: u64) -> Option<PhysAddr> {
    let end = phys.checked_add(size)?;
    (end <= before.memory_size()).then_some(PhysAddr(phys))
}

fn whole(before: &Snapshot, pid: u32, virt: u64, size: u64) -> Option<PhysAddr> {
    let region = before.memory.iter().find(|region| region.pid == Some(pid))?;
    let end = virt.checked_add(size)?;
    (end <= before.address_space).then(|| PhysAddr(region.start + virt))
}

fn by_segment(before: &Snapshot, pid: u32, kind: AccessKind, virt: u64, size: u64) -> Option<PhysAddr> {
    let end = virt.checked_add(size)?;
    let segments = &before.process(pid)?.segments;
    let segment =
        segments.iter().find(|segment| segment.start <= virt && end <= segment.start + segment.size)?;
    let allowed = segment.name.protection().allows(kind);
    let physical = segment.physical.filter(|_| allowed)?;
    Some(PhysAddr(physical + (virt - segment.start)))
}

/// Runs one instruction that makes one reference to data; where it arrived, or none after a fault.
fn arrived(mechanism: Mechanism, instruction: &str) -> Option<PhysAddr> {
    let name = mechanism.name();
    let text =
        format!("machine mechanism={name} memory=16K address-space=4K\nprocess A\n  {instruction}\nstep\n");
    let timeline = Timeline::run(&Scenario::parse(&text).unwrap()).unwrap();
    let data = timeline.latest().iter().find_map(|event| match event {
        Event::Referenced(reference) if reference.access != AccessKind::Fetch => reference.translation.phys,
        _ => None,
    });
    assert_eq!(
        data.is_none(),
        timeline.snapshot().running.is_none(),
        "a fault kills, and only a fault: {text}"
    );
    data
}

#[test]
fn every_access_near_an_edge_arrives_or_is_refused() {
    for mechanism in Mechanism::ALL {
        let text = format!("machine mechanism={} memory=16K address-space=4K\nprocess A", mechanism.name());
        let before = Timeline::run(&Scenario::parse(&text).unwrap()).unwrap().snapshot();
        let origin = before.processes[0].origin;
        let segments = before.processes[0].segments.iter();
        let edges = segments.flat_map(|segment| [segment.start, segment.start + segment.size]);
        for edge in edges {
            for address in edge.saturating_sub(9).max(origin)..edge + 2 {
                let linked = address - origin;
                for (suffix, size, register) in [('l', 4, "%eax"), ('q', 8, "%rax")] {
                    let wanted = |kind| expected(&before, 1, kind, address, size);
                    let load = arrived(mechanism, &format!("mov{suffix} {linked:#x}, {register}"));
                    assert_eq!(load, wanted(AccessKind::Load), "{size} bytes at {address:#x}");
                    let store = arrived(mechanism, &format!("mov{suffix} {register}, {linked:#x}"));
                    assert_eq!(store, wanted(AccessKind::Store), "{size} bytes at {address:#x}");
                }
            }
        }
    }
}
