//! The map against the standard library's, and the shape of its tree.

use super::node::{FEWEST, FULL, Node};
use super::{Entry, OrderedMap, Sums};
use std::collections::BTreeMap;
use std::rc::Rc;

type Standard = BTreeMap<u64, u64>;

/// Numbers that look random, the same ones each time.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

fn entries(standard: &Standard) -> impl Iterator<Item = Entry> {
    standard.iter().map(|(&key, &value)| (key, value))
}

/// Checks all that is written down about the nodes below; returns the levels.
fn levels(node: &Node, last: bool) -> usize {
    assert!(node.len < FULL);
    assert!(last || node.len >= FEWEST);
    assert!(node.keys[..node.len].is_sorted_by(|one, other| one < other));
    assert!(node.is_leaf() || node.below.len() == node.len);
    let mut depths = node.below.iter().enumerate().map(|(at, child)| {
        let below = child.link.node();
        assert!(below.len > 0);
        assert_eq!(node.entry(at), Some((below.keys[0], below.largest())));
        assert_eq!((child.count, child.sums), (below.count(), below.sums(below.len)));
        levels(&below, last && at + 1 == node.len)
    });
    let depth = depths.next().unwrap_or(0);
    assert!(depths.all(|other| other == depth));
    depth + 1
}

/// What the entries below a key come to.
fn sums(standard: &Standard, key: u64) -> Sums {
    standard.range(..key).fold(Sums::default(), |sums, (_, value)| sums.and(Sums::of(Some(*value))))
}

/// Every node but the last of its level has its slots, so the levels are few.
fn assert_shape(map: &OrderedMap) {
    assert!(map.root.is_leaf() || map.root.len > 1);
    assert_eq!(map.root.count(), map.len());
    let most = 2 + map.len().max(1).ilog(FEWEST as u64) as usize;
    assert!(levels(&map.root, true) <= most);
}

fn assert_same(map: &OrderedMap, standard: &Standard) {
    assert!(map.iter().eq(entries(standard)));
    assert_eq!(map.len(), standard.len() as u64);
    assert_eq!(map.largest(), standard.values().max().copied());
    assert_shape(map);
}

fn assert_same_around(map: &OrderedMap, standard: &Standard, key: u64, value: u64) {
    let behind = || standard.range(key..).map(|(&key, &value)| (key, value));
    assert_eq!(map.get(key), standard.get(&key).copied());
    assert_eq!(map.at_or_above(key), behind().next());
    assert_eq!(map.first_with(key, value), behind().find(|entry| entry.1 >= value));
    let below = standard.range(..=key).next_back().map(|(&key, &value)| (key, value));
    assert_eq!(map.at_or_below(key), below);
}

#[test]
fn it_does_what_the_standard_map_does() {
    let (mut ours, mut standard) = (OrderedMap::default(), Standard::new());
    let mut random = Random(1);
    for round in 0..60_000_u64 {
        let key = random.below(5_000);
        // Mostly grows in the first half, mostly shrinks in the second.
        if random.below(16) < if round < 30_000 { 11 } else { 4 } {
            let value = random.below(1_000);
            ours.insert(key, value);
            standard.insert(key, value);
        } else {
            assert_eq!(ours.remove(key), standard.remove(&key));
        }
        assert_same_around(&ours, &standard, random.below(5_010), 990 + random.below(11));
        if round.is_multiple_of(70) {
            ours.pack();
        }
        if round.is_multiple_of(500) {
            assert_same(&ours, &standard);
            let key = random.below(5_010);
            assert!(ours.iter_from(key).eq(entries(&standard).filter(|entry| entry.0 >= key)));
            assert_eq!(ours.rank(key), standard.range(..key).count() as u64);
            assert_eq!(ours.sums(key), sums(&standard, key));
        }
    }
    for key in 0..5_000 {
        assert_eq!(ours.remove(key), standard.remove(&key));
    }
    assert_same(&ours, &standard);
    assert_eq!(ours, OrderedMap::default());
}

#[test]
fn it_stays_well_shaped_however_it_is_filled_and_emptied() {
    let orders: [fn(u64) -> u64; 4] = [|at| at, |at| 9_999 - at, |at| at * 7_919 % 10_000, |at| at ^ 1];
    for fill in orders {
        for empty in orders {
            let mut map = OrderedMap::default();
            (0..10_000).for_each(|at| map.insert(fill(at), at));
            assert_shape(&map);
            for at in 0..10_000 {
                assert!(map.remove(empty(at)).is_some());
                if at % 499 == 0 {
                    assert_shape(&map);
                }
            }
            assert_eq!(map, OrderedMap::default());
        }
    }
}

