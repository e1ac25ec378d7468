//! A problem of any simulator: its questions, and a sheet of them.

use serde::Serialize;

use super::error::HomeworkError;
use super::explanation::Explanation;
use super::flags::Flags;
use super::malloc::{Malloc, Operation};
use super::number::both;
use super::relocation::Relocation;
use super::segmentation::Segmentation;
use super::simulator::Simulator;
use super::verdict::Verdict;

/// A problem with its answers. It serializes as `homework(…)` returns it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Problem {
    /// Of relocation.py.
    Relocation(Relocation),
    /// Of segmentation.py.
    Segmentation(Segmentation),
    /// Of malloc.py.
    Malloc(Malloc),
}

/// One thing to be answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// What is asked.
    pub text: String,
    /// The right answer, as one may type it.
    pub answer: String,
}

/// Draws the problem of a simulator for these flags. An error names the flag, what is wrong and what would be right.
///
/// ```
/// use course::homework::{Simulator, homework};
/// let problem = homework(Simulator::Relocation, "$ ./relocation.py -s 1 -n 2 -c")?;
/// assert_eq!(problem.questions().len(), 2);
/// assert_eq!(problem.mark(0, "violation").map(|verdict| verdict.right), Some(true));
/// assert_eq!(problem.flags().next_seed().to_string(), "./relocation.py -s 2 -n 2 -c");
/// # Ok::<(), course::homework::HomeworkError>(())
/// ```
pub fn homework(simulator: Simulator, flags: &str) -> Result<Problem, HomeworkError> {
    Problem::draw(Flags::parse(simulator, flags)?)
}

impl Problem {
    /// Problems on one sheet.
    pub const SHEET: usize = 10;

    /// Draws the problem of flags that were read before.
    pub fn draw(flags: Flags) -> Result<Self, HomeworkError> {
        Ok(match flags.simulator() {
            Simulator::Relocation => Self::Relocation(Relocation::draw(flags)?),
            Simulator::Segmentation => Self::Segmentation(Segmentation::draw(flags)?),
            Simulator::Malloc => Self::Malloc(Malloc::draw(flags)?),
        })
    }

    /// Ten problems with the same flags: of their own seed and of the nine above it. One that cannot be drawn says why.
    pub fn sheet(flags: &Flags) -> Vec<Result<Self, HomeworkError>> {
        let seeds = std::iter::successors(Some(flags.clone()), |flags| Some(flags.next_seed()));
        seeds.take(Self::SHEET).map(Self::draw).collect()
    }

    /// The flags that it was drawn from; they print as a command line.
    pub fn flags(&self) -> &Flags {
        match self {
            Self::Relocation(problem) => &problem.flags,
            Self::Segmentation(problem) => &problem.flags,
            Self::Malloc(problem) => &problem.flags,
        }
    }

    /// What is asked, in order: one question for each address, two for each operation of malloc, what it returns and
    /// which free list it leaves.
    pub fn questions(&self) -> Vec<Question> {
        match self {
            Self::Relocation(problem) => {
                problem.addresses.iter().map(|asked| address(asked.virt, asked.physical)).collect()
            }
            Self::Segmentation(problem) => {
                problem.addresses.iter().map(|asked| address(asked.virt, asked.physical)).collect()
            }
            Self::Malloc(problem) => {
                problem.operations.iter().flat_map(|asked| operation(problem, asked)).collect()
            }
        }
    }

    /// The way to the answer of a question; none where there is no such question.
    pub fn explain(&self, question: usize) -> Option<Explanation> {
        match self {
            Self::Relocation(problem) => problem.explain(question),
            Self::Segmentation(problem) => problem.explain(question),
            Self::Malloc(problem) if question.is_multiple_of(2) => problem.explain(question / 2),
            Self::Malloc(problem) => problem.explain_list(question / 2),
        }
    }

    /// Judges what was typed for a question; none where there is no such question.
    pub fn mark(&self, question: usize, text: &str) -> Option<Verdict> {
        match self {
            Self::Relocation(problem) => problem.mark(question, text),
            Self::Segmentation(problem) => problem.mark(question, text),
            Self::Malloc(problem) if question.is_multiple_of(2) => problem.mark(question / 2, text),
            Self::Malloc(problem) => problem.mark_list(question / 2, text),
        }
    }
}

fn address(virt: i64, physical: Option<i64>) -> Question {
    let text = format!("Virtual address {}: which physical address, or is it a violation?", both(virt));
    let answer = physical.map_or_else(|| "violation".to_owned(), |physical| physical.to_string());
    Question { text, answer }
}

fn operation(problem: &Malloc, operation: &Operation) -> [Question; 2] {
    let call = match operation {
        Operation::Alloc { id, size, .. } => format!("ptr[{id}] = Alloc({size})"),
        Operation::Free { id, .. } => format!("Free(ptr[{id}])"),
    };
    let returned =
        Question { text: format!("{call}: what does it return?"), answer: operation.returned().to_string() };
    let answer = problem.written(operation);
    [returned, Question { text: format!("{call}: which free list does it leave?"), answer }]
}
