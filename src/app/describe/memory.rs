//! Physical memory and the disk, region by region, and what is wasted.

use diagram::format;
use sim::{Region, RegionKind, Snapshot};

use super::{Section, count, stretch};

/// At most so many regions are told.
const MOST_REGIONS: usize = 40;

/// Physical memory, low addresses first.
pub fn physical(snapshot: &Snapshot) -> Section {
    let lines = snapshot.memory.iter().map(|region| line(region, snapshot));
    Section::cut("Physical memory, low addresses first", lines, MOST_REGIONS)
}

/// What lies on disk, if anything does.
pub fn disk(snapshot: &Snapshot) -> Option<Section> {
    let images = snapshot.disk.iter().filter(|region| region.kind == RegionKind::Process);
    let section = Section::cut("Disk", images.map(|region| line(region, snapshot)), MOST_REGIONS);
    (!section.lines.is_empty()).then_some(section)
}

/// The holes and the waste.
pub fn fragmentation(snapshot: &Snapshot) -> Section {
    let waste = snapshot.fragmentation;
    let lines = vec![
        format!(
            "{} free in {}, the largest of {}",
            format::bytes(waste.free),
            count(waste.holes, "hole", "holes"),
            format::bytes(waste.largest_hole)
        ),
        format!(
            "External fragmentation: {} of what is free lies outside the largest hole",
            format::percent(waste.external)
        ),
        format!("Internal fragmentation: {} given to processes and unused", format::bytes(waste.internal)),
    ];
    Section::new("Fragmentation", lines)
}

fn line(region: &Region, snapshot: &Snapshot) -> String {
    let whose = match (region.kind, region.pid) {
        (RegionKind::Os, _) => "OS".to_owned(),
        (RegionKind::Hole, _) => "free".to_owned(),
        (RegionKind::Process, pid) => {
            let part = region.part.map_or("memory", sim::Part::name);
            format!("{part} of {}", pid.map_or_else(String::new, |pid| snapshot.name_of(pid)))
        }
    };
    format!("{}: {whose}", stretch(region.start, region.size))
}
