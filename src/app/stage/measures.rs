//! What is measured, on tabs under the figure: fragmentation, the heap, where the time went.

mod asked;
mod bar;
mod blocks;
mod chain;
mod chart;
mod fragmentation;
mod heap;
mod history;
mod rove;
mod tabs;
mod time;

pub use self::bar::Span;
pub use self::tabs::{Tab, Tabs};

use sim::ProcessInfo;
use yew::virtual_dom::ListenerKind;
use yew::{Callback, Html};

use super::{Msg, dom};
use crate::element::el;
use crate::player::Player;

/// What the measures are drawn from.
pub struct Measured<'a> {
    /// The machine and its history.
    pub player: &'a Player,
    /// Which tab is open.
    pub tabs: &'a Tabs,
    /// The heap block that the person points at, by its address.
    pub block: Option<u64>,
    /// Whether two panels have room side by side.
    pub wide: bool,
    /// How many free blocks malloc has looked at, while it searches.
    pub looked: Option<usize>,
    /// Whether the person may do something to the machine here.
    pub acts: bool,
    /// Where the panels send what the person asks for.
    pub link: &'a Callback<Msg>,
}

impl Measured<'_> {
    /// The process that is looked at.
    pub fn process(&self) -> Option<&ProcessInfo> {
        self.player.focus().and_then(|pid| self.player.snapshot().process(pid))
    }
}

/// Draws the tabs and the open one; on a wide screen the next beside it.
pub fn measures(measured: &Measured<'_>) -> Html {
    let [open, next, _] = measured.tabs.in_order(measured.player);
    let main = el("div")
        .fixed(&[("class", "measure"), ("role", "tabpanel"), ("tabindex", "0")])
        .set("aria-label", open.name())
        .child(panel(open, measured));
    let row = el("div").class("measures").child(list(open, measured.link)).child(main.key(open.name()));
    if !measured.wide {
        return row.html();
    }
    let beside = el("section")
        .class("measure is-beside")
        .set("aria-label", next.name())
        .child(el("h2").class("measure-title").text(next.name()))
        .child(panel(next, measured));
    row.child(beside.key(next.name())).html()
}

/// Whether two panels have room side by side.
pub fn is_wide() -> bool {
    let room = "(min-width: 2000px) and (min-height: 920px)";
    let query = dom::window().and_then(|window| window.match_media(room).ok().flatten());
    query.is_some_and(|query| query.matches())
}

fn panel(tab: Tab, measured: &Measured<'_>) -> Html {
    match tab {
        Tab::Fragmentation => fragmentation::fragmentation(measured),
        Tab::Heap => heap::heap(measured),
        Tab::Time => time::time(measured),
    }
}

/// The list of tabs. Up and down go from one to the next; left and right remain the timeline's.
fn list(open: Tab, link: &Callback<Msg>) -> Html {
    let tab = |tab: Tab| {
        let chosen = tab == open;
        el("button")
            .fixed(&[("type", "button"), ("role", "tab"), ("class", "measure-tab")])
            .set("aria-selected", chosen.to_string())
            .set("tabindex", if chosen { "0" } else { "-1" })
            .on(|| ListenerKind::onclick, link.reform(move |_| Msg::Tab(tab)))
            .text(tab.name())
            .html()
    };
    el("div")
        .fixed(&[("class", "measure-tabs"), ("role", "tablist"), ("aria-label", "Measures")])
        .fixed(&[("aria-orientation", "vertical")])
        .on(|| ListenerKind::onkeydown, Callback::from(|event| rove::rove(&event, true)))
        .children(Tab::ALL.map(tab).into())
        .html()
}
