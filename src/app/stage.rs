//! The stage: a machine, drawn, and everything a person may do with it.

mod actions;
mod cpu;
mod figure;
mod happened;
mod keys;
mod measure;
mod motion;
mod program;
pub mod sighting;
mod strips;
mod translation;
mod transport;

use std::rc::Rc;

use diagram::flight::Flight;
use diagram::{Frame, Moment, Scene};
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use sim::Scenario;
use yew::prelude::*;

use self::actions::Fields;
use self::keys::Key;
use self::measure::Measure;
use self::motion::Motion;
use self::sighting::Sighting;
use crate::dom;
use crate::element::el;
use crate::player::{Act, Player};

/// While it plays, a moment stands for so long before the next, in milliseconds.
const PAUSE: u32 = 700;

/// What the stage shows and allows.
#[derive(Properties, PartialEq)]
pub struct StageProps {
    /// The machine, what happens to it, and where it opens.
    pub scenario: Rc<Scenario>,
    /// Whether the row of buttons is there: mechanism, new process, malloc, free, switch.
    #[prop_or_default]
    pub actions: bool,
    /// Whether the transport is there: start, back, step, play, the track.
    #[prop_or_default]
    pub controls: bool,
    /// Whether keys drive the timeline from anywhere on the page.
    #[prop_or_default]
    pub keys: bool,
}

/// What can happen to the stage.
pub enum Msg {
    /// The person, or the player's clock, asks for something.
    Act(Act),
    /// A key was pressed.
    Key(Key),
    /// The browser draws its next frame; its clock in milliseconds.
    Frame(f64),
    /// The figure has another size, in CSS pixels.
    Resized(f64, f64),
    /// Something in the figure is pointed at or focused, or nothing any more.
    Point(Option<String>),
}

/// The stage.
pub struct Stage {
    player: Player,
    motion: Motion,
    frame: Frame,
    /// The frame to come, while something still moves in the old one.
    next_frame: Option<Frame>,
    /// What stands still while the figure moves.
    bars: Bars,
    pointed: Option<String>,
    place: NodeRef,
    fields: Fields,
    measure: Option<Measure>,
    play: Option<Timeout>,
    _keys: Option<EventListener>,
}

/// The parts of the page that change with an act and not with a frame.
struct Bars {
    actions: Html,
    happened: Html,
    transport: Html,
}

impl Bars {
    fn of(player: &Player, fields: &Fields, ctx: &Context<Stage>) -> Self {
        let act = ctx.link().callback(Msg::Act);
        let shown = |bar: Html, wanted: bool| if wanted { bar } else { Html::default() };
        Self {
            actions: shown(actions::actions(player, fields, &act), ctx.props().actions),
            happened: happened::happened(player),
            transport: shown(transport::transport(player, &act), ctx.props().controls),
        }
    }
}

impl Component for Stage {
    type Message = Msg;
    type Properties = StageProps;

    fn create(ctx: &Context<Self>) -> Self {
        let player = Player::open(&ctx.props().scenario);
        let frame = Frame::new(720.0, 480.0);
        let fields = Fields { request: NodeRef::default(), block: NodeRef::default() };
        let keys = ctx.props().keys.then(|| keys::listen(ctx.link().callback(Msg::Key))).flatten();
        Self {
            motion: Motion::still(scene(&player, frame)),
            bars: Bars::of(&player, &fields, ctx),
            player,
            frame,
            next_frame: None,
            pointed: None,
            place: NodeRef::default(),
            fields,
            measure: None,
            play: None,
            _keys: keys,
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if let Some(element) = first.then(|| self.place.cast::<web_sys::Element>()).flatten() {
            let told = ctx.link().callback(|(width, height)| Msg::Resized(width, height));
            self.measure = Measure::new(&element, told);
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &StageProps) -> bool {
        if old.scenario != ctx.props().scenario {
            self.player = Player::open(&ctx.props().scenario);
            self.motion = Motion::still(scene(&self.player, self.frame));
            self.play = None;
        }
        self.bars = Bars::of(&self.player, &self.fields, ctx);
        true
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Act(act) => self.act(ctx, act),
            Msg::Key(key) => self.act(ctx, self.meaning(key)),
            Msg::Frame(clock) => {
                self.motion.tick(clock);
                self.keep_moving(ctx);
                if let Some(frame) = self.next_frame.take_if(|_| !self.motion.is_moving()) {
                    self.resize(frame);
                }
            }
            Msg::Resized(width, height) => {
                let zoom = measure::zoom();
                return self.resize(Frame::new(width / zoom, height / zoom));
            }
            Msg::Point(description) => self.pointed = description,
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let moment = self.motion.moment();
        let (sighting, later) = self.sighting(&moment);
        let seen = Seen { moment: &moment, sighting: sighting.as_ref(), later };
        el("section")
            .fixed(&[("class", "stage"), ("aria-label", "Simulated computer")])
            .child(self.bars.actions.clone())
            .child(self.cards(&seen, ctx))
            .child(self.figure(ctx, &moment))
            .child(self.strips(&seen))
            .child(self.bars.happened.clone())
            .child(self.bars.transport.clone())
            .html()
    }
}

/// What is on the page in one frame.
struct Seen<'a> {
    moment: &'a Moment,
    /// The reference to speak of.
    sighting: Option<&'a Sighting>,
    /// How many references came after it.
    later: usize,
}

impl Stage {
    fn act(&mut self, ctx: &Context<Self>, act: Act) {
        self.player.act(act);
        self.bars = Bars::of(&self.player, &self.fields, ctx);
        let flights = if self.player.went_forward() { self.flights() } else { Vec::new() };
        let next = scene(&self.player, self.frame);
        if motion::is_reduced() {
            self.motion = Motion::still(next);
        } else {
            self.motion.go(next, flights);
            self.keep_moving(ctx);
        }
        self.schedule(ctx);
        self.bring_into_view();
    }

