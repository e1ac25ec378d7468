//! The C program, with the line of the picked name marked.

use yew::prelude::*;

/// Lists the source; `marked` counts lines from 1.
pub fn program(source: &str, marked: Option<u32>) -> Html {
    let line = |(number, text): (u32, &str)| {
        let code = text.trim_start();
        let (indent, _) = text.split_at(text.len() - code.len());
        if marked == Some(number) {
            html! { <code>{ indent }<mark>{ code }</mark></code> }
        } else {
            html! { <code>{ text }</code> }
        }
    };
    html! {
        <pre class="program" tabindex="0" aria-label="The C program">{ for (1..).zip(source.lines()).map(line) }</pre>
    }
}
