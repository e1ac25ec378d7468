//! What the speaker's window and the audience's say to each other, as text. No web types, so that native tests can
//! read it.
//!
//! ```text
//! at 3 12 shown #/lecture/memory-virtualization/base      the audience: 3 of 12 commands are done
//! press ArrowRight                                        the speaker
//! hello                                                   the speaker asks where the audience is
//! ```

/// Something that was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// The audience is there.
    At(At),
    /// The speaker pressed a key, named as `KeyboardEvent.key` does.
    Press(String),
    /// The speaker asks where the audience is.
    Hello,
}

/// Where the audience is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct At {
    /// The fragment of its address.
    pub route: String,
    /// How many commands of the machine's timeline are done.
    pub position: usize,
    /// How many there are.
    pub length: usize,
    /// Whether its screen is blank.
    pub blank: bool,
}

impl Heard {
    /// Reads what was said; none where it makes no sense.
    pub fn parse(text: &str) -> Option<Self> {
        let words: Vec<&str> = text.split(' ').collect();
        Some(match words.as_slice() {
            ["hello"] => Self::Hello,
            ["press", key] if !key.is_empty() => Self::Press((*key).to_owned()),
            ["press", "", ""] => Self::Press(" ".to_owned()),
            ["at", position, length, blank @ ("blank" | "shown"), route] if route.starts_with("#/") => {
                Self::At(At {
                    route: (*route).to_owned(),
                    position: position.parse().ok()?,
                    length: length.parse().ok()?,
                    blank: *blank == "blank",
                })
            }
            _ => return None,
        })
    }

    /// As it is said.
    pub fn print(&self) -> String {
        match self {
            Self::Hello => "hello".to_owned(),
            Self::Press(key) => format!("press {key}"),
            Self::At(At { route, position, length, blank }) => {
                let blank = if *blank { "blank" } else { "shown" };
                format!("at {position} {length} {blank} {route}")
            }
        }
    }
}
