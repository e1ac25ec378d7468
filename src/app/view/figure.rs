//! A single stage as a part of a page: it owns its machine, its keys and its clock.

use std::rc::Rc;

use gloo_events::EventListener;
use sim::Scenario;
use yew::virtual_dom::VComp;
use yew::{Component, Context, Html, Properties};

use crate::element::{El, el};
use crate::numerals;
use crate::settings::Settings;
use crate::stage::keys::{self, Key};
use crate::stage::{self, Parts, Stage};

/// What the figure shows and allows.
#[derive(Properties, PartialEq)]
pub struct FigureProps {
    /// The machine, what happens to it, and where it opens.
    pub scenario: Rc<Scenario>,
    /// Which parts of the stage there are.
    pub parts: Parts,
    /// Whether keys drive the timeline from anywhere on the page.
    pub keys: bool,
    /// How the person wants it shown.
    pub settings: Settings,
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
}

struct Figure {
    stage: Stage,
    _keys: Option<EventListener>,
}

impl Component for Figure {
    type Message = Msg;
    type Properties = FigureProps;

    fn create(ctx: &Context<Self>) -> Self {
        let keys = ctx.props().keys.then(|| keys::listen(ctx.link().callback(Msg::Key))).flatten();
        Self { stage: open(ctx), _keys: keys }
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &FigureProps) -> bool {
        if old.scenario != ctx.props().scenario {
            self.stage = open(ctx);
        }
        self.stage.set_up(ctx.props().settings);
        true
    }

    fn update(&mut self, _: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Stage(msg) => self.stage.update(msg),
            Msg::Key(key) => self.stage.update(stage::Msg::Act(key.act(self.stage.player()))),
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        numerals::written(self.stage.view(), ctx.props().settings.numerals)
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        self.stage.rendered();
    }
}

fn open(ctx: &Context<Figure>) -> Stage {
    let FigureProps { scenario, parts, settings, .. } = ctx.props();
    Stage::open(scenario, *parts, *settings, ctx.link().callback(Msg::Stage))
}
