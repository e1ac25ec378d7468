//! All quizzes, how far one is with each, and what the browser keeps of that.

use course::practice::{Skill, Topic};
use course::{Exercise, Program, programs, quizzes};
use web_sys::Event;
use yew::virtual_dom::{ListenerKind, VComp};
use yew::{Callback, Component, Context, Html};

use super::class::class;
use super::kept;
use super::paper::{Kind, own_route};
use super::progress::Progress;
use super::today::today;
use crate::element::{El, el};
use crate::export;
use crate::file::{self, Reading};
use crate::view::{kicker, link, title};

const WHAT: &str = "Every answer comes from a machine that really runs, and once you have answered it shows you why. What \
    you do not know yet comes back until you do.";

/// The overview.
pub fn overview() -> Html {
    VComp::new::<Overview>(std::rc::Rc::new(()), None).into()
}

/// What can happen to it.
pub enum Msg {
    /// The record is to be saved as a file.
    Export,
    /// This file holds a record.
    Import(Option<web_sys::File>),
    /// Its text is there, or it is known why not.
    Read(Result<String, String>),
    /// The record is to be erased: asked first, done at the second press.
    Erase,
}

/// All quizzes on the page.
pub struct Overview {
    progress: Progress,
    today: u32,
    /// What is said about the record.
    said: String,
    /// Whether the next press erases it.
    erasing: bool,
    reading: Option<Reading>,
}

impl Component for Overview {
    type Message = Msg;
    type Properties = ();

    fn create(_: &Context<Self>) -> Self {
        let progress = kept::progress();
        Self { progress, today: today(), said: String::new(), erasing: false, reading: None }
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        let erasing = std::mem::take(&mut self.erasing);
        match msg {
            Msg::Export => {
                let _ = export::save("memlane-progress.txt", "text/plain", &self.progress.print());
            }
            Msg::Import(file) => {
                let Some(file) = file else { return false };
                match Reading::start(&file, ctx.link().callback(Msg::Read)) {
                    Ok(reading) => self.reading = Some(reading),
                    Err(why) => self.said = format!("{why}."),
                }
            }
            Msg::Read(text) => self.import(text),
            Msg::Erase if erasing => {
                self.progress = Progress::default();
                kept::keep_progress(&self.progress);
                self.said = "Your record is erased.".to_owned();
            }
            Msg::Erase => {
                self.erasing = true;
                self.said = "Press again to erase what you have mastered; this cannot be undone.".to_owned();
            }
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        el("div")
            .class("plain text quizzes")
            .child(kicker("Quizzes"))
            .child(title("Do you know where it is?"))
            .child(el("p").text(WHAT))
            .children(self.due().into_iter().collect())
            .child(el("h2").text("Where does it live?"))
            .child(self.living())
            .child(el("h2").text("How does it work?"))
            .child(el("ul").class("ways").children(Topic::ALL.map(|topic| self.topic(topic)).into()))
            .child(el("h2").text("Your record"))
            .child(self.record(ctx))
            .child(el("h2").text("For a class"))
            .child(class())
            .html()
    }
}

impl Overview {
    fn import(&mut self, text: Result<String, String>) {
        self.reading = None;
        self.said = match text.map(|text| Progress::parse(&text)) {
            Ok(read) if read.tried() == 0 => {
                "This file holds no record of memlane\u{2019}s quizzes.".to_owned()
            }
            Ok(read) => {
                let count = read.tried();
                self.progress.join(read);
                kept::keep_progress(&self.progress);
                format!("Read: {count} skills. What you knew better here stays.")
            }
            Err(why) => format!("{why}."),
        };
    }

    fn due(&self) -> Option<Html> {
        let due = self.progress.due(self.today).len();
        let words = match due {
            0 => return None,
            1 => "One thing is due: repeat it \u{2192}".to_owned(),
            due => format!("{due} things are due: repeat them \u{2192}"),
        };
        Some(el("p").child(link(&Kind::Repeat.route()).class("button strong").text(words)).html())
    }

