//! Static relocation: the address that the loader writes into an instruction.

use sim::isa::assemble;
use sim::{AccessKind, Event, Mechanism};

use super::machine::{line, os, space};
use super::worked::decimal_carry;
use crate::practice::dice::Dice;
use crate::practice::form::Form;
use crate::practice::numerals::Numerals::Hex;
use crate::practice::proof::Proof;
use crate::practice::question::{Given, Question};
use crate::practice::slips::Slips;
use crate::practice::topic::Skill;

/// Where things are: the program, what it names, and who else is there.
struct Loaded {
    /// Where the process lies.
    start: u64,
    /// The address in the instruction, as it was linked.
    linked: u64,
    /// The instruction's own address, as it was linked.
    line: u64,
    /// Where another process lies, if there is one.
    other: Option<u64>,
}

/// A program that names a variable.
pub(super) fn question(skill: &'static Skill, dice: &mut Dice) -> Option<Question> {
    let space = space(dice);
    let x = space / 4 + dice.multiple(4, 0, space / 16 - 8);
    let (source, place) = program(x, dice);
    let others = dice.below(3);
    let before: String =
        ["B", "C"].iter().take(others as usize).map(|name| format!("process {name}\n")).collect();
    let switch = if others > 0 { "switch A\n" } else { "" };
    let text = format!(
        "{}{before}pause\nprocess A\n  {}\n{switch}step {}\n",
        line(Mechanism::StaticRelocation, space, os(space, dice)),
        source.join("\n  "),
        place + 1
    );
    let proof = Proof::of(&text)?;
    let right = proof.references().filter(|made| made.access != AccessKind::Fetch).last()?.translation.virt.0;
    let listing = assemble(&source.join("\n"), 0).ok()?;
    let asked = listing.lines.get(place)?;
    let start = placed(&proof.events)?;
    let other = proof.asked.processes.last().map(|process| process.origin);
    let loaded = Loaded { start, linked: x, line: asked.address, other };
    let code = listing.lines.iter().map(|line| format!("{:#x}: {}", line.address, line.text)).collect();
    let text = format!(
        "This program is linked for address 0. Under static relocation the loader puts A at physical address `{start:#x}` and rewrites it. Which address then stands in the instruction that reads `{}` here?",
        asked.text
    );
    let reason = format!("Right. The loader adds where A lies: {}.", Hex.sum(start, x));
    let otherwise = format!(
        "The whole program lies `{start:#x}` higher than it was linked for, and so does what lies at `{x:#x}`."
    );
    let form = Form::Type(slips(&loaded, right).typed(reason, otherwise, true));
    let hint =
        "There is no MMU: when the instruction runs, the address in it must already be the physical one.";
    Some(Question {
        id: String::new(),
        skill,
        text,
        given: vec![Given::Code(code)],
        hint: hint.to_owned(),
        form,
        worked: worked(&loaded, right),
        scenario: proof.scenario,
    })
}

/// Some lines, and the place of the one that names the variable.
fn program(x: u64, dice: &mut Dice) -> (Vec<String>, usize) {
    let number = 1 + dice.below(9);
    let named = match dice.below(4) {
        0 => format!("movl {x:#x}, %eax"),
        1 => format!("movl %eax, {x:#x}"),
        2 => format!("movl ${number:#x}, {x:#x}"),
        _ => format!("addl ${number:#x}, {x:#x}"),
    };
    let mut before: Vec<String> =
        ["movl $0x5, %eax", "addl $0x3, %eax", "xorl %edx, %edx", "incl %ecx"].map(str::to_owned).into();
    dice.shuffle(&mut before);
    before.truncate(dice.below(3) as usize);
    let place = before.len();
    before.push(named);
    before.push("decl %ecx".to_owned());
    (before, place)
}

/// Where the address space of the process that was created was put.
fn placed(events: &[Event]) -> Option<u64> {
    events.iter().find_map(|event| match event {
        Event::Created { placed, .. } => placed.first().map(|placement| placement.start.0),
        _ => None,
    })
}

fn slips(loaded: &Loaded, right: u64) -> Slips {
    let Loaded { start, linked, line, other } = *loaded;
    let mut slips = Slips::beside(Some(right));
    slips.number(Some(linked), format!("`{linked:#x}` is what the program was linked with. Nothing translates it later, so with this address A would reach into memory that is not its own."));
    slips.number(
        Some(start),
        format!("`{start:#x}` is where A begins; the variable lies `{linked:#x}` further up."),
    );
    slips.number(Some(start + line), format!("`{:#x}` is where the instruction itself comes to lie. The address in it is that of the variable.", start + line));
    slips.number(Some(start + line + linked), format!("You added the instruction's own address, `{line:#x}`, as well. The variable lies at `{linked:#x}` from the start of A, wherever the instruction is."));
    slips.number(
        other.map(|other| other + linked),
        format!(
            "That would be right for the process that lies at `{:#x}`. A lies at `{start:#x}`.",
            other.unwrap_or(0)
        ),
    );
    slips.number(
        Some(start + start + linked),
        format!("You added `{start:#x}` twice. The loader rewrites an address once."),
    );
    slips.number(
        decimal_carry(Hex, start, linked),
        format!("You added the digits as if they were decimal. In hex, {}.", Hex.sum(start, linked)),
    );
    slips.digits();
    slips
}

fn worked(loaded: &Loaded, right: u64) -> Vec<String> {
    let Loaded { start, linked, .. } = *loaded;
    vec![
        format!(
            "The program was linked as if it lay at address 0: its variable at `{linked:#x}` lies `{linked:#x}` bytes from its start."
        ),
        format!(
            "The loader puts it at `{start:#x}`, so the variable comes to lie at {}.",
            Hex.sum(start, linked)
        ),
        format!(
            "At run time nothing translates addresses, so that is what the loader writes into the instruction: `{right:#x}`."
        ),
    ]
}
