//! The figure: a scene drawn as SVG. Colours and patterns come from the style sheet by class.

mod gate;

use diagram::flight::Flight;
use diagram::{Block, BlockId, Fill, Label, Note, Rail, Rect, Ribbon, Scene, Tick};
use sim::SegmentName;
use yew::virtual_dom::ListenerKind;
use yew::{Callback, Html};

use crate::element::{El, Path, el};

/// Draws a scene. `point` is told the description of what is pointed at or focused, and none when nothing is.
pub fn figure(scene: &Scene, point: &Callback<Option<String>>) -> Html {
    let narrow = scene.frame.is_narrow();
    let mut parts: Vec<Html> = vec![definitions()];
    parts.extend(scene.titles.iter().map(|title| label(title, "column-title").html()));
    parts.extend(scene.ribbons.iter().map(ribbon));
    parts.extend(scene.blocks.iter().map(|item| block(item, point)));
    parts.extend(scene.notes.iter().map(note));
    parts.extend(scene.rails.iter().map(rail));
    parts.extend(scene.ticks.iter().map(|item| tick(item, narrow)));
    parts.extend(scene.flight.as_ref().map(flight));
    let view = format!("0 0 {} {}", scene.frame.width as u32, scene.frame.height as u32);
    el("svg")
        .fixed(&[("width", "100%"), ("height", "100%"), ("role", "group")])
        .fixed(&[("aria-label", "Address space and physical memory")])
        .set("viewBox", view)
        .children(parts)
        .html()
}

/// The hatching of what is unused, and the head of the arrow.
fn definitions() -> Html {
    let hatch = el("path").fixed(&[("class", "hatch-line"), ("d", "M-2 2 L2 -2 M0 8 L8 0 M6 10 L10 6")]);
    let tip = el("path").fixed(&[("class", "tip"), ("d", "M0 0 L10 5 L0 10 z")]);
    let pattern = el("pattern")
        .fixed(&[("id", "hatch"), ("width", "8"), ("height", "8"), ("patternUnits", "userSpaceOnUse")])
        .child(hatch);
    let marker = el("marker")
        .fixed(&[("id", "tip"), ("viewBox", "0 0 10 10"), ("refX", "9"), ("refY", "5")])
        .fixed(&[("markerWidth", "5"), ("markerHeight", "5"), ("orient", "auto")])
        .child(tip);
    el("defs").child(pattern).child(marker).html()
}

fn block(block: &Block, point: &Callback<Option<String>>) -> Html {
    let told = block.description.clone();
    let enter: Callback<web_sys::Event> = point.reform(move |_| Some(told.clone()));
    let leave: Callback<web_sys::Event> = point.reform(|_| None);
    let whole = matches!(block.id, BlockId::Space(_));
    let hatched = matches!(block.fill, Fill::Hole | Fill::Unused);
    let focused = if block.focused { " is-focused" } else { "" };
    let mut group = el("g")
        .class(&format!("block {}{focused}", fill_class(block.fill)))
        .numbers(&[("opacity", block.opacity)])
        .fixed(&[("role", "img"), ("tabindex", if whole { "-1" } else { "0" })])
        .set("aria-label", block.description.clone())
        .on(|| ListenerKind::onmouseenter, enter.clone())
        .on(|| ListenerKind::onfocus, enter)
        .on(|| ListenerKind::onmouseleave, leave.clone())
        .on(|| ListenerKind::onblur, leave)
        .child(rect(block.rect, "fill"));
    if hatched {
        group = group.child(rect(block.rect, "hatch"));
    }
    if !block.label.is_empty() {
        let Rect { x, y, width, height } = block.rect;
        let words = Label { x: x + width / 2.0, y: y + height / 2.0, text: block.label.clone() };
        group = group.child(label(&words, "block-label"));
    }
    group.html()
}

fn rect(rect: Rect, class: &str) -> El {
    let Rect { x, y, width, height } = rect;
    el("rect").class(class).numbers(&[("x", x), ("y", y), ("width", width), ("height", height)])
}

fn label(label: &Label, class: &str) -> El {
    el("text").class(class).numbers(&[("x", label.x), ("y", label.y)]).text(label.text.clone())
}

fn ribbon(ribbon: &Ribbon) -> Html {
    let ((x0, top0, bottom0), (x1, top1, bottom1)) = (ribbon.from, ribbon.to);
    let middle = (x0 + x1) / 2.0;
    let path = Path::default()
        .to('M', &[x0, top0])
        .to('C', &[middle, top0, middle, top1, x1, top1])
        .to('L', &[x1, bottom1])
        .to('C', &[middle, bottom1, middle, bottom0, x0, bottom0])
        .to('Z', &[]);
    el("path")
        .class(&format!("ribbon {}", segment_class(ribbon.segment)))
        .set("d", path.data())
        .numbers(&[("opacity", ribbon.opacity)])
        .html()
}

fn rail(rail: &Rail) -> Html {
    let class = if rail.focused { "rail is-focused" } else { "rail" };
    rect(rail.rect, class).numbers(&[("rx", 2.0), ("opacity", rail.opacity)]).html()
}

fn tick(tick: &Tick, narrow: bool) -> Html {
    let mut group =
        el("g").class(if tick.left { "tick is-left" } else { "tick" }).numbers(&[("opacity", tick.opacity)]);
    let apart = (tick.y - tick.at).abs() > 1.0 || !tick.name.is_empty();
    if apart && !tick.left {
        let leader = Path::default().to('M', &[tick.x - 13.0, tick.at]).to('L', &[tick.x - 3.0, tick.y]);
        group = group.child(el("path").class("leader").set("d", leader.data()));
    }
    let mut words = el("text").numbers(&[("x", tick.x), ("y", tick.y)]).text(tick.address.clone());
    if !tick.name.is_empty() && !narrow {
        words =
            words.child(el("tspan").fixed(&[("class", "tick-name"), ("dx", "8")]).text(tick.name.clone()));
    }
    group.child(words).html()
}

fn note(note: &Note) -> Html {
    let class = format!("note {}", note.segment.map_or("", segment_class));
    label(&note.label, &class).numbers(&[("opacity", note.opacity)]).html()
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
    group.children(flight.gate.iter().map(gate::gate).collect()).html()
}

fn fill_class(fill: Fill) -> &'static str {
    match fill {
        Fill::Segment(segment) => segment_class(segment),
        Fill::Os => "is-os",
        Fill::Hole => "is-hole",
        Fill::Unused => "is-unused",
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
