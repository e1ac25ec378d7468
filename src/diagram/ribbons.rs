//! Ribbons: from each virtual segment to where it lies in physical memory, as far as both ends are drawn.

use sim::{ProcessInfo, SegmentInfo};

use crate::block::BlockId;
use crate::marks::Ribbon;
use crate::places::{RAILS, Space, process};
use crate::scale::Scale;
use crate::scene::Scene;
use crate::subject::Subject;
use crate::window::Window;

/// Draws the ribbons of every address space that is shown; those of the process in focus last, on top.
pub(crate) fn draw(scene: &mut Scene, subject: &Subject<'_>) {
    let mut others = Vec::new();
    let mut own = Vec::new();
    for space in &subject.places.spaces {
        let Some(process) = space.pid.and_then(|pid| process(subject.snapshot, pid)) else { continue };
        let ribbons = process.segments.iter().filter_map(|segment| ribbon(subject, process, segment, space));
        if subject.is_focus(process.pid) { own.extend(ribbons) } else { others.extend(ribbons) }
    }
    scene.ribbons.extend(others);
    scene.ribbons.extend(own);
}

fn ribbon(
    subject: &Subject<'_>,
    process: &ProcessInfo,
    segment: &SegmentInfo,
    space: &Space,
) -> Option<Ribbon> {
    let start = segment.physical.filter(|_| segment.size > 0)?;
    let scale = subject.places.memory_scale;
    let seen = offsets(space.scale, segment.start, segment.size)?;
    let common = seen.meet(offsets(scale, start, segment.size)?)?;
    let end = |scale: Scale, base: u64| {
        let (a, b) = (scale.y(base + common.start), scale.y(base + common.end()));
        (a.min(b), a.max(b))
    };
    let (from, to) = (end(space.scale, segment.start), end(scale, start));
    let edge = subject.places.spaces.last().map_or(0.0, |space| space.lane.right());
    let owner = subject.residents.owner_at(start).unwrap_or(process.pid);
    Some(Ribbon {
        pid: process.pid,
        segment: segment.name,
        lands: BlockId::Physical(owner, segment.name),
        leaves: space.lane.right(),
        from: (edge, from.0, from.1),
        to: (subject.places.memory.x - RAILS, to.0, to.1),
        focused: subject.is_focus(process.pid),
        opacity: 1.0,
    })
}

/// Which bytes of a stretch are drawn, counted from its first.
fn offsets(scale: Scale, start: u64, size: u64) -> Option<Window> {
    let seen = Window { start, size }.meet(scale.window())?;
    Some(Window { start: seen.start - start, ..seen })
}
