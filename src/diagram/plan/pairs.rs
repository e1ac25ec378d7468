//! Which thing of one scene is which thing of another. Found once for each plan, so that a frame takes linear time.

use crate::order::order;
use std::cmp::Ordering;

use super::movers::Window;

/// The things of two lists, matched.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Pairs {
    /// Those that only the first list has.
    pub leaving: Vec<Leaving>,
    /// Those of the second list, in its order.
    pub arriving: Vec<Arriving>,
}

/// Something that goes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Leaving {
    /// Its place in the first list.
    pub index: usize,
    /// When it goes.
    pub window: Window,
}

/// Something that stays or comes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Arriving {
    /// Where in the first list it comes from, if it was there.
    pub from: Option<usize>,
    /// When it moves.
    pub window: Window,
}

/// Something in one of two lists: whether it is the second, and its place.
pub(super) type Item = (bool, usize);

/// Matches the first `old` things with the next `new` ones: those that compare equal are the same.
pub(super) fn pairs(old: usize, new: usize, compare: &dyn Fn(Item, Item) -> Ordering) -> Pairs {
    let order = order(old, &|a, b| compare((false, a), (false, b)));
    let mut stays = vec![false; old];
    let mut arriving = Vec::with_capacity(new);
    for index in 0..new {
        let place = order.partition_point(|one| compare((false, *one), (true, index)) == Ordering::Less);
        let found = order.get(place).copied();
        let from = found.filter(|one| compare((false, *one), (true, index)) == Ordering::Equal);
        if let Some(stay) = from.and_then(|from| stays.get_mut(from)) {
            *stay = true;
        }
        arriving.push(Arriving { from, window: Window::ALL });
    }
    let leaves = stays.into_iter().enumerate().filter(|(_, stays)| !stays);
    let leaving = leaves.map(|(index, _)| Leaving { index, window: Window::ALL }).collect();
    Pairs { leaving, arriving }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_both_have_is_matched_and_the_rest_comes_or_goes() {
        let lists = [vec![5, 1, 3], vec![3, 4, 5, 3]];
        let value = |(second, index): Item| lists[usize::from(second)][index];
        let pairs = pairs(3, 4, &|a, b| value(a).cmp(&value(b)));
        let from: Vec<_> = pairs.arriving.iter().map(|arriving| arriving.from).collect();
        assert_eq!(from, [Some(2), None, Some(0), Some(2)]);
        let leaving: Vec<_> = pairs.leaving.iter().map(|leaving| leaving.index).collect();
        assert_eq!(leaving, [1]);
    }
}
