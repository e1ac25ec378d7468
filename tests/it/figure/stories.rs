//! What the columns say of the mechanisms.

use diagram::flight::Flight;
use diagram::{BlockId, Fill, Frame, Look, Scene};
use sim::{Event, Mechanism, Part, Scenario, SegmentName, Timeline};

use super::{block, drawn, end, is_physical, seen, snapshots};

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

#[test]
fn without_an_mmu_the_addresses_beside_the_column_are_physical() {
    for mechanism in ["uniprogramming", "time-sharing", "static-relocation"] {
        let scenario =
            format!("machine mechanism={mechanism} os=8K\nprocess A heap=4K stack=4K\nload A 0x2000");
        let timeline = Timeline::run(&Scenario::parse(&scenario).unwrap()).unwrap();
        let (snapshot, scene) = end(&scenario, 1);
        let beside =
            scene.ticks.iter().filter(|tick| tick.left && !tick.round).map(|tick| tick.address.as_str());
        assert_eq!(beside.collect::<Vec<_>>(), ["0x2000", "0x3000", "0x4000", "0x5000", "0x6000"]);
        let [Event::Referenced(reference)] = timeline.latest() else { panic!("{:?}", timeline.latest()) };
        let flight = Flight::of(1, &reference.translation, &snapshot, scene.frame, Look::default());
        assert_eq!(flight.from.1, scene.frame.top(), "the first byte is at the top");
        assert_eq!(scene.ribbons.len(), 4);
    }
}

#[test]
fn a_process_on_disk_has_an_address_space_and_an_image_and_no_place_in_memory() {
    let (snapshot, scene) = end("machine mechanism=time-sharing\nprocess A\nprocess B", 2);
    assert_eq!(snapshot.process(2).unwrap().state, sim::ProcState::Swapped);
    assert!(scene.ribbons.is_empty());
    assert!(block(&scene, BlockId::Space(2)).is_some());
    let physical = scene.blocks.iter().filter(|block| is_physical(block.id));
    assert!(physical.clone().all(|block| !block.focused), "B has no memory");
    assert!(physical.clone().any(|block| block.id == BlockId::Physical(1, SegmentName::Heap)));
    assert!(
        !physical.clone().any(|block| matches!(block.id, BlockId::Physical(2, _) | BlockId::Given(2, _)))
    );
    let (image, memory) =
        (block(&scene, BlockId::Image(2)), block(&scene, BlockId::Given(1, Part::AddressSpace)));
    let (image, memory) = (image.unwrap(), memory.unwrap());
    assert!((image.rect.height - memory.rect.height).abs() < 0.01, "drawn to memory's scale");
    assert!(image.focused && image.rect.x > memory.rect.right());
    assert!(block(&scene, BlockId::Imaged(2, SegmentName::Stack)).is_some());
}

#[test]
fn there_is_a_disk_only_where_something_may_be_swapped() {
    for mechanism in Mechanism::ALL {
        let (_, scene) = end(&format!("machine mechanism={}\nprocess A", mechanism.name()), 1);
        let swaps = mechanism.nature().tenancy == sim::Tenancy::InTurn;
        assert_eq!(block(&scene, BlockId::Disk).is_some(), swaps, "{mechanism:?}");
        assert_eq!(scene.titles.iter().any(|title| title.text == "Disk"), swaps, "{mechanism:?}");
    }
}

#[test]
fn shared_code_is_named_after_all_and_belongs_to_whoever_is_shown() {
    let shared = "process A\n  nop\nprocess B share-code=A";
    for pid in [1, 2] {
        let (_, scene) = end(shared, pid);
        let code = block(&scene, BlockId::Physical(1, SegmentName::Code)).unwrap();
        assert_eq!((code.label.as_str(), code.focused), ("A, B \u{b7} code", true));
        let lit = scene.blocks.iter().filter(|block| is_physical(block.id) && block.focused);
        assert_eq!(lit.count(), 4, "the four segments of {pid}");
        assert_eq!(scene.ribbons.len(), 4);
    }
    let (_, scene) = end(&format!("{shared}\nexit A"), 2);
    let code = block(&scene, BlockId::Physical(2, SegmentName::Code)).unwrap();
    assert_eq!((code.label.as_str(), code.focused), ("B \u{b7} code", true));
}

#[test]
fn what_a_buddy_block_has_too_much_is_drawn_as_unused() {
    let (snapshot, scene) = end("machine placement=buddy\nprocess A code=3K data=1K heap=0 stack=1K", 1);
    let code = Part::Segment(SegmentName::Code);
    let given = snapshot.memory.iter().find(|region| region.part == Some(code)).unwrap();
    assert_eq!(given.size, 4096);
    let whole = drawn(&scene, given).unwrap();
    assert_eq!((whole.id, whole.fill), (BlockId::Given(1, code), Fill::Unused));
    let inside = |segment| block(&scene, BlockId::Physical(1, segment));
    let part = inside(SegmentName::Code).unwrap().rect;
    assert!((part.height / whole.rect.height - 0.75).abs() < 0.001, "{part:?} of {whole:?}");
    assert_eq!(inside(SegmentName::Heap), None);
    assert_eq!(inside(SegmentName::Stack).map(|block| block.label.as_str()), Some("A \u{b7} stack"));
}

#[test]
fn all_spaces_stand_side_by_side_and_say_whose_they_are() {
    let look = Look { all_spaces: true, ..Look::default() };
    let (_, scene) = seen("process A\nprocess B\nprocess C", 2, look);
    let spaces: Vec<f64> = (1..=3).map(|pid| block(&scene, BlockId::Space(pid)).unwrap().rect.x).collect();
    assert!(spaces.is_sorted());
    let names: Vec<&str> = scene.notes.iter().map(|note| note.label.text.as_str()).collect();
    assert_eq!(names, ["A", "B", "C"]);
    assert_eq!(scene.ribbons.iter().filter(|ribbon| ribbon.focused).count(), 4);
    assert_eq!(scene.ribbons.len(), 12);
}

#[test]
fn where_there_is_no_room_the_rest_is_counted_and_the_one_in_focus_stays() {
    let story: String = (0..20).map(|_| "process code=64 data=64 heap=64 stack=64\n").collect();
    let look = Look { all_spaces: true, ..Look::default() };
    let (snapshot, scene) = seen(&story, 20, look);
    let shown =
        snapshot.processes.iter().filter(|process| block(&scene, BlockId::Space(process.pid)).is_some());
    let shown = shown.count();
    assert!(block(&scene, BlockId::Space(20)).is_some());
    let more = format!("and {} more", 20 - shown);
    assert!((3..20).contains(&shown) && scene.notes.iter().any(|note| note.label.text == more), "{shown}");
}

#[test]
fn where_nobody_lives_an_empty_place_stands_beside_what_was_refused() {
    let (snapshot, scene) = end("process A\nexit A", 1);
    let empty = block(&scene, BlockId::Space(0)).unwrap();
    assert_eq!((empty.label.as_str(), empty.fill), ("no process", Fill::Hole));
    assert_eq!(snapshot.running, None);
    let (_, scene) = end("process A", 1);
    assert!(block(&scene, BlockId::Space(0)).is_none());
}
