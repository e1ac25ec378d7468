//! Questions on malloc: where a block goes, what that leaves, and when the library must ask the OS.
//!
//! ```text
//!  blocks and holes by dice ──▶ scenario ──▶ machine ──▶ the answer, from its events
//!                                   └─────▶ the same heap under another rule ──▶ what a typical mistake answers
//! ```

mod beside;
mod buddy;
mod coalescing;
mod growing;
mod heap;
mod largest;
mod policy;
mod reason;
mod rounding;
mod splitting;
mod told;

use sim::Policy;

use super::attempt;
use super::dice::Dice;
use super::question::Question;
use super::topic::Skill;

pub(super) static SKILLS: &[Skill] = &[
    Skill { id: "first-fit", title: "First fit: the first hole that is large enough" },
    Skill { id: "best-fit", title: "Best fit: the hole that leaves least over" },
    Skill { id: "worst-fit", title: "Worst fit: the largest hole" },
    Skill { id: "rounding", title: "Bytes in a block that nobody asked for" },
    Skill { id: "splitting", title: "What splitting leaves of a hole" },
    Skill { id: "coalescing", title: "What free joins, and what it cannot join" },
    Skill { id: "growing", title: "Does it fit, or must malloc ask the OS?" },
    Skill { id: "largest", title: "The largest request that a scattered heap can serve" },
    Skill { id: "next-fit", title: "Next fit: on from where the last search ended" },
    Skill { id: "buddy", title: "Buddies: powers of two, halved and joined again" },
];

/// A question that practises one of these skills.
pub(super) fn draw(skill: &'static Skill, dice: &mut Dice) -> Question {
    attempt::first(skill, dice, &|dice| match skill.id {
        "first-fit" => policy::draw(skill, Policy::FirstFit, dice),
        "best-fit" => policy::draw(skill, Policy::BestFit, dice),
        "worst-fit" => policy::draw(skill, Policy::WorstFit, dice),
        "next-fit" => policy::draw(skill, Policy::NextFit, dice),
        "rounding" => rounding::draw(skill, dice),
        "splitting" => splitting::draw(skill, dice),
        "coalescing" => coalescing::draw(skill, dice),
        "growing" => growing::draw(skill, dice),
        "largest" => largest::draw(skill, dice),
        _ => buddy::draw(skill, dice),
    })
}
