//! The transport: to the start, back, step, play, and a track to drag along.

use diagram::format;
use sim::Mark;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::virtual_dom::ListenerKind;
use yew::{Callback, Html};

use crate::element::{El, Path, el};
use crate::player::{Act, Player};

/// Ticks drawn on the track at the most; a longer history shows every n-th.
const MOST_TICKS: usize = 240;

/// Draws the bar.
pub fn transport(player: &Player, act: &Callback<Act>) -> Html {
    let timeline = player.timeline();
    let (position, length) = (timeline.position(), timeline.len());
    let playing = player.is_playing();
    let play = button(act, Act::Play(!playing), if playing { "Pause" } else { "Play" });
    let place = el("p")
        .class("transport-place")
        .child(el("span").class("roomy").text("command "))
        .text(format!("{position} / {length}"))
        .child(el("span").class("roomy").text(format!(" \u{b7} {}", format::time(player.snapshot().time))));
    let sign = |sign: &'static str| el("span").fixed(&[("aria-hidden", "true")]).text(sign);
    let start = button(act, Act::Seek(0), "").set("aria-label", "To the start").child(sign("|\u{25c0}"));
    let back = el("span").child(sign("\u{25c0} ")).text("Back");
    let step = button(act, Act::Step, "Step").class("button strong").child(sign(" \u{25b6}"));
    el("div")
        .fixed(&[("class", "transport"), ("role", "group"), ("aria-label", "Timeline")])
        .child(start.flag("disabled", position == 0))
        .child(button(act, Act::Back, "").child(back).flag("disabled", position == 0))
        .child(step)
        .child(play.flag("disabled", !playing && position == length))
        .child(track(player, act))
        .child(place)
        .html()
}

/// A button that asks the player for something.
pub fn button(act: &Callback<Act>, asked: Act, words: &'static str) -> El {
    let button = el("button").fixed(&[("type", "button"), ("class", "button")]);
    button.on(|| ListenerKind::onclick, act.reform(move |_| asked.clone())).text(words)
}

fn track(player: &Player, act: &Callback<Act>) -> Html {
    let timeline = player.timeline();
    let (position, length) = (timeline.position(), timeline.len());
    let seek = act.reform(|event: web_sys::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        Act::Seek(input.map_or(0, |input| input.value_as_number() as usize))
    });
    let every = length.div_ceil(MOST_TICKS).max(1);
    let moments = timeline.marks().iter().enumerate().step_by(every);
    let ticks = moments.map(|(index, mark)| tick(index, length, *mark, index < position));
    let picture = el("svg")
        .fixed(&[("class", "track-ticks"), ("viewBox", "0 0 1000 24"), ("preserveAspectRatio", "none")])
        .fixed(&[("aria-hidden", "true")])
        .children(ticks.collect());
    let slider = el("input")
        .fixed(&[("type", "range"), ("min", "0"), ("step", "1"), ("aria-label", "Position in the timeline")])
        .set("max", length.to_string())
        .set("aria-valuetext", format!("after command {position} of {length}"))
        .value(position.to_string())
        .on(|| ListenerKind::oninput, seek);
    el("div").class("track").child(picture).child(slider).html()
}

fn tick(index: usize, length: usize, mark: Mark, past: bool) -> Html {
    let x = (index + 1) as f64 * 1000.0 / length.max(1) as f64;
    // What stands out: trouble, or a context switch.
    let kind = match mark {
        mark if mark.has(Mark::TROUBLE) => "is-trouble",
        mark if mark.has(Mark::SWITCH) => "is-switch",
        _ => "",
    };
    let (from, to) = if kind.is_empty() { (7.0, 17.0) } else { (2.0, 22.0) };
    let past = if past { " is-past" } else { "" };
    el("path")
        .class(&format!("track-tick {kind}{past}"))
        .set("d", Path::default().to('M', &[x, from]).to('V', &[to]).data())
        .html()
}
