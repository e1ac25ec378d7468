//! Level of detail: neighbours too thin to be drawn one by one become one cell that says how much of it is allocated.
//!
//! ```text
//!  stretches  ████████████│█│ │█│█│ │ │█│████████
//!  pieces     whole       │ cell  │ cell│ whole
//! ```

use crate::scale::Scale;
use crate::window::Window;

/// One stretch of a column; a column's stretches ascend.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Stretch {
    /// Where it lies.
    pub window: Window,
    /// Bytes of it that are allocated.
    pub used: u64,
    /// How many stretches of the machine it stands for.
    pub count: u64,
    /// Whether it is drawn by itself however thin it is.
    pub kept: bool,
}

/// What is drawn for one stretch, or for many.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Piece {
    /// The stretch of that index, by itself.
    Whole(usize),
    /// Several neighbours.
    Cell(Cell),
}

/// Several thin neighbours.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Cell {
    /// Where they lie.
    pub window: Window,
    /// Bytes of it that are allocated.
    pub used: u64,
    /// How many stretches of the machine it stands for.
    pub count: u64,
    /// The index of the first.
    pub first: usize,
    /// How many stretches of the column.
    pub length: usize,
}

/// Pixels below which a stretch of a column so high is thin: a column has at most a few hundred pieces.
pub(crate) fn thin(height: f64) -> f64 {
    (height / 300.0).max(1.5)
}

/// What to draw for the stretches of a column: whole ones of at least `thin` pixels, cells for the rest. A thin one
/// between two that are drawn whole, and one that is kept, stays by itself. In time linear in the stretches.
pub(crate) fn pieces(stretches: &[Stretch], scale: Scale, thin: f64) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut open: Option<Cell> = None;
    for (index, stretch) in stretches.iter().enumerate() {
        let pixels = scale.span(stretch.window.start, stretch.window.size);
        if stretch.count == 1 && (stretch.kept || pixels >= thin) {
            pieces.extend(open.take().map(closed));
            pieces.push(Piece::Whole(index));
            continue;
        }
        let cell = grown(open.take(), index, stretch);
        let full = scale.span(cell.window.start, cell.window.size) >= thin;
        if full { pieces.push(closed(cell)) } else { open = Some(cell) }
    }
    pieces.extend(open.map(closed));
    pieces
}

fn grown(cell: Option<Cell>, index: usize, stretch: &Stretch) -> Cell {
    let Stretch { window, used, count, .. } = *stretch;
    let Some(cell) = cell else { return Cell { window, used, count, first: index, length: 1 } };
    let size = window.end().saturating_sub(cell.window.start);
    Cell {
        window: Window { start: cell.window.start, size },
        used: cell.used.saturating_add(used),
        count: cell.count.saturating_add(count),
        length: cell.length + 1,
        ..cell
    }
}

fn closed(cell: Cell) -> Piece {
    if cell.count == 1 { Piece::Whole(cell.first) } else { Piece::Cell(cell) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::look::LowEnd;

    fn stretch(start: u64, size: u64, used: bool) -> Stretch {
        Stretch { window: Window { start, size }, used: if used { size } else { 0 }, count: 1, kept: false }
    }

    /// 1 byte is 1 pixel.
    const SCALE: Scale = Scale { first: 0, size: 100, top: 0.0, height: 100.0, low_end: LowEnd::Top };

    #[test]
    fn thin_neighbours_share_a_cell_and_every_byte_is_accounted_for() {
        let all = [(0, 40), (40, 1), (41, 1), (42, 1), (43, 2), (45, 55)];
        let all: Vec<Stretch> = all.iter().map(|&(at, size)| stretch(at, size, at != 41)).collect();
        let pieces = pieces(&all, SCALE, 3.0);
        let cell = |first, start, size, used, length| {
            Piece::Cell(Cell { window: Window { start, size }, used, count: length as u64, first, length })
        };
        assert_eq!(pieces, [Piece::Whole(0), cell(1, 40, 3, 2, 3), Piece::Whole(4), Piece::Whole(5)]);
    }

    #[test]
    fn what_is_kept_stays_by_itself() {
        let mut all = [stretch(0, 1, true), stretch(1, 1, true), stretch(2, 1, true)];
        all[1].kept = true;
        assert_eq!(pieces(&all, SCALE, 3.0), [Piece::Whole(0), Piece::Whole(1), Piece::Whole(2)]);
    }
}
