//! `ltrace -e malloc+calloc+realloc+free`.
//!
//! ```text
//! [pid 810] 14:10:36 ls->malloc(472) = 0x55d2a0 <0.000110>
//! realloc(0x55d2a0, 64 <unfinished ...>
//! malloc(64) = 0x55d480                        made inside realloc: a part of it
//! <... realloc resumed> ) = 0x55d480
//! +++ exited (status 0) +++
//! ```

use super::Reader;
use super::call::{Call, Function, bare};
use super::ledger::Ledger;
use super::text::{cut, excerpt, number};
use crate::ordered_map::OrderedMap;

/// Follows every thread, and a forked child as if it were one.
#[derive(Default)]
pub(super) struct Ltrace<'a> {
    /// The place in `calls` of each thread's call that has not returned.
    unfinished: OrderedMap,
    calls: Vec<Unfinished<'a>>,
}

/// A call that goes on in a later line.
struct Unfinished<'a> {
    call: Call<'a>,
    line: usize,
    /// How many calls, one inside the other, have not returned; 0: none.
    depth: usize,
    /// Lines inside it.
    inside: usize,
}

impl<'a> Reader<'a> for Ltrace<'a> {
    fn line(&mut self, line: &'a str, ledger: &mut Ledger) -> Result<(), String> {
        let (thread, said) = unprefixed(line);
        if said.starts_with("+++ ") || said.starts_with("--- ") {
            return Ok(());
        }
        if let Some((name, rest)) = resumed(said) {
            return match Function::named(bare(name)) {
                Some(_) => self.resume(thread, rest, ledger),
                None => Ok(()),
            };
        }
        let Some(call) = Call::parse(said) else {
            let has = |mark| cut(said, mark).is_some();
            let is_other = has("(") && (has(" = ") || has("<unfinished"));
            return if is_other { Ok(()) } else { Err(ledger.format().refuses(line)) };
        };
        if let Some(outer) = self.outer(thread) {
            outer.depth += usize::from(call.is_unfinished());
            outer.inside += 1;
            return Ok(());
        }
        if call.is_unfinished() {
            self.unfinished.insert(thread, self.calls.len() as u64);
            self.calls.push(Unfinished { call, line: ledger.line(), depth: 1, inside: 0 });
            // Another thread may be given the address before this one goes on.
            if call.function != Function::Free {
                return Ok(());
            }
        }
        call.enter(call.rest, ledger)
    }

    fn end(&mut self, ledger: &mut Ledger) {
        for Unfinished { call, line, inside, .. } in self.calls.iter().filter(|call| call.depth > 0) {
            let name = excerpt(call.name);
            let reason =
                format!("{name} never returned: no “<... {name} resumed>” follows, and {inside} calls");
            ledger.skip_line(*line, format!("{reason} behind it count as its own"));
        }
    }
}

impl<'a> Ltrace<'a> {
    /// Enters a call that returns only now.
    fn resume(&mut self, thread: u64, result: &str, ledger: &mut Ledger) -> Result<(), String> {
        let Some(outer) = self.outer(thread) else {
            return Err("nothing waits to be resumed: no line above says “<unfinished ...>”".to_owned());
        };
        outer.depth -= 1;
        if outer.depth > 0 {
            return Ok(());
        }
        let call = outer.call;
        self.unfinished.remove(thread);
        if call.function == Function::Free { Ok(()) } else { call.enter(result, ledger) }
    }

    /// The outermost call of a thread that has not returned.
    fn outer(&mut self, thread: u64) -> Option<&mut Unfinished<'a>> {
        self.calls.get_mut(usize::try_from(self.unfinished.get(thread)?).ok()?)
    }
}

/// Whether ltrace wrote a line, of a function that allocates or frees.
pub(super) fn knows(line: &str) -> bool {
    let (_, said) = unprefixed(line);
    let resumed = resumed(said).is_some_and(|(name, _)| Function::named(bare(name)).is_some());
    resumed || Call::parse(said).is_some()
}

/// The function that goes on, and what stands behind: `<... malloc resumed> ) = 0x55d2a0`.
fn resumed(said: &str) -> Option<(&str, &str)> {
    cut(said.strip_prefix("<... ")?, " resumed>")
}

/// The thread, 0 if there is one only, and the line without that, times and instruction pointers.
fn unprefixed(mut line: &str) -> (u64, &str) {
    let mut thread = 0;
    while let Some((word, behind)) = prefix(line) {
        // A time has points or colons, and an instruction pointer is hexadecimal.
        if !word.starts_with("0x")
            && let Some(id) = number(word)
        {
            thread = id;
        }
        line = behind.trim_ascii();
    }
    (thread, line)
}

/// What leads a line, if it is not the call: `[pid 810]`, `[0x403db8]`, `810`, `14:10:36.130338`.
fn prefix(line: &str) -> Option<(&str, &str)> {
    if let Some(inside) = line.strip_prefix('[') {
        let (word, behind) = cut(inside, "]")?;
        return Some((word.strip_prefix("pid ").unwrap_or(word), behind));
    }
    let (word, behind) = cut(line, " ")?;
    let is_count = word.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b':'));
    is_count.then_some((word, behind))
}
