//! Addresses and names right of physical memory, moved apart where they would overlap; names come first when room is
//! short, and round addresses stand where there is nothing else to say.

use crate::marks::Tick;
use crate::order::sorted;
use crate::places::{DIGIT, TICK};
use crate::scene::Scene;
use crate::spread::spread;
use crate::subject::Subject;
use crate::words::{LABEL_GAP, LABEL_HEIGHT, shortest};
use crate::{format, ruler};

/// A name is written no further than so many pixels from what it names; the process that is shown is always named.
const FARTHEST: f64 = 3.5 * LABEL_GAP;

/// In less room than this a name would be cut down to nothing that tells, in pixels.
const LEAST: f64 = 50.0;

/// From an address to the name behind it, in pixels.
const NAME: f64 = 6.0;

/// Something that begins in the column.
#[derive(Clone, Debug)]
pub(crate) struct Named {
    /// Its first byte.
    pub address: u64,
    /// Where the line to it ends: its middle where it is named here, else where it begins.
    pub at: f64,
    /// Its name, long and short; empty where the block says it itself.
    pub name: [String; 2],
    /// Whether it belongs to the process that is shown.
    pub focused: bool,
}

impl Named {
    /// Whether the block says its name itself.
    fn is_silent(&self) -> bool {
        self.name.iter().all(String::is_empty)
    }
}

/// Writes them.
pub(crate) fn draw(scene: &mut Scene, subject: &Subject<'_>, mut all: Vec<Named>) {
    let scale = subject.places.memory_scale;
    all.retain(|named| scale.window().holds(named.address) || !named.is_silent());
    all.push(Named {
        address: scale.end(),
        at: scale.y(scale.end()),
        name: Default::default(),
        focused: false,
    });
    let all = sorted(all, &|named| named.at);
    let kept = with_addresses(near(&all, scale.top), &all);
    let wanted: Vec<f64> = kept.iter().map(|named| named.at).collect();
    let placed = spread(&wanted, LABEL_GAP, scale.top, scale.bottom());
    let x = subject.places.memory.right() + TICK;
    let room = subject.places.names_end - x - NAME;
    let mut there = wanted;
    if room < -NAME + DIGIT * format::address(scale.end()).len() as f64 {
        return;
    }
    for (named, y) in kept.into_iter().zip(placed) {
        let address = format::address(named.address);
        let left = room - address.len() as f64 * DIGIT;
        let name = if left < LEAST { String::new() } else { shortest(&named.name, left, LABEL_HEIGHT) };
        scene.ticks.push(Tick { x, y, at: named.at, left: false, round: false, address, name, opacity: 1.0 });
        there.push(y);
    }
    scene.ticks.extend(ruler::marks(scale, x, false, &there));
}

/// The names that can stand near what they name; ascending on the page.
fn near(all: &[Named], top: f64) -> Vec<&Named> {
    let mut near: Vec<&Named> = Vec::new();
    let mut free = top;
    for named in all.iter().filter(|named| !named.is_silent()) {
        let y = named.at.max(free);
        if y - named.at <= FARTHEST || named.focused {
            near.push(named);
            free = y + LABEL_GAP;
        }
    }
    near
}

/// The names, and every address that stands clear of them and of each other.
fn with_addresses<'a>(names: Vec<&'a Named>, all: &'a [Named]) -> Vec<&'a Named> {
    let mut there: Vec<f64> = names.iter().map(|named| named.at).collect();
    let mut kept = names;
    for named in all.iter().filter(|named| named.is_silent()) {
        if there.iter().all(|y| (y - named.at).abs() >= LABEL_GAP) {
            there.push(named.at);
            kept.push(named);
        }
    }
    sorted(kept, &|named| named.at)
}
