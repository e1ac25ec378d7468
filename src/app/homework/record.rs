//! What was done with a problem, in writing: a reload, or the way back to it, finds it again. No web types, so that native
//! tests can read it.
//!
//! ```text
//!  0 ce 14145        question, its marks (checked, explained, told), what stands in its field
//! ```

use super::work::{Act, Try, Work};

/// A line for each question with which anything was done.
pub fn written(work: &Work) -> String {
    let begun = Try { told: work.problem.flags().compute(), ..Try::default() };
    let done = work.tries.iter().enumerate().filter(|(_, tried)| **tried != begun);
    done.map(|(index, tried)| format!("{index} -{} {}\n", marks(tried), tried.typed)).collect()
}

/// Does again what was written. What makes no sense is left out.
pub fn restore(work: &mut Work, written: &str) {
    let looked = work.looked;
    for line in written.lines() {
        let mut parts = line.splitn(3, ' ');
        let index = parts.next().and_then(|index| index.parse().ok());
        if let (Some(index), Some(marks), Some(typed)) = (index, parts.next(), parts.next()) {
            again(work, index, marks, typed);
        }
    }
    work.looked = looked;
}

fn marks(tried: &Try) -> String {
    let marks = [(tried.verdict.is_some() && !tried.fresh, 'c'), (tried.explained, 'e'), (tried.told, 't')];
    marks.into_iter().filter(|(on, _)| *on).map(|(_, mark)| mark).collect()
}

fn again(work: &mut Work, index: usize, marks: &str, typed: &str) {
    while index >= work.shown && work.shown < work.questions.len() {
        work.show_more();
    }
    work.act(index, Act::Type(typed.to_owned()));
    if marks.contains('t') {
        work.act(index, Act::Show);
    }
    if marks.contains('c') {
        work.act(index, Act::Check);
    }
    if marks.contains('e') {
        work.act(index, Act::Explain);
    }
}
