//! What a placement was worth, in words that a screen reader hears too.

use yew::prelude::*;

use super::board::Board;

/// The state to talk about.
#[derive(Properties, PartialEq)]
pub struct FeedbackProps {
    /// The quiz as it stands.
    pub board: Board,
}

/// The reason for the latest choice, the hint, and the end.
#[component]
pub fn Feedback(props: &FeedbackProps) -> Html {
    let board = &props.board;
    html! {
        <div class="feedback" role="status">
            { verdict(board).unwrap_or_default() }
            { hint(board).unwrap_or_default() }
            { solved(board).unwrap_or_default() }
        </div>
    }
}

fn verdict(board: &Board) -> Option<Html> {
    let index = board.subject()?;
    let (_, verdict) = board.placed(index)?;
    let name = board.items().get(index)?.name;
    let (judgement, because) = verdict.reason.split_once(". ").unwrap_or((verdict.reason, ""));
    let class = if verdict.right { "right" } else { "wrong" };
    let again = if verdict.right { "" } else { " Try again." };
    Some(html! {
        <p class={classes!("note", class)}>
            <code>{ name }</code>{ ": " }<strong>{ judgement }{ "." }</strong>{ " " }{ because }{ again }
        </p>
    })
}

fn hint(board: &Board) -> Option<Html> {
    let hint = board.hint()?;
    Some(html! { <p class="note"><strong>{ "Hint." }</strong>{ " " }{ hint }</p> })
}

fn solved(board: &Board) -> Option<Html> {
    if !board.is_solved() {
        return None;
    }
    let count = board.items().len();
    Some(html! {
        <p class="note right">
            <strong>{ format!("All {count} names are in their places.") }</strong>
            { " The picture now shows the address at which the running machine has each of them." }
        </p>
    })
}
