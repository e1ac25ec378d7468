//! How the machine is built: every setting of it, and of the second machine beside it.

use sim::{Costs, ListOrder, MachineConfig, Mechanism, Policy};
use web_sys::Event;
use yew::virtual_dom::ListenerKind;
use yew::{Callback, Html};

use super::form::{choice, labelled, typed};
use super::machines::Side;
use super::statement::Line;
use super::{Lab, Msg};
use crate::element::{El, el};
use crate::stage::mechanism_words;

/// A value, and how it is filled in.
enum Value {
    /// A number, or a size.
    Typed(String),
    /// One of these, each with its words.
    Chosen(Vec<(String, String)>, &'static str),
}

/// One setting: its name in a scenario, its label, its value.
type Setting = (&'static str, &'static str, Value);

/// Draws the settings of the machines.
pub fn panel(lab: &Lab, send: &Callback<Msg>) -> Html {
    let mut parts =
        el("section").class("part").child(el("h2").text("Machine")).child(side(lab, Side::First, send));
    parts = parts.child(lab.complaint("compare"));
    if lab.second_is_there() {
        parts = parts.child(el("h2").text("Second machine")).child(side(lab, Side::Second, send));
    }
    parts.html()
}

/// What a machine is, above its figure where there are two.
pub fn caption(lab: &Lab, side: Side) -> El {
    let config = lab.machines.config(side);
    let words = format!(
        "{} \u{b7} malloc {} \u{b7} placement {}",
        mechanism_words(config.mechanism),
        config.allocator.name().replace('-', " "),
        config.placement.name().replace('-', " ")
    );
    el("h2").class("caption").text(words)
}

/// The mechanism that a second machine has at first: the next one, or the one before the last.
pub fn other(mechanism: Mechanism) -> Mechanism {
    let all = Mechanism::ALL;
    let at = all.iter().position(|each| *each == mechanism).unwrap_or(0);
    let next = all.get(at + 1).or_else(|| all.get(at.wrapping_sub(1)));
    next.copied().unwrap_or(mechanism)
}

/// The name of a setting's field on the page.
pub fn name(side: Side, line: Line, key: &str) -> String {
    let side = if side == Side::First { "first" } else { "second" };
    let line = if line == Line::Machine { "machine" } else { "cost" };
    format!("{side}-{line}-{key}")
}

fn side(lab: &Lab, side: Side, send: &Callback<Msg>) -> Html {
    let config = lab.machines.config(side);
    let field = |line| move |setting: Setting| field(lab, side, line, setting, send);
    let [mechanism, placement, allocator] = kinds(config);
    let more = el("details").child(el("summary").text("Sizes and rules")).child(
        el("div").class("fields").children(sizes(config).into_iter().map(field(Line::Machine)).collect()),
    );
    let costs = el("details").child(el("summary").text("Costs, in nanoseconds")).child(
        el("div").class("fields").children(costs(config).into_iter().map(field(Line::Costs)).collect()),
    );
    el("div")
        .class("setup")
        .child(field(Line::Machine)(mechanism))
        .child(
            el("div")
                .class("fields")
                .child(field(Line::Machine)(placement))
                .child(field(Line::Machine)(allocator)),
        )
        .child(more)
        .child(costs)
        .html()
}

/// What machines are compared by.
fn kinds(config: &MachineConfig) -> [Setting; 3] {
    let mechanisms = Mechanism::ALL.map(|each| (each.name().to_owned(), mechanism_words(each))).to_vec();
    let policies = || words(&Policy::ALL.map(Policy::name));
    [
        ("mechanism", "Mechanism", Value::Chosen(mechanisms, config.mechanism.name())),
        ("placement", "Placement by the OS", Value::Chosen(policies(), config.placement.name())),
        ("allocator", "malloc", Value::Chosen(policies(), config.allocator.name())),
    ]
}

fn sizes(config: &MachineConfig) -> [Setting; 9] {
    let size = |bytes: u64| Value::Typed(short(bytes));
    let switch = if config.coalesce { "on" } else { "off" };
    [
        ("memory", "Memory", size(config.memory)),
        ("os", "OS", size(config.os)),
        ("address-space", "Address space", size(config.address_space)),
        ("header", "Block header", size(config.header)),
        ("alignment", "Alignment", size(config.alignment)),
        ("coalesce", "Coalescing", Value::Chosen(words(&["on", "off"]), switch)),
        (
            "free-list",
            "Free list by",
            Value::Chosen(words(&ListOrder::ALL.map(ListOrder::name)), config.order.name()),
        ),
        ("mmap-threshold", "mmap from", size(config.mmap_threshold)),
        ("quantum", "Quantum, ns (0: none)", Value::Typed(config.quantum.to_string())),
    ]
}

fn costs(config: &MachineConfig) -> Vec<Setting> {
    let mut costs = config.costs;
    let named = Costs::NAMES.into_iter().map(|name| {
        let cost = costs.by_name(name).map_or(0, |cost| *cost);
        (name, cost_words(name), Value::Typed(cost.to_string()))
    });
    named.collect()
}

fn cost_words(name: &'static str) -> &'static str {
    match name {
        "memory" => "Memory reference",
        "instruction" => "Instruction",
        "trap" => "Trap",
        "switch" => "Context switch",
        "visit" => "Block looked at",
        "copy" => "Copying 8 bytes",
        "library" => "Library call",
        "disk-seek" => "Disk seek",
        "disk-rate" => "Disk, bytes/s",
        other => other,
    }
}

/// Names as a person reads them: "best fit".
fn words(names: &[&'static str]) -> Vec<(String, String)> {
    names.iter().map(|name| ((*name).to_owned(), name.replace('-', " "))).collect()
}

/// Bytes as a scenario writes them: 64K.
fn short(bytes: u64) -> String {
    let units = [(30, "G"), (20, "M"), (10, "K")];
    let fits = |(shift, _): &(u32, &str)| bytes > 0 && bytes.is_multiple_of(1 << shift);
    let unit = units.into_iter().find(fits);
    unit.map_or_else(|| bytes.to_string(), |(shift, letter)| format!("{}{letter}", bytes >> shift))
}

fn field(lab: &Lab, side: Side, line: Line, (key, label, value): Setting, send: &Callback<Msg>) -> Html {
    let name = name(side, line, key);
    let set = send.reform(move |event: Event| Msg::Set(side, line, key, typed(&event)));
    let complaint = lab.complaint.as_ref().filter(|complaint| complaint.form == name);
    let input = match value {
        Value::Chosen(options, chosen) => choice(key, &options, chosen),
        Value::Typed(value) => {
            let draft =
                lab.draft.as_ref().filter(|(other, _)| *other == name).map(|(_, typed)| typed.clone());
            let typed_before = draft.or_else(|| complaint.map(|complaint| complaint.typed.clone()));
            size_field(name.clone(), send).value(typed_before.unwrap_or(value))
        }
    };
    let input = input.on(|| ListenerKind::onchange, set);
    let input = if complaint.is_some() { input.set("aria-invalid", "true") } else { input };
    el("div").class("setting").child(labelled(label, input)).child(lab.complaint(&name)).html()
}

fn size_field(name: String, send: &Callback<Msg>) -> El {
    let draft = send.reform(move |event: Event| Msg::Draft(name.clone(), typed(&event)));
    el("input")
        .fixed(&[("type", "text"), ("autocomplete", "off"), ("spellcheck", "false")])
        .on(|| ListenerKind::oninput, draft)
}
