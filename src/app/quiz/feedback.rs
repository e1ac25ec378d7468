//! What a placement was worth, in words that a screen reader hears too.

use yew::Html;

use super::board::Board;
use crate::element::{El, el};

/// The reason for the latest choice, the hint, and the end.
pub fn feedback(board: &Board) -> El {
    let notes = [verdict(board), hint(board), solved(board)];
    el("div")
        .fixed(&[("class", "feedback"), ("role", "status")])
        .children(notes.into_iter().flatten().collect())
}

fn verdict(board: &Board) -> Option<Html> {
    let index = board.subject()?;
    let (_, verdict) = board.placed(index)?;
    let name = board.items().get(index)?.name;
    let (judgement, because) = verdict.reason.split_once('.').unwrap_or((verdict.reason, ""));
    let (class, again) = if verdict.right { ("note right", "") } else { ("note wrong", " Try again.") };
    let note = el("p").class(class).child(el("code").text(name)).text(": ");
    Some(
        note.child(el("strong").text(format!("{}.", judgement.trim_end_matches('.'))))
            .text(format!("{because}{again}"))
            .html(),
    )
}

fn hint(board: &Board) -> Option<Html> {
    let hint = board.hint()?;
    Some(el("p").class("note").child(el("strong").text("Hint.")).text(format!(" {hint}")).html())
}

fn solved(board: &Board) -> Option<Html> {
    let all = format!("All {} names are in their places.", board.items().len());
    let note = el("p").class("note right").child(el("strong").text(all));
    let then = " The picture now shows the address at which the running machine has each of them.";
    board.is_solved().then(|| note.text(then).html())
}
