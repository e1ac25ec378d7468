//! Who uses a stretch of physical memory: its owner, and where code is shared whoever runs it as well.

use sim::{Part, ProcessInfo, Region, SegmentInfo, SegmentName, Snapshot};

use crate::order::order;
use crate::places::process;

/// All that live in physical memory, by where their segments begin: looked up once for a whole scene.
pub(crate) struct Residents<'a> {
    snapshot: &'a Snapshot,
    focus: Option<&'a ProcessInfo>,
    /// Where a segment begins, and the place of its process in the snapshot; ascending.
    starts: Vec<(u64, usize)>,
}

/// The processes that use one region.
pub(crate) struct Tenants<'a> {
    /// The process that owns it.
    pub owner: Option<&'a ProcessInfo>,
    /// The names of all of them; empty where the region is no process's.
    pub names: String,
    /// Whether the process that is shown is among them.
    pub focused: bool,
    /// Whether the region is larger than the segment that it was given for, or holds several.
    pub holds_more: bool,
}

impl<'a> Residents<'a> {
    /// The residents of a snapshot, while `focus` is shown.
    pub fn of(snapshot: &'a Snapshot, focus: Option<&'a ProcessInfo>) -> Self {
        let mut starts = Vec::new();
        for (place, process) in snapshot.processes.iter().enumerate() {
            let present = process.segments.iter().filter(|segment| segment.size > 0);
            starts.extend(present.filter_map(|segment| Some((segment.physical?, place))));
        }
        let start = |place: usize| starts.get(place).copied();
        let order = order(starts.len(), &|a, b| start(a).cmp(&start(b)));
        let starts = order.into_iter().filter_map(start).collect();
        Self { snapshot, focus, starts }
    }

    /// Whether the process that is shown uses a region.
    pub fn holds_focus(&self, region: &Region) -> bool {
        let uses = |process: &ProcessInfo| process.segments.iter().any(|segment| begins(region, segment));
        self.focus.is_some_and(|process| Some(process.pid) == region.pid || uses(process))
    }

    /// The tenants of a region.
    pub fn tenants(&self, region: &Region) -> Tenants<'a> {
        let Some(owner) = region.pid.and_then(|pid| process(self.snapshot, pid)) else {
            return Tenants { owner: None, names: String::new(), focused: false, holds_more: false };
        };
        let fills = |segment: &SegmentInfo| begins(region, segment) && segment.size == region.size;
        Tenants {
            names: self.names(region, owner),
            focused: self.holds_focus(region),
            holds_more: !owner.segments.iter().any(fills),
            owner: Some(owner),
        }
    }

    /// The block that draws a segment of which the first byte lies at that physical address: its owner's.
    pub fn owner_at(&self, physical: u64) -> Option<u32> {
        let memory = &self.snapshot.memory;
        let place = memory.partition_point(|region| region.start <= physical).checked_sub(1)?;
        memory.get(place)?.pid
    }

    /// Everyone who uses a region, by name, in order of pid.
    fn names(&self, region: &Region, owner: &ProcessInfo) -> String {
        let first = self.starts.partition_point(|(start, _)| *start < region.start);
        let here = self.starts.iter().skip(first).take_while(|(start, _)| *start == region.start);
        let users = here.filter_map(|(_, place)| self.snapshot.processes.get(*place));
        let users = users.filter(|user| {
            user.pid == owner.pid || user.segments.iter().any(|segment| begins(region, segment))
        });
        let mut names: Vec<&str> = users.map(|user| user.name.as_str()).collect();
        names.dedup();
        if names.is_empty() { owner.name.clone() } else { names.join(", ") }
    }
}

/// The segment that a part is, if it is only one.
pub(crate) fn only_segment(part: Option<Part>) -> Option<SegmentName> {
    match part {
        Some(Part::Segment(segment)) => Some(segment),
        _ => None,
    }
}

/// Whether a region was given for such a segment, and the segment lies at its start.
fn begins(region: &Region, segment: &SegmentInfo) -> bool {
    region.part == Some(Part::Segment(segment.name))
        && segment.physical == Some(region.start)
        && segment.size > 0
}
