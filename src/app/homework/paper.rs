//! What stands at an address of the homework: the overview, a problem, a sheet of ten, or why there is none.

use std::rc::Rc;

use course::homework::{Flags, HomeworkError, Problem, Simulator};

use super::address::Address;
use crate::route::Route;

/// A paper on the desk.
#[derive(Clone, Debug, PartialEq)]
pub enum Paper {
    /// What there is.
    Overview,
    /// One problem.
    Problem(Rc<Problem>),
    /// Ten problems, of these flags and the seeds above.
    Sheet(Rc<Sheet>),
    /// The flags in the address are none.
    Refused(Rc<Refused>),
}

/// Ten problems.
#[derive(Debug, PartialEq, Eq)]
pub struct Sheet {
    /// The flags of the first.
    pub flags: Flags,
    /// Each, or why it cannot be drawn.
    pub problems: Vec<Result<Problem, HomeworkError>>,
}

/// Flags that are none.
#[derive(Debug, PartialEq, Eq)]
pub struct Refused {
    /// The simulator that they were meant for.
    pub simulator: Simulator,
    /// As they were written.
    pub typed: String,
    /// What is wrong with them.
    pub error: HomeworkError,
}

impl Paper {
    /// The paper at an address, of which this stands behind `#/homework`. An error is the sentence that says that there is
    /// none.
    pub fn of(rest: &str) -> Result<Self, String> {
        let Address { simulator, flags, sheet } = Address::parse(rest);
        let typed = flags.unwrap_or_default();
        let named = match simulator.as_str() {
            "" => Simulator::of(&typed),
            name => {
                let found = Simulator::ALL.into_iter().find(|each| each.name() == name);
                Some(found.ok_or_else(|| format!("There is no homework called \u{201c}{name}\u{201d}."))?)
            }
        };
        let Some(simulator) = named else { return Ok(Self::Overview) };
        let paper = Flags::parse(simulator, &typed).and_then(|flags| Self::drawn(flags, sheet));
        Ok(paper.unwrap_or_else(|error| Self::Refused(Rc::new(Refused { simulator, typed, error }))))
    }

    /// The problem of a command line, for the simulator that it names, else for the one that is here.
    pub fn posed(text: &str, here: Option<Simulator>) -> Result<Self, HomeworkError> {
        let simulator = Simulator::of(text).or(here).ok_or_else(unnamed)?;
        Self::drawn(Flags::parse(simulator, text)?, false)
    }

    fn drawn(flags: Flags, sheet: bool) -> Result<Self, HomeworkError> {
        if sheet {
            let problems = Problem::sheet(&flags);
            return Ok(Self::Sheet(Rc::new(Sheet { flags, problems })));
        }
        Problem::draw(flags).map(|problem| Self::Problem(Rc::new(problem)))
    }

    /// Its address, with the flags as the shortest command line has them; none where that is no other than it was.
    pub fn route(&self) -> Option<Route> {
        let address = match self {
            Self::Overview | Self::Refused(_) => return None,
            Self::Problem(problem) => Address::of(problem.flags(), false),
            Self::Sheet(sheet) => Address::of(&sheet.flags, true),
        };
        Some(Route::homework(&address.to_string()))
    }

    /// The simulator that it is about.
    pub fn simulator(&self) -> Option<Simulator> {
        match self {
            Self::Overview => None,
            Self::Problem(problem) => Some(problem.flags().simulator()),
            Self::Sheet(sheet) => Some(sheet.flags.simulator()),
            Self::Refused(refused) => Some(refused.simulator),
        }
    }

    /// What the tab says.
    pub fn title(&self) -> String {
        match self {
            Self::Overview => "Homework".to_owned(),
            Self::Sheet(_) => format!("{}: ten problems \u{b7} Homework", self.name()),
            _ => format!("{} \u{b7} Homework", self.name()),
        }
    }

    /// Where one stands.
    pub fn place(&self) -> String {
        self.name()
    }

    /// "relocation.py"; nothing where it is about none.
    pub fn name(&self) -> String {
        self.simulator().map(|simulator| format!("{}.py", simulator.name())).unwrap_or_default()
    }
}

/// That nobody knows which simulator is meant.
fn unnamed() -> HomeworkError {
    let names: Vec<String> = Simulator::ALL.iter().map(|each| format!("./{}.py", each.name())).collect();
    let message =
        format!("Which simulator is it? Begin with {}, and its flags behind it.", names.join(" or "));
    HomeworkError { flag: String::new(), message }
}
