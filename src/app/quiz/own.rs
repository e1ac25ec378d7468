//! The student's own program: a field to paste it into, and what is wrong with it if it is no C.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, HtmlTextAreaElement};
use yew::virtual_dom::{ListenerKind, VComp};
use yew::{Component, Context, Html, NodeRef};

use super::address::{Address, At};
use super::frame::send;
use super::paper::OWN;
use super::source::{self, Unread};
use crate::dom;
use crate::element::{El, el};
use crate::navigation;
use crate::route::Route;
use crate::view::{kicker, title};

/// What stands in the field at first.
const SAMPLE: &str = "#include <stdio.h>
#include <stdlib.h>

int total;

int square(int n) {
    static int calls;
    calls++;
    return n * n;
}

int main(void) {
    int *block = malloc(4 * sizeof *block);
    char *text = \"done\";
    block[0] = square(3);
    total = block[0];
    puts(text);
    free(block);
    return 0;
}
";

/// The field.
pub fn own() -> Html {
    VComp::new::<OwnPage>(Rc::new(()), None).into()
}

/// What can happen to it.
pub enum Msg {
    /// The quiz of what stands in the field is wanted.
    Make,
    /// The program of that text was read, or not: how many names it has.
    Read(String, Result<usize, Unread>),
}

/// The field on the page.
pub struct OwnPage {
    field: NodeRef,
    source: String,
    /// Why there is no quiz, and the place in the text, from 1.
    refused: Option<(String, Option<(u32, u32)>)>,
    waits: bool,
}

impl Component for OwnPage {
    type Message = Msg;
    type Properties = ();

    fn create(_: &Context<Self>) -> Self {
        let source = source::recalled().unwrap_or_else(|| SAMPLE.to_owned());
        Self { field: NodeRef::default(), source, refused: None, waits: false }
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Make => {
                let source = self.typed();
                // What was typed stays, whatever becomes of it.
                source::remember(&source);
                self.source.clone_from(&source);
                self.waits = true;
                let read = ctx.link().callback(|(source, read)| Msg::Read(source, read));
                spawn_local(async move {
                    let names = source::names(&source).await.map(|names| names.len());
                    read.emit((source, names));
                });
            }
            Msg::Read(source, read) if source == self.source => {
                self.waits = false;
                self.refused = match read {
                    Ok(0) => Some(("The program names nothing of which is certain where it lives: declare a variable or write a function.".to_owned(), None)),
                    Ok(_) => {
                        let quiz = Address { name: OWN.to_owned(), at: At::Task(0), ..Address::default() };
                        navigation::go(&Route::quiz(&quiz.to_string()));
                        None
                    }
                    Err(unread) => {
                        let place = match &unread {
                            Unread::Wrong(line, column, _) => Some((*line, *column)),
                            Unread::NoReader(_) => None,
                        };
                        Some((unread.told(), place))
                    }
                };
                if let Some((_, Some((line, column)))) = &self.refused {
                    self.point_at(*line, *column);
                }
            }
            Msg::Read(..) => return false,
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let make = ctx.link().callback(|event: Event| {
            event.prevent_default();
            Msg::Make
        });
        let invalid = if self.refused.is_some() { "true" } else { "false" };
        let field = el("textarea")
            .fixed(&[("id", "own-source"), ("rows", "18"), ("spellcheck", "false"), ("autocomplete", "off")])
            .fixed(&[("autocapitalize", "off"), ("aria-describedby", "own-said")])
            .set("aria-invalid", invalid)
            .value(self.source.clone())
            .refer(&self.field);
        let make_it = if self.waits { "Reading\u{2026}" } else { "Make the quiz" };
        el("div")
            .class("plain text own-c")
            .child(kicker("Quizzes"))
            .child(title("Your own C"))
            .child(el("p").text(WHAT))
            .child(
                el("form")
                    .on(|| ListenerKind::onsubmit, make)
                    .child(el("label").set("for", "own-source").text("A C program, up to 256 KiB"))
                    .child(field)
                    .child(self.said())
                    .child(send(make_it, self.waits)),
            )
            .html()
    }
}

const WHAT: &str = "Paste a program. Everything that it names becomes a quiz, as far as it is certain where it lives: \
    functions, variables, parameters, strings, and what pointers point to. Headers may be included; they are not read, but \
    the usual types and functions are known. The program stays in this browser.";

impl OwnPage {
    fn typed(&self) -> String {
        dom::cast::<HtmlTextAreaElement>(&self.field).map(|field| field.value()).unwrap_or_default()
    }

    fn said(&self) -> El {
        let said = el("div").fixed(&[("id", "own-said"), ("role", "status")]);
        let Some((why, place)) = &self.refused else { return said };
        let line = place.and_then(|(line, _)| self.source.lines().nth((line as usize).saturating_sub(1)));
        let shown = line
            .map(|line| el("pre").child(el("code").text(line.chars().take(200).collect::<String>())).html());
        said.child(el("p").class("refusal").text(why.clone())).children(shown.into_iter().collect())
    }

    /// Puts the cursor where the mistake is.
    fn point_at(&self, line: u32, column: u32) {
        let Some(field) = dom::cast::<HtmlTextAreaElement>(&self.field) else { return };
        let before = self.source.split('\n').take((line as usize).saturating_sub(1));
        let before: usize = before.map(|line| line.encode_utf16().count() + 1).sum();
        let at = u32::try_from(before).unwrap_or(0) + column.saturating_sub(1);
        let _ = field.focus();
        let _ = field.set_selection_range(at, at + 1);
    }
}
