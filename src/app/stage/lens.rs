//! Zoom and pan: what hands and keys ask of the figure becomes another look at it.
//!
//! | what | does |
//! | --- | --- |
//! | wheel with Ctrl or ⌘, or over a side that has the focus; two fingers; + and − | zoom |
//! | drag a zoomed column or its map; up and down | move |
//! | double click or Enter on a block | that block fills the column, and back |
//! | 0 | all of it |

use diagram::{Block, BlockId, Column, Look, LowEnd, Scene, Side, Window};

/// What a person did. Points are shares of the figure: (0, 0) is its top left, (1, 1) its bottom right corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Gesture {
    /// The wheel was turned by so many pixels.
    Wheel((f64, f64), f64),
    /// A finger or the mouse came down; the number tells fingers apart.
    Down(i32, (f64, f64)),
    /// It moved.
    Move(i32, (f64, f64)),
    /// It left.
    Up(i32),
    /// A place was opened by a double click.
    Open((f64, f64)),
    /// A block was opened by a key, by its place in the scene.
    OpenBlock(usize),
    /// A key or a button asks for a step.
    Step(Side, Step),
}

/// One step of a lens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Half as many bytes.
    Nearer,
    /// Twice as many bytes.
    Farther,
    /// All of it.
    Whole,
    /// Towards the top of the page.
    Up,
    /// Towards the bottom of the page.
    Down,
}

/// Around a block that fills a column, this part of it stays free on both sides.
const MARGIN: u64 = 8;
/// One step up or down is this part of what is shown.
const PACE: i64 = 6;

/// The look after a step on one side.
pub fn step(scene: &Scene, look: Look, side: Side, step: Step) -> Look {
    let Some(column) = column(scene, side) else { return look };
    let here = window(look, column);
    let total = column.whole.size;
    let about = about(scene, column).saturating_sub(column.whole.start);
    let up = match look.low_end {
        LowEnd::Top => -1,
        LowEnd::Bottom => 1,
    };
    let pace = up * (here.size as i64 / PACE).max(1);
    let next = match step {
        Step::Nearer => here.zoomed(about, 0.5, total),
        Step::Farther => here.zoomed(about, 2.0, total),
        Step::Whole => Window::whole(total),
        Step::Up => here.panned(pace, total),
        Step::Down => here.panned(-pace, total),
    };
    look.through(side, next.unless_whole(total))
}

/// The address that a step zooms about: the middle of what is drawn of the process that is shown, else of the column.
fn about(scene: &Scene, column: &Column) -> u64 {
    let drawn = scene.blocks.iter().filter(|block| block.focused && column.rect.holds(middle(block)));
    let (top, bottom) = drawn.fold((f64::MAX, f64::MIN), |(top, bottom), block| {
        (block.rect.y.min(top), block.rect.bottom().max(bottom))
    });
    let y = if top < bottom { (top + bottom) / 2.0 } else { column.scale.top + column.scale.height / 2.0 };
    column.scale.address(y)
}

fn middle(block: &Block) -> (f64, f64) {
    (block.rect.x + block.rect.width / 2.0, block.rect.y + block.rect.height / 2.0)
}

/// The look after zooming by a factor about what lies at a height of a column.
pub(super) fn zoom(look: Look, column: &Column, y: f64, factor: f64) -> Look {
    let total = column.whole.size;
    let about = column.scale.address(y).saturating_sub(column.whole.start);
    look.through(column.side, window(look, column).zoomed(about, factor, total).unless_whole(total))
}

/// The look after what is drawn was dragged so many pixels down the page.
pub(super) fn drag(look: Look, column: &Column, pixels: f64) -> Look {
    let total = column.whole.size;
    let bytes = pixels / column.scale.height.max(1.0) * column.scale.size as f64;
    let by = match look.low_end {
        LowEnd::Top => -bytes,
        LowEnd::Bottom => bytes,
    };
    look.through(column.side, window(look, column).panned(by.round() as i64, total).unless_whole(total))
}

/// The look in which a block fills its column; all of it where it does already, and where it is no part.
pub fn open(scene: &Scene, look: Look, block: &Block) -> Look {
    let Some(column) = column_at(scene, middle(block)) else { return look };
    let total = column.whole.size;
    let margin = block.stretch.size / MARGIN;
    let near = Window {
        start: block.stretch.start.saturating_sub(column.whole.start).saturating_sub(margin),
        size: block.stretch.size.saturating_add(2 * margin),
    };
    let near = near.unless_whole(total).filter(|_| !matches!(block.id, BlockId::Space(_)));
    look.through(column.side, if near == look.window(column.side) { None } else { near })
}

/// What a side shows, counted from where its memory begins.
pub(super) fn window(look: Look, column: &Column) -> Window {
    look.window(column.side).unwrap_or(Window::whole(column.whole.size)).inside(column.whole.size)
}

/// A column of a side: they all show the same stretch.
pub(super) fn column(scene: &Scene, side: Side) -> Option<&Column> {
    scene.columns.iter().find(|column| column.side == side)
}

pub(super) fn column_at(scene: &Scene, point: (f64, f64)) -> Option<&Column> {
    scene.columns.iter().find(|column| column.rect.holds(point))
}
