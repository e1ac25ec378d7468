//! The malloc library beside a naive one, on random requests.

/// What a window over a heap shows.
pub mod looks;
/// An allocator of plain rows, written from the rules alone.
pub mod naive;
/// Recorded runs of OSTEP's malloc.py.
mod ostep;
/// Small cases worked by hand.
mod worked;

use naive::Naive;
use sim::{BadFree, Extent, Heap, HeapRules, ListOrder, Policy, Resized};

/// An arena that starts and ends at no round address.
const ARENA: Extent = Extent { start: 0x1234, size: 1000 };

/// A heap and the naive one, to which the same happens.
struct Pair {
    heap: Heap,
    naive: Naive,
    /// How many times as large as the small one: 40 blocks, at first in 1000 bytes.
    scale: u64,
    random: u64,
    /// Every address that was ever returned, the last 60 of them times the scale.
    returned: Vec<u64>,
    longest: u64,
}

impl Pair {
    fn new(rules: HeapRules, seed: u64, scale: u64) -> Self {
        let arena = Extent { size: ARENA.size * scale, ..ARENA };
        let (heap, naive) = (Heap::new(rules, arena), Naive::new(rules, arena));
        Self { heap, naive, scale, random: seed, returned: Vec::new(), longest: 0 }
    }

    fn draw(&mut self, below: u64) -> u64 {
        self.random = self.random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (self.random >> 33) % below
    }

    fn step(&mut self) {
        let size = self.request();
        // More than 40 blocks in use: rather free than allocate.
        let crowded = self.heap.live().0 > 40 * self.scale;
        match self.draw(100) {
            0..45 if !crowded => self.allocate(size),
            45..90 => self.release(),
            90..98 => self.resize(size),
            98 if self.heap.end() < 6_000 * self.scale => {
                let bytes = self.draw(40);
                self.heap.grow(bytes);
                self.naive.grow(bytes);
            }
            99 if self.heap.end() < 6_000 * self.scale && !crowded => self.map(size),
            _ => self.release(),
        }
        assert_eq!(self.heap.end(), self.naive.end);
    }

    /// Mostly small, seldom nothing, seldom more than there can be.
    fn request(&mut self) -> u64 {
        match self.draw(64) {
            0 => 0,
            1 => u64::MAX - self.draw(30),
            2..8 => self.draw(400),
            _ => 1 + self.draw(40),
        }
    }

    fn allocate(&mut self, size: u64) {
        let before = self.sometimes_before();
        self.the_path_is_known(size);
        match (self.heap.allocate(size), self.naive.allocate(size)) {
            (Ok(ours), Ok(theirs)) => {
                assert_eq!(ours, theirs, "malloc of {size}");
                self.remember(ours.address);
            }
            (Err(ours), Err(visited)) => {
                assert_eq!(ours.visited, visited, "malloc of {size}");
                self.nothing_changed(before);
                self.the_missing_bytes_are_the_fewest(size, ours.missing);
            }
            (ours, theirs) => panic!("malloc of {size}: {ours:?}, but {theirs:?}"),
        }
    }

    fn the_missing_bytes_are_the_fewest(&mut self, size: u64, missing: u64) {
        if missing > 2_000 || self.draw(16) > 0 {
            return;
        }
        let fits = |bytes: u64| {
            let mut naive = self.naive.clone();
            naive.grow(bytes);
            naive.allocate(size).is_ok()
        };
        assert!(fits(missing) && !fits(missing - 1), "malloc of {size}: {missing} missing");
        if missing < 64 && self.naive.end < 6_000 * self.scale {
            self.heap.grow(missing);
            self.naive.grow(missing);
            self.allocate(size);
        }
    }

    fn map(&mut self, size: u64) {
        let request = size.min(300);
        let bytes = request.max(1) + self.heap.header() + self.draw(30);
        let address = self.heap.map(request, bytes);
        assert_eq!(address, self.naive.map(request, bytes));
        self.remember(address);
    }

    fn remember(&mut self, address: u64) {
        self.returned.push(address);
        if self.returned.len() as u64 > 60 * self.scale {
            self.returned.remove(0);
        }
    }

    /// An address that was returned at some time, seldom any other.
    fn address(&mut self) -> u64 {
        let wild = ARENA.start + self.draw(ARENA.size * self.scale);
        let count = self.returned.len() as u64;
        let which = self.draw(count.max(1)) as usize;
        match self.returned.get(which).copied() {
            Some(address) if self.draw(16) > 0 => address,
            _ => wild,
        }
    }

    fn release(&mut self) {
        let address = self.address();
        let before = self.sometimes_before();
        let ours = self.heap.release(address);
        assert_eq!(ours, self.naive.release(address), "free of {address:#x}");
        if ours.is_err() {
            self.nothing_changed(before);
        }
    }

