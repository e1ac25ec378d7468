//! The map against the standard library's, and the shape of its tree.

use super::link::Link;
use super::node::{FEWEST, FULL, Node, Slot};
use super::{Edit, Entry, OrderedMap, Sums};
use std::collections::BTreeMap;
use std::ops::Bound;

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

/// Checks all that is written down about a node and those below; returns the levels.
fn levels(link: &Link, last: bool) -> usize {
    assert!(link.len() < FULL);
    assert!(last || link.len() >= FEWEST);
    match link {
        Link::Node(node) => levels_below(node, last) + 1,
        Link::Leaf(leaf) => {
            let keys = (0..leaf.len()).map(|at| leaf.entry(at).map(|entry| entry.0));
            assert!(keys.is_sorted_by(|one, other| one < other));
            1
        }
    }
}

fn levels_below(node: &Node, last: bool) -> usize {
    assert!(node.slots.is_sorted_by(|one, other| one.first < other.first));
    let mut depths = node.slots.iter().enumerate().map(|(at, slot)| {
        let (below, known) = (&slot.link, Slot::of(slot.link.clone()));
        assert!(below.len() > 0);
        assert_eq!((slot.first, slot.largest), (below.first(), known.largest));
        assert_eq!(slot.sums, known.sums);
        levels(below, last && at + 1 == node.slots.len())
    });
    let depth = depths.next().unwrap_or(0);
    assert!(depths.all(|other| other == depth));
    depth
}

/// What the entries below a key come to.
fn sums(standard: &Standard, key: u64) -> Sums {
    standard.range(..key).fold(Sums::default(), |sums, (_, value)| sums.and(Sums::of(Some(*value))))
}

/// A value, or 0 for one with a mark.
fn unmarked(value: u64) -> u64 {
    if value >> 63 == 0 { value } else { 0 }
}

/// Every node but the last of its level has its slots, so the levels are few.
fn assert_shape(map: &OrderedMap) {
    let root = Slot::of(map.root.link.clone());
    assert!(matches!(root.link, Link::Leaf(_)) || root.link.len() > 1);
    assert_eq!((root.sums, root.largest), (map.root.sums, map.root.largest));
    let most = 2 + map.len().max(1).ilog(FEWEST as u64) as usize;
    assert!(levels(&map.root.link, true) <= most);
}

fn assert_same(map: &OrderedMap, standard: &Standard) {
    assert!(map.iter().eq(entries(standard)));
    assert_eq!(map.len(), standard.len() as u64);
    assert_eq!(map.largest(), standard.values().map(|value| unmarked(*value)).max());
    assert_shape(map);
}

fn assert_same_around(map: &OrderedMap, standard: &Standard, key: u64, value: u64) {
    let behind = || standard.range(key..).map(|(&key, &value)| (key, value));
    assert_eq!(map.get(key), standard.get(&key).copied());
    assert_eq!(map.at_or_above(key), behind().next());
    let below = standard.range(..=key).next_back().map(|(&key, &value)| (key, value));
    let reaching = below.filter(|(start, size)| unmarked(*size) > key - start);
    let reaching = reaching.map_or(key, |(start, _)| start);
    let from = || standard.range(reaching..).map(|(&key, &value)| (key, value));
    let looked_at = from().take_while(|entry| unmarked(entry.1) < unmarked(value)).count();
    let large = from().nth(looked_at);
    let looked_at = looked_at as u64 + u64::from(large.is_some());
    assert_eq!(map.first_with(key, unmarked(value)), (looked_at, large));
    assert_eq!(map.at_or_below(key), below);
    let mut around = None;
    map.clone().edit(key, &mut |given| {
        around = Some((given.below, given.above));
        Edit::default()
    });
    assert_eq!(around, Some((below, above(standard, key).map(|entry| entry.0))));
}

/// Takes none, one or two entries at or below a key out of both maps, and mostly puts one between those that stay.
fn edit_both(ours: &mut OrderedMap, standard: &mut Standard, key: u64, random: &mut Random) {
    let shared = (random.below(2) == 0).then(|| ours.clone());
    let (mut gone, mut put) = (Vec::new(), None);
    ours.edit(key, &mut |around| {
        gone.extend([around.below, around.before].into_iter().flatten().map(|entry| entry.0));
        let least = around.below.map_or(0, |entry| entry.0 + 1);
        gone.truncate(random.below(3) as usize);
        let (least, most) = (gone.last().copied().unwrap_or(least), around.above.unwrap_or(5_000));
        put = (random.below(4) > 0 && least < most)
            .then(|| (least + random.below(most - least), random.below(1_000)));
        Edit { out: gone.len(), put }
    });
    gone.iter().for_each(|key| assert!(standard.remove(key).is_some()));
    standard.extend(put);
    drop(shared);
}

/// The entry nearest above a key.
fn above(standard: &Standard, key: u64) -> Option<Entry> {
    let above = standard.range((Bound::Excluded(key), Bound::Unbounded)).next();
    above.map(|(&key, &value)| (key, value))
}

