//! The current picture in words, as plain data: what somebody hears who does not see it. No web types, so that native
//! tests can read it; they find its parts by their paths.

#[path = "describe/address_space.rs"]
mod address_space;
#[path = "describe/machine.rs"]
mod machine;
#[path = "describe/memory.rs"]
mod memory;
#[path = "describe/reference.rs"]
mod reference;

use sim::{Event, Snapshot};

/// A heading and what stands below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The heading.
    pub title: String,
    /// Sentences or entries.
    pub lines: Vec<String>,
    /// Whether their order says something.
    pub ordered: bool,
}

/// The machine at one moment; `focus` is the process that is looked at, `latest` what led to this moment.
pub fn describe(snapshot: &Snapshot, focus: Option<u32>, latest: &[Event]) -> Vec<Section> {
    let mut sections = vec![machine::machine(snapshot), machine::cpu(snapshot)];
    sections.extend(reference::last(snapshot, latest));
    sections.extend(address_space::processes(snapshot));
    sections.push(memory::physical(snapshot));
    sections.extend(memory::disk(snapshot));
    let looked_at = focus.and_then(|pid| snapshot.process(pid));
    sections.extend(looked_at.and_then(address_space::heap));
    sections.push(memory::fragmentation(snapshot));
    sections
}

impl Section {
    fn new(title: impl Into<String>, lines: Vec<String>) -> Self {
        Self { title: title.into(), lines, ordered: false }
    }

    /// The first `most` lines; the rest is counted.
    fn cut(title: impl Into<String>, lines: impl Iterator<Item = String>, most: usize) -> Self {
        let mut lines = lines;
        let mut kept: Vec<String> = lines.by_ref().take(most).collect();
        let rest = lines.count();
        if rest > 0 {
            kept.push(format!("and {rest} more"));
        }
        Self { title: title.into(), lines: kept, ordered: true }
    }
}

/// From the first byte to the last: `0x2000 to 0x27ff, 2 KB`.
fn stretch(start: u64, size: u64) -> String {
    use diagram::format::{address, bytes};
    match size {
        0 => format!("{}, empty", address(start)),
        _ => format!("{} to {}, {}", address(start), address(start.saturating_add(size - 1)), bytes(size)),
    }
}

fn count(number: u64, one: &str, many: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {many}") }
}
