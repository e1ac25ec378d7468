//! Why an answer is right.

/// The way to an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// One or more sentences each, in the order in which a person would take them. The last one states the answer.
    pub steps: Vec<String>,
    /// What is odd about this problem because the original simulator is: its known faults, where they show.
    pub notes: Vec<String>,
}
