//! The names to be placed, each with where it was put.

use sim::SegmentName;
use yew::prelude::*;

use super::board::{Act, Board};
use super::space::segment_id;
use crate::dom;

/// The list of names, each a button that picks it.
pub fn names(board: &Board, act: &Callback<Act>) -> Html {
    html! {
        <ol class="names" aria-label="Names">
            { for (0..board.items().len()).map(|index| name(board, index, act)) }
        </ol>
    }
}

/// The id of a name's button.
pub fn name_id(index: usize) -> String {
    format!("name-{index}")
}

fn name(board: &Board, index: usize, act: &Callback<Act>) -> Html {
    let Some(item) = board.items().get(index) else { return Html::default() };
    let selected = board.selected() == Some(index);
    let (class, state) = state(board, index, selected);
    html! {
        <li key={item.name}>
            <button
                type="button"
                id={name_id(index)}
                class={classes!("name", class)}
                aria-pressed={selected.to_string()}
                onclick={act.reform(move |_: MouseEvent| Act::Select(index))}
                onkeydown={keys(index, act.clone())}
            >
                <code>{ item.name }</code>
                <span>{ state }</span>
            </button>
        </li>
    }
}

fn state(board: &Board, index: usize, selected: bool) -> (Option<&'static str>, String) {
    match board.placed(index) {
        Some((segment, verdict)) if verdict.right => (Some("right"), format!("{} \u{2713}", segment.name())),
        Some((segment, _)) => (Some("wrong"), format!("{} \u{2717}", segment.name())),
        None if selected => (None, "choose a segment".to_owned()),
        None => (None, String::new()),
    }
}

/// Up and down move among the names; right picks one and goes on to the segments.
fn keys(index: usize, act: Callback<Act>) -> Callback<KeyboardEvent> {
    Callback::from(move |event: KeyboardEvent| {
        let target = match event.key().as_str() {
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
