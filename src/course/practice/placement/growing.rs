//! Whether a request fits at all, or malloc must ask the OS, and why.

use sim::Policy;

use super::heap::Setting;
use super::reason::{list, takes};
use super::told::{Told, table};
use crate::practice::dice::Dice;
use crate::practice::form::{Choice, Form};
use crate::practice::question::Question;
use crate::practice::topic::Skill;

/// What malloc does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Fits,
    Scattered,
    TooLittle,
}

/// One question; none where the wanted outcome did not come.
pub fn draw(skill: &'static Skill, dice: &mut Dice) -> Option<Question> {
    let policy = dice.pick(&[Policy::FirstFit, Policy::BestFit, Policy::WorstFit])?;
    let setting = Setting::draw(policy, dice);
    let pieces = setting.scattered(2 + dice.below(3) as usize, dice);
    let free: Vec<u64> = pieces.iter().filter(|piece| piece.free).map(|piece| piece.usable).collect();
    let (largest, all) =
        (free.iter().copied().max()?, free.iter().sum::<u64>() + setting.header * free.len() as u64);
    let wanted_outcome = dice.pick(&[Outcome::Fits, Outcome::Scattered, Outcome::TooLittle])?;
    let wanted = match wanted_outcome {
        Outcome::Fits => largest.saturating_sub(dice.below(12)),
        Outcome::Scattered => largest + 1 + dice.below(24),
        Outcome::TooLittle => all.saturating_sub(dice.below(setting.header + 1)) + dice.below(16),
    };
    let told = Told::run(&format!("{}pause\nmalloc A {}\n", setting.filled(&pieces), wanted.max(1)))?;
    let act = told.acts.first()?;
    let block = act.block()?;
    let stretch = block.size + setting.header;
    let all: u64 = act.holes.iter().map(|hole| hole.size).sum();
    let largest = act.holes.iter().map(|hole| hole.size).max()?;
    let outcome = match act.asked() {
        None => Outcome::Fits,
        Some(_) if all >= stretch => Outcome::Scattered,
        Some(_) => Outcome::TooLittle,
    };
    if outcome != wanted_outcome {
        return None;
    }
    let numbers = Numbers {
        requested: block.requested,
        stretch,
        all,
        largest,
        header: setting.header,
        asked: act.asked(),
    };
    Some(Question {
        id: String::new(),
        skill,
        text: format!("A calls `malloc({})`. What does malloc do?", block.requested),
        given: vec![setting.given(), table(&told.before)],
        hint:
            "Compare what the whole block takes with two numbers: the largest hole, and all holes together."
                .to_owned(),
        form: Form::shuffled(numbers.choices(outcome), dice),
        worked: vec![
            takes(block, setting.header),
            format!("The holes are {}: {all} bytes together, {largest} in the largest.", list(&act.holes)),
            numbers.conclusion(outcome),
        ],
        scenario: told.scenario,
    })
}

/// The numbers of a question.
struct Numbers {
    requested: u64,
    stretch: u64,
    all: u64,
    largest: u64,
    header: u64,
    asked: Option<u64>,
}

impl Numbers {
    fn choices(&self, outcome: Outcome) -> Vec<Choice> {
        let Self { stretch, all, largest, .. } = *self;
        let fits = match (outcome, self.needs_header()) {
            (Outcome::Fits, _) => format!("Right: a hole has {largest} bytes, and {stretch} are needed."),
            (_, true) => format!(
                "{} bytes would fit without a header. With its {} bytes the block takes {stretch}, and the largest hole has {largest}.",
                self.requested, self.header
            ),
            _ => format!(
                "No hole is that large: {stretch} bytes are needed in one piece, the largest hole has {largest}."
            ),
        };
        let scattered = match outcome {
            Outcome::Scattered => format!(
                "Right: {all} bytes are free, but in pieces of at most {largest}, and {stretch} are needed. That is external fragmentation."
            ),
            Outcome::Fits => {
                format!("One hole is enough: {largest} bytes are there in one piece, {stretch} are needed.")
            }
            Outcome::TooLittle => format!(
                "Not even all holes together would do: they have {all} bytes, and {stretch} are needed."
            ),
        };
        let little = match outcome {
            Outcome::TooLittle => format!(
                "Right: all holes together have {all} bytes, and {stretch} are needed. The OS gives {}.",
                self.asked.unwrap_or(0)
            ),
            _ => format!("{all} bytes are free in all, and {stretch} are needed: that is not the trouble."),
        };
        let choice = |label: &str, reason, which| Choice {
            label: label.to_owned(),
            reason,
            right: which == Some(outcome),
        };
        vec![
            choice("It finds a hole, and makes no system call.", fits, Some(Outcome::Fits)),
            choice(
                "It calls sbrk: enough is free in all, but not in one hole.",
                scattered,
                Some(Outcome::Scattered),
            ),
            choice("It calls sbrk: less is free in all than it needs.", little, Some(Outcome::TooLittle)),
            choice(
                "It moves blocks together until a hole is large enough.",
                format!(
                    "malloc never moves a block in use: A holds its address, and nobody would correct A's pointers. The holes stay at most {largest} bytes large."
                ),
                None,
            ),
        ]
    }

    fn conclusion(&self, outcome: Outcome) -> String {
        let Self { stretch, all, largest, .. } = *self;
        match outcome {
            Outcome::Fits => {
                format!("{largest} is at least {stretch}: a hole is taken, and the OS hears nothing of it.")
            }
            Outcome::Scattered => {
                format!(
                    "{all} are enough, {largest} are not, and a block must be one piece: malloc calls sbrk."
                )
            }
            Outcome::TooLittle => format!("Even {all} are less than {stretch}: malloc calls sbrk."),
        }
    }

    /// Whether the header alone makes the difference.
    fn needs_header(&self) -> bool {
        self.header > 0 && self.stretch - self.header <= self.largest
    }
}
