//! The left column: the address space of one process, which is virtual where an MMU translates.

use sim::{Growth, ProcessInfo, SegmentInfo, SegmentName, Snapshot};

use crate::format;
use crate::frame::Frame;
use crate::scale::Scale;
use crate::scene::{Block, BlockId, Fill, Label, Note, Rect, Scene, Tick};

/// A block is labelled inside from this height on, in pixels.
pub(crate) const LABEL_HEIGHT: f64 = 13.0;
/// Two labels beside a column are at least this far apart, in pixels.
pub(crate) const LABEL_GAP: f64 = 14.0;
/// Room that a quiet note in the column needs, in pixels.
const NOTE_HEIGHT: f64 = 26.0;

/// The scale of the virtual column where it shows this process.
pub(crate) fn scale(snapshot: &Snapshot, process: Option<&ProcessInfo>, frame: Frame) -> Scale {
    let first = process.map_or(0, |process| process.origin);
    Scale { first, size: snapshot.address_space, top: frame.top(), height: frame.column_height() }
}

/// Draws the address space of the process in focus, or an empty one.
pub(crate) fn draw(scene: &mut Scene, snapshot: &Snapshot, focus: Option<u32>) {
    let process = focus.and_then(|pid| snapshot.process(pid)).filter(|process| !process.segments.is_empty());
    title(scene, snapshot, process);
    let Some(process) = process else { return };
    let scale = scale(snapshot, Some(process), scene.frame);
    space(scene, snapshot, process, scale);
    for segment in process.segments.iter().filter(|segment| segment.size > 0) {
        block(scene, process, segment, describe(snapshot, process, segment), scale);
        grows(scene, process, segment, scale);
    }
    unused(scene, process, scale);
    ticks(scene, process, scale);
}

fn title(scene: &mut Scene, snapshot: &Snapshot, process: Option<&ProcessInfo>) {
    let words = match (snapshot.translates(), scene.frame.is_narrow()) {
        (true, true) => "Virtual",
        (true, false) => "Virtual address space",
        (false, true) => "Addresses",
        (false, false) => "Address space",
    };
    let text = process.map_or_else(|| words.to_owned(), |process| format!("{words} \u{b7} {}", process.name));
    let column = scene.frame.virtual_column();
    scene.titles.push(Label { x: column.middle(), y: scene.frame.top() - 20.0, text });
}

fn space(scene: &mut Scene, snapshot: &Snapshot, process: &ProcessInfo, scale: Scale) {
    let what = if snapshot.translates() { "Virtual address space" } else { "Address space" };
    let column = scene.frame.virtual_column();
    scene.blocks.push(Block {
        id: BlockId::Space(process.pid),
        rect: Rect { x: column.x, y: scale.top, width: column.width, height: scale.height },
        fill: Fill::Hole,
        label: String::new(),
        description: format!(
            "{what} of {}: {}, addresses {:#x} to {:#x}",
            process.name,
            format::bytes(scale.size),
            scale.first,
            scale.end().saturating_sub(1)
        ),
        focused: true,
        opacity: 1.0,
    });
}

fn block(scene: &mut Scene, process: &ProcessInfo, segment: &SegmentInfo, description: String, scale: Scale) {
    let column = scene.frame.virtual_column();
    let height = scale.span(segment.start, segment.size).max(1.0);
    let label = if height >= LABEL_HEIGHT {
        segment_name(segment.name, scene.frame).to_owned()
    } else {
        String::new()
    };
    scene.blocks.push(Block {
        id: BlockId::Virtual(process.pid, segment.name),
        rect: Rect { x: column.x, y: scale.y(segment.start), width: column.width, height },
        fill: Fill::Segment(segment.name),
        label,
        description,
        focused: true,
        opacity: 1.0,
    });
}

/// A segment's name, short where there is little room.
pub(crate) fn segment_name(segment: SegmentName, frame: Frame) -> &'static str {
    match segment {
        SegmentName::StaticData if frame.is_narrow() => "data",
        other => other.name(),
    }
}

fn describe(snapshot: &Snapshot, process: &ProcessInfo, segment: &SegmentInfo) -> String {
    let kind = if snapshot.translates() { "virtual" } else { "addresses" };
    let where_to = segment
        .physical
        .map_or_else(|| "not in physical memory".to_owned(), |start| format!("at physical {start:#x}"));
    format!(
        "{} of {}: {kind} {:#x} to {:#x}, {}, {}, {where_to}",
        segment.name,
        process.name,
        segment.start,
        segment.start + segment.size - 1,
        format::bytes(segment.size),
        segment.protection
    )
}

/// The arrow beside a segment that grows, where there is room for it.
fn grows(scene: &mut Scene, process: &ProcessInfo, segment: &SegmentInfo, scale: Scale) {
    let (text, y, room) = match segment.grows {
        Some(Growth::Up) => {
            let end = segment.start + segment.size;
            ("\u{2193} grows", scale.y(end) + 13.0, scale.span(end, after(process, end, scale)))
        }
        Some(Growth::Down) => {
            let before = before(process, segment.start, scale);
            let room = scale.span(before, segment.start.saturating_sub(before));
            ("\u{2191} grows", scale.y(segment.start) - 12.0, room)
        }
        None => return,
    };
    if room >= NOTE_HEIGHT {
        let x = scene.frame.virtual_column().middle();
        let label = Label { x, y, text: text.to_owned() };
        scene.notes.push(Note { label, segment: Some(segment.name), opacity: 1.0 });
    }
}

/// Bytes from `address` to the next segment or the end of the space.
fn after(process: &ProcessInfo, address: u64, scale: Scale) -> u64 {
    let starts = process.segments.iter().filter(|segment| segment.size > 0).map(|segment| segment.start);
    let next = starts.filter(|&start| start >= address).min().unwrap_or_else(|| scale.end());
    next.saturating_sub(address)
}

/// The end of the last segment before `address`, or the start of the space.
fn before(process: &ProcessInfo, address: u64, scale: Scale) -> u64 {
    let ends = process.segments.iter().map(|segment| segment.start + segment.size);
    ends.filter(|&end| end <= address).max().unwrap_or(scale.first)
}

/// The word "unused" in the largest gap.
fn unused(scene: &mut Scene, process: &ProcessInfo, scale: Scale) {
    let gaps = process.segments.iter().map(|segment| {
        let end = segment.start + segment.size;
        (end, after(process, end, scale))
    });
    let Some((start, size)) = gaps.max_by_key(|(_, size)| *size) else { return };
    if scale.span(start, size) < 3.0 * NOTE_HEIGHT {
        return;
    }
    let label = Label {
        x: scene.frame.virtual_column().middle(),
        y: scale.y(start + size / 2),
        text: "unused".to_owned(),
    };
    scene.notes.push(Note { label, segment: None, opacity: 1.0 });
}

/// Addresses left of the column: where each segment starts, and the end.
fn ticks(scene: &mut Scene, process: &ProcessInfo, scale: Scale) {
    let x = scene.frame.virtual_column().x - 8.0;
    let mut addresses: Vec<u64> = process.segments.iter().map(|segment| segment.start).collect();
    addresses.push(scale.end());
    addresses.dedup();
    let mut last = f64::NEG_INFINITY;
    for address in addresses {
        let y = scale.y(address);
        if y - last < LABEL_GAP {
            continue;
        }
        last = y;
        scene.ticks.push(Tick {
            x,
            y,
            at: y,
            left: true,
            address: format::address(address),
            name: String::new(),
            opacity: 1.0,
        });
    }
}
