//! The figure: to scale, inside its frame, and every motion ends where it must.

use std::sync::LazyLock;

use diagram::flight::Flight;
use diagram::{Block, BlockId, Fill, Frame, Look, Plan, Scene};
use proptest::prelude::*;
use sim::{Event, Mechanism, Part, Policy, Region, RegionKind, Scenario, SegmentName, Snapshot, Timeline};

/// Under every mechanism something of it is refused, and all is to be drawn.
const STORY: &str = "\
process A code=2K data=1K heap=2K stack=1K
  0x10: movl 0x8(%rbp), %edi
process B code=4K data=2K heap=1K stack=64
step
malloc A 3000
store A 0x0
process D share-code=A heap=0
exit A
compact
process C
switch C
";

/// The picture after each command of the story.
fn snapshots(mechanism: Mechanism) -> Vec<Snapshot> {
    placed(mechanism, Policy::FirstFit)
}

/// The same where the OS places by a policy.
fn placed(mechanism: Mechanism, policy: Policy) -> Vec<Snapshot> {
    let mut scenario = Scenario::parse(STORY).unwrap();
    scenario.config.mechanism = mechanism;
    scenario.config.placement = policy;
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

/// Every picture: each mechanism, by first fit and in buddy blocks, and each process of it.
static PICTURES: LazyLock<Vec<(Snapshot, Option<u32>)>> = LazyLock::new(pictures);

fn pictures() -> Vec<(Snapshot, Option<u32>)> {
    let policies = [Policy::FirstFit, Policy::Buddy];
    let all =
        policies.into_iter().flat_map(|policy| Mechanism::ALL.map(|mechanism| placed(mechanism, policy)));
    let seen = |snapshot: Snapshot| {
        let pids = [None].into_iter().chain(snapshot.processes.iter().map(|process| Some(process.pid)));
        pids.map(|focus| (snapshot.clone(), focus)).collect::<Vec<_>>()
    };
    all.flatten().flat_map(seen).collect()
}

/// The block that draws the whole of a region.
fn drawn<'a>(scene: &'a Scene, region: &Region) -> &'a Block {
    let whole = |block: &&Block| match (region.kind, region.pid, region.part) {
        (RegionKind::Os, ..) => block.id == BlockId::Os,
        (RegionKind::Hole, ..) => block.id == BlockId::Hole(region.start),
        (_, Some(pid), Some(part)) => match (part, block.id) {
            (_, BlockId::Given(owner, given)) => (pid, part) == (owner, given),
            (Part::Segment(segment), BlockId::Physical(owner, given)) => (pid, segment) == (owner, given),
            _ => false,
        },
        _ => false,
    };
    scene.blocks.iter().find(whole).unwrap_or_else(|| panic!("{region:?} is not drawn"))
}

