//! Quantities: each is measured at least once, on a machine small enough to be worked out by hand.

use std::collections::BTreeSet;

use course::{Expectation, quantities};
use sim::{Scenario, Timeline};

/// A scenario, and what must be measured at its end.
struct Case {
    scenario: &'static str,
    wanted: &'static str,
}

/// One instruction that stores, one that loads; no time is spent on anything but memory and instructions.
const COUNTS: Case = Case {
    scenario: "
machine mechanism=base-and-bounds memory=64K os=8K address-space=16K
process A
  movl $7, 0x1000
  movl 0x1000, %eax
process B
step
switch B
switch A
step
load B 0x0
store A 0x4000
malloc A 0",
    wanted: "
references = 5
references A = 4
fetches = 2
loads = 2
stores = 1
instructions = 2
library-calls = 0
system-calls = 0
switches = 2
timer-interrupts = 0
faults = 1
rejected = 1
moved = 0
copied = 0
processes = 2
running = A
mode = user
state A = running
state B = ready
fault A = out of bounds
fault B = none
register A eax = 7
register A rip = 0x10
frame A = 0",
};

const TIME: Case = Case {
    scenario: "
machine mechanism=time-sharing memory=64K os=8K address-space=16K quantum=150
costs memory=100 instruction=1 trap=500 switch=2000 disk-seek=1000 disk-rate=16384000000
process A
  nop
  nop
process B
step 2",
    wanted: "
timer-interrupts = 1
cost trap = 500
cost disk-seek = 1000
spent memory = 200
spent instructions = 2
spent traps = 500
spent switches = 2000
spent search = 10
spent disk = 6000
spent copying = 0
time = 8712
share disk = 68
share memory = 2
on-disk = 16K",
};

const MEMORY: Case = Case {
    scenario: "
machine mechanism=base memory=64K os=8K address-space=16K
process A
  movl $1, 0x4008
  movl 0xa000, %eax
process B
step 2",
    wanted: "
victim A = nobody
landed A = 0xc000
victim B = none
free = 24K
holes = 1
largest-hole = 24K
external = 0
internal = 20K
internal A = 10K
idle = 78
owned A = 16K
used A = 6K
on-disk = 0",
};

const PIECES: Case = Case {
    scenario: "
machine mechanism=segmentation memory=32K os=8K address-space=16K
process A code=2K data=0 heap=2K stack=2K
process B code=2K data=0 heap=2K stack=2K
process C code=2K data=0 heap=2K stack=2K
process D code=2K data=0 heap=2K stack=2K
exit A
exit C
load B 0x2004",
    wanted: "
free = 12K
holes = 2
external = 50
landed B = 0x4004
base B code = 0x3800
base B stack = 0x5000
bounds B heap = 2K
start B stack = 0x3800
end B stack = 0x4000
size B stack = 2K
segment B 0x3800 = stack
physical B 0x3800 = 0x4800
state A = exited",
};

const MOVES: Case = Case {
    scenario: "
machine mechanism=base-and-bounds memory=64K os=8K address-space=16K
process A
process B
exit A
compact",
    wanted: "
moved = 1
copied = 16K
base B = 0x2000
bounds B = 16K",
};

const LOADER: Case = Case {
    scenario: "
machine mechanism=static-relocation memory=64K os=8K address-space=16K
process A
  movl $1, 0x800
  nop
  pushq %rax
step 3",
    wanted: "
rewritten A = 1
landed A = 0x5fe8
frame A = 8",
};

const OVER_THE_OS: Case = Case {
    scenario: "
machine mechanism=uniprogramming memory=64K os=8K address-space=16K
process A
  movl $1, %ebx
  movl $9, (%rbx)
step 2",
    wanted: "
victim A = OS
landed A = 1
rejected = 0",
};

const HEAP: Case = Case {
    scenario: "
machine mechanism=segmentation memory=64K os=8K address-space=16K
process A heap=96 stack=0
malloc A 24
malloc A 16
malloc A 24
free A @2
store A @1+1 7
load A @1
store A @1+1 8
malloc A 40",
    wanted: "
header = 8
block A 1 = 0x2008
block A 3 = 0x2040
block A 2 = none
hole A 0x2020 = 24
hole A 0x2021 = none
blocks A = 3
heap-free A = 240
heap-holes A = 2
heap-hole A = 216
visited A = 4
asked A = 256
library-calls = 5
system-calls = 1
touched A heap = 2
bytes A 0x2008 2 = 0x800",
};

