//! “Translate this address”: from virtual to physical as the MMU does it, and a little of the way back.
//!
//! ```text
//!  machine, address ──▶ access ──▶ Select, Offset, Check, Protect, Add ──▶ physical address, or a fault
//! ```

mod asked;
mod backwards;
mod flat;
mod flat_slips;
mod loader;
mod machine;
mod offset;
mod segmented;
mod segmented_slips;
mod worked;

use super::attempt;
use super::dice::Dice;
use super::question::Question;
use super::topic::Skill;

pub(super) static SKILLS: &[Skill] = &[
    Skill { id: "base", title: "Add the base" },
    Skill { id: "static-relocation", title: "The address that the loader writes" },
    Skill { id: "base-and-bounds", title: "Check the bounds, add the base" },
    Skill { id: "bounds-edge", title: "At the edge of the bounds" },
    Skill { id: "segment-offset", title: "The segment, and the offset in it" },
    Skill { id: "segmentation-up", title: "Segments that start at their base" },
    Skill { id: "segmentation-stack", title: "The stack, which grows down" },
    Skill { id: "segmentation-limits", title: "At the limits of the segments" },
    Skill { id: "protection", title: "Protection bits" },
    Skill { id: "backwards", title: "From physical back to virtual" },
];

/// A question that practises one of these skills.
pub(super) fn draw(skill: &'static Skill, dice: &mut Dice) -> Question {
    attempt::first(skill, dice, &|dice| match skill.id {
        "base" => flat::base(skill, dice),
        "static-relocation" => loader::question(skill, dice),
        "base-and-bounds" => flat::bounds(skill, dice),
        "bounds-edge" => flat::edge(skill, dice),
        "segment-offset" => offset::question(skill, dice),
        "segmentation-up" => segmented::up(skill, dice),
        "segmentation-stack" => segmented::stack(skill, dice),
        "segmentation-limits" => segmented::limits(skill, dice),
        "protection" => segmented::protection(skill, dice),
        _ => backwards::question(skill, dice),
    })
}
