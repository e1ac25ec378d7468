//! What a free joins: the other half of a block, then the other half of both, as long as they are free.

use sim::Extent;

use crate::practice::form::Form;
use crate::practice::placement::heap::Setting;
use crate::practice::placement::told::{Told, holes, table};
use crate::practice::question::Question;
use crate::practice::slips::Slips;
use crate::practice::topic::Skill;

/// A free; none where the machine tells of none.
pub fn question(skill: &'static Skill, setting: &Setting, told: Told) -> Option<Question> {
    let (address, merged) = told.acts.first()?.freed()?;
    let start = address - setting.header;
    let block = told.before.heap.iter().find(|block| block.address == address)?;
    let block = Extent { start, size: block.size + block.header };
    let hole = holes(&told.after).into_iter().find(|hole| hole.start <= start && start < hole.end())?;
    let slips = slips(&told, block, hole.size, merged, setting.header);
    let buddy = if merged == 0 {
        "Its other half is in use, in part at least, so nothing merges.".to_owned()
    } else {
        let sizes: Vec<String> = (0..=merged).map(|level| (block.size << level).to_string()).collect();
        format!("Its buddy is free, so the two merge; and so on: {} bytes.", sizes.join(" \u{2192} "))
    };
    let reason = format!("Right. {buddy}");
    let otherwise = "Find the other half of the block, which has the same size. Is all of it free?";
    Some(Question {
        id: String::new(),
        skill,
        text: format!(
            "malloc works with buddies. A calls `free({address:#x})`. How many bytes has the free block in which it lies then?"
        ),
        given: vec![setting.given(), table(&told.before)],
        hint: "Which block was halved to get this one? Only its other half counts; and if they merge, ask again.".to_owned(),
        worked: vec![
            format!("The block has {} bytes and begins at `{:#x}`.", block.size, block.start),
            buddy,
            format!("The free block has {} bytes, from `{:#x}` on.", hole.size, hole.start),
        ],
        form: Form::Type(slips.typed(reason, otherwise.to_owned(), false)),
        scenario: told.scenario,
    })
}

/// Of a block that becomes part of a free one of `whole` bytes.
fn slips(told: &Told, block: Extent, whole: u64, merged: u64, header: u64) -> Slips {
    let mut slips = Slips::beside(Some(whole));
    slips.add(Some(block.size), |size| {
        format!(
            "{size} bytes is the block alone. Its buddy is free, so the two become one of {}.",
            block.size * 2
        )
    });
    slips.add(Some(touching(&holes(&told.before), block)), |size| {
        format!("{size} bytes lie free side by side, but only the two halves of one block merge, and only while both are whole.")
    });
    slips.add(Some(whole * 2), |size| {
        format!("To become {size} bytes, the other half of {whole} bytes would have to be free as a whole.")
    });
    slips.add(Some(whole / 2).filter(|_| merged > 1), |half| {
        format!("You have stopped too early: the block of {half} bytes has a free buddy as well.")
    });
    slips.add(Some(block.size - header), |_| {
        format!("The header belongs to the block: {} bytes become free.", block.size)
    });
    slips
}

/// Bytes of the block and of all that lies free without a gap around it.
fn touching(free: &[Extent], block: Extent) -> u64 {
    let mut whole = block;
    for _ in free {
        for hole in free {
            if hole.end() == whole.start {
                whole = Extent { start: hole.start, size: whole.size + hole.size };
            } else if hole.start == whole.end() {
                whole.size += hole.size;
            }
        }
    }
    whole.size
}
