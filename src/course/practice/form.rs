//! How a question is answered, and what each answer is worth.

use super::dice::Dice;

/// How a question is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// By choosing one of these; exactly one is right.
    Choose(Vec<Choice>),
    /// By typing a number, or that the access faults.
    Type(Typed),
}

impl Form {
    /// To choose from these, in a random order.
    pub(super) fn shuffled(mut choices: Vec<Choice>, dice: &mut Dice) -> Self {
        dice.shuffle(&mut choices);
        Self::Choose(choices)
    }

    /// The right answer, as one may read it.
    pub(super) fn answer(&self) -> String {
        match self {
            Self::Choose(choices) => {
                let right = choices.iter().find(|choice| choice.right);
                right.map(|choice| choice.label.clone()).unwrap_or_default()
            }
            Self::Type(typed) => typed.shown(typed.right),
        }
    }
}

/// One answer to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What it says. Code stands between backticks.
    pub label: String,
    /// Why it is right, or what is wrong with it: one to three sentences, of its own for each choice.
    pub reason: String,
    /// Whether it is the answer.
    pub right: bool,
}

/// An answer that is typed, in decimal or in hex with 0x.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// The answer; none where the access faults, which one answers with a word such as “fault”.
    pub right: Option<u64>,
    /// Why it is right.
    pub reason: String,
    /// Wrong answers that people typically give, each with what is wrong with it. None of them is the answer, and no
    /// two are equal.
    pub slips: Vec<Slip>,
    /// What is told about any other number.
    pub otherwise: String,
    /// Whether a fault is among what may be answered.
    pub may_fault: bool,
    /// Whether the answer is an address, which is then shown in hex, too.
    pub address: bool,
}

/// A typical wrong answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// What is typed; none for “fault”.
    pub value: Option<u64>,
    /// What is wrong with it, and where the way to the answer was left.
    pub reason: String,
}
