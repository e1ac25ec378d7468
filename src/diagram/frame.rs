//! How much room the figure has, and which column stands where.
//!
//! ```text
//!  ├ addresses ┤ virtual ├──── ribbons ────┤rail│ physical ├ addresses, labels ┤
//! ```

use crate::within::within;

/// The figure's size in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Pixels across, at least 240.
    pub width: f64,
    /// Pixels down, at least 200.
    pub height: f64,
}

/// One column: where it begins, and how wide it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Column {
    /// Left edge.
    pub x: f64,
    /// Pixels across.
    pub width: f64,
}

impl Column {
    /// Right edge.
    pub fn right(self) -> f64 {
        self.x + self.width
    }

    /// The middle.
    pub fn middle(self) -> f64 {
        self.x + self.width / 2.0
    }
}

/// Room for the titles above the columns.
const TOP: f64 = 34.0;
/// Room below the columns.
const BOTTOM: f64 = 10.0;
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
        self.height - TOP - BOTTOM
    }

    pub(crate) fn virtual_column(&self) -> Column {
        let gutter = match (self.is_tiny(), self.is_narrow()) {
            (true, _) => 4.0,
            (_, true) => 48.0,
            _ => 62.0,
        };
        let least = if self.is_narrow() { 72.0 } else { 96.0 };
        Column { x: gutter, width: within(self.width * 0.19, least, 190.0) }
    }

    pub(crate) fn physical_column(&self) -> Column {
        let gutter = if self.is_tiny() {
            4.0
        } else if self.is_narrow() {
            50.0
        } else {
            within(self.width * 0.21, 104.0, 170.0)
        };
        let least = if self.is_narrow() { 80.0 } else { 110.0 };
        let width = within(self.width * 0.24, least, 240.0);
        Column { x: self.width - gutter - width, width }
    }
}
