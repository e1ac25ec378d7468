//! The gate of a flight: what the MMU says of the address that rests there.

use diagram::Gate;
use yew::Html;

use crate::element::el;

/// Pixels across of one letter.
const LETTER: f64 = 6.7;
/// Pixels down of the plate that the words stand on.
const HEIGHT: f64 = 19.0;

/// The lower edge of the titles.
const TITLES: f64 = 26.0;

/// Draws the words on a plate above the address, or below it where the titles stand above.
pub fn gate(gate: &Gate) -> Html {
    let (x, above) = (gate.at.0, gate.at.1 - 1.1 * HEIGHT);
    let y = if above - HEIGHT / 2.0 < TITLES { gate.at.1 + 1.1 * HEIGHT } else { above };
    let width = gate.words.chars().count() as f64 * LETTER + 14.0;
    let plate = el("rect").numbers(&[
        ("x", x - width / 2.0),
        ("y", y - HEIGHT / 2.0),
        ("width", width),
        ("height", HEIGHT),
        ("rx", HEIGHT / 2.0),
    ]);
    el("g")
        .class(if gate.ok { "gate" } else { "gate is-refused" })
        .child(plate)
        .child(el("text").numbers(&[("x", x), ("y", y)]).text(gate.words.clone()))
        .html()
}
