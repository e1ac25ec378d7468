//! The CPU card: mode, who runs, registers, and the MMU's registers with the one in use lit up.

use diagram::format;
use sim::isa::Reg;
use sim::{Growth, MmuRegister, Mode, ProcState, ProcessInfo, Registers, SegmentName, Snapshot};
use yew::virtual_dom::ListenerKind;
use yew::{Callback, Html};

use super::figure::segment_class;
use super::sighting::Sighting;
use crate::element::el;

/// Registers that are always shown.
const ALWAYS: [&str; 3] = ["rip", "rsp", "rbp"];
/// The most registers that are shown.
const MOST: usize = 7;

/// Draws the card.
pub fn cpu(
    snapshot: &Snapshot,
    sighting: Option<&Sighting>,
    look: &Callback<u32>,
    focus: Option<u32>,
) -> Html {
    let user = snapshot.mode == Mode::User;
    let (class, mode) = if user { ("mode is-user", "user mode") } else { ("mode is-kernel", "kernel mode") };
    let running = snapshot
        .running
        .map_or_else(|| "no process runs".to_owned(), |pid| format!("running {}", snapshot.name_of(pid)));
    let head = el("p")
        .class("cpu-mode")
        .child(el("span").class(class).text(mode))
        .child(el("span").class("cpu-running").text(running));
    let registers = shown(snapshot).into_iter().map(|(name, value)| register(name, value)).collect();
    el("section")
        .fixed(&[("class", "card cpu"), ("aria-label", "CPU")])
        .child(el("h2").class("card-title").text("CPU"))
        .child(head)
        .child(el("dl").class("registers").children(registers))
        .child(mmu(snapshot, sighting))
        .child(processes(snapshot, look, focus))
        .html()
}

fn register(name: String, value: u64) -> Html {
    let pair = el("div").class("register").child(el("dt").text(name));
    pair.child(el("dd").text(format::address(value))).html()
}

/// The registers worth showing: the three that frame a program, then those that it names.
fn shown(snapshot: &Snapshot) -> Vec<(String, u64)> {
    let named =
        snapshot.running.and_then(|pid| snapshot.process(pid)).map(registers_named).unwrap_or_default();
    let names = ALWAYS.into_iter().map(str::to_owned).chain(named);
    names.take(MOST).map(|name| (name.clone(), value(&snapshot.registers, &name))).collect()
}

fn value(registers: &Registers, name: &str) -> u64 {
    if name == "rip" {
        return registers.rip;
    }
    Reg::named(name).map_or(0, |reg| registers.read(reg))
}

/// The registers that a program's text names, in the order of their first use.
fn registers_named(process: &ProcessInfo) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for line in &process.program {
        for part in line.text.split('%').skip(1) {
            let name: String = part.chars().take_while(char::is_ascii_alphanumeric).collect();
            if !ALWAYS.contains(&name.as_str()) && !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names
}

fn mmu(snapshot: &Snapshot, sighting: Option<&Sighting>) -> Html {
    if snapshot.mmu.is_empty() {
        let why = match snapshot.translates() {
            false => "There is no MMU: addresses are physical.",
            true => "The MMU\u{2019}s registers are empty: no process runs.",
        };
        return el("p").class("quiet").text(why).html();
    }
    let protects = snapshot.mmu.iter().any(|register| register.protection.is_some());
    let used = sighting.filter(|sighting| Some(sighting.pid) == snapshot.running);
    let title = match snapshot.mmu.as_slice() {
        [register] => format!("MMU \u{b7} {}", register.name),
        _ => "MMU \u{b7} segment registers".to_owned(),
    };
    let columns = ["seg", "base", "bounds", "prot"].into_iter().take(if protects { 4 } else { 3 });
    let heads = columns.map(|column| el("th").fixed(&[("scope", "col")]).text(column).html()).collect();
    let rows = snapshot.mmu.iter().map(|register| row(register, protects, is_used(register, used))).collect();
    let table = el("table")
        .class("mmu")
        .child(el("caption").text(title))
        .child(el("thead").child(el("tr").children(heads)))
        .child(el("tbody").children(rows));
    el("div").child(table).child(el("p").class("quiet").text("Only the OS may load these.")).html()
}

/// Whether a translation went through this register.
fn is_used(register: &MmuRegister, sighting: Option<&Sighting>) -> bool {
    sighting.is_some_and(|sighting| sighting.translation.segment() == register.segment)
}

fn row(register: &MmuRegister, protects: bool, used: bool) -> Html {
    let used = if used { "is-used " } else { "" };
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
pub fn short(segment: SegmentName) -> &'static str {
    match segment {
        SegmentName::StaticData => "data",
        other => other.name(),
    }
}

/// Every process with what its PCB holds; choosing one shows its address space.
fn processes(snapshot: &Snapshot, look: &Callback<u32>, focus: Option<u32>) -> Html {
    if snapshot.processes.is_empty() {
        return Html::default();
    }
    let list =
        snapshot.processes.iter().map(|process| pcb(process, look, focus == Some(process.pid))).collect();
    el("div")
        .fixed(&[("class", "processes"), ("role", "group")])
        .fixed(&[("aria-label", "Processes: choose whose address space is shown")])
        .children(list)
        .html()
}

fn pcb(process: &ProcessInfo, look: &Callback<u32>, shown: bool) -> Html {
    let pid = process.pid;
    let held = match process.state {
        ProcState::Ready => format!("PCB: rip {}", format::hex(process.registers.rip)),
        _ => String::new(),
    };
    el("button")
        .fixed(&[("type", "button"), ("class", "pcb")])
        .set("aria-pressed", shown.to_string())
        .flag("disabled", process.segments.is_empty())
        .on(|| ListenerKind::onclick, look.reform(move |_| pid))
        .child(el("b").text(process.name.clone()))
        .child(el("span").text(process.state.name()))
        .child(el("span").class("pcb-held").text(held))
        .html()
}
