//! Requests that a mechanism or a heap refuses, each with its sentence.

use sim::Mechanism;

use super::{killed, refused};

fn check(cases: &[(&str, &str)]) {
    for (text, wanted) in cases {
        assert_eq!(refused(text), *wanted, "{text}");
    }
}

#[test]
fn calloc_and_realloc() {
    check(&[
        ("process A\ncalloc A 0 8", "calloc of 0 bytes in A: ask for at least 1 byte"),
        (
            "process A\ncalloc A 18446744073709551615 2",
            "calloc of 18446744073709551615 times 2 bytes: the product has more than 64 bits",
        ),
        (
            "process A\ncalloc A 1000 1000",
            "calloc of 1000000 bytes in A: no free block is large enough and the heap cannot grow: a heap segment of 1000008 bytes is too large: each segment may fill a quarter of the address space, 4096 bytes",
        ),
        ("process A\nmalloc A 8\nrealloc A @1 0", "realloc to 0 bytes: ask for at least 1 byte, or use free"),
        (
            "process A\nmalloc A 8\nrealloc A @1 5000",
            "realloc of 5000 bytes in A: no free block is large enough and the heap cannot grow: a heap segment of 5024 bytes is too large: each segment may fill a quarter of the address space, 4096 bytes",
        ),
        (
            "process A\nmalloc A 8\nrealloc A 0x2010 16",
            "malloc never returned 0x2010; realloc takes what malloc returned",
        ),
        (
            "process A\nmalloc A 8\nfree A @1\nrealloc A @1 16",
            "0x2008 was already freed; realloc takes a block in use",
        ),
        (
            "process A\nmalloc A 16\nrealloc A @1+4 16",
            "0x200c lies inside a block; realloc takes what malloc returned, 0x2008",
        ),
    ]);
}

#[test]
fn a_header_that_was_overwritten() {
    let damaged = "process A\nmalloc A 16\nmalloc A 16\nstore A @1+17\n";
    let wanted = "the header of the block at 0x2020 was overwritten: it reads 0x12d6870000ff10, malloc wrote 0x12d68700000010";
    assert_eq!(refused(&format!("{damaged}free A @2")), wanted);
    assert_eq!(refused(&format!("{damaged}realloc A @2 4")), wanted);
    let program = "process A\n  movl $8, %edi\n  call malloc\n  movq $0, -8(%rax)\n  movq %rax, %rdi\n  call free\nstep 5";
    assert_eq!(
        killed(program),
        "the library aborted it (the header of the block at 0x2008 was overwritten: it reads 0x0, malloc wrote 0x12d68700000008)"
    );
}

#[test]
fn blocks_by_number() {
    check(&[
        (
            "process A\nload A @9",
            "A has had no block @9: blocks are numbered from 1 as malloc hands them out",
        ),
        (
            "process A\nmalloc A 4 @7\ncalloc A 1 4 @7",
            "block @7 of A is allocated, at 0x2008; take another number",
        ),
        (
            "process A\nmalloc A 8\nload A @1+18446744073709551615",
            "@1+18446744073709551615 lies beyond every address there is",
        ),
        (
            "process A\nload A heap+18446744073709551615",
            "heap+18446744073709551615 lies beyond every address there is",
        ),
    ]);
}

#[test]
fn a_second_process_where_memory_holds_one() {
    check(&[
        (
            "machine mechanism=uniprogramming\nprocess A\nprocess B",
            "process B does not fit: under uniprogramming memory holds one process at a time, and A is there; let it exit first",
        ),
        (
            "machine mechanism=time-sharing memory=16K os=4K\nprocess A",
            "process A does not fit: its address space needs 16384 bytes; 12288 are free and the largest hole has 12288",
        ),
        (
            "machine placement=buddy memory=16K os=4K mechanism=base-and-bounds\nprocess A",
            "process A does not fit: its address space needs 16384 bytes; 12288 are free and the largest hole has 8192",
        ),
    ]);
}

#[test]
fn compaction_of_what_cannot_move() {
    check(&[
        (
            "machine mechanism=static-relocation\nprocess A\ncompact",
            "static-relocation cannot compact: the loader wrote physical addresses into every program, so a loaded process cannot move; base, base-and-bounds and segmentation can",
        ),
        (
            "machine mechanism=uniprogramming\ncompact",
            "uniprogramming cannot compact: one process has the memory, and its addresses are physical; base, base-and-bounds and segmentation can",
        ),
        (
            "machine mechanism=time-sharing\ncompact",
            "time-sharing cannot compact: one process has the memory, and its addresses are physical; base, base-and-bounds and segmentation can",
        ),
    ]);
    for mechanism in ["base", "base-and-bounds", "segmentation"] {
        assert_eq!(
            refused(&format!("machine mechanism={mechanism} placement=buddy\ncompact")),
            "buddy blocks cannot be slid together: each lies at a multiple of its own size; choose another placement policy"
        );
    }
}

#[test]
fn code_that_cannot_be_shared() {
    for mechanism in Mechanism::ALL.into_iter().filter(|mechanism| !mechanism.nature().shares) {
        let name = mechanism.name();
        assert_eq!(
            refused(&format!("machine mechanism={name}\nprocess A\nprocess B share-code=A")),
            format!(
                "{name} cannot share code: a process has all of its memory in one piece; segmentation can"
            )
        );
    }
    check(&[
        ("process B share-code=A", "there is no process A; none is alive"),
        ("process A\nexit A\nprocess B share-code=1", "process 1 has exited"),
        (
            "process A\nprocess B share-code=A code=1K",
            "a process that shares the code of A has a code segment as large; give it no code size",
        ),
        (
            "process A\nprocess B share-code=A\n  nop",
            "a process that shares the code of A runs its program; give it none of its own",
        ),
    ]);
}

#[test]
fn a_program_that_cannot_lie_where_it_was_put() {
    assert_eq!(
        refused(
            "machine mechanism=static-relocation memory=4G os=3G\nprocess A\n  movq $x, %rax\n  x = 0x1000"
        ),
        "line 1, `movq $0x1000, %rax`, cannot move up by 0xc0000000: an immediate lies between -0x80000000 and 0x7fffffff (it is sign-extended to 8 bytes): for more, write movabs $\u{2026}, %reg"
    );
}

#[test]
fn instructions_that_only_the_os_may_use() {
    for (instruction, text) in [
        ("hlt", "hlt"),
        ("cli", "cli"),
        ("sti", "sti"),
        ("wrmsr", "wrmsr"),
        ("lgdt 0x1000", "lgdt 0x1000"),
        ("movq %rax, %cr3", "movq %rax, %cr3"),
    ] {
        assert_eq!(
            killed(&format!("process A\n  {instruction}\nstep")),
            format!("it tried {text} in user mode, which only the OS may use")
        );
    }
}

#[test]
fn an_address_beyond_memory_where_nothing_else_is_checked() {
    for mechanism in Mechanism::ALL.into_iter().filter(|mechanism| !mechanism.nature().guards) {
        let load = format!(
            "machine mechanism={}\nprocess A\n  movabs $0x9000000, %rax\n  movl (%rax), %ecx\nstep 2",
            mechanism.name()
        );
        assert_eq!(killed(&load), "it tried to load from 0x9000000, where there is no memory");
    }
}
