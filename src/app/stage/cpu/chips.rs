//! Registers on their way between the CPU and a PCB while the context is switched: small plates that travel.

use diagram::{Phase, SwitchMotion};
use web_sys::{DomRect, Element};
use yew::{Html, NodeRef};

use super::pcbs::Row;
use super::registers::Shown;
use crate::element::el;

/// How many chips are on their way at once.
const AT_ONCE: f64 = 3.0;

/// How far the chip of that index has come, 0 to 1: one leaves after the other.
pub fn progress(progress: f64, index: usize, count: usize) -> f64 {
    let turns = count.saturating_sub(1) as f64 + AT_ONCE;
    let t = ((progress * turns - index as f64) / AT_ONCE).clamp(0.0, 1.0);
    t * t * (3.0 - 2.0 * t)
}

/// Draws the chips where the card lies on the page; none before it has been drawn.
pub fn chips(switch: &SwitchMotion, shown: &[Shown], rows: &[Row], place: &NodeRef) -> Option<Html> {
    let card = place.cast::<Element>()?;
    let pid = if switch.phase == Phase::Save { switch.from? } else { switch.to };
    let row = rows.iter().position(|row| row.pid == pid)?;
    let pcb = middle(&card, "pcb-held", row)?;
    let registers = shown.iter().enumerate();
    let drawn = registers.filter_map(|(index, register)| {
        let register_place = middle(&card, "register", index)?;
        let t = progress(switch.progress, index, shown.len());
        Some(chip(&register.name, on_the_way(switch.phase, register_place, pcb, t), t))
    });
    let chips = drawn.collect();
    Some(el("svg").fixed(&[("class", "chips"), ("aria-hidden", "true")]).children(chips).html())
}

/// Where a part of the card lies: its middle, from the card's top left corner, and its height, in CSS pixels.
fn middle(card: &Element, class: &str, index: usize) -> Option<Spot> {
    let parts = card.get_elements_by_class_name(class);
    let rect: DomRect = parts.item(u32::try_from(index).ok()?)?.get_bounding_client_rect();
    let origin = card.get_bounding_client_rect();
    let x = rect.x() + rect.width() / 2.0 - origin.x();
    let y = rect.y() + rect.height() / 2.0 - origin.y();
    Some(Spot { x, y, height: rect.height() })
}

/// A place in the card.
#[derive(Clone, Copy)]
struct Spot {
    x: f64,
    y: f64,
    height: f64,
}

fn on_the_way(phase: Phase, register: Spot, pcb: Spot, t: f64) -> Spot {
    let (from, to) = if phase == Phase::Save { (register, pcb) } else { (pcb, register) };
    let mix = |a: f64, b: f64| a + (b - a) * t;
    Spot { x: mix(from.x, to.x), y: mix(from.y, to.y), height: register.height }
}

/// One chip; it appears where it starts and is taken in where it ends.
fn chip(name: &str, at: Spot, t: f64) -> Html {
    let height = at.height;
    let width = height * (1.0 + 0.45 * name.len() as f64);
    let seen = (8.0 * t.min(1.0 - t)).min(1.0);
    let plate = el("rect").numbers(&[
        ("x", at.x - width / 2.0),
        ("y", at.y - height / 2.0),
        ("width", width),
        ("height", height),
        ("rx", height / 4.0),
    ]);
    let words = el("text").numbers(&[("x", at.x), ("y", at.y)]).text(name.to_owned());
    el("g").class("chip").numbers(&[("opacity", seen)]).child(plate).child(words).html()
}
