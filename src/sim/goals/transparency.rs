//! Transparency: a process need not know that memory is shared.
//!
//! The same program runs twice, first alone, then beside the first. It could tell if anything that it sees differed:
//! the addresses it uses, the values it loads and stores, its registers in the end. The goal is reached if the second
//! instance runs and nothing differs. How long it took is not asked: without a clock a program cannot know.

use super::lab::{Lab, Verdict, physical};
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
    lab.run(&format!("process A{PROGRAM}step 5"));
    let refusal = lab.run(&format!("process B{PROGRAM}switch B\nstep 5"));
    let (first, second) = (lab.references("A"), lab.references("B"));
    if let Some(reason) = refusal {
        let made = first.len();
        let evidence =
            format!("The first instance made {made} references; the second was refused: {reason}.");
        return Verdict { holds: false, evidence };
    }
    let agree = first.iter().zip(&second).filter(|(one, other)| look_alike(one, other)).count();
    let all = first.len().max(second.len());
    let registers = |name| lab.process(name).map(|process| process.registers);
    let [one, other] = [Seen::by(&first), Seen::by(&second)];
    Verdict {
        holds: agree == all && registers("A") == registers("B"),
        evidence: format!(
            "The two instances lay at {:#x} and at {:#x} in physical memory and agreed in {agree} of {all} references: \
             one used the addresses from {:#x} to {:#x}, the other from {:#x} to {:#x}.",
            one.lay, other.lay, one.least, one.most, other.least, other.most
        ),
    }
}

/// Whether a program sees no difference between two references: where they went in physical memory it does not see.
fn look_alike(one: &Reference, other: &Reference) -> bool {
    let seen = |reference: &Reference| (reference.access, reference.translation.virt, reference.value);
    seen(one) == seen(other)
}

/// The addresses of one run, in bytes.
#[derive(Default)]
struct Seen {
    /// Physical address of the first instruction.
    lay: u64,
    /// The lowest address that the program itself used.
    least: u64,
    /// The highest.
    most: u64,
}

impl Seen {
    fn by(references: &[&Reference]) -> Self {
        let Some(first) = references.first() else { return Self::default() };
        let start = first.translation.virt.0;
        let mut seen = Self { lay: physical(first), least: start, most: start };
        for reference in references {
            let address = reference.translation.virt.0;
            seen.least = seen.least.min(address);
            seen.most = seen.most.max(address);
        }
        seen
    }
}
