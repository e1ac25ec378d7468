//! The right side: physical memory to scale.

use sim::{Part, ProcessInfo, Region, RegionKind, SegmentInfo};

use crate::block::{Block, BlockId, Fill, Rect, percent};
use crate::detail::{Cell, Piece, Stretch, pieces, thin};
use crate::format;
use crate::heap_blocks::{self, Inner};
use crate::look::Side;
use crate::marks::{Column, Label, Rail};
use crate::memory_labels::{self, Named};
use crate::places::Lane;
use crate::scale::Scale;
use crate::scene::Scene;
use crate::subject::Subject;
use crate::tenants::{Tenants, only_segment};
use crate::virtual_column::{segment_name, ways};
use crate::window::Window;
use crate::words::{LABEL_HEIGHT, count, fitted, fitting, shortest};

/// Draws what the column shows of physical memory, the rails and the addresses.
pub(crate) fn draw(scene: &mut Scene, subject: &Subject<'_>) {
    let (lane, scale) = (subject.places.memory, subject.places.memory_scale);
    title(scene, subject);
    let rect = Rect { x: lane.x, y: scale.top, width: lane.width, height: scale.height };
    let whole = Window::whole(subject.snapshot.memory_size());
    let name = "Physical memory".to_owned();
    scene.columns.push(Column { side: Side::Memory, rect, scale, whole, name });
    let regions = visible(subject, scale);
    let stretches = stretches(subject, regions);
    let mut draft = Draft { subject, lane, scale, thick: Vec::new(), thin: Vec::new(), names: Vec::new() };
    for piece in pieces(&stretches, scale, thin(scale.height)) {
        match piece {
            Piece::Whole(index) => {
                let Some(region) = regions.get(index) else { continue };
                scene.rails.extend(draft.region(region));
            }
            Piece::Cell(cell) => draft.cell(&cell, regions),
        }
    }
    let Draft { thick, thin, names, .. } = draft;
    scene.blocks.extend(thick);
    scene.blocks.extend(thin);
    memory_labels::draw(scene, subject, names);
}

fn title(scene: &mut Scene, subject: &Subject<'_>) {
    let frame = subject.frame;
    let words = if frame.is_narrow() { "Physical" } else { "Physical memory" };
    let size = format::bytes(subject.snapshot.memory_size());
    let has_room = !frame.is_narrow() || !frame.is_tiny() && subject.places.disk.is_none();
    let text = if has_room { format!("{words} \u{b7} {size}") } else { words.to_owned() };
    let y = frame.top() - if scene.look.all_spaces { 25.0 } else { 20.0 };
    scene.titles.push(Label { x: subject.places.memory.middle(), y, text });
}

/// The regions that the column shows; ascending.
pub(crate) fn visible<'a>(subject: &Subject<'a>, scale: Scale) -> &'a [Region] {
    let memory = &subject.snapshot.memory;
    let first = memory.partition_point(|region| region.start.saturating_add(region.size) <= scale.first);
    let end = memory.partition_point(|region| region.start < scale.end());
    memory.get(first..end.max(first)).unwrap_or(&[])
}

/// The same as stretches; what belongs to the process that is shown is kept.
pub(crate) fn stretches(subject: &Subject<'_>, regions: &[Region]) -> Vec<Stretch> {
    let stretch = |region: &Region| Stretch {
        window: Window { start: region.start, size: region.size },
        used: if region.kind == RegionKind::Hole { 0 } else { region.size },
        count: 1,
        kept: region.kind == RegionKind::Os || subject.residents.holds_focus(region),
    };
    regions.iter().map(stretch).collect()
}

/// The column as far as it is drawn. What is thin is drawn last, so that nothing hides it.
struct Draft<'s, 'a> {
    subject: &'s Subject<'a>,
    lane: Lane,
    scale: Scale,
    thick: Vec<Block>,
    thin: Vec<Block>,
    names: Vec<Named>,
}

impl Draft<'_, '_> {
    /// One region, with what is inside; its rail, where it is a process's.
    fn region(&mut self, region: &Region) -> Option<Rail> {
        let tenants = self.subject.residents.tenants(region);
        let (id, fill) = match (region.kind, region.pid, region.part) {
            (RegionKind::Os, ..) => (BlockId::Os, Fill::Os),
            (_, Some(pid), Some(Part::Segment(segment))) if !tenants.holds_more => {
                (BlockId::Physical(pid, segment), Fill::Segment(segment))
            }
            (_, Some(pid), Some(part)) => (BlockId::Given(pid, part), Fill::Unused),
            _ => (BlockId::Hole(region.start), Fill::Hole),
        };
        let stretch = Window { start: region.start, size: region.size };
        let name = self.name(region, &tenants);
        let rail = region.pid.map(|pid| self.rail(region, pid, tenants.focused));
        match (tenants.owner, only_segment(region.part)) {
            (Some(owner), segment) if tenants.holds_more => {
                self.block(Block { focused: tenants.focused, ..self.plain(id, stretch, fill, &name) });
                let inside =
                    owner.segments.iter().filter(|part| segment.is_none_or(|name| name == part.name));
                for part in inside.filter(|part| part.size > 0) {
                    self.segment(owner, part, &tenants);
                }
            }
            (Some(owner), Some(segment)) => {
                let part = owner.segments.iter().find(|part| part.name == segment);
                part.into_iter().for_each(|part| self.segment(owner, part, &tenants));
            }
            _ => {
                let block = self.plain(id, stretch, fill, &name);
                self.named(block, [name.clone(), name], region.kind != RegionKind::Hole);
            }
        }
        rail
    }

