//! Machines too large to draw one by one: the picture stays small and truthful.

use std::sync::LazyLock;

use diagram::{BlockId, Fill, Frame, Look, Scene};
use proptest::prelude::*;
use sim::{Mechanism, Part, ProcessInfo, Region, RegionKind, Snapshot};

use super::{config, end, frames, looks};

/// 4 GiB, and 4,096 processes whose segments lie apart, each behind a hole.
static APART: LazyLock<Snapshot> = LazyLock::new(|| crowd(4096, 4 << 30, 3));
/// 4 MiB, and as many processes as densely as they fit.
static DENSE: LazyLock<Snapshot> = LazyLock::new(|| crowd(1024, 4 << 20, 1));

/// So many processes in so much memory; of `every` room given to a segment, the segment takes one part.
fn crowd(processes: u64, memory: u64, every: u64) -> Snapshot {
    let (mut snapshot, _) = end("process A", 1);
    let template = snapshot.processes[0].clone();
    let os = memory / 16;
    let room = (memory - os) / processes / 4;
    snapshot.memory = vec![Region { start: 0, size: os, kind: RegionKind::Os, pid: None, part: None }];
    snapshot.processes.clear();
    for index in 0..processes {
        let mut process =
            ProcessInfo { pid: index as u32 + 1, name: format!("P{index}"), ..template.clone() };
        for (place, segment) in process.segments.iter_mut().enumerate() {
            let hole = room - (room / every) / (1 + place as u64);
            let end = snapshot.memory.last().map_or(0, |region| region.start + region.size);
            let (start, size) = (end + hole, room - hole);
            let part = Some(Part::Segment(segment.name));
            snapshot.memory.push(Region {
                start: end,
                size: hole,
                kind: RegionKind::Hole,
                pid: None,
                part: None,
            });
            snapshot.memory.push(Region {
                start,
                size,
                kind: RegionKind::Process,
                pid: Some(process.pid),
                part,
            });
            (segment.size, segment.physical) = (size, Some(start));
        }
        snapshot.processes.push(process);
    }
    snapshot.memory.retain(|region| region.size > 0);
    snapshot
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..config() })]

    #[test]
    fn there_are_at_most_three_thousand_elements(frame in frames(), look in looks(), pid in 1u32..1024) {
        for snapshot in [&*APART, &*DENSE] {
            let scene = Scene::new(snapshot, Some(pid), frame, look);
            prop_assert!(scene.elements() <= 3000, "{} elements in {frame:?}", scene.elements());
        }
    }

    #[test]
    fn the_shade_of_a_cell_is_the_share_allocated_and_nothing_vanishes(frame in frames(), pid in 1u32..1024) {
        for snapshot in [&*APART, &*DENSE] {
            let scene = Scene::new(snapshot, Some(pid), frame, Look::default());
            let cells: Vec<_> = scene.blocks.iter().filter(|block| matches!(block.id, BlockId::Cell(_))).collect();
            prop_assert!(cells.len() > 20, "{}", cells.len());
            for cell in cells {
                let Fill::Cell { percent, .. } = cell.fill else { panic!("{cell:?}") };
                let used = used(snapshot, cell.stretch);
                let share = used as f64 / cell.stretch.size as f64 * 100.0;
                prop_assert!((f64::from(percent) - share).abs() <= 1.0, "{percent} of {share}: {cell:?}");
                prop_assert!(used == 0 || percent > 0 && cell.rect.height >= 1.0, "{cell:?}");
            }
        }
    }

    #[test]
    fn the_process_in_focus_is_drawn_by_itself(frame in frames(), pid in 1u32..1024) {
        let scene = Scene::new(&APART, Some(pid), frame, Look::default());
        for ribbon in &scene.ribbons {
            prop_assert!(super::block(&scene, ribbon.lands).is_some_and(|block| block.focused), "{ribbon:?}");
        }
        prop_assert_eq!(scene.ribbons.len(), 4);
    }
}

/// Bytes of a stretch that are not in holes.
fn used(snapshot: &Snapshot, stretch: diagram::Window) -> u64 {
    let allocated = snapshot.memory.iter().filter(|region| region.kind != RegionKind::Hole);
    let window = |region: &Region| diagram::Window { start: region.start, size: region.size };
    allocated.filter_map(|region| window(region).meet(stretch)).map(|common| common.size).sum()
}

#[test]
fn a_cell_says_what_it_stands_for() {
    let scene = Scene::new(&APART, Some(1), Frame::new(1000.0, 900.0), Look::default());
    let cell = scene.blocks.iter().filter(|block| matches!(block.id, BlockId::Cell(_))).nth(5).unwrap();
    let words = &cell.description;
    assert!(words.contains("stretches: physical 0x") && words.ends_with("allocated"), "{words}");
}

#[test]
fn a_whole_address_space_for_each_of_many_is_small_too() {
    let mut scenario =
        format!("machine mechanism={} memory=64M address-space=16K\n", Mechanism::BaseAndBounds.name());
    for _ in 0..500 {
        scenario += "process code=64 data=64 heap=64 stack=64\n";
    }
    let (_, scene) = end(&scenario, 250);
    assert!(scene.elements() <= 3000, "{}", scene.elements());
    assert!(super::block(&scene, BlockId::Given(250, Part::AddressSpace)).is_some());
}
