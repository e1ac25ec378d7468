//! "Did you mean": the known word nearest to a misspelt one.

/// The longest word that is taken for a misspelt one, in bytes.
const LONGEST: usize = 24;

/// Takes known words one by one, and keeps the one that takes the fewest edits to reach.
pub(super) struct Nearest<'a> {
    word: &'a str,
    edits: usize,
    best: String,
}

impl<'a> Nearest<'a> {
    /// For `word`, which is ASCII.
    pub(super) fn to(word: &'a str) -> Nearest<'a> {
        Nearest { word, edits: usize::MAX, best: String::new() }
    }

    /// Looks at one known word; of those equally near the first is kept.
    #[inline(never)]
    pub(super) fn offer(&mut self, known: &str) {
        if self.word.len() > LONGEST || self.word.len().abs_diff(known.len()) > 2 {
            return;
        }
        let edits = distance(self.word.as_bytes(), known.as_bytes());
        if edits < self.edits {
            self.edits = edits;
            self.best = known.to_owned();
        }
    }

    /// The nearest, if it takes two edits or fewer and they leave half of the word standing.
    pub(super) fn found(self) -> Option<String> {
        (self.edits <= 2 && 2 * self.edits <= self.word.len()).then_some(self.best)
    }
}

/// Levenshtein distance: insertions, deletions and substitutions. `from` has at most [`LONGEST`] bytes.
fn distance(from: &[u8], to: &[u8]) -> usize {
    let mut row = [0; LONGEST];
    (1..).zip(&mut row).for_each(|(edits, cell)| *cell = edits);
    let mut last = from.len();
    for (row_start, wanted) in to.iter().enumerate() {
        let mut diagonal = row_start;
        last = row_start + 1;
        for (found, above) in from.iter().zip(&mut row) {
            last = (last + 1).min(*above + 1).min(diagonal + usize::from(found != wanted));
            diagonal = std::mem::replace(above, last);
        }
    }
    last
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_count_edits() {
        let of = |from: &str, to: &str| distance(from.as_bytes(), to.as_bytes());
        assert_eq!(of("movl", "movl"), 0);
        assert_eq!(of("", "abc"), 3);
        assert_eq!(of("abc", ""), 3);
        assert_eq!(of("kitten", "sitting"), 3);
        assert_eq!(of("sitting", "kitten"), 3);
    }

    #[test]
    fn only_near_words_are_suggested() {
        let closest = |word: &str, known: &[&str]| {
            let mut nearest = Nearest::to(word);
            known.iter().for_each(|known| nearest.offer(known));
            nearest.found()
        };
        assert_eq!(closest("mvol", &["movl", "addl"]).as_deref(), Some("movl"));
        assert_eq!(closest("bswap", &["movl", "addl"]), None);
        assert_eq!(closest("hlt", &["ret"]), None);
    }
}
