//! The page for an address that names nothing: says so, and what there is.

use yew::prelude::*;

use super::ways::ways;
use crate::page::Lectures;
use crate::route::Route;

/// Why there is nothing, and what there is.
#[derive(Properties, PartialEq)]
pub struct NotFoundProps {
    /// Why, in one sentence.
    pub reason: String,
    /// The lectures that can be opened.
    pub lectures: Lectures,
}

/// The friendly dead end.
#[component]
pub fn NotFound(props: &NotFoundProps) -> Html {
    html! {
        <main id="main" class="plain text" tabindex="-1">
            <p class="kicker">{ "Nothing is mapped here" }</p>
            <h1 tabindex="-1">{ "This address leads nowhere" }</h1>
            <p>{ &props.reason }{ " This is what there is:" }</p>
            { ways(&props.lectures) }
            <p><a href={Route::Home.to_string()}>{ "To the start page" }</a></p>
        </main>
    }
}
