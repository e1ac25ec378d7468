//! What happened, in words; a screen reader hears it too.

use sim::{Event, Snapshot, tell};
use yew::prelude::*;

/// The latest events as sentences, or what was refused.
pub fn happened(events: &[Event], snapshot: &Snapshot, refusal: Option<&str>) -> Html {
    html! {
        <section class="happened" aria-label="What happened" tabindex="0">
            <div role="status" aria-live="polite">
                if let Some(reason) = refusal {
                    <p class="refusal">{ format!("Refused: {reason}.") }</p>
                } else if events.is_empty() {
                    <p>{ "Nothing has happened yet. Press Step." }</p>
                } else {
                    { for events.iter().map(|event| html! { <p class={tone(event)}>{ tell(event, snapshot) }</p> }) }
                }
            </div>
        </section>
    }
}

/// Trouble stands out.
fn tone(event: &Event) -> Option<&'static str> {
    let trouble = matches!(
        event,
        Event::Faulted { .. }
            | Event::IllegalInstruction { .. }
            | Event::Killed { .. }
            | Event::OutOfMemory { .. }
            | Event::Rejected { .. }
    );
    trouble.then_some("refusal")
}
