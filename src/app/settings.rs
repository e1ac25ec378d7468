//! What a person has chosen about how everything is shown, on every page.

/// The settings of the page that its pictures follow. The theme is not among them: the style sheet follows that.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// How addresses and sizes are written.
    pub numerals: Numerals,
    /// Where low addresses are.
    pub low_end: LowEnd,
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

pub use diagram::LowEnd;
