//! Programs, drawn: each practises one thing.

use super::instruction::{
    address_of, change, comparison, load, long, place, quad, quiet, small, store, two_places, work,
};
use crate::practice::dice::Dice;

/// What a program practises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Nothing but registers.
    Registers,
    /// Loads.
    Load,
    /// A load, work, a store.
    LoadAndStore,
    /// Instructions that load and store.
    ReadModifyWrite,
    /// Push and pop.
    PushAndPop,
    /// A function that is called.
    CallAndReturn,
    /// A loop.
    Loop,
}

impl Kind {
    /// The lines of such a program. `x` is a variable in static data.
    pub fn lines(self, dice: &mut Dice) -> Vec<String> {
        match self {
            Self::Registers => registers(dice),
            Self::Load => loads(dice),
            Self::LoadAndStore => load_and_store(dice),
            Self::ReadModifyWrite => changes(dice),
            Self::PushAndPop => pushes(dice),
            Self::CallAndReturn => calls(dice),
            Self::Loop => rounds(dice),
        }
    }
}

fn several(dice: &mut Dice, least: u64, most: u64, draw: fn(&mut Dice) -> String) -> Vec<String> {
    let number = least + dice.below(most + 1 - least);
    (0..number).map(|_| draw(dice)).collect()
}

fn registers(dice: &mut Dice) -> Vec<String> {
    let mut lines = several(dice, 2, 6, quiet);
    if dice.below(2) == 0 {
        lines.push(address_of(dice));
    }
    dice.shuffle(&mut lines);
    lines
}

fn loads(dice: &mut Dice) -> Vec<String> {
    let mut lines = several(dice, 1, 2, load);
    lines.extend(several(dice, 1, 3, quiet));
    dice.shuffle(&mut lines);
    lines
}

fn load_and_store(dice: &mut Dice) -> Vec<String> {
    let (register, place) = (long(dice), place(dice));
    let mut lines = vec![format!("movl {place}, %{register}")];
    for _ in 0..dice.below(3) + 1 {
        lines.push(work(dice, register));
    }
    lines.push(format!("movl %{register}, {place}"));
    match dice.below(4) {
        0 => lines.push(store(dice)),
        1 => lines.insert(0, load(dice)),
        2 => lines.push(address_of(dice)),
        _ => {}
    }
    lines
}

fn changes(dice: &mut Dice) -> Vec<String> {
    let (first, second) = two_places(dice);
    let mut lines = vec![change(dice, &first)];
    if dice.below(2) == 0 {
        lines.push(change(dice, &second));
    }
    lines.push(if dice.below(2) == 0 { comparison(dice) } else { store(dice) });
    lines.extend(several(dice, 0, 2, quiet));
    dice.shuffle(&mut lines);
    lines
}

/// Up to three pushes, and no more pops.
fn pushes(dice: &mut Dice) -> Vec<String> {
    let pushed = 1 + dice.below(3);
    let mut lines: Vec<String> = (0..pushed).map(|_| push(dice)).collect();
    lines.extend(several(dice, 0, 2, quiet));
    for _ in 0..pushed - dice.below(pushed) {
        let register = quad(dice);
        lines.push(if dice.below(5) == 0 { "popq x".to_owned() } else { format!("popq %{register}") });
    }
    lines
}

fn push(dice: &mut Dice) -> String {
    match dice.below(6) {
        0 => "pushq x".to_owned(),
        1 => format!("pushq ${:#x}", small(dice)),
        _ => format!("pushq %{}", quad(dice)),
    }
}

/// The program jumps over its function at the end.
fn calls(dice: &mut Dice) -> Vec<String> {
    let mut lines = several(dice, 0, 1, quiet);
    lines.push("call f".to_owned());
    match dice.below(3) {
        0 => lines.push("call f".to_owned()),
        1 => lines.push("movl %eax, x".to_owned()),
        _ => {}
    }
    lines.push("jmp end".to_owned());
    let mut function = several(dice, 0, 1, |dice| if dice.below(2) == 0 { quiet(dice) } else { load(dice) });
    match dice.below(4) {
        0 => {
            function.insert(0, "pushq %rbx".to_owned());
            function.push("popq %rbx".to_owned());
        }
        1 => {
            function.splice(0..0, ["pushq %rbp", "movq %rsp, %rbp"].map(str::to_owned));
            function.push("leave".to_owned());
        }
        _ => function.insert(0, quiet(dice)),
    }
    function.push("ret".to_owned());
    lines.push("f:".to_owned());
    lines.extend(function);
    lines.push("end:".to_owned());
    lines
}

/// `%ecx` counts the rounds, down to 0 or up to a number.
fn rounds(dice: &mut Dice) -> Vec<String> {
    let (times, step) = (2 + dice.below(5), 1 + dice.below(3) / 2);
    let mut lines = several(dice, 0, 1, quiet);
    let body = match dice.below(4) {
        0 => {
            lines.push("movl $x, %ebx".to_owned());
            vec![format!("addl (%rbx), %{}", long(dice)), "addl $0x4, %ebx".to_owned()]
        }
        1 => vec![change(dice, "x")],
        2 => vec![load(dice)],
        _ => several(dice, 1, 2, |dice| if dice.below(3) == 0 { store(dice) } else { quiet(dice) }),
    };
    let (start, end) = match dice.below(3) {
        0 => (0, vec![format!("addl ${step:#x}, %ecx"), format!("cmpl ${:#x}, %ecx", times * step)]),
        1 => (times, vec!["decl %ecx".to_owned()]),
        _ => (times * step, vec![format!("subl ${step:#x}, %ecx")]),
    };
    let back = if start == 0 { "jl again" } else { "jne again" };
    lines.push(format!("movl ${start:#x}, %ecx"));
    lines.push("again:".to_owned());
    lines.extend(body);
    lines.extend(end);
    lines.push(back.to_owned());
    lines
}