    /// The heap as it is now, one time in eight: a copy is dear.
    fn sometimes_before(&mut self) -> Option<Heap> {
        (self.draw(8) == 0).then(|| self.heap.clone())
    }

    fn nothing_changed(&self, before: Option<Heap>) {
        assert!(before.is_none_or(|before| before == self.heap), "a failed call changes nothing");
    }

    fn resize(&mut self, size: u64) {
        let address = self.address();
        let before = self.sometimes_before();
        let ours = self.heap.resize(address, size);
        assert_eq!(ours, self.naive.resize(address, size), "realloc of {address:#x} to {size}");
        if matches!(ours, Ok(Resized::MustMove) | Err(_)) {
            self.nothing_changed(before);
        }
    }

    /// What both say of an address in the arena or just outside it.
    fn look(&mut self) {
        let address = self.heap.start() - 4 + self.draw(self.heap.end() - self.heap.start() + 8);
        assert_eq!(self.heap.whereabouts(address), self.naive.whereabouts(address), "{address:#x}");
        assert_eq!(self.heap.live(), self.naive.live());
    }

    fn compare(&mut self) {
        (0..100).for_each(|_| self.look());
        assert_eq!(self.heap.free_list(), self.naive.free_list());
        assert_eq!(self.heap.blocks(), self.naive.blocks());
        self.look_closer();
        let mut blocks = self.heap.blocks().into_iter().filter(|block| !block.free);
        assert!(blocks.all(|block| self.heap.usable(block.address) == Some(block.size)));
        self.longest = self.longest.max(self.heap.free_list().len() as u64);
    }
}

/// Headers and alignments.
const SHAPES: [(u64, u64); 4] = [(0, 1), (8, 8), (5, 3), (16, 16)];

/// So many operations in every order of the list, a quarter of them for each header and alignment.
fn agree(policy: Policy, coalesce: bool, operations: u64) {
    for (order, seed) in ListOrder::ALL.into_iter().zip(1..) {
        for (header, alignment) in SHAPES {
            let rules = HeapRules { policy, order, header, alignment, coalesce };
            let longest = longest_list(Pair::new(rules, seed, 1), operations / 4);
            assert!(longest > 5, "a list of at most {longest} says little");
        }
    }
}

/// Holes in the longest list that was met.
fn longest_list(mut pair: Pair, operations: u64) -> u64 {
    for operation in 0..operations {
        pair.step();
        if operation.is_multiple_of(8) {
            pair.look();
        }
        if operation.is_multiple_of(300) {
            pair.compare();
        }
    }
    pair.compare();
    pair.longest
}

/// The same for every policy, all at once.
fn each_policy(work: fn(Policy)) {
    std::thread::scope(|scope| Policy::ALL.map(|policy| scope.spawn(move || work(policy))).map(drop));
}

#[test]
fn every_policy_agrees_with_a_naive_one() {
    each_policy(|policy| agree(policy, true, 100_000));
}

#[test]
fn every_policy_agrees_without_coalescing() {
    each_policy(|policy| agree(policy, false, 10_000));
}

/// An index of several levels.
#[test]
fn every_policy_agrees_in_long_lists() {
    each_policy(|policy| {
        for order in ListOrder::ALL {
            let rules = HeapRules { policy, order, header: 8, alignment: 4, coalesce: true };
            let longest = longest_list(Pair::new(rules, 1, 40), 6_000);
            assert!(longest > 64, "{policy:?} in {order:?}: a list of at most {longest} says little");
        }
    });
}

#[test]
fn a_bad_free_says_what_is_there() {
    let rules = HeapRules {
        policy: Policy::FirstFit,
        order: ListOrder::Address,
        header: 8,
        alignment: 8,
        coalesce: true,
    };
    let mut heap = Heap::new(rules, Extent { start: 0x1000, size: 256 });
    let address = heap.allocate(20).unwrap().address;
    assert_eq!(heap.release(address + 4), Err(BadFree::Inside { start: address }));
    heap.release(address).unwrap();
    assert_eq!(heap.release(address), Err(BadFree::Double));
    assert_eq!(heap.resize(0x1010, 4), Err(BadFree::Never));
    let said =
        [BadFree::Inside { start: 0x1008 }, BadFree::Double, BadFree::Never].map(|bad| bad.reason(0x100c));
    assert_eq!(
        said,
        [
            "0x100c lies inside a block; free takes what malloc returned, 0x1008",
            "double free: 0x100c was already freed",
            "malloc never returned 0x100c; free takes what malloc returned"
        ]
    );
}
