//! The Lab: one machine or two, and a desk at which a person sets them up, acts on them and edits what they do.
//!
//! | file | what it is |
//! | --- | --- |
//! | `machines` | the one machine, or the two on the same commands |
//! | `source` | the scenario as text, followed by every action |
//! | `statement` | what is filled in, as a line of a scenario |
//! | `job` | replaying and rebuilding in slices |
//! | `desk` | the left side: its head and its tabs |
//! | `setup`, `processes`, `heap`, `access` | the tab “Do” |
//! | `editor` | the tab “Source” |
//! | `examples` | the tab “Examples” |
//! | `entry` | what it opens with |
//! | `form`, `still` | fields, and what is not drawn again |
//! | `act` | what follows from what the person does |

mod access;
mod act;
mod desk;
mod editor;
mod entry;
pub mod examples;
mod form;
mod heap;
mod job;
mod machines;
mod processes;
mod setup;
mod source;
mod statement;
mod still;

pub use self::entry::Entry;

use std::collections::VecDeque;
use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use sim::{Skipped, Trace};
use yew::virtual_dom::{ListenerKind, VComp};
use yew::{Callback, Component, Context, Html, NodeRef, Properties};

use self::desk::Tab;
use self::examples::Example;
use self::job::Job;
use self::machines::{Machines, Side};
use self::source::Source;
use self::statement::Line;
use crate::element::el;
use crate::embed::{self, Wish};
use crate::file::{self, Reading};
use crate::settings::Settings;
use crate::stage;
use crate::stage::keys::{self, Key};

/// The Lab, opened with an example, with what a share link holds, or with the first example.
fn lab(example: Option<&'static Example>, shared: Option<Rc<str>>, settings: Settings) -> Html {
    VComp::new::<Lab>(Rc::new(LabProps { example, shared, settings }), None).into()
}

/// How the Lab is opened.
#[derive(Properties, PartialEq)]
pub struct LabProps {
    example: Option<&'static Example>,
    shared: Option<Rc<str>>,
    settings: Settings,
}

