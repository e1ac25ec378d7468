//! The figure: a scene drawn as SVG. Colours and patterns come from the style sheet by class.

mod blocks;
mod gate;
mod marks;

use diagram::flight::Flight;
use diagram::{BlockId, Fill, Label, Rect, Scene, Side};
use sim::SegmentName;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};
use yew::virtual_dom::ListenerKind;
use yew::{Callback, Html};

use crate::element::{El, Path, el};

/// So far from its way an address stands that is not drawn, in pixels.
const EDGE: f64 = 10.0;

/// Draws a scene, with what is pointed at. `point` is told the place of the block that comes to be pointed at or
/// focused, and none when none is; `pick` the place of one that is clicked. `visited` is what malloc looks at just now.
pub fn figure(
    scene: &Scene,
    pointed: Option<BlockId>,
    visited: Option<BlockId>,
    point: &Callback<Option<usize>>,
    pick: &Callback<Option<usize>>,
) -> Html {
    let kin = pointed.map(|id| scene.kin(id)).unwrap_or_default();
    let lit = scene.blocks.iter().filter(|block| kin.blocks.contains(&block.id));
    let is_narrow = scene.frame.is_narrow();
    let visited = scene.blocks.iter().filter(|block| Some(block.id) == visited);
    // Each kind in a group of its own: where one grows or shrinks, the others keep their elements and the focus.
    let group = |parts: Vec<Html>| el("g").children(parts).html();
    let titles = scene.titles.iter().map(|title| label(title, "column-title").html());
    let parts = vec![
        definitions(),
        group(titles.collect()),
        group(scene.ribbons.iter().map(|ribbon| marks::ribbon(ribbon, &kin)).collect()),
        blocks::side(scene, Side::Space),
        blocks::side(scene, Side::Memory),
        group(scene.notes.iter().map(marks::note).collect()),
        group(scene.rails.iter().map(marks::rail).collect()),
        group(scene.ticks.iter().map(|item| marks::tick(item, is_narrow)).collect()),
        group(scene.minimaps.iter().map(marks::minimap).collect()),
        group(lit.chain(visited).map(marks::outline).collect()),
        group(scene.flight.iter().map(flight).collect()),
    ];
    let view = format!("0 0 {} {}", scene.frame.width as u32, scene.frame.height as u32);
    let enter: Callback<Event> = point.reform(|event| block_of(&event));
    let leave: Callback<Event> = point.reform(|_| None);
    el("svg")
        .fixed(&[("width", "100%"), ("height", "100%"), ("role", "group")])
        .fixed(&[("aria-label", "Address space and physical memory")])
        .set("viewBox", view)
        .on(|| ListenerKind::onclick, pick.reform(|event| block_of(&event)))
        .on(|| ListenerKind::onmouseover, enter.clone())
        .on(|| ListenerKind::onfocusin, enter)
        .on(|| ListenerKind::onmouseout, leave.clone())
        .on(|| ListenerKind::onfocusout, leave)
        .children(parts)
        .html()
}

/// The place in the scene of the block in which an event happened.
pub fn block_of(event: &Event) -> Option<usize> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest("[data-block]").ok()??.get_attribute("data-block")?.parse().ok()
}

/// How strongly a cell is filled: never so little that something allocated cannot be seen.
fn shade(percent: u8) -> f64 {
    match percent {
        0 => 0.0,
        _ => 0.22 + 0.78 * f64::from(percent) / 100.0,
    }
}

/// The hatching of what is unused, and the head of the arrow.
pub fn definitions() -> Html {
    let tip = el("path").fixed(&[("class", "tip"), ("d", "M0 0 L10 5 L0 10 z")]);
    let pattern = |id: &'static str| {
        el("pattern")
            .fixed(&[("id", id), ("width", "8"), ("height", "8"), ("patternUnits", "userSpaceOnUse")])
            .child(el("path").fixed(&[("class", "hatch-line"), ("d", "M-2 2 L2 -2 M0 8 L8 0 M6 10 L10 6")]))
    };
    let marker = el("marker")
        .fixed(&[("id", "tip"), ("viewBox", "0 0 10 10"), ("refX", "9"), ("refY", "5")])
        .fixed(&[("markerWidth", "5"), ("markerHeight", "5"), ("orient", "auto")])
        .child(tip);
    el("defs").child(pattern("hatch")).child(pattern("hatch-free")).child(marker).html()
}

fn rect(rect: Rect, class: &str) -> El {
    let Rect { x, y, width, height } = rect;
    el("rect").class(class).numbers(&[("x", x), ("y", y), ("width", width), ("height", height)])
}

fn label(label: &Label, class: &str) -> El {
    el("text").class(class).numbers(&[("x", label.x), ("y", label.y)]).text(label.text.clone())
}

/// The address in flight: the way it has come, and the address at its tip.
fn flight(flight: &Flight) -> Html {
    let ((x0, y0), (x1, y1)) = (flight.from, flight.tip());
    let middle = (x0 + x1) / 2.0;
    let way = Path::default().to('M', &[x0, y0]).to('C', &[middle, y0, middle, y1, x1, y1]);
    let landed = flight.progress >= 1.0;
    let mut line = el("path").class("flight-way").set("d", way.data());
    if landed && flight.arrived {
        line = line.fixed(&[("marker-end", "url(#tip)")]);
    }
    let dot = |x, y, r| el("circle").numbers(&[("cx", x), ("cy", y), ("r", r)]);
    let class = if flight.arrived { "flight" } else { "flight is-refused" };
    let mut group =
        el("g").class(class).fixed(&[("aria-hidden", "true")]).child(line).child(dot(x0, y0, 4.5));
    if !landed {
        group = group.child(dot(x1, y1, 6.0));
    } else if !flight.arrived {
        let cross = Path::default().to('M', &[x1 - 6.0, y1 - 6.0]).to('l', &[12.0, 12.0]);
        let cross = cross.to('m', &[0.0, -12.0]).to('l', &[-12.0, 12.0]);
        group = group.child(el("path").class("flight-cross").set("d", cross.data()));
    }
    group.children(flight.gate.iter().map(gate::gate).collect()).children(edges(flight)).html()
}

/// The addresses of bytes that are not drawn, at the edges where the way leaves them, beyond it.
fn edges(flight: &Flight) -> Vec<Html> {
    let word = |(x, y): (f64, f64), away: f64, text: &str| {
        let beyond = if text.starts_with('\u{2191}') { -EDGE } else { EDGE };
        let label = Label { x: x + away, y: y + beyond, text: text.to_owned() };
        (!text.is_empty()).then(|| self::label(&label, "flight-edge").html())
    };
    let lands = word(flight.to, -42.0, &flight.lands);
    let leaves = word(flight.from, 42.0, &flight.leaves);
    leaves.into_iter().chain(lands).collect()
}

fn fill_class(fill: Fill) -> &'static str {
    match fill {
        Fill::Segment(segment) => segment_class(segment),
        Fill::Os => "is-os",
        Fill::Hole => "is-hole",
        Fill::Unused => "is-unused",
        Fill::Used => "is-used is-heap",
        Fill::Free => "is-free is-heap",
        Fill::Cell { segment: Some(segment), .. } => segment_class(segment),
        Fill::Cell { segment: None, .. } => "is-mixed",
    }
}

/// The class that gives a segment its colour.
pub fn segment_class(segment: SegmentName) -> &'static str {
    match segment {
        SegmentName::Code => "is-code",
        SegmentName::StaticData => "is-data",
        SegmentName::Heap => "is-heap",
        SegmentName::Stack => "is-stack",
    }
}
