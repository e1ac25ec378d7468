//! The figure: a scene drawn as SVG. Colours and patterns come from the style sheet by class.

use diagram::flight::Flight;
use diagram::{Block, BlockId, Fill, Note, Rail, Ribbon, Scene, Tick};
use sim::SegmentName;
use yew::prelude::*;

/// Draws a scene. `point` is told the description of what is pointed at or focused, and none when nothing is.
pub fn figure(scene: &Scene, point: &Callback<Option<String>>) -> Html {
    let (width, height) = (scene.frame.width, scene.frame.height);
    let hatch = "M-2 2 L2 -2 M0 8 L8 0 M6 10 L10 6";
    html! {
        <svg width="100%" height="100%" viewBox={format!("0 0 {width:.0} {height:.0}")}
             role="group" aria-label="Virtual address space and physical memory">
            <defs>
                <pattern id="hatch" width="8" height="8" patternUnits="userSpaceOnUse">
                    <path class="hatch-line" d={hatch} />
                </pattern>
                <marker id="tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto">
                    <path class="tip" d="M0 0 L10 5 L0 10 z" />
                </marker>
            </defs>
            { for scene.titles.iter().map(|title| html! {
                <text class="column-title" x={number(title.x)} y={number(title.y)}>{ &title.text }</text>
            }) }
            { for scene.ribbons.iter().map(ribbon) }
            { for scene.blocks.iter().map(|item| block(item, point)) }
            { for scene.notes.iter().map(note) }
            { for scene.rails.iter().map(rail) }
            { for scene.ticks.iter().map(|item| tick(item, scene)) }
            { for scene.flight.as_ref().map(flight) }
        </svg>
    }
}

fn block(block: &Block, point: &Callback<Option<String>>) -> Html {
    let rect = block.rect;
    let description = block.description.clone();
    let told = description.clone();
    let enter = point.reform(move |_: MouseEvent| Some(told.clone()));
    let told = description.clone();
    let focus = point.reform(move |_: FocusEvent| Some(told.clone()));
    let leave = point.reform(|_: MouseEvent| None);
    let blur = point.reform(|_: FocusEvent| None);
    let quiet = matches!(block.id, BlockId::Space(_));
    let hatched = matches!(block.fill, Fill::Hole | Fill::Unused);
    let class = classes!("block", fill_class(block.fill), block.focused.then_some("is-focused"));
    let shape = |class: Classes| {
        html! {
            <rect {class} x={number(rect.x)} y={number(rect.y)}
                  width={number(rect.width)} height={number(rect.height)} />
        }
    };
    html! {
        <g key={format!("{:?}", block.id)} {class} opacity={number(block.opacity)} role="img"
           aria-label={description} tabindex={if quiet { "-1" } else { "0" }}
           onmouseenter={enter} onmouseleave={leave} onfocus={focus} onblur={blur}>
            { shape(classes!("fill")) }
            { if hatched { shape(classes!("hatch")) } else { Html::default() } }
            if !block.label.is_empty() {
                <text class="block-label" x={number(rect.x + rect.width / 2.0)}
                      y={number(rect.y + rect.height / 2.0)}>{ &block.label }</text>
            }
        </g>
    }
}

fn ribbon(ribbon: &Ribbon) -> Html {
    let ((x0, top0, bottom0), (x1, top1, bottom1)) = (ribbon.from, ribbon.to);
    let middle = (x0 + x1) / 2.0;
    let path = format!(
        "M{x0:.1} {top0:.1} C{middle:.1} {top0:.1} {middle:.1} {top1:.1} {x1:.1} {top1:.1} \
         L{x1:.1} {bottom1:.1} C{middle:.1} {bottom1:.1} {middle:.1} {bottom0:.1} {x0:.1} {bottom0:.1} Z"
    );
    let class = classes!("ribbon", segment_class(ribbon.segment));
    html! { <path {class} d={path} opacity={number(ribbon.opacity)} /> }
}

fn rail(rail: &Rail) -> Html {
    let rect = rail.rect;
    let class = classes!("rail", rail.focused.then_some("is-focused"));
    html! {
        <rect {class} x={number(rect.x)} y={number(rect.y)} width={number(rect.width)}
              height={number(rect.height)} rx="2" opacity={number(rail.opacity)} />
    }
}

fn tick(tick: &Tick, scene: &Scene) -> Html {
    let class = if tick.left { "tick is-left" } else { "tick" };
    let moved = !tick.left && ((tick.y - tick.at).abs() > 1.0 || !tick.name.is_empty());
    html! {
        <g class={class} opacity={number(tick.opacity)}>
            if moved {
                <path class="leader" d={format!(
                    "M{:.1} {:.1} L{:.1} {:.1}", tick.x - 13.0, tick.at, tick.x - 3.0, tick.y
                )} />
            }
            <text x={number(tick.x)} y={number(tick.y)}>
                { &tick.address }
                if !tick.name.is_empty() && !scene.frame.is_narrow() {
                    <tspan class="tick-name" dx="8">{ &tick.name }</tspan>
                }
            </text>
        </g>
    }
}

fn note(note: &Note) -> Html {
    let class = classes!("note", note.segment.map(segment_class));
    html! {
        <text {class} x={number(note.label.x)} y={number(note.label.y)} opacity={number(note.opacity)}>
            { &note.label.text }
        </text>
    }
}

/// The address in flight: the way it has come, and the address at its tip.
fn flight(flight: &Flight) -> Html {
    let ((x0, y0), (x1, y1)) = (flight.from, flight.tip());
    let middle = (x0 + x1) / 2.0;
    let path = format!("M{x0:.1} {y0:.1} C{middle:.1} {y0:.1} {middle:.1} {y1:.1} {x1:.1} {y1:.1}");
    let done = flight.progress >= 1.0;
    let class = classes!("flight", (!flight.arrived).then_some("is-refused"));
    let marker = (done && flight.arrived).then_some("url(#tip)");
    html! {
        <g {class} aria-hidden="true">
            <path class="flight-way" d={path} marker-end={marker} />
            <circle cx={number(x0)} cy={number(y0)} r="5" />
            if !done {
                <circle cx={number(x1)} cy={number(y1)} r="6" />
            } else if !flight.arrived {
                <path class="flight-cross" d={format!(
                    "M{:.1} {:.1} l12 12 m0 -12 l-12 12", x1 - 6.0, y1 - 6.0
                )} />
                <text class="flight-word" x={number(x1 + 14.0)} y={number(y1)}>{ "fault" }</text>
            }
        </g>
    }
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

/// A number as SVG takes it: a tenth of a pixel is fine enough, opacity keeps two decimals.
fn number(value: f64) -> String {
    format!("{value:.2}")
}
