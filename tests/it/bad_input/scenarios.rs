//! Scenario texts and the sentences that they get, line and column first.

use sim::Scenario;

fn check(cases: &[(&str, &str)]) {
    for (text, wanted) in cases {
        let told = Scenario::parse(text).map(|_| ()).map_err(|error| error.to_string());
        assert_eq!(told, Err((*wanted).to_owned()), "{text}");
    }
}

#[test]
fn statements() {
    check(&[
        (
            "hello",
            "line 1, column 1: \u{201c}hello\u{201d} is not a statement; there are machine, costs, process, switch, step, malloc, calloc, realloc, free, load, store, fetch, exit, compact or pause",
        ),
        ("process A\n\n# note\nswitch", "line 4, column 7: switch needs a process: its name or pid"),
        ("malloc A", "line 1, column 7: malloc needs a size in bytes"),
        ("free A", "line 1, column 5: free needs a block"),
        ("exit A B", "line 1, column 8: \u{201c}B\u{201d} is one word too many here"),
        ("pause now", "line 1, column 7: \u{201c}now\u{201d} is one word too many here"),
        (
            "process A\n  nop\npause\n  nop",
            "line 4, column 3: \u{201c}nop\u{201d} belongs to a program; its lines stand indented, right below their process",
        ),
        (
            "process A\n0x10: movl $1, %eax",
            "line 2, column 1: \u{201c}0x10:\u{201d} belongs to a program; its lines stand indented, right below their process",
        ),
        (
            "process A\nmovl $1, %eax",
            "line 2, column 1: \u{201c}movl\u{201d} belongs to a program; its lines stand indented, right below their process",
        ),
        ("pause\nstep\npause", "line 3, column 1: there is a pause already; a scenario opens at one moment"),
    ]);
}

#[test]
fn numbers() {
    check(&[
        (
            "malloc A ten",
            "line 1, column 10: \u{201c}ten\u{201d} is not a number; write it like 4096, 4K or 0x1000",
        ),
        (
            "malloc A -1",
            "line 1, column 10: \u{201c}-1\u{201d} is not a number; write it like 4096, 4K or 0x1000",
        ),
        (
            "malloc A 99999999999999999999",
            "line 1, column 10: \u{201c}99999999999999999999\u{201d} is too large: a number has at most 64 bits",
        ),
        (
            "process A heap=16777216T",
            "line 1, column 16: \u{201c}16777216T\u{201d} is not a number; write it like 4096, 4K or 0x1000",
        ),
        (
            "process A heap=",
            "line 1, column 16: \u{201c}\u{201d} is not a number; write it like 4096, 4K or 0x1000",
        ),
        ("step 0", "line 1, column 6: 0 is out of range; it must be from 1 to 2000000"),
        (
            "step 1\nstep 2000000",
            "line 2, column 1: a scenario has at most 2000000 commands, and here 1999999 are left",
        ),
        ("store A 0x10 256", "line 1, column 14: 256 is out of range; it must be from 0 to 255"),
        ("switch 0", "line 1, column 8: 0 is out of range; it must be from 1 to 4294967295"),
    ]);
}

const NO_PLACE: &str =
    "is no place; write an address like 0x1010, a place in a segment like data+16, or a block like @3";
const NUMBERED: &str = "blocks are numbered from 1 to 4294967295: write it like @3";

#[test]
fn places_and_blocks() {
    for (text, column, word) in [
        ("realloc A here 8", 11, "here"),
        ("free A data-8", 8, "data-8"),
        ("free A 0x10+4", 8, "0x10+4"),
        ("load A bss+4", 8, "bss+4"),
        ("load A +4", 8, "+4"),
    ] {
        check(&[(text, &format!("line 1, column {column}: \u{201c}{word}\u{201d} {NO_PLACE}"))]);
    }
    for text in ["free A @ ", "free A @x", "free A @0", "load A @0+4", "load A @-1", "free A @4294967296"] {
        check(&[(text, &format!("line 1, column 8: {NUMBERED}"))]);
    }
    for text in ["malloc A 12 @", "malloc A 12 @0", "malloc A 12 @4294967296"] {
        check(&[(text, &format!("line 1, column 13: {NUMBERED}"))]);
    }
    check(&[
        (
            "free A data+",
            "line 1, column 13: \u{201c}\u{201d} is not a number; write it like 4096, 4K or 0x1000",
        ),
        (
            "free A @1+x",
            "line 1, column 11: \u{201c}x\u{201d} is not a number; write it like 4096, 4K or 0x1000",
        ),
        (
            "load A heap+99999999999999999999",
            "line 1, column 13: \u{201c}99999999999999999999\u{201d} is too large: a number has at most 64 bits",
        ),
        (
            "calloc A 4 8 9",
            "line 1, column 14: \u{201c}9\u{201d} is not the number of a block; write it like @3, or leave it out",
        ),
    ]);
}

#[test]
fn statements_of_the_heap_and_of_memory() {
    check(&[
        ("calloc", "line 1, column 7: calloc needs a process: its name or pid"),
        ("calloc A", "line 1, column 7: calloc needs a number of elements"),
        ("calloc A 4", "line 1, column 7: calloc needs a size in bytes"),
        ("realloc A", "line 1, column 8: realloc needs a block"),
        ("realloc A @1", "line 1, column 8: realloc needs a size in bytes"),
        ("realloc A @1 8 @2", "line 1, column 16: \u{201c}@2\u{201d} is one word too many here"),
        ("load A", "line 1, column 5: load needs an address"),
        ("store A stack+8 256", "line 1, column 17: 256 is out of range; it must be from 0 to 255"),
        ("compact now", "line 1, column 9: \u{201c}now\u{201d} is one word too many here"),
    ]);
}

