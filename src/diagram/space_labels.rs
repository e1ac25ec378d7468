//! What is written around address spaces: addresses at the left, names of what is too thin at the right, and above
//! each of several whose it is.

use sim::ProcessInfo;

use crate::block::{BlockId, Rect};
use crate::marks::{Label, Note, Rail, Tick};
use crate::order::sorted;
use crate::places::{Space, TICK, process};
use crate::scene::Scene;
use crate::spread::spread;
use crate::subject::Subject;
use crate::virtual_column::segment_name;
use crate::words::{LABEL_GAP, LABEL_HEIGHT, fitted};
use crate::{format, ruler};

/// Writes them.
pub(crate) fn draw(scene: &mut Scene, subject: &Subject<'_>) {
    let spaces = &subject.places.spaces;
    let shown = |space: &Space| space.pid.and_then(|pid| process(subject.snapshot, pid));
    let Some((first, one)) = spaces.first().and_then(|space| Some((space, shown(space)?))) else { return };
    if spaces.iter().all(|space| space.scale == first.scale) {
        addresses(scene, one, first);
    }
    if scene.look.all_spaces {
        for space in spaces {
            scene.notes.extend(shown(space).map(|process| owner(process, space)));
            scene.rails.extend(space.pid.filter(|pid| subject.is_focus(*pid)).map(|pid| mark(pid, space)));
        }
        more(scene, subject);
    } else {
        names(scene, subject, one, first);
    }
}

/// Where each segment starts, the end of the space, and round addresses in between.
fn addresses(scene: &mut Scene, process: &ProcessInfo, space: &Space) {
    let (scale, x) = (space.scale, space.lane.x - 8.0);
    let window = scale.window();
    let starts = process.segments.iter().map(|segment| segment.start).chain([scale.end()]);
    let mut there: Vec<f64> = Vec::new();
    for address in starts.filter(|address| window.holds(*address) || *address == window.end()) {
        let at = scale.y(address);
        if there.iter().all(|y| (y - at).abs() >= LABEL_GAP) {
            there.push(at);
            scene.ticks.push(tick(x, at, true, format::address(address), String::new()));
        }
    }
    scene.ticks.extend(ruler::marks(scale, x, true, &there));
}

/// The names of segments too thin to hold them.
fn names(scene: &mut Scene, subject: &Subject<'_>, process: &ProcessInfo, space: &Space) {
    let scale = space.scale;
    let mut thin = Vec::new();
    for segment in process.segments.iter().filter(|segment| segment.size > 0) {
        let pixels = scale.span(segment.start, segment.size);
        if pixels > 0.0 && pixels < LABEL_HEIGHT {
            let (y, height) = scale.bar(segment.start, segment.size, 1.0);
            thin.push((y + height / 2.0, segment_name(segment.name, subject.frame)));
        }
    }
    let thin = sorted(thin, &|(at, _)| *at);
    let wanted: Vec<f64> = thin.iter().map(|(at, _)| *at).collect();
    let x = space.lane.right() + TICK;
    for ((at, name), y) in thin.into_iter().zip(spread(&wanted, LABEL_GAP, scale.top, scale.bottom())) {
        scene.ticks.push(Tick { y, ..tick(x, at, false, String::new(), name.to_owned()) });
    }
}

fn tick(x: f64, at: f64, left: bool, address: String, name: String) -> Tick {
    Tick { x, y: at, at, left, round: false, address, name, opacity: 1.0 }
}

/// Whose a column is.
fn owner(process: &ProcessInfo, space: &Space) -> Note {
    let text = fitted(&process.name, space.lane.width + 6.0, LABEL_HEIGHT);
    let label = Label { x: space.lane.middle(), y: space.scale.top - 9.0, text };
    Note { label, segment: None, opacity: 1.0 }
}

/// The mark above the column of the process that is shown.
fn mark(pid: u32, space: &Space) -> Rail {
    let rect = Rect { x: space.lane.x, y: space.scale.top - 3.0, width: space.lane.width, height: 2.0 };
    Rail { id: BlockId::Space(pid), rect, focused: true, opacity: 1.0 }
}

/// How many there was no room for.
fn more(scene: &mut Scene, subject: &Subject<'_>) {
    let Some(last) = subject.places.spaces.last().filter(|_| subject.places.more > 0) else { return };
    let text = format!("and {} more", subject.places.more);
    let x = (last.lane.right() + subject.places.memory.x) / 2.0;
    let label = Label { x, y: last.scale.top - 9.0, text };
    scene.notes.push(Note { label, segment: None, opacity: 1.0 });
}
