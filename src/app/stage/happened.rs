//! What happened, in words; a screen reader hears it too.

use std::slice;

use sim::{Event, Mark, tell};
use yew::Html;

use crate::element::el;
use crate::player::Player;

/// The latest events as sentences, or what was refused.
pub fn happened(player: &Player) -> Html {
    let (events, snapshot) = (player.latest(), player.snapshot());
    let sentence = |class: &str, words: String| el("p").class(class).text(words).html();
    let mut sentences = match player.refusal() {
        Some(reason) => vec![sentence("refusal", format!("Refused: {reason}."))],
        None if events.is_empty() => vec![sentence("", NOTHING_YET.to_owned())],
        None => events.iter().map(|event| sentence(tone(event), tell(event, snapshot))).collect(),
    };
    if player.dropped() > 0 {
        sentences.push(sentence(
            "quiet",
            format!(
                "{} that lay ahead {}.",
                commands(player.dropped()),
                if player.dropped() == 1 { "was dropped" } else { "were dropped" }
            ),
        ));
    }
    let live = el("div").fixed(&[("role", "status"), ("aria-live", "polite")]).children(sentences);
    el("section")
        .fixed(&[("class", "happened"), ("aria-label", "What happened"), ("tabindex", "0")])
        .child(live)
        .html()
}

fn commands(count: usize) -> String {
    if count == 1 { "The command".to_owned() } else { format!("The {count} commands") }
}

/// What stands here at the start.
const NOTHING_YET: &str = "Nothing has happened yet. Press Step.";

/// Trouble stands out, as it does on the track.
fn tone(event: &Event) -> &'static str {
    let marks = Mark::of(slice::from_ref(event));
    if marks.has(Mark::TROUBLE) { "refusal" } else { "" }
}
