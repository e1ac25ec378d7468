//! What a person did with a task, move by move, and in writing: a reload finds it again, and a teacher can look at it.
//! No web types, so that native tests can read it.
//!
//! ```text
//! h c2 c0        took the hint, chose the third answer, then the first
//! t0x4408        typed 0x4408
//! p4.3 u p4.2    put the fifth name into the stack, took that back, put it into the heap
//! s              looked the answer up
//! ```

use sim::SegmentName;

/// One thing done with a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Move {
    /// Took the hint.
    Hint,
    /// Looked the answer up.
    Show,
    /// Chose the answer at that place.
    Choose(usize),
    /// Typed an answer.
    Type(String),
    /// Put the name of that place into a segment.
    Place(usize, SegmentName),
    /// Took the last placement back.
    Undo,
    /// Took all placements back.
    Restart,
}

/// The moves in one line.
pub fn written(moves: &[Move]) -> String {
    let words: Vec<String> = moves.iter().map(word).collect();
    words.join(" ")
}

/// The moves of a line; what makes no sense is left out.
pub fn read(line: &str) -> Vec<Move> {
    line.split_whitespace().filter_map(read_word).collect()
}

fn word(done: &Move) -> String {
    match done {
        Move::Hint => "h".to_owned(),
        Move::Show => "s".to_owned(),
        Move::Choose(place) => format!("c{place}"),
        // A blank would end the word; who reads an answer takes `_` for one.
        Move::Type(text) => format!("t{}", text.trim().replace(char::is_whitespace, "_")),
        Move::Place(place, segment) => format!("p{place}.{}", segment.index()),
        Move::Undo => "u".to_owned(),
        Move::Restart => "r".to_owned(),
    }
}

fn read_word(word: &str) -> Option<Move> {
    let mut rest = word.chars();
    let (kind, rest) = (rest.next()?, rest.as_str());
    Some(match (kind, rest) {
        ('h', "") => Move::Hint,
        ('s', "") => Move::Show,
        ('u', "") => Move::Undo,
        ('r', "") => Move::Restart,
        ('c', place) => Move::Choose(place.parse().ok()?),
        ('t', text) => Move::Type(text.to_owned()),
        ('p', rest) => {
            let (place, segment) = rest.split_once('.')?;
            let segment: usize = segment.parse().ok()?;
            Move::Place(place.parse().ok()?, *SegmentName::ALL.get(segment)?)
        }
        _ => return None,
    })
}
