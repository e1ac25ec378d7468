//! The small map beside a zoomed column: all of the memory, and which part the column shows.

use sim::{Region, RegionKind, SegmentInfo};

use crate::block::{Fill, Rect, percent};
use crate::detail::{Piece, pieces};
use crate::look::Side;
use crate::marks::Minimap;
use crate::physical_column::stretches;
use crate::places::{Lane, process};
use crate::scale::Scale;
use crate::scene::Scene;
use crate::subject::Subject;
use crate::tenants::only_segment;
use crate::window::Window;

/// The marked window is at least so high, in pixels.
const LEAST: f64 = 4.0;

/// Draws the maps of both sides, where they are zoomed.
pub(crate) fn draw(scene: &mut Scene, subject: &Subject<'_>) {
    for side in [Side::Space, Side::Memory] {
        let Some(lane) = subject.places.map(side) else { continue };
        let column = scene.columns.iter().filter(|column| column.side == side);
        let shown = subject.focus.map(|process| process.origin).filter(|_| side == Side::Space).unwrap_or(0);
        let column = column.clone().find(|column| column.whole.start == shown).or(column.clone().next());
        let Some(column) = column else { continue };
        let scale = Scale { first: column.whole.start, size: column.whole.size, ..column.scale };
        let bands = match side {
            Side::Space => segments(subject, lane, scale),
            Side::Memory => regions(subject, lane, scale),
        };
        let window = rect(lane, scale, column.scale.window(), LEAST);
        let whole = rect(lane, scale, column.whole, 0.0);
        scene.minimaps.push(Minimap { side, rect: whole, scale, bands, window });
    }
}

fn segments(subject: &Subject<'_>, lane: Lane, scale: Scale) -> Vec<(Rect, Fill)> {
    let first = subject.places.spaces.first().and_then(|space| process(subject.snapshot, space.pid?));
    let shown = subject.focus.or(first).into_iter().flat_map(|process| &process.segments);
    let band = |segment: &SegmentInfo| {
        let stretch = Window { start: segment.start, size: segment.size };
        (rect(lane, scale, stretch, 1.0), Fill::Segment(segment.name))
    };
    shown.filter(|segment| segment.size > 0).map(band).collect()
}

fn regions(subject: &Subject<'_>, lane: Lane, scale: Scale) -> Vec<(Rect, Fill)> {
    let memory = &subject.snapshot.memory;
    let mut all = stretches(subject, memory);
    for stretch in &mut all {
        stretch.kept = false;
    }
    let band = |piece: Piece| match piece {
        Piece::Whole(index) => {
            let region = memory.get(index)?;
            let stretch = Window { start: region.start, size: region.size };
            Some((rect(lane, scale, stretch, 1.0), fill(region)?))
        }
        Piece::Cell(cell) => {
            let percent = percent(cell.used, cell.window.size);
            let fill = Fill::Cell { segment: None, percent };
            (percent > 0).then(|| (rect(lane, scale, cell.window, 1.0), fill))
        }
    };
    pieces(&all, scale, (scale.height / 100.0).max(3.0)).into_iter().filter_map(band).collect()
}

/// What a region is drawn with; nothing for a hole.
fn fill(region: &Region) -> Option<Fill> {
    match (region.kind, only_segment(region.part)) {
        (RegionKind::Hole, _) => None,
        (RegionKind::Os, _) => Some(Fill::Os),
        (_, Some(segment)) => Some(Fill::Segment(segment)),
        _ => Some(Fill::Unused),
    }
}

fn rect(lane: Lane, scale: Scale, stretch: Window, least: f64) -> Rect {
    let (y, height) = scale.bar(stretch.start, stretch.size, least);
    Rect { x: lane.x, y, width: lane.width, height }
}
