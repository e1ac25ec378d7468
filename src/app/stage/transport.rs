//! The transport: to the start, back, step, play, and a track to drag along.

use diagram::format;
use sim::Event;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::player::{Act, Player};

/// Ticks drawn on the track at the most; a longer history shows every n-th.
const MOST_TICKS: usize = 240;

/// Draws the bar.
pub fn transport(player: &Player, act: &Callback<Act>) -> Html {
    let timeline = player.timeline();
    let (position, length) = (timeline.position(), timeline.len());
    let on = |make: fn() -> Act| act.reform(move |_: MouseEvent| make());
    let playing = player.is_playing();
    let play = act.reform(move |_: MouseEvent| Act::Play(!playing));
    let time = format::time(player.snapshot().time);
    html! {
        <div class="transport" role="group" aria-label="Timeline">
            <button type="button" class="button" onclick={on(|| Act::Seek(0))} disabled={position == 0} aria-label="To the start">{ "|\u{25c0}" }</button>
            <button type="button" class="button" onclick={on(|| Act::Back)} disabled={position == 0}><span aria-hidden="true">{ "\u{25c0} " }</span>{ "Back" }</button>
            <button type="button" class="button strong" onclick={on(|| Act::Step)}>{ "Step" }<span aria-hidden="true">{ " \u{25b6}" }</span></button>
            <button type="button" class="button" onclick={play} disabled={!playing && position == length}>
                { if playing { "Pause" } else { "Play" } }
            </button>
            { track(player, act) }
            <p class="transport-place">{ format!("command {position} / {length} \u{b7} {time}") }</p>
        </div>
    }
}

fn track(player: &Player, act: &Callback<Act>) -> Html {
    let timeline = player.timeline();
    let (position, length) = (timeline.position(), timeline.len());
    let seek = act.reform(|event: InputEvent| {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        Act::Seek(input.map_or(0, |input| input.value_as_number() as usize))
    });
    let every = length.div_ceil(MOST_TICKS).max(1);
    let ticks = timeline
        .events()
        .iter()
        .enumerate()
        .filter(|(index, events)| index % every == 0 || kind(events) != "");
    html! {
        <div class="track">
            <svg class="track-ticks" viewBox="0 0 1000 24" preserveAspectRatio="none" aria-hidden="true">
                { for ticks.take(2 * MOST_TICKS).map(|(index, events)| tick(index, length, events, index < position)) }
            </svg>
            <input type="range" min="0" max={length.to_string()} step="1" value={position.to_string()} oninput={seek}
                   aria-label="Position in the timeline"
                   aria-valuetext={format!("after command {position} of {length}")} />
        </div>
    }
}

fn tick(index: usize, length: usize, events: &[Event], past: bool) -> Html {
    let x = (index + 1) as f64 * 1000.0 / length.max(1) as f64;
    let class = classes!("track-tick", kind(events), past.then_some("is-past"));
    let d = if kind(events).is_empty() { format!("M{x:.1} 7 V17") } else { format!("M{x:.1} 2 V22") };
    html! { <path {class} {d} /> }
}

/// The kind of tick that stands out: trouble, or a context switch.
fn kind(events: &[Event]) -> &'static str {
    let trouble = |event: &Event| {
        matches!(event, Event::Faulted { .. } | Event::Killed { .. } | Event::Rejected { .. })
    };
    let switch = |event: &Event| matches!(event, Event::Switched { .. });
    if events.iter().any(trouble) {
        "is-trouble"
    } else if events.iter().any(switch) {
        "is-switch"
    } else {
        ""
    }
}
