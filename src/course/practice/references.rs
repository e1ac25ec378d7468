//! “Count the memory references”: every instruction is fetched, and some load or store besides.
//!
//! ```text
//!  program ──▶ run to its end ──▶ each reference that was made ──▶ how many, or which
//! ```

mod addresses;
mod count;
mod instruction;
mod made;
mod mistakes;
mod program;
mod single;

use super::attempt;
use super::dice::Dice;
use super::question::Question;
use super::topic::Skill;
use program::Kind;

pub(super) static SKILLS: &[Skill] = &[
    Skill { id: "registers", title: "Instructions that work on registers alone" },
    Skill { id: "load", title: "Instructions that load" },
    Skill { id: "load-and-store", title: "Load, work, store" },
    Skill { id: "read-modify-write", title: "Instructions that change memory in place" },
    Skill { id: "which", title: "Which references one instruction makes" },
    Skill { id: "push-and-pop", title: "Push and pop" },
    Skill { id: "call-and-return", title: "Call and return" },
    Skill { id: "loop", title: "A loop, run to its end" },
    Skill { id: "mechanism", title: "The count under a mechanism" },
    Skill { id: "which-physical", title: "Which physical addresses one instruction references" },
];

/// A question that practises one of these skills.
pub(super) fn draw(skill: &'static Skill, dice: &mut Dice) -> Question {
    attempt::first(skill, dice, &|dice| match skill.id {
        "which" => addresses::virtual_ones(skill, dice),
        "which-physical" => addresses::physical_ones(skill, dice),
        "mechanism" => count::under_a_mechanism(skill, dice),
        id => count::of_a_program(skill, kind(id), dice),
    })
}

fn kind(id: &str) -> Kind {
    match id {
        "registers" => Kind::Registers,
        "load" => Kind::Load,
        "load-and-store" => Kind::LoadAndStore,
        "read-modify-write" => Kind::ReadModifyWrite,
        "push-and-pop" => Kind::PushAndPop,
        "call-and-return" => Kind::CallAndReturn,
        _ => Kind::Loop,
    }
}
