//! The overview of the homework: what it is, a field for a command line, the three simulators.

use course::homework::Simulator;
use yew::Html;

use super::command::{Posing, command};
use crate::element::{El, el};
use crate::route::Route;
use crate::view::{kicker, link, title};

const WHAT: &str = "Three simulators of Operating Systems: Three Easy Pieces pose problems about virtual memory. Paste \
    their command line here and you get the same problem, with the same numbers, as a picture of the machine. Type your \
    answers: each is marked, a typical mistake is told by its reason, and every answer is explained step by step.";

/// A command line of each simulator, and what it is about.
fn about(simulator: Simulator) -> (&'static str, &'static str, &'static str) {
    match simulator {
        Simulator::Relocation => (
            "-s 1 -n 5",
            "Base and limit",
            "One register is added to every address, another says how far one may go.",
        ),
        Simulator::Segmentation => (
            "-a 128 -p 512 -b 0 -l 20 -B 512 -L 20 -s 1",
            "Two segments",
            "The top bit chooses the segment; the second one grows down from the end.",
        ),
        Simulator::Malloc => (
            "-n 10 -H 0 -p BEST -s 0",
            "The free list",
            "Which free block does malloc take, and what is left of the list?",
        ),
    }
}

/// A command line of a simulator, as an example.
pub fn example(simulator: Simulator) -> &'static str {
    about(simulator).0
}

/// Draws the overview.
pub fn overview(posing: &Posing<'_>) -> El {
    let hint = "./segmentation.py -a 128 -p 512 -b 0 -l 20 -B 512 -L 20 -s 1";
    el("div")
        .class("plain text homework-overview")
        .child(kicker("Homework"))
        .child(title("The book\u{2019}s problems, drawn and marked"))
        .child(el("p").text(WHAT))
        .child(command(posing, hint))
        .child(el("h2").text("The simulators"))
        .child(el("ul").class("ways").children(Simulator::ALL.map(way).into()))
}

fn way(simulator: Simulator) -> Html {
    let (flags, name, words) = about(simulator);
    let line = format!("./{}.py {flags}", simulator.name());
    let route = Route::homework(&format!("/{}?flags={}", simulator.name(), flags.replace(' ', "%20")));
    let link = link(&route)
        .class("way")
        .child(el("strong").text(format!("{}.py: {}", simulator.name(), name.to_lowercase())))
        .child(el("span").text(words))
        .child(el("code").text(line));
    el("li").child(link).html()
}