    fn living(&self) -> El {
        let first = quizzes().iter().map(|quiz| {
            self.way(
                Kind::Exercise(Exercise::Bundled(quiz)),
                "A program that this page\u{2019}s machine runs: five names.",
                &[format!("match/{}", quiz.id)],
            )
        });
        let all: Vec<String> = programs().iter().map(|program| format!("match/{}", program.id)).collect();
        let round =
            self.way(Kind::Exercise(Exercise::Programs), "Five programs by seed, from easy to hard.", &all);
        let own = link(&own_route()).class("way").child(el("strong").text(Kind::Own.title())).child(
            el("span").text("Paste a program: its functions, variables, strings and pointers become a quiz."),
        );
        let own = el("li").child(own).html();
        let list = el("details")
            .class("programs")
            .child(el("summary").text(format!("All {} programs", programs().len())))
            .child(el("ul").children(programs().iter().map(|program| self.program(program)).collect()));
        el("div")
            .class("living")
            .child(el("ul").class("ways").children(first.chain([round, own]).collect()))
            .child(list)
    }

    fn program(&self, program: &'static Program) -> Html {
        let mastered = self.progress.mastered([format!("match/{}", program.id).as_str()]) > 0;
        let level = format!(" level {}{}", program.level, if mastered { ", mastered" } else { "" });
        let to = link(&Kind::Exercise(Exercise::Program(program)).route()).text(program.title);
        el("li").child(to).child(el("small").class("quiet").text(level)).html()
    }

    fn topic(&self, topic: Topic) -> Html {
        let names: Vec<String> =
            topic.skills().iter().map(|Skill { id, .. }| format!("{}/{id}", topic.id())).collect();
        self.way(Kind::Exercise(Exercise::Topic(topic)), about(topic), &names)
    }

    fn way(&self, kind: Kind, about: &'static str, skills: &[String]) -> Html {
        let names = || skills.iter().map(String::as_str);
        let tried = names().filter(|name| self.progress.skill(name).is_some()).count();
        let known = self.progress.mastered(names());
        let row =
            names().filter_map(|name| self.progress.skill(name)).map(|skill| skill.row).max().unwrap_or(0);
        let told = match (tried, skills.len()) {
            (0, _) => String::new(),
            (_, 1) => {
                if known == 1 {
                    "mastered".to_owned()
                } else {
                    format!("tried; right {row} in a row")
                }
            }
            (tried, all) => format!("{tried} of {all} skills tried, {known} mastered; best streak {row}"),
        };
        let told = (!told.is_empty()).then(|| el("span").class("way-told").text(told).html());
        let link = link(&kind.route())
            .class("way")
            .child(el("strong").text(kind.title()))
            .child(el("span").text(about))
            .children(told.into_iter().collect());
        el("li").child(link).html()
    }

    fn record(&self, ctx: &Context<Self>) -> El {
        let known = "It is kept in this browser and nowhere else: no account, nothing is sent.";
        let button = |words: &'static str, on: Callback<Event>| {
            el("button")
                .fixed(&[("type", "button"), ("class", "button")])
                .on(|| ListenerKind::onclick, on)
                .text(words)
        };
        let link = ctx.link();
        let choose = el("label").class("button file").text("Read from a file").child(
            el("input")
                .fixed(&[("type", "file"), ("accept", ".txt,text/plain"), ("class", "hidden-visually")])
                .on(
                    || ListenerKind::onchange,
                    link.callback(|event: Event| Msg::Import(file::chosen(&event))),
                ),
        );
        let erase = if self.erasing { "Erase it now" } else { "Erase" };
        el("div")
            .class("record")
            .child(el("p").text(known))
            .child(
                el("div")
                    .class("buttons")
                    .child(
                        button("Save as a file", link.callback(|_| Msg::Export))
                            .flag("disabled", self.progress.tried() == 0),
                    )
                    .child(choose)
                    .child(
                        button(erase, link.callback(|_| Msg::Erase))
                            .flag("disabled", self.progress.tried() == 0),
                    ),
            )
            .child(el("p").set("role", "status").text(self.said.clone()))
    }
}

/// What a topic is about, in a sentence.
fn about(topic: Topic) -> &'static str {
    match topic {
        Topic::References => {
            "An instruction is fetched before it loads or stores: how often is memory asked?"
        }
        Topic::Translation => "Base, bounds, segments: from a virtual address to its byte, or to a fault.",
        Topic::Placement => "First, next, best, worst fit, buddy: which hole, what is left, what is wasted?",
        Topic::Protection => "A program goes astray: which mechanism catches it, and who is hurt?",
        Topic::Concepts => {
            "Illusion, sharing, protection, cost: what the lecture tells, asked of the machine."
        }
    }
}
