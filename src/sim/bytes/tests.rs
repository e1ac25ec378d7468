//! The bytes of memory against a plain row of them.

use super::Bytes;

/// Bytes that are looked at: some pages, with a chunk and a region that end among them.
const SIZE: usize = 20_000;

/// Where they begin.
const START: u64 = (4 << 20) - 10_000;

/// Numbers that look random, the same ones each time.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }

    /// A stretch: where it begins, and its bytes, seldom many.
    fn stretch(&mut self) -> (usize, usize) {
        let most = [1, 8, 8, 40, 3000][self.below(5)];
        let size = 1 + self.below(most);
        (self.below(SIZE - size), size)
    }
}

fn read(bytes: &Bytes) -> Vec<u8> {
    let mut all = vec![1; SIZE];
    bytes.read(START, &mut all);
    all
}

fn assert_same(bytes: &Bytes, plain: &[u8]) {
    assert_eq!(read(bytes), plain);
    let mut other = Bytes::default();
    other.write(START, plain);
    assert_eq!((bytes, &other), (&other, bytes));
}

#[test]
fn they_are_what_a_plain_row_of_bytes_is() {
    let (mut bytes, mut plain, mut random) = (Bytes::default(), vec![0; SIZE], Random(1));
    let mut past = Vec::new();
    for round in 0..4000 {
        let (at, size) = random.stretch();
        let (from, value) = (random.below(SIZE - size), random.below(256) as u8);
        let address = START + at as u64;
        match random.below(8) {
            0 => {
                bytes.clear(address, size as u64);
                plain[at..at + size].fill(0);
            }
            1 => {
                bytes.copy(START + from as u64, address, size as u64);
                plain.copy_within(from..from + size, at);
            }
            _ => {
                let new: Vec<u8> = (0..size).map(|at| value.wrapping_mul(at as u8 | 1)).collect();
                bytes.write(address, &new);
                plain[at..at + size].copy_from_slice(&new);
            }
        }
        let number =
            plain[at..at + size.min(8)].iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte));
        assert_eq!(bytes.load(address, size.min(8) as u64), number);
        if round % 97 == 0 {
            assert_same(&bytes, &plain);
            past.push((bytes.clone(), plain.clone()));
        }
    }
    past.iter().for_each(|(bytes, plain)| assert_same(bytes, plain));
}

#[test]
fn what_is_far_apart_takes_few_bytes() {
    let mut bytes = Bytes::default();
    (0..10_000).for_each(|at| bytes.store(at * 200, 8, at + 1));
    assert!(bytes.weight().held < 10_000 * 24, "{:?}", bytes.weight());
    let clone = bytes.clone();
    bytes.store(0x8000, 8, 1);
    // A page, and a branch of each of three levels.
    assert!(bytes.weight().copied < clone.weight().copied + 2000);
    bytes.clear(0, 2_000_000);
    assert_eq!((bytes.weight().held, bytes), (0, Bytes::default()));
}
