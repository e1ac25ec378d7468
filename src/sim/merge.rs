//! Merging two ascending rows into one.

/// Both rows in one, ascending by `key`; each must ascend by itself.
pub(crate) fn merged<T>(
    mut left: impl Iterator<Item = T>,
    right: impl Iterator<Item = T>,
    key: impl Fn(&T) -> u64,
) -> Vec<T> {
    let mut row = Vec::new();
    let mut waiting = left.next();
    for item in right {
        while let Some(earlier) = waiting.take_if(|waiting| key(waiting) < key(&item)) {
            row.push(earlier);
            waiting = left.next();
        }
        row.push(item);
    }
    while let Some(item) = waiting {
        row.push(item);
        waiting = left.next();
    }
    row
}
