//! Labels beside a column that would overlap are moved apart, in order, inside the column.

/// Moves positions apart until neighbours are at least `gap` apart and all lie from `top` to `bottom`.
/// `wanted` ascends. Where they cannot all fit, they share the room evenly.
pub fn spread(wanted: &[f64], gap: f64, top: f64, bottom: f64) -> Vec<f64> {
    let count = wanted.len();
    let room = (bottom - top).max(0.0);
    let gap = if count > 1 { gap.min(room / (count - 1) as f64) } else { gap };
    let mut placed = Vec::with_capacity(count);
    let mut least = top;
    for &y in wanted {
        let y = y.max(least);
        placed.push(y);
        least = y + gap;
    }
    let mut most = bottom;
    for y in placed.iter_mut().rev() {
        *y = y.min(most);
        most = *y - gap;
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fits_stays_where_it_is() {
        assert_eq!(spread(&[10.0, 40.0, 90.0], 12.0, 0.0, 100.0), [10.0, 40.0, 90.0]);
    }

    #[test]
    fn a_crowd_moves_apart_and_stays_inside() {
        assert_eq!(spread(&[95.0, 96.0, 97.0], 10.0, 0.0, 100.0), [80.0, 90.0, 100.0]);
        assert_eq!(spread(&[0.0; 5], 40.0, 0.0, 100.0), [0.0, 25.0, 50.0, 75.0, 100.0]);
        assert_eq!(spread(&[], 10.0, 0.0, 100.0), [0.0; 0]);
    }
}
