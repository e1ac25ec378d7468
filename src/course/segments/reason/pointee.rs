//! Reasons for what pointers point to, and for members.

use sim::SegmentName;

use crate::segments::nature::Origin;
use crate::segments::object::What;

pub fn right(name: &str, pointer: &str, segment: SegmentName, origin: &Origin) -> String {
    let thing = thing(segment, origin);
    match segment {
        SegmentName::Heap => {
            format!(
                "{name} is what {pointer} points to: {thing}, and malloc and its kin take memory from the heap."
            )
        }
        SegmentName::Stack => {
            format!(
                "{name} is what {pointer} points to: {thing}, which lies in the frame of a call that is under way."
            )
        }
        SegmentName::StaticData => {
            format!(
                "{name} is what {pointer} points to: {thing}, whose place is fixed for as long as the process lives."
            )
        }
        SegmentName::Code => {
            format!("{name} is what {pointer} points to: {thing}, and instructions are code.")
        }
    }
}

pub fn member(name: &str, whole: &str, behind: bool, segment: SegmentName, origin: &Origin) -> String {
    let lies = within(segment);
    if behind {
        let thing = thing(segment, origin);
        return format!(
            "{name} is a part of what {whole} points to, {thing}: a member lies where its structure lies, {lies}."
        );
    }
    format!(
        "{name} is a part of {whole}: a member lies where its structure lies, {lies}, wherever it points."
    )
}

pub fn not_member(
    name: &str,
    whole: &str,
    behind: bool,
    segment: SegmentName,
    choice: SegmentName,
) -> String {
    let whole = if behind { format!("what {whole} points to") } else { whole.to_owned() };
    let lies = within(segment);
    match choice {
        SegmentName::Code => {
            format!("Not code. {name} is data in {whole}; instructions only read and write it.")
        }
        SegmentName::StaticData => {
            format!(
                "Not static data. What {name} points to may be there; {name} itself is {lies}, as all of {whole} is."
            )
        }
        SegmentName::Heap => {
            format!(
                "Not the heap. A block whose address {name} holds may be there; {name} is part of {whole}, {lies}."
            )
        }
        SegmentName::Stack => {
            format!(
                "Not the stack. Being used inside a function places nothing: {name} is part of {whole}, {lies}."
            )
        }
    }
}

pub fn wrong(
    name: &str,
    pointer: &str,
    segment: SegmentName,
    origin: &Origin,
    choice: SegmentName,
) -> String {
    let thing = thing(segment, origin);
    match (choice, segment) {
        (SegmentName::Code, _) => format!("Not code. {name} is data: {thing}. Only functions are code."),
        (SegmentName::StaticData, SegmentName::Heap) => format!(
            "Not static data. {name} was not there when the program started: it is {thing}, made while it ran."
        ),
        (SegmentName::StaticData, SegmentName::Code) => {
            format!(
                "Not static data. {pointer} is a variable, but {name} is {thing}: instructions, not data."
            )
        }
        (SegmentName::StaticData, _) => {
            format!("Not static data. {name} is {thing}, and that comes and goes with a call.")
        }
        (SegmentName::Heap, SegmentName::Stack) => {
            format!(
                "Not the heap. Not every pointer comes from malloc: {name} is {thing}, whose address {pointer} holds."
            )
        }
        (SegmentName::Heap, SegmentName::Code) => {
            format!("Not the heap. malloc returns room for data; {name} is {thing}, loaded with the program.")
        }
        (SegmentName::Heap, _) => {
            format!("Not the heap. No call of malloc made {name}: it is {thing}, there before main ran.")
        }
        (SegmentName::Stack, SegmentName::Heap) => {
            format!(
                "Not the stack. A frame may hold the pointer, but {name} is {thing}, and outlives the call."
            )
        }
        (SegmentName::Stack, SegmentName::Code) => {
            format!(
                "Not the stack. A frame may hold the address in {pointer}; {name} is {thing}, which stays in place."
            )
        }
        (SegmentName::Stack, _) => {
            format!(
                "Not the stack. Where {pointer} lies does not matter: {name} is {thing}, and no frame holds that."
            )
        }
    }
}

/// What it is, in words.
fn thing(segment: SegmentName, origin: &Origin) -> String {
    let Origin::One { what, name, line, owner } = origin else { return several(segment).to_owned() };
    let owner = owner.as_deref().unwrap_or("a function");
    match what {
        What::Function => format!("the function {name}"),
        What::Global => format!("{name}, declared outside every function"),
        What::StaticLocal => format!("{name}, which {owner} declares static"),
        What::Parameter => format!("{name}, a parameter of {owner}"),
        What::Local => format!("{name}, a local of {owner}"),
        What::Literal => format!("the characters of {name}"),
        What::Compound => format!("the nameless object of line {line}"),
        What::Block => format!("the block that {name} returned on line {line}"),
        What::Frame => format!("the room that alloca made on line {line}"),
        What::Unknown | What::Result => several(segment).to_owned(),
    }
}

fn several(segment: SegmentName) -> &'static str {
    match segment {
        SegmentName::Code => "one of the program's functions",
        SegmentName::StaticData => "something that was there before main ran",
        SegmentName::Heap => "a block that was allocated while the program ran",
        SegmentName::Stack => "a local or a parameter",
    }
}

fn within(segment: SegmentName) -> &'static str {
    match segment {
        SegmentName::Code => "in code",
        SegmentName::StaticData => "in static data",
        SegmentName::Heap => "in the heap",
        SegmentName::Stack => "in the stack",
    }
}
