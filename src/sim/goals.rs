//! The goals of multiprogramming, measured: for each mechanism and each goal an experiment runs, and what happened
//! gives the verdict.
//!
//! ```text
//!  transparency   the same program twice: could it tell that it is not alone?
//!  protection     A stores at the OS and at its neighbour: does a byte change that is not A's?
//!  privacy        A loads from its neighbour and from where a process ended: does it read their secrets?
//!  efficiency     more processes than fit, two of them in turn: how much memory and time is left for them?
//!  sharing        a second process that is to run from the code of the first: does it take less memory?
//! ```
//!
//! No experiment asks which mechanism it runs under. It gives commands, and judges by events and snapshots.

mod efficiency;
mod lab;
mod privacy;
mod protection;
mod sharing;
mod transparency;
mod trespass;

use serde::Serialize;

use crate::mechanism::Mechanism;
use crate::scenario::Scenario;
use lab::{Lab, Verdict};

/// What multiprogramming should give, as the lecture lists it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Goal {
    /// A process need not know that memory is shared.
    Transparency,
    /// A process cannot change what belongs to the OS or to another process.
    Protection,
    /// A process cannot read the data of another.
    Privacy,
    /// Neither memory nor time is wasted.
    Efficiency,
    /// Processes can have a part of their address spaces in common where they want to.
    Sharing,
}

impl Goal {
    /// Every goal, in the order in which the lecture lists them.
    pub const ALL: [Self; 5] =
        [Self::Transparency, Self::Protection, Self::Privacy, Self::Efficiency, Self::Sharing];

    /// The goal as one word: "transparency".
    pub fn name(self) -> &'static str {
        match self {
            Self::Transparency => "transparency",
            Self::Protection => "protection",
            Self::Privacy => "privacy",
            Self::Efficiency => "efficiency",
            Self::Sharing => "sharing",
        }
    }

    fn measure(self, lab: &mut Lab) -> Verdict {
        match self {
            Self::Transparency => transparency::measure(lab),
            Self::Protection => protection::measure(lab),
            Self::Privacy => privacy::measure(lab),
            Self::Efficiency => efficiency::measure(lab),
            Self::Sharing => sharing::measure(lab),
        }
    }
}

/// One cell of the table: whether a mechanism reaches a goal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The mechanism under which the experiment ran.
    pub mechanism: Mechanism,
    /// What it was to reach.
    pub goal: Goal,
    /// Whether it did.
    pub holds: bool,
    /// One sentence with the figures that were measured: bytes, nanoseconds, addresses.
    pub evidence: String,
}

/// An experiment that was carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Experiment {
    /// The machine, and everything that was asked of it. It opens at the end.
    pub scenario: Scenario,
    /// What came of it.
    pub finding: Finding,
}

/// The whole table: mechanism by mechanism in the lecture's order, goal by goal. Every experiment runs anew.
pub fn goals() -> Vec<Finding> {
    let mut findings = Vec::new();
    for mechanism in Mechanism::ALL {
        for goal in Goal::ALL {
            findings.push(experiment(mechanism, goal).finding);
        }
    }
    findings
}

/// Carries out the experiment for one goal under one mechanism.
pub fn experiment(mechanism: Mechanism, goal: Goal) -> Experiment {
    let mut lab = Lab::new(mechanism);
    let Verdict { holds, evidence } = goal.measure(&mut lab);
    Experiment { scenario: lab.into_scenario(), finding: Finding { mechanism, goal, holds, evidence } }
}
