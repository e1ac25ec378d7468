//! The figure: to scale, inside its frame, whatever the machine's size and however it is looked at.

use std::sync::LazyLock;

use diagram::{Block, BlockId, Frame, Look, LowEnd, Scene, Window};
use proptest::prelude::*;
use sim::{Mechanism, Part, Policy, Region, RegionKind, Scenario, Snapshot, Timeline};

/// Scenes drawn in letters, beside what is expected.
mod drawings;
/// References on their way.
mod flights;
/// What hands and keys make of a look.
mod gestures;
/// Blocks of heaps inside their segment.
mod heaps;
/// Machines too large to draw one by one.
mod huge;
/// Everything lies inside the frame, and no words lie over others.
mod inside;
/// Ribbons meet blocks, and what shows the same bytes is found.
mod joined;
/// Motions begin and end at their pictures.
mod motions;
/// Columns are to scale, in order, complete, and a mirror image with the other end up.
mod scaled;
/// What the columns say of the mechanisms.
mod stories;

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

/// Every way to look, in windows of memories up to 64 KB and of address spaces up to 16 KB.
fn looks() -> impl Strategy<Value = Look> {
    let window = |total: u64| {
        proptest::option::of((0..total, 1..total).prop_map(|(start, size)| Window { start, size }))
    };
    let low_end = prop_oneof![Just(LowEnd::Top), Just(LowEnd::Bottom)];
    (low_end, window(0x4000), window(0x10000), any::<bool>())
        .prop_map(|(low_end, space, memory, all_spaces)| Look { low_end, space, memory, all_spaces })
}

fn config() -> ProptestConfig {
    ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() }
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

/// The block that draws the whole of a region by itself.
fn drawn<'a>(scene: &'a Scene, region: &Region) -> Option<&'a Block> {
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
    scene.blocks.iter().find(whole)
}

/// The picture at the end of a scenario, of the process of that pid, in a frame with room for words.
fn end(scenario: &str, pid: u32) -> (Snapshot, Scene) {
    seen(scenario, pid, Look::default())
}

/// The same, looked at some way.
fn seen(scenario: &str, pid: u32, look: Look) -> (Snapshot, Scene) {
    let snapshot = Timeline::run(&Scenario::parse(scenario).unwrap()).unwrap().snapshot();
    let scene = Scene::new(&snapshot, Some(pid), Frame::new(1000.0, 900.0), look);
    (snapshot, scene)
}

/// The block of that id.
fn block(scene: &Scene, id: BlockId) -> Option<&Block> {
    scene.blocks.iter().find(|block| block.id == id)
}

/// Whether a block stands in the column of physical memory.
fn is_physical(id: BlockId) -> bool {
    matches!(
        id,
        BlockId::Os | BlockId::Hole(_) | BlockId::Given(..) | BlockId::Physical(..) | BlockId::Cell(_)
    )
}
