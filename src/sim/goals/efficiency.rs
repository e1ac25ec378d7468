//! Efficiency: neither memory nor time is wasted.
//!
//! More processes come than fit, some end, larger ones come: then the bytes that hold no segment lie idle although
//! there is demand, in holes (external fragmentation) or inside what was given (internal fragmentation). Then two
//! processes run in turn; what is not spent on their instructions and references is overhead. The goal is reached if
//! less than half of the memory lies idle and less than half of the time is overhead: with half of it gone, a computer
//! of half the size, or half the speed, would have served.

use super::lab::{Lab, Verdict};
use crate::cost::Spent;
use crate::snapshot::{RegionKind, Snapshot};

/// Percent of the memory for processes, or of the time, from which on it counts as wasted.
const TOO_MUCH: u64 = 50;

/// Two that count for ever.
const PAIR: &str = "
process A
  main: addl $1, x
  jmp main
  x = 0x1000
process B
  main: addl $1, x
  jmp main
  x = 0x1000
";

/// Who else comes and goes. Nine processes of 6 KiB would fill 54 of the 56 KiB; the last two have 10 KiB each.
const DEMAND: &str = "process C
process D
process E
process F
process G
process H
process I
exit C
exit E
exit G
process J code=4K data=1K heap=4K stack=1K
process K code=4K data=1K heap=4K stack=1K";

/// From A to B and back, four times; a turn is 40 instructions, about 8 microseconds without overhead.
const ROUNDS: usize = 4;

/// Crowds the memory, then lets two processes take turns.
pub fn measure(lab: &mut Lab) -> Verdict {
    lab.run(PAIR);
    for demand in DEMAND.lines() {
        lab.run(demand);
    }
    let crowded = lab.snapshot();
    lab.run("step 40");
    for _ in 0..ROUNDS {
        if lab.run("switch B\nstep 40\nswitch A\nstep 40").refusal.is_some() {
            break;
        }
    }
    let spent = lab.snapshot().spent;
    let time = spent.total().saturating_sub(crowded.time);
    let overhead = overhead(&spent).saturating_sub(overhead(&crowded.spent));
    let (internal, holes) = (crowded.fragmentation.internal, crowded.fragmentation.free);
    let idle = percent(internal + holes, for_processes(&crowded));
    let lost = percent(overhead, time);
    Verdict {
        holds: idle < TOO_MUCH && lost < TOO_MUCH,
        evidence: format!(
            "{idle}% of the memory for processes lay idle, {internal} bytes inside what they were given and {holes} in \
             holes, and {lost}% of the time was overhead, {overhead} of {time} ns."
        ),
    }
}

/// Bytes of memory that are not the OS's.
fn for_processes(snapshot: &Snapshot) -> u64 {
    let others = snapshot.memory.iter().filter(|region| region.kind != RegionKind::Os);
    others.map(|region| region.size).sum()
}

/// Nanoseconds that served no program.
fn overhead(spent: &Spent) -> u64 {
    spent.total().saturating_sub(spent.memory).saturating_sub(spent.instructions)
}

/// Whole percent, rounded down.
fn percent(part: u64, whole: u64) -> u64 {
    part.saturating_mul(100) / whole.max(1)
}
