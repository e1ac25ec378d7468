//! What a quiz can ask: questions of a topic, one program, a program of each level.

use crate::practice::Topic;
use crate::{Program, Quiz, programs, quizzes};

/// What a quiz asks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Exercise {
    /// Ten questions of a topic, by seed.
    Topic(Topic),
    /// A program of each level, by seed.
    Programs,
    /// One program.
    Program(&'static Program),
    /// A program that our machine runs.
    Bundled(&'static Quiz),
}

/// The name of the programs that are drawn by seed.
const PROGRAMS: &str = "programs";

impl Exercise {
    /// All there are.
    pub fn all() -> impl Iterator<Item = Self> {
        let drawn = Topic::ALL.into_iter().map(Self::Topic).chain([Self::Programs]);
        // A program that our machine runs is asked that way.
        let others = programs().iter().filter(|program| quizzes().iter().all(|quiz| quiz.id != program.id));
        drawn.chain(quizzes().iter().map(Self::Bundled)).chain(others.map(Self::Program))
    }

    /// The one of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::all().find(|exercise| exercise.name() == name)
    }

    /// Its name in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Topic(topic) => topic.id(),
            Self::Programs => PROGRAMS,
            Self::Program(program) => program.id,
            Self::Bundled(quiz) => quiz.id,
        }
    }

    /// Its title.
    pub fn title(self) -> &'static str {
        match self {
            Self::Topic(topic) => topic.title(),
            Self::Programs => "Where does it live?",
            Self::Program(program) => program.title,
            Self::Bundled(quiz) => quiz.title,
        }
    }

    /// Whether a seed says which questions it has.
    pub fn is_drawn(self) -> bool {
        matches!(self, Self::Topic(_) | Self::Programs)
    }
}
