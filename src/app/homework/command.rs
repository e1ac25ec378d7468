//! The field for a command line of the book, what is wrong with what stands in it, and the table of flags.

use course::homework::{Flag, HomeworkError, Simulator};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlTextAreaElement, KeyboardEvent};
use yew::virtual_dom::ListenerKind;
use yew::{Callback, Html};

use super::page::Msg;
use crate::dom;
use crate::element::{El, el};

/// What is being typed as a command line.
pub struct Posing<'a> {
    /// What stands in the field.
    pub typed: &'a str,
    /// What is wrong with what was sent last.
    pub refused: Option<&'a HomeworkError>,
    /// Who is told what the person does.
    pub link: &'a Callback<Msg>,
}

/// The flag that asks for help, which is no mistake.
const HELP: &str = "-h";

/// Draws the field; `hint` is a command line of that kind.
pub fn command(posing: &Posing<'_>, hint: &'static str) -> El {
    let send = posing.link.reform(|event: Event| {
        event.prevent_default();
        Msg::Pose
    });
    let wrong = posing.refused.is_some_and(|error| error.flag != HELP);
    let label = el("label").fixed(&[("for", "command")]).text("The command from the book, or its flags");
    let pose = el("button").fixed(&[("type", "submit"), ("class", "button strong")]).text("Open");
    let row = el("div").class("command-row").child(field(posing, wrong, hint)).child(pose);
    el("form")
        .class("command")
        .on(|| ListenerKind::onsubmit, send)
        .child(label)
        .child(row)
        .child(said(posing, wrong))
}

fn field(posing: &Posing<'_>, wrong: bool, hint: &'static str) -> El {
    let typed = posing.link.reform(|event: Event| {
        Msg::Type(dom::target::<HtmlTextAreaElement>(&event).map(|field| field.value()).unwrap_or_default())
    });
    let link = posing.link.clone();
    let sent = Callback::from(move |event: Event| {
        if is_enter(&event) {
            event.prevent_default();
            link.emit(Msg::Pose);
        }
    });
    el("textarea")
        .fixed(&[("id", "command"), ("rows", "2"), ("spellcheck", "false"), ("autocomplete", "off")])
        .fixed(&[("autocapitalize", "off"), ("aria-describedby", "command-said"), ("placeholder", hint)])
        .set("aria-invalid", if wrong { "true" } else { "false" })
        .on(|| ListenerKind::oninput, typed)
        .on(|| ListenerKind::onkeydown, sent)
        .value(posing.typed.to_owned())
}

/// Whether a key sends the line: Enter, but not with Shift, and not while letters are being put together.
fn is_enter(event: &Event) -> bool {
    let key = event.dyn_ref::<KeyboardEvent>();
    key.is_some_and(|key| key.key() == "Enter" && !key.shift_key() && !key.is_composing())
}

fn said(posing: &Posing<'_>, wrong: bool) -> El {
    let words = posing.refused.map(|error| error.message.clone()).unwrap_or_default();
    let class = if wrong { "refusal" } else { "quiet" };
    el("p").fixed(&[("id", "command-said"), ("role", "status")]).class(class).text(words)
}

/// The flags of a simulator, folded.
pub fn flags(simulator: Simulator) -> El {
    let head = ["flag", "what it sets", "if not given"]
        .map(|words| el("th").fixed(&[("scope", "col")]).text(words).html());
    let table = el("table")
        .child(el("thead").child(el("tr").children(head.into())))
        .child(el("tbody").children(simulator.flags().iter().map(flag).collect()));
    let scroll = el("div").fixed(&[("class", "flags-scroll"), ("role", "group"), ("tabindex", "0")]);
    let scroll = scroll.set("aria-label", format!("The flags of {}.py", simulator.name()));
    el("details").class("flags").child(el("summary").text("The flags it takes")).child(scroll.child(table))
}

fn flag(flag: &Flag) -> Html {
    let names = format!("-{}, --{}", flag.short, flag.long);
    el("tr")
        .child(el("th").fixed(&[("scope", "row")]).child(el("code").text(names)))
        .child(el("td").text(flag.about))
        .child(el("td").child(el("code").text(flag.default)))
        .html()
}
