//! Columns are to scale, in order, complete, and a mirror image with the other end up.

use diagram::{BlockId, Fill, Look, LowEnd, Rect, Scene, Side, Window};
use proptest::prelude::*;

use super::{PICTURES, config, drawn, frames, is_physical, looks};

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..config() })]

    #[test]
    fn physical_memory_is_drawn_to_scale(frame in frames()) {
        for (snapshot, focus) in PICTURES.iter() {
            let scene = Scene::new(snapshot, *focus, frame, Look::default());
            let pixels = frame.column_height() / snapshot.memory_size() as f64;
            for region in &snapshot.memory {
                let exact = region.size as f64 * pixels;
                let Some(block) = drawn(&scene, region) else {
                    prop_assert!(exact < frame.column_height() / 60.0, "{region:?} is drawn by itself");
                    continue;
                };
                prop_assert!((block.rect.height - exact.max(1.0)).abs() < 0.01, "{block:?} {region:?}");
                let top = frame.top() + region.start as f64 * pixels;
                prop_assert!((block.rect.y - top).abs() < 1.0, "{block:?} {region:?}");
            }
        }
    }

    #[test]
    fn an_address_space_is_drawn_to_scale_from_where_it_begins(frame in frames()) {
        for (snapshot, focus) in PICTURES.iter() {
            let scene = Scene::new(snapshot, *focus, frame, Look::default());
            let Some(process) = focus.and_then(|pid| snapshot.process(pid)) else { continue };
            let pixels = frame.column_height() / snapshot.address_space as f64;
            for segment in process.segments.iter().filter(|segment| segment.size > 0) {
                let rect = super::block(&scene, BlockId::Virtual(process.pid, segment.name)).unwrap().rect;
                let top = frame.top() + (segment.start - process.origin) as f64 * pixels;
                prop_assert!((rect.y - top).abs() < 1.0, "{segment:?} at {rect:?}");
                prop_assert!((rect.height - (segment.size as f64 * pixels).max(1.0)).abs() < 0.01);
            }
        }
    }

    #[test]
    fn a_window_is_filled_with_its_bytes_and_no_others(frame in frames(), look in looks()) {
        for (snapshot, focus) in PICTURES.iter() {
            let scene = Scene::new(snapshot, *focus, frame, look);
            let memory = scene.columns.iter().find(|column| column.side == Side::Memory).unwrap();
            let window = memory.scale.window();
            let wanted = look.memory.map_or(memory.whole, |window| window.inside(snapshot.memory_size()));
            prop_assert_eq!(window, wanted);
            prop_assert_eq!(tiles(&scene, window), [window], "every byte once");
        }
    }

    #[test]
    fn blocks_of_a_window_stand_where_their_addresses_do(frame in frames(), look in looks()) {
        for (snapshot, focus) in PICTURES.iter() {
            let scene = Scene::new(snapshot, *focus, frame, look);
            for column in &scene.columns {
                let inside = scene.blocks.iter().filter(|block| within(block.rect, column.rect));
                for block in inside.filter(|block| block.rect.height > 1.0) {
                    let scale = column.scale;
                    let (a, b) = (scale.y(block.stretch.start), scale.y(block.stretch.end()));
                    let rect = block.rect;
                    prop_assert!((rect.y - a.min(b)).abs() < 0.01, "{block:?} in {column:?}");
                    prop_assert!((rect.bottom() - a.max(b)).abs() < 0.01, "{block:?} in {column:?}");
                }
            }
        }
    }

    #[test]
    fn the_other_end_up_is_a_mirror(frame in frames(), look in looks()) {
        let flipped = |rect: Rect| Rect { y: 2.0 * frame.top() + frame.column_height() - rect.bottom(), ..rect };
        for (snapshot, focus) in PICTURES.iter() {
            let scene = |low_end| Scene::new(snapshot, *focus, frame, Look { low_end, ..look });
            let (top, bottom) = (scene(LowEnd::Top), scene(LowEnd::Bottom));
            prop_assert_eq!(top.blocks.len(), bottom.blocks.len());
            for (one, other) in top.blocks.iter().zip(&bottom.blocks) {
                prop_assert_eq!((one.id, &one.label, one.fill), (other.id, &other.label, other.fill));
                prop_assert!(close(flipped(one.rect), other.rect), "{one:?} {other:?}");
            }
            prop_assert_eq!(top.ribbons.len(), bottom.ribbons.len());
            for (one, other) in top.ribbons.iter().zip(&bottom.ribbons) {
                let side = |end: (f64, f64, f64)| Rect { x: end.0, y: end.1, width: 1.0, height: end.2 - end.1 };
                prop_assert!(close(flipped(side(one.from)), side(other.from)), "{one:?} {other:?}");
                prop_assert!(close(flipped(side(one.to)), side(other.to)), "{one:?} {other:?}");
            }
            for (one, other) in top.minimaps.iter().zip(&bottom.minimaps) {
                prop_assert!(close(flipped(one.window), other.window), "{one:?} {other:?}");
            }
        }
    }
}

