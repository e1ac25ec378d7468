//! Physical memory: its bytes, and who owns each stretch of them. The OS lies at the bottom.

mod compaction;

use crate::bytes::Bytes;
use crate::event::Part;
use crate::free_list::{Extent, FreeList, ListOrder};
use crate::merge::merged;
use crate::mmu::Victim;
use crate::policy::Policy;
use crate::snapshot::{Fragmentation, Region, RegionKind};

pub(crate) use compaction::{Move, Room};

/// Physical memory, every byte with exactly one owner: the OS, a process, or nobody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PhysMem {
    /// The bytes themselves.
    pub bytes: Bytes,
    size: u64,
    os: u64,
    policy: Policy,
    /// Ascending by `start`.
    owned: Vec<Owned>,
    /// Who else uses a stretch: where it starts, and the pid.
    sharers: Vec<(u64, u32)>,
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
    /// Bytes, at least those asked for.
    pub size: u64,
    /// Holes looked at.
    pub visited: u64,
}

impl PhysMem {
    /// Memory of `size` bytes whose first `os` belong to the OS; holes are chosen by a policy.
    pub fn new(size: u64, os: u64, policy: Policy) -> Self {
        let mut holes = Self::no_holes(policy);
        holes.give(Extent { start: os, size: size - os });
        Self { bytes: Bytes::default(), size, os, policy, owned: Vec::new(), sharers: Vec::new(), holes }
    }

    /// Gives a stretch of at least `size` bytes to a process, with whatever they hold: the caller clears them.
    pub fn give(&mut self, size: u64, pid: u32, part: Part) -> Result<Given, NoRoom> {
        let search = self.holes.search(size);
        let Some(hole) = search.found else { return Err(self.no_room(size)) };
        let extent = Extent { start: hole.start, size: self.holes.room(size) };
        self.holes.take(extent);
        self.own(extent, pid, part);
        Ok(Given { start: extent.start, size: extent.size, visited: search.visited })
    }

    /// Gives a process just these bytes; tells whether they were free.
    pub fn give_at(&mut self, start: u64, size: u64, pid: u32, part: Part) -> bool {
        let extent = Extent { start, size };
        let free = self.holes.take(extent);
        if free {
            self.own(extent, pid, part);
        }
        free
    }

    /// Lets another process use a stretch that is owned already.
    pub fn share(&mut self, start: u64, pid: u32) {
        self.sharers.push((start, pid));
    }

    /// Lengthens the stretch that begins at `start` into the hole behind it, with whatever lies there; tells whether there
    /// was room.
    pub fn lengthen(&mut self, start: u64, size: u64) -> bool {
        let Some(owned) = self.place(start).ok().and_then(|place| self.owned.get_mut(place)) else {
            return false;
        };
        let tail = Extent { start: start + owned.size, size: size.saturating_sub(owned.size) };
        if tail.size > 0 && (self.policy.is_buddy() || !self.holes.take(tail)) {
            return false;
        }
        owned.size = size.max(owned.size);
        true
    }

    /// Shortens the stretch that begins at `start`; what lay behind becomes part of a hole. A buddy block stays whole.
    pub fn shorten(&mut self, start: u64, size: u64) {
        let Some(owned) = self.place(start).ok().and_then(|place| self.owned.get_mut(place)) else { return };
        if self.policy.is_buddy() || owned.size <= size {
            return;
        }
        let tail = Extent { start: start + size, size: owned.size - size };
        owned.size = size;
        self.holes.give(tail);
    }

    /// Takes back the stretch that begins at `start`; its bytes become part of a hole.
    pub fn take_back(&mut self, start: u64) -> u64 {
        let Ok(place) = self.place(start) else { return 0 };
        let owned = self.owned.remove(place);
        self.holes.give(Extent { start, size: owned.size });
        owned.size
    }

    /// Takes back everything that a process owns; returns the bytes. What another shares stays, and becomes its own.
    pub fn take_back_all(&mut self, pid: u32) -> u64 {
        self.sharers.retain(|(_, sharer)| *sharer != pid);
        let mut freed = 0;
        for mut owned in std::mem::take(&mut self.owned) {
            if owned.pid != pid {
                self.owned.push(owned);
            } else if let Some(heir) = self.sharers.iter().position(|(start, _)| *start == owned.start) {
                owned.pid = self.sharers.remove(heir).1;
                self.owned.push(owned);
            } else {
                freed += owned.size;
                self.holes.give(Extent { start: owned.start, size: owned.size });
            }
        }
        freed
    }

    /// Whether a process uses a stretch that another owns.
    pub fn is_sharer(&self, start: u64, pid: u32) -> bool {
        self.sharers.contains(&(start, pid))
    }

    /// Who uses a stretch that another owns: where it begins, and the pid.
    pub fn sharers(&self) -> &[(u64, u32)] {
        &self.sharers
    }

    /// Whose memory an access of `size` bytes by a process touches, where any of it is not its own.
    pub fn victim(&self, pid: u32, start: u64, size: u64) -> Option<Victim> {
        if start < self.os {
            return Some(Victim::Os);
        }
        let end = start + size;
        let mut at = start;
        while at < end {
            let behind = self.owned.partition_point(|owned| owned.start <= at);
            let owned = behind.checked_sub(1).and_then(|place| self.owned.get(place));
            let Some(owned) = owned.filter(|owned| at < owned.start + owned.size) else {
                return Some(Victim::Hole);
            };
            if owned.pid != pid && !self.is_sharer(owned.start, pid) {
                return Some(Victim::Process { pid: owned.pid });
            }
            at = owned.start + owned.size;
        }
        None
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

    /// How memory is wasted; `used` are the bytes of all segments, shared ones once.
    pub fn fragmentation(&self, used: u64) -> Fragmentation {
        let (free, largest) = (self.holes.free(), self.holes.largest());
        let external = if free == 0 { 0.0 } else { 1.0 - largest as f64 / free as f64 };
        let given: u64 = self.owned.iter().map(|owned| owned.size).sum();
        let internal = given.saturating_sub(used);
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

    /// Bytes that every copy of these books has for itself; the holes are few where the stretches are.
    pub fn unshared(&self) -> u64 {
        (size_of_val(self.owned.as_slice()) + size_of_val(self.sharers.as_slice())) as u64
    }

    fn no_holes(policy: Policy) -> FreeList {
        FreeList::new(policy, ListOrder::Address, true)
    }

    fn own(&mut self, extent: Extent, pid: u32, part: Part) {
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
