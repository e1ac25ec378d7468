//! The heap tab: blocks with their headers and holes, the free list in order, who asked whom.

use diagram::format;
use sim::{Extent, HeapBlock, HeapCell, ProcessInfo};
use yew::virtual_dom::ListenerKind;
use yew::{Callback, Html};

use super::bar::Span;
use super::blocks::{self, Blocks};
use super::{Measured, asked, chain, rove};
use crate::element::{El, el};
use crate::stage::Msg;

/// Draws the panel.
pub fn heap(measured: &Measured<'_>) -> Html {
    let found = measured.process().and_then(|process| Some((process, blocks::span(process)?)));
    let Some((process, span)) = found else {
        return el("p").class("quiet").text("No process has a heap.").html();
    };
    let search = measured.player.search().filter(|search| search.pid == process.pid);
    let costs = &measured.player.timeline().machine().config().costs;
    let snapshot = measured.player.snapshot();
    let asked = asked::latest(measured.player, process.pid, search);
    el("div")
        .class("measure-main")
        .child(el("div").class("measure-lane").child(bar(process, span, measured)))
        .child(facts(process, measured.block))
        .child(chain::chain(process, search, measured.looked))
        .children(asked.map(|words| el("p").class("verdict").text(words).html()).into_iter().collect())
        .child(el("p").class("facts").text(asked::so_far(&snapshot.counts, &snapshot.spent, costs)))
        .html()
}

fn bar(process: &ProcessInfo, span: Span, measured: &Measured<'_>) -> Html {
    let bar = span.bar();
    match blocks::blocks(process, span, measured.player.timeline().machine()) {
        Blocks::All(all) => {
            let picked = all.iter().position(|block| Some(block.address) == measured.block).unwrap_or(0);
            let draw = |(place, item)| block(item, span, place == picked, process, measured);
            bar.fixed(&[("role", "listbox"), ("aria-orientation", "vertical")])
                .set("aria-label", format!("Heap of {}", process.name))
                .on(|| ListenerKind::onkeydown, Callback::from(|event| rove::rove(&event, false)))
                .children(all.iter().enumerate().map(draw).collect())
                .html()
        }
        Blocks::Cells(cells) => {
            let mut start = span.start;
            let part = |cell: &HeapCell| {
                let piece = span.piece("is-heap", start, cell.size);
                start += cell.size;
                piece.numbers(&[("fill-opacity", blocks::shade(cell))]).html()
            };
            bar.fixed(&[("aria-hidden", "true")]).children(cells.iter().map(part).collect()).html()
        }
    }
}

/// One block: its header, and what it holds.
fn block(block: &HeapBlock, span: Span, first: bool, process: &ProcessInfo, measured: &Measured<'_>) -> Html {
    let address = block.address;
    let picked = measured.block == Some(address);
    let tell: Callback<web_sys::Event> = measured.link.reform(move |_| Msg::Block(Some(address)));
    let class = if block.free { "is-hole" } else { "is-heap" };
    let header = (block.header > 0).then(|| span.piece("is-header", address - block.header, block.header));
    let size = if block.free { block.size } else { block.requested };
    let words = span.words(address, block.size, &format::bytes(size));
    let words = words.map(|words| if block.free { words.class("piece-words is-dark") } else { words });
    el("g")
        .class(if block.free { "heap-block is-free" } else { "heap-block" })
        .fixed(&[("role", "option"), ("tabindex", if first { "0" } else { "-1" })])
        .set("aria-selected", picked.to_string())
        .set("aria-label", told(block, &process.free_list))
        .on(|| ListenerKind::onclick, tell.clone())
        .on(|| ListenerKind::onfocus, tell)
        .children(header.into_iter().map(El::html).collect())
        .child(span.piece(class, address, block.size))
        .children(words.into_iter().map(El::html).collect())
        .html()
}

/// A block in words.
fn told(block: &HeapBlock, free_list: &[Extent]) -> String {
    let (at, size) = (format::hex(block.address), format::bytes(block.size));
    if block.free {
        let place = free_list.iter().position(|free| free.start == block.address);
        let place =
            place.map_or_else(String::new, |place| format!(", number {} of the free list", place + 1));
        return format!("{at}: {size} free{place}");
    }
    let header = match block.header {
        0 => "no header".to_owned(),
        header => format!("a header of {header} B before it"),
    };
    format!("{at}: {} asked for, {size} usable, {header}", format::bytes(block.requested))
}

/// The block that the person points at, else the sums.
fn facts(process: &ProcessInfo, picked: Option<u64>) -> El {
    let facts = el("p").class("facts");
    let block = process.heap.iter().find(|block| Some(block.address) == picked);
    if let Some(block) = block {
        return facts.child(el("span").class("fact is-picked").text(told(block, &process.free_list)));
    }
    let totals = process.heap_totals;
    let fact = |words: String| el("span").class("fact").text(words).html();
    let blocks = if totals.blocks == 1 { "1 block".to_owned() } else { format!("{} blocks", totals.blocks) };
    let holes = if totals.holes == 1 { "1 hole".to_owned() } else { format!("{} holes", totals.holes) };
    facts.children(vec![
        fact(format!("{blocks} in use, {} asked for", format::bytes(totals.requested))),
        fact(format!("{} rounding", format::bytes(totals.usable.saturating_sub(totals.requested)))),
        fact(format!("{} headers", format::bytes(totals.headers))),
        fact(format!("{holes}, largest {}", format::bytes(totals.largest_hole))),
    ])
}
