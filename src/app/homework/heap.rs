//! The heap of a problem of malloc.py after each operation: its blocks to scale, its free list in order, what a search
//! looked at. What was not answered yet stays hidden.

use course::homework::{FreeBlock, HeapMoment, Malloc, Operation};
use sim::HeapBlock;
use yew::Html;

use super::work::Work;
use crate::dom;
use crate::element::{El, el};
use crate::stage::{Span, definitions};

/// Blocks of a list that are written out.
const MOST: usize = 24;

/// Scrolls the heaps, and nothing else, to the operation that is looked at.
pub fn bring_into_view() {
    let found = |selector| dom::document()?.query_selector(selector).ok().flatten();
    if let (Some(all), Some(row)) = (found(".is-heaps"), found(".heap-row.is-looked")) {
        let (place, row) = (all.get_bounding_client_rect(), row.get_bounding_client_rect());
        if row.top() < place.top() || row.bottom() > place.bottom() {
            all.set_scroll_top(all.scroll_top() + (row.top() - place.top() - place.height() / 3.0) as i32);
        }
    }
}

/// Draws the heaps.
pub fn heaps(problem: &Malloc, work: &Work) -> El {
    let rows = work.heaps.iter().enumerate().map(|(done, moment)| {
        let operation = done.checked_sub(1).and_then(|index| problem.operations.get(index));
        row(operation, moment.as_deref(), work.looked / 2 + 1 == done).key(done).html()
    });
    // The hatching of what is free.
    let patterns = el("svg").fixed(&[("class", "patterns"), ("aria-hidden", "true")]).child(definitions());
    el("section")
        .class("figure picture is-heaps")
        .fixed(&[("aria-labelledby", "heaps"), ("tabindex", "0")])
        .child(el("h2").fixed(&[("id", "heaps")]).text("The heap, operation by operation"))
        .child(patterns)
        .child(el("ol").class("heaps").children(rows.collect()))
}

fn row(operation: Option<&Operation>, moment: Option<&HeapMoment>, looked: bool) -> El {
    let call = operation.map_or_else(|| "At the start".to_owned(), call);
    let class = if looked { "heap-row is-looked" } else { "heap-row" };
    let Some(moment) = moment else {
        let words = "hidden until it is answered";
        return el("li")
            .class(&format!("{class} is-hidden"))
            .child(el("p").class("heap-call").child(el("code").text(call)))
            .child(el("p").class("quiet").text(words));
    };
    let returned =
        operation.map_or_else(String::new, |operation| format!(" \u{2192} {}", operation.returned()));
    let searched = (!moment.seen.is_empty()).then(|| searched(moment).html());
    el("li")
        .class(class)
        .child(el("p").class("heap-call").child(el("code").text(format!("{call}{returned}"))))
        .child(el("div").class("heap-lane").child(bar(moment)))
        .children(searched.into_iter().collect())
        .child(chain("Free list", list(&moment.list, |_| None, None)))
}

/// An operation as the original writes it.
fn call(operation: &Operation) -> String {
    match operation {
        Operation::Alloc { id, size, .. } => format!("ptr[{id}] = Alloc({size})"),
        Operation::Free { id, .. } => format!("Free(ptr[{id}])"),
    }
}

/// All blocks to scale.
fn bar(moment: &HeapMoment) -> El {
    let start = |block: &HeapBlock| block.address - block.header;
    let (first, last) = (moment.blocks.first(), moment.blocks.last());
    let from = first.map_or(0, start);
    let span = Span { start: from, size: last.map_or(0, |block| block.address + block.size) - from };
    let pieces = moment.blocks.iter().flat_map(|block| piece(block, span, moment.found));
    let words: Vec<String> = moment.blocks.iter().take(MOST).map(told).collect();
    let rest = moment.blocks.len().saturating_sub(MOST);
    let rest = if rest > 0 { format!(", and {rest} more") } else { String::new() };
    span.bar()
        .fixed(&[("role", "img")])
        .set("aria-label", format!("The heap: {}{rest}", words.join(", ")))
        .children(pieces.collect())
}

fn piece(block: &HeapBlock, span: Span, found: Option<FreeBlock>) -> Vec<Html> {
    let start = block.address - block.header;
    let is_new = !block.free && found.is_some_and(|found| found.address.unsigned_abs() == start);
    let class = match (block.free, is_new) {
        (true, _) => "is-hole",
        (false, true) => "is-heap is-new",
        (false, false) => "is-heap",
    };
    let header = (block.header > 0).then(|| span.piece("is-header", start, block.header).html());
    let size = if block.free { block.size } else { block.requested };
    let words = span.words(block.address, block.size, &size.to_string());
    let words = words.map(|words| if block.free { words.class("piece-words is-dark") } else { words }.html());
    let body = span.piece(class, block.address, block.size).html();
    header.into_iter().chain([body]).chain(words).collect()
}

fn told(block: &HeapBlock) -> String {
    let state = if block.free { "free" } else { "in use" };
    format!("{} from {} on {state}", block.size, block.address)
}

/// The list as the search found it, with what it looked at.
fn searched(moment: &HeapMoment) -> El {
    let turn = |block: FreeBlock| moment.seen.iter().position(|seen| *seen == block).map(|before| before + 1);
    chain("Searched", list(&moment.before, turn, moment.found))
}

fn chain(name: &'static str, entries: Vec<Html>) -> El {
    let list = el("ol").class("extents").set("aria-label", name).children(entries);
    el("div").class("chain").child(el("span").class("chain-title").text(name)).child(list)
}

fn list(
    blocks: &[FreeBlock],
    turn: impl Fn(FreeBlock) -> Option<usize>,
    found: Option<FreeBlock>,
) -> Vec<Html> {
    if blocks.is_empty() {
        return vec![el("li").class("quiet").text("no block is free").html()];
    }
    let rest = blocks.len().saturating_sub(MOST);
    let rest = (rest > 0).then(|| el("li").class("quiet").text(format!("and {rest} more")).html());
    let entry = |block: &FreeBlock| chip(*block, turn(*block), found == Some(*block));
    blocks.iter().take(MOST).map(entry).chain(rest).collect()
}

fn chip(block: FreeBlock, turn: Option<usize>, taken: bool) -> Html {
    let class = match (taken, turn) {
        (true, _) => "extent is-taken",
        (_, Some(_)) => "extent is-seen",
        _ => "extent",
    };
    let number = turn.map(|turn| {
        let unseen = |words| el("span").class("hidden-visually").text(words).html();
        let number = el("b").class("extent-number").text(turn.to_string()).html();
        [unseen("looked at as number "), number, unseen(": ")]
    });
    let words = format!("addr:{} sz:{}", block.address, block.size);
    let chip = el("li").class(class).children(number.into_iter().flatten().collect()).text(words);
    if taken { chip.text(" taken").html() } else { chip.html() }
}
