//! Blocks of heaps inside their segment.

use diagram::{BlockId, Fill, Frame, HeapDetail, Heaps, Look, Scene, Side, Window};
use sim::{HeapBlock, Scenario, SegmentName, Snapshot, Timeline};

use super::{block, end, seen};

const STORY: &str = "process A heap=2K\nmalloc A 600\nmalloc A 200\nfree A @1\nmalloc A 24";

#[test]
fn every_block_of_a_heap_is_drawn_to_scale_in_its_segment() {
    let (snapshot, scene) = end(STORY, 1);
    let heap = block(&scene, BlockId::Virtual(1, SegmentName::Heap)).unwrap();
    let column = scene.columns.iter().find(|column| column.rect.x == heap.rect.x).unwrap();
    for one in &snapshot.process(1).unwrap().heap {
        let drawn = block(&scene, BlockId::Heap(1, one.address)).unwrap();
        let bytes = one.header + one.size;
        assert!((drawn.rect.height - column.scale.span(one.address - one.header, bytes)).abs() < 0.01);
        assert_eq!(drawn.fill, if one.free { Fill::Free } else { Fill::Used });
        assert!((drawn.cap - column.scale.span(one.address - one.header, one.header)).abs() < 0.01);
        assert!(drawn.rect.right() == heap.rect.right() && drawn.rect.width == heap.taken, "{drawn:?}");
    }
    let first = snapshot.process(1).unwrap().heap.iter().find(|block| !block.free).unwrap();
    let words = &block(&scene, BlockId::Heap(1, first.address)).unwrap().description;
    let wanted = format!("block in the heap of A at {:#x}: 24 B asked for", first.address);
    assert!(words.starts_with(&wanted), "{words}");
}

#[test]
fn a_heap_nobody_used_is_a_plain_segment() {
    let (_, scene) = end("process A heap=2K", 1);
    let heap = block(&scene, BlockId::Virtual(1, SegmentName::Heap)).unwrap();
    assert_eq!((heap.taken, heap.label.as_str()), (0.0, "heap"));
    assert!(!scene.blocks.iter().any(|block| matches!(block.id, BlockId::Heap(..))));
}

#[test]
fn the_heap_opens_in_physical_memory_once_it_is_zoomed_and_the_blocks_know_each_other() {
    let (snapshot, scene) = end(STORY, 1);
    let physical = |scene: &Scene| {
        scene.blocks.iter().filter(|block| matches!(block.id, BlockId::PhysicalHeap(..))).count()
    };
    assert_eq!(physical(&scene), 0, "2 KB of 64 KB are too thin");
    let heap = snapshot.process(1).unwrap().segments[2].physical.unwrap();
    let look = Look { memory: Some(Window { start: heap, size: 0x800 }), ..Look::default() };
    let (_, scene) = seen(STORY, 1, look);
    assert_eq!(physical(&scene), snapshot.process(1).unwrap().heap.len());
    let one = snapshot.process(1).unwrap().heap[0].address;
    assert!(scene.kin(BlockId::Heap(1, one)).blocks.contains(&BlockId::PhysicalHeap(1, one)));
}

/// A machine whose one heap has a million blocks, of which every other is in use.
fn million() -> Snapshot {
    let mut snapshot = end("machine memory=256M address-space=128M\nprocess A heap=32M", 1).0;
    let process = &mut snapshot.processes[0];
    let start = process.segments[2].start;
    process.heap = (0..1_000_000)
        .map(|index| HeapBlock {
            address: start + index * 32 + 16,
            size: 16,
            free: index % 2 == 1,
            header: 16,
            requested: 16,
        })
        .collect();
    snapshot
}

#[test]
fn a_million_blocks_become_cells_that_say_how_much_is_in_use() {
    let snapshot = million();
    let scene = Scene::new(&snapshot, Some(1), Frame::new(1000.0, 900.0), Look::default());
    assert!(scene.elements() <= 3000, "{}", scene.elements());
    let cells: Vec<(u8, Window)> = scene
        .blocks
        .iter()
        .filter_map(|block| match (block.id, block.fill) {
            (BlockId::HeapCell(Side::Space, ..), Fill::Cell { percent, .. }) => {
                Some((percent, block.stretch))
            }
            _ => None,
        })
        .collect();
    assert!(cells.len() > 50, "{}", cells.len());
    let full = cells
        .iter()
        .filter(|(_, stretch)| stretch.end() < snapshot.processes[0].segments[2].start + 31_999_000);
    assert!(full.clone().all(|(percent, _)| (49..=51).contains(percent)), "{} cells", cells.len());
}

#[test]
fn one_small_block_in_a_large_heap_is_seen() {
    let mut snapshot = million();
    for block in &mut snapshot.processes[0].heap {
        block.free = block.address % 0x10_0000 > 64;
    }
    let scene = Scene::new(&snapshot, Some(1), Frame::new(1000.0, 900.0), Look::default());
    let shades = scene.blocks.iter().filter_map(|block| match (block.id, block.fill) {
        (BlockId::HeapCell(Side::Space, ..), Fill::Cell { percent, .. }) => {
            Some((percent, block.rect.height))
        }
        _ => None,
    });
    let seen: Vec<(u8, f64)> = shades.filter(|(percent, _)| *percent > 0).collect();
    assert!(seen.len() >= 20 && seen.iter().all(|(_, height)| *height >= 1.0), "{seen:?}");
}

#[test]
fn a_window_of_a_large_heap_lists_its_blocks() {
    let snapshot = million();
    let start = snapshot.processes[0].segments[2].start;
    let HeapDetail::Blocks(blocks) = snapshot.heap(1, Window { start: start + 3200, size: 320 }, 100, 50)
    else {
        panic!("ten blocks are not too many")
    };
    assert_eq!((blocks.len(), blocks[0].address), (10, start + 3216));
    let HeapDetail::Cells(cells) = snapshot.heap(1, Window { start, size: 32_000_000 }, 100, 50) else {
        panic!("a million blocks are too many")
    };
    assert_eq!((cells.len(), cells.iter().map(|cell| cell.used).sum::<u64>()), (50, 16_000_000));
}

#[test]
fn a_machine_tells_of_its_heaps_what_a_snapshot_lists() {
    let timeline = Timeline::run(&Scenario::parse(STORY).unwrap()).unwrap();
    let (machine, snapshot) = (timeline.machine(), timeline.snapshot());
    let start = snapshot.process(1).unwrap().segments[2].start;
    let window = Window { start, size: 0x800 };
    assert_eq!(machine.heap(1, window, 100, 8), snapshot.heap(1, window, 100, 8));
    let used = |heaps: &dyn Heaps| match heaps.heap(1, window, 1, 8) {
        HeapDetail::Cells(cells) => {
            cells.iter().map(|cell| (cell.window, cell.used, cell.blocks)).collect::<Vec<_>>()
        }
        HeapDetail::Blocks(blocks) => panic!("{blocks:?}"),
    };
    assert_eq!(used(machine), used(&snapshot));
}
