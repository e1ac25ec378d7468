//! Sharing the moment that is on the stage: a link, a file, a picture, a page of paper.

use sim::Scenario;
use web_sys::{Element, HtmlDialogElement};
use yew::virtual_dom::ListenerKind;
use yew::{Callback, Html, NodeRef};

use crate::element::{El, el};
use crate::player::Player;
use crate::{dom, export, share};

/// What the dialog asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// The dialog itself.
    Open,
    /// No dialog.
    Close,
    /// The link, on the clipboard.
    CopyLink,
    /// The scenario as a `.sim` file.
    SaveScenario,
    /// The picture as the text of an SVG, on the clipboard.
    CopySvg,
    /// The picture as an SVG file.
    SaveSvg,
    /// The picture as a PNG file.
    SavePng,
    /// The page on paper.
    Print,
    /// Nothing; the browser said whether the last thing worked.
    Done(bool),
}

/// The dialog: closed until it is asked for.
#[derive(Default)]
pub struct Sharing {
    dialog: NodeRef,
    open: bool,
    /// Whether the browser is still to be asked to show it: once, since it may close it before this is told.
    comes: bool,
    /// What happened last, in words.
    told: &'static str,
}

impl Sharing {
    /// Does what is asked. `figure` is the drawing on the page.
    pub fn ask(&mut self, ask: Ask, player: &Player, figure: Option<Element>, link: &Callback<Ask>) {
        let done = link.reform(Ask::Done);
        self.told = "";
        match ask {
            Ask::Open => (self.open, self.comes) = (true, true),
            Ask::Close => self.close(),
            Ask::CopyLink => export::copy(&address(player), done),
            Ask::SaveScenario => done.emit(save("memlane.sim", "text/plain", &scenario(player).to_string())),
            Ask::CopySvg => match figure.as_ref().and_then(export::svg) {
                Some((svg, _)) => export::copy(&svg, done),
                None => done.emit(false),
            },
            Ask::SaveSvg => {
                let svg = figure.as_ref().and_then(export::svg);
                done.emit(svg.is_some_and(|(svg, _)| save("memlane.svg", "image/svg+xml", &svg)));
            }
            Ask::SavePng => match figure.as_ref().and_then(export::svg) {
                Some((svg, size)) => export::png("memlane.png", &svg, size, done),
                None => done.emit(false),
            },
            Ask::Print => {
                self.close();
                if let Some(window) = dom::window() {
                    let _ = window.print();
                }
            }
            Ask::Done(true) => self.told = "Done.",
            Ask::Done(false) => self.told = "This browser does not allow that here. Save a file instead.",
        }
    }

    /// The page was drawn: shows the dialog where it has been asked for.
    pub fn rendered(&mut self) {
        let dialog = self.dialog.cast::<HtmlDialogElement>().filter(|_| self.comes);
        if let Some(dialog) = dialog {
            self.comes = dialog.show_modal().is_err();
        }
    }

    /// The browser closes the dialog before it is taken away: then the focus goes back to the button.
    fn close(&mut self) {
        (self.open, self.comes) = (false, false);
        if let Some(dialog) = self.dialog.cast::<HtmlDialogElement>() {
            dialog.close();
        }
    }

    /// The button, and the dialog while it is open.
    pub fn view(&self, player: &Player, link: &Callback<Ask>) -> Html {
        let button = button(link, Ask::Open, "")
            .fixed(&[("aria-haspopup", "dialog"), ("aria-label", "Share"), ("title", "Share")])
            .child(icon())
            .child(el("span").class("roomy").text("Share"));
        let dialog = if self.open { self.dialog(player, link) } else { Html::default() };
        el("div").class("sharing").child(button).child(dialog).html()
    }

    fn dialog(&self, player: &Player, link: &Callback<Ask>) -> Html {
        let closed = dom::when_closed(link.reform(|_| Ask::Close));
        el("dialog")
            .fixed(&[("class", "dialog"), ("aria-labelledby", "sharing-title")])
            .refer(&self.dialog)
            .on(|| ListenerKind::onclose, closed)
            .child(el("h2").fixed(&[("id", "sharing-title")]).text("Share this moment"))
            .child(by_link(player, link))
            .child(el("p").class("quiet").text("The file opens when you drop it on the Lab."))
            .child(row(link, &[("Save as .sim file", Ask::SaveScenario), ("Print", Ask::Print)]))
            .child(el("p").class("quiet").text("The picture, as it is on the page now:"))
            .child(row(
                link,
                &[
                    ("Copy as SVG", Ask::CopySvg),
                    ("Save as SVG", Ask::SaveSvg),
                    ("Save as PNG", Ask::SavePng),
                ],
            ))
            .child(el("p").fixed(&[("role", "status"), ("class", "quiet")]).text(self.told))
            .child(button(link, Ask::Close, "Close"))
            .html()
    }
}

fn by_link(player: &Player, link: &Callback<Ask>) -> Html {
    let address = address(player);
    if address.len() > share::MOST_IN_A_LINK {
        let words = format!(
            "This history is too long for a link: it would take {} characters, and {} are safe. Save it as a file.",
            address.len(),
            share::MOST_IN_A_LINK
        );
        return el("p").text(words).html();
    }
    let field = el("input")
        .fixed(&[("type", "text"), ("readonly", ""), ("aria-label", "Link to this moment")])
        .value(address);
    el("div").class("pair").child(field).child(button(link, Ask::CopyLink, "Copy link")).html()
}

fn row(link: &Callback<Ask>, asks: &[(&'static str, Ask)]) -> Html {
    let buttons = asks.iter().map(|(words, ask)| button(link, *ask, words).html()).collect();
    el("div").class("row").children(buttons).html()
}

fn button(link: &Callback<Ask>, ask: Ask, words: &'static str) -> El {
    let asked = link.reform(move |_| ask);
    el("button")
        .fixed(&[("type", "button"), ("class", "button")])
        .on(|| ListenerKind::onclick, asked)
        .text(words)
}

/// An arrow that leaves a box.
fn icon() -> El {
    let way = el("path").fixed(&[("d", "M4 7H2v7h12V7h-2M8 10V2M5 4.5 8 1.5l3 3"), ("fill", "none")]);
    el("svg")
        .fixed(&[("viewBox", "0 0 16 16"), ("aria-hidden", "true")])
        .child(way.fixed(&[("stroke", "currentColor"), ("stroke-width", "1.5")]))
}

/// The scenario on the stage, which opens where the player stands.
fn scenario(player: &Player) -> Scenario {
    Scenario { pause: Some(player.timeline().position()), ..player.timeline().scenario() }
}

/// The address at which the Lab opens with this moment.
fn address(player: &Player) -> String {
    let timeline = player.timeline();
    let page = dom::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    let page = page.split(['?', '#']).next().unwrap_or_default();
    format!("{page}#/lab?s={}", share::encode(&timeline.scenario(), timeline.position()))
}

fn save(name: &str, kind: &str, text: &str) -> bool {
    export::save(name, kind, text).is_some()
}
