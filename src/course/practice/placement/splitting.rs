//! How large the hole is that a split leaves.

use sim::{Extent, Policy};

use super::beside::last;
use super::heap::Setting;
use super::reason::{choice, list, takes};
use super::told::{Block, Told, holes, table};
use crate::practice::dice::Dice;
use crate::practice::form::Form;
use crate::practice::question::Question;
use crate::practice::slips::Slips;
use crate::practice::topic::Skill;
use crate::practice::wording;

/// One question; none where nothing is split.
pub fn draw(skill: &'static Skill, dice: &mut Dice) -> Option<Question> {
    let policy = dice.pick(&[Policy::FirstFit, Policy::BestFit, Policy::WorstFit])?;
    let setting = Setting::draw(policy, dice);
    let pieces = setting.scattered(3, dice);
    let wanted = 5 + dice.below(40);
    let told = Told::run(&format!("{}pause\nmalloc A {wanted}\n", setting.filled(&pieces)))?;
    let header = setting.header;
    let act = told.acts.first()?;
    let (block, hole) = act.cut(header).filter(|(_, hole)| !act.has_another(*hole))?;
    let stretch = block.size + header;
    let rest = holes(&told.after).into_iter().find(|rest| rest.start == hole.start + stretch)?;

    let slips = Split { setting: &setting, told: &told, wanted, block, hole, rest }.slips();
    if slips.count() < 3 {
        return None;
    }
    let reason = format!("Right: {stretch} of the {} bytes are taken, {} are left.", hole.size, rest.size);
    let otherwise = format!(
        "Which hole does {} take, and how many bytes does the whole block need? Subtract.",
        wording::policy(policy)
    );
    Some(Question {
        id: String::new(),
        skill,
        text: format!(
            "malloc follows {}. A calls `malloc({wanted})`, and a hole is split. How many bytes has the hole that remains of it?",
            wording::policy(policy)
        ),
        given: vec![setting.given(), table(&told.before)],
        hint: "Three steps: which hole is taken, what the block takes with everything that belongs to it, and the difference.".to_owned(),
        worked: vec![
            format!("The holes, with their bytes, are {}. {}", list(&act.holes), takes(block, header)),
            format!("{}: {}.", wording::capital(&wording::policy(policy)), choice(policy, hole, stretch)),
            format!(
                "{} \u{2212} {stretch} = {}: the new hole begins at `{:#x}` and has {} bytes.",
                hole.size, rest.size, rest.start, rest.size
            ),
        ],
        form: Form::Type(slips.typed(reason, otherwise, false)),
        scenario: told.scenario,
    })
}

/// A hole that was split.
struct Split<'a> {
    setting: &'a Setting,
    told: &'a Told,
    wanted: u64,
    block: Block,
    hole: Extent,
    rest: Extent,
}

impl Split<'_> {
    fn slips(&self) -> Slips {
        let Self { wanted, block, hole, rest, .. } = *self;
        let Setting { policy, header, alignment, .. } = *self.setting;
        let stretch = block.size + header;
        let mut slips = Slips::beside(Some(rest.size));
        slips.add(hole.size.checked_sub(block.size), |left| {
            format!(
                "You have left out the header: {} less {} is {left}, but the block takes {header} bytes more.",
                hole.size, block.size
            )
        });
        slips.add(hole.size.checked_sub(wanted + header), |left| {
            format!(
                "{left} bytes would be left if {wanted} were not rounded up. It becomes {}, a multiple of {}.",
                block.size, alignment
            )
        });
        slips.add(hole.size.checked_sub(wanted), |left| {
            format!("{left} is {} less {wanted}. The block takes {stretch} bytes, not {wanted}.", hole.size)
        });
        slips.add(Some(hole.size), |_| {
            format!(
                "That is the hole of {} bytes before the call. {stretch} of them are in use now.",
                hole.size
            )
        });
        slips.add(Some(stretch), |_| {
            format!("{stretch} bytes is what the block takes; asked is what it leaves.")
        });
        slips.add(rest.size.checked_sub(header), |_| {
            format!("A hole needs no header of {header} bytes: only blocks in use have one.")
        });
        for other in [Policy::FirstFit, Policy::BestFit, Policy::WorstFit] {
            let taken = last(&self.told.before, other, &[stretch]);
            slips.add(taken.map(|taken| taken.size - stretch), |left| {
                let start = taken.map_or(0, |taken| taken.start);
                format!(
                    "{left} bytes are left by {}, which takes the hole at `{start:#x}`. malloc follows {}.",
                    wording::policy(other),
                    wording::policy(policy)
                )
            });
        }
        slips
    }
}
