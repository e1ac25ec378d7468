//! “How many memory references does this program make?”

use sim::{Mechanism, ProcessInfo, Reference};

use super::made::{Made, Sum, made};
use super::mistakes::mistakes;
use super::program::Kind;
use crate::practice::dice::Dice;
use crate::practice::form::Form;
use crate::practice::proof::Proof;
use crate::practice::question::{Given, Question};
use crate::practice::tables;
use crate::practice::topic::Skill;
use crate::practice::wording::{self, count};

/// A question about a program of some kind; addresses are translated as plainly as can be.
pub(super) fn of_a_program(skill: &'static Skill, kind: Kind, dice: &mut Dice) -> Option<Question> {
    let lines = kind.lines(dice);
    question(skill, Mechanism::BaseAndBounds, &lines, dice)
}

/// A question that names a mechanism, which changes nothing about the count.
pub(super) fn under_a_mechanism(skill: &'static Skill, dice: &mut Dice) -> Option<Question> {
    let mechanism = dice.pick(&Mechanism::ALL)?;
    let kind = dice.pick(&[Kind::LoadAndStore, Kind::ReadModifyWrite, Kind::PushAndPop])?;
    let lines = kind.lines(dice);
    question(skill, mechanism, &lines, dice)
}

fn question(
    skill: &'static Skill,
    mechanism: Mechanism,
    lines: &[String],
    dice: &mut Dice,
) -> Option<Question> {
    let proof = Proof::to_the_end(&scenario(mechanism, lines, dice)?)?;
    let made = made(&proof.events)?;
    let names_it = skill.id == "mechanism";
    let sum = Sum::of(&made);
    let process = proof.running()?;
    let code = listing(process);
    let given = std::iter::once(Given::Code(code.clone())).chain(tables::pointers(&code, &process.registers));
    let slips = mistakes(&made, names_it.then_some(proof.asked.translates()));
    let worked = worked(&made, names_it, proof.asked.translates());
    Some(Question {
        id: String::new(),
        skill,
        text: text(skill, names_it.then_some(mechanism)),
        given: given.collect(),
        hint: hint(skill),
        form: Form::Type(slips.typed(reason(sum), otherwise(sum), false)),
        worked,
        scenario: proof.scenario,
    })
}

/// A machine with this one program, that of A. Its static data begin with what `x` names.
fn scenario(mechanism: Mechanism, lines: &[String], dice: &mut Dice) -> Option<String> {
    let space: u64 = dice.pick(&[0x400, 0x1000, 0x4000, 0x1_0000])?;
    let os = dice.multiple(0x400, 0x400, 0x4000);
    let memory = os + 4 * space;
    let start = dice.multiple(0x10, 0, 0x40);
    let x = space / 4 + dice.multiple(8, 0, 0x18);
    let program = lines.join("\n  ");
    Some(format!(
        "machine mechanism={} memory={memory} os={os} address-space={space}\nprocess A\n  x = {x:#x}\n  {start:#x}:\n  {program}\n",
        mechanism.name()
    ))
}

fn text(skill: &'static Skill, mechanism: Option<Mechanism>) -> String {
    let before = match (skill.id, mechanism) {
        (_, Some(mechanism)) => {
            format!("The computer works with {} and runs this program.", wording::mechanism(mechanism))
        }
        ("loop", _) => "This program runs until its loop is left.".to_owned(),
        ("call-and-return", _) => "This program runs until `jmp` has jumped behind its last line.".to_owned(),
        _ => "This program runs from its first line to its last.".to_owned(),
    };
    format!("{before} How many memory references does it make, instruction fetches included?")
}

fn hint(skill: &'static Skill) -> String {
    let hint = match skill.id {
        "registers" => "Registers are inside the CPU. Where are the instructions?",
        "load" => "Each instruction is fetched. Which of them also have an operand in memory?",
        "load-and-store" => {
            "In AT&T syntax the source stands first: `movl` from memory loads, `movl` to memory stores."
        }
        "read-modify-write" => "To add to a number in memory, what must the CPU know first?",
        "push-and-pop" => "The stack lies in memory; `%rsp` only says where its top is.",
        "call-and-return" => {
            "Where does `call` leave the address to return to, and where does `ret` find it?"
        }
        "loop" => "Count the references of one round, then how many rounds there are.",
        _ => "Who translates an address or rewrites it, and does that take a reference to memory?",
    };
    hint.to_owned()
}

fn reason(sum: Sum) -> String {
    format!("Right: {}, {} in all.", sum.in_words(), count(sum.total(), "reference", "references"))
}

fn otherwise(sum: Sum) -> String {
    let fetches = count(sum.fetches, "fetch", "fetches");
    format!(
        "Count again: {fetches}, one for each instruction that runs. Which of these load or store as well?"
    )
}

/// As the machine lists it, each instruction at its address.
fn listing(process: &ProcessInfo) -> Vec<String> {
    process.program.iter().map(|line| format!("{:#x}: {}", line.address, line.text)).collect()
}

/// Each instruction with its references, then the sum.
fn worked(made: &[Made], names_mechanism: bool, translates: bool) -> Vec<String> {
    let mut steps: Vec<String> = made.iter().map(|made| step(made, names_mechanism && translates)).collect();
    if let Some(often) = made.iter().find(|made| made.is(&["jne", "jl"])) {
        steps.insert(0, rounds(often));
    }
    if names_mechanism {
        let how = match translates {
            true => {
                "The MMU translates each address with its own registers: that takes no reference to memory."
            }
            false => {
                "The loader made the addresses fit before the program began: while it runs, every address is physical as it stands."
            }
        };
        steps.push(how.to_owned());
    }
    let sum = Sum::of(made);
    let total = count(sum.total(), "memory reference", "memory references");
    steps.push(format!("Together: {}. The answer is {total}.", sum.in_words()));
    steps
}

fn rounds(jump: &Made) -> String {
    let (name, _) = jump.text.split_once(' ').unwrap_or((&jump.text, ""));
    let back = jump.runs.saturating_sub(1);
    format!(
        "`%ecx` counts the rounds. `{name}` runs at the end of each: it jumps back {}, and the last time it does not. That makes {}.",
        count(back, "time", "times"),
        count(jump.runs, "round", "rounds")
    )
}

fn step(made: &Made, physical: bool) -> String {
    let references: Vec<String> = made.first.iter().map(|reference| told(reference, physical)).collect();
    let references = references.join(", ");
    let head = format!("`{:#x}: {}`", made.address, made.text);
    let each = count(made.each(), "reference", "references");
    if made.runs == 1 {
        return format!("{head}: {references}. {each}.");
    }
    let moved = made.first.iter().zip(&made.last).find(|(first, last)| first.translation != last.translation);
    let moved = moved
        .map_or_else(String::new, |(_, last)| format!(" (the last time from `{}`)", last.translation.virt));
    let (runs, all) = (made.runs, made.runs * made.each());
    format!(
        "{head} runs {runs} times, each time: {references}{moved}. {runs} × {} = {all} references.",
        made.each()
    )
}

/// “load `0x208`”
fn told(reference: &Reference, physical: bool) -> String {
    let Reference { access, translation, .. } = reference;
    match translation.phys.filter(|_| physical) {
        Some(phys) => format!("{access} `{}` (physical `{phys}`)", translation.virt),
        None => format!("{access} `{}`", translation.virt),
    }
}
