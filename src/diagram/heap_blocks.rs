//! The blocks of a heap inside its segment, at the right of it, in either column, where there is room to see them.

use sim::{HeapBlock, ProcessInfo, SegmentInfo, SegmentName};

use crate::block::{Block, BlockId, Fill, Rect, percent};
use crate::detail::{Cell, Piece, Stretch, pieces};
use crate::format;
use crate::heaps::{HeapCell, HeapDetail, extent};
use crate::look::{LowEnd, Side};
use crate::order::sorted;
use crate::scale::Scale;
use crate::subject::Subject;
use crate::window::Window;
use crate::words::{count, fitting};

/// A heap is opened where it takes as many pixels.
const OPEN: f64 = 40.0;
/// More blocks than this for each row of cells are told as cells.
const MOST: usize = 4;
/// Blocks thinner than this share cells.
const THIN: f64 = 2.0;

/// A segment that is drawn somewhere.
pub(crate) struct Inner<'a> {
    /// In which column.
    pub side: Side,
    /// Whose it is.
    pub process: &'a ProcessInfo,
    /// Which it is.
    pub segment: &'a SegmentInfo,
    /// Where it begins in terms of that column.
    pub start: u64,
}

impl Inner<'_> {
    /// Virtual addresses in terms of the column.
    fn shift(&self, window: Window) -> Window {
        let start = window.start.saturating_sub(self.segment.start).saturating_add(self.start);
        Window { start, ..window }
    }

    /// The virtual addresses that the column draws.
    fn drawn(&self, scale: Scale) -> Option<Window> {
        let here = Window { start: self.start, size: self.segment.size }.meet(scale.window())?;
        Some(Window { start: here.start - self.start + self.segment.start, ..here })
    }
}

/// How much of a segment's width its blocks take.
pub(crate) fn share(width: f64) -> f64 {
    (width * 0.46).round()
}

/// The blocks to draw on a segment that lies in `rect`: none where it is no heap, too thin, or not used yet.
pub(crate) fn blocks(subject: &Subject<'_>, inner: &Inner<'_>, scale: Scale, rect: Rect) -> Vec<Block> {
    if inner.segment.name != SegmentName::Heap || rect.height < OPEN || rect.width < 2.0 * OPEN.min(30.0) {
        return Vec::new();
    }
    let Some(window) = inner.drawn(scale) else { return Vec::new() };
    let width = share(rect.width);
    let lane = Rect { x: rect.right() - width, width, ..rect };
    let rows = (rect.height / THIN) as usize;
    let mut drawn = match subject.heaps.heap(inner.process.pid, window, MOST * rows, rows) {
        HeapDetail::Blocks(blocks) if blocks.iter().all(|block| block.free) => Vec::new(),
        HeapDetail::Blocks(blocks) => listed(inner, &blocks, scale, lane),
        HeapDetail::Cells(cells) if cells.iter().all(|cell| cell.used == 0) => Vec::new(),
        HeapDetail::Cells(cells) => cells.iter().map(|cell| self::cell(inner, *cell, scale, lane)).collect(),
    };
    for block in &mut drawn {
        block.focused = subject.is_focus(inner.process.pid);
    }
    drawn
}

fn listed(inner: &Inner<'_>, blocks: &[HeapBlock], scale: Scale, lane: Rect) -> Vec<Block> {
    let stretch = |block: &HeapBlock| {
        let window = inner.shift(extent(block));
        Stretch { window, used: if block.free { 0 } else { window.size }, count: 1, kept: false }
    };
    let stretches: Vec<Stretch> = blocks.iter().map(stretch).collect();
    let mut drawn = Vec::new();
    for piece in pieces(&stretches, scale, THIN) {
        match piece {
            Piece::Whole(index) => {
                drawn.extend(blocks.get(index).map(|block| one(inner, block, scale, lane)))
            }
            Piece::Cell(Cell { window, used, first, length, .. }) => {
                let members = blocks.get(first..first + length).unwrap_or(&[]);
                let count = members.iter().filter(|block| !block.free).count() as u64;
                let start = window.start.saturating_sub(inner.start).saturating_add(inner.segment.start);
                let window = Window { start, ..window };
                drawn.push(cell(inner, HeapCell { window, used, blocks: count }, scale, lane));
            }
        }
    }
    sorted(drawn, &|block| f64::from(block.rect.height < THIN))
}

/// One block with its header.
fn one(inner: &Inner<'_>, block: &HeapBlock, scale: Scale, lane: Rect) -> Block {
    let stretch = inner.shift(extent(block));
    let (y, height) = scale.bar(stretch.start, stretch.size, 1.0);
    let rect = Rect { y, height, ..lane };
    let pid = inner.process.pid;
    let id = match inner.side {
        Side::Space => BlockId::Heap(pid, block.address),
        Side::Memory => BlockId::PhysicalHeap(pid, block.address),
    };
    let size = format::bytes(if block.free { block.size } else { block.requested });
    let ways = if block.free { vec![format!("free {size}"), size] } else { vec![size] };
    Block {
        label: fitting(&ways, lane.width, height),
        cap: scale.span(stretch.start, block.header),
        is_upside_down: scale.low_end == LowEnd::Bottom,
        description: describe(inner, block),
        ..Block::new(id, rect, stretch, if block.free { Fill::Free } else { Fill::Used })
    }
}

fn describe(inner: &Inner<'_>, block: &HeapBlock) -> String {
    let whole = extent(block);
    let end = whole.end().saturating_sub(1);
    let name = &inner.process.name;
    if block.free {
        let size = format::bytes(block.size);
        return format!("free block in the heap of {name}: {:#x} to {end:#x}, {size}", whole.start);
    }
    let header = if block.header > 0 { format!(", header {} B", block.header) } else { String::new() };
    let asked = format::bytes(block.requested);
    let room = format::bytes(block.size);
    format!("block in the heap of {name} at {:#x}: {asked} asked for, {room} usable{header}", block.address)
}

/// Many blocks in one.
fn cell(inner: &Inner<'_>, cell: HeapCell, scale: Scale, lane: Rect) -> Block {
    let stretch = inner.shift(cell.window);
    let (y, height) = scale.bar(stretch.start, stretch.size, 1.0);
    let percent = percent(cell.used, stretch.size);
    let fill = Fill::Cell { segment: Some(SegmentName::Heap), percent };
    let description = format!(
        "{} in use in the heap of {}, {:#x} to {:#x}: {} of {}",
        count(cell.blocks, "block"),
        inner.process.name,
        cell.window.start,
        cell.window.end().saturating_sub(1),
        format::bytes(cell.used),
        format::bytes(cell.window.size)
    );
    let id = BlockId::HeapCell(inner.side, inner.process.pid, cell.window.start);
    Block { description, ..Block::new(id, Rect { y, height, ..lane }, stretch, fill) }
}
