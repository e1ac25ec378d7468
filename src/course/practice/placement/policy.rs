//! Where does malloc put it, by first, best, worst and next fit.

use sim::{Extent, Policy};

use super::beside::last;
use super::heap::Setting;
use super::reason::{choice, list, takes};
use super::told::{Act, Block, Told, table};
use crate::practice::dice::Dice;
use crate::practice::form::{Form, Typed};
use crate::practice::question::Question;
use crate::practice::slips::Slips;
use crate::practice::topic::Skill;
use crate::practice::wording;

/// Requests that are no multiples of everything.
const REQUESTS: [u64; 14] = [6, 8, 10, 12, 13, 16, 18, 20, 24, 28, 30, 32, 36, 40];

/// One question; none where the drawn heap shows nothing.
pub fn draw(skill: &'static Skill, policy: Policy, dice: &mut Dice) -> Option<Question> {
    let setting = Setting::draw(policy, dice);
    let pieces = setting.scattered(3 + dice.below(2) as usize, dice);
    let mut text = setting.filled(&pieces);
    let wanted: Vec<u64> = (0..1 + dice.below(2)).filter_map(|_| dice.pick(&REQUESTS)).collect();
    let free: Vec<u64> = pieces.iter().filter(|piece| piece.free).map(|piece| piece.usable).collect();
    // What could fit nowhere needs no machine.
    if wanted.iter().max() > free.iter().max() {
        return None;
    }
    if policy == Policy::NextFit {
        text += &format!("malloc A {}\n", beyond_the_first(&free, *wanted.last()?, dice)?);
    }
    text += "pause\n";
    wanted.iter().for_each(|size| text += &format!("malloc A {size}\n"));
    let told = Told::run(&text)?;
    let asked = Asked::of(&setting, &told)?;
    let typed = asked.typed()?;
    Some(Question {
        id: String::new(),
        skill,
        text: asked.text(),
        given: vec![setting.given(), table(&told.before)],
        hint: hint(policy).to_owned(),
        worked: asked.worked(&typed),
        form: Form::Type(typed),
        scenario: told.scenario.clone(),
    })
}

/// An earlier request, too large for the first holes, so that the search that ends behind it leaves one of them behind
/// which would do for what is wanted.
fn beyond_the_first(free: &[u64], wanted: u64, dice: &mut Dice) -> Option<u64> {
    let first = free.iter().position(|usable| *usable >= wanted)?;
    let (before, behind) = free.split_at_checked(first + 1)?;
    let too_much = before.iter().copied().max()?;
    let larger: Vec<u64> = behind.iter().copied().filter(|usable| *usable > too_much).collect();
    let most = dice.pick(&larger)?;
    Some(too_much + 1 + dice.below(most - too_much))
}

/// What a machine was asked, and where its blocks went.
struct Asked<'a> {
    setting: &'a Setting,
    told: &'a Told,
    /// Each request: what was free before, the block, and the hole that it was cut from.
    steps: Vec<(&'a Act, Block, Extent)>,
    /// The block and the hole of the last one.
    last: (Block, Extent),
}

impl<'a> Asked<'a> {
    /// None where the OS had to help, or two holes of one size would both do.
    fn of(setting: &'a Setting, told: &'a Told) -> Option<Self> {
        let mut steps = Vec::new();
        for act in &told.acts {
            let (block, hole) = act.cut(setting.header).filter(|(_, hole)| !act.has_another(*hole))?;
            steps.push((act, block, hole));
        }
        let last = steps.last().map(|(_, block, hole)| (*block, *hole))?;
        Some(Self { setting, told, steps, last })
    }

    fn text(&self) -> String {
        let policy = wording::policy(self.setting.policy);
        let calls: Vec<String> =
            self.steps.iter().map(|(_, block, _)| format!("`malloc({})`", block.requested)).collect();
        let mut text = format!("malloc follows {policy}. ");
        if let Some(end) = self.rover() {
            text += &format!("Its last search took the bytes up to `{end:#x}`. ");
        }
        text + &match calls.split_last() {
            Some((last, [])) => format!("A calls {last}. Which address does it return?"),
            Some((last, before)) => {
                format!(
                    "A calls {} and then {last}. Which address does the last call return?",
                    before.join(", ")
                )
            }
            None => String::new(),
        }
    }

    /// Where the last block before the question ended, which only next fit remembers.
    fn rover(&self) -> Option<u64> {
        let newest = self.told.newest.filter(|_| self.setting.policy == Policy::NextFit)?;
        Some(newest.address + newest.size)
    }

    fn stretches(&self) -> Vec<u64> {
        self.steps.iter().map(|(_, block, _)| block.size + self.setting.header).collect()
    }

    /// The form; none where first fit and next fit, or every policy, would say the same.
    fn typed(&self) -> Option<Typed> {
        let (block, hole) = self.last;
        let mut slips = Slips::beside(Some(block.address));
        self.add_policies(&mut slips);
        if slips.count() == 0 || (self.setting.policy != Policy::FirstFit && self.is_first_fit()) {
            return None;
        }
        self.add_forgotten(&mut slips);
        let policy = wording::capital(&wording::policy(self.setting.policy));
        let reason = format!(
            "Right. {policy}: {}. {}",
            choice(self.setting.policy, hole, block.size + self.setting.header),
            self.returned()
        );
        let otherwise = format!(
            "That is not where {} leads. Write down the holes, the bytes that each request takes, and what each leaves.",
            wording::policy(self.setting.policy)
        );
        Some(slips.typed(reason, otherwise, true))
    }

