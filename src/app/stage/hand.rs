//! The hand over the figure: which fingers are down, and what they drag.

use diagram::{Look, Scene, Side};

use super::lens::{Gesture, column, column_at, drag, open, step, window, zoom};

/// Pixels of the wheel that halve or double what is shown.
const WHEEL: f64 = 240.0;
/// Fingers nearer than this are taken for as far apart, in pixels.
const CLOSE: f64 = 12.0;

/// Fingers, or the mouse's button, and what they hold.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hand {
    /// Each with its number and where it is in the figure, in pixels.
    fingers: Vec<(i32, (f64, f64))>,
    held: Option<Held>,
}

/// What was under the first finger.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Held {
    Column(Side),
    Map(Side),
}

impl Hand {
    /// The look after a gesture, over a figure in which this scene is drawn.
    pub fn take(&mut self, gesture: Gesture, scene: &Scene, look: Look) -> Look {
        let place = |(x, y): (f64, f64)| (x * scene.frame.width, y * scene.frame.height);
        match gesture {
            Gesture::Wheel(at, delta) => {
                let turn = 1.0 + (delta.abs() / WHEEL).min(1.0);
                let factor = if delta < 0.0 { 1.0 / turn } else { turn };
                let at = place(at);
                column_at(scene, at).map_or(look, |column| zoom(look, column, at.1, factor))
            }
            Gesture::Down(finger, at) => self.down(finger, place(at), scene, look),
            Gesture::Move(finger, at) => self.moved(finger, place(at), scene, look),
            Gesture::Up(finger) => {
                self.fingers.retain(|(number, _)| *number != finger);
                self.held = self.held.filter(|_| !self.fingers.is_empty());
                look
            }
            Gesture::Open(at) => {
                let at = place(at);
                let block = scene.blocks.iter().rev().find(|block| block.rect.holds(at));
                block.map_or(look, |block| open(scene, look, block))
            }
            Gesture::OpenBlock(index) => {
                scene.blocks.get(index).map_or(look, |block| open(scene, look, block))
            }
            Gesture::Step(side, asked) => step(scene, look, side, asked),
        }
    }

    fn down(&mut self, finger: i32, at: (f64, f64), scene: &Scene, look: Look) -> Look {
        self.fingers.retain(|(number, _)| *number != finger);
        self.fingers.push((finger, at));
        if self.fingers.len() > 1 {
            return look;
        }
        let near = |x: f64, width: f64| (x - 6.0..=x + width + 6.0).contains(&at.0);
        let map = scene.minimaps.iter().find(|map| near(map.rect.x, map.rect.width));
        self.held = map
            .map(|map| Held::Map(map.side))
            .or_else(|| column_at(scene, at).map(|column| Held::Column(column.side)));
        if map.is_some() { self.pull(at, 0.0, scene, look) } else { look }
    }

    fn moved(&mut self, finger: i32, at: (f64, f64), scene: &Scene, look: Look) -> Look {
        let Some(place) = self.fingers.iter().position(|(number, _)| *number == finger) else { return look };
        let before = self.fingers.clone();
        if let Some(moved) = self.fingers.get_mut(place) {
            moved.1 = at;
        }
        match (before.as_slice(), self.fingers.as_slice()) {
            ([(_, from)], [_]) => self.pull(at, at.1 - from.1, scene, look),
            ([(_, a), (_, b), ..], [(_, c), (_, d), ..]) => pinch((*a, *b), (*c, *d), scene, look),
            _ => look,
        }
    }

    /// One finger drags a column, or the window of a map.
    fn pull(&self, at: (f64, f64), down: f64, scene: &Scene, look: Look) -> Look {
        match self.held {
            Some(Held::Column(side)) if look.window(side).is_some() => {
                column(scene, side).map_or(look, |column| drag(look, column, down))
            }
            Some(Held::Map(side)) => center(side, at.1, scene, look),
            _ => look,
        }
    }
}

/// The window of a side moves to where its map was touched.
fn center(side: Side, y: f64, scene: &Scene, look: Look) -> Look {
    let map = scene.minimaps.iter().find(|map| map.side == side);
    let (Some(map), Some(column)) = (map, column(scene, side)) else { return look };
    let here = window(look, column);
    let address = map.scale.address(y).saturating_sub(column.whole.start);
    let next = diagram::Window { start: address.saturating_sub(here.size / 2), ..here };
    look.through(side, next.unless_whole(column.whole.size))
}

/// Two fingers: their distance zooms, their middle drags.
fn pinch(from: Pair, to: Pair, scene: &Scene, look: Look) -> Look {
    let (before, after) = (middle(from), middle(to));
    let Some(column) = column_at(scene, before) else { return look };
    let factor = distance(from).max(CLOSE) / distance(to).max(CLOSE);
    drag(zoom(look, column, before.1, factor), column, (after.1 - before.1) * factor)
}

type Pair = ((f64, f64), (f64, f64));

fn middle((a, b): Pair) -> (f64, f64) {
    ((a.0 + b.0) / 2.0, (a.1 + b.1) / 2.0)
}

fn distance((a, b): Pair) -> f64 {
    (a.0 - b.0).hypot(a.1 - b.1)
}
