//! The track: the whole history in a row of ticks, and a slider over it.

use sim::Mark;
use web_sys::HtmlInputElement;
use yew::virtual_dom::ListenerKind;
use yew::{Callback, Html};

use super::kind::{KINDS, rank};
use crate::dom;
use crate::element::{Path, el};
use crate::player::{Act, Player};

/// Ticks at the most; in a longer history each stands for several commands.
const MOST_TICKS: usize = 240;
/// Units across and down.
const WIDTH: f64 = 1000.0;
const MIDDLE: f64 = 12.0;
/// How tall a tick is of which nothing stands out.
const PLAIN: f64 = 8.0;

/// Draws the track.
pub fn track(player: &Player, act: &Callback<Act>) -> Html {
    let timeline = player.timeline();
    let (position, length) = (timeline.position(), timeline.len());
    let seek = act.reform(|event: web_sys::Event| {
        let input = dom::target::<HtmlInputElement>(&event);
        Act::Seek(input.map_or(0, |input| input.value_as_number() as usize))
    });
    let each = length.div_ceil(MOST_TICKS).max(1);
    let ticks = timeline.marks().chunks(each).enumerate();
    let ticks = ticks.map(|(index, marks)| {
        let last = (index * each + marks.len()).min(length);
        let past = last <= position;
        // What stands out ahead may be the answer to a question.
        let marks = if past || !player.is_veiled() { marks } else { &[] };
        tick(marks, last as f64 * WIDTH / length.max(1) as f64, past)
    });
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

/// The tick of some commands, as what stands out of them most.
fn tick(marks: &[Mark], x: f64, past: bool) -> Html {
    let rank = rank(Mark::any(marks));
    let (class, height) = KINDS.get(rank).map_or(("", PLAIN), |kind| (kind.class, kind.height));
    let past = if past { " is-past" } else { "" };
    let line = Path::default().to('M', &[x, MIDDLE - height / 2.0]).to('v', &[height]);
    el("path").class(&format!("track-tick {class}{past}")).set("d", line.data()).html()
}
