//! Reasons for variables and parameters.

use sim::SegmentName;

use crate::segments::nature::Owner;

pub fn global(name: &str, owner: &Owner) -> String {
    let start = format!("{name} is declared outside every function");
    match owner {
        Owner { constant: true, .. } => format!(
            "{start}, so it has one place for as long as the process lives; const only forbids the program to write to it."
        ),
        Owner { initialized: false, .. } => format!(
            "{start}, so it has one place for as long as the process lives, filled with zeros before main runs."
        ),
        Owner { pointer: true, .. } => format!(
            "{start}, so it has one place for as long as the process lives, wherever the address in it leads."
        ),
        _ => format!(
            "{start}, so it has one place for as long as the process lives, with its first value from the program's file."
        ),
    }
}

pub fn static_local(name: &str, owner: &Owner) -> String {
    let function = &owner.function;
    format!(
        "{name} is declared static: only {function} can name it, but there is one of it, which keeps its value from \
         one call to the next."
    )
}

pub fn parameter(name: &str, owner: &Owner) -> String {
    let function = &owner.function;
    match owner {
        Owner { array: true, .. } => format!(
            "{name} looks like an array, but an array parameter is a pointer: each call of {function} has its own copy \
             of it in its frame."
        ),
        Owner { pointer: true, .. } => format!(
            "{name} is a parameter of {function}: each call gets its own copy of the pointer in its frame, wherever \
             that points."
        ),
        _ => format!(
            "{name} is a parameter of {function}: each call gets its own copy of the value in its frame."
        ),
    }
}

pub fn local(name: &str, owner: &Owner) -> String {
    let function = &owner.function;
    match owner {
        Owner { array: true, .. } => format!(
            "{name} is an array declared inside {function} without static: all of its elements lie in the frame of \
             the call."
        ),
        Owner { pointer: true, .. } => format!(
            "{name} is a local of {function} like any other: eight bytes in the frame of the call, which hold an address."
        ),
        _ => format!(
            "{name} is a local of {function}: its place is in the frame of the call, and goes with the return."
        ),
    }
}

pub fn not_global(name: &str, owner: &Owner, choice: SegmentName) -> String {
    match choice {
        SegmentName::Code if owner.constant => {
            format!("Not code. {name} cannot be written either, but it is data: nothing runs it.")
        }
        SegmentName::Code => {
            format!("Not code. Code holds the instructions that use {name}, and nothing may write to them.")
        }
        SegmentName::StaticData => format!("{name} is static data."),
        SegmentName::Heap if owner.pointer => format!(
            "Not the heap. What {name} points to may lie there; the bytes of {name} itself were set aside before main ran."
        ),
        SegmentName::Heap => {
            format!(
                "Not the heap. Nobody called malloc for {name}: its bytes were set aside before main ran."
            )
        }
        SegmentName::Stack => format!(
            "Not the stack. Only what is declared inside a function lives there; {name} is declared outside of all."
        ),
    }
}

pub fn not_static_local(name: &str, owner: &Owner, choice: SegmentName) -> String {
    let function = &owner.function;
    match choice {
        SegmentName::Code => {
            format!(
                "Not code. {name} stands among the statements of {function}, but it is data that they use."
            )
        }
        SegmentName::StaticData => format!("{name} is static data."),
        SegmentName::Heap => format!(
            "Not the heap. {name} outlives the call as a block of malloc would, but it was there before main ran."
        ),
        SegmentName::Stack => format!(
            "Not the stack. Without static {name} would come and go with each call of {function}; static keeps it."
        ),
    }
}

pub fn not_parameter(name: &str, owner: &Owner, choice: SegmentName) -> String {
    let function = &owner.function;
    match choice {
        SegmentName::Code => {
            format!("Not code. {name} is a value that {function} is given, and may overwrite.")
        }
        SegmentName::StaticData => format!(
            "Not static data. There is no {name} until {function} is called, and one for each call that is under way."
        ),
        SegmentName::Heap if owner.pointer => format!(
            "Not the heap. {name} may hold the address of a block there; {name} itself is a copy that the call made."
        ),
        SegmentName::Heap => {
            format!("Not the heap. Nobody called malloc for {name}; calling {function} made it.")
        }
        SegmentName::Stack => format!("{name} is in the stack."),
    }
}

pub fn not_local(name: &str, owner: &Owner, choice: SegmentName) -> String {
    let function = &owner.function;
    match choice {
        SegmentName::Code => {
            format!(
                "Not code. The CPU fetches the instructions of {function} from there; {name} is data they use."
            )
        }
        SegmentName::StaticData => format!(
            "Not static data. {name} is declared inside {function} without static, so it is there only during a call."
        ),
        SegmentName::Heap if owner.pointer && !owner.array => format!(
            "Not the heap. What malloc returns is there; {name} only holds an address, and {name} itself is a local."
        ),
        SegmentName::Heap => {
            format!("Not the heap. Nobody called malloc for {name}; calling {function} made room for it.")
        }
        SegmentName::Stack => format!("{name} is in the stack."),
    }
}
