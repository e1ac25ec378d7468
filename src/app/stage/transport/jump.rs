//! Jumps to the next or the previous event of a kind.

use sim::Mark;
use yew::virtual_dom::ListenerKind;
use yew::{Callback, Html, NodeRef};

use super::kind::{KINDS, Kind};
use super::sign;
use crate::element::{El, el};
use crate::player::{Act, Player};
use crate::stage::Msg;

/// The moment of the next or the previous event of the kind of that name, of any kind where there is no such name.
/// The history is looked through only when somebody jumps.
pub fn jump(player: &Player, name: &str, forward: bool) -> Act {
    let timeline = player.timeline();
    let (position, marks) = (timeline.position(), timeline.marks());
    let wanted = KINDS.iter().find(|kind| kind.name == name);
    let stands_out = |mark: &Mark| match wanted {
        Some(kind) => mark.has(kind.mark),
        None => KINDS.iter().any(|kind| mark.has(kind.mark)),
    };
    let found = match forward {
        true => marks.iter().skip(position).position(stands_out).map(|ahead| position + ahead),
        false => marks.iter().take(position.saturating_sub(1)).rposition(stands_out),
    };
    match found {
        Some(command) => Act::Seek(command + 1),
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
