//! The address space of the quiz's process, to scale: the segments are where the names go.

use sim::{Growth, SegmentInfo, SegmentName};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};
use yew::virtual_dom::ListenerKind;
use yew::{Callback, Html, NodeRef};

use super::board::Board;
use super::log::Move;
use super::matched::Matched;
use super::names::name_id;
use crate::dom;
use crate::element::{El, el};

/// The picture, low addresses at the top.
pub fn space(shown: &Matched<'_>) -> El {
    let matching = shown.board.matching();
    let mut bands = Vec::new();
    let mut end = 0;
    for segment in &matching.segments {
        bands.extend(unused(end, segment.start));
        bands.push(band(segment.start, segment.size, target(shown, segment)));
        end = segment.start + segment.size;
    }
    bands.extend(unused(end, matching.bytes));
    bands.push(el("p").class("end").text(hex(matching.bytes)).html());
    el("div").fixed(&[("class", "space"), ("role", "group"), ("aria-label", "Address space")]).children(bands)
}

/// Makes the bands of a drawn picture as tall as their bytes; from here, because the page allows no style attributes.
pub fn scale(picture: &NodeRef) {
    let Some(picture) = picture.cast::<Element>() else { return };
    let children = picture.children();
    for band in (0..children.length()).filter_map(|index| children.item(index)) {
        let bytes = band.get_attribute("data-bytes");
        if let (Some(bytes), Some(band)) = (bytes, band.dyn_ref::<HtmlElement>()) {
            let _ = band.style().set_property("flex-grow", &bytes);
        }
    }
}

/// The id of a segment's button.
pub fn segment_id(segment: SegmentName) -> String {
    format!("segment-{}", segment.index())
}

fn band(start: u64, bytes: u64, content: El) -> Html {
    let address = el("span").class("address").text(hex(start));
    el("div").class("band").set("data-bytes", bytes.to_string()).child(address).child(content).html()
}

fn unused(start: u64, end: u64) -> Option<Html> {
    let bytes = end.checked_sub(start).filter(|bytes| *bytes > 0)?;
    Some(band(start, bytes, el("div").class("unused").child(el("span").text("unused"))))
}

fn target(shown: &Matched<'_>, segment: &SegmentInfo) -> El {
    let Matched { board, act, .. } = shown;
    let name = segment.name;
    let place = board.selected().filter(|_| !board.is_settled());
    let act = act.clone();
    let put = Callback::from(move |_: Event| {
        if let Some(place) = place {
            act.emit(Move::Place(place, name));
        }
    });
    let label = format!("{}{}", name.name(), arrow(segment));
    el("button")
        .fixed(&[("type", "button"), ("class", class(name))])
        .set("id", segment_id(name))
        .set("data-segment", name.index().to_string())
        .on(|| ListenerKind::onclick, put)
        .on(|| ListenerKind::onkeydown, keys(name, board.selected()))
        .child(el("span").class("label").text(label))
        .children(chips(board, name))
        .children(ghost(board).into_iter().collect())
}

fn class(segment: SegmentName) -> &'static str {
    match segment {
        SegmentName::Code => "segment code",
        SegmentName::StaticData => "segment data",
        SegmentName::Heap => "segment heap",
        SegmentName::Stack => "segment stack",
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
fn chips(board: &Board, segment: SegmentName) -> Vec<Html> {
    let here = |index: &usize| board.stands(*index) == Some(segment);
    (0..board.names().len()).filter(here).filter_map(|index| chip(board, index)).collect()
}

fn chip(board: &Board, index: usize) -> Option<Html> {
    let name = board.names().get(index)?;
    if !board.is_right(index) && !board.is_shown() {
        return Some(el("span").class("chip wrong").text(name.name.clone()).text(" \u{2717}").html());
    }
    let chip = el("span").class("chip").text(name.name.clone());
    let address =
        name.address.filter(|_| board.is_settled()).map(|address| el("b").text(hex(address)).html());
    Some(chip.children(address.into_iter().collect()).html())
}

/// What would be put here, shown on hover and on focus.
fn ghost(board: &Board) -> Option<Html> {
    let name = board.names().get(board.selected().filter(|_| !board.is_settled())?)?;
    Some(
        el("span")
            .fixed(&[("class", "ghost"), ("aria-hidden", "true")])
            .text(name.name.clone())
            .text(" here?")
            .html(),
    )
}

/// Up and down move among the segments; left goes back to the picked name.
fn keys(segment: SegmentName, selected: Option<usize>) -> Callback<Event> {
    Callback::from(move |event: Event| {
        let neighbour = |index: Option<usize>| index.and_then(|index| SegmentName::ALL.get(index)).copied();
        let index = segment.index() as usize;
        let key = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key).unwrap_or_default();
        let target = match key.as_str() {
            "ArrowDown" => neighbour(Some(index + 1)).map(segment_id),
            "ArrowUp" => neighbour(index.checked_sub(1)).map(segment_id),
            "ArrowLeft" => Some(name_id(selected.unwrap_or(0))),
            _ => return,
        };
        event.prevent_default();
        dom::focus(&format!("#{}", target.unwrap_or_default()));
    })
}
