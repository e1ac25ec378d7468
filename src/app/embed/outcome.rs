//! What became of a question, as a host is told it. No web types, so that native tests can read it.

/// What became of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Its name, the same for everyone.
    pub question: String,
    /// What was asked, in a few words.
    pub text: String,
    /// The first answer.
    pub given: Said,
    /// The right one.
    pub right: Said,
    /// What the first answer is worth,
    pub points: usize,
    /// of so many points.
    pub of: usize,
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// There was none: the right one was looked up.
    Nothing,
    /// One of some answers, by its place from 0.
    Choice(usize),
    /// Something typed.
    Text(String),
    /// For each name the place of its segment, from 0; none where it was not placed.
    Pairs(Vec<Option<usize>>),
}

impl Said {
    /// How such a question is called.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Nothing => "other",
            Self::Choice(_) => "choice",
            Self::Text(_) => "fill-in",
            Self::Pairs(_) => "matching",
        }
    }
}
