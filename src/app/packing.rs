//! What a teacher takes from the page into a learning platform: questions for its bank, and a package that reports back.
//! Both are made by the packer, without a server.

mod made;

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, HtmlInputElement, HtmlSelectElement};
use yew::virtual_dom::{ListenerKind, VComp};
use yew::{Callback, Component, Context, Html, Properties};

use crate::dom;
use crate::element::{El, el};

/// What can be taken.
#[derive(Clone, PartialEq, Properties)]
pub struct PackingProps {
    /// Its address, behind `#/`; none while it is not known, when nothing can be taken.
    pub address: Option<String>,
    /// Whether a question bank is offered beside the package.
    pub bank: bool,
}

/// The forms; none where the page stands in one file, which has no packer beside it.
pub fn packing(props: PackingProps) -> Option<Html> {
    dom::has_files_beside().then(|| VComp::new::<Packing>(Rc::new(props), None).into())
}

/// Formats, each with its name for the packer and its words. The first is the usual one.
const BANKS: [(&str, &str); 4] =
    [("moodle", "Moodle XML"), ("gift", "GIFT"), ("qti2.1", "QTI 2.1"), ("qti3.0", "QTI 3.0")];
const PACKAGES: [(&str, &str); 2] = [("scorm1.2", "SCORM 1.2"), ("scorm2004", "SCORM 2004 (3rd edition)")];

/// What can happen to them.
pub enum Msg {
    /// A field holds another value: its id.
    Set(&'static str, String),
    /// Each learner gets other questions, or all the same.
    Mix(bool),
    /// The questions are wanted.
    Bank,
    /// The package is wanted.
    Package,
    /// This came of it, in a sentence.
    Told(String),
}

/// The forms as they stand.
pub struct Packing {
    bank: String,
    count: String,
    package: String,
    pass: String,
    mix: bool,
    /// Whether a file is being made.
    busy: bool,
    said: String,
}

impl Component for Packing {
    type Message = Msg;
    type Properties = PackingProps;

    fn create(_: &Context<Self>) -> Self {
        let first = |formats: &[(&str, &str)]| formats.first().map(|(name, _)| (*name).to_owned());
        Self {
            bank: first(&BANKS).unwrap_or_default(),
            count: String::new(),
            package: first(&PACKAGES).unwrap_or_default(),
            pass: String::new(),
            mix: false,
            busy: false,
            said: String::new(),
        }
    }

    fn changed(&mut self, _: &Context<Self>, _: &PackingProps) -> bool {
        if !self.busy {
            self.said.clear();
        }
        true
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        self.said.clear();
        match msg {
            Msg::Set(id, value) => match id {
                BANK => self.bank = value,
                COUNT => self.count = value,
                PACKAGE => self.package = value,
                _ => self.pass = value,
            },
            Msg::Mix(on) => self.mix = on,
            Msg::Bank => match self.counted() {
                Ok(count) => self.order(ctx, self.bank.clone(), |address| with(address, &count), None),
                Err(why) => self.said = why,
            },
            Msg::Package => match self.passed() {
                Ok(pass) => {
                    let mix = self.mix;
                    self.order(ctx, self.package.clone(), |address| mixed(address, mix), pass);
                }
                Err(why) => self.said = why,
            },
            Msg::Told(said) => (self.busy, self.said) = (false, said),
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        let bank = props.bank.then(|| self.bank_form(ctx).html());
        el("div")
            .class("packing")
            .children(bank.into_iter().collect())
            .child(self.package_form(ctx))
            .child(el("p").set("role", "status").text(self.said.clone()))
            .html()
    }
}

const BANK: &str = "packing-bank";
const COUNT: &str = "packing-count";
const PACKAGE: &str = "packing-package";
const PASS: &str = "packing-pass";
const MIX: &str = "packing-mix";

impl Packing {
    fn bank_form(&self, ctx: &Context<Self>) -> El {
        let words =
            "Questions for the question bank of your learning platform, with hints, reasons and solutions.";
        group("Question bank", words)
            .child(select(ctx, BANK, "Format", &BANKS, &self.bank))
            .child(number(ctx, COUNT, "How many", "as in the quiz", &self.count))
            .child(self.button(ctx, "Save the questions", ctx.link().callback(|_| Msg::Bank)))
    }

    fn package_form(&self, ctx: &Context<Self>) -> El {
        let address = ctx.props().address.as_deref().unwrap_or_default();
        let is_lecture = address.starts_with("lecture/");
        let words = match is_lecture {
            true => {
                "The whole lecture as a package that runs inside your learning platform and reports score, answers and \
                     where the learner stopped."
            }
            false => {
                "The quiz as a package that runs inside your learning platform and reports score, answers and where \
                      the learner stopped."
            }
        };
        let group =
            group("SCORM package", words).child(select(ctx, PACKAGE, "Version", &PACKAGES, &self.package));
        // A lecture is completed, not passed.
        let mark = (!is_lecture).then(|| number(ctx, PASS, "Pass mark (%)", "none", &self.pass).html());
        let mixing = address.contains("seed=").then(|| self.mixing(ctx).html());
        group.children(mark.into_iter().chain(mixing).collect()).child(self.button(
            ctx,
            "Save the package",
            ctx.link().callback(|_| Msg::Package),
        ))
    }

