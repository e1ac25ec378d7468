//! The choices there are and what was chosen, by name and value: as the dialog shows them and the browser remembers
//! them. No web types, so that native tests can read it.

use diagram::LowEnd;

/// The settings of the page that its pictures follow. The theme is not among them: the style sheet follows that.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// How addresses and sizes are written.
    pub numerals: Numerals,
    /// Where low addresses are.
    pub low_end: LowEnd,
    /// Whether single characters are no shortcuts: who speaks to the computer would press them by accident.
    pub mute: bool,
    /// Whether the picture is described in words below it.
    pub described: bool,
}

/// How addresses and sizes are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Numerals {
    /// `0x2068`.
    #[default]
    Hex,
    /// `8296`.
    Decimal,
}

/// Something that can be chosen.
#[derive(Debug)]
pub struct Choice {
    /// Its name in the browser's storage.
    pub name: &'static str,
    /// What people call it.
    pub title: &'static str,
    /// The values and what people call them.
    pub options: &'static [(&'static str, &'static str)],
}

/// Every choice but the theme.
pub const CHOICES: [Choice; 4] = [
    Choice {
        name: "numerals",
        title: "Numbers",
        options: &[("hex", "Hexadecimal: 0x2068"), ("decimal", "Decimal: 8296")],
    },
    Choice {
        name: "low-end",
        title: "Low addresses",
        options: &[("top", "At the top"), ("bottom", "At the bottom")],
    },
    Choice {
        name: "description",
        title: "The picture in words",
        options: &[("off", "Hidden"), ("on", "Below the picture")],
    },
    Choice {
        name: "characters",
        title: "Shortcuts by a single character",
        options: &[("on", "On"), ("off", "Off")],
    },
];

impl Settings {
    /// The value of a choice; empty for a name that is none.
    pub fn value(self, name: &str) -> &'static str {
        let on_or_off = |on: bool| if on { "on" } else { "off" };
        match (name, self.numerals, self.low_end) {
            ("numerals", Numerals::Hex, _) => "hex",
            ("numerals", Numerals::Decimal, _) => "decimal",
            ("low-end", _, LowEnd::Top) => "top",
            ("low-end", _, LowEnd::Bottom) => "bottom",
            ("description", ..) => on_or_off(self.described),
            ("characters", ..) => on_or_off(!self.mute),
            _ => "",
        }
    }

    /// With another value of a choice. None for a name or a value that is none.
    pub fn with(self, name: &str, value: &str) -> Option<Self> {
        Some(match (name, value) {
            ("numerals", "hex") => Self { numerals: Numerals::Hex, ..self },
            ("numerals", "decimal") => Self { numerals: Numerals::Decimal, ..self },
            ("low-end", "top") => Self { low_end: LowEnd::Top, ..self },
            ("low-end", "bottom") => Self { low_end: LowEnd::Bottom, ..self },
            ("description", "on" | "off") => Self { described: value == "on", ..self },
            ("characters", "on" | "off") => Self { mute: value == "off", ..self },
            _ => return None,
        })
    }
}
