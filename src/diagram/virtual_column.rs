//! The left side: address spaces, which are virtual where an MMU translates.

use sim::{Growth, ProcessInfo, SegmentInfo, SegmentName};

use crate::block::{Block, BlockId, Fill, Rect};
use crate::frame::Frame;
use crate::look::Side;
use crate::marks::{Column, Label, Note};
use crate::places::Space;
use crate::scale::Scale;
use crate::scene::Scene;
use crate::subject::Subject;
use crate::window::Window;
use crate::words::shortest;
use crate::{format, heap_blocks, space_labels};

/// Room that a quiet note in the column needs, in pixels.
const NOTE_HEIGHT: f64 = 26.0;
/// From the edge of a segment to the middle of the note beside it, in pixels.
const NOTE_AWAY: f64 = 13.0;

/// No process has this pid.
const NOBODY: u32 = 0;

/// Draws the address spaces that are shown, or an empty place for one.
pub(crate) fn draw(scene: &mut Scene, subject: &Subject<'_>) {
    title(scene, subject);
    for space in &subject.places.spaces {
        let Some(process) = space.pid.and_then(|pid| crate::places::process(subject.snapshot, pid)) else {
            nobody(scene, space);
            continue;
        };
        whole(scene, subject, process, space);
        for segment in process.segments.iter().filter(|segment| segment.size > 0) {
            self::segment(scene, subject, process, segment, space);
        }
        if !scene.look.all_spaces {
            notes(scene, process, space);
        }
    }
    space_labels::draw(scene, subject);
}

fn title(scene: &mut Scene, subject: &Subject<'_>) {
    let (places, frame) = (&subject.places, subject.frame);
    let (Some(first), Some(last)) = (places.spaces.first(), places.spaces.last()) else { return };
    let words = match (subject.snapshot.translates(), frame.is_narrow()) {
        (true, true) => "Virtual",
        (true, false) => "Virtual address space",
        (false, true) => "Addresses",
        (false, false) => "Address space",
    };
    let plural = if frame.is_narrow() { "" } else { "s" };
    let text = match subject.focus {
        _ if scene.look.all_spaces => format!("{words}{plural}"),
        Some(process) => format!("{words} \u{b7} {}", process.name),
        None => words.to_owned(),
    };
    let x = (first.lane.x + last.lane.right()) / 2.0;
    let y = frame.top() - if scene.look.all_spaces { 25.0 } else { 20.0 };
    scene.titles.push(Label { x, y, text });
}

/// The place where an address space would stand: an address that was refused must not hang in the air.
fn nobody(scene: &mut Scene, space: &Space) {
    let (scale, lane) = (space.scale, space.lane);
    let rect = Rect { x: lane.x, y: scale.top, width: lane.width, height: scale.height };
    scene.blocks.push(Block {
        description: "No process lives, so there is no address space".to_owned(),
        label: "no process".to_owned(),
        ..Block::new(BlockId::Space(NOBODY), rect, scale.window(), Fill::Hole)
    });
}

fn whole(scene: &mut Scene, subject: &Subject<'_>, process: &ProcessInfo, space: &Space) {
    let what = if subject.snapshot.translates() { "Virtual address space" } else { "Address space" };
    let (scale, lane) = (space.scale, space.lane);
    let rect = Rect { x: lane.x, y: scale.top, width: lane.width, height: scale.height };
    let all = Window { start: process.origin, size: subject.snapshot.address_space };
    let name = format!("{what} of {}", process.name);
    let description = format!(
        "{name}: {}, addresses {:#x} to {:#x}",
        format::bytes(all.size),
        all.start,
        all.end().saturating_sub(1)
    );
    scene.columns.push(Column { side: Side::Space, rect, scale, whole: all, name });
    scene.blocks.push(Block {
        description,
        focused: subject.is_focus(process.pid),
        ..Block::new(BlockId::Space(process.pid), rect, all, Fill::Hole)
    });
}

