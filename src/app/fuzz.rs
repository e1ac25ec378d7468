//! `?fuzz=7`: a monkey plays random actions on the page, the same for the same seed, and looks after each whether
//! everything still holds. What does not goes to the console as an error, with the action that led to it.

mod check;
mod play;
mod words;

use std::cell::Cell;

use fastrand::Rng;
use gloo_timers::callback::Timeout;
use sim::{Machine, invariants};
use wasm_bindgen::JsValue;

use crate::dom;

/// Milliseconds between two actions: the page is drawn in between.
const PAUSE: u32 = 8;

thread_local! {
    static ON: Cell<bool> = const { Cell::new(false) };
}

/// While the monkey plays, a machine must hold at every moment.
pub fn watch(machine: &Machine) {
    if ON.get()
        && let Err(breach) = invariants::check(machine)
    {
        found(&breach);
    }
}

/// Starts the monkey; it plays until the page is left.
pub fn start(seed: u64) {
    ON.set(true);
    next(Monkey { random: Rng::with_seed(seed), seed, actions: 0 });
}

/// Tells of something that does not hold.
fn found(what: &str) {
    web_sys::console::error_1(&JsValue::from_str(&format!("memlane fuzz: {what}")));
}

struct Monkey {
    random: Rng,
    seed: u64,
    actions: u32,
}

fn next(mut monkey: Monkey) {
    Timeout::new(PAUSE, move || {
        let action = play::one(&mut monkey.random);
        monkey.actions += 1;
        for breach in check::all() {
            found(&format!("{breach}; seed {}, action {}: {action}", monkey.seed, monkey.actions));
        }
        if let Some(root) = dom::root() {
            let _ = root.set_attribute("data-fuzz", &monkey.actions.to_string());
        }
        next(monkey);
    })
    .forget();
}
