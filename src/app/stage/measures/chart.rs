//! Fragmentation over time, as three lines; a click goes to that moment.

use diagram::format;
use web_sys::HtmlInputElement;
use yew::virtual_dom::ListenerKind;
use yew::{Callback, Html};

use super::history::{self, Sample};
use crate::dom;
use crate::element::{El, Path, el};
use crate::player::{Act, Player};

/// Units across and down the chart.
const WIDTH: f64 = 1000.0;
const HEIGHT: f64 = 100.0;

/// The lines: class, name, and what share of one they show.
type Line = (&'static str, &'static str, fn(&Sample, f64) -> f64);

const LINES: [Line; 3] = [
    ("is-external", "external", |sample, _| sample.waste.external),
    ("is-free", "free", |sample, memory| sample.waste.free as f64 / memory),
    ("is-internal", "internal", |sample, memory| sample.waste.internal as f64 / memory),
];

/// Draws the chart.
pub fn chart(player: &Player, act: &Callback<Act>) -> Html {
    let samples = history::samples(player);
    let memory = player.snapshot().memory_size().max(1) as f64;
    let (position, length) = (player.timeline().position(), player.timeline().len());
    let now = Path::default().to('M', &[across(position, length), 0.0]).to('V', &[HEIGHT]);
    let lines = LINES.iter().map(|(class, _, share)| {
        let path = path(&samples, length, |sample| share(sample, memory));
        el("path").class(&format!("chart-line {class}")).set("d", path.data()).html()
    });
    let drawing = el("svg")
        .fixed(&[("class", "chart-lines"), ("viewBox", "-4 -2 1008 104"), ("preserveAspectRatio", "none")])
        .fixed(&[("role", "img")])
        .set("aria-label", summary(&samples))
        .children(lines.collect())
        .child(el("path").class("chart-now").set("d", now.data()));
    el("div")
        .class("chart")
        .child(el("div").class("chart-area").child(drawing).child(seeker(position, length, act)))
        .child(legend())
        .html()
}

fn across(position: usize, length: usize) -> f64 {
    position as f64 * WIDTH / length.max(1) as f64
}

/// A line of steps: a value holds until the next moment.
fn path(samples: &[Sample], length: usize, share: impl Fn(&Sample) -> f64) -> Path {
    let height = |sample| HEIGHT - share(sample) * HEIGHT;
    let first = samples.first().map_or(HEIGHT, &height);
    let line = samples.iter().fold(Path::default().to('M', &[0.0, first]), |line, sample| {
        line.to('H', &[across(sample.position, length)]).to('V', &[height(sample)])
    });
    line.to('H', &[WIDTH])
}

/// A click or a drag goes to a moment. Keys and screen readers have the track.
fn seeker(position: usize, length: usize, act: &Callback<Act>) -> El {
    let seek = act.reform(|event: web_sys::Event| {
        let input = dom::target::<HtmlInputElement>(&event);
        Act::Seek(input.map_or(0, |input| input.value_as_number() as usize))
    });
    el("input")
        .fixed(&[("type", "range"), ("min", "0"), ("step", "1"), ("tabindex", "-1"), ("aria-hidden", "true")])
        .set("max", length.to_string())
        .value(position.to_string())
        .on(|| ListenerKind::oninput, seek)
}

fn legend() -> El {
    let entry = |(class, name, _): &Line| {
        let sample = el("svg")
            .fixed(&[("viewBox", "0 0 20 4"), ("aria-hidden", "true")])
            .child(el("path").class(&format!("chart-line {class}")).set("d", "M0 2 H20"));
        el("span").class("chart-entry").child(sample).text(*name).html()
    };
    el("p").class("chart-legend").children(LINES.iter().map(entry).collect())
}

fn summary(samples: &[Sample]) -> String {
    let most = samples.iter().map(|sample| sample.waste.external).fold(0.0, f64::max);
    let last = samples.last().map_or(0.0, |sample| sample.waste.external);
    let (most, last) = (format::percent(most), format::percent(last));
    format!("Fragmentation over time: external at most {most}, at the end {last}")
}
