//! Sharing: processes can have a part of their address spaces in common where they want to.
//!
//! B is to run from the code of A instead of a copy. The goal is reached if B takes less memory than A did, and runs
//! the very bytes that A ran. Whether B can then change the code under A is told as well.

use super::lab::{Lab, Verdict};

/// Creates a process that shares code, and lets both run.
pub fn measure(lab: &mut Lab) -> Verdict {
    let empty = free(lab);
    let one = lab.run("process A\n  main: addl $1, x\n  jmp main\n  x = 0x1000\nstep 2");
    let alone = free(lab);
    let first = empty.saturating_sub(alone);
    let other = lab.run("process B share-code=A\nswitch B\nstep 2");
    if let Some(reason) = other.refusal {
        let evidence =
            format!("A took {first} bytes, and B, which was to run from its code, was refused: {reason}.");
        return Verdict { holds: false, evidence };
    }
    let second = alone.saturating_sub(free(lab));
    let store = match lab.run("store B code 0").value() {
        Some(_) => "changed it",
        None => "was refused",
    };
    let (own, shared) = (one.first(), other.first());
    Verdict {
        holds: second < first && own == shared,
        evidence: format!(
            "A took {first} bytes and B {second}; A fetched its first instruction from physical {own:#x} and B from \
             {shared:#x}, and B's store into the code {store}."
        ),
    }
}

/// Bytes in holes.
fn free(lab: &Lab) -> u64 {
    lab.snapshot().fragmentation.free
}
