//! The fragmentation tab: physical memory in one line, every hole, what is wasted, and what that means for a request.

use diagram::format;
use sim::{Command, Region, RegionKind, Snapshot};
use yew::{Callback, Html};

use super::bar::Span;
use super::{Measured, chart};
use crate::element::{El, el};
use crate::player::Act;
use crate::stage::Msg;
use crate::stage::figure::segment_class;
use crate::stage::transport::button;

/// Pieces of the bar at the most.
const MOST_PIECES: usize = 400;
/// Holes that are named.
const MOST_NAMED: usize = 8;

/// Draws the panel.
pub fn fragmentation(measured: &Measured<'_>) -> Html {
    let snapshot = measured.player.snapshot();
    let act: Callback<Act> = measured.link.reform(Msg::Act);
    let words = el("div")
        .class("measure-main")
        .child(el("div").class("measure-lane").child(bar(snapshot)))
        .child(facts(snapshot))
        .child(holes(snapshot))
        .child(verdict(snapshot, measured.acts, &act));
    el("div").class("measure-sides").child(words).child(chart::chart(measured.player, &act)).html()
}

fn bar(snapshot: &Snapshot) -> Html {
    let span = Span { start: 0, size: snapshot.memory_size() };
    let regions = &snapshot.memory;
    let bar = span.bar().fixed(&[("aria-hidden", "true")]);
    if regions.len() > MOST_PIECES / 2 {
        return bar.children(cells(regions, span)).html();
    }
    let pieces = regions.iter().map(|region| span.piece(class(region), region.start, region.size).html());
    let labels = regions.iter().filter_map(|region| {
        let words = span.words(region.start, region.size, &label(region, snapshot))?;
        Some(if region.kind == RegionKind::Hole { words.class("piece-words is-dark") } else { words }.html())
    });
    bar.children(pieces.collect()).children(inside(snapshot, span)).children(labels.collect()).html()
}

/// How large a hole is, or whose the stretch is.
fn label(region: &Region, snapshot: &Snapshot) -> String {
    match (region.kind, region.pid) {
        (RegionKind::Hole, _) => format::bytes(region.size),
        (_, Some(pid)) if region.part != Some(sim::Part::AddressSpace) => snapshot.name_of(pid),
        (_, Some(_)) => String::new(),
        (_, None) => "OS".to_owned(),
    }
}

fn class(region: &Region) -> &'static str {
    match (region.kind, region.part) {
        (RegionKind::Os, _) => "is-os",
        (RegionKind::Hole, _) => "is-hole",
        (_, Some(sim::Part::Segment(segment))) => segment_class(segment),
        _ => "is-unused",
    }
}

/// The segments that lie inside stretches given to whole address spaces.
fn inside(snapshot: &Snapshot, span: Span) -> Vec<Html> {
    let whole = snapshot.memory.iter().any(|region| region.part == Some(sim::Part::AddressSpace));
    let segments = snapshot.processes.iter().filter(|_| whole).flat_map(|process| &process.segments);
    let placed = segments.filter_map(|segment| {
        let start = segment.physical.filter(|_| segment.size > 0)?;
        Some(span.piece(segment_class(segment.name), start, segment.size).html())
    });
    placed.take(MOST_PIECES / 2).collect()
}

/// Equal parts of memory where there are too many stretches: how much of each is given away.
fn cells(regions: &[Region], span: Span) -> Vec<Html> {
    let size = span.size.div_ceil(MOST_PIECES as u64).max(1);
    let taken = |region: &&Region| region.kind != RegionKind::Hole;
    let mut given: Vec<u64> = vec![0; MOST_PIECES];
    for region in regions.iter().filter(taken) {
        let mut at = region.start;
        let end = region.start + region.size;
        while let Some(cell) = given.get_mut((at / size) as usize).filter(|_| at < end) {
            let next = end.min((at / size + 1) * size);
            *cell += next - at;
            at = next;
        }
    }
    let cell = |(index, given): (u64, u64)| {
        let share = given as f64 / size as f64;
        span.piece("is-os", index * size, size).numbers(&[("fill-opacity", share)]).html()
    };
    (0..).zip(given).map(cell).collect()
}

fn facts(snapshot: &Snapshot) -> El {
    let waste = snapshot.fragmentation;
    let fact = |words: String, bad: bool| {
        el("span").class(if bad { "fact is-bad" } else { "fact" }).text(words).html()
    };
    let holes = if waste.holes == 1 { "1 hole".to_owned() } else { format!("{} holes", waste.holes) };
    el("p").class("facts").children(vec![
        fact(format!("{} free in {holes}", format::bytes(waste.free)), false),
        fact(format!("largest {}", format::bytes(waste.largest_hole)), false),
        fact(format!("external {}", format::percent(waste.external)), waste.external > 0.0),
        fact(format!("internal {}", format::bytes(waste.internal)), waste.internal > 0),
    ])
}

/// Where the holes are.
fn holes(snapshot: &Snapshot) -> El {
    let all = snapshot.memory.iter().filter(|region| region.kind == RegionKind::Hole);
    let count = all.clone().count();
    let name = |hole: &Region| {
        let words = format!("{} {}", format::address(hole.start), format::bytes(hole.size));
        el("li").class("extent").text(words).html()
    };
    let mut extents: Vec<Html> = all.take(MOST_NAMED).map(name).collect();
    if count > MOST_NAMED {
        extents.push(el("li").class("quiet").text(format!("and {} more", count - MOST_NAMED)).html());
    }
    el("ul").fixed(&[("class", "extents"), ("aria-label", "Holes")]).children(extents)
}

/// What a request would meet, and whether moving processes would help.
fn verdict(snapshot: &Snapshot, acts: bool, act: &Callback<Act>) -> El {
    let waste = snapshot.fragmentation;
    let line = el("p").class("verdict");
    let Some(request) = refused(waste.largest_hole, waste.free) else {
        return line.text(match waste.free {
            0 => "No byte is free.".to_owned(),
            free => format!("All that is free is one hole: a request of up to {} fits.", format::bytes(free)),
        });
    };
    let (request, free) = (format::bytes(request), format::bytes(waste.free));
    let line = line.text(format!("A request of {request} would fail although {free} are free"));
    match (snapshot.translates(), acts) {
        (false, _) => line.text("; programs that hold physical addresses cannot be moved together."),
        (true, false) => line.text(" \u{2192} compact?"),
        (true, true) => line.text(" \u{2192} ").child(button(act, Act::Do(Command::Compact), "Compact")),
    }
}

/// A request that no hole holds although so much is free in all: the next whole KB, else the next byte.
fn refused(largest: u64, free: u64) -> Option<u64> {
    let next = (largest / 1024 + 1) * 1024;
    (largest < free).then_some(if next <= free { next } else { largest + 1 })
}