fn segment(
    scene: &mut Scene,
    subject: &Subject<'_>,
    process: &ProcessInfo,
    segment: &SegmentInfo,
    space: &Space,
) {
    let stretch = Window { start: segment.start, size: segment.size };
    if stretch.meet(space.scale.window()).is_none() {
        return;
    }
    let (y, height) = space.scale.bar(segment.start, segment.size, 1.0);
    let rect = Rect { x: space.lane.x, y, width: space.lane.width, height };
    let id = BlockId::Virtual(process.pid, segment.name);
    let inner = heap_blocks::Inner { side: Side::Space, process, segment, start: segment.start };
    let blocks = heap_blocks::blocks(subject, &inner, space.scale, rect);
    let taken = if blocks.is_empty() { 0.0 } else { heap_blocks::share(rect.width) };
    scene.blocks.push(Block {
        label: shortest(&ways(segment.name, ""), rect.width - taken, height),
        description: describe(subject, process, segment),
        focused: subject.is_focus(process.pid),
        taken,
        ..Block::new(id, rect, stretch, Fill::Segment(segment.name))
    });
    scene.blocks.extend(blocks);
}

/// A segment's name, short where there is little room.
pub(crate) fn segment_name(segment: SegmentName, frame: Frame) -> &'static str {
    match segment {
        SegmentName::StaticData if frame.is_narrow() => "data",
        other => other.name(),
    }
}

/// A segment's name after whose it is, long and short.
pub(crate) fn ways(segment: SegmentName, whose: &str) -> [String; 2] {
    let short = match segment {
        SegmentName::StaticData => "data",
        other => other.name(),
    };
    [format!("{whose}{}", segment.name()), format!("{whose}{short}")]
}

fn describe(subject: &Subject<'_>, process: &ProcessInfo, segment: &SegmentInfo) -> String {
    let kind = if subject.snapshot.translates() { "virtual" } else { "addresses" };
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

/// Where segments grow to, and the word "unused" in the largest gap.
fn notes(scene: &mut Scene, process: &ProcessInfo, space: &Space) {
    let scale = space.scale;
    let mut largest: Option<Window> = None;
    for gap in gaps(process, scale) {
        if largest.is_none_or(|largest| gap.size > largest.size) {
            largest = Some(gap);
        }
        let growing = process.segments.iter().filter(|segment| segment.size > 0);
        for segment in growing.filter(|_| scale.span(gap.start, gap.size) >= NOTE_HEIGHT) {
            grows(scene, segment, gap, space);
        }
    }
    let Some(gap) = largest.filter(|gap| scale.span(gap.start, gap.size) >= 3.0 * NOTE_HEIGHT) else {
        return;
    };
    let y = (scale.y(gap.start) + scale.y(gap.end())) / 2.0;
    note(scene, space, y, "unused", None);
}

/// The arrow in a gap beside a segment that grows into it.
fn grows(scene: &mut Scene, segment: &SegmentInfo, gap: Window, space: &Space) {
    let down = space.scale.downwards();
    let (edge, direction) = match segment.grows {
        Some(Growth::Up) if gap.start == segment.start + segment.size => (gap.start, down),
        Some(Growth::Down) if gap.end() == segment.start => (gap.end(), -down),
        _ => return,
    };
    let words = if direction > 0.0 { "\u{2193} grows" } else { "\u{2191} grows" };
    note(scene, space, space.scale.y(edge) + NOTE_AWAY * direction, words, Some(segment.name));
}

fn note(scene: &mut Scene, space: &Space, y: f64, words: &str, segment: Option<SegmentName>) {
    let label = Label { x: space.lane.middle(), y, text: words.to_owned() };
    scene.notes.push(Note { label, segment, opacity: 1.0 });
}

/// The stretches that are drawn and lie in no segment; ascending.
fn gaps(process: &ProcessInfo, scale: Scale) -> Vec<Window> {
    let mut gaps = Vec::new();
    let mut at = scale.first;
    for segment in process.segments.iter().filter(|segment| segment.size > 0) {
        let size = segment.start.min(scale.end()).saturating_sub(at);
        gaps.extend((size > 0).then_some(Window { start: at, size }));
        at = at.max(segment.start + segment.size);
    }
    let size = scale.end().saturating_sub(at);
    gaps.extend((size > 0).then_some(Window { start: at, size }));
    gaps
}
