//! The translation strip: one address on its way through the MMU, step by step, as the hardware took them.

use diagram::format;
use sim::{Fault, Step};
use yew::Html;

use super::sighting::Sighting;
use crate::element::{el, text};

/// Which of the references is shown, and what they cost.
pub struct Place {
    /// Its number among all references so far, from 1.
    pub number: usize,
    /// All references so far.
    pub of: usize,
    /// Whose they are, where it is not the process shown.
    pub who: Option<String>,
    /// Nanoseconds that one reference takes.
    pub cost: u64,
    /// Bytes of the address space, for its bits.
    pub address_space: u64,
    /// Whether an MMU translates; else addresses are physical.
    pub translates: bool,
}

/// Draws the strip, or says what will stand here.
pub fn translation(sighting: Option<&Sighting>, place: &Place) -> Html {
    let strip = el("section").fixed(&[("class", "card strip"), ("aria-label", "Translation")]);
    let Some(sighting) = sighting else {
        return strip.child(el("p").class("quiet").text(nothing_yet(place.translates))).html();
    };
    strip
        .child(origin(sighting, place))
        .child(selected(sighting, place))
        .children(cells(&sighting.translation.steps))
        .child(arrival(sighting))
        .child(bill(sighting, place))
        .html()
}

/// What stands here before the first reference.
fn nothing_yet(translates: bool) -> &'static str {
    match translates {
        true => "The next memory reference will show here how its virtual address becomes a physical one.",
        false => "The next memory reference will show here. Its address is physical: nothing translates it.",
    }
}

fn cell(class: &str, head: String, below: Html) -> Html {
    el("div").class(&format!("cell {class}")).child(el("b").text(head)).child(el("span").child(below)).html()
}

fn origin(sighting: &Sighting, place: &Place) -> Html {
    let virt = sighting.translation.virt.0;
    let selects = sighting.translation.segment().is_some();
    let (selector, offset) = format::bits(virt, place.address_space, selects);
    let mut bits = el("span");
    if selects {
        bits = bits.child(el("span").class("bits-segment").text(selector)).text("\u{b7}");
    }
    let below = bits.text(offset).html();
    let kind = if place.translates { "virtual" } else { "address" };
    cell("is-virtual", format!("{kind} {}", format::address(virt)), below)
}

fn selected(sighting: &Sighting, place: &Place) -> Html {
    let Some(segment) = sighting.translation.segment() else { return Html::default() };
    let (selector, _) = format::bits(sighting.translation.virt.0, place.address_space, true);
    cell("", format!("segment {selector}"), text(segment.name()))
}

/// A cell for each step; a check stands under the offset that it checks.
fn cells(steps: &[Step]) -> Vec<Html> {
    let mut cells = Vec::new();
    let mut rest = steps;
    while let Some((step, after)) = rest.split_first() {
        rest = after;
        match (step, after) {
            (Step::Select { .. }, _) => {}
            (Step::Offset { offset }, [Step::Check { bounds, ok, .. }, after @ ..]) => {
                cells.push(checked(&format!("offset {}", signed(*offset)), *bounds, *ok));
                rest = after;
            }
            (step, _) => cells.push(single(step)),
        }
    }
    cells
}

fn single(step: &Step) -> Html {
    match step {
        Step::Select { segment } => cell("", segment.name().to_owned(), Html::default()),
        Step::Offset { offset } => cell("", format!("offset {}", signed(*offset)), Html::default()),
        Step::Check { offset, bounds, ok } => {
            checked(&format!("check {}", format::hex(*offset)), *bounds, *ok)
        }
        Step::Protect { protection, access, ok } => {
            let says = if *ok { "allows" } else { "forbids" };
            cell("", protection.to_string(), verdict(format!("{says} {access}"), *ok))
        }
        Step::Add { base } => {
            cell("", format!("+ base {}", format::address(*base)), text("added by the MMU"))
        }
    }
}

fn checked(head: &str, bounds: u64, ok: bool) -> Html {
    let says = if ok { "within" } else { "beyond" };
    cell("", head.to_owned(), verdict(format!("{says} bounds {}", format::hex(bounds)), ok))
}

fn verdict(words: String, ok: bool) -> Html {
    let (class, mark) = if ok { ("is-ok", " \u{2713}") } else { ("is-refused", " \u{2717}") };
    el("span").class(class).text(words).text(mark).html()
}

/// An offset, negative from the top of a segment that grows down.
fn signed(offset: i64) -> String {
    let sign = if offset < 0 { "\u{2013}" } else { "" };
    format!("{sign}{}", format::hex(offset.unsigned_abs()))
}

fn arrival(sighting: &Sighting) -> Html {
    let bytes = sighting.size.map_or_else(String::new, bytes);
    let what = format!("{}{bytes}", sighting.access);
    match sighting.translation.phys {
        Some(phys) => {
            let value = sighting.value.map(shown).unwrap_or_default();
            cell(
                "is-physical",
                format!("physical {}", format::address(phys.0)),
                text(format!("{what}{value}")),
            )
        }
        None => {
            let fault = sighting.translation.fault.map_or("fault", Fault::name);
            cell("is-refused", format!("fault: {fault}"), text(format!("{what}: trap into the OS")))
        }
    }
}

fn bytes(size: u64) -> String {
    if size == 1 { " 1 byte".to_owned() } else { format!(" {size} bytes") }
}

/// A value as a register holds it, and as people count where that differs.
fn shown(value: u64) -> String {
    let decimal = if value > 9 { format!(" ({value})") } else { String::new() };
    format!(": {}{decimal}", format::hex(value))
}

fn bill(sighting: &Sighting, place: &Place) -> Html {
    if sighting.translation.phys.is_none() {
        return Html::default();
    }
    let by = place.who.as_ref().map(|who| format!(" by {who}")).unwrap_or_default();
    let below = text(format!("reference {} of {}{by}", place.number, place.of));
    cell("", format::time(place.cost), below)
}
