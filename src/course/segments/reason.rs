//! Why a thing lives where it does, and why it does not live elsewhere.

mod pointee;
mod variable;

use sim::SegmentName;

use super::nature::Nature;

/// Why that segment is right.
pub fn right(name: &str, segment: SegmentName, nature: &Nature) -> String {
    match nature {
        Nature::Function => {
            format!(
                "{name} is a function: its address is that of its first instruction, and instructions are code."
            )
        }
        Nature::Literal => format!(
            "The characters of {name} are written in the program's file and loaded with it, before main runs; Linux \
             keeps them in a part that cannot be written (.rodata), which belongs to static data here."
        ),
        Nature::Global(owner) => variable::global(name, owner),
        Nature::StaticLocal(owner) => variable::static_local(name, owner),
        Nature::Parameter(owner) => variable::parameter(name, owner),
        Nature::Local(owner) => variable::local(name, owner),
        Nature::Member { whole, behind, origin } => pointee::member(name, whole, *behind, segment, origin),
        Nature::Pointee { pointer, origin } => pointee::right(name, pointer, segment, origin),
    }
}

/// Why a choice is wrong; `segment` is the right one.
pub fn wrong(name: &str, segment: SegmentName, nature: &Nature, choice: SegmentName) -> String {
    match nature {
        Nature::Function => function(name, choice),
        Nature::Literal => literal(name, choice),
        Nature::Global(owner) => variable::not_global(name, owner, choice),
        Nature::StaticLocal(owner) => variable::not_static_local(name, owner, choice),
        Nature::Parameter(owner) => variable::not_parameter(name, owner, choice),
        Nature::Local(owner) => variable::not_local(name, owner, choice),
        Nature::Member { whole, behind, .. } => pointee::not_member(name, whole, *behind, segment, choice),
        Nature::Pointee { pointer, origin } => pointee::wrong(name, pointer, segment, origin, choice),
    }
}

fn function(name: &str, choice: SegmentName) -> String {
    match choice {
        SegmentName::Code => format!("{name} is code."),
        SegmentName::StaticData => {
            format!(
                "Not static data. Variables that last as long as the process live there; {name} is instructions."
            )
        }
        SegmentName::Heap => format!(
            "Not the heap. The heap holds what malloc hands out while the program runs; {name} was loaded before."
        ),
        SegmentName::Stack => format!(
            "Not the stack. Each call of {name} puts a frame there; the instructions of {name} stay where they are."
        ),
    }
}

fn literal(name: &str, choice: SegmentName) -> String {
    match choice {
        SegmentName::Code => {
            format!("Not code. {name} is characters: the program reads them, the CPU never runs them.")
        }
        SegmentName::StaticData => format!("{name} is static data."),
        SegmentName::Heap => {
            format!(
                "Not the heap. Nobody called malloc for {name}: its characters are part of the program's file."
            )
        }
        SegmentName::Stack => format!(
            "Not the stack. A pointer to {name} may be a local, but the characters are there before and after the call."
        ),
    }
}
