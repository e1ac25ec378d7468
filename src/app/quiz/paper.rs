//! What stands at an address of the quizzes: the overview, a quiz, the student's own program, the check of results codes.

use course::Exercise;

use super::address::Address;
use crate::route::Route;

/// What lies on the desk.
#[derive(Clone, Debug, PartialEq)]
pub enum Paper {
    /// What there is.
    Overview,
    /// The field for the student's own program.
    Own,
    /// The field for results codes.
    Check,
    /// A quiz: where in it, and what it asks.
    Quiz(Address, Kind),
}

/// What a quiz asks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// What everyone with the same address is asked.
    Exercise(Exercise),
    /// What is due to be repeated.
    Repeat,
    /// The student's own program.
    Own,
}

/// The names of what is no quiz by itself.
pub const OWN: &str = "your-own-c";
const CHECK: &str = "check";
const REPEAT: &str = "repeat";

/// Seeds that are drawn are short enough to be said aloud.
const MOST_DRAWN: f64 = 9999.0;

impl Paper {
    /// The paper at an address, of which this stands behind `#/quiz`. An error is the sentence that says that there is
    /// none.
    pub fn of(rest: &str) -> Result<Self, String> {
        let address = Address::parse(rest);
        // Another seed in its place would be another quiz than that of the class.
        if let Some(mistaken) = address.mistaken {
            let mistaken: String = mistaken.chars().take(40).collect();
            return Err(format!(
                "\u{201c}seed={mistaken}\u{201d} is no seed: write a whole number from 0 to {}.",
                u32::MAX
            ));
        }
        match address.name.as_str() {
            "" => Ok(Self::Overview),
            OWN if address.at == super::address::At::Begin => Ok(Self::Own),
            CHECK => Ok(Self::Check),
            _ => {
                let kind = Kind::named(&address.name)
                    .ok_or_else(|| format!("There is no quiz called \u{201c}{}\u{201d}.", address.name))?;
                let seed = kind.is_drawn().then(|| address.seed.unwrap_or_else(drawn));
                Ok(Self::Quiz(Address { seed, ..address }, kind))
            }
        }
    }

    /// Its address, with the seed that was drawn for it.
    pub fn route(&self) -> Option<Route> {
        match self {
            Self::Quiz(address, _) => Some(Route::quiz(&address.to_string())),
            _ => None,
        }
    }

    /// What the tab says.
    pub fn title(&self) -> String {
        match self {
            Self::Overview => "Quizzes".to_owned(),
            Self::Own => "Your own C \u{b7} Quizzes".to_owned(),
            Self::Check => "Results codes \u{b7} Quizzes".to_owned(),
            Self::Quiz(_, kind) => format!("{} \u{b7} Quizzes", kind.title()),
        }
    }

    /// Where one stands.
    pub fn place(&self) -> String {
        match self {
            Self::Quiz(Address { seed: Some(seed), .. }, kind) => {
                format!("{} \u{b7} seed {seed}", kind.title())
            }
            Self::Quiz(_, kind) => kind.title().to_owned(),
            _ => String::new(),
        }
    }
}

impl Kind {
    /// The quiz of that name.
    pub fn named(name: &str) -> Option<Self> {
        Exercise::named(name).map(Self::Exercise).or(match name {
            REPEAT => Some(Self::Repeat),
            OWN => Some(Self::Own),
            _ => None,
        })
    }

    /// Its name in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Exercise(exercise) => exercise.name(),
            Self::Repeat => REPEAT,
            Self::Own => OWN,
        }
    }

    /// Its title.
    pub fn title(self) -> &'static str {
        match self {
            Self::Exercise(exercise) => exercise.title(),
            Self::Repeat => "Repeat",
            Self::Own => "Your own C",
        }
    }

    /// Whether a seed says which questions it has.
    pub fn is_drawn(self) -> bool {
        match self {
            Self::Exercise(exercise) => exercise.is_drawn(),
            Self::Repeat => true,
            Self::Own => false,
        }
    }

    /// Whether everyone with the same address has the same questions.
    pub fn is_for_a_class(self) -> bool {
        matches!(self, Self::Exercise(_))
    }

    /// Its address where it begins; a drawn one gets another seed each time.
    pub fn route(self) -> Route {
        Route::quiz(&format!("/{}", self.name()))
    }
}

/// The address of the field for results codes.
pub fn check_route() -> Route {
    Route::quiz(&format!("/{CHECK}"))
}

/// The address of the field for the student's own program.
pub fn own_route() -> Route {
    Route::quiz(&format!("/{OWN}"))
}

fn drawn() -> u32 {
    1 + (js_sys::Math::random() * MOST_DRAWN) as u32
}
