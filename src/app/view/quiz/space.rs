//! The address space of the quiz's process, to scale: the segments are where the names go.

use sim::{Growth, SegmentInfo, SegmentName};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::board::{Act, Board};
use super::names::name_id;
use crate::dom;

/// The state to draw, and where a choice goes.
#[derive(Properties, PartialEq)]
pub struct SpaceProps {
    /// The quiz as it stands.
    pub board: Board,
    /// Told which segment was chosen.
    pub act: Callback<Act>,
}

/// The picture, low addresses at the top.
#[component]
pub fn Space(props: &SpaceProps) -> Html {
    let picture = use_node_ref();
    use_effect_with(picture.clone(), scale);
    let board = &props.board;
    let segments = board.process().map_or(&[][..], |process| &process.segments);
    let mut bands = Vec::new();
    let mut end = 0;
    for segment in segments {
        bands.extend(unused(end, segment.start));
        bands.push(target(board, segment, &props.act));
        end = segment.start + segment.size;
    }
    bands.extend(unused(end, board.address_space()));
    html! {
        <div class="space" role="group" aria-label="Address space" ref={picture}>
            { for bands }
            <p class="end">{ hex(board.address_space()) }</p>
        </div>
    }
}

/// The id of a segment's button.
pub fn segment_id(segment: SegmentName) -> String {
    format!("segment-{}", segment.index())
}

/// Bands are as tall as their bytes. Set from here, because the page allows no style attributes.
fn scale(picture: &NodeRef) {
    let Some(picture) = picture.cast::<Element>() else { return };
    let children = picture.children();
    for band in (0..children.length()).filter_map(|index| children.item(index)) {
        let bytes = band.get_attribute("data-bytes");
        if let (Some(bytes), Some(band)) = (bytes, band.dyn_ref::<HtmlElement>()) {
            let _ = band.style().set_property("flex-grow", &bytes);
        }
    }
}

fn unused(start: u64, end: u64) -> Option<Html> {
    let bytes = end.checked_sub(start).filter(|bytes| *bytes > 0)?;
    Some(html! {
        <div class="band" data-bytes={bytes.to_string()} key={start}>
            <span class="address">{ hex(start) }</span>
            <div class="unused"><span>{ "unused" }</span></div>
        </div>
    })
}

fn target(board: &Board, segment: &SegmentInfo, act: &Callback<Act>) -> Html {
    let name = segment.name;
    html! {
        <div class="band" data-bytes={segment.size.to_string()} key={segment.start}>
            <span class="address">{ hex(segment.start) }</span>
            <button
                type="button"
                id={segment_id(name)}
                class={classes!("segment", class_of(name))}
                onclick={act.reform(move |_: MouseEvent| Act::Place(name))}
                onkeydown={keys(name, board.selected())}
            >
                <span class="label">{ name.name() }{ arrow(segment) }</span>
                { chips(board, name) }
                { ghost(board) }
            </button>
        </div>
    }
}

fn class_of(segment: SegmentName) -> &'static str {
    match segment {
        SegmentName::Code => "code",
        SegmentName::StaticData => "data",
        SegmentName::Heap => "heap",
        SegmentName::Stack => "stack",
    }
}

/// Low addresses are at the top, so what grows up in addresses grows down the page.
fn arrow(segment: &SegmentInfo) -> &'static str {
    match segment.grows {
        Some(Growth::Up) => " \u{2193}",
        Some(Growth::Down) => " \u{2191}",
        None => "",
    }
}

/// As the stage writes addresses: four digits at least.
fn hex(address: u64) -> String {
    format!("{address:#06x}")
}

/// The names that were put here; with their addresses once all are in place.
fn chips(board: &Board, segment: SegmentName) -> Html {
    let here = |index: &usize| board.placed(*index).is_some_and(|(at, _)| at == segment);
    (0..board.items().len()).filter(here).filter_map(|index| chip(board, index)).collect()
}

fn chip(board: &Board, index: usize) -> Option<Html> {
    let located = board.located().get(index)?;
    if !board.is_right(index) {
        return Some(html! { <span class="chip wrong">{ located.name }{ " \u{2717}" }</span> });
    }
    let address = board.is_solved().then(|| html! { <b>{ hex(located.address.0) }</b> });
    Some(html! { <span class="chip">{ located.name }{ address }</span> })
}

/// What would be put here, shown on hover and on focus.
fn ghost(board: &Board) -> Html {
    let Some(item) = board.selected().and_then(|index| board.items().get(index)) else {
        return Html::default();
    };
    html! { <span class="ghost" aria-hidden="true">{ item.name }{ " here?" }</span> }
}

/// Up and down move among the segments; left goes back to the picked name.
fn keys(segment: SegmentName, selected: Option<usize>) -> Callback<KeyboardEvent> {
    Callback::from(move |event: KeyboardEvent| {
        let neighbour = |index: Option<usize>| index.and_then(|index| SegmentName::ALL.get(index)).copied();
        let index = segment.index() as usize;
        let target = match event.key().as_str() {
            "ArrowDown" => neighbour(Some(index + 1)).map(segment_id),
            "ArrowUp" => neighbour(index.checked_sub(1)).map(segment_id),
            "ArrowLeft" => Some(name_id(selected.unwrap_or(0))),
            _ => return,
        };
        event.prevent_default();
        if let Some(target) = target {
            dom::focus(&format!("#{target}"));
        }
    })
}
