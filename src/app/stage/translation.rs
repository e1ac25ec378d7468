//! The translation strip: one address on its way through the MMU, step by step, as the hardware took them.

mod words;

use diagram::format;
use sim::{Fault, Step};
use yew::Html;

use super::sighting::Sighting;
use crate::element::{el, text};

/// Which of the references is shown, what they cost, and how far this one has come.
pub struct Place {
    /// Its number among all references so far, from 1.
    pub number: usize,
    /// All references so far.
    pub of: usize,
    /// Whose they are, where it is not the process shown.
    pub who: Option<String>,
    /// Whose memory was touched, where it was not the process's own: "the OS", a process's name, "nobody".
    pub victim: Option<String>,
    /// Nanoseconds that one reference takes.
    pub cost: u64,
    /// Bytes of the address space, for its bits.
    pub address_space: u64,
    /// Bytes of physical memory.
    pub memory: u64,
    /// Whether an MMU translates; else addresses are physical.
    pub translates: bool,
    /// How many steps of the translation are done: their cells are lit.
    pub steps: usize,
}

/// Draws the strip, or says what will stand here.
pub fn translation(sighting: Option<&Sighting>, place: &Place) -> Html {
    let strip = el("section").set("aria-label", "Translation");
    let strip = strip.class(if place.translates { "card strip" } else { "card strip is-short" });
    let Some(sighting) = sighting else {
        return strip.child(el("p").class("quiet").text(nothing_yet(place.translates))).html();
    };
    let mut row = Row { done: place.steps, all: sighting.translation.steps.len(), cells: Vec::new() };
    origin(&mut row, sighting, place);
    steps(&mut row, sighting, place);
    arrival(&mut row, sighting);
    bill(&mut row, sighting, place);
    let why = words::why(sighting, place).filter(|_| row.is_over());
    strip
        .child(el("ol").class("cells").children(row.cells))
        .child(el("p").class(tone(sighting)).text(why.unwrap_or_default()))
        .html()
}

/// Trouble stands out.
fn tone(sighting: &Sighting) -> &'static str {
    let trouble = sighting.translation.victim.is_some() || sighting.translation.fault.is_some();
    if trouble { "strip-why is-bad" } else { "strip-why" }
}

/// What stands here before the first reference.
fn nothing_yet(translates: bool) -> &'static str {
    match translates {
        true => "The next memory reference will show here how its virtual address becomes a physical one.",
        false => "The next memory reference will show here. Its address is physical: nothing translates it.",
    }
}

/// The cells, each of which lights up when so many steps are done.
struct Row {
    done: usize,
    all: usize,
    cells: Vec<Html>,
}

impl Row {
    fn put(&mut self, after: usize, class: &str, head: String, below: Html) {
        self.put_from(after, after, class, head, below);
    }

    /// A cell that speaks of several steps, and is the current one from the first to the last of them.
    fn put_from(&mut self, first: usize, last: usize, class: &str, head: String, below: Html) {
        let state = match self.done {
            done if done < first => "is-ahead",
            done if done <= last && !self.is_over() => "is-now",
            _ => "",
        };
        let cell = el("li").class(&format!("cell {class} {state}"));
        self.cells.push(cell.child(el("b").text(head)).child(el("span").child(below)).html());
    }

    fn is_over(&self) -> bool {
        self.done >= self.all
    }
}

fn origin(row: &mut Row, sighting: &Sighting, place: &Place) {
    let virt = sighting.translation.virt.0;
    let selects = sighting.translation.segment().is_some();
    let (selector, offset) = format::bits(virt, place.address_space, selects);
    let mut bits = el("span");
    if selects {
        bits = bits.child(el("span").class("bits-segment").text(selector)).text("\u{b7}");
    }
    let kind = if place.translates { "virtual" } else { "address" };
    row.put(0, "is-virtual", format!("{kind} {}", format::address(virt)), bits.text(offset).html());
}

/// A cell for each step; a check stands under the offset that it checks.
fn steps(row: &mut Row, sighting: &Sighting, place: &Place) {
    let down = words::counts_back(sighting);
    let mut head = None;
    for (after, step) in (1..).zip(sighting.translation.steps.iter()) {
        match step {
            Step::Select { segment } => {
                let (selector, _) = format::bits(sighting.translation.virt.0, place.address_space, true);
                row.put(after, "", format!("segment {selector}"), text(segment.name()));
            }
            Step::Offset { offset } => head = Some((after, format!("offset {}", signed(*offset)))),
            Step::Check { offset, bounds, ok } => {
                let check = || (after, format!("check {}", format::hex(*offset)));
                let (first, head) = head.take().unwrap_or_else(check);
                let below = verdict(words::compared(*offset, *bounds, *ok, down), *ok);
                row.put_from(first, after, "", head, below);
            }
            Step::Protect { protection, access, ok } => {
                let says = if *ok { "allows" } else { "forbids" };
                row.put(after, "", protection.to_string(), verdict(format!("{says} {access}"), *ok));
            }
            Step::Add { base } => {
                let what = if down { "the segment\u{2019}s end" } else { "added by the MMU" };
                row.put(after, "", format!("+ base {}", format::address(*base)), text(what));
            }
        }
    }
}

fn verdict(words: String, ok: bool) -> Html {
    let (class, mark) = if ok { ("is-ok", " \u{2713}") } else { ("is-refused", " \u{2717}") };
    el("span").class(class).text(words).text(mark).html()
}

/// An offset, negative from the top of a segment that grows down.
fn signed(offset: i64) -> String {
    let sign = if offset < 0 { "\u{2212}" } else { "" };
    format!("{sign}{}", format::hex(offset.unsigned_abs()))
}

fn arrival(row: &mut Row, sighting: &Sighting) {
    let bytes = sighting.size.map_or_else(String::new, bytes);
    let what = format!("{}{bytes}", sighting.access);
    match sighting.translation.phys {
        Some(phys) => {
            let value = sighting.value.map(shown).unwrap_or_default();
            let head = format!("physical {}", format::address(phys.0));
            row.put(row.all, "is-physical", head, text(format!("{what}{value}")));
        }
        None => {
            let fault = sighting.translation.fault.map_or("fault", Fault::name);
            let below = text(format!("{what}: trap into the OS"));
            row.put(row.all, "is-refused", format!("fault: {fault}"), below);
        }
    }
}

fn bytes(size: u64) -> String {
    if size == 1 { " 1 byte".to_owned() } else { format!(" {size} bytes") }
}

/// A value as a register holds it, and as people count where that differs and is short.
fn shown(value: u64) -> String {
    let decimal = if (10..100_000).contains(&value) { format!(" ({value})") } else { String::new() };
    format!(": {}{decimal}", format::hex(value))
}

fn bill(row: &mut Row, sighting: &Sighting, place: &Place) {
    if sighting.translation.phys.is_none() {
        return;
    }
    let by = place.who.as_ref().map(|who| format!(" by {who}")).unwrap_or_default();
    let below = text(format!("reference {} of {}{by}", place.number, place.of));
    row.put(row.all, "", format::time(place.cost), below);
}
