//! "Did you mean": the known word nearest to a misspelt one.

/// The candidate that takes the fewest edits to reach from `word`, if two or fewer do
/// and they leave half of the word standing.
pub(super) fn closest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if word.len() > 24 {
        return None;
    }
    let edits = |candidate: &'a str| (distance(word, candidate), candidate);
    let (edits, best) = candidates.into_iter().map(edits).min_by_key(|(edits, _)| *edits)?;
    let near = edits <= 2 && 2 * edits <= word.chars().count();
    near.then_some(best)
}

/// At most twelve of `names`, and how many more there are.
pub(super) fn list<'a>(names: impl Iterator<Item = &'a str>) -> String {
    const SHOWN: usize = 12;
    let names: Vec<&str> = names.collect();
    let shown: Vec<&str> = names.iter().copied().take(SHOWN).collect();
    match names.len().saturating_sub(SHOWN) {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}

/// Levenshtein distance: insertions, deletions and substitutions.
fn distance(from: &str, to: &str) -> usize {
    let mut row: Vec<usize> = (0..=to.chars().count()).collect();
    for (i, a) in from.chars().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        let mut next = vec![left];
        for (b, above) in to.chars().zip(row.iter().skip(1)) {
            left = (left + 1).min(above + 1).min(diagonal + usize::from(a != b));
            diagonal = *above;
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_count_edits() {
        assert_eq!(distance("movl", "movl"), 0);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("kitten", "sitting"), 3);
    }

    #[test]
    fn only_near_words_are_suggested() {
        let known = ["movl", "addl"];
        assert_eq!(closest("mvol", known), Some("movl"));
        assert_eq!(closest("bswap", known), None);
        assert_eq!(closest("hlt", ["ret"]), None);
    }
}
