//! The malloc library alone: the books, without a machine around them.

use criterion::BenchmarkId;
use sim::{Extent, Heap, HeapRules, ListOrder, Policy, Request, Resized};

use crate::churn::Churn;
use crate::clock::{Bench, operations, sample_briefly};
use crate::replay;

/// Live blocks.
const SIZES: [usize; 4] = [1_000, 10_000, 100_000, 1_000_000];

pub fn measure(bench: &mut Bench) {
    let trace = replay::sqlite();
    let mut group = bench.benchmark_group("heap-trace");
    group.throughput(operations(trace.requests.len()));
    sample_briefly(&mut group);
    for policy in Policy::ALL {
        group
            .bench_function(policy.name(), |bencher| bencher.iter(|| Books::replay(policy, &trace.requests)));
    }
    group.finish();
    let mut group = bench.benchmark_group("churn");
    group.throughput(operations(2));
    for policy in Policy::ALL {
        for live in SIZES {
            let mut books = None;
            group.bench_function(BenchmarkId::new(policy.name(), live), |bencher| {
                let (books, churn) = books.get_or_insert_with(|| Books::full(policy, live));
                bencher.iter(|| books.exchange(churn));
            });
        }
    }
    group.finish();
}

/// A heap, and the address of each block that was made.
struct Books {
    heap: Heap,
    blocks: Vec<u64>,
}

impl Books {
    fn new(policy: Policy) -> Self {
        let rules = HeapRules { policy, order: ListOrder::Address, header: 8, alignment: 8, coalesce: true };
        Self { heap: Heap::new(rules, Extent { start: 0x1000, size: 4096 }), blocks: Vec::new() }
    }

    /// So many live blocks with holes between them, as random requests leave them.
    fn full(policy: Policy, live: usize) -> (Self, Churn) {
        let (mut books, mut churn) = (Self::new(policy), Churn::new(live));
        (0..live).for_each(|_| books.make(churn.size()));
        (0..2 * live).for_each(|_| books.exchange(&mut churn));
        (books, churn)
    }

    fn replay(policy: Policy, requests: &[Request]) -> Heap {
        let mut books = Self::new(policy);
        requests.iter().for_each(|request| books.carry_out(*request));
        books.heap
    }

    /// Frees a random block and makes another: two operations.
    fn exchange(&mut self, churn: &mut Churn) {
        let victim = churn.victim();
        self.heap.release(self.blocks[victim]).unwrap();
        self.blocks[victim] = self.allocate(churn.size());
    }

    fn carry_out(&mut self, request: Request) {
        match request {
            Request::Malloc { size } => self.make(size),
            Request::Calloc { count, size } => self.make(count * size),
            Request::Realloc { block, size } => self.resize(block as usize - 1, size),
            Request::Free { block: Some(block) } => {
                self.heap.release(self.blocks[block as usize - 1]).unwrap();
            }
            Request::Free { block: None } => {}
        }
    }

    fn make(&mut self, size: u64) {
        let address = self.allocate(size);
        self.blocks.push(address);
    }

    fn resize(&mut self, block: usize, size: u64) {
        let old = self.blocks[block];
        if self.heap.resize(old, size) == Ok(Resized::MustMove) {
            self.blocks[block] = self.allocate(size);
            self.heap.release(old).unwrap();
        }
    }

    /// malloc; where there is no room the arena grows as the machine's does.
    fn allocate(&mut self, size: u64) -> u64 {
        let allocated = self.heap.allocate(size).or_else(|full| {
            self.heap.grow(full.missing.next_multiple_of(256));
            self.heap.allocate(size)
        });
        allocated.unwrap().address
    }
}