#[test]
fn entries_added_in_ascending_order_fill_their_nodes() {
    let mut map = OrderedMap::default();
    (0..100_000).for_each(|key| map.insert(key, 1));
    // 16 bytes of each entry are its key and value.
    assert!(map.copied < 100_000 * 22, "{}", map.copied);
}

#[test]
fn the_ends_of_the_number_range_are_keys_and_values_like_others() {
    let mut map = OrderedMap::default();
    assert_eq!((map.at_or_below(u64::MAX), map.at_or_above(0), map.largest()), (None, None, None));
    assert_eq!((map.first_with(0, 0), map.rank(u64::MAX), map.iter().next()), (None, 0, None));
    map.insert(u64::MAX, 0);
    map.insert(0, u64::MAX);
    assert!(map.iter().eq([(0, u64::MAX), (u64::MAX, 0)]));
    assert!(map.iter_from(u64::MAX).eq([(u64::MAX, 0)]));
    assert_eq!((map.get(u64::MAX), map.get(0)), (Some(0), Some(u64::MAX)));
    assert_eq!((map.first_with(1, 0), map.first_with(1, 1)), (Some((u64::MAX, 0)), None));
    assert_eq!((map.rank(0), map.rank(u64::MAX), map.largest()), (0, 1, Some(u64::MAX)));
    map.insert(0, 3);
    assert_eq!(map.largest(), Some(3));
}

#[test]
fn a_clone_keeps_what_it_had() {
    let (mut map, mut standard) = (OrderedMap::default(), Standard::new());
    let mut random = Random(2);
    let mut past = Vec::new();
    for round in 0..20_000_u64 {
        let key = random.below(3_000);
        if random.below(8) < if round < 10_000 { 6 } else { 2 } {
            map.insert(key, round);
            standard.insert(key, round);
        } else {
            assert_eq!(map.remove(key), standard.remove(&key));
        }
        if round.is_multiple_of(97) {
            map.pack();
            past.push((map.clone(), standard.clone()));
        }
    }
    past.iter().for_each(|(map, standard)| assert_same(map, standard));
    assert!(past.windows(2).all(|pair| pair[0].0 != pair[1].0));
}

#[test]
fn a_packed_leaf_holds_whatever_an_open_one_does() {
    let ends = [0, 1, 255, 256, 65_535, 1 << 32, (1 << 63) - 1, 1 << 63, u64::MAX];
    let (mut map, mut standard) = (OrderedMap::default(), Standard::new());
    let mut random = Random(3);
    for first in ends {
        for last in ends {
            for at in 0..100_u64 {
                let key =
                    if at % 2 == 0 { first.wrapping_add(at * at) } else { last.wrapping_sub(at << (at / 3)) };
                let value = ends[random.below(9) as usize].wrapping_sub(random.below(3));
                map.insert(key, value);
                standard.insert(key, value);
                assert_same_around(&map, &standard, key.wrapping_sub(1), value);
            }
            map.pack();
            assert_same(&map, &standard);
        }
    }
    for (&key, &value) in &standard {
        assert_eq!((map.get(key), map.rank(key)), (Some(value), standard.range(..key).count() as u64));
        assert_eq!(map.sums(key), sums(&standard, key));
    }
}

#[test]
fn packing_takes_the_bytes_of_what_changed() {
    let mut map = OrderedMap::default();
    (0..20_000).for_each(|key| map.insert(key * 8, key));
    map.pack();
    assert!(map.copied < 20_000 * 8, "{}", map.copied);
    let (clone, leaf) = (map.clone(), map.copied);
    assert_eq!((map.pack().copied, map == clone), (leaf, true));
    map.insert(80_000, 1);
    map.pack();
    assert!((leaf + 200..leaf + 8000).contains(&map.copied), "{} {leaf}", map.copied);
    assert_eq!((map.get(80_000), clone.get(80_000)), (Some(1), Some(10_000)));
}

#[test]
fn a_change_after_a_clone_copies_one_node_of_each_level() {
    let mut map = OrderedMap::default();
    (0..20_000).for_each(|key| map.insert(key * 2, key));
    let clone = map.clone();
    assert!(Rc::ptr_eq(&map.root, &clone.root));
    assert_eq!((&map, map.copied), (&clone, clone.copied));
    assert_eq!(map.remove(1), None);
    assert_eq!(map.copied, clone.copied);
    map.insert(20_000, 0);
    let levels = levels(&map.root, true) as u64;
    let least = (size_of::<Node>() as u64) * levels;
    assert!((least..2 * least + 1).contains(&(map.copied - clone.copied)));
    let copied = map.copied;
    map.insert(20_000, 1);
    assert_eq!(map.copied, copied);
    assert_eq!((map.get(20_000), clone.get(20_000)), (Some(1), Some(10_000)));
    assert_ne!(map, clone);
    map.insert(20_000, 10_000);
    assert_eq!(map, clone);
}