const POLICIES: Case = Case {
    scenario: "
machine mechanism=segmentation memory=64K os=8K address-space=16K header=0
process A heap=96 stack=0
malloc A 48
malloc A 8
malloc A 8
free A @1
malloc A 16
malloc A 32",
    wanted: "
block A 4 = 0x2000
block first-fit A 4 = 0x2000
block best-fit A 4 = 0x2040
block worst-fit A 4 = 0x2000
system-calls best-fit = 0",
};

const LEAK: Case = Case {
    scenario: "process A\nmalloc A 100\nmalloc A 20\nexit A",
    wanted: "
leaked A = 120
mode = kernel
processes = 0
running = none",
};

const GOALS: Case = Case {
    scenario: "process A",
    wanted: "
goal segmentation sharing = holds
goal base protection = fails",
};

const CASES: [Case; 11] =
    [COUNTS, TIME, MEMORY, PIECES, MOVES, LOADER, OVER_THE_OS, HEAP, POLICIES, LEAK, GOALS];

/// Lines of a case that do not hold. `none` stands for what there is not.
fn wrong(case: &Case) -> Vec<String> {
    let timeline = Timeline::run(&Scenario::parse(case.scenario).unwrap()).unwrap();
    let check = |text: &str| {
        let told = Expectation { line: 1, text: text.to_owned() }.check(&timeline);
        match (told, text.ends_with("= none")) {
            (Err(why), true) if why.ends_with("there is no such thing at the end") => None,
            (told, false) => told.err(),
            (told, true) => Some(format!("{text}: {told:?}")),
        }
    };
    case.wanted.lines().filter(|line| !line.is_empty()).filter_map(check).collect()
}

fn holds(case: &Case) {
    let wrong = wrong(case);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn references_instructions_and_calls_are_counted() {
    holds(&COUNTS);
}

#[test]
fn time_is_put_on_accounts() {
    holds(&TIME);
}

#[test]
fn memory_is_measured_whole_and_in_pieces() {
    holds(&MEMORY);
    holds(&PIECES);
}

#[test]
fn moving_and_rewriting_are_counted() {
    holds(&MOVES);
    holds(&LOADER);
}

#[test]
fn the_victim_of_a_stray_access_is_named() {
    holds(&OVER_THE_OS);
}

#[test]
fn heaps_are_measured_and_other_policies_tried() {
    holds(&HEAP);
    holds(&POLICIES);
    holds(&LEAK);
}

#[test]
fn goals_are_measured_by_their_experiments() {
    holds(&GOALS);
}

#[test]
fn every_quantity_is_measured_here() {
    let shape = |text: &str| {
        let mut words = text.split_whitespace();
        (words.next().unwrap_or("").to_owned(), words.count())
    };
    let lines = CASES.iter().flat_map(|case| case.wanted.lines()).filter_map(|line| line.split_once('='));
    let measured: BTreeSet<_> = lines.map(|(asked, _)| shape(asked)).collect();
    let missing: Vec<_> =
        quantities().into_iter().filter(|quantity| !measured.contains(&shape(quantity))).collect();
    assert!(missing.is_empty(), "never measured: {missing:?}");
}

#[test]
fn what_an_argument_must_be_is_told() {
    let timeline = Timeline::run(&Scenario::parse("process A").unwrap()).unwrap();
    let told = |text: &str| Expectation { line: 1, text: text.to_owned() }.check(&timeline).unwrap_err();
    assert_eq!(
        told("spent money = 1"),
        "\u{201c}money\u{201d} is not something that time is spent on; there are memory, instructions, traps, switches, search, disk, copying"
    );
    assert!(told("cost paging = 1").contains("is not a cost; there are memory, instruction, trap"));
    assert!(told("goal magic privacy = holds").contains("is not a mechanism; there are uniprogramming,"));
    assert!(
        told("goal base speed = holds")
            .ends_with("is not a goal; there are transparency, protection, privacy, efficiency, sharing")
    );
    assert!(told("block any-fit A 1 = 1").contains("is not a policy; there are first-fit,"));
    assert_eq!(told("size A heap = 3K"), "size A heap = 3K: it is 2048 (0x800)");
}