    fn is_first_fit(&self) -> bool {
        last(&self.told.before, Policy::FirstFit, &self.stretches())
            .is_some_and(|hole| hole.start == self.last.1.start)
    }

    /// What the other policies would answer.
    fn add_policies(&self, slips: &mut Slips) {
        let own = self.setting.policy;
        let (_, own_hole) = self.last;
        let stretches = self.stretches();
        let stretch = stretches.last().copied().unwrap_or(0);
        for other in [Policy::FirstFit, Policy::BestFit, Policy::WorstFit] {
            let hole = last(&self.told.before, other, &stretches).filter(|_| other != own);
            slips.add(hole.map(|hole| hole.start + self.setting.header), |_| {
                let hole = hole.unwrap_or(own_hole);
                format!(
                    "That is {}: {}. {} takes the hole at `{:#x}`.",
                    wording::policy(other),
                    choice(other, hole, stretch),
                    wording::capital(&wording::policy(own)),
                    own_hole.start
                )
            });
        }
    }

    /// What those answer who forget the header, the rounding, the first request, or which end of a hole is taken.
    fn add_forgotten(&self, slips: &mut Slips) {
        let (block, hole) = self.last;
        let Setting { policy, header, .. } = *self.setting;
        let stretch = block.size + header;
        if header > 0 {
            slips.add(Some(hole.start), |start| {
                format!("There the hole begins, and with it the block's header of {header} bytes. malloc returns the address behind it, not `{start:#x}`.")
            });
        }
        if self.steps.len() > 1 {
            let alone = last(&self.told.before, policy, &[stretch]);
            slips.add(alone.map(|hole| hole.start + header), |address| {
                let first = self.steps.first().map_or(0, |(_, block, _)| block.requested);
                format!("`{address:#x}` would be right if there were only the last call. The call before it, for {first} bytes, has changed the holes.")
            });
        }
        let bare: Vec<u64> = self.steps.iter().map(|(_, block, _)| block.size).collect();
        let bare = last(&self.told.before, policy, &bare).filter(|_| header > 0);
        slips.add(bare.map(|hole| hole.start + header), |_| {
            format!("You have left out the header: each block takes {header} bytes more than those it hands out, the last one {stretch} in all.")
        });
        let raw: Vec<u64> = self.steps.iter().map(|(_, block, _)| block.requested + header).collect();
        let raw = last(&self.told.before, policy, &raw);
        slips.add(raw.map(|hole| hole.start + header), |_| {
            let first = self.steps.iter().find(|(_, block, _)| block.requested < block.size);
            let (asked, got) = first.map_or((0, 0), |(_, block, _)| (block.requested, block.size));
            format!(
                "You have not rounded: {asked} bytes become {got}, a multiple of {}.",
                self.setting.alignment
            )
        });
        slips.add(hole.end().checked_sub(block.size).filter(|_| hole.size > stretch), |_| {
            format!(
                "That is the end of the right hole. malloc cuts a block from the front, at `{:#x}`, and leaves the rest behind it.",
                hole.start
            )
        });
        slips.add(Some(hole.end()), |_| {
            format!(
                "There the hole of {} bytes at `{:#x}` is over. A block begins where its hole begins.",
                hole.size, hole.start
            )
        });
    }

    fn returned(&self) -> String {
        let (block, hole) = self.last;
        match self.setting.header {
            0 => format!("The block begins there, and malloc returns `{:#x}`.", block.address),
            header => format!(
                "The header takes the first {header} bytes, from `{:#x}`, and malloc returns `{:#x}`.",
                hole.start, block.address
            ),
        }
    }

    fn worked(&self, typed: &Typed) -> Vec<String> {
        let mut worked = Vec::new();
        for (act, block, hole) in &self.steps {
            let stretch = block.size + self.setting.header;
            let list = list(&act.holes);
            let lead = if worked.is_empty() { "The holes, with their bytes, are" } else { "Now they are" };
            worked.push(format!("{lead} {list}. {}", takes(*block, self.setting.header)));
            let rest = hole.size - stretch;
            let rest = if rest == 0 {
                "The block takes all of it.".to_owned()
            } else {
                format!("{rest} bytes of it stay free.")
            };
            worked.push(format!(
                "{}: {}. {rest}",
                wording::capital(&wording::policy(self.setting.policy)),
                choice(self.setting.policy, *hole, stretch)
            ));
        }
        worked.push(format!("{} The answer is {}.", self.returned(), typed.shown(typed.right)));
        worked
    }
}

fn hint(policy: Policy) -> &'static str {
    match policy {
        Policy::FirstFit => {
            "Begin at the lowest address, and stop at the first hole with room for the whole block."
        }
        Policy::NextFit => {
            "Begin where the last search ended, not at the lowest address; behind the last hole it goes on with the first."
        }
        Policy::BestFit => "Cross out every hole that is too small; of those left, take the smallest.",
        Policy::WorstFit => "The request plays no part in the choice: which hole is the largest now?",
        Policy::Buddy => "Round up to a power of two first.",
    }
}
