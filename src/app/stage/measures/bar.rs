//! A bar drawn to scale: stretches of addresses side by side, words where there is room.

use crate::element::{El, el};

/// What a letter needs of the bar, in hundredths of a percent.
const LETTER: u64 = 250;
/// No stretch is drawn thinner than this, in hundredths of a percent: none vanishes.
const THINNEST: u64 = 12;

/// The addresses that a bar shows: from `start`, `size` bytes.
#[derive(Clone, Copy)]
pub struct Span {
    /// The first.
    pub start: u64,
    /// How many.
    pub size: u64,
}

impl Span {
    /// An empty bar of these addresses.
    pub fn bar(self) -> El {
        el("svg").fixed(&[("class", "measure-bar"), ("width", "100%"), ("height", "100%")])
    }

    /// A stretch as a rectangle across the whole bar.
    pub fn piece(self, class: &str, start: u64, size: u64) -> El {
        let width = self.share(size).max(THINNEST);
        el("rect")
            .class(&format!("piece {class}"))
            .set("x", percent(self.share(start.saturating_sub(self.start))))
            .set("width", percent(width))
            .fixed(&[("height", "100%")])
    }

    /// Words in the middle of a stretch; none where they have no room.
    pub fn words(self, start: u64, size: u64, words: &str) -> Option<El> {
        let room = self.share(size) >= LETTER * words.len() as u64;
        let middle = self.share(start.saturating_sub(self.start)) + self.share(size) / 2;
        room.then(|| {
            el("text")
                .fixed(&[("class", "piece-words"), ("y", "50%")])
                .set("x", percent(middle))
                .text(words.to_owned())
        })
    }

    /// How much of the bar so many bytes are, in hundredths of a percent.
    fn share(self, bytes: u64) -> u64 {
        let share = u128::from(bytes) * 10_000 / u128::from(self.size.max(1));
        u64::try_from(share).unwrap_or(u64::MAX)
    }
}

/// Hundredths of a percent as an attribute holds them.
pub fn percent(hundredths: u64) -> String {
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}
