//! Other names: a figure of somebody else's machine calls its segments what they are called there.

use sim::{Part, SegmentName};

use crate::block::{Block, BlockId};
use crate::scene::Scene;
use crate::words::fitted;

impl Scene {
    /// Calls segments by these names, and leaves out the name of the process that owns them all.
    pub fn rename(&mut self, owner: &str, names: &[(SegmentName, &str)]) {
        let end = format!(" \u{b7} {owner}");
        for title in &mut self.titles {
            title.text = title.text.trim_end_matches(end.as_str()).to_owned();
        }
        for block in &mut self.blocks {
            rename(block, owner, names);
        }
        for tick in &mut self.ticks {
            if let Some(name) = named(&tick.name, owner, names) {
                tick.name = name.to_owned();
            }
        }
    }
}

fn rename(block: &mut Block, owner: &str, names: &[(SegmentName, &str)]) {
    block.description = block.description.replacen(&format!(" of {owner}"), "", 1);
    let Some(segment) = segment(block.id) else { return };
    let Some((_, name)) = names.iter().find(|(other, _)| *other == segment) else { return };
    let owned = format!("{owner} \u{b7} {segment}");
    let old = if block.description.starts_with(&owned) { owned } else { segment.to_string() };
    block.description = block.description.replacen(&old, name, 1);
    if !block.label.is_empty() {
        block.label = fitted(name, block.rect.width - block.taken, block.rect.height);
    }
}

fn segment(id: BlockId) -> Option<SegmentName> {
    match id {
        BlockId::Virtual(_, segment)
        | BlockId::Physical(_, segment)
        | BlockId::Given(_, Part::Segment(segment)) => Some(segment),
        _ => None,
    }
}

/// The other name for what is written beside a column, which may be cut.
fn named<'n>(written: &str, owner: &str, names: &[(SegmentName, &'n str)]) -> Option<&'n str> {
    let bare = written.strip_prefix(&format!("{owner} \u{b7} ")).unwrap_or(written);
    let bare = bare.trim_end_matches('\u{2026}');
    let found = names.iter().find(|(segment, _)| !bare.is_empty() && segment.name().starts_with(bare));
    found.map(|(_, name)| *name)
}
