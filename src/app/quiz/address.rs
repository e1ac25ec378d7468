//! What stands behind `#/quiz` in an address: which quiz, the seed that everyone gets the same questions by, and how far
//! one is. No web types, so that native tests can read it.

use std::fmt;

/// The address of a quiz, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// The quiz as it is written there; empty where none is.
    pub name: String,
    /// The seed; none where there is no `seed=`.
    pub seed: Option<u32>,
    /// What stands behind `seed=` where it is no whole number.
    pub mistaken: Option<String>,
    /// Where in the quiz.
    pub at: At,
}

/// A place in a quiz.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum At {
    /// The first task that is not done yet.
    #[default]
    Begin,
    /// The task of that index, from 0.
    Task(usize),
    /// How it went.
    Results,
}

const RESULTS: &str = "results";

impl Address {
    /// Reads `/translate?seed=41&at=3`.
    pub fn parse(rest: &str) -> Self {
        let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
        let mut address = Self { name: path.trim_matches('/').to_owned(), ..Self::default() };
        for (key, value) in query.split('&').filter_map(|part| part.split_once('=')) {
            match key {
                "seed" => match value.parse() {
                    Ok(seed) => address.seed = Some(seed),
                    Err(_) => address.mistaken = Some(value.to_owned()),
                },
                "at" if value == RESULTS => address.at = At::Results,
                "at" => address.at = value.parse().map_or(At::Begin, At::counted),
                _ => {}
            }
        }
        address
    }

    /// The same quiz at another place.
    pub fn at(&self, at: At) -> Self {
        Self { at, ..self.clone() }
    }
}

impl At {
    /// A task, counted from 1.
    fn counted(number: usize) -> Self {
        number.checked_sub(1).map_or(Self::Begin, Self::Task)
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.name.is_empty() {
            write!(f, "/{}", self.name)?;
        }
        let mut joint = '?';
        if let Some(seed) = self.seed {
            write!(f, "?seed={seed}")?;
            joint = '&';
        }
        match self.at {
            At::Begin => Ok(()),
            At::Task(index) => write!(f, "{joint}at={}", index + 1),
            At::Results => write!(f, "{joint}at={RESULTS}"),
        }
    }
}
