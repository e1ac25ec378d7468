//! What may be answered: what becomes of an access, in one sentence each.

use sim::{AccessKind, Fault, SegmentName};

use super::reason;
use super::told::{Outcome, Told};
use crate::practice::dice::Dice;
use crate::practice::form::{Choice, Form};

/// An answer, whether right or wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The hardware stops it, whatever the check.
    Stopped,
    /// No segment is chosen.
    NoSegment,
    /// The check against bounds fails.
    OutOfBounds,
    /// The protection bits forbid it.
    Forbidden,
    /// It reaches the OS.
    Os,
    /// It reaches another process.
    Process(String),
    /// It reaches what is free.
    Nobody,
    /// It stays in the process's own memory.
    Own,
    /// There, in its code.
    OwnCode,
    /// There, in its static data, heap or stack.
    OwnData,
    /// There, where no segment lies.
    OwnMiddle,
}

impl Answer {
    /// Whether that is what came of it.
    pub fn says(&self, outcome: &Outcome) -> bool {
        match (self, outcome) {
            (Self::Stopped, Outcome::Stopped(_))
            | (Self::NoSegment, Outcome::Stopped(Fault::NoSegment))
            | (Self::OutOfBounds, Outcome::Stopped(Fault::OutOfBounds))
            | (Self::Forbidden, Outcome::Stopped(Fault::Protection))
            | (Self::Os, Outcome::Os)
            | (Self::Nobody, Outcome::Nobody)
            | (Self::Own, Outcome::Own(_))
            | (Self::OwnCode, Outcome::Own(Some(SegmentName::Code)))
            | (Self::OwnMiddle, Outcome::Own(None)) => true,
            (Self::Process(name), Outcome::Process(victim)) => name == victim,
            (Self::OwnData, Outcome::Own(Some(segment))) => *segment != SegmentName::Code,
            _ => false,
        }
    }

    /// What it says of an access.
    pub fn label(&self, told: &Told) -> String {
        let who = &told.who;
        let stores = told.kind == AccessKind::Store;
        match self {
            Self::Stopped => format!("The hardware stops it, and the OS kills {who}."),
            Self::NoSegment => "It is stopped: no segment is chosen by this address.".to_owned(),
            Self::OutOfBounds => "It is stopped: the segment ends before this address.".to_owned(),
            Self::Forbidden => "It is stopped: the protection bits forbid it.".to_owned(),
            Self::Os if stores => "The OS's own memory changes.".to_owned(),
            Self::Os => format!("{who} reads the OS's own memory."),
            Self::Process(name) if stores => format!("Bytes of {name} change."),
            Self::Process(name) => format!("{who} reads bytes of {name}."),
            Self::Nobody if stores => "Free memory changes, and nobody notices.".to_owned(),
            Self::Nobody => format!("{who} reads free memory, and nobody notices."),
            Self::Own => format!("It is carried out, on {who}'s own memory."),
            Self::OwnCode if stores => format!("The code of {who} changes."),
            Self::OwnCode => format!("{who} reads its own code."),
            Self::OwnData if stores => format!("{who} changes its own data, heap or stack, as it may."),
            Self::OwnData => format!("{who} reads its own data, heap or stack, as it may."),
            Self::OwnMiddle if stores => format!("The unused middle of {who} changes, and nobody notices."),
            Self::OwnMiddle => format!("{who} reads its unused middle, and nobody notices."),
        }
    }
}

/// The form with these answers in a random order; none where not exactly one of them is right.
pub fn form(told: &Told, answers: &[Answer], dice: &mut Dice) -> Option<Form> {
    let outcome = told.outcome();
    if answers.iter().filter(|answer| answer.says(&outcome)).count() != 1 {
        return None;
    }
    let choice = |answer: &Answer| {
        let right = answer.says(&outcome);
        let reason = if right { reason::right(told) } else { reason::wrong(answer, told) };
        Choice { label: answer.label(told), reason, right }
    };
    Some(Form::shuffled(answers.iter().map(choice).collect(), dice))
}
