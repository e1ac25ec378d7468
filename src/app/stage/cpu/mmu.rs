//! The MMU's registers or segment table: the entry in use lights up, and a refusal to load them shows.

use diagram::format;
use sim::{Event, Growth, MmuRegister, SegmentName, Translation};
use yew::Html;

use super::held::Held;
use crate::element::{El, el};
use crate::stage::figure::segment_class;
use crate::stage::seen::Seen;

/// Draws the table, or says why there is none.
pub fn mmu(seen: &Seen<'_>, held: &Held<'_>) -> Html {
    let refusal = refusal(seen);
    let class = if refusal.is_some() { "mmu-part is-refused" } else { "mmu-part" };
    let part = el("div").class(class);
    if held.mmu.is_empty() {
        let why = match seen.snapshot().translates() {
            false => "There is no MMU: addresses are physical.",
            true => "The MMU\u{2019}s registers are empty: no process runs.",
        };
        return part.child(el("p").class("quiet").text(why)).children(refusal.into_iter().collect()).html();
    }
    let below = refusal.unwrap_or_else(|| el("p").class("quiet").text("Only the OS may load these.").html());
    part.child(table(held.mmu, used(seen, held))).child(below).html()
}

/// What a program tried that only the OS may, where it is the trap that is shown.
fn refusal(seen: &Seen<'_>) -> Option<Html> {
    let (told, to_come) = seen.told();
    let now = to_come.first().filter(|_| seen.moment.event.is_some());
    let resting = if seen.moment.event.is_none() { seen.player.latest() } else { told };
    resting.iter().chain(now).find_map(|event| match event {
        Event::PrivilegedInstruction { text, .. } => {
            let words = format!("\u{2717} {text}: only the OS may. Trap!");
            Some(el("p").class("mmu-refusal").text(words).html())
        }
        _ => None,
    })
}

fn table(mmu: &[MmuRegister], used: Option<&Translation>) -> El {
    let protects = mmu.iter().any(|register| register.protection.is_some());
    let title = match mmu {
        [register] => format!("MMU \u{b7} {}", register.name),
        _ => "MMU \u{b7} segment registers".to_owned(),
    };
    let columns = ["seg", "base", "bounds", "prot"].into_iter().take(if protects { 4 } else { 3 });
    let heads = columns.map(|column| el("th").fixed(&[("scope", "col")]).text(column).html()).collect();
    let rows = mmu.iter().map(|register| row(register, protects, used)).collect();
    el("table")
        .class("mmu")
        .child(el("caption").text(title))
        .child(el("thead").child(el("tr").children(heads)))
        .child(el("tbody").children(rows))
}

/// The translation that goes through the table now, or went through it last.
fn used<'a>(seen: &'a Seen<'_>, held: &Held<'_>) -> Option<&'a Translation> {
    let sighting = seen.sighting.as_ref().filter(|sighting| Some(sighting.pid) == held.pid)?;
    let on_its_way = seen.moment.reference.is_some() && seen.moment.steps == 0;
    Some(&sighting.translation).filter(|_| !on_its_way)
}

fn row(register: &MmuRegister, protects: bool, used: Option<&Translation>) -> Html {
    let used = match used.filter(|translation| translation.segment() == register.segment) {
        Some(Translation { fault: Some(_), .. }) => "is-used is-refused ",
        Some(_) => "is-used ",
        None => "",
    };
    let name = el("th")
        .fixed(&[("scope", "row")])
        .child(el("span").class("swatch"))
        .text(register.segment.map_or("all", short))
        .text(if register.grows == Some(Growth::Down) { " \u{2191}" } else { "" });
    let cell = |words: String| el("td").text(words);
    let row = el("tr")
        .class(&format!("{used}{}", register.segment.map_or("", segment_class)))
        .child(name)
        .child(cell(format::address(register.base)))
        .child(cell(register.bounds.map_or_else(|| "\u{2013}".to_owned(), format::hex)));
    match register.protection {
        Some(bits) if protects => row.child(cell(bits.to_string())).html(),
        _ => row.html(),
    }
}

/// A segment's name where there is little room.
fn short(segment: SegmentName) -> &'static str {
    match segment {
        SegmentName::StaticData => "data",
        other => other.name(),
    }
}
