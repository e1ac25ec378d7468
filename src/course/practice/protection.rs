//! Questions on stray accesses: what a store, a load, a jump or a privileged instruction does under a mechanism.
//!
//! ```text
//!  processes and an address by dice ──▶ scenario ──▶ machine ──▶ a fault, or whose memory was touched
//! ```

mod answer;
mod catching;
mod machine;
mod privileged;
mod reason;
mod stray;
mod told;

use sim::Mechanism;

use super::attempt;
use super::dice::Dice;
use super::question::Question;
use super::topic::Skill;

pub(super) static SKILLS: &[Skill] = &[
    Skill { id: "uniprogramming", title: "Uniprogramming: one process and the OS" },
    Skill { id: "time-sharing", title: "Time sharing: who else is in memory?" },
    Skill { id: "static-relocation", title: "Static relocation: addresses that the loader raised" },
    Skill { id: "base", title: "A base register without bounds" },
    Skill { id: "base-and-bounds", title: "Base and bounds: check, then add" },
    Skill { id: "inside", title: "What bounds do not see: the inside of an address space" },
    Skill { id: "segmentation", title: "Segmentation: which check stops it?" },
    Skill { id: "privileged", title: "An instruction that only the OS may run" },
    Skill { id: "hurt", title: "Whose bytes are hit?" },
    Skill { id: "catching", title: "Which mechanisms would catch it?" },
];

/// A question that practises one of these skills.
pub(super) fn draw(skill: &'static Skill, dice: &mut Dice) -> Question {
    attempt::first(skill, dice, &|dice| match skill.id {
        "uniprogramming" => stray::draw(skill, Mechanism::Uniprogramming, dice),
        "time-sharing" => stray::draw(skill, Mechanism::TimeSharing, dice),
        "static-relocation" => stray::draw(skill, Mechanism::StaticRelocation, dice),
        "base" => stray::draw(skill, Mechanism::Base, dice),
        "base-and-bounds" => stray::draw(skill, Mechanism::BaseAndBounds, dice),
        "inside" => stray::inside(skill, dice),
        "segmentation" => stray::draw(skill, Mechanism::Segmentation, dice),
        "privileged" => privileged::draw(skill, dice),
        "hurt" => stray::hurt(skill, dice),
        _ => catching::draw(skill, dice),
    })
}
