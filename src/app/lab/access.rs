//! One access to watch: which process loads, stores or fetches which byte.

use sim::AccessKind;
use yew::{Callback, Html};

use super::form::{choice, entry, form_about, labelled, send as send_button};
use super::{Lab, Msg};
use crate::element::el;
use crate::stage::who;

/// Draws the form; nothing where no process lives.
pub fn panel(lab: &Lab, send: &Callback<Msg>) -> Html {
    let player = lab.machines.player();
    let snapshot = player.snapshot();
    let Some(process) = player.focus().and_then(|pid| snapshot.process(pid)) else { return Html::default() };
    let name = who(snapshot, process).to_string();
    let kinds = [AccessKind::Load, AccessKind::Store, AccessKind::Fetch]
        .map(|kind| (kind.name().to_owned(), kind.name().to_owned()));
    let form = form_about("access", &name, send, |who, filled| {
        let kind = filled.get("kind");
        let value = if kind == AccessKind::Store.name() { filled.get("value") } else { String::new() };
        Msg::Say("access", format!("{kind} {who} {} {value}", filled.get("at")))
    });
    let form = form
        .child(labelled("Kind", choice("kind", &kinds, AccessKind::Load.name())))
        .child(labelled("Address", entry("at", "data+16", "0x1010, data+16, @1")))
        .child(labelled("Value to store", entry("value", "", "255")))
        .child(send_button("Watch it travel"));
    el("section")
        .class("part")
        .child(el("h2").text(format!("Access by {}", process.name)))
        .child(form)
        .child(lab.complaint("access"))
        .html()
}
