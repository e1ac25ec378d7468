//! The CPU card: mode, who runs, registers, and the MMU's registers with the one in use lit up.

use diagram::format;
use sim::isa::Reg;
use sim::{MmuRegister, Mode, ProcState, ProcessInfo, Registers, SegmentName, Snapshot};
use yew::prelude::*;

use super::figure::segment_class;
use super::sighting::Sighting;

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
    html! {
        <section class="card cpu" aria-label="CPU">
            <h2 class="card-title">{ "CPU" }</h2>
            <p class="cpu-mode"><span {class}>{ mode }</span><span class="cpu-running">{ running }</span></p>
            <dl class="registers">
                { for shown(snapshot).into_iter().map(|(name, value)| register(&name, value)) }
            </dl>
            { mmu(snapshot, sighting) }
            { processes(snapshot, look, focus) }
        </section>
    }
}

fn register(name: &str, value: u64) -> Html {
    html! {
        <div key={name.to_owned()} class="register">
            <dt>{ name.to_owned() }</dt>
            <dd>{ format::address(value) }</dd>
        </div>
    }
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
        return html! { <p class="quiet">{ "The MMU\u{2019}s registers are empty: no process runs." }</p> };
    }
    let protects = snapshot.mmu.iter().any(|register| register.protection.is_some());
    let used = sighting.filter(|sighting| Some(sighting.pid) == snapshot.running);
    let title =
        if snapshot.mmu.len() > 1 { "MMU \u{b7} segment registers" } else { "MMU \u{b7} base and bounds" };
    html! {
        <>
            <table class="mmu">
                <caption>{ title }</caption>
                <thead><tr>
                    <th scope="col">{ "seg" }</th><th scope="col">{ "base" }</th><th scope="col">{ "bounds" }</th>
                    if protects { <th scope="col">{ "prot" }</th> }
                </tr></thead>
                <tbody>
                    { for snapshot.mmu.iter().map(|register| row(register, protects, is_used(register, used))) }
                </tbody>
            </table>
            <p class="quiet">{ "Only the OS may load these." }</p>
        </>
    }
}

/// Whether a translation went through this register.
fn is_used(register: &MmuRegister, sighting: Option<&Sighting>) -> bool {
    sighting.is_some_and(|sighting| sighting.translation.segment() == register.segment)
}

fn row(register: &MmuRegister, protects: bool, used: bool) -> Html {
    let class = classes!(used.then_some("is-used"), register.segment.map(segment_class));
    html! {
        <tr {class} key={register.name}>
            <th scope="row"><span class="swatch"></span>{ register.segment.map_or("all", short) }</th>
            <td>{ format::address(register.base) }</td>
            <td>{ register.bounds.map_or_else(|| "\u{2013}".to_owned(), format::hex) }</td>
            if protects {
                <td>{ register.protection.map(|bits| bits.to_string()).unwrap_or_default() }</td>
            }
        </tr>
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
    html! {
        <div class="processes" role="group" aria-label="Processes: choose whose address space is shown">
            { for snapshot.processes.iter().map(|process| pcb(process, look, focus == Some(process.pid))) }
        </div>
    }
}

fn pcb(process: &ProcessInfo, look: &Callback<u32>, shown: bool) -> Html {
    let pid = process.pid;
    let onclick = look.reform(move |_: MouseEvent| pid);
    let gone = process.segments.is_empty();
    let held = match process.state {
        ProcState::Ready => format!("PCB: rip {}", format::hex(process.registers.rip)),
        _ => String::new(),
    };
    html! {
        <button key={pid} type="button" class="pcb" {onclick} disabled={gone} aria-pressed={shown.to_string()}>
            <b>{ &process.name }</b><span>{ process.state.name() }</span><span class="pcb-held">{ held }</span>
        </button>
    }
}
