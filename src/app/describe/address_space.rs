//! Every process with its segments, and the heap of one.

use diagram::format;
use sim::{HeapBlock, ProcessInfo, SegmentInfo, Snapshot};

use super::{Section, count, stretch};

/// At most so many processes get a section of their own.
const MOST_PROCESSES: usize = 12;
/// At most so many blocks are told.
const MOST_BLOCKS: usize = 24;

/// A section for each process.
pub fn processes(snapshot: &Snapshot) -> Vec<Section> {
    let all = &snapshot.processes;
    let mut sections: Vec<Section> =
        all.iter().take(MOST_PROCESSES).map(|process| one(process, snapshot.translates())).collect();
    if let Some(rest) = all.len().checked_sub(MOST_PROCESSES).filter(|rest| *rest > 0) {
        sections.push(Section::new("More processes", vec![format!("and {rest} more")]));
    }
    sections
}

fn one(process: &ProcessInfo, translates: bool) -> Section {
    let mut lines: Vec<String> = process.segments.iter().map(|segment| line(segment, translates)).collect();
    if lines.is_empty() {
        lines.push("It has no memory any more".to_owned());
    } else {
        lines.push(format!(
            "Next instruction at {}; {} so far",
            format::address(process.registers.rip),
            count(process.references, "memory reference", "memory references")
        ));
    }
    Section::new(format!("Process {}, {}", process.name, process.state.name()), lines)
}

fn line(segment: &SegmentInfo, translates: bool) -> String {
    let place = match (segment.physical, translates) {
        (Some(_), false) => String::new(),
        (Some(physical), true) => format!(", at physical {}", format::address(physical)),
        (None, _) => ", not in memory".to_owned(),
    };
    let (kind, protection) = (if translates { "virtual " } else { "" }, segment.protection);
    format!("{}: {kind}{}, {protection}{place}", segment.name, stretch(segment.start, segment.size))
}

/// The blocks of a heap, where malloc was ever asked.
pub fn heap(process: &ProcessInfo) -> Option<Section> {
    let used = process.heap.iter().filter(|block| !block.free);
    let holes = process.heap.iter().filter(|block| block.free);
    let title = format!(
        "Heap of {}: {} in use, {}",
        process.name,
        count(used.count() as u64, "block", "blocks"),
        count(holes.count() as u64, "hole", "holes")
    );
    (!process.heap.is_empty()).then(|| Section::cut(title, process.heap.iter().map(block), MOST_BLOCKS))
}

fn block(block: &HeapBlock) -> String {
    let place = stretch(block.address, block.size);
    if block.free {
        return format!("{place}, free");
    }
    let header =
        if block.header > 0 { format!(", behind a header of {} B", block.header) } else { String::new() };
    format!("{place}, in use, {} B asked for{header}", block.requested)
}
