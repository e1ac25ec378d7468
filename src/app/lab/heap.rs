//! The heap of the process that is looked at: malloc, calloc, realloc and free, by typing or by pointing at a block.

use diagram::format;
use sim::{Extent, HeapBlock, Machine, ProcessInfo, VirtAddr};
use yew::virtual_dom::ListenerKind;
use yew::{Callback, Html};

use super::form::{choice, entry, form_about, labelled, send as send_button};
use super::machines::Side;
use super::{Lab, Msg};
use crate::element::{El, el};
use crate::stage::who;

/// Blocks that can be pointed at or chosen, at most; more would be too small to see.
const MOST: usize = 200;
/// Units across the map.
const WIDTH: f64 = 1000.0;
/// A block is never narrower than this while there is room: a finger must find it.
const LEAST: f64 = 72.0;

/// Draws the heap's forms; nothing where no process lives.
pub fn panel(lab: &Lab, send: &Callback<Msg>) -> Html {
    let player = lab.machines.player();
    let snapshot = player.snapshot();
    let Some(process) = player.focus().and_then(|pid| snapshot.process(pid)) else { return Html::default() };
    let name = who(snapshot, process).to_string();
    let request = entry("size", "12", "").refer(&lab.request);
    let malloc = form_about("malloc", &name, send, |who, filled| {
        Msg::Say("heap", format!("malloc {who} {}", filled.get("size")))
    })
    .child(labelled("malloc, bytes", request))
    .child(send_button("malloc"));
    let calloc = form_about("calloc", &name, send, |who, filled| {
        Msg::Say("heap", format!("calloc {who} {} {}", filled.get("count"), filled.get("size")))
    });
    let calloc = calloc
        .child(labelled("calloc, elements", entry("count", "4", "")))
        .child(labelled("of bytes", entry("size", "8", "")))
        .child(send_button("calloc"));
    el("section")
        .class("part")
        .child(el("h2").text(format!("Heap of {}", process.name)))
        .child(pointed(lab, process, &name, send))
        .child(malloc)
        .child(blocks(lab, process, &name, send))
        .child(
            el("details")
                .child(el("summary").text("calloc and realloc"))
                .child(calloc)
                .child(realloc(lab, process, &name, send)),
        )
        .child(lab.complaint("heap"))
        .html()
}

/// The map and the list of the blocks in use, to free one.
fn blocks(lab: &Lab, process: &ProcessInfo, name: &str, send: &Callback<Msg>) -> Html {
    let none = process.heap_totals.blocks == 0;
    let free = form_about("free", name, send, |who, filled| {
        Msg::Say("heap", format!("free {who} {}", filled.get("block")))
    });
    let free = free
        .child(labelled("free, block", block(lab, process)))
        .child(send_button("free").flag("disabled", none));
    el("div").class("setup").child(free).child(map(lab, process, name, send)).html()
}

fn realloc(lab: &Lab, process: &ProcessInfo, name: &str, send: &Callback<Msg>) -> Html {
    let none = process.heap_totals.blocks == 0;
    let form = form_about("realloc", name, send, |who, filled| {
        Msg::Say("heap", format!("realloc {who} {} {}", filled.get("block"), filled.get("size")))
    });
    form.child(labelled("realloc, block", block(lab, process)))
        .child(labelled("to bytes", entry("size", "40", "")))
        .child(send_button("realloc").flag("disabled", none))
        .html()
}

/// The field for a block: a list of them, the newest chosen, or where they are too many its name.
fn block(lab: &Lab, process: &ProcessInfo) -> El {
    if count(process) > MOST {
        return entry("block", "", "@1 or 0x2008");
    }
    let options = options(lab, process);
    let chosen = options.last().map_or_else(String::new, |(value, _)| value.clone());
    choice("block", &options, &chosen).flag("disabled", options.is_empty())
}

/// How many blocks and holes there are.
fn count(process: &ProcessInfo) -> usize {
    (process.heap_totals.blocks + process.heap_totals.holes) as usize
}

