//! How much room the figure has.

/// The figure's size in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Pixels across, at least 240.
    pub width: f64,
    /// Pixels down, at least 200.
    pub height: f64,
}

/// Room for the titles above the columns.
const TOP: f64 = 34.0;
/// Room below the columns for the line that says what is pointed at, and the zoom buttons.
const BOTTOM: f64 = 36.0;
/// The same where that line takes two.
const NARROW_BOTTOM: f64 = 66.0;
/// Below this width there is little room for words.
const NARROW: f64 = 480.0;
/// Below this width there is no room for addresses beside the columns.
const TINY: f64 = 310.0;

impl Frame {
    /// A frame; sizes below the least become the least.
    pub fn new(width: f64, height: f64) -> Self {
        Self { width: width.max(240.0), height: height.max(200.0) }
    }

    /// Whether there is little room for words.
    pub fn is_narrow(&self) -> bool {
        self.width < NARROW
    }

    /// Whether there is no room for addresses beside the columns.
    pub fn is_tiny(&self) -> bool {
        self.width < TINY
    }

    /// Top edge of the columns.
    pub fn top(&self) -> f64 {
        TOP
    }

    /// Height of the columns.
    pub fn column_height(&self) -> f64 {
        self.height - TOP - if self.is_narrow() { NARROW_BOTTOM } else { BOTTOM }
    }

    /// One of three, by how much room there is: tiny, narrow, wide.
    pub(crate) fn choose(&self, tiny: f64, narrow: f64, wide: f64) -> f64 {
        match (self.is_tiny(), self.is_narrow()) {
            (true, _) => tiny,
            (_, true) => narrow,
            _ => wide,
        }
    }
}
