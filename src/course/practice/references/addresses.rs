//! “Which references does this instruction make?”: virtual addresses, or physical ones.

mod physical;
mod wrong;

use sim::{AccessKind, Mechanism};

use super::single::Single;
use crate::practice::dice::Dice;
use crate::practice::form::Form;
use crate::practice::numerals::Numerals::Hex;
use crate::practice::question::{Given, Question};
use crate::practice::slips::Choices;
use crate::practice::tables;
use crate::practice::topic::Skill;
use crate::practice::wording;

/// References in order: of which kind, and where.
type Row = Vec<(AccessKind, u64)>;

/// Wrong ones among the choices.
const WRONG: usize = 3;

/// A question about virtual addresses.
pub(super) fn virtual_ones(skill: &'static Skill, dice: &mut Dice) -> Option<Question> {
    let single = Single::draw(Mechanism::BaseAndBounds, dice)?;
    let right = single.virtual_ones();
    let steps = ways(&single);
    let mut choices = Choices::beside(label(&right), format!("Right. {}", steps.join(" ")));
    wrong::ones(&single, &right, &mut choices);
    let text = format!(
        "Next the CPU runs `{}`. Which references to memory does it make, and in which order? All addresses are virtual.",
        single.line()
    );
    let hint =
        "The instruction itself comes first. Then: does it read its operand in memory, write it, or both?";
    finish(skill, single, [text, hint.to_owned()], (steps, label(&right)), Vec::new(), choices, dice)
}

/// A question about physical addresses.
pub(super) fn physical_ones(skill: &'static Skill, dice: &mut Dice) -> Option<Question> {
    let mechanism = dice.pick(&[Mechanism::Base, Mechanism::BaseAndBounds, Mechanism::Segmentation])?;
    let single = Single::draw(mechanism, dice)?;
    let right = single.physical_ones()?;
    let mut steps = ways(&single);
    steps.extend(physical::sums(&single));
    let reason = format!("Right. {}", physical::sums(&single).join(" "));
    let mut choices = Choices::beside(label(&right), reason);
    physical::wrong_ones(&single, &right, &mut choices);
    let text = format!(
        "The computer works with {}. Next the CPU runs `{}` of A. Which physical addresses does it reference, and in which order?",
        wording::mechanism(mechanism),
        single.line()
    );
    let hint =
        "Find the virtual addresses first, that of the instruction included. Then translate each of them.";
    let mmu = match mechanism {
        Mechanism::Segmentation => tables::segments(&single.process),
        _ => tables::bases(&[&single.process], Hex),
    };
    let mut given = vec![mmu];
    if mechanism == Mechanism::Segmentation {
        given.push(tables::space(single.proof.asked.address_space));
    }
    finish(skill, single, [text, hint.to_owned()], (steps, label(&right)), given, choices, dice)
}

fn finish(
    skill: &'static Skill,
    single: Single,
    [text, hint]: [String; 2],
    (mut worked, right): (Vec<String>, String),
    more: Vec<Given>,
    choices: Choices,
    dice: &mut Dice,
) -> Option<Question> {
    worked.push(format!("The answer is: {right}."));
    let code = vec![single.line()];
    let pointers = tables::pointers(&code, &single.process.registers);
    let given = std::iter::once(Given::Code(code)).chain(pointers).chain(more).collect();
    let form = Form::Choose(choices.some(WRONG, dice)?);
    let scenario = single.proof.scenario;
    Some(Question { id: String::new(), skill, text, given, hint, form, worked, scenario })
}

/// “fetch `0x10`, load `0x208`”
fn label(row: &Row) -> String {
    let told: Vec<String> = row.iter().map(|(kind, at)| format!("{kind} `{at:#x}`")).collect();
    if told.is_empty() { "none at all".to_owned() } else { told.join(", ") }
}

/// The references one by one, each with its reason.
fn ways(single: &Single) -> Vec<String> {
    let fetch = format!("The instruction is fetched from its own address, `{:#x}`.", single.address);
    let mut steps = vec![fetch];
    if let Some((register, more)) = single.sum() {
        steps.push(effective(single, register, more));
    }
    steps.push(deed(single));
    steps
}

fn effective(single: &Single, register: u64, more: i64) -> String {
    let (sign, more_size) = if more < 0 { ('-', more.unsigned_abs()) } else { ('+', more.unsigned_abs()) };
    let sum = register.wrapping_add(more as u64);
    let operand = single.operand.map_or_else(String::new, |operand| operand.to_string());
    format!("`{operand}` means the address `{register:#x} {sign} {more_size:#x} = {sum:#x}`.")
}

/// What it does beside being fetched.
fn deed(single: &Single) -> String {
    let data: Row = single.virtual_ones().into_iter().skip(1).collect();
    let name = single.text.split(' ').next().unwrap_or_default();
    let top = match data.first() {
        Some((_, at)) => format!("`{at:#x}`"),
        None => {
            return format!(
                "`{name}` puts this address into the register and does not go there: no reference to data."
            );
        }
    };
    match data.as_slice() {
        _ if single.is(&["push"]) => {
            format!("`{name}` first lowers `%rsp` by 8, to {top}, and then stores there.")
        }
        _ if single.is(&["call"]) => format!(
            "`{name}` first lowers `%rsp` by 8, to {top}, and then stores the return address there. It fetches nothing from its target yet: that is the next instruction."
        ),
        _ if single.is(&["pop"]) => {
            format!("`{name}` loads from where `%rsp` points, {top}, and then raises `%rsp` by 8.")
        }
        _ if single.is(&["ret"]) => format!(
            "`{name}` loads the return address from where `%rsp` points, {top}, and then raises `%rsp` by 8."
        ),
        [_, _] => format!("`{name}` loads the old value from {top} and stores the new one there."),
        [(AccessKind::Store, _)] => {
            format!(
                "The operand in memory stands last: it is the destination, and `{name}` only stores to {top}."
            )
        }
        _ if single.is(&["cmp"]) => {
            format!("`{name}` loads the operand from {top}; the result goes to the flags and not to memory.")
        }
        _ => format!(
            "The operand in memory stands first: it is the source, and `{name}` only loads from {top}."
        ),
    }
}
