//! The names to be placed, each with where it was put.

use sim::SegmentName;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};
use yew::virtual_dom::ListenerKind;
use yew::{Callback, Html};

use super::board::Board;
use super::drag;
use super::matched::Matched;
use super::space::segment_id;
use crate::dom;
use crate::element::{El, el};

/// The list of names, each a button that picks it and can be dragged to a segment.
pub fn names(shown: &Matched<'_>) -> El {
    let names = (0..shown.board.names().len()).filter_map(|index| name(shown, index));
    el("ol").fixed(&[("class", "names"), ("aria-label", "Names")]).children(names.collect())
}

/// The id of a name's button.
pub fn name_id(index: usize) -> String {
    format!("name-{index}")
}

fn name(shown: &Matched<'_>, index: usize) -> Option<Html> {
    let Matched { board, act, select, .. } = shown;
    let item = board.names().get(index)?;
    let selected = board.selected() == Some(index);
    let (class, state) = state(board, index, selected);
    let whose = item.function.as_deref().filter(|_| board.has_functions());
    let whose = whose.map(|function| el("small").text(format!("in {function}")).html());
    let button = el("button")
        .fixed(&[("type", "button"), ("class", class)])
        .set("id", name_id(index))
        .set("aria-pressed", if selected { "true" } else { "false" })
        .on(|| ListenerKind::onclick, select.reform(move |_| index))
        .on(|| ListenerKind::onkeydown, keys(index, select.clone()))
        .on(|| ListenerKind::onpointerdown, drag::begin(index, act.clone(), select.clone()))
        .child(el("span").fixed(&[("class", "grip"), ("aria-hidden", "true")]).text("\u{283f}"))
        .child(el("code").text(item.name.clone()).children(whose.into_iter().collect()))
        .child(el("span").class("state").text(state));
    Some(el("li").child(button).html())
}

fn state(board: &Board, index: usize, selected: bool) -> (&'static str, String) {
    match (board.stands(index), board.placed(index)) {
        (Some(segment), _) if board.is_right(index) => ("name right", format!("{} \u{2713}", segment.name())),
        (Some(segment), _) if board.is_shown() => ("name", format!("\u{2192} {}", segment.name())),
        (_, Some(segment)) => ("name wrong", format!("{} \u{2717}", segment.name())),
        _ if selected => ("name", "choose a segment".to_owned()),
        _ => ("name", String::new()),
    }
}

/// Up and down move among the names; right picks one and goes on to the segments.
fn keys(index: usize, select: Callback<usize>) -> Callback<Event> {
    Callback::from(move |event: Event| {
        let key = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key).unwrap_or_default();
        let target = match key.as_str() {
            "ArrowDown" => name_id(index + 1),
            "ArrowUp" => index.checked_sub(1).map(name_id).unwrap_or_default(),
            "ArrowRight" => {
                select.emit(index);
                segment_id(SegmentName::Code)
            }
            _ => return,
        };
        event.prevent_default();
        dom::focus(&format!("#{target}"));
    })
}
