//! Buddies: which block is halved for a request, and what a free joins.

mod halving;
mod merging;

use sim::Policy;

use super::heap::Setting;
use super::told::Told;
use crate::practice::dice::Dice;
use crate::practice::question::Question;
use crate::practice::topic::Skill;

/// One question; none where the drawn heap shows nothing.
pub fn draw(skill: &'static Skill, dice: &mut Dice) -> Option<Question> {
    let header = dice.pick(&[0, 0, 8])?;
    let setting =
        Setting { policy: Policy::Buddy, header, alignment: 8, coalesce: true, space: 4 << dice.below(5) };
    let heap = 128 << dice.below(2);
    let count = 3 + dice.below(3);
    let mut text = setting.lines(heap);
    (0..count).for_each(|_| text += &format!("malloc A {}\n", 6 + dice.below(heap / 5)));
    let mut numbers: Vec<u64> = (1..=count).collect();
    dice.shuffle(&mut numbers);
    let freed = 1 + dice.below(count - 1);
    numbers.iter().take(freed as usize).for_each(|number| text += &format!("free A @{number}\n"));
    text += "pause\n";
    let frees = dice.below(2) == 0;
    text += &match numbers.last().filter(|_| frees) {
        Some(number) => format!("free A @{number}\n"),
        None => format!("malloc A {}\n", 6 + dice.below(heap / 4)),
    };
    let told = Told::run(&text)?;
    if told.before.heap.iter().map(|block| block.size + block.header).sum::<u64>() != heap {
        return None;
    }
    if frees { merging::question(skill, &setting, told) } else { halving::question(skill, &setting, told) }
}
