//! The picture in words says what the snapshot says, for every mechanism and at every moment, and never too much.

use diagram::format;
use proptest::prelude::*;
use sim::{Mechanism, RegionKind, Scenario, Snapshot, Timeline};

use super::describe::{Section, describe};

const HOME: &str = include_str!("../../../src/app/home.sim");

fn under(mechanism: Mechanism) -> Timeline {
    let mut scenario = Scenario::parse(HOME).unwrap();
    scenario.config.mechanism = mechanism;
    Timeline::run(&scenario).unwrap()
}

fn told(timeline: &Timeline, focus: Option<u32>) -> Vec<Section> {
    describe(&timeline.snapshot(), focus, timeline.latest())
}

fn section<'a>(sections: &'a [Section], title: &str) -> &'a Section {
    let found = sections.iter().find(|section| section.title.starts_with(title));
    found.unwrap_or_else(|| panic!("no section {title} in {sections:#?}"))
}

#[test]
fn the_home_page_after_three_instructions() {
    let mut timeline = under(Mechanism::Segmentation);
    timeline.seek(9);
    let sections = told(&timeline, Some(1));
    let titles: Vec<&str> = sections.iter().map(|section| section.title.as_str()).collect();
    assert_eq!(
        titles,
        [
            "Machine",
            "CPU",
            "Last reference: store by A at virtual 0x3ff8",
            "Process A, running",
            "Process B, ready",
            "Physical memory, low addresses first",
            "Heap of A: 0 blocks in use, 1 hole",
            "Fragmentation",
        ]
    );
    assert_eq!(
        section(&sections, "Last").lines,
        [
            "The top bits select stack",
            "The offset is \u{2212}0x8",
            "Check: 0x8 is within the bounds 0x800",
            "The protection rw- allows a store",
            "The base 0x4000 is added",
            "Physical address 0x3ff8, the value is 0x3",
        ]
    );
    assert_eq!(
        section(&sections, "Process A").lines[3..],
        [
            "stack: virtual 0x3800 to 0x3fff, 2 KB, rw-, at physical 0x3800",
            "Next instruction at 0x001c; 5 memory references so far",
        ]
    );
    let memory = section(&sections, "Physical memory");
    assert!(memory.ordered);
    assert_eq!(memory.lines[0], "0x0000 to 0x1fff, 8 KB: OS");
    assert_eq!(memory.lines.last().unwrap(), "0x7000 to 0xbfff, 20 KB: free");
}

#[test]
fn the_heap_is_told_block_by_block() {
    let mut timeline = under(Mechanism::Segmentation);
    timeline.seek(timeline.len());
    let sections = told(&timeline, Some(1));
    let heap = section(&sections, "Heap of A");
    assert_eq!(heap.title, "Heap of A: 2 blocks in use, 1 hole");
    assert_eq!(heap.lines.len(), 3);
    assert!(heap.lines[0].contains("in use, 12 B asked for, behind a header of 8 B"), "{}", heap.lines[0]);
    assert!(heap.lines[2].ends_with("free"), "{}", heap.lines[2]);
}

#[test]
fn a_fault_is_told_and_so_is_memory_that_nothing_protects() {
    let text = format!("{HOME}store A 0x7000 1\n");
    for mechanism in Mechanism::ALL {
        let mut scenario = Scenario::parse(&text).unwrap();
        scenario.config.mechanism = mechanism;
        let mut timeline = Timeline::run(&scenario).unwrap();
        timeline.seek(timeline.len());
        let sections = told(&timeline, Some(1));
        let expected = if mechanism.nature().guards { "Fault, " } else { "Nothing protected it: this was " };
        let last = section(&sections, "Last reference: store by A");
        assert!(last.lines.last().unwrap().starts_with(expected), "{}: {last:?}", mechanism.name());
    }
}

#[test]
fn without_an_mmu_nothing_is_called_virtual() {
    for mechanism in Mechanism::ALL {
        let mut timeline = under(mechanism);
        let translates = timeline.snapshot().translates();
        timeline.seek(5);
        let words = format!("{:?}", told(&timeline, Some(1)));
        assert_eq!(words.contains("virtual"), translates, "{}: {words}", mechanism.name());
    }
}

#[test]
fn long_lists_are_cut_and_the_rest_is_counted() {
    let mut text = HOME.to_owned();
    (0..60).for_each(|_| text.push_str("malloc A 1\n"));
    let mut timeline = Timeline::run(&Scenario::parse(&text).unwrap()).unwrap();
    timeline.seek(timeline.len());
    let blocks = timeline.snapshot().process(1).unwrap().heap.len();
    let sections = told(&timeline, Some(1));
    let heap = section(&sections, "Heap of A");
    assert_eq!(heap.lines.len(), 25);
    assert_eq!(heap.lines.last().unwrap(), &format!("and {} more", blocks - 24));
}

/// Every region by its first byte, its size and its owner.
fn regions_are_told(snapshot: &Snapshot, section: &Section) {
    for (region, line) in snapshot.memory.iter().zip(&section.lines).take(40) {
        assert!(line.starts_with(&format::address(region.start)), "{line}");
        assert!(line.contains(&format::bytes(region.size)), "{line}");
        let whose = match region.kind {
            RegionKind::Os => "OS".to_owned(),
            RegionKind::Hole => "free".to_owned(),
            RegionKind::Process => snapshot.name_of(region.pid.unwrap()),
        };
        assert!(line.ends_with(&whose), "{line}");
    }
}

proptest! {
    #[test]
    fn at_every_moment_of_every_machine_all_of_memory_is_told(mechanism in 0..Mechanism::ALL.len(), position in 0..20usize) {
        let mut timeline = under(Mechanism::ALL[mechanism]);
        timeline.seek(position.min(timeline.len()));
        let snapshot = timeline.snapshot();
        for focus in [None, Some(1), Some(2), Some(77)] {
            let sections = told(&timeline, focus);
            regions_are_told(&snapshot, section(&sections, "Physical memory"));
            for section in &sections {
                prop_assert!(!section.title.is_empty());
                prop_assert!(!section.lines.is_empty(), "{}", section.title);
            }
            for process in &snapshot.processes {
                let title = format!("Process {}, {}", process.name, process.state.name());
                prop_assert!(sections.iter().any(|section| section.title == title));
            }
        }
    }
}
