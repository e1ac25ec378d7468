//! Calls as valgrind and ltrace print them: `malloc(472) = 0x4B07040`, `memalign(al 16, size 32) = 0x4B07040`.

use super::ledger::Ledger;
use super::text::{before, behind, cut, excerpt, number};

/// A call of a function that allocates or frees.
#[derive(Clone, Copy)]
pub(super) struct Call<'a> {
    /// Without the library: "malloc".
    pub name: &'a str,
    /// What it does.
    pub function: Function,
    /// Between the parentheses.
    arguments: &'a str,
    /// Behind them.
    pub rest: &'a str,
}

/// What a function does, and in which of its arguments the size stands.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Function {
    Malloc(usize),
    Calloc,
    Realloc,
    ReallocArray,
    Free,
    /// Its address is not printed.
    PosixMemalign,
}

impl<'a> Call<'a> {
    /// The call at the start of a text, if it is of a function that allocates or frees.
    pub fn parse(text: &'a str) -> Option<Self> {
        let (name, opened) = cut(text, "(")?;
        let name = bare(name);
        let function = Function::named(name)?;
        let (arguments, rest) = cut(opened, ")").unwrap_or((opened, ""));
        Some(Self { name, function, arguments, rest })
    }

    /// Whether it goes on in a later line.
    pub fn is_unfinished(&self) -> bool {
        cut(self.arguments, "<unfinished").is_some()
    }

    /// Enters what it does; `result` is what stands behind the parentheses: ` = 0x4B07040`.
    pub fn enter(&self, result: &str, ledger: &mut Ledger) -> Result<(), String> {
        match self.function {
            Function::Malloc(place) => ledger.malloc(self.argument(place)?, self.address(result)?),
            Function::Calloc => ledger.calloc(self.argument(0)?, self.argument(1)?, self.address(result)?),
            Function::Realloc => ledger.realloc(self.argument(0)?, self.argument(1)?, self.address(result)?),
            Function::ReallocArray => {
                let size = self.argument(1)?.saturating_mul(self.argument(2)?);
                ledger.realloc(self.argument(0)?, size, self.address(result)?)
            }
            Function::Free => ledger.free(self.argument(0)?),
            Function::PosixMemalign => {
                Err("posix_memalign's address is not printed: its block cannot be followed".to_owned())
            }
        }
    }

    /// One argument: the last word of what stands between two commas.
    fn argument(&self, place: usize) -> Result<u64, String> {
        let mut arguments = before(self.arguments, "<");
        for _ in 0..place {
            arguments = cut(arguments, ",").map_or("", |(_, later)| later);
        }
        let word = behind(before(arguments, ",").trim_ascii(), " ");
        number(word).ok_or_else(|| {
            let (place, name, word) = (place + 1, excerpt(self.name), excerpt(word));
            format!("argument {place} of {name} is “{word}”: it should be a number of at most 64 bits")
        })
    }

    /// The address that was returned.
    fn address(&self, result: &str) -> Result<u64, String> {
        let (closing, result) = cut(result, "=").unwrap_or_default();
        let is_result = closing.bytes().all(|byte| matches!(byte, b' ' | b')'));
        let word = if is_result { before(result.trim_ascii(), " ") } else { "" };
        number(word).ok_or_else(|| {
            let (name, word) = (excerpt(self.name), excerpt(word));
            format!("{name} returned “{word}”: an address should stand behind it, as in “ = 0x4B07040”")
        })
    }
}

impl Function {
    /// What the function of that name does, if it allocates or frees.
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "malloc" | "valloc" | "pvalloc" | "__builtin_new" | "__builtin_vec_new" => Self::Malloc(0),
            "memalign" | "aligned_alloc" => Self::Malloc(1),
            "calloc" => Self::Calloc,
            "realloc" => Self::Realloc,
            "reallocarray" => Self::ReallocArray,
            "free" | "cfree" | "free_sized" | "free_aligned_sized" => Self::Free,
            "__builtin_delete" | "__builtin_vec_delete" => Self::Free,
            "posix_memalign" => Self::PosixMemalign,
            _ => match name.get(..4)? {
                "_Znw" | "_Zna" => Self::Malloc(0),
                "_Zdl" | "_Zda" => Self::Free,
                _ => return None,
            },
        })
    }
}

/// A function's name without the library that called it, or that it is in: `ls->malloc`, `malloc@libc.so.6`.
pub(super) fn bare(name: &str) -> &str {
    before(behind(name, "->"), "@")
}