#[test]
fn settings_of_lists_timers_and_disks() {
    check(&[
        (
            "machine free-list=lifo",
            "line 1, column 19: \u{201c}lifo\u{201d} is not an order of the free list; choose address, size-up, size-down, front or back",
        ),
        (
            "machine mmap-threshold=0",
            "line 1, column 24: mmap-threshold is 0; it must be from 1 to 4294967296",
        ),
        (
            "machine mmap-threshold=5G",
            "line 1, column 24: mmap-threshold is 5368709120; it must be from 1 to 4294967296",
        ),
        (
            "machine quantum=1h",
            "line 1, column 17: \u{201c}1h\u{201d} is not a number; write it like 4096, 4K or 0x1000",
        ),
        (
            "machine quantum=3600000000001",
            "line 1, column 17: quantum is 3600000000001; it must be from 0 to 3600000000000",
        ),
        ("costs disk-rate=0", "line 1, column 17: cost disk-rate is 0; it must be from 1 to 1000000000000"),
        (
            "costs library=2G",
            "line 1, column 15: cost library is 2147483648; it must be from 0 to 1000000000",
        ),
        (
            "costs library=1 library=2",
            "line 1, column 17: library stands twice on this line; give it one value",
        ),
        ("process B share-code=0", "line 1, column 22: 0 is out of range; it must be from 1 to 4294967295"),
        (
            "process B share-code=",
            "line 1, column 22: \u{201c}\u{201d} cannot be the name of a process: give it 1 to 16 characters without white space, = or #, the first no digit",
        ),
    ]);
}

#[test]
fn settings() {
    check(&[
        ("machine memory", "line 1, column 9: expected key=value, found \u{201c}memory\u{201d}"),
        (
            "machine size=1",
            "line 1, column 9: \u{201c}size\u{201d} is no setting of the machine; there are mechanism, memory, os, address-space, placement, allocator, header, alignment, coalesce, free-list, mmap-threshold and quantum",
        ),
        (
            "machine mechanism=paging",
            "line 1, column 19: \u{201c}paging\u{201d} is not a mechanism; choose uniprogramming, time-sharing, static-relocation, base, base-and-bounds or segmentation",
        ),
        (
            "machine placement=worst",
            "line 1, column 19: \u{201c}worst\u{201d} is not a policy; choose first-fit, next-fit, best-fit, worst-fit or buddy",
        ),
        ("machine coalesce=yes", "line 1, column 18: \u{201c}yes\u{201d} is neither on nor off"),
        (
            "machine os=1K memory=5G header=8",
            "line 1, column 22: memory is 5368709120; it must be from 1024 to 4294967296",
        ),
        ("machine memory=8K", "line 1, column 1: os is 8192; it must be from 0 to 8191"),
        (
            "machine address-space=20K",
            "line 1, column 23: address-space is 20480; it must be a power of two, such as 32768",
        ),
        ("machine os=1K os=2K", "line 1, column 15: os stands twice on this line; give it one value"),
        (
            "machine os=1K\nmachine memory=64K",
            "line 2, column 1: there is a machine line already; put all its settings on one line",
        ),
        ("process A\nmachine os=1K", "line 2, column 1: machine must come before the first command"),
        ("step\ncosts memory=60", "line 2, column 1: costs must come before the first command"),
        (
            "costs disk=5",
            "line 1, column 7: \u{201c}disk\u{201d} is no cost; there are memory, instruction, trap, switch, visit, copy, library, disk-seek and disk-rate",
        ),
        ("costs memory=2G", "line 1, column 14: cost memory is 2147483648; it must be from 0 to 1000000000"),
    ]);
}

#[test]
fn processes_and_programs() {
    check(&[
        (
            "process 1st",
            "line 1, column 9: \u{201c}1st\u{201d} cannot be the name of a process: give it 1 to 16 characters without white space, = or #, the first no digit",
        ),
        (
            "process A size=1",
            "line 1, column 11: \u{201c}size\u{201d} is no setting of a process; there are code, data, heap, stack and share-code",
        ),
        (
            "process A\n  nop\n  movl $1, %eac",
            "line 3, column 12: there is no register %eac; did you mean %eax?",
        ),
        (
            "process A\n    cpuid",
            "line 2, column 5: there is no instruction `cpuid`: this CPU has mov, lea, add, or, and, sub, xor, cmp, test, inc, dec, push, pop, jmp, call, ret, leave, nop, movabs, hlt, cli, sti, wrmsr, lgdt, and jb, jae, je, jne, jbe, ja, js, jns, jl, jge, jle, jg",
        ),
        ("process A\n  0x10: nop\n  0x10: nop", "line 3, column 3: addresses go up: 0x10 comes after 0x10"),
        ("process A\n  jmp nowhere", "line 2, column 7: there is no label `nowhere`: this listing has none"),
    ]);
}

#[test]
fn lines_end_in_any_way_and_a_mark_of_byte_order_is_skipped() {
    let text = "machine os=4K\nprocess A\n  nop\nstep\n";
    let plain = Scenario::parse(text).unwrap();
    assert_eq!(Scenario::parse(&text.replace('\n', "\r\n")), Ok(plain.clone()));
    assert_eq!(Scenario::parse(&format!("\u{feff}{text}")), Ok(plain));
}
