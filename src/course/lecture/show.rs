//! How a step's machine is shown: what stands behind the `sim` of its fence.
//!
//! ````text
//! ```sim show=cpu,translation focus=translation tab=heap look=B from=an-earlier-step
//! ````

use super::{Show, Tab};

/// A part of the stage that can be left out. The figure, the timeline and what happened are always there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The CPU: mode, registers, MMU, PCBs.
    Cpu,
    /// The program and its references.
    Program,
    /// One translation, step by step.
    Translation,
    /// Fragmentation, heap, time.
    Measures,
    /// The buttons with which the audience may act.
    Actions,
    /// The figure itself: it is always there, but may be what a step is about.
    Figure,
}

impl Part {
    /// Every part.
    pub const ALL: [Self; 6] =
        [Self::Cpu, Self::Program, Self::Translation, Self::Measures, Self::Actions, Self::Figure];

    /// Its name in a lecture's file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Cpu => "cpu",
            Self::Program => "program",
            Self::Translation => "translation",
            Self::Measures => "measures",
            Self::Actions => "actions",
            Self::Figure => "figure",
        }
    }
}

impl Tab {
    /// Every measure.
    pub const ALL: [Self; 3] = [Self::Fragmentation, Self::Heap, Self::Time];

    /// Its name in a lecture's file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Fragmentation => "fragmentation",
            Self::Heap => "heap",
            Self::Time => "time",
        }
    }
}

impl Default for Show {
    fn default() -> Self {
        let parts = vec![Part::Cpu, Part::Program, Part::Translation, Part::Measures, Part::Figure];
        Self { parts, focus: None, tab: None, look: None }
    }
}

/// What stands behind a fence.
#[derive(Default)]
pub struct Settings {
    /// How the machine is shown.
    pub show: Show,
    /// The step whose end this one goes on from.
    pub from: Option<String>,
}

/// Reads what stands behind a fence. An error says what is wrong and what there is.
pub fn read(text: &str) -> Result<Settings, String> {
    let mut settings = Settings::default();
    for word in text.split_whitespace() {
        let (key, value) = word.split_once('=').unwrap_or((word, ""));
        if value.is_empty() {
            return Err(format!("\u{201c}{word}\u{201d} should be a setting, such as tab=heap"));
        }
        let show = &mut settings.show;
        match key {
            "show" => show.parts = parts(value)?,
            "focus" => show.focus = Some(part(value)?),
            "tab" => show.tab = Some(named(value, "a measure", Tab::ALL, Tab::name)?),
            "look" => show.look = Some(value.to_owned()),
            "from" => settings.from = Some(value.to_owned()),
            _ => {
                return Err(format!(
                    "\u{201c}{key}\u{201d} is no setting of a sim block; there are show=, focus=, tab=, look= and from="
                ));
            }
        }
    }
    Ok(settings)
}

fn parts(value: &str) -> Result<Vec<Part>, String> {
    let parts: Result<Vec<Part>, String> = value.split(',').map(part).collect();
    parts.map(|mut parts| {
        parts.retain(|part| *part != Part::Figure);
        parts.push(Part::Figure);
        parts
    })
}

fn part(name: &str) -> Result<Part, String> {
    named(name, "a part of the stage", Part::ALL, Part::name)
}

fn named<T: Copy, const N: usize>(
    name: &str,
    what: &str,
    all: [T; N],
    called: fn(T) -> &'static str,
) -> Result<T, String> {
    all.into_iter().find(|each| called(*each) == name).ok_or_else(|| {
        let names = all.map(called).join(", ");
        format!("\u{201c}{name}\u{201d} is not {what}; there are {names}")
    })
}
