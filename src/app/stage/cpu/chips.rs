//! Registers on their way between the CPU and a PCB while the context is switched: small plates that travel.

use diagram::{Phase, SwitchMotion};
use web_sys::{DomRect, Element};
use yew::{Html, NodeRef};

use super::pcbs::Row;
use super::registers::Shown;
use crate::element::el;
use crate::stage::measure;

/// Pixels down of a chip, where a rem is 16 pixels.
const HEIGHT: f64 = 18.0;
/// How many chips are on their way at once.
const AT_ONCE: f64 = 3.0;

/// How far the chip of that index has come, 0 to 1: one leaves after the other, and that of the MMU behind the `count` of
/// registers.
pub fn progress(progress: f64, index: usize, count: usize) -> f64 {
    let turns = count as f64 + AT_ONCE;
    let t = ((progress * turns - index as f64) / AT_ONCE).clamp(0.0, 1.0);
    t * t * (3.0 - 2.0 * t)
}

/// Draws the chips where the card lies on the page; none before it has been drawn.
pub fn chips(switch: &SwitchMotion, shown: &[Shown], rows: &[Row], place: &NodeRef) -> Option<Html> {
    let card = place.cast::<Element>()?;
    let pid = if switch.phase == Phase::Save { switch.from? } else { switch.to };
    let row = rows.iter().position(|row| row.pid == pid)?;
    let pcb = middle(&card, "pcb-held", row)?;
    let registers = shown.iter().enumerate().map(|(index, one)| (one.name.as_str(), "register", index));
    let mmu = middle(&card, "mmu", 0).map(|_| ("MMU", "mmu", 0));
    let drawn = registers.chain(mmu).enumerate().filter_map(|(turn, (name, class, index))| {
        let t = progress(switch.progress, turn, shown.len());
        Some(chip(name, on_the_way(switch.phase, middle(&card, class, index)?, pcb, t), t))
    });
    let chips = drawn.collect();
    Some(el("svg").fixed(&[("class", "chips"), ("aria-hidden", "true")]).children(chips).html())
}

/// Where the middle of a part of the card lies, in CSS pixels from the card's top left corner.
fn middle(card: &Element, class: &str, index: usize) -> Option<Spot> {
    let parts = card.get_elements_by_class_name(class);
    let rect: DomRect = parts.item(u32::try_from(index).ok()?)?.get_bounding_client_rect();
    let origin = card.get_bounding_client_rect();
    let x = rect.x() + rect.width() / 2.0 - origin.x();
    let y = rect.y() + rect.height() / 2.0 - origin.y();
    Some(Spot { x, y })
}

/// A place in the card.
#[derive(Clone, Copy)]
struct Spot {
    x: f64,
    y: f64,
}

fn on_the_way(phase: Phase, register: Spot, pcb: Spot, t: f64) -> Spot {
    let (from, to) = if phase == Phase::Save { (register, pcb) } else { (pcb, register) };
    let mix = |a: f64, b: f64| a + (b - a) * t;
    Spot { x: mix(from.x, to.x), y: mix(from.y, to.y) }
}

/// One chip; it appears where it starts and is taken in where it ends.
fn chip(name: &str, at: Spot, t: f64) -> Html {
    let height = HEIGHT * measure::zoom();
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
