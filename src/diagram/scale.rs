//! From an address to a height on the page, and nothing else: memory is drawn to scale.

/// Addresses 0 to `size` drawn from `top` downwards over `height` pixels; low addresses at the top.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// Bytes drawn.
    pub size: u64,
    /// Where address 0 lies, in pixels from the top of the figure.
    pub top: f64,
    /// Pixels that all bytes take together.
    pub height: f64,
}

impl Scale {
    /// Where an address lies; addresses beyond the end lie at the end.
    pub fn y(&self, address: u64) -> f64 {
        if self.size == 0 {
            return self.top;
        }
        self.top + self.height * (address.min(self.size) as f64 / self.size as f64)
    }

    /// Pixels between two addresses.
    pub fn span(&self, start: u64, size: u64) -> f64 {
        self.y(start.saturating_add(size)) - self.y(start)
    }
}
