//! A single stage as a part of a page: it owns its machine, its keys and its clock.

use std::rc::Rc;

use gloo_events::EventListener;
use sim::Scenario;
use yew::virtual_dom::VComp;
use yew::{Callback, Component, Context, Html, Properties};

use crate::element::{El, el};
use crate::embed::{self, Sight, Wish};
use crate::numerals;
use crate::player::Act;
use crate::settings::Settings;
use crate::stage::keys::{self, Key};
use crate::stage::{self, Parts, Stage, Tab};

/// What the figure shows and allows.
#[derive(Properties, PartialEq)]
pub struct FigureProps {
    /// The machine, what happens to it, and where it opens.
    pub scenario: Rc<Scenario>,
    /// Which parts of the stage there are.
    pub parts: Parts,
    /// The measure that is open; none means the one that fits the scenario.
    pub tab: Option<Tab>,
    /// The process whose address space is shown; none means the one that runs.
    pub look: Option<Rc<str>>,
    /// Whether keys drive the timeline from anywhere on the page.
    pub keys: bool,
    /// Who is told when the machine should go forward while it waits for an answer; none where it does not wait.
    pub held: Option<Callback<()>>,
    /// Whether the machine stops where its scenario ends.
    pub ends: bool,
    /// Who is told where the timeline stands, and how long it is.
    pub told: Option<Callback<(usize, usize)>>,
    /// How the person wants it shown.
    pub settings: Settings,
}

impl Default for FigureProps {
    fn default() -> Self {
        Self {
            scenario: Rc::default(),
            parts: Parts::default(),
            tab: None,
            look: None,
            keys: true,
            held: None,
            ends: false,
            told: None,
            settings: Settings::default(),
        }
    }
}

/// A stage. It starts afresh where the page around it has another key.
pub fn figure(props: FigureProps) -> Html {
    VComp::new::<Figure>(Rc::new(props), None).into()
}

/// The part of the page that holds it.
pub fn beside(figure: Html) -> El {
    el("section").fixed(&[("class", "figure"), ("aria-label", "The machine")]).child(figure)
}

/// What can happen to the figure.
enum Msg {
    Stage(stage::Msg),
    Key(Key),
    Wish(Wish),
    Unseen,
}

impl Msg {
    /// Whether it asks where ahead something stands out, which may be the answer to a question.
    fn looks_ahead(&self) -> bool {
        matches!(self, Self::Stage(stage::Msg::Jump(true)) | Self::Key(Key::Hop { forward: true, .. }))
    }
}

struct Figure {
    stage: Stage,
    /// What the host of a frame asks for.
    wishes: Option<EventListener>,
    /// Whether anybody sees it there.
    sight: Option<Sight>,
    _keys: Option<EventListener>,
}

impl Component for Figure {
    type Message = Msg;
    type Properties = FigureProps;

    fn create(ctx: &Context<Self>) -> Self {
        let keys = ctx.props().keys.then(|| keys::listen(ctx.link().callback(Msg::Key))).flatten();
        let wishes = embed::listen(ctx.link().callback(Msg::Wish));
        let figure = Self { stage: open(ctx), wishes, sight: None, _keys: keys };
        figure.tell();
        figure
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &FigureProps) -> bool {
        if old.scenario != ctx.props().scenario {
            self.stage = open(ctx);
        }
        self.stage.set_up(ctx.props().settings);
        self.stage.veil(ctx.props().held.is_some());
        true
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        if let Some(held) = ctx.props().held.as_ref().filter(|_| msg.looks_ahead()) {
            held.emit(());
            return false;
        }
        let msg = match msg {
            Msg::Stage(msg) => msg,
            Msg::Key(key) => stage::Msg::Act(key.act(self.stage.player())),
            Msg::Wish(wish) => match wish.act(self.stage.player()) {
                Some(act) => stage::Msg::Act(act),
                None => return false,
            },
            Msg::Unseen if self.stage.player().is_playing() => stage::Msg::Act(Act::Play(false)),
            Msg::Unseen => return false,
        };
        if let (stage::Msg::Act(act), Some(held)) = (&msg, &ctx.props().held)
            && act.reveals(self.stage.player())
        {
            held.emit(());
            return false;
        }
        let before = self.place();
        if ctx.props().ends && matches!(msg, stage::Msg::Act(Act::Step)) && before.0 == before.1 {
            return false;
        }
        let changed = self.stage.update(msg);
        if self.place() != before {
            ctx.props().told.iter().for_each(|told| told.emit(self.place()));
            self.tell();
        }
        changed
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        numerals::written(self.stage.view(), ctx.props().settings.numerals)
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        self.stage.rendered();
        if first && self.wishes.is_some() {
            self.sight = Sight::of(".stage", ctx.link().callback(|()| Msg::Unseen));
        }
    }
}

impl Figure {
    /// Tells the host of a frame where the timeline stands.
    fn tell(&self) {
        let (position, length) = self.place();
        embed::stepped(position, length);
    }

    /// Where the timeline stands, and how long it is.
    fn place(&self) -> (usize, usize) {
        let timeline = self.stage.player().timeline();
        (timeline.position(), timeline.len())
    }
}

fn open(ctx: &Context<Figure>) -> Stage {
    let FigureProps { scenario, parts, settings, tab, look, told, .. } = ctx.props();
    let held = ctx.props().held.is_some();
    let mut stage = Stage::open(scenario, *parts, *settings, ctx.link().callback(Msg::Stage));
    stage.begin(*tab, look.as_deref());
    stage.veil(held);
    if let Some(told) = told {
        let timeline = stage.player().timeline();
        told.emit((timeline.position(), timeline.len()));
    }
    stage
}
