//! What happened, in words; a screen reader hears it too.

use sim::{Event, Snapshot, tell};
use yew::Html;

use crate::element::el;

/// The latest events as sentences, or what was refused.
pub fn happened(events: &[Event], snapshot: &Snapshot, refusal: Option<&str>) -> Html {
    let sentence = |class: &str, words: String| el("p").class(class).text(words).html();
    let sentences = match refusal {
        Some(reason) => vec![sentence("refusal", format!("Refused: {reason}."))],
        None if events.is_empty() => vec![sentence("", NOTHING_YET.to_owned())],
        None => events.iter().map(|event| sentence(tone(event), tell(event, snapshot))).collect(),
    };
    let live = el("div").fixed(&[("role", "status"), ("aria-live", "polite")]).children(sentences);
    el("section")
        .fixed(&[("class", "happened"), ("aria-label", "What happened"), ("tabindex", "0")])
        .child(live)
        .html()
}

/// What stands here at the start.
const NOTHING_YET: &str = "Nothing has happened yet. Press Step.";

/// Trouble stands out.
fn tone(event: &Event) -> &'static str {
    let trouble = matches!(
        event,
        Event::Faulted { .. }
            | Event::IllegalInstruction { .. }
            | Event::Killed { .. }
            | Event::OutOfMemory { .. }
            | Event::Rejected { .. }
    );
    if trouble { "refusal" } else { "" }
}