/// What can happen in the Lab.
pub enum Msg {
    /// A machine's stage has something to say.
    Stage(Side, stage::Msg),
    /// A key drives the timeline.
    Key(Key),
    /// The host of a frame asks for something.
    Wish(Wish),
    /// Another tab of the desk is chosen.
    Tab(Tab),
    /// Lines of a scenario from the form of that name.
    Say(&'static str, String),
    /// A process runs for at most as many instructions as the form says.
    Run(u32, String),
    /// A field of the machine's settings is being filled in: its name, and what stands there so far.
    Draft(String, String),
    /// A setting was filled in.
    Set(Side, Line, &'static str, String),
    /// The source was typed in.
    Edited(String),
    /// Nobody has typed for a while.
    Paused,
    /// To the moment behind a line of the source.
    Seek(usize),
    /// The program of a process is to be edited.
    Program(u32),
    /// An example is chosen.
    Example(&'static Example),
    /// A second machine beside the first, or none.
    Compare(bool),
    /// From the beginning.
    Restart,
    /// A file is dragged over the page, or no more.
    Hover(bool),
    /// A file was chosen or dropped.
    File(web_sys::File),
    /// Its text is there, or the reason why it is not.
    Text(Result<String, String>),
    /// Long work may go on.
    Slice,
    /// Long work is given up.
    Stop,
    /// The source as a file, please.
    Save,
}

/// What the machines opened with.
enum Opening {
    Text(String),
    Trace(Rc<Trace>),
}

/// What was wrong with a form, and what stood there.
struct Complaint {
    form: String,
    typed: String,
    reason: String,
}

/// The Lab.
pub struct Lab {
    machines: Machines,
    source: Source,
    opening: Opening,
    example: Option<&'static Example>,
    tab: Tab,
    complaint: Option<Complaint>,
    /// The block of a heap that was clicked in a figure: process and address.
    pointed: Option<(Side, u32, u64)>,
    /// The setting that is being filled in: its name and what stands there.
    draft: Option<(String, String)>,
    /// For lines of the source: what the machine refused there.
    refused: Vec<(usize, String)>,
    /// What became of a trace.
    report: Option<Report>,
    /// The file that was opened last, in words.
    opened: String,
    jobs: VecDeque<Job>,
    reading: Option<Reading>,
    /// Whether a file is over the page.
    hover: bool,
    settings: Settings,
    /// Instructions that “Run” runs at most.
    most: NodeRef,
    /// The field of malloc's size.
    request: NodeRef,
    editor: NodeRef,
    /// A line of the source to show when it is there, from 1.
    reveal: Option<usize>,
    desk: Html,
    version: u32,
    /// The version of the desk when the two machines were last told apart.
    told: u32,
    pause: Option<Timeout>,
    slice: Option<Timeout>,
    send: Callback<Msg>,
    _keys: Option<EventListener>,
    /// What the host of a frame asks for.
    _wishes: Option<EventListener>,
}

/// What became of a trace.
struct Report {
    words: String,
    skipped: Vec<Skipped>,
}

impl Component for Lab {
    type Message = Msg;
    type Properties = LabProps;

    fn create(ctx: &Context<Self>) -> Self {
        let LabProps { example, settings, .. } = *ctx.props();
        let send = ctx.link().callback(|msg: Msg| msg);
        let example = example.or_else(|| examples::examples().first());
        let text = example.map_or("machine", |example| example.scenario).to_owned();
        let (source, scenario) = Source::read(text.clone());
        let scenario = scenario.unwrap_or_default();
        let mut lab = Self {
            machines: Machines::open(&scenario, settings, stage_link(&send, Side::First)),
            source,
            opening: Opening::Text(text),
            example,
            tab: Tab::Do,
            complaint: None,
            pointed: None,
            draft: None,
            refused: Vec::new(),
            report: None,
            opened: String::new(),
            jobs: VecDeque::new(),
            reading: None,
            hover: false,
            settings,
            most: NodeRef::default(),
            request: NodeRef::default(),
            editor: NodeRef::default(),
            reveal: None,
            desk: Html::default(),
            version: 0,
            told: 0,
            pause: None,
            slice: None,
            _keys: keys::listen(send.reform(Msg::Key)),
            _wishes: embed::listen(send.reform(Msg::Wish)),
            send,
        };
        if let Some(link) = &ctx.props().shared {
            lab.open_shared(link);
        }
        lab.redraw();
        lab
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &LabProps) -> bool {
        let LabProps { example, settings, .. } = *ctx.props();
        if old.settings != settings {
            self.settings = settings;
            self.machines.set_up(settings);
        }
        if let Some(example) = example.filter(|example| self.example != Some(example)) {
            self.open_example(example);
        }
        if let Some(link) = ctx.props().shared.as_ref().filter(|link| old.shared.as_ref() != Some(link)) {
            self.open_shared(link);
        }
        self.redraw();
        true
    }

    fn update(&mut self, _: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Draft(name, typed) => {
                self.draft = Some((name, typed));
                false
            }
            Msg::Hover(over) => std::mem::replace(&mut self.hover, over) != over,
            Msg::Stage(side, msg) if !changes(&msg) => self.machines.update(side, msg),
            msg => {
                self.handle(msg);
                self.redraw();
                true
            }
        }
    }

    fn view(&self, _: &Context<Self>) -> Html {
        let mut machines = el("div").class("machines").child(self.machines.first().view());
        if let Some(second) = self.machines.second() {
            machines = el("div")
                .class("machines is-two")
                .child(setup::caption(self, Side::First).key("first"))
                .child(self.machines.first().view())
                .child(setup::caption(self, Side::Second).key("second"))
                .child(second.view());
        }
        let over = self.send.reform(|event: web_sys::Event| {
            event.prevent_default();
            Msg::Hover(true)
        });
        let send = self.send.clone();
        let drop = Callback::from(move |event: web_sys::Event| {
            send.emit(Msg::Hover(false));
            if let Some(file) = file::dropped(&event) {
                send.emit(Msg::File(file));
            }
        });
        el("div")
            .class(if self.hover { "lab is-target" } else { "lab" })
            .on(|| ListenerKind::ondragover, over)
            .on(|| ListenerKind::ondragleave, self.send.reform(|_| Msg::Hover(false)))
            .on(|| ListenerKind::ondrop, drop)
            .child(el("h1").fixed(&[("class", "hidden-visually"), ("tabindex", "-1")]).text("Lab"))
            .child(still::still(self.desk.clone(), self.version))
            .child(machines)
            .html()
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        self.machines.rendered();
        if std::mem::replace(&mut self.told, self.version) != self.version {
            machines::tell_apart();
        }
        if let Some(line) = self.reveal.take() {
            editor::reveal(&self.editor, line);
        }
    }
}

impl Lab {
    /// Puts the desk together anew, for the moment that is shown now.
    fn redraw(&mut self) {
        let timeline = self.machines.player().timeline();
        embed::stepped(timeline.position(), timeline.len());
        self.desk = desk::desk(self, &self.send);
        self.version = self.version.wrapping_add(1);
    }

    /// What a form has to say about itself: the reason for its refusal.
    fn complaint(&self, form: &str) -> Html {
        let complaint = self.complaint.as_ref().filter(|complaint| complaint.form == form);
        complaint.map_or_else(Html::default, |complaint| {
            let words = format!("{}.", complaint.reason);
            el("p").fixed(&[("class", "refusal"), ("role", "alert")]).text(words).html()
        })
    }

    fn second_is_there(&self) -> bool {
        self.machines.second().is_some()
    }
}

/// Brings the messages of one side's stage.
fn stage_link(send: &Callback<Msg>, side: Side) -> Callback<stage::Msg> {
    send.reform(move |msg| Msg::Stage(side, msg))
}

/// Whether a message of a stage may change a machine; the others only change what is seen.
fn changes(msg: &stage::Msg) -> bool {
    matches!(msg, stage::Msg::Act(_) | stage::Msg::Pick(_))
}
