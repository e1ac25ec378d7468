//! The right column: physical memory to scale, with ribbons from the address space that is shown.

use sim::{Part, ProcessInfo, Region, RegionKind, SegmentInfo, Snapshot};

use crate::format;
use crate::frame::Frame;
use crate::scale::Scale;
use crate::scene::{Block, BlockId, Fill, Label, Rail, Rect, Ribbon, Scene, Tick};
use crate::spread::spread;
use crate::tenants::Tenants;
use crate::virtual_column::{self, LABEL_GAP, LABEL_HEIGHT, segment_name};

/// The scale of the physical column.
pub(crate) fn scale(snapshot: &Snapshot, frame: Frame) -> Scale {
    Scale { first: 0, size: snapshot.memory_size(), top: frame.top(), height: frame.column_height() }
}

/// Draws every region of physical memory, the rails, the ribbons and the addresses.
pub(crate) fn draw(scene: &mut Scene, snapshot: &Snapshot, focus: Option<u32>) {
    let scale = scale(snapshot, scene.frame);
    title(scene, scale);
    let mut names = Vec::new();
    for region in &snapshot.memory {
        let tenants = Tenants::of(region, snapshot, focus);
        region_block(scene, region, &tenants, scale);
        if let Some(pid) = region.pid {
            rail(scene, region, pid, scale, tenants.focused);
        }
        if tenants.holds_more {
            names.extend(inner(scene, region, &tenants, scale));
        } else {
            names.push((region.start, name_beside(region, &tenants, scale, scene.frame)));
        }
    }
    if let Some(process) = focus.and_then(|pid| snapshot.process(pid)) {
        ribbons(scene, process, snapshot, scale);
    }
    ticks(scene, names, scale);
}

fn title(scene: &mut Scene, scale: Scale) {
    let words = if scene.frame.is_narrow() { "Physical" } else { "Physical memory" };
    let text = match scene.frame.is_tiny() {
        true => words.to_owned(),
        false => format!("{words} \u{b7} {}", format::bytes(scale.size)),
    };
    let x = scene.frame.physical_column().middle();
    scene.titles.push(Label { x, y: scene.frame.top() - 20.0, text });
}

fn region_block(scene: &mut Scene, region: &Region, tenants: &Tenants<'_>, scale: Scale) {
    let (id, fill) = match (region.kind, region.pid, region.part) {
        (RegionKind::Os, ..) => (BlockId::Os, Fill::Os),
        (_, Some(pid), Some(Part::Segment(segment))) if !tenants.holds_more => {
            (BlockId::Physical(pid, segment), Fill::Segment(segment))
        }
        (_, Some(pid), Some(part)) => (BlockId::Given(pid, part), Fill::Unused),
        _ => (BlockId::Hole(region.start), Fill::Hole),
    };
    let name = name(region, tenants, scene.frame);
    block(scene, scale, id, fill, (region.start, region.size), &name, tenants.focused);
}

/// Draws one stretch of memory; says whether its name fits inside.
fn block(
    scene: &mut Scene,
    scale: Scale,
    id: BlockId,
    fill: Fill,
    (start, size): (u64, u64),
    name: &str,
    focused: bool,
) -> bool {
    let rect = rect(scene.frame, scale, start, size);
    let fits = rect.height >= LABEL_HEIGHT;
    let label = if fits && fill != Fill::Unused { name.to_owned() } else { String::new() };
    let description =
        format!("{name}: physical {start:#x} to {:#x}, {}", start + size - 1, format::bytes(size));
    scene.blocks.push(Block { id, rect, fill, label, description, focused, opacity: 1.0 });
    fits
}

/// The segments inside one stretch that is larger than they are. Returns names to stand beside the column.
fn inner(scene: &mut Scene, region: &Region, tenants: &Tenants<'_>, scale: Scale) -> Vec<(u64, Beside)> {
    let mut names = Vec::new();
    let Some(process) = tenants.owner else { return names };
    let inside = |segment: &&SegmentInfo| match region.part {
        Some(Part::Segment(part)) => segment.name == part,
        _ => true,
    };
    for segment in process.segments.iter().filter(|segment| segment.size > 0).filter(inside) {
        let Some(start) = segment.physical else { continue };
        let name = format!("{} \u{b7} {}", tenants.names, segment_name(segment.name, scene.frame));
        let id = BlockId::Physical(process.pid, segment.name);
        let fill = Fill::Segment(segment.name);
        let fits = block(scene, scale, id, fill, (start, segment.size), &name, tenants.focused);
        let middle = scale.span(start, segment.size).max(1.0) / 2.0;
        names.push((start, if fits { Beside::Address } else { Beside::Name(name, middle) }));
    }
    names
}

