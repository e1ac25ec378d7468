//! Ribbons meet blocks, and what shows the same bytes is found.

use diagram::{BlockId, Look, Scene, Window};
use proptest::prelude::*;
use sim::{Part, SegmentName};

use super::{PICTURES, block, config, end, frames, looks, seen};

proptest! {
    #![proptest_config(config())]

    #[test]
    fn ribbons_leave_and_reach_blocks(frame in frames(), look in looks()) {
        for (snapshot, focus) in PICTURES.iter() {
            let scene = Scene::new(snapshot, *focus, frame, look);
            for ribbon in &scene.ribbons {
                let from = block(&scene, BlockId::Virtual(ribbon.pid, ribbon.segment)).unwrap();
                prop_assert_eq!(from.rect.right(), ribbon.leaves);
                prop_assert!(from.rect.y <= ribbon.from.1 + 0.01 && ribbon.from.2 <= from.rect.bottom() + 0.01);
                prop_assert_eq!(ribbon.focused, Some(ribbon.pid) == *focus);
                let Some(to) = block(&scene, ribbon.lands) else {
                    prop_assert!(!ribbon.focused, "what is shown is drawn by itself: {ribbon:?}");
                    continue;
                };
                prop_assert!(to.rect.y <= ribbon.to.1 + 1.0 && ribbon.to.2 <= to.rect.bottom() + 1.0, "{ribbon:?} {to:?}");
                let kin = scene.kin(from.id);
                prop_assert!(kin.blocks.contains(&to.id) && kin.ribbons.contains(&(ribbon.pid, ribbon.segment)));
                prop_assert!(scene.kin(to.id).blocks.contains(&from.id));
            }
        }
    }

    #[test]
    fn both_ends_of_a_ribbon_are_the_same_bytes(frame in frames(), look in looks()) {
        for (snapshot, focus) in PICTURES.iter() {
            let scene = Scene::new(snapshot, *focus, frame, look);
            let space = |pid: u32| {
                let id = BlockId::Space(pid);
                let rect = block(&scene, id).unwrap().rect;
                scene.columns.iter().find(|column| column.rect == rect).unwrap().scale
            };
            let memory = scene.columns.iter().find(|column| column.side == diagram::Side::Memory).unwrap().scale;
            for ribbon in &scene.ribbons {
                let pixels = |scale: diagram::Scale| scale.height / scale.size as f64;
                let left = (ribbon.from.2 - ribbon.from.1) / pixels(space(ribbon.pid));
                let right = (ribbon.to.2 - ribbon.to.1) / pixels(memory);
                prop_assert!((left - right).abs() < 0.1, "{left} and {right} bytes: {ribbon:?}");
            }
        }
    }
}

#[test]
fn a_ribbon_joins_only_what_both_columns_show() {
    let look = Look { space: Some(Window { start: 0x2000, size: 0x400 }), ..Look::default() };
    let story = "process A heap=2K";
    let (_, whole) = end(story, 1);
    let (_, part) = seen(story, 1, look);
    let [ribbon] = part.ribbons.as_slice() else { panic!("{:?}", part.ribbons) };
    let before = whole.ribbons.iter().find(|ribbon| ribbon.segment == SegmentName::Heap).unwrap();
    assert!(
        ((ribbon.to.2 - ribbon.to.1) * 2.0 - (before.to.2 - before.to.1)).abs() < 0.01,
        "half of the heap"
    );
    let apart = Look { memory: Some(Window { start: 0, size: 0x100 }), ..look };
    assert!(seen(story, 1, apart).1.ribbons.is_empty());
}

#[test]
fn shared_code_lights_up_for_everyone_who_runs_it() {
    let (_, scene) = end("process A\n  nop\nprocess B share-code=A", 2);
    let kin = scene.kin(BlockId::Virtual(2, SegmentName::Code));
    assert!(kin.blocks.contains(&BlockId::Physical(1, SegmentName::Code)), "{kin:?}");
}

#[test]
fn an_image_is_the_counterpart_of_the_memory_it_came_from() {
    let given = BlockId::Given(1, Part::AddressSpace);
    assert_eq!(given.counterpart(), Some(BlockId::Image(1)));
    assert_eq!(BlockId::Image(1).counterpart(), Some(given));
    let segment = BlockId::Physical(1, SegmentName::Heap);
    assert_eq!(segment.counterpart().and_then(BlockId::counterpart), Some(segment));
    assert_eq!(BlockId::Os.counterpart(), None);
}
