//! The free list as a chain, in the order in which a search goes through it; what the last one looked at is numbered.

use diagram::format;
use sim::{Extent, ProcessInfo};
use yew::Html;

use super::searched::Searched;
use crate::element::{El, el};

/// Entries that are drawn.
const MOST: usize = 12;

/// Draws the list as the latest malloc found it, else as it is.
///
/// While it searches, `looked` is how many it has looked at.
pub fn chain(process: &ProcessInfo, searched: Option<&Searched>, looked: Option<usize>) -> El {
    let list = searched.map_or(&process.free_list, |searched| &searched.list);
    let label = match searched {
        Some(searched) => format!("Free list as malloc({}) found it", searched.requested),
        None => "Free list".to_owned(),
    };
    let first = searched.map_or(0, start);
    let mut entries: Vec<Html> = Vec::new();
    entries.extend(left_out(first, "before"));
    let shown = list.iter().skip(first).take(MOST);
    entries.extend(shown.map(|free| entry(*free, searched, looked)));
    entries.extend(left_out(list.len().saturating_sub(first + MOST), "more"));
    if list.is_empty() {
        entries.push(el("li").class("quiet").text("no block is free").html());
    }
    el("div")
        .class("chain")
        .child(el("span").class("chain-title").text(label.clone()))
        .child(el("ol").class("extents").set("aria-label", label).children(entries))
}

/// The first entry that is drawn: the block that was taken must be among them.
fn start(searched: &Searched) -> usize {
    let taken = searched.list.iter().position(|free| Some(*free) == searched.taken);
    (taken.unwrap_or(0) + 1).saturating_sub(MOST)
}

fn left_out(count: usize, words: &str) -> Option<Html> {
    (count > 0).then(|| el("li").class("quiet").text(format!("and {count} {words}")).html())
}

fn entry(free: Extent, searched: Option<&Searched>, looked: Option<usize>) -> Html {
    let seen = searched.and_then(|searched| searched.seen.iter().position(|seen| *seen == free));
    let seen = seen.filter(|place| looked.is_none_or(|looked| *place < looked));
    let taken = looked.is_none() && searched.is_some_and(|searched| searched.taken == Some(free));
    let class = match (taken, seen) {
        (true, _) => "extent is-taken",
        (_, Some(_)) => "extent is-seen",
        _ => "extent",
    };
    let mut chip = el("li").class(class);
    if let Some(number) = seen {
        let unseen = |words| el("span").class("hidden-visually").text(words);
        chip = chip
            .child(unseen("looked at as number "))
            .child(el("b").class("extent-number").text((number + 1).to_string()))
            .child(unseen(": "));
    }
    let chip = chip.text(format!("{} {}", format::address(free.start), format::bytes(free.size)));
    if taken { chip.text(" taken").html() } else { chip.html() }
}
