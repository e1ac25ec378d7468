//! The largest request that a scattered heap can serve without the OS, however much is free in all.

use sim::{Extent, Policy, ProcessInfo};

use super::beside::beside;
use super::heap::Setting;
use super::reason::list;
use super::told::{Told, holes, table};
use crate::practice::dice::Dice;
use crate::practice::form::Form;
use crate::practice::question::Question;
use crate::practice::slips::Slips;
use crate::practice::topic::Skill;

/// One question. What follows the pause asks for one byte too many, then for just as many as fit: best fit then takes
/// the hole that fits exactly, although the heap has grown.
pub fn draw(skill: &'static Skill, dice: &mut Dice) -> Option<Question> {
    let setting = Setting::draw(Policy::BestFit, dice);
    let pieces = setting.scattered(2 + dice.below(4) as usize, dice);
    let filled = setting.filled(&pieces);
    let most = most(&Told::run(&filled)?.before, &setting)?;
    let told = Told::run(&format!("{filled}pause\nmalloc A {}\nmalloc A {most}\n", most + 1))?;
    let asked: Vec<bool> = told.acts.iter().map(|act| act.asked().is_some()).collect();
    if asked != [true, false] {
        return None;
    }
    let free = holes(&told.before);
    let (all, largest) = sums(&free);
    let header = setting.header;
    let headed = if header == 0 { String::new() } else { format!(" and {header} of header") };
    let reason = format!("Right: {most} bytes{headed} fill the largest hole.");
    let otherwise = "Look for the largest hole, and think of the header.".to_owned();
    Some(Question {
        id: String::new(),
        skill,
        text: "Which is the largest request, in bytes, that malloc can serve from this heap without asking the OS?".to_owned(),
        given: vec![setting.given(), table(&told.before)],
        hint: "A block is one piece. And what else does it need besides the bytes asked for?".to_owned(),
        worked: vec![
            format!("The holes are {}: {all} bytes in all, {largest} in the largest.", list(&free)),
            match header {
                0 => format!("There are no headers, so all {largest} bytes of it can be asked for."),
                _ => format!("The header needs {header} of them: {largest} \u{2212} {header} = {}.", largest - header),
            },
            format!("`malloc({most})` fits, `malloc({})` calls sbrk. The answer is {most}.", most + 1),
        ],
        form: Form::Type(slips(most, &told.before, header).typed(reason, otherwise, false)),
        scenario: told.scenario,
    })
}

fn slips(most: u64, process: &ProcessInfo, header: u64) -> Slips {
    let free = holes(process);
    let (all, largest) = sums(&free);
    let mut slips = Slips::beside(Some(most));
    slips.add(Some(all), |_| {
        format!("{all} bytes are free in all, but in {} holes, and a block must be one piece: the largest has {largest}.", free.len())
    });
    slips.add(Some(largest), |_| {
        format!("The hole has {largest} bytes, but {header} of them are needed for the header.")
    });
    slips.add(all.checked_sub(header), |_| {
        format!("You have added up all holes, {all} bytes, and taken a header away. No block lies in two holes; the largest has {largest}.")
    });
    slips.add(all.checked_sub(header * free.len() as u64), |_| {
        format!(
            "That is what {} blocks could have together, one in each hole. One request needs one hole.",
            free.len()
        )
    });
    let first = free.first().map(|hole| hole.size - header);
    slips.add(first, |size| format!("{size} bytes fill the first hole. Another has {largest} bytes."));
    let smallest = free.iter().map(|hole| hole.size - header).min();
    slips.add(smallest, |size| format!("{size} bytes fill the smallest hole. Best fit prefers it for what it can hold, but larger requests go to larger holes."));
    slips.add(process.heap.iter().filter(|block| !block.free).map(|block| block.size).max(), |size| {
        format!("{size} bytes has the largest block in use. It is not to be had.")
    });
    slips
}

/// Bytes of all holes, and of the largest.
fn sums(holes: &[Extent]) -> (u64, u64) {
    let sizes = || holes.iter().map(|hole| hole.size);
    (sizes().sum(), sizes().max().unwrap_or(0))
}

/// The largest request that a copy of the heap serves, found by trying.
fn most(process: &ProcessInfo, setting: &Setting) -> Option<u64> {
    let heap = beside(process, Policy::BestFit)?;
    let fits = |request: &u64| {
        let stretch = request.next_multiple_of(setting.alignment) + setting.header;
        heap.clone().allocate(stretch).is_ok()
    };
    (1..512).rev().find(fits)
}
