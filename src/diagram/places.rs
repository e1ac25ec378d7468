//! Which column stands where, and what it shows.
//!
//! ```text
//!  ├map┤ addresses ┤ spaces ├──── ribbons ────┤rail│ memory ├ addresses, labels ┤map├ disk ┤
//! ```

use sim::{ProcessInfo, Snapshot, Tenancy};

use crate::format;
use crate::frame::Frame;
use crate::look::{Look, Side};
use crate::scale::Scale;
use crate::window::Window;
use crate::within::within;

/// A stretch of the page from left to right.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Lane {
    /// Left edge.
    pub x: f64,
    /// Pixels across.
    pub width: f64,
}

impl Lane {
    /// Right edge.
    pub fn right(self) -> f64 {
        self.x + self.width
    }

    /// The middle.
    pub fn middle(self) -> f64 {
        self.x + self.width / 2.0
    }
}

/// The column of one address space.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Space {
    /// Whose; none where there is no process to show.
    pub pid: Option<u32>,
    /// Where it stands.
    pub lane: Lane,
    /// What it shows.
    pub scale: Scale,
}

/// Every column of a figure.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Places {
    /// Address spaces, from left to right; at least one.
    pub spaces: Vec<Space>,
    /// Living processes whose address space there is no room for.
    pub more: usize,
    /// Physical memory.
    pub memory: Lane,
    /// What it shows.
    pub memory_scale: Scale,
    /// How far right names beside it may reach.
    pub names_end: f64,
    /// The disk, where there is one.
    pub disk: Option<(Lane, Scale)>,
    /// The map beside the address spaces, while they are zoomed.
    pub space_map: Option<Lane>,
    /// The map beside physical memory, while it is zoomed.
    pub memory_map: Option<Lane>,
}

/// From where ribbons end to physical memory's left edge.
pub(crate) const RAILS: f64 = 12.0;
/// From physical memory's right edge to the addresses beside it.
pub(crate) const TICK: f64 = 12.0;
/// Pixels of one digit of an address.
pub(crate) const DIGIT: f64 = 6.7;
/// Right of physical memory where there is no room for addresses.
const NO_ADDRESSES: f64 = 6.0;
/// Room of a map and the gap beside it.
const MAP: f64 = 15.0;
/// Width of a map.
const MAP_WIDTH: f64 = 9.0;

impl Places {
    /// The places in a figure that shows this process first of all.
    pub fn of(snapshot: &Snapshot, focus: Option<u32>, frame: Frame, look: Look) -> Self {
        let total = snapshot.memory_size();
        let full = Scale {
            first: 0,
            size: total,
            top: frame.top(),
            height: frame.column_height(),
            low_end: look.low_end,
        };
        let window = look.memory.and_then(|window| window.unless_whole(total));
        let space = look.space.and_then(|window| window.unless_whole(snapshot.address_space));
        let disk = disk(snapshot, frame, full);
        let edge = disk.map_or(frame.width, |(lane, _)| lane.x - 6.0);
        let memory_map = window.map(|_| Lane { x: edge - MAP_WIDTH - 2.0, width: MAP_WIDTH });
        let edge = edge - if window.is_some() { MAP } else { 0.0 };
        let space_map = space.map(|_| Lane { x: 2.0, width: MAP_WIDTH });
        let highest = if snapshot.translates() { snapshot.address_space } else { total };
        let beside = written(highest.max(snapshot.address_space)) + 10.0;
        let left =
            frame.choose(4.0, beside.max(48.0), beside.max(62.0)) + if space.is_some() { MAP } else { 0.0 };
        let memory = memory(frame, edge, left, written(total), disk.is_some() || look.all_spaces);
        let shown = shown(snapshot, focus, look, room(frame, left, memory));
        let wanted = if look.all_spaces { living(snapshot).count() } else { 0 };
        let more = wanted.saturating_sub(shown.len());
        let spaces = spaces(snapshot, frame, (left, memory.x), &shown, space_scale(snapshot, full, space));
        let memory_scale = window.map_or(full, |w| Scale { first: w.start, size: w.size, ..full });
        Self { spaces, more, memory, memory_scale, names_end: edge, disk, space_map, memory_map }
    }

    /// The column of a process, else the first.
    pub fn space(&self, pid: Option<u32>) -> Option<&Space> {
        self.spaces.iter().find(|space| space.pid == pid).or(self.spaces.first())
    }

    /// What a side shows, and of what.
    pub fn map(&self, side: Side) -> Option<Lane> {
        match side {
            Side::Space => self.space_map,
            Side::Memory => self.memory_map,
        }
    }
}

/// Processes that have an address space.
pub(crate) fn living(snapshot: &Snapshot) -> impl Iterator<Item = &ProcessInfo> {
    snapshot.processes.iter().filter(|process| !process.segments.is_empty())
}

