//! What is drawn can move and fade: how each kind of thing does.

use std::cmp::Ordering;

use crate::flight::mix;
use crate::scene::{Block, Note, Rail, Rect, Ribbon, Tick};

/// Something drawn that can move and fade.
pub(super) trait Moving: Clone {
    /// How its identity stands to another's: equal for the same thing in two scenes.
    fn order(&self, other: &Self) -> Ordering;
    /// Part of the way to its next place.
    fn toward(&self, next: &Self, t: f64) -> Self;
    /// The same, fainter.
    fn faded(&self, opacity: f64) -> Self;
}

impl Rect {
    fn toward(self, next: Self, t: f64) -> Self {
        Self {
            x: mix(self.x, next.x, t),
            y: mix(self.y, next.y, t),
            width: mix(self.width, next.width, t),
            height: mix(self.height, next.height, t),
        }
    }
}

/// Part of the way from one rectangle and its opacity to the next.
fn moved(from: (Rect, f64), to: (Rect, f64), t: f64) -> (Rect, f64) {
    (from.0.toward(to.0, t), mix(from.1, to.1, t))
}

impl Moving for Block {
    fn order(&self, other: &Self) -> Ordering {
        self.id.cmp(&other.id)
    }
    fn toward(&self, next: &Self, t: f64) -> Self {
        let (rect, opacity) = moved((self.rect, self.opacity), (next.rect, next.opacity), t);
        Self { rect, opacity, ..next.clone() }
    }
    fn faded(&self, opacity: f64) -> Self {
        Self { opacity: self.opacity * opacity, ..self.clone() }
    }
}

impl Moving for Rail {
    fn order(&self, other: &Self) -> Ordering {
        self.id.cmp(&other.id)
    }
    fn toward(&self, next: &Self, t: f64) -> Self {
        let (rect, opacity) = moved((self.rect, self.opacity), (next.rect, next.opacity), t);
        Self { rect, opacity, ..next.clone() }
    }
    fn faded(&self, opacity: f64) -> Self {
        Self { opacity: self.opacity * opacity, ..self.clone() }
    }
}

impl Moving for Ribbon {
    fn order(&self, other: &Self) -> Ordering {
        (self.pid, self.segment).cmp(&(other.pid, other.segment))
    }
    fn toward(&self, next: &Self, t: f64) -> Self {
        let side =
            |a: (f64, f64, f64), b: (f64, f64, f64)| (mix(a.0, b.0, t), mix(a.1, b.1, t), mix(a.2, b.2, t));
        Self {
            from: side(self.from, next.from),
            to: side(self.to, next.to),
            opacity: mix(self.opacity, next.opacity, t),
            ..next.clone()
        }
    }
    fn faded(&self, opacity: f64) -> Self {
        Self { opacity: self.opacity * opacity, ..self.clone() }
    }
}

impl Moving for Tick {
    fn order(&self, other: &Self) -> Ordering {
        (self.left, &self.address, &self.name).cmp(&(other.left, &other.address, &other.name))
    }
    fn toward(&self, next: &Self, t: f64) -> Self {
        Self {
            x: mix(self.x, next.x, t),
            y: mix(self.y, next.y, t),
            at: mix(self.at, next.at, t),
            opacity: mix(self.opacity, next.opacity, t),
            ..next.clone()
        }
    }
    fn faded(&self, opacity: f64) -> Self {
        Self { opacity: self.opacity * opacity, ..self.clone() }
    }
}

impl Moving for Note {
    fn order(&self, other: &Self) -> Ordering {
        (self.segment, &self.label.text).cmp(&(other.segment, &other.label.text))
    }
    fn toward(&self, next: &Self, t: f64) -> Self {
        let mut note = next.clone();
        note.label.x = mix(self.label.x, next.label.x, t);
        note.label.y = mix(self.label.y, next.label.y, t);
        note.opacity = mix(self.opacity, next.opacity, t);
        note
    }
    fn faded(&self, opacity: f64) -> Self {
        Self { opacity: self.opacity * opacity, ..self.clone() }
    }
}
