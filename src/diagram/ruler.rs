//! The ruler beside a column: round addresses where nothing else is written.

use crate::format;
use crate::marks::Tick;
use crate::scale::Scale;
use crate::words::LABEL_GAP;

/// From one mark of the ruler to the next, in pixels at least.
const STEP: f64 = 52.0;

/// Marks at round addresses of a column, away from those that are there; `x` is where their text stands.
pub(crate) fn marks(scale: Scale, x: f64, left: bool, there: &[f64]) -> Vec<Tick> {
    let Some(step) = step(scale) else { return Vec::new() };
    let mut marks = Vec::new();
    let mut next = scale.first.checked_next_multiple_of(step);
    while let Some(address) = next.filter(|address| *address <= scale.end()) {
        let at = scale.y(address);
        if there.iter().all(|y| (y - at).abs() >= LABEL_GAP) {
            let (address, name) = (format::address(address), String::new());
            marks.push(Tick { x, y: at, at, left, round: true, address, name, opacity: 1.0 });
        }
        next = address.checked_add(step);
    }
    marks
}

/// The least power of two that is far enough on the page.
fn step(scale: Scale) -> Option<u64> {
    if scale.height <= 0.0 || scale.size == 0 {
        return None;
    }
    let bytes = (STEP / scale.height * scale.size as f64).ceil().max(1.0);
    (bytes as u64).checked_next_power_of_two()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::look::LowEnd;

    #[test]
    fn marks_are_round_and_keep_away() {
        let scale = Scale { first: 0x1234, size: 0x1000, top: 0.0, height: 256.0, low_end: LowEnd::Top };
        let at = |there: &[f64]| {
            marks(scale, 0.0, true, there).into_iter().map(|tick| tick.address).collect::<Vec<_>>()
        };
        assert_eq!(at(&[]), ["0x1400", "0x1800", "0x1c00", "0x2000"]);
        assert_eq!(at(&[scale.y(0x1800) + 13.0]), ["0x1400", "0x1c00", "0x2000"]);
    }
}
