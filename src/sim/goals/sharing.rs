//! Sharing: processes can have a part of their address spaces in common where they want to.
//!
//! B is to run from the code of A instead of a copy. The goal is reached if B takes less memory than A did, and runs
//! the very bytes that A ran. Whether B can then change the code under A is told as well.

use super::lab::{Lab, Verdict, physical};

/// Creates a process that shares code, and lets both run.
pub fn measure(lab: &mut Lab) -> Verdict {
    let empty = free(lab);
    lab.run("process A\n  main: addl $1, x\n  jmp main\n  x = 0x1000\nstep 2");
    let one = free(lab);
    let first = empty.saturating_sub(one);
    if let Some(reason) = lab.run("process B share-code=A") {
        let evidence =
            format!("A took {first} bytes, and B, which was to run from its code, was refused: {reason}.");
        return Verdict { holds: false, evidence };
    }
    let second = one.saturating_sub(free(lab));
    lab.run("switch B\nstep 2");
    let ran = lab.references("B").len();
    lab.run("store B code 0");
    let store = if lab.references("B").len() == ran { "was refused" } else { "changed it" };
    let fetched = |name| lab.references(name).first().map_or(0, |reference| physical(reference));
    Verdict {
        holds: second < first && ran > 0 && fetched("A") == fetched("B"),
        evidence: format!(
            "A took {first} bytes and B {second}; A fetched its first instruction from physical {:#x} and B from {:#x}, \
             and B's store into the code {store}.",
            fetched("A"),
            fetched("B")
        ),
    }
}

/// Bytes in holes.
fn free(lab: &Lab) -> u64 {
    lab.snapshot().fragmentation.free
}
