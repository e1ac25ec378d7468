//! The free list as a chain, in the order in which a search goes through it; what the last one looked at is numbered.

use diagram::format;
use sim::{Extent, ProcessInfo};
use yew::Html;

use crate::element::{El, el};
use crate::search::Search;

/// Entries that are drawn.
const MOST: usize = 10;

/// Draws the list as the latest malloc found it, else as it is.
///
/// While it searches, `looked` is how many it has looked at.
pub fn chain(process: &ProcessInfo, search: Option<&Search>, looked: Option<usize>) -> El {
    let list = search.map_or(&process.free_list, |search| &search.list);
    let label = match search {
        Some(search) => format!("Free list as malloc({}) found it", search.requested),
        None => "Free list".to_owned(),
    };
    let first = search.map_or(0, start);
    let mut entries: Vec<Html> = Vec::new();
    entries.extend(left_out(first, "before"));
    let shown = list.iter().skip(first).take(MOST);
    entries.extend(shown.map(|free| entry(*free, search, looked)));
    entries.extend(left_out(
        list.len().max(process.heap_totals.holes as usize).saturating_sub(first + MOST),
        "more",
    ));
    if list.is_empty() {
        entries.push(el("li").class("quiet").text("no block is free").html());
    }
    el("div")
        .class("chain")
        .child(el("span").class("chain-title").text("Free list"))
        .child(el("ol").class("extents").set("aria-label", label).children(entries))
}

/// The first entry that is drawn: the block that was taken must be among them.
fn start(search: &Search) -> usize {
    let taken = search.list.iter().position(|free| Some(*free) == search.found);
    (taken.unwrap_or(0) + 1).saturating_sub(MOST)
}

fn left_out(count: usize, words: &str) -> Option<Html> {
    (count > 0).then(|| el("li").class("quiet").text(format!("and {count} {words}")).html())
}

fn entry(free: Extent, search: Option<&Search>, looked: Option<usize>) -> Html {
    let turn = search.and_then(|search| search.turn(free));
    let turn = turn.filter(|turn| looked.is_none_or(|looked| *turn <= looked));
    let taken = looked.is_none() && search.is_some_and(|search| search.found == Some(free));
    let class = match (taken, turn) {
        (true, _) => "extent is-taken",
        (_, Some(_)) => "extent is-seen",
        _ => "extent",
    };
    let mut chip = el("li").class(class);
    if let Some(number) = turn {
        let unseen = |words| el("span").class("hidden-visually").text(words);
        chip = chip
            .child(unseen("looked at as number "))
            .child(el("b").class("extent-number").text(number.to_string()))
            .child(unseen(": "));
    }
    let chip = chip.text(format!("{} {}", format::address(free.start), format::bytes(free.size)));
    if taken { chip.text(" taken").html() } else { chip.html() }
}
