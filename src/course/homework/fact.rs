//! What a problem gives: the registers and sizes that its answers follow from.

use super::malloc::Malloc;
use super::number::{both, bytes};
use super::problem::Problem;
use super::relocation::Relocation;
use super::segmentation::Segmentation;

/// One thing that is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What it is: "limit register".
    pub name: &'static str,
    /// What it holds: "290 (0x122) bytes".
    pub value: String,
}

impl Problem {
    /// What is given, in the order in which the original prints it.
    pub fn facts(&self) -> Vec<Fact> {
        match self {
            Self::Relocation(problem) => relocation(problem),
            Self::Segmentation(problem) => segmentation(problem),
            Self::Malloc(problem) => malloc(problem),
        }
    }

    /// What is odd about the problem as a whole because the original simulator is: its known faults, where they show.
    pub fn notes(&self) -> Vec<String> {
        match self {
            Self::Segmentation(problem) => problem.faults(),
            Self::Relocation(_) | Self::Malloc(_) => Vec::new(),
        }
    }
}

fn fact(name: &'static str, value: impl Into<String>) -> Fact {
    Fact { name, value: value.into() }
}

fn relocation(problem: &Relocation) -> Vec<Fact> {
    vec![
        fact("address space", bytes(problem.flags.number('a'))),
        fact("physical memory", bytes(problem.flags.number('p'))),
        fact("base register", both(problem.base)),
        fact("limit register", bytes(problem.limit)),
    ]
}

fn segmentation(problem: &Segmentation) -> Vec<Fact> {
    let [zero, one] = problem.segments;
    vec![
        fact("address space", bytes(problem.flags.number('a'))),
        fact("physical memory", bytes(problem.flags.number('p'))),
        fact("base of segment 0", both(zero.base)),
        fact("limit of segment 0, which grows up", bytes(zero.limit)),
        fact("base of segment 1, its high end", both(one.base)),
        fact("limit of segment 1, which grows down", bytes(one.limit)),
    ]
}

fn malloc(problem: &Malloc) -> Vec<Fact> {
    let rules = problem.rules();
    let alignment = match rules.alignment {
        1 => "none".to_owned(),
        alignment => format!("sizes are rounded up to a multiple of {}", both(alignment)),
    };
    let coalesce = if rules.coalesce { "yes, with the next one in the list" } else { "no" };
    let mut facts = vec![
        fact("heap", format!("{} from {} on", bytes(rules.arena.size), both(rules.arena.address))),
        fact("header of each block", bytes(rules.header)),
        fact("alignment", alignment),
        fact("search", format!("{}, {}", rules.policy_name(), rules.policy_words())),
        fact("order of the free list", rules.order_name()),
        fact("merges free neighbours", coalesce),
    ];
    let shown = "where its block begins: with -A the original leaves the header out of account";
    if rules.listed && rules.header > 0 {
        facts.push(fact("malloc returns", shown));
    }
    facts
}