fn rail(scene: &mut Scene, region: &Region, pid: u32, scale: Scale, focused: bool) {
    let column = scene.frame.physical_column();
    let id = BlockId::Given(pid, region.part.unwrap_or(Part::AddressSpace));
    let block = rect(scene.frame, scale, region.start, region.size);
    let inset = if block.height > 6.0 { 1.0 } else { 0.0 };
    let rect =
        Rect { x: column.x - 10.0, y: block.y + inset, width: 5.0, height: block.height - 2.0 * inset };
    scene.rails.push(Rail { id, rect, focused, opacity: 1.0 });
}

fn ribbons(scene: &mut Scene, process: &ProcessInfo, snapshot: &Snapshot, scale: Scale) {
    let virtual_scale = virtual_column::scale(snapshot, Some(process), scene.frame);
    let left = scene.frame.virtual_column().right();
    let right = scene.frame.physical_column().x - 12.0;
    let ribbon = |segment: &SegmentInfo| {
        let start = segment.physical.filter(|_| segment.size > 0)?;
        let ends = |scale: Scale, start: u64| (scale.y(start), scale.y(start + segment.size));
        let (from, to) = (ends(virtual_scale, segment.start), ends(scale, start));
        Some(Ribbon {
            pid: process.pid,
            segment: segment.name,
            from: (left, from.0, from.1),
            to: (right, to.0, to.1),
            opacity: 1.0,
        })
    };
    scene.ribbons.extend(process.segments.iter().filter_map(ribbon));
}

/// What stands beside the column where a region starts.
enum Beside {
    /// Its address only.
    Address,
    /// Its address and its name, which does not fit inside; pixels from its start to its middle.
    Name(String, f64),
}

fn name_beside(region: &Region, tenants: &Tenants<'_>, scale: Scale, frame: Frame) -> Beside {
    let height = scale.span(region.start, region.size);
    match region.kind {
        RegionKind::Hole => Beside::Address,
        _ if height >= LABEL_HEIGHT => Beside::Address,
        _ => Beside::Name(name(region, tenants, frame), height / 2.0),
    }
}

/// Addresses and names right of the column, moved apart where they would overlap. Names come first when room is short.
fn ticks(scene: &mut Scene, mut names: Vec<(u64, Beside)>, scale: Scale) {
    names.push((scale.end(), Beside::Address));
    let room = (scale.height / LABEL_GAP) as usize + 1;
    let column = scene.frame.physical_column();
    let mut kept: Vec<(f64, String, String)> = Vec::new();
    for (address, beside) in names {
        let (text, middle) = match beside {
            Beside::Address => (String::new(), 0.0),
            Beside::Name(name, middle) => (name, middle),
        };
        let at = scale.y(address) + middle;
        let crowded = kept.last().is_some_and(|(last, ..)| at - last < LABEL_GAP);
        if text.is_empty() && crowded {
            continue;
        }
        while !text.is_empty()
            && kept.last().is_some_and(|(last, _, name)| name.is_empty() && at - last < LABEL_GAP)
        {
            kept.pop();
        }
        kept.push((at, format::address(address), text));
    }
    if kept.len() > room {
        kept.retain(|(_, _, name)| !name.is_empty());
        kept.truncate(room);
    }
    let wanted: Vec<f64> = kept.iter().map(|(at, ..)| *at).collect();
    let placed = spread(&wanted, LABEL_GAP, scale.top, scale.top + scale.height);
    for ((at, address, name), y) in kept.into_iter().zip(placed) {
        let x = column.right() + 14.0;
        scene.ticks.push(Tick { x, y, at, left: false, address, name, opacity: 1.0 });
    }
}

fn rect(frame: Frame, scale: Scale, start: u64, size: u64) -> Rect {
    let column = frame.physical_column();
    let height = scale.span(start, size).max(1.0);
    Rect { x: column.x, y: scale.y(start), width: column.width, height }
}

fn name(region: &Region, tenants: &Tenants<'_>, frame: Frame) -> String {
    let names = &tenants.names;
    match (region.kind, region.part) {
        (RegionKind::Os, _) => "OS".to_owned(),
        (_, Some(Part::Segment(segment))) => format!("{names} \u{b7} {}", segment_name(segment, frame)),
        (_, Some(part)) => format!("{names} \u{b7} {}", part.name()),
        _ => format!("free \u{b7} {}", format::bytes(region.size)),
    }
}
