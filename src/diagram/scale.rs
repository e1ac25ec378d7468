//! From an address to a height on the page and back, and nothing else: memory is drawn to scale.

use crate::look::LowEnd;
use crate::window::Window;
use crate::within::within;

/// `size` bytes from address `first` on, drawn over `height` pixels below `top`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// The lowest address drawn.
    pub first: u64,
    /// Bytes drawn.
    pub size: u64,
    /// The upper edge, in pixels from the top of the figure.
    pub top: f64,
    /// Pixels that all bytes take together.
    pub height: f64,
    /// Which edge the lowest address is at.
    pub low_end: LowEnd,
}

impl Scale {
    /// One past the last address.
    pub fn end(&self) -> u64 {
        self.first.saturating_add(self.size)
    }

    /// The lower edge.
    pub fn bottom(&self) -> f64 {
        self.top + self.height
    }

    /// The addresses drawn.
    pub fn window(&self) -> Window {
        Window { start: self.first, size: self.size.max(1) }
    }

    /// Where an address lies; one below the first lies at the low edge, one beyond the end at the high edge.
    pub fn y(&self, address: u64) -> f64 {
        let far = self.far(address);
        match self.low_end {
            LowEnd::Top => self.top + far,
            LowEnd::Bottom => self.bottom() - far,
        }
    }

    /// The address at a height; at or beyond an edge it is that end's.
    pub fn address(&self, y: f64) -> u64 {
        let far = match self.low_end {
            LowEnd::Top => y - self.top,
            LowEnd::Bottom => self.bottom() - y,
        };
        let share = if self.height > 0.0 { within(far / self.height, 0.0, 1.0) } else { 0.0 };
        self.first.saturating_add((share * self.size as f64) as u64).min(self.end())
    }

    /// Pixels that a stretch takes, as far as it is drawn.
    pub fn span(&self, start: u64, size: u64) -> f64 {
        self.far(start.saturating_add(size)) - self.far(start)
    }

    /// The upper edge and the height of a stretch, which takes at least `least` pixels from its first byte on.
    pub fn bar(&self, start: u64, size: u64, least: f64) -> (f64, f64) {
        let height = self.span(start, size).max(least).min(self.height);
        let near = self.far(start).min(self.height - height);
        match self.low_end {
            LowEnd::Top => (self.top + near, height),
            LowEnd::Bottom => (self.bottom() - near - height, height),
        }
    }

    /// `1` where higher addresses are lower on the page, else `-1`.
    pub(crate) fn downwards(&self) -> f64 {
        match self.low_end {
            LowEnd::Top => 1.0,
            LowEnd::Bottom => -1.0,
        }
    }

    /// Pixels from the low edge.
    fn far(&self, address: u64) -> f64 {
        if self.size == 0 {
            return 0.0;
        }
        self.height * (address.saturating_sub(self.first).min(self.size) as f64 / self.size as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back_with_either_end_up() {
        for low_end in [LowEnd::Top, LowEnd::Bottom] {
            let scale = Scale { first: 0x100, size: 0x100, top: 10.0, height: 256.0, low_end };
            assert!([0x100, 0x137, 0x1ff].into_iter().all(|byte| scale.address(scale.y(byte)) == byte));
            assert_eq!(
                (scale.address(-1e9), scale.address(1e9)),
                match low_end {
                    LowEnd::Top => (0x100, 0x200),
                    LowEnd::Bottom => (0x200, 0x100),
                }
            );
        }
    }

    #[test]
    fn a_thin_stretch_takes_its_least_from_its_first_byte_on() {
        let scale = Scale { first: 0, size: 1000, top: 0.0, height: 100.0, low_end: LowEnd::Top };
        assert_eq!(scale.bar(500, 1, 2.0), (50.0, 2.0));
        assert_eq!(scale.bar(999, 1, 2.0), (98.0, 2.0), "but not out of the column");
        assert_eq!(Scale { low_end: LowEnd::Bottom, ..scale }.bar(500, 1, 2.0), (48.0, 2.0));
    }
}
