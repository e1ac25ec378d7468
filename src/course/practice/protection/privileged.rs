//! An instruction that only the OS may run, or one that looks as if it were.

use sim::{Event, Mechanism};

use super::stray::in_words;
use crate::practice::dice::Dice;
use crate::practice::form::{Choice, Form};
use crate::practice::proof::Proof;
use crate::practice::question::{Given, Question};
use crate::practice::topic::Skill;

/// Mechanisms whose MMU has a base register of its own.
const BASES: &[Mechanism] = &[Mechanism::Base, Mechanism::BaseAndBounds];
const BOUNDS: &[Mechanism] = &[Mechanism::BaseAndBounds];
const SEGMENTS: &[Mechanism] = &[Mechanism::Segmentation];
const ALL: &[Mechanism] = &Mechanism::ALL;

/// Instructions, with what they would do, as the end of a sentence, and the mechanisms under which they could. All but
/// the last four are for the OS alone.
const INSTRUCTIONS: [(&str, &str, &[Mechanism]); 12] = [
    ("hlt", "stop the CPU until an interrupt comes", ALL),
    ("cli", "shut the timer's interrupts out", ALL),
    ("sti", "let interrupts in", ALL),
    ("wrmsr", "load the base", BASES),
    ("lgdt 0x100", "load the bounds", BOUNDS),
    ("movl %eax, %ds", "load a segment register", SEGMENTS),
    ("movl %eax, %es", "load a segment register", SEGMENTS),
    ("movl %eax, %ss", "load the stack's segment register", SEGMENTS),
    ("addl $1, %eax", "add 1 to `%eax`", ALL),
    ("pushq %rax", "push 8 bytes onto the stack", ALL),
    ("subl $8, %esp", "lower the stack pointer", ALL),
    ("call malloc", "call a routine of the C library", ALL),
];

/// One question.
pub fn draw(skill: &'static Skill, dice: &mut Dice) -> Option<Question> {
    let (instruction, effect, mechanisms) = dice.pick(&INSTRUCTIONS)?;
    let mechanism = dice.pick(mechanisms)?;
    let [who, other] = dice.pick(&[["A", "B"], ["P", "Q"], ["X", "Y"]])?;
    let number = dice.multiple(16, 16, 256);
    let register = if instruction == "call malloc" { "%edi" } else { "%eax" };
    let program = vec![format!("movl ${number:#x}, {register}"), instruction.to_owned()];
    let second = if mechanism == Mechanism::Uniprogramming { "" } else { &format!("process {other}\n") };
    let text = format!(
        "machine mechanism={} memory=64K os=8K address-space=16K\nprocess {who}\n  {}\n  nop\n{second}step\npause\nstep\n",
        mechanism.name(),
        program.join("\n  ")
    );
    let proof = Proof::of(&text)?;
    let traps = proof.events.iter().any(|event| matches!(event, Event::PrivilegedInstruction { .. }));
    let ran = proof.events.iter().any(|event| matches!(event, Event::Executed { .. }));
    if traps == ran {
        return None;
    }
    let then = proof.machine.snapshot();
    let next = then.running.map(|pid| then.name_of(pid)).filter(|_| traps);
    let asked = Asked { who, instruction, effect, mechanism, traps, next };
    Some(Question {
        id: String::new(),
        skill,
        text: format!(
            "{who} runs under {}, in user mode. What comes of its `{instruction}`, which is there to {effect}?",
            in_words(mechanism)
        ),
        given: vec![Given::Code(program)],
        hint: "Would all be well if every program could do this to every other?".to_owned(),
        worked: asked.worked(),
        form: Form::shuffled(asked.choices(), dice),
        scenario: proof.scenario,
    })
}

/// An instruction of a process, and what came of it.
struct Asked {
    who: &'static str,
    instruction: &'static str,
    /// What it is there to do, as the end of a sentence.
    effect: &'static str,
    mechanism: Mechanism,
    traps: bool,
    /// Who has the CPU after a trap, if anyone is left.
    next: Option<String>,
}

impl Asked {
    fn choices(&self) -> Vec<Choice> {
        let Self { who, instruction, effect, traps, .. } = self;
        let traps = *traps;
        let pick = |trapped: String, ran: String| if traps { trapped } else { ran };
        let choice = |label: String, reason: String, right| Choice { label, reason, right };
        let skipped = format!(
            "The hardware skips nothing in silence: an instruction of user mode is run, and one that is not for it traps. `{instruction}` {}.",
            if traps { "traps" } else { "is run" }
        );
        vec![
            choice(
                format!("The hardware traps, and the OS kills {who}."),
                pick(
                    format!(
                        "Right: `{instruction}` is privileged, {who} is in user mode, and the mode is checked before anything is done."
                    ),
                    format!(
                        "Only what touches the MMU, the interrupts or the CPU's halt is privileged. To {effect} changes nothing that belongs to others."
                    ),
                ),
                traps,
            ),
            choice(
                format!("It is carried out, and {who} goes on."),
                pick(
                    format!(
                        "Then every program could {effect}, and the OS would have no say. In user mode the hardware refuses `{instruction}`."
                    ),
                    format!(
                        "Right: `{instruction}` is an ordinary instruction; to {effect} needs no privilege."
                    ),
                ),
                !traps,
            ),
            choice(format!("Nothing is done, and {who} goes on with its next instruction."), skipped, false),
            choice(
                format!("The CPU goes into kernel mode, and {who} goes on there."),
                pick(
                    format!(
                        "It does go into kernel mode, but with the OS: a trap jumps to an address that the OS has set. {who} never runs there."
                    ),
                    format!(
                        "No program changes its own mode. Only a trap leads into kernel mode, and `{instruction}` is none."
                    ),
                ),
                false,
            ),
        ]
    }

    fn worked(&self) -> Vec<String> {
        let Self { who, instruction, effect, mechanism, traps, next } = self;
        let mut worked = vec![format!("{who} is a process, so the CPU is in user mode.")];
        if !traps {
            worked.push(format!("`{instruction}` is there to {effect}. That is no business of the OS."));
            worked.push(format!("So it is carried out, and {who} goes on."));
            return worked;
        }
        worked.push(format!(
            "`{instruction}` is there to {effect}: that is for the OS alone, under {} as under every mechanism.",
            in_words(*mechanism)
        ));
        worked.push(match next {
            Some(next) => format!("The hardware traps, the OS kills {who}, and {next} gets the CPU."),
            None => format!("The hardware traps, and the OS kills {who}. No process is left to run."),
        });
        worked
    }
}
