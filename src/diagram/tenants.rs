//! Who uses a stretch of physical memory: its owner, and where code is shared whoever runs it as well.

use sim::{Part, ProcessInfo, Region, SegmentInfo, Snapshot};

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

impl<'a> Tenants<'a> {
    /// The tenants of a region, while `focus` is shown.
    pub fn of(region: &Region, snapshot: &'a Snapshot, focus: Option<u32>) -> Self {
        let Some(owner) = region.pid.and_then(|pid| snapshot.process(pid)) else {
            return Self { owner: None, names: String::new(), focused: false, holds_more: false };
        };
        let users = snapshot.processes.iter().filter(|process| {
            process.pid == owner.pid || process.segments.iter().any(|segment| begins(region, segment))
        });
        let fills = |segment: &SegmentInfo| begins(region, segment) && segment.size == region.size;
        let names: Vec<&str> = users.clone().map(|process| process.name.as_str()).collect();
        Self {
            names: names.join(", "),
            focused: users.clone().any(|process| Some(process.pid) == focus),
            holds_more: !owner.segments.iter().any(fills),
            owner: Some(owner),
        }
    }
}

/// Whether a region was given for such a segment, and the segment lies at its start.
fn begins(region: &Region, segment: &SegmentInfo) -> bool {
    region.part == Some(Part::Segment(segment.name))
        && segment.physical == Some(region.start)
        && segment.size > 0
}
