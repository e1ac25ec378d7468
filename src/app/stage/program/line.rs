//! One line of the listing: address, instruction, and its references.

use diagram::format;
use sim::{AccessKind, ProgramLine};
use yew::Html;

use crate::element::{El, el};

/// What an instruction is doing.
pub enum State {
    /// Nothing.
    Idle,
    /// It runs next.
    Next,
    /// It runs: so many of its references are done.
    Active(usize),
    /// The hardware stopped it: why.
    Trapped(String),
}

/// Draws a line.
pub fn instruction(line: &ProgramLine, state: State) -> Html {
    let (class, done) = match &state {
        State::Active(done) => ("asm is-active", *done),
        State::Next => ("asm is-next", ran(line)),
        State::Trapped(_) => ("asm is-trapped", 0),
        State::Idle => ("asm", ran(line)),
    };
    let references = line.references.iter().enumerate();
    let mut notes: Vec<Html> = references.map(|(index, kind)| tick(*kind, index < done)).collect();
    if let State::Trapped(why) = state {
        notes = vec![el("span").class("asm-trap").text(format!("\u{2717} {why}")).html()];
    }
    let item = el("li")
        .class(class)
        .child(el("span").class("asm-address").text(format::hex(line.address)))
        .child(source(line))
        .child(el("span").class("asm-references").children(notes));
    match class {
        "asm" => item.html(),
        _ => item.fixed(&[("aria-current", "step")]).html(),
    }
}

/// How many of a line's references are ticked off while it stands still.
fn ran(line: &ProgramLine) -> usize {
    if line.ran { line.references.len() } else { 0 }
}

/// The instruction; where it was linked as another, that stands before it, struck through.
fn source(line: &ProgramLine) -> El {
    let code = el("code").class("asm-text");
    let Some(original) = &line.original else { return code.text(line.text.clone()) };
    let unseen = |words| el("span").class("hidden-visually").text(words);
    code.child(unseen("linked as "))
        .child(el("del").text(original.clone()))
        .child(unseen(", loaded as "))
        .child(el("ins").text(line.text.clone()))
}

fn tick(kind: AccessKind, done: bool) -> Html {
    let (class, mark, said) =
        if done { ("reference is-done", "\u{2713} ", " done") } else { ("reference", "", " to come") };
    el("span")
        .class(class)
        .text(mark)
        .text(kind.name())
        .child(el("span").class("hidden-visually").text(said))
        .html()
}
