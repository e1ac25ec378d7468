//! What a person has seen of a lecture and answered in it, as the browser keeps it: a line for each step. No web types,
//! so that native tests can read it.
//!
//! ```text
//! address-space -
//! five-references right 2
//! segmentation wrong 0
//! base skipped -
//! ```
//!
//! After the step's slug stands what the first answer was worth, and the last one; a step that was only seen has `-`.

use std::collections::BTreeMap;

/// What is known about each step, by its slug.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record(BTreeMap<String, Option<Given>>);

/// How a question was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Given {
    /// What the first answer was worth.
    pub first: Worth,
    /// The last answer, by its place in the question's list; a typed one that is not there has the next place. None
    /// where the question was only skipped.
    pub last: Option<usize>,
}

/// What an answer was worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Worth {
    /// It was right.
    Right,
    /// It was wrong.
    Wrong,
    /// There was none.
    Skipped,
}

const WORTHS: [(&str, Worth); 3] =
    [("right", Worth::Right), ("wrong", Worth::Wrong), ("skipped", Worth::Skipped)];

impl Record {
    /// Reads what was kept; a line that makes no sense is left out.
    pub fn parse(text: &str) -> Self {
        Self(text.lines().filter_map(line).collect())
    }

    /// As it is kept.
    pub fn print(&self) -> String {
        self.0.iter().map(|(slug, given)| format!("{slug} {}\n", told(*given))).collect()
    }

    /// Whether a step has been seen.
    pub fn has_seen(&self, slug: &str) -> bool {
        self.0.contains_key(slug)
    }

    /// A step is seen. Says whether that is new.
    pub fn see(&mut self, slug: &str) -> bool {
        let is_new = !self.has_seen(slug);
        self.0.entry(slug.to_owned()).or_default();
        is_new
    }

    /// How a step's question was answered; none where it was not.
    pub fn given(&self, slug: &str) -> Option<Given> {
        self.0.get(slug).copied().flatten()
    }

    /// A question is answered, perhaps once more: the first answer stays the first.
    pub fn answer(&mut self, slug: &str, answer: Option<usize>, worth: Worth) {
        let first = self.given(slug).map_or(worth, |given| given.first);
        self.0.insert(slug.to_owned(), Some(Given { first, last: answer }));
    }

    /// A question is to be asked again.
    pub fn forget(&mut self, slug: &str) {
        self.0.insert(slug.to_owned(), None);
    }
}

fn line(line: &str) -> Option<(String, Option<Given>)> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let given = match words.as_slice() {
        [_, "-"] => None,
        [_, worth, last] => {
            let (_, first) = WORTHS.into_iter().find(|(name, _)| name == worth)?;
            let last = if *last == "-" { None } else { Some(last.parse().ok()?) };
            Some(Given { first, last })
        }
        _ => return None,
    };
    Some(((*words.first()?).to_owned(), given))
}

fn told(given: Option<Given>) -> String {
    let Some(Given { first, last }) = given else { return "-".to_owned() };
    let name = WORTHS.into_iter().find(|(_, worth)| *worth == first).map_or("", |(name, _)| name);
    let last = last.map_or_else(|| "-".to_owned(), |last| last.to_string());
    format!("{name} {last}")
}