fn within(rect: Rect, column: Rect) -> bool {
    rect.x >= column.x - 0.01 && rect.right() <= column.right() + 0.01
}

fn close(one: Rect, other: Rect) -> bool {
    (one.y - other.y).abs() < 0.01 && (one.height - other.height).abs() < 0.01 && one.x == other.x
}

/// The stretches that the column of physical memory draws, side by side, clipped and joined where they touch.
fn tiles(scene: &Scene, window: Window) -> Vec<Window> {
    let own = scene.blocks.iter().filter(|block| is_physical(block.id));
    let given: Vec<Window> =
        own.clone().filter(|block| block.fill == Fill::Unused).map(|block| block.stretch).collect();
    let is_inner = |stretch: Window| given.iter().any(|outer| outer.meet(stretch) == Some(stretch));
    let outer = own.filter(|block| block.fill == Fill::Unused || !is_inner(block.stretch));
    let mut all: Vec<Window> = outer.filter_map(|block| block.stretch.meet(window)).collect();
    all.sort_by_key(|stretch| stretch.start);
    let mut joined: Vec<Window> = Vec::new();
    for stretch in all {
        match joined.last_mut() {
            Some(last) if last.end() == stretch.start => last.size += stretch.size,
            _ => joined.push(stretch),
        }
    }
    joined
}

#[test]
fn a_zoomed_column_has_a_map_with_the_window_marked() {
    let (snapshot, focus) = &PICTURES[20];
    let frame = diagram::Frame::new(800.0, 600.0);
    let window = Window { start: 0x8000, size: 0x4000 };
    let scene = Scene::new(snapshot, *focus, frame, Look { memory: Some(window), ..Look::default() });
    let [map] = scene.minimaps.as_slice() else { panic!("{:?}", scene.minimaps) };
    let column = frame.column_height();
    assert_eq!((map.side, map.rect.height), (Side::Memory, column));
    assert!((map.window.y - frame.top() - column / 2.0).abs() < 0.01 && map.window.height == column / 4.0);
    assert_eq!(map.scale.address(map.window.y + 0.001), 0x8000);
    assert!(map.bands.iter().any(|(_, fill)| *fill == Fill::Os));
}

#[test]
fn a_ruler_stands_where_nothing_is_written() {
    let look = Look { memory: Some(Window { start: 0x8100, size: 0x400 }), ..Look::default() };
    let (_, scene) = super::seen("process A", 1, look);
    let round: Vec<&str> = scene
        .ticks
        .iter()
        .filter(|tick| tick.round && !tick.left)
        .map(|tick| tick.address.as_str())
        .collect();
    assert_eq!(round[..3], ["0x8100", "0x8180", "0x8200"]);
}
