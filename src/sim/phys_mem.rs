//! Physical memory: its bytes, and who owns each stretch of them. The OS lies at the bottom.

use crate::bytes::Bytes;
use crate::event::Part;
use crate::free_list::{Extent, FreeList, ListOrder};
use crate::merge::merged;
use crate::policy::Policy;
use crate::snapshot::{Fragmentation, Region, RegionKind};

/// Physical memory, every byte with exactly one owner: the OS, a process, or nobody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PhysMem {
    /// The bytes themselves.
    pub bytes: Bytes,
    os: u64,
    /// Ascending by `start`.
    owned: Vec<Owned>,
    holes: FreeList,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Owned {
    start: u64,
    size: u64,
    pid: u32,
    part: Part,
}

/// No hole is large enough.
pub(crate) struct NoRoom {
    /// Bytes wanted.
    pub wanted: u64,
    /// Bytes free in all.
    pub free: u64,
    /// Bytes of the largest hole.
    pub largest: u64,
}

/// A stretch that was given to a process.
pub(crate) struct Given {
    /// Its first byte.
    pub start: u64,
    /// Holes looked at.
    pub visited: u64,
}

impl PhysMem {
    /// Memory of `size` bytes whose first `os` belong to the OS; holes are chosen by `policy`.
    pub fn new(policy: Policy, size: u64, os: u64) -> Self {
        let mut holes = FreeList::new(policy, ListOrder::Address, true);
        holes.give(Extent { start: os, size: size - os });
        Self { bytes: Bytes::default(), os, owned: Vec::new(), holes }
    }

    /// Gives a stretch of `size` bytes to a process, with whatever they hold: the caller clears them.
    pub fn give(&mut self, size: u64, pid: u32, part: Part) -> Result<Given, NoRoom> {
        let search = self.holes.search(size);
        let Some(hole) = search.found else { return Err(self.no_room(size)) };
        self.own(Extent { start: hole.start, size }, pid, part);
        Ok(Given { start: hole.start, visited: search.visited })
    }

    /// Lengthens the stretch that begins at `start` into the hole behind it; tells whether there was room.
    pub fn lengthen(&mut self, start: u64, size: u64) -> bool {
        let Some(owned) = self.place(start).ok().and_then(|place| self.owned.get_mut(place)) else {
            return false;
        };
        let tail = Extent { start: start + owned.size, size: size.saturating_sub(owned.size) };
        if tail.size > 0 && !self.holes.take(tail) {
            return false;
        }
        owned.size = size.max(owned.size);
        self.bytes.clear(tail.start, tail.size);
        true
    }

    /// Takes back the stretch that begins at `start`; its bytes become part of a hole.
    pub fn take_back(&mut self, start: u64) -> u64 {
        let Ok(place) = self.place(start) else { return 0 };
        let owned = self.owned.remove(place);
        self.holes.give(Extent { start, size: owned.size });
        owned.size
    }

    /// Takes back everything that a process owns; returns the bytes.
    pub fn take_back_all(&mut self, pid: u32) -> u64 {
        let mut freed = 0;
        self.owned.retain(|owned| {
            let theirs = owned.pid == pid;
            if theirs {
                freed += owned.size;
                self.holes.give(Extent { start: owned.start, size: owned.size });
            }
            !theirs
        });
        freed
    }

    /// Every byte once, ascending, with its owner.
    pub fn regions(&self) -> Vec<Region> {
        let holes = self.holes.iter().map(|Extent { start, size }| Region {
            start,
            size,
            kind: RegionKind::Hole,
            pid: None,
            part: None,
        });
        let owned = self.owned.iter().map(|owned| Region {
            start: owned.start,
            size: owned.size,
            kind: RegionKind::Process,
            pid: Some(owned.pid),
            part: Some(owned.part),
        });
        let mut regions = merged(holes, owned, |region| region.start);
        if self.os > 0 {
            let kind = RegionKind::Os;
            regions.insert(0, Region { start: 0, size: self.os, kind, pid: None, part: None });
        }
        regions
    }

    /// How memory is wasted; `internal` is counted by who knows the segments.
    pub fn fragmentation(&self, internal: u64) -> Fragmentation {
        let (free, largest) = (self.holes.free(), self.holes.largest());
        let external = if free == 0 { 0.0 } else { 1.0 - largest as f64 / free as f64 };
        Fragmentation { free, holes: self.holes.count(), largest_hole: largest, external, internal }
    }

    /// Bytes of the stretch that begins at `start`, 0 where none does.
    pub fn owned_size(&self, start: u64) -> u64 {
        self.place(start).ok().and_then(|place| self.owned.get(place)).map_or(0, |owned| owned.size)
    }

    /// What to say where `wanted` bytes found no hole.
    pub fn no_room(&self, wanted: u64) -> NoRoom {
        NoRoom { wanted, free: self.holes.free(), largest: self.holes.largest() }
    }

    fn own(&mut self, extent: Extent, pid: u32, part: Part) {
        self.holes.take(extent);
        let Extent { start, size } = extent;
        let place = self.place(start).unwrap_or_else(|place| place);
        self.owned.insert(place, Owned { start, size, pid, part });
    }

    /// Where the stretch that begins at `start` stands among those owned, or would stand.
    fn place(&self, start: u64) -> Result<usize, usize> {
        self.owned.binary_search_by_key(&start, |owned| owned.start)
    }
}

impl NoRoom {
    /// The refusal as a clause: how much is free, and how much of it in one piece.
    pub fn reason(&self, part: Part) -> String {
        let Self { wanted, free, largest } = self;
        let part = part.name();
        format!(
            "no hole is large enough for the {part}: it needs {wanted} bytes; {free} are free and the largest hole has {largest}"
        )
    }
}
