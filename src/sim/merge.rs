//! Merging two ascending rows into one.

/// Both rows in one, ascending by `key`; each must ascend by itself.
pub(crate) fn merged<T>(
    left: impl Iterator<Item = T>,
    right: impl Iterator<Item = T>,
    key: impl Fn(&T) -> u64,
) -> Vec<T> {
    let mut left = left.peekable();
    let mut row = Vec::new();
    for item in right {
        while let Some(earlier) = left.next_if(|earlier| key(earlier) < key(&item)) {
            row.push(earlier);
        }
        row.push(item);
    }
    row.extend(left);
    row
}
