//! The flags of each simulator.

use super::flag::{Flag, Kind};
use super::number::MOST;

/// The most addresses of one problem.
pub(super) const MOST_ADDRESSES: i64 = 10_000;

/// The most operations of one problem: each keeps the free list behind it.
pub(super) const MOST_OPERATIONS: i64 = 2_000;

/// The heap of the machine lies below this address.
pub(super) const MOST_HEAP: i64 = 1 << 32;

/// The policies, in the order of the table.
pub(super) const POLICIES: [&str; 3] = ["BEST", "WORST", "FIRST"];

/// The orders of the free list.
pub(super) const ORDERS: [&str; 5] = ["ADDRSORT", "SIZESORT+", "SIZESORT-", "INSERT-FRONT", "INSERT-BACK"];

const fn flag(
    short: char,
    long: &'static str,
    kind: Kind,
    default: &'static str,
    about: &'static str,
) -> Flag {
    Flag { short, long, default, about, kind }
}

const SEED: Flag = flag('s', "seed", Kind::Seed, "0", "the seed of the random numbers");
const ADDRESS_SPACE: Flag = flag('a', "asize", Kind::Size(1), "1k", "bytes of the address space");
const COMPUTE: Flag = flag('c', "compute", Kind::Switch, "", "show the answers");

const fn memory(least: i64) -> Flag {
    flag('p', "physmem", Kind::Size(least), "16k", "bytes of physical memory")
}

const fn count(long: &'static str) -> Flag {
    flag('n', long, Kind::Number(0, MOST_ADDRESSES), "5", "how many addresses to draw")
}

/// relocation.py
pub(super) static RELOCATION: [Flag; 7] = [
    SEED,
    ADDRESS_SPACE,
    memory(2),
    count("addresses"),
    flag('b', "b", Kind::Drawn, "-1", "the base register; -1 draws it"),
    flag('l', "l", Kind::Drawn, "-1", "the limit register; -1 draws it"),
    COMPUTE,
];

/// segmentation.py
pub(super) static SEGMENTATION: [Flag; 10] = [
    SEED,
    flag('A', "addresses", Kind::Addresses, "-1", "the addresses, with commas between them; -1 draws them"),
    ADDRESS_SPACE,
    memory(5),
    count("numaddrs"),
    flag('b', "b0", Kind::Drawn, "-1", "the base of segment 0; -1 draws it"),
    flag('l', "l0", Kind::Drawn, "-1", "the limit of segment 0; -1 draws it"),
    flag('B', "b1", Kind::Drawn, "-1", "the base of segment 1, its high end; -1 draws it"),
    flag('L', "l1", Kind::Drawn, "-1", "the limit of segment 1; -1 draws it"),
    COMPUTE,
];

/// malloc.py
pub(super) static MALLOC: [Flag; 13] = [
    SEED,
    flag('S', "size", Kind::Number(1, MOST_HEAP), "100", "bytes of the heap"),
    flag('b', "baseAddr", Kind::Number(0, MOST_HEAP), "1000", "where the heap begins"),
    flag('H', "headerSize", Kind::Number(0, MOST_HEAP), "0", "bytes of header before each block"),
    flag(
        'a',
        "alignment",
        Kind::Number(-1, MOST_HEAP),
        "-1",
        "sizes are rounded up to a multiple of it; -1 does not",
    ),
    flag('p', "policy", Kind::Choice(&POLICIES), "BEST", "which free block is taken"),
    flag('l', "listOrder", Kind::Choice(&ORDERS), "ADDRSORT", "the order of the free list"),
    flag('C', "coalesce", Kind::Switch, "", "merge neighbours of the free list"),
    flag('n', "numOps", Kind::Number(0, MOST_OPERATIONS), "10", "how many operations to draw"),
    flag('r', "range", Kind::Number(0, MOST), "10", "the largest size to draw"),
    flag(
        'P',
        "percentAlloc",
        Kind::Number(1, MOST),
        "50",
        "how many of a hundred operations are allocations",
    ),
    flag('A', "allocList", Kind::Requests, "", "the operations: +10 allocates, -0 frees the first"),
    COMPUTE,
];
