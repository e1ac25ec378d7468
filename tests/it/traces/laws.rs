//! Whatever the text: what is printed is read back, and nothing breaks the reader.

use proptest::prelude::*;
use sim::{Request, Trace, TraceFormat};

use super::printer::{Printer, drafts};
use super::{WORDS, read};
use crate::laws::cases;

/// Blocks are numbered in order, only live ones are freed or moved, and sizes are in range.
fn lawful(trace: &Trace, lines: usize) -> Result<(), TestCaseError> {
    let (mut live, mut most) = (vec![false], 0);
    prop_assert!(!trace.requests.is_empty());
    for request in &trace.requests {
        let (size, block) = match *request {
            Request::Malloc { size } => (size, None),
            Request::Calloc { count, size } => (count * size, None),
            Request::Realloc { block, size } => (size, Some((block, true))),
            Request::Free { block: Some(block) } => (1, Some((block, false))),
            Request::Free { block: None } => continue,
        };
        prop_assert!((1..=1 << 32).contains(&size), "{request:?}");
        match block {
            None => live.push(true),
            Some((block, stays)) => prop_assert!(std::mem::replace(&mut live[block as usize], stays)),
        }
        most = most.max(live.iter().filter(|live| **live).count());
    }
    prop_assert_eq!(trace.peak().0, most as u64);
    for skipped in &trace.skipped {
        prop_assert!((1..=lines).contains(&skipped.line), "{skipped:?}");
        prop_assert!(skipped.reason.len() > 20);
    }
    Ok(())
}

/// Replaces, deletes, inserts and doubles characters and lines.
fn garbled(text: &str, edits: &[(u8, prop::sample::Index, char)]) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for &(kind, place, character) in edits {
        let at = place.index(lines.len());
        let mut letters: Vec<char> = lines[at].chars().collect();
        let letter = place.index(letters.len() + 1);
        match kind {
            0 if lines.len() > 1 => drop(lines.remove(at)),
            1 => lines.insert(at, lines[at].clone()),
            2 => lines.swap(at, 0),
            3 => letters.insert(letter, character),
            4 => letters.truncate(letter),
            _ if letter < letters.len() => letters[letter] = character,
            _ => letters.push(character),
        }
        if kind > 2 {
            lines[at] = letters.into_iter().collect();
        }
    }
    lines.join("\n")
}

fn character() -> impl Strategy<Value = char> {
    prop_oneof![
        any::<char>(),
        prop::sample::select("0x1f()<>[],=-+@!&*afr \n\r\0".chars().collect::<Vec<_>>())
    ]
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn what_is_printed_is_read_back(drafts in drafts()) {
        for format in TraceFormat::ALL {
            let printed = Printer::print(format, &drafts);
            let trace = Trace::read(&printed.text).map_err(TestCaseError::fail)?;
            prop_assert_eq!(trace.format, format, "{}", printed.text);
            prop_assert_eq!(&trace.skipped, &[], "{}", printed.text);
            prop_assert_eq!(&trace.requests, &printed.requests, "{}", printed.text);
            lawful(&trace, printed.text.lines().count())?;
        }
    }

    #[test]
    fn every_line_of_garbage_is_reported_and_nothing_else(
        which in 0_usize..4,
        garbage in prop::collection::vec((any::<prop::sample::Index>(), "[?#%][^()\n]{0,60}"), 1..20),
    ) {
        let mut lines: Vec<&str> = WORDS[which].lines().collect();
        for (place, garbage) in &garbage {
            let at = place.index(lines.len() + 1);
            // A realloc of mtrace is two lines that belong together.
            let at = if lines.get(at).is_some_and(|line| line.contains(" > ")) { at + 1 } else { at };
            lines.insert(at, garbage);
        }
        let numbered = lines.iter().zip(1..);
        let strange: Vec<usize> =
            numbered.filter(|(line, _)| line.starts_with(['?', '#', '%'])).map(|(_, number)| number).collect();
        let trace = Trace::read(&lines.join("\n")).map_err(TestCaseError::fail)?;
        let told: Vec<usize> = trace.skipped.iter().map(|skipped| skipped.line).collect();
        prop_assert_eq!(told, strange);
        prop_assert_eq!(trace.requests, read(WORDS[which]).requests);
    }

    #[test]
    fn a_garbled_trace_does_no_harm(
        which in 0_usize..4,
        drafts in drafts(),
        edits in prop::collection::vec((0_u8..8, any::<prop::sample::Index>(), character()), 1..40),
    ) {
        let printed = Printer::print(TraceFormat::ALL[which], &drafts).text;
        for text in [WORDS[which], &printed] {
            let text = garbled(text, &edits);
            match Trace::read(&text) {
                Ok(trace) => lawful(&trace, text.lines().count())?,
                Err(error) => prop_assert!(error.len() > 40, "{error}"),
            }
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in "(?s).{0,400}") {
        if let Ok(trace) = Trace::read(&text) {
            lawful(&trace, text.lines().count())?;
        }
    }
}
