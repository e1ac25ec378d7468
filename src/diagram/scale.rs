//! From an address to a height on the page, and nothing else: memory is drawn to scale.

/// `size` bytes from address `first` on, drawn from `top` downwards over `height` pixels; low addresses at the top.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// The address at the top.
    pub first: u64,
    /// Bytes drawn.
    pub size: u64,
    /// Where the first address lies, in pixels from the top of the figure.
    pub top: f64,
    /// Pixels that all bytes take together.
    pub height: f64,
}

impl Scale {
    /// One past the last address.
    pub fn end(&self) -> u64 {
        self.first.saturating_add(self.size)
    }

    /// Where an address lies; addresses below the first lie at the top, addresses beyond the end at the end.
    pub fn y(&self, address: u64) -> f64 {
        if self.size == 0 {
            return self.top;
        }
        self.top + self.height * (address.saturating_sub(self.first).min(self.size) as f64 / self.size as f64)
    }

    /// Pixels between two addresses.
    pub fn span(&self, start: u64, size: u64) -> f64 {
        self.y(start.saturating_add(size)) - self.y(start)
    }
}
