//! Jumps to the next or the previous event of a kind.

use yew::virtual_dom::ListenerKind;
use yew::{Callback, Html, NodeRef};

use super::kind::{KINDS, Kind};
use super::sign;
use crate::element::{El, el};
use crate::hop::hop;
use crate::player::{Act, Player};
use crate::stage::Msg;

/// To the next or the previous event of the kind of that name, of any kind where there is no such name. The history is
/// looked through only when somebody jumps.
pub fn jump(player: &Player, name: &str, forward: bool) -> Act {
    let timeline = player.timeline();
    let wanted = KINDS.iter().find(|kind| kind.name == name);
    let marks = wanted.map_or_else(|| KINDS.map(|kind| kind.mark).to_vec(), |kind| vec![kind.mark]);
    match hop(timeline.marks(), timeline.position(), &marks, forward) {
        Some(position) => Act::Seek(position),
        None => {
            let what = wanted.map_or("event that stands out", |kind| kind.words);
            let side = if forward { "after" } else { "before" };
            Act::Refuse(format!("there is no {what} {side} this moment"))
        }
    }
}

/// The menu: which kind, back and on.
pub fn menu(kind: &NodeRef, link: &Callback<Msg>) -> Html {
    let option = |kind: &Kind| el("option").set("value", kind.name).text(kind.words).html();
    let choice = el("select")
        .fixed(&[("class", "choose"), ("aria-label", "Kind of event")])
        .refer(kind)
        .child(el("option").set("value", "any").flag("selected", true).text("any event"))
        .children(KINDS.iter().map(option).collect());
    el("div")
        .fixed(&[("class", "jump"), ("role", "group"), ("aria-label", "Jump to an event")])
        .child(arrow(link, false, "Previous event", "\u{2039}"))
        .child(choice)
        .child(arrow(link, true, "Next event", "\u{203a}"))
        .html()
}

fn arrow(link: &Callback<Msg>, forward: bool, label: &'static str, words: &'static str) -> El {
    el("button")
        .fixed(&[("type", "button"), ("class", "button")])
        .set("aria-label", label)
        .on(|| ListenerKind::onclick, link.reform(move |_| Msg::Jump(forward)))
        .child(sign(words))
}
