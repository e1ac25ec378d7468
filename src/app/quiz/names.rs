//! The names to be placed, each with where it was put.

use sim::SegmentName;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};
use yew::virtual_dom::ListenerKind;
use yew::{Callback, Html};

use super::board::{Act, Board};
use super::space::segment_id;
use super::truth;
use crate::dom;
use crate::element::{El, el};

/// The list of names, each a button that picks it.
pub fn names(board: &Board, act: &Callback<Act>) -> El {
    let names = (0..board.items().len()).filter_map(|index| name(board, index, act));
    el("ol").fixed(&[("class", "names"), ("aria-label", "Names")]).children(names.collect())
}

/// The id of a name's button.
pub fn name_id(index: usize) -> String {
    format!("name-{index}")
}

fn name(board: &Board, index: usize, act: &Callback<Act>) -> Option<Html> {
    let item = board.items().get(index)?;
    let selected = board.selected() == Some(index);
    let (class, state) = state(board, index, selected);
    let button = el("button")
        .fixed(&[("type", "button"), ("class", class)])
        .set("id", name_id(index))
        .set("aria-pressed", truth(selected))
        .on(|| ListenerKind::onclick, act.reform(move |_| Act::Select(index)))
        .on(|| ListenerKind::onkeydown, keys(index, act.clone()))
        .child(el("code").text(item.name))
        .child(el("span").text(state));
    Some(el("li").child(button).html())
}

fn state(board: &Board, index: usize, selected: bool) -> (&'static str, String) {
    match board.placed(index) {
        Some((segment, verdict)) if verdict.right => ("name right", format!("{} \u{2713}", segment.name())),
        Some((segment, _)) => ("name wrong", format!("{} \u{2717}", segment.name())),
        None if selected => ("name", "choose a segment".to_owned()),
        None => ("name", String::new()),
    }
}

/// Up and down move among the names; right picks one and goes on to the segments.
fn keys(index: usize, act: Callback<Act>) -> Callback<Event> {
    Callback::from(move |event: Event| {
        let key = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key).unwrap_or_default();
        let target = match key.as_str() {
            "ArrowDown" => name_id(index + 1),
            "ArrowUp" => index.checked_sub(1).map(name_id).unwrap_or_default(),
            "ArrowRight" => {
                act.emit(Act::Select(index));
                segment_id(SegmentName::Code)
            }
            _ => return,
        };
        event.prevent_default();
        dom::focus(&format!("#{target}"));
    })
}