/// The disk stands at the right, as large as memory at least and drawn to memory's scale, or smaller where it holds more.
fn disk(snapshot: &Snapshot, frame: Frame, full: Scale) -> Option<(Lane, Scale)> {
    let swaps = snapshot.mechanism.nature().tenancy == Tenancy::InTurn || !snapshot.disk.is_empty();
    let width = frame.choose(40.0, 54.0, within(frame.width * 0.14, 70.0, 130.0));
    let end = snapshot.disk.last().map_or(0, |image| image.start.saturating_add(image.size));
    let lane = Lane { x: frame.width - width - 2.0, width };
    swaps.then_some((lane, Scale { size: full.size.max(end), ..full }))
}

/// Physical memory, left of the room for its addresses; narrower where it is not alone. The addresses are left out
/// where ribbons would have no room.
fn memory(frame: Frame, edge: f64, left: f64, address: f64, is_crowded: bool) -> Lane {
    let wide = frame.width;
    let (gutter, width) = if is_crowded {
        (within(wide * 0.18, 66.0, 160.0), within(wide * 0.19, 92.0, 190.0))
    } else {
        (within(wide * 0.21, 128.0, 170.0), within(wide * 0.24, 110.0, 240.0))
    };
    let least = address + TICK + 2.0;
    let gutter = frame.choose(4.0, least, gutter.max(least));
    let narrow = if is_crowded { 64.0 } else { within(wide * 0.24, 80.0, 110.0) };
    let width = frame.choose(if is_crowded { 64.0 } else { 80.0 }, narrow, width);
    let needed = left + frame.choose(64.0, 72.0, 96.0) + frame.choose(36.0, 40.0, 60.0);
    let gutter = if edge - gutter - width < needed { NO_ADDRESSES } else { gutter };
    Lane { x: edge - gutter - width, width }
}

/// Pixels of the longest address of a memory.
fn written(total: u64) -> f64 {
    format::address(total).len() as f64 * DIGIT
}

/// How many address spaces fit side by side.
fn room(frame: Frame, left: f64, memory: Lane) -> usize {
    let (least, gap) = least(frame);
    let width = memory.x - left - frame.choose(36.0, 44.0, 90.0);
    ((width + gap) / (least + gap)).max(1.0) as usize
}

/// The least width of one of several address spaces, and the gap between them.
fn least(frame: Frame) -> (f64, f64) {
    (frame.choose(28.0, 30.0, 46.0), frame.choose(4.0, 5.0, 8.0))
}

/// The processes whose address spaces are shown; the one in focus always is.
fn shown(snapshot: &Snapshot, focus: Option<u32>, look: Look, room: usize) -> Vec<u32> {
    let focus = focus.filter(|pid| living(snapshot).any(|process| process.pid == *pid));
    if !look.all_spaces {
        return focus.into_iter().collect();
    }
    let mut shown: Vec<u32> = living(snapshot).take(room).map(|process| process.pid).collect();
    if let (Some(focus), Some(last)) = (focus, shown.last().copied())
        && !shown.contains(&focus)
    {
        shown.retain(|pid| *pid != last);
        let place = shown.partition_point(|pid| *pid < focus);
        shown.insert(place, focus);
    }
    shown
}

/// An address space that begins at 0.
fn space_scale(snapshot: &Snapshot, full: Scale, window: Option<Window>) -> Scale {
    let window = window.unwrap_or(Window::whole(snapshot.address_space));
    Scale { first: window.start, size: window.size, ..full }
}

fn spaces(
    snapshot: &Snapshot,
    frame: Frame,
    (left, memory): (f64, f64),
    pids: &[u32],
    scale: Scale,
) -> Vec<Space> {
    let usual = within(frame.width * 0.19, frame.choose(64.0, 72.0, 96.0), 190.0);
    let alone = usual.min(memory - left - 20.0).max(24.0);
    let gap = least(frame).1;
    let room = memory - left - frame.choose(36.0, 44.0, 90.0);
    let count = pids.len().max(1) as f64;
    let width = if count > 1.0 { ((room - gap * (count - 1.0)) / count).min(alone) } else { alone };
    let lane = |index: usize| Lane { x: left + index as f64 * (width + gap), width };
    if pids.is_empty() {
        return vec![Space { pid: None, lane: lane(0), scale }];
    }
    let space = |(index, pid): (usize, &u32)| {
        let origin = process(snapshot, *pid).map_or(0, |process| process.origin);
        let scale = Scale { first: origin.saturating_add(scale.first), ..scale };
        Space { pid: Some(*pid), lane: lane(index), scale }
    };
    pids.iter().enumerate().map(space).collect()
}

/// The process of that pid; processes are in order of pid.
pub(crate) fn process(snapshot: &Snapshot, pid: u32) -> Option<&ProcessInfo> {
    let place = snapshot.processes.binary_search_by_key(&pid, |process| process.pid).ok()?;
    snapshot.processes.get(place)
}
