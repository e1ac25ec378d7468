//! What happened, in words; a screen reader hears it too.

mod announcer;

use std::slice;

use sim::{Event, Mark, tell};
use yew::Html;

use self::announcer::announcer;
use crate::element::el;
use crate::player::Player;

/// At most so many sentences stand there; the rest is counted.
const MOST: usize = 24;
/// At most so many are read out while it plays; the next ones are near.
const MOST_IN_PASSING: usize = 2;

/// What stands here at the start.
const NOTHING_YET: &str = "Nothing has happened yet. Press Step.";
/// What stands here after a command like `free(0)`.
const NOTHING: &str = "This command changed nothing.";

/// A sentence, and whether it tells of trouble.
struct Sentence {
    class: &'static str,
    words: String,
}

/// The latest events as sentences, or what was refused; beside them what reads them out.
pub fn happened(player: &Player) -> Html {
    let sentences = sentences(player);
    let aloud = announcer(player.timeline().position(), aloud(&sentences, player.is_playing()));
    let shown =
        sentences.into_iter().map(|Sentence { class, words }| el("p").class(class).text(words).html());
    let visible = el("section")
        .fixed(&[("class", "happened"), ("aria-label", "What happened"), ("tabindex", "0")])
        .children(shown.collect());
    [visible.html(), aloud].into_iter().collect()
}

fn sentences(player: &Player) -> Vec<Sentence> {
    let (events, snapshot) = (player.latest(), player.snapshot());
    let plain = |words: String| Sentence { class: "", words };
    let mut sentences = match player.refusal() {
        Some(reason) => vec![Sentence { class: "refusal", words: format!("Refused: {reason}.") }],
        None if events.is_empty() => {
            let begins = player.timeline().position() == 0;
            vec![plain((if begins { NOTHING_YET } else { NOTHING }).to_owned())]
        }
        None => {
            let told = |event| Sentence { class: tone(event), words: tell(event, snapshot) };
            events.iter().take(MOST).map(told).collect()
        }
    };
    if player.refusal().is_none() && events.len() > MOST {
        sentences.push(plain(format!("And {} more.", events.len() - MOST)));
    }
    if player.dropped() > 0 {
        sentences.push(Sentence { class: "quiet", words: dropped(player.dropped()) });
    }
    sentences
}

/// What is read out: everything, or while it plays the trouble before the rest.
fn aloud(sentences: &[Sentence], in_passing: bool) -> String {
    let grave = |sentence: &&Sentence| sentence.class == "refusal";
    let (first, rest) =
        (sentences.iter().filter(grave), sentences.iter().filter(|sentence| !grave(sentence)));
    let words = |sentence: &Sentence| sentence.words.clone();
    let words: Vec<String> = if in_passing {
        first.chain(rest).take(MOST_IN_PASSING).map(words).collect()
    } else {
        sentences.iter().map(words).collect()
    };
    words.join(" ")
}

fn dropped(count: usize) -> String {
    match count {
        1 => "The command that lay ahead was dropped.".to_owned(),
        _ => format!("The {count} commands that lay ahead were dropped."),
    }
}

/// Trouble stands out, as it does on the track.
fn tone(event: &Event) -> &'static str {
    let marks = Mark::of(slice::from_ref(event));
    if marks.has(Mark::TROUBLE) { "refusal" } else { "" }
}
