//! The figure of a machine that does not run, as large as its place on the page, with one address on its way.

use std::rc::Rc;

use diagram::flight::Flight;
use diagram::{BlockId, Frame, Look, Scene};
use sim::{SegmentName, Snapshot, Translation};
use web_sys::Element;
use yew::virtual_dom::VComp;
use yew::{Callback, Component, Context, Html, NodeRef, Properties};

use super::figure;
use super::measure::{self, Measure};
use crate::element::el;
use crate::numerals;
use crate::settings::Settings;

/// What is exhibited.
#[derive(Properties, PartialEq)]
pub struct ExhibitProps {
    /// The machine; the process that runs is the one that is shown.
    pub machine: Rc<Snapshot>,
    /// An address, and whether it has gone its way or is only about to.
    pub way: Option<(Translation, bool)>,
    /// What segments are called there.
    pub names: &'static [(SegmentName, &'static str)],
    /// How the person wants it shown.
    pub settings: Settings,
}

/// Exhibits a machine.
pub fn exhibit(props: ExhibitProps) -> Html {
    VComp::new::<Exhibit>(Rc::new(props), None).into()
}

/// What can happen to it.
pub enum Msg {
    /// It has another size, in CSS pixels.
    Resized((f64, f64)),
    /// The block at that place in the scene is pointed at or focused, or none any more.
    Point(Option<usize>),
}

/// The figure on the page.
pub struct Exhibit {
    frame: Frame,
    pointed: Option<BlockId>,
    place: NodeRef,
    measure: Option<Measure>,
}

impl Component for Exhibit {
    type Message = Msg;
    type Properties = ExhibitProps;

    fn create(_: &Context<Self>) -> Self {
        Self { frame: Frame::new(720.0, 480.0), pointed: None, place: NodeRef::default(), measure: None }
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Resized((width, height)) => {
                let zoom = measure::zoom();
                let frame = Frame::new(width / zoom, height / zoom);
                std::mem::replace(&mut self.frame, frame) != frame
            }
            Msg::Point(index) => {
                let scene = self.scene(ctx.props());
                self.pointed = index.and_then(|index| scene.blocks.get(index).map(|block| block.id));
                true
            }
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let scene = self.scene(ctx.props());
        let pointed = self.pointed.and_then(|id| scene.blocks.iter().find(|block| block.id == id));
        let words = pointed.map(|block| block.description.clone()).unwrap_or_default();
        let point = ctx.link().callback(Msg::Point);
        let drawn = figure::figure(&scene, pointed.map(|block| block.id), None, &point, &Callback::noop());
        let place = el("div")
            .class("diagram")
            .refer(&self.place)
            .child(drawn)
            .child(el("p").fixed(&[("class", "pointed"), ("aria-hidden", "true")]).text(words));
        numerals::written(place.html(), ctx.props().settings.numerals)
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        let element = self.place.cast::<Element>().filter(|_| first);
        if let Some(element) = element {
            self.measure = Measure::new(&element, ctx.link().callback(Msg::Resized));
        }
    }
}

impl Exhibit {
    fn scene(&self, props: &ExhibitProps) -> Scene {
        let ExhibitProps { machine, way, names, settings } = props;
        let look = Look { low_end: settings.low_end, ..Look::default() };
        let pid = machine.running;
        let mut scene = Scene::new(machine, pid, self.frame, look);
        scene.rename(&pid.map(|pid| machine.name_of(pid)).unwrap_or_default(), names);
        // What does not run is not zoomed, and does not say that it could be.
        scene.columns.clear();
        let flight = way
            .as_ref()
            .zip(pid)
            .map(|((way, gone), pid)| (Flight::of(pid, way, machine, self.frame, look), *gone));
        scene.flight = flight.map(|(flight, gone)| if gone { flight } else { waiting(&flight) });
        scene
    }
}

/// An address that has not left yet: nothing about it says where it will get.
fn waiting(flight: &Flight) -> Flight {
    let mut flight = flight.at(0.0);
    flight.arrived = true;
    flight.lands.clear();
    flight
}
