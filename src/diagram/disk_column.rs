//! The disk, beside physical memory: the images of processes that are swapped out.

use sim::{Region, SegmentInfo};

use crate::block::{Block, BlockId, Fill, Rect};
use crate::format;
use crate::marks::{Label, Note};
use crate::places::{Lane, process};
use crate::scale::Scale;
use crate::scene::Scene;
use crate::subject::Subject;
use crate::virtual_column::{segment_name, ways};
use crate::window::Window;
use crate::words::{count, fitting};

/// At most so many images are drawn one by one.
const MOST: usize = 24;

/// Draws the disk, where there is one.
pub(crate) fn draw(scene: &mut Scene, subject: &Subject<'_>) {
    let Some((lane, scale)) = subject.places.disk else { return };
    let y = scale.top - if scene.look.all_spaces { 25.0 } else { 20.0 };
    scene.titles.push(Label { x: lane.middle(), y, text: "Disk".to_owned() });
    let images = &subject.snapshot.disk;
    let held = images.iter().map(|image| image.size).sum();
    let words = format!(
        "Disk: {}, {}; a memory that survives and is slow",
        count(images.len() as u64, "image"),
        format::bytes(held)
    );
    let whole = Window::whole(scale.size);
    let rect = rect(lane, scale, whole);
    scene.blocks.push(Block { description: words, ..Block::new(BlockId::Disk, rect, whole, Fill::Hole) });
    for image in images.iter().take(MOST) {
        self::image(scene, subject, image, lane, scale);
    }
    note(scene, subject, lane, scale);
}

/// An image with its segments, as it would lie in memory.
fn image(scene: &mut Scene, subject: &Subject<'_>, image: &Region, lane: Lane, scale: Scale) {
    let Some(process) = image.pid.and_then(|pid| process(subject.snapshot, pid)) else { return };
    let whole = Window { start: image.start, size: image.size };
    let description = format!(
        "image of {} on disk: {}, from byte {:#x} on",
        process.name,
        format::bytes(image.size),
        image.start
    );
    let focused = subject.is_focus(process.pid);
    let block = Block::new(BlockId::Image(process.pid), rect(lane, scale, whole), whole, Fill::Unused);
    scene.blocks.push(Block { description, focused, ..block });
    for segment in process.segments.iter().filter(|segment| segment.size > 0) {
        let stretch = inside(image, process.origin, segment);
        let rect = rect(lane, scale, stretch);
        let name = format!("{} \u{b7} {}", process.name, segment_name(segment.name, subject.frame));
        let id = BlockId::Imaged(process.pid, segment.name);
        let [long, short] = ways(segment.name, &format!("{} \u{b7} ", process.name));
        let label = fitting(&[long, short, process.name.clone()], rect.width, rect.height);
        let size = format::bytes(segment.size);
        let description = format!("{name} on disk: from byte {:#x} on, {size}", stretch.start);
        let block = Block::new(id, rect, stretch, Fill::Segment(segment.name));
        scene.blocks.push(Block { label, description, focused, ..block });
    }
}

fn inside(image: &Region, origin: u64, segment: &SegmentInfo) -> Window {
    let start = image.start.saturating_add(segment.start.saturating_sub(origin));
    Window { start, size: segment.size }
}

fn rect(lane: Lane, scale: Scale, stretch: Window) -> Rect {
    let (y, height) = scale.bar(stretch.start, stretch.size, 1.0);
    Rect { x: lane.x, y, width: lane.width, height }
}

/// What the drawing does not say by itself: that nothing is there, or that it is drawn smaller than memory.
fn note(scene: &mut Scene, subject: &Subject<'_>, lane: Lane, scale: Scale) {
    let memory = subject.places.memory_scale.size;
    let images = subject.snapshot.disk.len();
    let text = if images > MOST {
        format!("{} more", images - MOST)
    } else if images == 0 {
        "empty".to_owned()
    } else if scale.size != memory {
        "other scale".to_owned()
    } else {
        return;
    };
    let label = Label { x: lane.middle(), y: scale.y(scale.end()) - 13.0 * scale.downwards(), text };
    scene.notes.push(Note { label, segment: None, opacity: 1.0 });
}
