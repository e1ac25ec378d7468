//! A stretch of addresses, and how a person moves it over a memory: nearer, farther, up, down.

/// A stretch of addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// The first address.
    pub start: u64,
    /// Bytes, at least 1.
    pub size: u64,
}

impl Window {
    /// No look is closer than so many bytes.
    pub const LEAST: u64 = 16;

    /// All of a memory of so many bytes.
    pub fn whole(size: u64) -> Self {
        Self { start: 0, size: size.max(1) }
    }

    /// One past the last address.
    pub fn end(self) -> u64 {
        self.start.saturating_add(self.size)
    }

    /// Whether an address lies in it.
    pub fn holds(self, address: u64) -> bool {
        address >= self.start && address - self.start < self.size
    }

    /// What it has in common with another stretch; none where that is nothing.
    pub fn meet(self, other: Self) -> Option<Self> {
        let start = self.start.max(other.start);
        let size = self.end().min(other.end()).saturating_sub(start);
        (size > 0).then_some(Self { start, size })
    }

    /// The nearest window that lies in a memory of `total` bytes: at least 16 bytes of it, or all where it has fewer.
    pub fn inside(self, total: u64) -> Self {
        let total = total.max(1);
        let size = self.size.max(Self::LEAST).min(total);
        Self { start: self.start.min(total - size), size }
    }

    /// The window of `factor` times as many bytes in which an address stands where it stood: below 1 is nearer.
    /// An address outside counts as the nearer end. A factor that is no positive number changes nothing.
    pub fn zoomed(self, about: u64, factor: f64, total: u64) -> Self {
        let here = self.inside(total);
        if !(factor > 0.0 && factor.is_finite()) {
            return here;
        }
        let about = about.max(here.start).min(here.end());
        let size = Self { start: 0, size: (here.size as f64 * factor).round() as u64 }.inside(total).size;
        let before = (about - here.start) as f64 / here.size as f64 * size as f64;
        Self { start: about.saturating_sub(before.round() as u64), size }.inside(total)
    }

    /// The window so many bytes further up, or down where negative, as far as the memory goes.
    pub fn panned(self, by: i64, total: u64) -> Self {
        let here = self.inside(total);
        Self { start: here.start.saturating_add_signed(by), ..here }.inside(total)
    }

    /// None where it is all of a memory of `total` bytes: then nothing is zoomed.
    pub fn unless_whole(self, total: u64) -> Option<Self> {
        let here = self.inside(total);
        (here.size < total).then_some(here)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MEMORY: u64 = 0x10000;

    fn window(start: u64, size: u64) -> Window {
        Window { start, size }
    }

    #[test]
    fn what_is_looked_at_stays_where_it_is() {
        let near = Window::whole(MEMORY).zoomed(0x4000, 0.5, MEMORY);
        assert_eq!(near, window(0x2000, 0x8000), "a quarter down before and after");
        assert_eq!(near.zoomed(0x4000, 2.0, MEMORY), Window::whole(MEMORY));
        assert_eq!(near.zoomed(0xffff_ffff, 0.5, MEMORY), window(0x6000, 0x4000), "beyond is the end");
    }

    #[test]
    fn no_window_is_too_small_too_large_or_outside() {
        assert_eq!(window(0x100, 20).zoomed(0x110, 0.1, MEMORY).size, Window::LEAST);
        assert_eq!(window(0x100, 20).zoomed(0x110, 1e300, MEMORY), Window::whole(MEMORY));
        assert_eq!(window(0xfff8, 1).inside(MEMORY), window(0xfff0, 16));
        assert_eq!(window(5, 5).inside(8), window(0, 8), "a memory of 8 bytes");
        assert_eq!(window(0, 0).inside(0), window(0, 1));
        assert_eq!(window(0x100, 0x100).zoomed(0x180, f64::NAN, MEMORY), window(0x100, 0x100));
    }

    #[test]
    fn panning_stops_at_both_ends() {
        let here = window(0x1000, 0x1000);
        assert_eq!(here.panned(-0x800, MEMORY), window(0x800, 0x1000));
        assert_eq!(here.panned(i64::MIN, MEMORY), window(0, 0x1000));
        assert_eq!(here.panned(i64::MAX, MEMORY), window(0xf000, 0x1000));
    }

    #[test]
    fn all_of_it_is_no_window() {
        assert_eq!(Window::whole(MEMORY).unless_whole(MEMORY), None);
        assert_eq!(window(0, 0x8000).unless_whole(MEMORY), Some(window(0, 0x8000)));
        assert_eq!(window(0x10, 0x20).meet(window(0x20, 0x20)), Some(window(0x20, 0x10)));
        assert_eq!(window(0x10, 0x10).meet(window(0x20, 0x20)), None);
    }
}