fn is_physical(id: BlockId) -> bool {
    !matches!(id, BlockId::Space(_) | BlockId::Virtual(..))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn everything_lies_inside_the_frame(frame in frames()) {
        for (snapshot, focus) in PICTURES.iter() {
            let scene = Scene::new(snapshot, *focus, frame, Look::default());
            for block in &scene.blocks {
                let rect = block.rect;
                prop_assert!(rect.x >= 0.0 && rect.x + rect.width <= frame.width, "{block:?}");
                prop_assert!(rect.y >= 0.0 && rect.y + rect.height <= frame.height + 1.0, "{block:?}");
            }
            for tick in &scene.ticks {
                prop_assert!((0.0..=frame.height).contains(&tick.y), "{tick:?}");
            }
            let bottom = frame.top() + frame.column_height() + 0.01;
            for ribbon in &scene.ribbons {
                for (_, top, end) in [ribbon.from, ribbon.to] {
                    prop_assert!(frame.top() <= top && top < end && end <= bottom, "{ribbon:?}");
                }
            }
        }
    }

    #[test]
    fn physical_memory_is_drawn_to_scale(frame in frames()) {
        for (snapshot, focus) in PICTURES.iter() {
            let scene = Scene::new(snapshot, *focus, frame, Look::default());
            let pixels = frame.column_height() / snapshot.memory_size() as f64;
            for region in &snapshot.memory {
                let block = drawn(&scene, region);
                let exact = region.size as f64 * pixels;
                prop_assert!((block.rect.height - exact.max(1.0)).abs() < 0.01, "{block:?} {region:?}");
                let top = frame.top() + region.start as f64 * pixels;
                prop_assert!((block.rect.y - top).abs() < 0.01, "{block:?} {region:?}");
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
                let is_it = |block: &&Block| block.id == BlockId::Virtual(process.pid, segment.name);
                let rect = scene.blocks.iter().find(is_it).unwrap().rect;
                let top = frame.top() + (segment.start - process.origin) as f64 * pixels;
                prop_assert!((rect.y - top).abs() < 0.01, "{segment:?} at {rect:?}");
                prop_assert!((rect.height - (segment.size as f64 * pixels).max(1.0)).abs() < 0.01);
            }
        }
    }

    #[test]
    fn a_motion_begins_and_ends_at_its_pictures(frame in frames(), share in 0.0f64..1.0) {
        for pictures in Mechanism::ALL.map(snapshots) {
            for pair in pictures.windows(2) {
                let scene = |snapshot: &Snapshot| Scene::new(snapshot, snapshot.running, frame, Look::default());
                let plan = Plan::new(scene(&pair[0]), scene(&pair[1]), &[], Vec::new());
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
    let flight = Flight::of(reference.pid, &reference.translation, &snapshot, frame, Look::default());
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
    let [Event::Faulted { pid, translation, .. }] = timeline.latest() else {
        panic!("{:?}", timeline.latest())
    };
    let flight =
        Flight::of(*pid, translation, &timeline.snapshot(), Frame::new(800.0, 600.0), Look::default());
    assert!(!flight.arrived);
    assert!(
        flight.to.0
            < Scene::new(&timeline.snapshot(), None, Frame::new(800.0, 600.0), Look::default()).rails[0]
                .rect
                .x
    );
}

#[test]
fn holes_and_unused_room_look_different_from_segments() {
    let fills = |mechanism| {
        let snapshot = snapshots(mechanism).remove(2);
        let scene = Scene::new(&snapshot, snapshot.running, Frame::new(800.0, 600.0), Look::default());
        scene.blocks.iter().filter(|block| is_physical(block.id)).map(|block| block.fill).collect::<Vec<_>>()
    };
    assert!(fills(Mechanism::BaseAndBounds).contains(&Fill::Unused));
    assert!(!fills(Mechanism::Segmentation).contains(&Fill::Unused));
    assert!(fills(Mechanism::Segmentation).contains(&Fill::Hole));
}

/// The picture at the end of a scenario, of the process of that pid, in a frame with room for words.
fn end(scenario: &str, pid: u32) -> (Snapshot, Scene) {
    let snapshot = Timeline::run(&Scenario::parse(scenario).unwrap()).unwrap().snapshot();
    let scene = Scene::new(&snapshot, Some(pid), Frame::new(1000.0, 900.0), Look::default());
    (snapshot, scene)
}

#[test]
fn without_an_mmu_the_addresses_beside_the_column_are_physical() {
    for mechanism in ["uniprogramming", "time-sharing", "static-relocation"] {
        let scenario =
            format!("machine mechanism={mechanism} os=8K\nprocess A heap=4K stack=4K\nload A 0x2000");
        let timeline = Timeline::run(&Scenario::parse(&scenario).unwrap()).unwrap();
        let (snapshot, scene) = end(&scenario, 1);
        let beside = scene.ticks.iter().filter(|tick| tick.left).map(|tick| tick.address.as_str());
        assert_eq!(beside.collect::<Vec<_>>(), ["0x2000", "0x3000", "0x4000", "0x5000", "0x6000"]);
        let [Event::Referenced(reference)] = timeline.latest() else { panic!("{:?}", timeline.latest()) };
        let flight = Flight::of(1, &reference.translation, &snapshot, scene.frame, Look::default());
        assert_eq!(flight.from.1, scene.frame.top(), "the first byte is at the top");
        assert_eq!(scene.ribbons.len(), 4);
    }
}

#[test]
fn an_address_of_somebody_else_leaves_at_the_edge_of_the_space() {
    let scenario = "machine mechanism=static-relocation\nprocess A\nprocess B\nload B 0x0\nload A 0x7000";
    let timeline = Timeline::run(&Scenario::parse(scenario).unwrap()).unwrap();
    let snapshot = timeline.snapshot();
    let frame = Frame::new(800.0, 600.0);
    let from = |event: &Event| match event {
        Event::Referenced(made) => {
            Flight::of(made.pid, &made.translation, &snapshot, frame, Look::default()).from.1
        }
        event => panic!("{event:?}"),
    };
    let references = timeline.events(2, 4);
    assert_eq!(from(&references[0]), frame.top());
    assert_eq!(from(&references[1]), frame.top() + frame.column_height());
}

#[test]
fn a_process_on_disk_has_an_address_space_and_no_place_in_memory() {
    let (snapshot, scene) = end("machine mechanism=time-sharing\nprocess A\nprocess B", 2);
    assert_eq!(snapshot.process(2).unwrap().state, sim::ProcState::Swapped);
    assert!(scene.ribbons.is_empty());
    assert!(scene.blocks.iter().any(|block| block.id == BlockId::Space(2)));
    let physical = scene.blocks.iter().filter(|block| is_physical(block.id));
    assert!(physical.clone().all(|block| !block.focused), "B has no memory");
    assert!(physical.clone().any(|block| block.id == BlockId::Physical(1, SegmentName::Heap)));
    assert!(
        !physical.clone().any(|block| matches!(block.id, BlockId::Physical(2, _) | BlockId::Given(2, _)))
    );
}

#[test]
fn shared_code_is_named_after_all_and_belongs_to_whoever_is_shown() {
    let shared = "process A\n  nop\nprocess B share-code=A";
    for pid in [1, 2] {
        let (_, scene) = end(shared, pid);
        let code =
            scene.blocks.iter().find(|block| block.id == BlockId::Physical(1, SegmentName::Code)).unwrap();
        assert_eq!((code.label.as_str(), code.focused), ("A, B \u{b7} code", true));
        let lit = scene.blocks.iter().filter(|block| is_physical(block.id) && block.focused);
        assert_eq!(lit.count(), 4, "the four segments of {pid}");
        assert_eq!(scene.ribbons.len(), 4);
    }
    let (_, scene) = end(&format!("{shared}\nexit A"), 2);
    let code = scene.blocks.iter().find(|block| block.id == BlockId::Physical(2, SegmentName::Code)).unwrap();
    assert_eq!((code.label.as_str(), code.focused), ("B \u{b7} code", true));
}

#[test]
fn what_a_buddy_block_has_too_much_is_drawn_as_unused() {
    let (snapshot, scene) = end("machine placement=buddy\nprocess A code=3K data=1K heap=0 stack=1K", 1);
    let code = Part::Segment(SegmentName::Code);
    let given = snapshot.memory.iter().find(|region| region.part == Some(code)).unwrap();
    assert_eq!(given.size, 4096);
    assert_eq!((drawn(&scene, given).id, drawn(&scene, given).fill), (BlockId::Given(1, code), Fill::Unused));
    let inside = |segment| scene.blocks.iter().find(|block| block.id == BlockId::Physical(1, segment));
    let (whole, part) = (drawn(&scene, given).rect, inside(SegmentName::Code).unwrap().rect);
    assert!((part.height / whole.height - 0.75).abs() < 0.001, "{part:?} of {whole:?}");
    assert_eq!(inside(SegmentName::Heap), None);
    assert_eq!(inside(SegmentName::Stack).map(|block| block.label.as_str()), Some("A \u{b7} stack"));
}
