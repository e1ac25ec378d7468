//! A thing of a program and the segment in which it lives.

use sim::SegmentName;

use super::nature::Nature;
use super::reason;

/// Something a C program names, and where it lives while the program runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// As C would write it: `x`, `main`, `*z`, `"hello"`, `s.pts`, `**rows`, `p->next`, `*a[0]`.
    pub name: String,
    /// The function whose name it is; none at file scope.
    pub function: Option<String>,
    /// The line of the program that declares it, or its pointer, from 1.
    pub line: u32,
    /// Where it lives.
    pub segment: SegmentName,
    /// Why, in one sentence.
    pub reason: String,
    pub(super) nature: Nature,
}

impl Placed {
    pub(super) fn new(
        name: &str,
        function: Option<String>,
        line: u32,
        segment: SegmentName,
        nature: Nature,
    ) -> Self {
        let reason = reason::right(name, segment, &nature);
        Self { name: name.to_owned(), function, line, segment, reason, nature }
    }

    /// What to tell whoever chose that segment: why it is right, or why this choice is wrong.
    pub fn reason_for(&self, choice: SegmentName) -> String {
        if choice == self.segment {
            return self.reason.clone();
        }
        reason::wrong(&self.name, self.segment, &self.nature, choice)
    }
}