#[test]
fn it_does_what_the_standard_map_does() {
    let (mut ours, mut standard) = (OrderedMap::default(), Standard::new());
    let (mut random, mut shared) = (Random(1), ours.clone());
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
        let key = random.below(5_000);
        edit_both(&mut ours, &mut standard, key, &mut random);
        assert_same_around(&ours, &standard, random.below(5_010), 990 + random.below(11));
        if round.is_multiple_of(70) {
            assert!(shared.iter().is_sorted());
            shared = ours.clone();
        }
        if round.is_multiple_of(500) {
            assert_same(&ours, &standard);
            let key = random.below(5_010);
            assert!(ours.iter_from(key).eq(entries(&standard).filter(|entry| entry.0 >= key)));
            assert_eq!(ours.sums(key).entries(), standard.range(..key).count() as u64);
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
            for at in 0..10_000 {
                map.insert(fill(at), at);
            }
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
    for key in 0..100_000 {
        map.insert(key, 1);
    }
    // 16 bytes of each entry are its key and value.
    assert!(map.copied < 100_000 * 22, "{}", map.copied);
}

#[test]
fn the_ends_of_the_number_range_are_keys_and_values_like_others() {
    let mut map = OrderedMap::default();
    assert_eq!((map.at_or_below(u64::MAX), map.at_or_above(0), map.largest()), (None, None, None));
    assert_eq!((map.first_with(0, 0), map.len(), map.iter().next()), ((0, None), 0, None));
    let largest = u64::MAX >> 1;
    map.insert(u64::MAX, 0);
    map.insert(0, largest);
    assert!(map.iter().eq([(0, largest), (u64::MAX, 0)]));
    assert!(map.iter_from(u64::MAX).eq([(u64::MAX, 0)]));
    assert_eq!((map.get(u64::MAX), map.get(0)), (Some(0), Some(largest)));
    assert_eq!(
        (map.first_with(1, 0), map.first_with(1, 1)),
        ((1, Some((0, largest))), (1, Some((0, largest))))
    );
    let last = (1, Some((u64::MAX, 0)));
    assert_eq!((map.first_with(largest, 0), map.first_with(largest, 1)), (last, (1, None)));
    assert_eq!((map.sums(0).entries(), map.sums(u64::MAX).entries(), map.largest()), (0, 1, Some(largest)));
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
            past.push((map.clone(), standard.clone()));
        }
    }
    past.iter().for_each(|(map, standard)| assert_same(map, standard));
    assert!(past.windows(2).all(|pair| pair[0].0 != pair[1].0));
}

#[test]
fn a_leaf_holds_whatever_its_entries_are() {
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
            assert_same(&map, &standard);
        }
    }
    for (&key, &value) in &standard {
        assert_eq!(map.get(key), Some(value));
        assert_eq!(map.sums(key).entries(), standard.range(..key).count() as u64);
        assert_eq!(map.sums(key), sums(&standard, key));
    }
    for (&key, &value) in &standard {
        let clone = map.clone();
        assert_eq!((map.remove(key), map.get(key), clone.get(key)), (Some(value), None, Some(value)));
    }
    assert_shape(&map);
}

#[test]
fn entries_take_few_bytes() {
    let mut map = OrderedMap::default();
    for key in 0..20_000 {
        map.insert(key * 8, key);
    }
    assert!(map.copied < 20_000 * 8, "{}", map.copied);
    let (clone, before) = (map.clone(), map.copied);
    map.insert(80_000, 1);
    assert!((before + 200..before + 8000).contains(&map.copied), "{} {before}", map.copied);
    assert_eq!((map.get(80_000), clone.get(80_000)), (Some(1), Some(10_000)));
}

#[test]
fn a_change_after_a_clone_copies_one_node_of_each_level() {
    let mut map = OrderedMap::default();
    for key in 0..20_000 {
        map.insert(key * 2, key);
    }
    let clone = map.clone();
    assert!(map.root.link.is(&clone.root.link));
    assert_eq!((&map, map.copied), (&clone, clone.copied));
    map.insert(20_000, 0);
    let levels = levels(&map.root.link, true) as u64;
    let least = (FEWEST * size_of::<Slot>()) as u64 * (levels - 1);
    assert!((least..8 * least).contains(&(map.copied - clone.copied)));
    let copied = map.copied;
    map.insert(20_000, 1);
    assert_eq!(map.copied, copied);
    assert_eq!((map.get(20_000), clone.get(20_000)), (Some(1), Some(10_000)));
    assert_ne!(map, clone);
    map.insert(20_000, 10_000);
    assert_eq!(map, clone);
}

#[test]
fn a_leaf_in_which_nothing_changes_stays_shared() {
    let mut map = OrderedMap::default();
    (0..20_000).for_each(|key| _ = map.insert(key * 2, key));
    let clone = map.clone();
    assert_eq!((map.remove(1), map.insert(2, 1)), (None, Some(1)));
    let shares = |map: &OrderedMap| {
        let leaves = [map, &clone].map(|map| map.root.link.leaf(2));
        matches!(leaves, [Some((ours, _)), Some((theirs, _))] if ours.is(theirs))
    };
    assert!(shares(&map));
    map.insert(2, 2);
    assert!(!shares(&map));
}
