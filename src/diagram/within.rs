//! Keeping a number between two others without `f64::clamp`: its assertion prints floats, which costs a page 10 KB.

/// `value`, or the nearer end of `least` to `most` where it lies outside; `least` must not exceed `most`.
pub fn within(value: f64, least: f64, most: f64) -> f64 {
    value.max(least).min(most)
}
