//! What a placement was worth, in words that a screen reader hears too.

use yew::Html;

use super::board::Board;
use crate::element::{El, el};

/// The reason for the latest choice, the hint, and the end.
pub fn feedback(board: &Board) -> El {
    let notes = [verdict(board), hint(board), settled(board)];
    el("div")
        .fixed(&[("class", "feedback"), ("role", "status")])
        .children(notes.into_iter().flatten().collect())
}

fn verdict(board: &Board) -> Option<Html> {
    let index = board.subject()?;
    let name = board.names().get(index)?;
    let stands = board.stands(index)?;
    let reason = name.reason(stands);
    let (class, head, rest) = match (stands == name.segment, reason.split_once(". ")) {
        (true, _) if !board.is_right(index) => ("note", stands.name(), reason),
        (true, Some(("Right", rest))) => ("note right", "Right", rest),
        (true, _) => ("note right", "Right", reason),
        (false, Some((head, rest))) => ("note wrong", head, rest),
        (false, None) => ("note wrong", reason.trim_end_matches('.'), ""),
    };
    let again = if class != "note wrong" || board.is_settled() { "" } else { " Try again." };
    let note = el("p").class(class).child(el("code").text(name.name.clone())).text(": ");
    Some(note.child(el("strong").text(format!("{head}."))).text(format!(" {rest}{again}")).html())
}

fn hint(board: &Board) -> Option<Html> {
    let hint = board.hint().filter(|_| !board.is_settled())?;
    Some(el("p").class("note").child(el("strong").text("Hint.")).text(format!(" {hint}")).html())
}

fn settled(board: &Board) -> Option<Html> {
    let count = board.names().len();
    let has_addresses = board.names().iter().all(|name| name.address.is_some());
    let (all, class) = match (board.is_solved(), count) {
        (true, 1) => ("The name is in its place.".to_owned(), "note right"),
        (true, _) => (format!("All {count} names are in their places."), "note right"),
        (false, _) => ("The picture shows where each name lives.".to_owned(), "note"),
    };
    let note = el("p").class(class).child(el("strong").text(all));
    let then = match has_addresses {
        true => " The picture now shows the address at which the running machine has each of them.",
        false => " Pick a name to read why it lives there.",
    };
    board.is_settled().then(|| note.text(then).html())
}
