//! What a person may do to the machine: another mechanism, a new process, malloc, free, switch.

use sim::{Command, Mechanism, ProcessInfo, ProcessSpec, Snapshot, VirtAddr, Who};
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::player::{Act, Player};

/// What malloc asks for until the person says otherwise, in bytes.
pub const USUAL_REQUEST: u64 = 12;

/// The fields that the person has filled in.
pub struct Fields {
    /// The number in the malloc field, as typed.
    pub request: NodeRef,
    /// The block chosen to be freed.
    pub block: NodeRef,
}

/// Draws the row of buttons.
pub fn actions(player: &Player, fields: &Fields, act: &Callback<Act>) -> Html {
    let snapshot = player.snapshot();
    let focus = player.focus().and_then(|pid| snapshot.process(pid));
    html! {
        <div class="actions" role="group" aria-label="Do something to the machine">
            { mechanisms(snapshot.mechanism, act) }
            <button type="button" class="button" onclick={create(player, act)}>{ "New process" }</button>
            { for focus.map(|process| library(process, fields, act)) }
            { for others(snapshot).map(|process| switch(process, act)) }
        </div>
    }
}

fn mechanisms(current: Mechanism, act: &Callback<Act>) -> Html {
    let button = |mechanism: Mechanism| {
        let onclick = act.reform(move |_: MouseEvent| Act::Mechanism(mechanism));
        let pressed = (mechanism == current).to_string();
        html! { <button type="button" class="button" {onclick} aria-pressed={pressed}>{ words(mechanism) }</button> }
    };
    html! {
        <div class="choice" role="group" aria-label="Mechanism">
            { for Mechanism::ALL.into_iter().rev().map(button) }
        </div>
    }
}

/// A mechanism's name as a person reads it: "Base and bounds".
fn words(mechanism: Mechanism) -> String {
    let name = mechanism.name().replace('-', " ");
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Another process like the last one that was created.
fn create(player: &Player, act: &Callback<Act>) -> Callback<MouseEvent> {
    let commands = player.timeline().commands().iter().rev();
    let last = commands.filter_map(|command| match command {
        Command::Create(spec) => Some(spec.clone()),
        _ => None,
    });
    let like = last.into_iter().next().unwrap_or_default();
    act.reform(move |_: MouseEvent| Act::Do(Command::Create(ProcessSpec { name: None, ..like.clone() })))
}

/// malloc and free in the heap of the process that is shown.
fn library(process: &ProcessInfo, fields: &Fields, act: &Callback<Act>) -> Html {
    let who = Who::Pid(process.pid);
    let blocks = process.heap.iter().filter(|block| !block.free);
    let some = blocks.clone().next().is_some();
    html! {
        <>
            <form class="pair" onsubmit={malloc(who.clone(), fields, act)}>
                <label>
                    <span class="hidden-visually">{ format!("Bytes to malloc in {}", process.name) }</span>
                    <input ref={fields.request.clone()} type="number" inputmode="numeric" class="request"
                           value={USUAL_REQUEST.to_string()} />
                </label>
                <button type="submit" class="button">{ format!("malloc in {}", process.name) }</button>
            </form>
            <form class="pair" onsubmit={free(who, fields, act)}>
                <label>
                    <span class="hidden-visually">{ format!("Block to free in {}", process.name) }</span>
                    <select ref={fields.block.clone()} disabled={!some}>
                        { for blocks.map(|block| html! {
                            <option value={block.address.to_string()}>
                                { format!("{:#x} ({} B)", block.address, block.requested) }
                            </option>
                        }) }
                        if !some { <option>{ "no block" }</option> }
                    </select>
                </label>
                <button type="submit" class="button" disabled={!some}>{ "free" }</button>
            </form>
        </>
    }
}

fn malloc(who: Who, fields: &Fields, act: &Callback<Act>) -> Callback<SubmitEvent> {
    let field = fields.request.clone();
    act.reform(move |event: SubmitEvent| {
        event.prevent_default();
        let typed = field.cast::<HtmlInputElement>().map_or(0.0, |input| input.value_as_number());
        let size = if typed.is_finite() && typed > 0.0 { typed as u64 } else { 0 };
        Act::Do(Command::Malloc { who: who.clone(), size })
    })
}

fn free(who: Who, fields: &Fields, act: &Callback<Act>) -> Callback<SubmitEvent> {
    let field = fields.block.clone();
    act.reform(move |event: SubmitEvent| {
        event.prevent_default();
        let chosen = field.get().and_then(|node| node.dyn_into::<HtmlSelectElement>().ok());
        let address = chosen.and_then(|select| select.value().parse().ok()).unwrap_or(0);
        Act::Do(Command::Free { who: who.clone(), address: VirtAddr(address) })
    })
}

/// Living processes that do not run.
fn others(snapshot: &Snapshot) -> impl Iterator<Item = &ProcessInfo> {
    let living = snapshot.processes.iter().filter(|process| !process.segments.is_empty());
    living.filter(|process| Some(process.pid) != snapshot.running)
}

fn switch(process: &ProcessInfo, act: &Callback<Act>) -> Html {
    let pid = process.pid;
    let onclick = act.reform(move |_: MouseEvent| Act::Do(Command::Switch { who: Who::Pid(pid) }));
    html! { <button type="button" class="button" {onclick}>{ format!("Switch to {}", process.name) }</button> }
}
