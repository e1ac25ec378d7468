//! Sentences about holes and blocks, as a teacher says them.

use sim::{Extent, Policy};

use super::told::Block;

/// “`malloc(12)` takes 24 bytes: 12, rounded up to 16, and a header of 8.”
pub fn takes(block: Block, header: u64) -> String {
    let Block { requested, size, .. } = block;
    let rounded = if size == requested {
        format!("{requested} bytes")
    } else {
        format!("{requested} bytes, rounded up to {size}")
    };
    let stretch = size + header;
    match (header, size == requested) {
        (0, _) => format!("`malloc({requested})` needs {rounded}."),
        _ => format!("`malloc({requested})` needs {rounded}, and {header} for the header: {stretch} in all."),
    }
}

/// The holes in a row: “`0x2000` (16), `0x2018` (32) and `0x2040` (24)”.
pub fn list(holes: &[Extent]) -> String {
    let shown: Vec<String> =
        holes.iter().map(|hole| format!("`{:#x}` ({})", hole.start, hole.size)).collect();
    match shown.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, before)) => format!("{} and {last}", before.join(", ")),
        None => "none".to_owned(),
    }
}

/// Why the policy takes that hole for so many bytes.
pub fn choice(policy: Policy, hole: Extent, stretch: u64) -> String {
    let Extent { start, size } = hole;
    match policy {
        Policy::FirstFit => {
            format!("the hole at `{start:#x}` has {size} bytes and is the first with at least {stretch}")
        }
        Policy::NextFit => format!(
            "from where the last search ended, the hole at `{start:#x}` is the next with at least {stretch} bytes; it has {size}"
        ),
        Policy::BestFit => format!(
            "of the holes with at least {stretch} bytes, the one at `{start:#x}` is the smallest: {size} bytes"
        ),
        Policy::WorstFit => format!("the largest hole is the one at `{start:#x}`: {size} bytes"),
        Policy::Buddy => {
            format!(
                "the smallest free block with at least {stretch} bytes lies at `{start:#x}`: {size} bytes"
            )
        }
    }
}
