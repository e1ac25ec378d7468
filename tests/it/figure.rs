//! The figure: to scale, inside its frame, and every motion ends where it must.

use diagram::flight::Flight;
use diagram::{BlockId, Fill, Frame, Plan, Scene};
use proptest::prelude::*;
use sim::{Event, Mechanism, Scenario, Snapshot, Timeline};

const STORY: &str = "\
process A code=2K data=1K heap=2K stack=1K
  0x10: movl 0x8(%rbp), %edi
process B code=4K data=2K heap=1K stack=64
step
malloc A 3000
exit A
process C
switch C
";

/// The picture after each command of the story.
fn snapshots(mechanism: Mechanism) -> Vec<Snapshot> {
    let mut scenario = Scenario::parse(STORY).unwrap();
    scenario.config.mechanism = mechanism;
    let mut timeline = Timeline::run(&scenario).unwrap();
    let moments = 0..=timeline.len();
    moments
        .map(|moment| {
            timeline.seek(moment);
            timeline.snapshot()
        })
        .collect()
}

fn frames() -> impl Strategy<Value = Frame> {
    (100.0f64..3000.0, 100.0f64..2000.0).prop_map(|(width, height)| Frame::new(width, height))
}

fn is_physical(id: BlockId) -> bool {
    !matches!(id, BlockId::Space(_) | BlockId::Virtual(..))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn everything_lies_inside_the_frame(frame in frames()) {
        for snapshot in Mechanism::ALL.into_iter().flat_map(snapshots) {
            let scene = Scene::new(&snapshot, snapshot.running, frame);
            for block in &scene.blocks {
                let rect = block.rect;
                prop_assert!(rect.x >= 0.0 && rect.x + rect.width <= frame.width, "{block:?}");
                prop_assert!(rect.y >= 0.0 && rect.y + rect.height <= frame.height + 1.0, "{block:?}");
            }
            for tick in &scene.ticks {
                prop_assert!((0.0..=frame.height).contains(&tick.y), "{tick:?}");
            }
        }
    }

    #[test]
    fn physical_memory_is_drawn_to_scale_and_in_order(frame in frames()) {
        for snapshot in Mechanism::ALL.into_iter().flat_map(snapshots) {
            let scene = Scene::new(&snapshot, snapshot.running, frame);
            let pixels = frame.column_height() / snapshot.memory_size() as f64;
            let inner = |id| matches!(id, BlockId::Physical(..));
            let whole = scene.blocks.iter().filter(|block| is_physical(block.id));
            let given: Vec<_> = match snapshot.mechanism {
                Mechanism::Segmentation => whole.collect(),
                _ => whole.filter(|block| !inner(block.id)).collect(),
            };
            prop_assert_eq!(given.len(), snapshot.memory.len());
            for (block, region) in given.into_iter().zip(&snapshot.memory) {
                let exact = region.size as f64 * pixels;
                prop_assert!((block.rect.height - exact.max(1.0)).abs() < 0.01, "{block:?} {region:?}");
                let top = frame.top() + region.start as f64 * pixels;
                prop_assert!((block.rect.y - top).abs() < 0.01, "{block:?} {region:?}");
            }
        }
    }

    #[test]
    fn a_motion_begins_and_ends_at_its_pictures(frame in frames(), share in 0.0f64..1.0) {
        for pictures in Mechanism::ALL.map(snapshots) {
            for pair in pictures.windows(2) {
                let scene = |snapshot: &Snapshot| Scene::new(snapshot, snapshot.running, frame);
                let plan = Plan::new(scene(&pair[0]), scene(&pair[1]), Vec::new());
                prop_assert_eq!(&plan.at(plan.duration()).scene, &scene(&pair[1]));
                let between = plan.at(plan.duration() * share).scene;
                for block in &between.blocks {
                    prop_assert!((0.0..=1.0).contains(&block.opacity), "{block:?}");
                    prop_assert!(block.rect.height >= 0.0 && block.rect.y.is_finite(), "{block:?}");
                }
            }
        }
    }
}

#[test]
fn an_address_flies_from_its_byte_to_its_byte() {
    let timeline = Timeline::run(&Scenario::parse("process A\nload A 0x2068\n").unwrap()).unwrap();
    let snapshot = timeline.snapshot();
    let frame = Frame::new(800.0, 600.0);
    let [Event::Referenced(reference)] = timeline.latest() else { panic!("{:?}", timeline.latest()) };
    let flight = Flight::of(&reference.translation, &snapshot, frame);
    let height = |address: f64, size: f64| frame.top() + frame.column_height() * address / size;
    let phys = reference.translation.phys.unwrap().0;
    assert!((flight.from.1 - height(f64::from(0x2068), f64::from(0x4000))).abs() < 0.01);
    assert!((flight.to.1 - height(phys as f64, f64::from(0x10000))).abs() < 0.01);
    assert!(flight.arrived);
    assert_eq!(flight.at(0.0).tip(), flight.from);
    assert_eq!(flight.at(1.0).tip(), flight.to);
}

#[test]
fn a_refused_address_stops_half_way() {
    let timeline = Timeline::run(&Scenario::parse("process A\nload A 0x1fff\n").unwrap()).unwrap();
    let [Event::Faulted { translation, .. }] = timeline.latest() else { panic!("{:?}", timeline.latest()) };
    let flight = Flight::of(translation, &timeline.snapshot(), Frame::new(800.0, 600.0));
    assert!(!flight.arrived);
    assert!(flight.to.0 < Scene::new(&timeline.snapshot(), None, Frame::new(800.0, 600.0)).rails[0].rect.x);
}

#[test]
fn holes_and_unused_room_look_different_from_segments() {
    let fills = |mechanism| {
        let snapshot = snapshots(mechanism).remove(2);
        let scene = Scene::new(&snapshot, snapshot.running, Frame::new(800.0, 600.0));
        scene.blocks.iter().filter(|block| is_physical(block.id)).map(|block| block.fill).collect::<Vec<_>>()
    };
    assert!(fills(Mechanism::BaseAndBounds).contains(&Fill::Unused));
    assert!(!fills(Mechanism::Segmentation).contains(&Fill::Unused));
    assert!(fills(Mechanism::Segmentation).contains(&Fill::Hole));
}
