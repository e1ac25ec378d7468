//! A program, its names, and the address space in which each has its place.

use yew::virtual_dom::ListenerKind;
use yew::{Callback, NodeRef};

use super::board::Board;
use super::log::Move;
use super::{feedback, names, program, space};
use crate::element::{El, el};
use crate::view::{kicker, title};

/// A program and how far the person has come with its names.
pub struct Matched<'a> {
    /// The names.
    pub board: &'a Board,
    /// The quiz.
    pub kicker: &'static str,
    /// Who is told what the person does.
    pub act: Callback<Move>,
    /// Who is told which name is picked.
    pub select: Callback<usize>,
    /// Who is told that it is to be begun again.
    pub again: Callback<()>,
    /// The element of the address space.
    pub picture: &'a NodeRef,
}

/// Draws it.
pub fn matched(shown: &Matched<'_>) -> El {
    let Matched { board, picture, .. } = shown;
    let matching = board.matching();
    let how = "Pick a name, then the segment that it lives in; or drag it there. With the keyboard: Tab, arrows, Enter.";
    let left = el("div")
        .class("asked")
        .child(kicker(if matching.title == shown.kicker { "Where does it live?" } else { &matching.title }))
        .child(title(&matching.question))
        .child(program::program(&matching.source, board.selected_line()))
        .child(el("p").class("quiet").text(how));
    let middle = el("div").class("answers").child(names::names(shown)).child(buttons(shown));
    el("div")
        .class("quiz")
        .child(left)
        .child(middle)
        .child(space::space(shown).refer(picture))
        .child(feedback::feedback(board))
}

fn buttons(shown: &Matched<'_>) -> El {
    let Matched { board, act, again, .. } = shown;
    let button =
        |words: &'static str| el("button").fixed(&[("type", "button"), ("class", "button")]).text(words);
    let on = |words: &'static str, done: Move| {
        button(words).on(|| ListenerKind::onclick, act.reform(move |_| done.clone()))
    };
    let row = el("div").class("buttons");
    if board.is_settled() {
        return row.child(button("Once more").on(|| ListenerKind::onclick, again.reform(|_| ())));
    }
    let hinted = if board.hint().is_some() { "true" } else { "false" };
    row.child(on("Hint", Move::Hint).set("aria-pressed", hinted))
        .child(on("Undo", Move::Undo).flag("disabled", !board.is_begun()))
        .child(on("Start over", Move::Restart).flag("disabled", !board.is_begun()))
        .child(on("Show", Move::Show))
}