    /// A segment that fills its region or lies in a larger one.
    fn segment(&mut self, owner: &ProcessInfo, segment: &SegmentInfo, tenants: &Tenants<'_>) {
        let Some(start) = segment.physical else { return };
        let stretch = Window { start, size: segment.size };
        if stretch.meet(self.scale.window()).is_none() {
            return;
        }
        let name = format!("{} \u{b7} {}", tenants.names, segment_name(segment.name, self.subject.frame));
        let id = BlockId::Physical(owner.pid, segment.name);
        let mut block = self.plain(id, stretch, Fill::Segment(segment.name), &name);
        let inner = Inner { side: Side::Memory, process: owner, segment, start };
        let blocks = heap_blocks::blocks(self.subject, &inner, self.scale, block.rect);
        if !blocks.is_empty() {
            block.taken = heap_blocks::share(block.rect.width);
        }
        let ways = ways(segment.name, &format!("{} \u{b7} ", tenants.names));
        block.label = shortest(&ways, block.rect.width - block.taken, block.rect.height);
        block.focused = tenants.focused;
        self.named(block, ways, true);
        self.thick.extend(blocks);
    }

    fn plain(&self, id: BlockId, stretch: Window, fill: Fill, name: &str) -> Block {
        let rect = self.rect(stretch);
        let label = match fill {
            Fill::Unused => String::new(),
            Fill::Hole => fitting(&[name.to_owned(), format::bytes(stretch.size)], rect.width, rect.height),
            _ => fitted(name, rect.width, rect.height),
        };
        let (start, end) = (stretch.start, stretch.end().saturating_sub(1));
        let size = format::bytes(stretch.size);
        let description = format!("{name}: physical {start:#x} to {end:#x}, {size}");
        Block { label, description, ..Block::new(id, rect, stretch, fill) }
    }

    /// Draws a block; its address stands beside it, with its name where that has no room inside.
    fn named(&mut self, block: Block, name: [String; 2], is_allocated: bool) {
        let outside = is_allocated && block.rect.height < LABEL_HEIGHT;
        let middle = block.rect.y + block.rect.height / 2.0;
        self.names.push(Named {
            address: block.stretch.start,
            at: if outside { middle } else { self.scale.y(block.stretch.start) },
            name: if outside { name } else { Default::default() },
            focused: block.focused,
        });
        self.block(block);
    }

    fn block(&mut self, block: Block) {
        let thin = self.scale.span(block.stretch.start, block.stretch.size) < 1.0;
        if thin { &mut self.thin } else { &mut self.thick }.push(block);
    }

    /// Many regions in one.
    fn cell(&mut self, cell: &Cell, regions: &[Region]) {
        let members = regions.get(cell.first..cell.first + cell.length).unwrap_or(&[]);
        let mut segments =
            members.iter().filter(|region| region.kind != RegionKind::Hole).map(|region| region.part);
        let first = segments.next().flatten();
        let segment = only_segment(first).filter(|_| segments.all(|part| part == first));
        let fill = Fill::Cell { segment, percent: percent(cell.used, cell.window.size) };
        let description = format!(
            "{}: physical {:#x} to {:#x}, {} of {} allocated",
            count(cell.count, "stretch").replace("stretchs", "stretches"),
            cell.window.start,
            cell.window.end().saturating_sub(1),
            format::bytes(cell.used),
            format::bytes(cell.window.size)
        );
        let (id, rect) = (BlockId::Cell(cell.window.start), self.rect(cell.window));
        self.thin.push(Block { description, ..Block::new(id, rect, cell.window, fill) });
    }

    fn rail(&self, region: &Region, pid: u32, focused: bool) -> Rail {
        let block = self.rect(Window { start: region.start, size: region.size });
        let inset = if block.height > 6.0 { 1.0 } else { 0.0 };
        let (y, height) = (block.y + inset, block.height - 2.0 * inset);
        let id = BlockId::Given(pid, region.part.unwrap_or(Part::AddressSpace));
        let rect = Rect { x: self.lane.x - 10.0, y, width: 5.0, height };
        Rail { id, rect, focused, opacity: 1.0 }
    }

    fn rect(&self, stretch: Window) -> Rect {
        let (y, height) = self.scale.bar(stretch.start, stretch.size, 1.0);
        Rect { x: self.lane.x, y, width: self.lane.width, height }
    }

    fn name(&self, region: &Region, tenants: &Tenants<'_>) -> String {
        let names = &tenants.names;
        match (region.kind, region.part) {
            (RegionKind::Os, _) => "OS".to_owned(),
            (_, Some(Part::Segment(segment))) => {
                format!("{names} \u{b7} {}", segment_name(segment, self.subject.frame))
            }
            (_, Some(part)) => format!("{names} \u{b7} {}", part.name()),
            _ => format!("free \u{b7} {}", format::bytes(region.size)),
        }
    }
}
