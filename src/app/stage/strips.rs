//! Two strips under the figure: the heap of the process shown, and physical memory with its holes.

use diagram::format;
use sim::{ProcessInfo, RegionKind, SegmentName, Snapshot};
use yew::Html;

use super::figure::segment_class;
use crate::element::el;

/// Units across a strip's drawing.
const WIDTH: f64 = 1000.0;
/// A piece is never thinner than this, so that no small block vanishes.
const THINNEST: f64 = 2.0;

/// The heap: blocks in use with their headers, and holes.
pub fn heap(process: &ProcessInfo) -> Html {
    let Some(segment) = process.segments.iter().find(|segment| segment.name == SegmentName::Heap) else {
        return Html::default();
    };
    let used = process.heap.iter().filter(|block| !block.free);
    let bytes: u64 = used.clone().map(|block| block.requested).sum();
    let largest = process.heap.iter().filter(|block| block.free).map(|block| block.size).max().unwrap_or(0);
    let words = format!(
        "{} in use, {} asked for; largest hole {}",
        blocks(used.count()),
        format::bytes(bytes),
        format::bytes(largest)
    );
    let pieces = process.heap.iter().flat_map(|block| {
        let start = block.address - block.header - segment.start;
        let header = (block.header > 0).then(|| piece("is-header", start, block.header, segment.size));
        let class = if block.free { "is-hole" } else { "is-heap" };
        header.into_iter().chain([piece(class, block.address - segment.start, block.size, segment.size)])
    });
    strip(&format!("Heap \u{b7} {}", process.name), pieces.collect(), words, Vec::new())
}

/// Physical memory in one line: who has it, and how much of it nobody can use.
pub fn fragmentation(snapshot: &Snapshot) -> Html {
    let size = snapshot.memory_size();
    let pieces = snapshot.memory.iter().map(|region| {
        let class = match (region.kind, region.part) {
            (RegionKind::Os, _) => "is-os",
            (RegionKind::Hole, _) => "is-hole",
            (_, Some(sim::Part::Segment(segment))) => segment_class(segment),
            _ => "is-unused",
        };
        piece(class, region.start, region.size, size)
    });
    let whole = snapshot.memory.iter().any(|region| region.part == Some(sim::Part::AddressSpace));
    let segments = snapshot.processes.iter().flat_map(|process| &process.segments);
    let inside = segments.filter(|_| whole).filter_map(|segment| {
        let start = segment.physical.filter(|_| segment.size > 0)?;
        Some(piece(segment_class(segment.name), start, segment.size, size))
    });
    let waste = snapshot.fragmentation;
    let holes = if waste.holes == 1 { "1 hole".to_owned() } else { format!("{} holes", waste.holes) };
    let words = format!(
        "{} free in {holes}, largest {}",
        format::bytes(waste.free),
        format::bytes(waste.largest_hole)
    );
    let figure = |words: String, bad: bool| {
        el("span").class(if bad { "waste is-bad" } else { "waste" }).text(words).html()
    };
    let figures = vec![
        figure(format!("external {}", format::percent(waste.external)), waste.external > 0.0),
        figure(format!("internal {}", format::bytes(waste.internal)), waste.internal > 0),
    ];
    strip("Fragmentation", pieces.chain(inside).collect(), words, figures)
}

fn strip(title: &str, pieces: Vec<Html>, words: String, more: Vec<Html>) -> Html {
    let bar = el("svg")
        .fixed(&[("class", "measure-bar"), ("viewBox", "0 0 1000 20"), ("preserveAspectRatio", "none")])
        .fixed(&[("aria-hidden", "true")])
        .children(pieces);
    let words = el("p").class("measure-words").child(el("span").text(words)).children(more);
    let title = el("h2").class("measure-title").text(title.to_owned());
    el("div").class("measure").child(title).child(bar).child(words).html()
}

fn piece(class: &str, start: u64, size: u64, of: u64) -> Html {
    let scale = WIDTH / of.max(1) as f64;
    let width = (size as f64 * scale).max(THINNEST);
    el("rect")
        .class(&format!("piece {class}"))
        .numbers(&[("x", start as f64 * scale), ("width", width), ("height", 20.0)])
        .html()
}

fn blocks(count: usize) -> String {
    if count == 1 { "1 block".to_owned() } else { format!("{count} blocks") }
}
