//! The C library's routines, at fixed addresses just below 4 GiB.

/// A library routine. It is not code in memory: a call to its entry runs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Library {
    /// `malloc`: size in bytes in %rdi, address in %rax.
    Malloc,
    /// `free`: address in %rdi.
    Free,
    /// `exit`: status in %edi; does not return.
    Exit,
    /// `calloc`: count in %rdi, size of each in bytes in %rsi, address of zeroed memory in %rax.
    Calloc,
    /// `realloc`: address in %rdi, new size in bytes in %rsi, address in %rax.
    Realloc,
}

/// Address of the first entry; entries are 0x10 bytes apart.
const FIRST_ENTRY: u64 = 0xffff_f000;
const ENTRY_SIZE: u64 = 0x10;

impl Library {
    /// All of them, in the order of their entries.
    pub const ALL: [Library; 5] =
        [Library::Malloc, Library::Free, Library::Exit, Library::Calloc, Library::Realloc];

    /// The name a `call` uses.
    pub fn name(self) -> &'static str {
        match self {
            Library::Malloc => "malloc",
            Library::Free => "free",
            Library::Exit => "exit",
            Library::Calloc => "calloc",
            Library::Realloc => "realloc",
        }
    }

    /// The address a `call` jumps to.
    pub fn entry(self) -> u64 {
        FIRST_ENTRY + ENTRY_SIZE * self as u64
    }

    /// The routine whose entry is exactly `address`.
    pub fn at(address: u64) -> Option<Library> {
        Library::ALL.iter().copied().find(|routine| routine.entry() == address)
    }

    /// The routine called `name`.
    pub fn named(name: &str) -> Option<Library> {
        Library::ALL.iter().copied().find(|routine| routine.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_lead_back_to_their_routine() {
        for routine in Library::ALL {
            assert_eq!(Library::at(routine.entry()), Some(routine));
            assert_eq!(Library::named(routine.name()), Some(routine));
            assert_eq!(Library::at(routine.entry() + 1), None);
        }
        assert_eq!(Library::Free.entry(), 0xffff_f010);
        assert_eq!(Library::Realloc.entry(), 0xffff_f040);
    }
}
