//! Transparency: a process need not know that memory is shared.
//!
//! The same program runs twice, first alone, then beside the first. It could tell if anything that it sees differed:
//! the addresses it uses, the values it loads and stores, its registers in the end. The goal is reached if the second
//! instance runs and nothing differs. How long it took is not asked: without a clock a program cannot know.

use super::lab::{Lab, Observed, Verdict};
use crate::event::Reference;

/// It uses its data by name and through a pointer, and its stack.
const PROGRAM: &str = "
  movl $5, x
  movq $x, %rdi
  addl $3, (%rdi)
  pushq %rdi
  popq %rax
  x = 0x1000
";

/// Runs two instances of one program, and compares what they saw.
pub fn measure(lab: &mut Lab) -> Verdict {
    let one = lab.run(&format!("process A{PROGRAM}step 5"));
    let registers = lab.snapshot().registers;
    let other = lab.run(&format!("process B{PROGRAM}switch B\nstep 5"));
    let made = one.references.len();
    if let Some(reason) = other.refusal {
        let evidence =
            format!("The first instance made {made} references; the second was refused: {reason}.");
        return Verdict { holds: false, evidence };
    }
    let pairs = one.references.iter().zip(&other.references);
    let agree = pairs.filter(|(one, other)| look_alike(one, other)).count();
    let ((least, most), (lowest, highest)) = (span(&one), span(&other));
    Verdict {
        holds: agree == made && made == other.references.len() && registers == lab.snapshot().registers,
        evidence: format!(
            "The two instances lay at {:#x} and at {:#x} in physical memory and agreed in {agree} of {made} references: \
             one used the addresses from {least:#x} to {most:#x}, the other from {lowest:#x} to {highest:#x}.",
            one.first(),
            other.first(),
        ),
    }
}

/// Whether a program sees no difference between two references: where they went in physical memory it does not see.
fn look_alike(one: &Reference, other: &Reference) -> bool {
    one.access == other.access && one.translation.virt == other.translation.virt && one.value == other.value
}

/// The lowest and the highest address that a program itself used.
fn span(run: &Observed) -> (u64, u64) {
    let ends = |(least, most): (u64, u64), reference: &Reference| {
        let address = reference.translation.virt.0;
        (least.min(address), most.max(address))
    };
    run.references.iter().fold((u64::MAX, 0), ends)
}
