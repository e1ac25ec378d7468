//! The CPU's registers: the three that frame a program, then those that it names.

use diagram::{Phase, format};
use sim::isa::Reg;
use sim::{Event, ProcessInfo, Registers};
use yew::Html;

use super::chips;
use super::held::Held;
use crate::element::el;
use crate::stage::seen::Seen;

/// Registers that are always shown.
const ALWAYS: [&str; 3] = ["rip", "rsp", "rbp"];
/// The most registers that are shown.
const MOST: usize = 7;

/// One register as it is shown.
pub struct Shown {
    /// Its name, without `%`.
    pub name: String,
    /// What it holds.
    pub value: u64,
}

/// Draws them.
pub fn registers(shown: &[Shown]) -> Html {
    let pair = |shown: &Shown| {
        let name = el("dt").text(shown.name.clone());
        el("div").class("register").child(name).child(el("dd").text(format::address(shown.value))).html()
    };
    el("dl").class("registers").children(shown.iter().map(pair).collect()).html()
}

/// The registers worth showing. While a switch loads them, each has its new value from when that arrives.
pub fn shown(seen: &Seen<'_>, held: &Held<'_>) -> Vec<Shown> {
    let loading = seen.moment.switch.filter(|switch| switch.phase == Phase::Load);
    let sides = loading.and_then(|switch| match seen.told().1.first() {
        Some(Event::Switched { saved, loaded, .. }) => Some((switch, saved.as_ref(), loaded)),
        _ => None,
    });
    let pid = loading.map(|switch| switch.to).or(held.pid);
    let program = pid.and_then(|pid| seen.player.later().process(pid));
    let names: Vec<String> = ALWAYS.into_iter().map(str::to_owned).chain(named(program)).take(MOST).collect();
    let count = names.len();
    let value = |index: usize, name: &str| match sides {
        Some((switch, _, loaded)) if chips::progress(switch.progress, index, count) >= 1.0 => {
            read(&loaded.registers, name)
        }
        Some((_, saved, _)) => saved.map_or(0, |saved| read(&saved.registers, name)),
        None => read(held.registers, name),
    };
    let shown = |(index, name): (usize, String)| Shown { value: value(index, &name), name };
    names.into_iter().enumerate().map(shown).collect()
}

fn read(registers: &Registers, name: &str) -> u64 {
    match name {
        "rip" => registers.rip,
        _ => Reg::named(name).map_or(0, |reg| registers.read(reg)),
    }
}

/// The registers that a program's text names, in the order of their first use.
fn named(process: Option<&ProcessInfo>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for line in process.map_or(&[][..], |process| &process.program) {
        for part in line.text.split('%').skip(1) {
            let name: String = part.chars().take_while(char::is_ascii_alphanumeric).collect();
            if !ALWAYS.contains(&name.as_str()) && !names.contains(&name) {
                names.push(name);
            }
        }
        if names.len() >= MOST {
            break;
        }
    }
    names
}
