//! The CPU card: mode, who runs, registers, the MMU's registers with the one in use lit up, and the PCBs.

mod chips;
mod held;
mod mmu;
mod mode;
mod pcbs;
mod registers;

use yew::{Html, NodeRef};

use self::held::Held;
use super::seen::Seen;
use crate::element::el;

/// Draws the card. `place` leads to what it looks like on the page, where the registers find their way.
pub fn cpu(seen: &Seen<'_>, place: &NodeRef) -> Html {
    let held = Held::now(seen);
    let shown = registers::shown(seen, &held);
    let rows = pcbs::rows(seen, &held);
    let chips = seen.moment.switch.and_then(|switch| chips::chips(&switch, &shown, &rows, place));
    el("section")
        .fixed(&[("class", "card cpu"), ("aria-label", "CPU")])
        .refer(place)
        .child(el("h2").class("card-title").text("CPU"))
        .child(mode::mode(seen, &held))
        .child(registers::registers(&shown))
        .child(mmu::mmu(seen, &held))
        .child(pcbs::pcbs(seen, &rows))
        .children(chips.into_iter().collect())
        .html()
}