/// Blocks in use, each by its number, which means the same block on every machine.
fn options(lab: &Lab, process: &ProcessInfo) -> Vec<(String, String)> {
    let used = process.heap.iter().filter(|block| !block.free);
    used.map(|block| {
        let place = place(lab.machines.player().timeline().machine(), process.pid, block);
        let words = format!("{place}  {:#x}, {} B", block.address, block.requested);
        (place, words)
    })
    .collect()
}

/// What a scenario calls a block in use.
fn place(machine: &Machine, pid: u32, block: &HeapBlock) -> String {
    match machine.number_of(pid, VirtAddr(block.address)) {
        Some(number) => format!("@{number}"),
        None => format!("{:#x}", block.address),
    }
}

/// The heap in one line: a click on a block frees it, a click on a hole fills it.
fn map(lab: &Lab, process: &ProcessInfo, name: &str, send: &Callback<Msg>) -> Html {
    if count(process) > MOST {
        let words = format!("{} blocks and holes: too many to point at here.", count(process));
        return el("p").class("quiet").text(words).html();
    }
    let (Some(first), Some(last)) = (process.heap.first(), process.heap.last()) else {
        return Html::default();
    };
    let bytes = (last.address + last.size + first.header - first.address).max(1);
    let least = (WIDTH / process.heap.len() as f64 * 0.8).min(LEAST);
    let scale = (WIDTH - least * process.heap.len() as f64) / bytes as f64;
    let mut x = 0.0;
    let mut piece = |block: &HeapBlock| {
        let from = x;
        let width = least + (block.size + block.header) as f64 * scale;
        x += width;
        let machine = lab.machines.player().timeline().machine();
        let (line, words) = (asked(machine, process.pid, name, block), offered(block));
        el("rect")
            .class(if block.free { "piece is-hole" } else { "piece is-heap" })
            .numbers(&[("x", from), ("width", width), ("height", 24.0)])
            .on(|| ListenerKind::onclick, send.reform(move |_| Msg::Say("heap", line.clone())))
            .child(el("title").text(words))
            .html()
    };
    let picture = el("svg")
        .fixed(&[("class", "heap-map"), ("viewBox", "0 0 1000 24"), ("preserveAspectRatio", "none")])
        .fixed(&[("aria-hidden", "true")])
        .children(process.heap.iter().map(&mut piece).collect());
    let words = "Click a block to free it, a hole to fill it. Small ones are drawn wider than they are.";
    el("div").child(picture).child(el("p").class("quiet").text(words)).html()
}

/// The block or hole that was clicked in the figure, and a button that frees or fills it.
fn pointed(lab: &Lab, process: &ProcessInfo, name: &str, send: &Callback<Msg>) -> Html {
    let (side, pid, address) = lab.pointed.unwrap_or((Side::First, 0, 0));
    let machine = lab.machines.stage(side).player().timeline().machine();
    let window = Extent { start: address, size: 1 };
    let here = machine.heap_blocks(pid, window, MOST).unwrap_or_default();
    let found = here.iter().find(|block| block.address == address);
    let Some(block) = found.filter(|_| pid == process.pid) else { return Html::default() };
    let (line, words) = (asked(machine, pid, name, block), if block.free { "Fill it" } else { "Free it" });
    let button = el("button")
        .fixed(&[("type", "button"), ("class", "button strong")])
        .on(|| ListenerKind::onclick, send.reform(move |_| Msg::Say("heap", line.clone())))
        .text(words);
    let what = if block.free { "Hole of" } else { "Block of" };
    let words = format!("{what} {} at {:#x}", format::bytes(block.size), block.address);
    el("div").class("row is-pointed").child(el("p").text(words)).child(button).html()
}

/// The line that frees a block or fills a hole.
fn asked(machine: &Machine, pid: u32, name: &str, block: &HeapBlock) -> String {
    if block.free {
        let room = block.size.saturating_sub(machine.config().header).max(1);
        return format!("malloc {name} {room}");
    }
    format!("free {name} {}", place(machine, pid, block))
}

/// What a click does, in words.
fn offered(block: &HeapBlock) -> String {
    match block.free {
        true => format!("hole of {} at {:#x}: fill it", format::bytes(block.size), block.address),
        false => format!("{} at {:#x}: free it", format::bytes(block.requested), block.address),
    }
}
