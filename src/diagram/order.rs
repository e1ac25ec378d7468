//! Sorting. In one place, over places and not over things: each kind of thing that the standard library sorts by itself
//! costs 2 KB of download.

use std::cmp::Ordering;

/// The places of `count` things in their order; those that are equal keep theirs.
pub fn order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|a, b| compare(*a, *b));
    order
}

/// Sorts by a key; things with equal keys keep their order.
pub fn sorted<T>(things: Vec<T>, key: &dyn Fn(&T) -> f64) -> Vec<T> {
    let keys: Vec<f64> = things.iter().map(key).collect();
    let key = |place: usize| keys.get(place).copied().unwrap_or(0.0);
    let order = order(keys.len(), &|a, b| key(a).total_cmp(&key(b)));
    let mut things: Vec<Option<T>> = things.into_iter().map(Some).collect();
    order.into_iter().filter_map(|place| things.get_mut(place)?.take()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_things_keep_their_order() {
        let things = vec![(2.0, 'a'), (1.0, 'b'), (2.0, 'c'), (0.5, 'd')];
        assert_eq!(
            sorted(things, &|(key, _)| *key).iter().map(|(_, name)| *name).collect::<String>(),
            "dbac"
        );
        assert_eq!(sorted(Vec::<u8>::new(), &|_| 0.0), []);
    }
}