    /// Whether each learner gets other questions.
    fn mixing(&self, ctx: &Context<Self>) -> El {
        let changed = ctx.link().callback(|event: Event| {
            Msg::Mix(dom::target::<HtmlInputElement>(&event).is_some_and(|input| input.checked()))
        });
        let input = el("input")
            .fixed(&[("id", MIX), ("type", "checkbox")])
            .property("checked", self.mix)
            .on(|| ListenerKind::onchange, changed);
        el("label").set("for", MIX).class("packing-mix").child(input).text("Other questions for each learner")
    }

    fn button(&self, ctx: &Context<Self>, words: &'static str, pressed: Callback<Event>) -> El {
        el("button")
            .fixed(&[("type", "button"), ("class", "button")])
            .flag("disabled", self.busy || ctx.props().address.is_none())
            .on(|| ListenerKind::onclick, pressed)
            .text(words)
    }

    /// Orders the file of an address as the page has it, changed as is wanted.
    fn order(
        &mut self,
        ctx: &Context<Self>,
        format: String,
        change: impl Fn(&str) -> String,
        pass: Option<u8>,
    ) {
        let Some(address) = ctx.props().address.as_deref().map(change).filter(|_| !self.busy) else { return };
        let told = ctx.link().callback(Msg::Told);
        (self.busy, self.said) = (true, "Packing\u{2026}".to_owned());
        spawn_local(async move {
            let said = made::save(&address, &format, pass).await.unwrap_or_else(|why| format!("{why}."));
            told.emit(said);
        });
    }

    /// How many questions are wanted, as an address has it.
    fn counted(&self) -> Result<String, String> {
        let count = self.count.trim();
        match count.parse::<u32>() {
            _ if count.is_empty() => Ok(String::new()),
            Ok(count) => Ok(format!("count={count}")),
            Err(_) => Err("How many is a whole number, from 1 to 500.".to_owned()),
        }
    }

    fn passed(&self) -> Result<Option<u8>, String> {
        match self.pass.trim() {
            "" => Ok(None),
            pass => match pass.parse() {
                Ok(pass) if pass <= 100 => Ok(Some(pass)),
                _ => Err("The pass mark is a whole number of percent, from 0 to 100.".to_owned()),
            },
        }
    }
}

/// The address with one more setting.
fn with(address: &str, setting: &str) -> String {
    match (setting, address.contains('?')) {
        ("", _) => address.to_owned(),
        (_, true) => format!("{address}&{setting}"),
        (_, false) => format!("{address}?{setting}"),
    }
}

/// The address without its seed, where each learner gets other questions.
fn mixed(address: &str, mix: bool) -> String {
    let seedless = address.split_once('?').filter(|_| mix).map(|(path, _)| path);
    seedless.unwrap_or(address).to_owned()
}

fn group(title: &'static str, words: &'static str) -> El {
    el("fieldset")
        .class("packing-form")
        .child(el("legend").text(title))
        .child(el("p").class("quiet").text(words))
}

fn field(id: &'static str, words: &'static str, control: El) -> El {
    el("div").class("field").child(el("label").set("for", id).text(words)).child(control)
}

fn select(
    ctx: &Context<Packing>,
    id: &'static str,
    words: &'static str,
    options: &[(&'static str, &'static str)],
    value: &str,
) -> El {
    let chosen = ctx.link().callback(move |event: Event| {
        Msg::Set(
            id,
            dom::target::<HtmlSelectElement>(&event).map(|select| select.value()).unwrap_or_default(),
        )
    });
    let option = |(name, words): &(&'static str, &'static str)| {
        el("option").fixed(&[("value", name)]).flag("selected", *name == value).text(*words).html()
    };
    let control = el("select")
        .set("id", id)
        .on(|| ListenerKind::onchange, chosen)
        .children(options.iter().map(option).collect());
    field(id, words, control)
}

fn number(
    ctx: &Context<Packing>,
    id: &'static str,
    words: &'static str,
    usual: &'static str,
    value: &str,
) -> El {
    let typed = ctx.link().callback(move |event: Event| Msg::Set(id, dom::value(&event)));
    let control = el("input")
        .fixed(&[("type", "text"), ("inputmode", "numeric"), ("autocomplete", "off"), ("placeholder", usual)])
        .set("id", id)
        .set("value", value.to_owned())
        .on(|| ListenerKind::oninput, typed);
    field(id, words, control)
}
