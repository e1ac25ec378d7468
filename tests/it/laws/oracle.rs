//! A naive heap, one list of blocks searched from the front, and the machine's own beside it.

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use sim::{Command, Event, HeapBlock, Machine, MachineConfig, Policy, VirtAddr, Who};

use super::cases;

const START: u64 = 2048;
const SIZE: u64 = 1024;

/// One piece of the heap, header included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    start: u64,
    size: u64,
    free: bool,
}

struct Naive {
    pieces: Vec<Piece>,
    policy: Policy,
    header: u64,
    alignment: u64,
    coalesce: bool,
}

impl Naive {
    fn new(config: &MachineConfig) -> Self {
        let pieces = vec![Piece { start: START, size: SIZE, free: true }];
        let MachineConfig { allocator: policy, header, alignment, coalesce, .. } = *config;
        Self { pieces, policy, header, alignment, coalesce }
    }

    /// The address returned, pieces looked at, and whether one was split.
    fn malloc(&mut self, size: u64) -> Option<(u64, u64, bool)> {
        let needed = size.div_ceil(self.alignment) * self.alignment + self.header;
        let free: Vec<usize> = (0..self.pieces.len()).filter(|&i| self.pieces[i].free).collect();
        let mut fitting = free.iter().enumerate().filter(|(_, i)| self.pieces[**i].size >= needed);
        let (looked, chosen) = match self.policy {
            Policy::FirstFit => fitting.next().map(|(nth, i)| (nth + 1, *i))?,
            Policy::BestFit => {
                let best = fitting.min_by_key(|(_, i)| self.pieces[**i].size)?;
                (free.len(), *best.1)
            }
        };
        let piece = self.pieces[chosen];
        self.pieces[chosen] = Piece { size: needed, free: false, ..piece };
        if piece.size > needed {
            let rest = Piece { start: piece.start + needed, size: piece.size - needed, free: true };
            self.pieces.insert(chosen + 1, rest);
        }
        Some((piece.start + self.header, looked as u64, piece.size > needed))
    }

    /// Usable bytes and how many neighbours it merged with; none where no block in use begins there.
    fn free(&mut self, address: u64) -> Option<(u64, u64)> {
        let index =
            self.pieces.iter().position(|piece| !piece.free && piece.start + self.header == address)?;
        let usable = self.pieces[index].size - self.header;
        self.pieces[index].free = true;
        let before = self.pieces.len();
        if self.coalesce {
            self.merge_neighbours();
        }
        Some((usable, (before - self.pieces.len()) as u64))
    }

    fn merge_neighbours(&mut self) {
        let mut merged: Vec<Piece> = Vec::new();
        for piece in &self.pieces {
            match merged.last_mut() {
                Some(last) if last.free && piece.free => last.size += piece.size,
                _ => merged.push(*piece),
            }
        }
        self.pieces = merged;
    }
}

fn pieces(blocks: &[HeapBlock]) -> Vec<Piece> {
    let piece = |block: &HeapBlock| Piece {
        start: block.address - block.header,
        size: block.size + block.header,
        free: block.free,
    };
    blocks.iter().map(piece).collect()
}

/// Malloc of so many bytes, or free of the n-th address that was ever returned.
fn operations(count: usize) -> Vec<(bool, u64, usize)> {
    let mut runner = TestRunner::new(cases(1));
    let one = (prop::bool::weighted(0.55), 1u64..90, 0usize..1 << 20);
    prop::collection::vec(one, count).new_tree(&mut runner).unwrap().current()
}

fn compare(config: MachineConfig, operations: &[(bool, u64, usize)]) {
    let mut naive = Naive::new(&config);
    let mut machine = Machine::new(config).unwrap();
    machine.apply(&Command::Create(Box::new(sim::ProcessSpec { heap: Some(SIZE), ..Default::default() })));
    let mut returned: Vec<u64> = Vec::new();
    for (count, (allocate, size, which)) in operations.iter().enumerate() {
        let who = Who::Pid(1);
        if *allocate || returned.is_empty() {
            let events = machine.apply(&Command::Malloc { who, size: *size, block: None });
            match (naive.malloc(*size), &events[..]) {
                (Some(wanted), [Event::Allocated { address, visited, split, .. }]) => {
                    assert_eq!((address.0, *visited, *split), wanted);
                    returned.push(address.0);
                }
                (None, [Event::Rejected { .. }]) => {}
                (wanted, events) => panic!("malloc of {size}: {wanted:?}, but {events:?}"),
            }
        } else {
            let address = returned[returned.len() - 1 - which % returned.len().min(40)];
            let events = machine.apply(&Command::Free { who, at: sim::Place::At(VirtAddr(address)) });
            match (naive.free(address), &events[..]) {
                (Some(wanted), [Event::Freed { size, merged, .. }]) => assert_eq!((*size, *merged), wanted),
                (None, [Event::Rejected { .. }]) => {}
                (wanted, events) => panic!("free of {address:#x}: {wanted:?}, but {events:?}"),
            }
        }
        if count % 64 == 0 {
            assert_eq!(pieces(&machine.snapshot().processes[0].heap), naive.pieces);
        }
    }
}

#[test]
fn the_heap_agrees_with_a_naive_one() {
    let operations = operations(10_000);
    for allocator in Policy::ALL {
        for header in [0, 4, 8, 16] {
            for (coalesce, alignment) in [(true, 1), (true, 8), (false, 1), (false, 16)] {
                let sizes =
                    MachineConfig { memory: 1 << 14, os: 0, address_space: 4096, ..Default::default() };
                compare(MachineConfig { allocator, header, alignment, coalesce, ..sizes }, &operations);
            }
        }
    }
}