    /// On a small screen the figure may be elsewhere: what moves must be seen.
    fn bring_into_view(&self) {
        let Some(element) = self.place.cast::<web_sys::Element>() else { return };
        let height = dom::window().and_then(|window| window.inner_height().ok()?.as_f64()).unwrap_or(0.0);
        let rect = element.get_bounding_client_rect();
        if rect.top() > 0.6 * height || rect.bottom() < 0.2 * height {
            element.scroll_into_view();
        }
    }

    fn meaning(&self, key: Key) -> Act {
        match key {
            Key::Step => Act::Step,
            Key::Back => Act::Back,
            Key::Play => Act::Play(!self.player.is_playing()),
            Key::Start => Act::Seek(0),
            Key::End => Act::Seek(self.player.timeline().len()),
        }
    }

    fn keep_moving(&mut self, ctx: &Context<Self>) {
        if self.motion.is_moving() {
            let link = ctx.link().clone();
            self.motion.request(move |clock| link.send_message(Msg::Frame(clock)));
        }
    }

    /// While it plays, the next command follows once this one has been seen.
    fn schedule(&mut self, ctx: &Context<Self>) {
        let link = ctx.link().clone();
        self.play = self.player.is_playing().then(|| {
            let wait = PAUSE + self.motion.duration() as u32;
            Timeout::new(wait, move || link.send_message(Msg::Act(Act::Tick)))
        });
    }

    fn resize(&mut self, frame: Frame) -> bool {
        if self.motion.is_moving() {
            self.next_frame = Some(frame);
            return false;
        }
        if self.frame == frame {
            return false;
        }
        self.frame = frame;
        self.motion = Motion::still(scene(&self.player, frame));
        true
    }

    /// The ways of the latest references.
    fn flights(&self) -> Vec<Flight> {
        let snapshot = self.player.snapshot();
        let sightings = self.player.sightings();
        sightings
            .iter()
            .map(|sighting| Flight::of(sighting.pid, &sighting.translation, snapshot, self.frame))
            .collect()
    }

    /// The reference to speak of: the one in flight, or the last; and how many came after it.
    fn sighting(&self, moment: &Moment) -> (Option<Sighting>, usize) {
        let mut sightings = self.player.sightings();
        let index = moment.reference.unwrap_or(sightings.len().saturating_sub(1));
        let later = sightings.split_off(sightings.len().min(index + 1));
        let arrived = later.iter().filter(|sighting| sighting.translation.phys.is_some()).count();
        (sightings.pop(), arrived)
    }

    /// References to memory that a process has made.
    fn references(&self, pid: u32) -> usize {
        self.player.snapshot().process(pid).map_or(0, |process| process.references as usize)
    }

    fn cards(&self, seen: &Seen<'_>, ctx: &Context<Self>) -> Html {
        let snapshot = self.player.snapshot();
        let focus = self.player.focus();
        let look = ctx.link().callback(|pid| Msg::Act(Act::Look(pid)));
        let mut cards = el("div").class("cards").child(cpu::cpu(snapshot, seen.sighting, &look, focus));
        let process = focus.and_then(|pid| snapshot.process(pid));
        if let Some(process) = process {
            let progress = self.progress(seen.moment, process.pid);
            let later =
                seen.sighting.filter(|sighting| sighting.pid == process.pid).map_or(0, |_| seen.later);
            cards = cards.child(program::program(process, progress, later));
        }
        cards.html()
    }

    fn progress(&self, moment: &Moment, pid: u32) -> Option<program::Progress> {
        let done = moment.reference?;
        let address = program::latest(self.player.latest(), pid)?;
        Some(program::Progress { address, done })
    }

    fn figure(&self, ctx: &Context<Self>, moment: &Moment) -> Html {
        let point = ctx.link().callback(Msg::Point);
        let pointed = self.pointed.clone().unwrap_or_default();
        el("div")
            .class("diagram")
            .refer(&self.place)
            .child(figure::figure(&moment.scene, &point))
            .child(el("p").fixed(&[("class", "pointed"), ("aria-hidden", "true")]).text(pointed))
            .html()
    }

    fn strips(&self, seen: &Seen<'_>) -> Html {
        let snapshot = self.player.snapshot();
        let of = seen.sighting.map_or(0, |sighting| self.references(sighting.pid));
        let other = seen.sighting.filter(|sighting| Some(sighting.pid) != self.player.focus());
        let who = other.map(|sighting| snapshot.name_of(sighting.pid));
        let place = translation::Place {
            who,
            number: of.saturating_sub(seen.later),
            of,
            cost: self.player.timeline().machine().config().costs.memory_reference,
            address_space: snapshot.address_space,
            translates: snapshot.translates(),
        };
        let process = self.player.focus().and_then(|pid| snapshot.process(pid));
        let mut measures = el("div").class("measures");
        if let Some(process) = process {
            measures = measures.child(strips::heap(process));
        }
        el("div")
            .class("strips")
            .child(translation::translation(seen.sighting, &place))
            .child(measures.child(strips::fragmentation(snapshot)))
            .html()
    }
}

/// The scene of the moment at which the player stands.
fn scene(player: &Player, frame: Frame) -> Scene {
    let snapshot = player.snapshot();
    let mut scene = Scene::new(snapshot, player.focus(), frame);
    let last = player.sightings().pop().filter(|sighting| Some(sighting.pid) == player.focus());
    scene.flight = last.map(|sighting| Flight::of(sighting.pid, &sighting.translation, snapshot, frame));
    scene
}
