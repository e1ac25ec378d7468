//! Rows of references that people take for an instruction's, and what is wrong with each.

use sim::AccessKind::{self, Fetch, Load, Store};
use sim::isa::RegId;

use super::{Row, label};
use crate::practice::references::single::Single;
use crate::practice::slips::Choices;

/// Adds the wrong rows to the right one.
pub(super) fn ones(single: &Single, right: &Row, choices: &mut Choices) {
    unfetched(single, right, choices);
    kinds(single, right, choices);
    computed(single, right, choices);
    places(single, right, choices);
    stack(single, right, choices);
}

/// The fetch is missing, or comes last.
fn unfetched(single: &Single, right: &Row, choices: &mut Choices) {
    let data: Row = right.iter().skip(1).copied().collect();
    let address = single.address;
    choices.wrong(
        label(&data),
        format!(
            "The instruction lies in memory as well: before the CPU can do anything, it fetches it from `{address:#x}`."
        ),
    );
    if !data.is_empty() {
        let late = data.iter().chain(right.first()).copied().collect();
        choices.wrong(
            label(&late),
            "Before the instruction is fetched the CPU cannot know that there is something to load or store: the fetch comes first.".to_owned(),
        );
    }
}

/// A load or a store too many, missing, or one for the other.
fn kinds(single: &Single, right: &Row, choices: &mut Choices) {
    let Some((fetch, name)) = right.first().copied().zip(single.text.split(' ').next()) else { return };
    let mut wrong = |data: &[(AccessKind, u64)], reason: String| {
        choices.wrong(label(&std::iter::once(fetch).chain(data.iter().copied()).collect()), reason);
    };
    match right.get(1..).unwrap_or_default() {
        [(_, at), _] => {
            let at = *at;
            wrong(
                &[(Load, at)],
                format!("`{name}` changes the number at `{at:#x}`: the new value must be stored, too."),
            );
            wrong(
                &[(Store, at)],
                format!(
                    "`{name}` needs the old number at `{at:#x}` before it can make the new one: it loads first."
                ),
            );
            wrong(
                &[(Store, at), (Load, at)],
                "The other way round: the old value is loaded, and then the new one is stored.".to_owned(),
            );
        }
        [(Load, at)] => {
            let at = *at;
            wrong(
                &[],
                format!("`{name}` takes a value from memory, at `{at:#x}`: beside the fetch that is a load."),
            );
            wrong(
                &[(Load, at), (Store, at)],
                format!("`{name}` leaves what lies at `{at:#x}` as it is; nothing is stored there."),
            );
            wrong(
                &[(Store, at)],
                format!("`{name}` only reads what lies at `{at:#x}`; it puts nothing there."),
            );
        }
        [(_, at)] => {
            let at = *at;
            wrong(
                &[],
                format!("`{name}` puts a value into memory, at `{at:#x}`: beside the fetch that is a store."),
            );
            wrong(
                &[(Load, at), (Store, at)],
                format!("`{name}` overwrites what lies at `{at:#x}` and need not load it first."),
            );
            wrong(&[(Load, at)], format!("`{name}` writes to `{at:#x}`; it takes nothing from there."));
        }
        _ => {}
    }
}

/// `lea` is taken for a load or a store.
fn computed(single: &Single, right: &Row, choices: &mut Choices) {
    let ([fetch], Some((register, more))) = (right.as_slice(), single.sum()) else { return };
    let name = single.text.split(' ').next().unwrap_or_default();
    let at = register.wrapping_add(more as u64);
    choices.wrong(
        label(&vec![*fetch, (Load, at)]),
        format!("`{name}` computes `{at:#x}` and keeps it; it does not go there to load."),
    );
    choices.wrong(
        label(&vec![*fetch, (Store, at)]),
        format!("`{name}` writes to a register; nothing is stored at `{at:#x}`."),
    );
    choices.wrong(
        label(&vec![*fetch, (Load, register)]),
        format!("`{name}` reads `{register:#x}` from a register, not the memory there."),
    );
}

/// The operand is taken to mean another address.
fn places(single: &Single, right: &Row, choices: &mut Choices) {
    let Some((register, more)) = single.sum().filter(|_| right.len() > 1) else { return };
    let operand = single.operand.map_or_else(String::new, |operand| operand.to_string());
    let size = more.unsigned_abs();
    choices.wrong(
        label(&moved(right, register)),
        format!(
            "`{register:#x}` is the register alone; `{operand}` means {size:#x} bytes {} it.",
            side(more)
        ),
    );
    choices.wrong(
        label(&moved(right, register.wrapping_sub(more as u64))),
        format!(
            "`{operand}` lies {} the address in the register, `{register:#x}`: mind the sign.",
            side(more)
        ),
    );
    choices.wrong(
        label(&moved(right, size)),
        format!("`{size:#x}` is only what is added; `{operand}` counts from the address in the register, `{register:#x}`."),
    );
}

fn side(more: i64) -> &'static str {
    if more < 0 { "below" } else { "above" }
}

/// The top of the stack is taken to be elsewhere.
fn stack(single: &Single, right: &Row, choices: &mut Choices) {
    let Some((_, at)) = right.get(1).copied() else { return };
    let top = single.process.registers.get(RegId::Rsp);
    let name = single.text.split(' ').next().unwrap_or_default();
    if single.is(&["push", "call"]) {
        choices.wrong(
            label(&moved(right, top)),
            format!("At `{top:#x}` lies what was pushed before. `{name}` makes room first: it stores 8 bytes lower, at `{at:#x}`."),
        );
        choices.wrong(
            label(&moved(right, top + 8)),
            format!("The stack grows down: `{name}` lowers `%rsp` from `{top:#x}`, it does not raise it."),
        );
    } else if single.is(&["pop", "ret"]) {
        choices.wrong(
            label(&moved(right, top.wrapping_sub(8))),
            format!(
                "Below `%rsp` nothing is on the stack. `{name}` loads from `{top:#x}`, where `%rsp` points."
            ),
        );
        choices.wrong(
            label(&moved(right, top + 8)),
            format!("`{name}` raises `%rsp` afterwards; what it loads lies where `%rsp` points before, `{top:#x}`."),
        );
    }
    if single.is(&["call"])
        && let Some(target) = single.text.split("0x").nth(1).and_then(|hex| u64::from_str_radix(hex, 16).ok())
    {
        let more = right.iter().copied().chain([(Fetch, target)]).collect();
        choices.wrong(
            label(&more),
            format!("What lies at `{target:#x}` is fetched by the next instruction, not by `{name}`."),
        );
    }
}

/// The same references, those to data at another address.
fn moved(right: &Row, to: u64) -> Row {
    right.iter().map(|(kind, at)| (*kind, if *kind == Fetch { *at } else { to })).collect()
}
