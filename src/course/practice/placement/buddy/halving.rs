//! Which block is halved for a request, and which half of a half is taken.

use sim::Extent;

use crate::practice::form::Form;
use crate::practice::placement::heap::Setting;
use crate::practice::placement::reason::list;
use crate::practice::placement::told::{Act, Block, Told, holes, table};
use crate::practice::question::Question;
use crate::practice::slips::Slips;
use crate::practice::topic::Skill;

/// A request; none where the OS has to help, or where hardly any mistake leads elsewhere.
pub fn question(skill: &'static Skill, setting: &Setting, told: Told) -> Option<Question> {
    let header = setting.header;
    let act = told.acts.first()?;
    let (block, hole) = act.cut(header)?;
    let stretch = block.size + header;
    let slips = slips(&told, act, block, hole, header);
    if slips.count() < 2 {
        return None;
    }
    let end = match header {
        0 => format!("malloc returns `{:#x}`.", block.address),
        _ => format!("Behind the header of {header} bytes malloc returns `{:#x}`.", block.address),
    };
    let reason = format!("Right: a block of {stretch} bytes at `{:#x}`. {end}", hole.start);
    let otherwise =
        "Round up to a power of two, header included, and look for the smallest free block that holds it.";
    Some(Question {
        id: String::new(),
        skill,
        text: format!("malloc works with buddies. A calls `malloc({})`. Which address does it return?", block.requested),
        given: vec![setting.given(), table(&told.before)],
        hint: "First the power of two; then the smallest free block that is at least so large, halved as often as it goes.".to_owned(),
        worked: vec![
            needs(block.requested, header, stretch),
            format!(
                "Free are {}. The smallest that is large enough lies at `{:#x}`. {}",
                list(&act.holes),
                hole.start,
                halved(hole.size, stretch)
            ),
            end,
        ],
        form: Form::Type(slips.typed(reason, otherwise.to_owned(), true)),
        scenario: told.scenario,
    })
}

fn slips(told: &Told, act: &Act, block: Block, hole: Extent, header: u64) -> Slips {
    let stretch = block.size + header;
    let mut slips = Slips::beside(Some(block.address));
    if header > 0 {
        slips.add(Some(hole.start), |start| {
            format!("`{start:#x}` is where the block begins, with its header of {header} bytes. malloc returns the address behind it.")
        });
    }
    for half in holes(&told.after).iter().filter(|half| hole.start < half.start && half.end() <= hole.end()) {
        slips.add(Some(half.start + header), |_| {
            format!(
                "That is an upper half, of {} bytes, which halving leaves free. The lower half is taken.",
                half.size
            )
        });
    }
    for other in &act.holes {
        slips.add(Some(other.start + header), |_| match other.size {
            size if size < stretch => format!(
                "The block at `{:#x}` has {size} bytes. A power of two that holds it all has {stretch}.",
                other.start
            ),
            size if size == hole.size => format!(
                "The block at `{:#x}` would do, but the one at `{:#x}` is as small and lies lower.",
                other.start, hole.start
            ),
            size => format!(
                "The block at `{:#x}` has {size} bytes. A smaller one is large enough: {} bytes at `{:#x}`.",
                other.start, hole.size, hole.start
            ),
        });
    }
    slips
}

fn needs(requested: u64, header: u64, stretch: u64) -> String {
    match header {
        0 => format!("{requested} bytes need a block of {stretch}, the next power of two."),
        _ => format!(
            "{requested} bytes and {header} of header need a block of {stretch}, the next power of two."
        ),
    }
}

/// How a free block of `size` bytes comes down to `stretch`.
fn halved(size: u64, stretch: u64) -> String {
    let halvings =
        std::iter::successors(Some(size), |size| Some(size / 2)).take_while(|size| *size >= stretch);
    let halved: Vec<String> = halvings.map(|size| size.to_string()).collect();
    if halved.len() > 1 {
        format!("It is halved, {}, and each time the lower half is taken further.", halved.join(" \u{2192} "))
    } else {
        "It is taken whole.".to_owned()
    }
}
