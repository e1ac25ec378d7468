//! Blocks of the figure, each a group that can be pointed at and focused.

use diagram::{Block, BlockId, Fill, Label, Rect, Scene, Side};
use sim::Part;
use yew::Html;

use super::{fill_class, label, rect, shade};
use crate::element::{El, el};

/// With more blocks than this, the tab key skips thin ones.
const MANY: usize = 80;
/// What is thinner than this is thin, in pixels.
const THIN: f64 = 6.0;

/// The blocks of one side, and the words in them. The side can be focused: then keys zoom it.
pub fn side(scene: &Scene, side: Side) -> Html {
    let columns = scene.columns.iter().filter(|column| column.side == side);
    let frames = columns.clone().map(|column| rect(column.rect, "side-frame").html());
    let blocks = scene.blocks.iter().enumerate().filter(|(_, block)| side_of(block.id) == side);
    let is_many = scene.blocks.len() > MANY;
    let drawn = el("g").children(blocks.map(|(index, item)| block(item, index, is_many)).collect());
    let frames = el("g").children(frames.collect());
    let mut group = el("g").class("side").set("data-side", side_name(side)).child(drawn).child(frames);
    if let Some(column) = columns.clone().next() {
        let name = format!("{}; plus and minus zoom, 0 shows all, up and down move", column.name);
        group = group.fixed(&[("role", "group"), ("tabindex", "0")]).set("aria-label", name);
    }
    if scene.look.window(side).is_some() { group.set("data-zoomed", "").html() } else { group.html() }
}

/// The side on which a block is drawn; the disk belongs to memory's.
fn side_of(id: BlockId) -> Side {
    match id {
        BlockId::Space(_) | BlockId::Virtual(..) | BlockId::Heap(..) => Side::Space,
        BlockId::HeapCell(side, ..) => side,
        _ => Side::Memory,
    }
}

/// How a side is called where events are told apart.
pub fn side_name(side: Side) -> &'static str {
    match side {
        Side::Space => "space",
        Side::Memory => "memory",
    }
}

fn block(block: &Block, index: usize, is_many: bool) -> Html {
    let is_whole = matches!(block.id, BlockId::Space(_) | BlockId::Disk);
    let is_skipped = is_whole || is_many && block.rect.height < THIN;
    let focused = if block.focused { " is-focused" } else { "" };
    let mut group = el("g")
        .class(&format!("block {}{focused}", fill_class(block.fill)))
        .numbers(&[("opacity", block.opacity)])
        .fixed(&[("role", "img"), ("tabindex", if is_skipped { "-1" } else { "0" })])
        .set("data-block", index.to_string())
        .key(key(block.id))
        .set("aria-label", block.description.clone())
        .child(fill(block));
    if is_hatched(block.fill) {
        group = group.child(rect(block.rect, "hatch"));
    }
    if block.cap >= 1.0 {
        group = group.child(cap(block));
    }
    if !block.label.is_empty() {
        group = group.child(label(&words(block), "block-label"));
    }
    group.html()
}

/// What tells a block from all others, so that the focus stays on it while others come and go.
fn key(id: BlockId) -> String {
    let (kind, pid, rest) = match id {
        BlockId::Space(pid) => ('v', pid, 0),
        BlockId::Virtual(pid, segment) => ('s', pid, segment as u64),
        BlockId::Heap(pid, address) => ('b', pid, address),
        BlockId::Os => ('o', 0, 0),
        BlockId::Hole(start) => ('h', 0, start),
        BlockId::Given(pid, Part::AddressSpace) => ('g', pid, 9),
        BlockId::Given(pid, Part::Segment(segment)) => ('g', pid, segment as u64),
        BlockId::Physical(pid, segment) => ('p', pid, segment as u64),
        BlockId::PhysicalHeap(pid, address) => ('q', pid, address),
        BlockId::Disk => ('d', 0, 0),
        BlockId::Image(pid) => ('i', pid, 0),
        BlockId::Imaged(pid, segment) => ('j', pid, segment as u64),
        BlockId::Cell(start) => ('c', 0, start),
        BlockId::HeapCell(side, pid, start) => (if side == Side::Space { 'x' } else { 'y' }, pid, start),
    };
    format!("{kind}{pid}.{rest}")
}

fn fill(block: &Block) -> El {
    match block.fill {
        Fill::Cell { percent, .. } => rect(block.rect, "fill").numbers(&[("fill-opacity", shade(percent))]),
        _ => rect(block.rect, "fill"),
    }
}

fn is_hatched(fill: Fill) -> bool {
    matches!(fill, Fill::Hole | Fill::Unused | Fill::Free)
}

/// The header, at the block's low end.
fn cap(block: &Block) -> El {
    let Rect { y, height, .. } = block.rect;
    let y = if block.is_upside_down { y + height - block.cap } else { y };
    rect(Rect { y, height: block.cap, ..block.rect }, "cap")
}

fn words(block: &Block) -> Label {
    let Rect { x, y, width, height } = block.rect;
    Label { x: x + (width - block.taken) / 2.0, y: y + height / 2.0, text: block.label.clone() }
}
