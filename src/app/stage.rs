//! The stage: one machine, drawn, and everything a person may do with it. A page owns it and hands it its messages.

mod actions;
mod bars;
mod cpu;
mod figure;
mod happened;
pub mod keys;
mod measure;
mod measures;
mod motion;
mod picture;
mod program;
mod seen;
mod sharing;
pub mod sighting;
mod translation;
mod transport;

use diagram::flight::Flight;
use diagram::{Frame, Look, Scene};
use gloo_timers::callback::Timeout;
use sim::Scenario;
use web_sys::Element;
use yew::prelude::*;

use self::actions::Fields;
use self::bars::{Bars, Desk};
use self::measure::Measure;
pub use self::measures::Tab;
use self::motion::Motion;
use self::sharing::{Ask, Sharing};
use crate::dom;
use crate::player::{Act, Player};
use crate::settings::Settings;

/// While it plays, a moment stands for so long before the next, in milliseconds.
const PAUSE: u32 = 700;

/// Which parts of the stage there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts {
    /// The row of buttons: mechanism, new process, malloc, free, switch.
    pub actions: bool,
    /// The transport: start, back, step, play, the track.
    pub controls: bool,
}

/// What can happen to the stage.
pub enum Msg {
    /// The person, or the player's clock, asks for something.
    Act(Act),
    /// The browser draws its next frame; its clock in milliseconds.
    Frame(f64),
    /// The figure has another size, in CSS pixels.
    Resized(f64, f64),
    /// Something in the figure is pointed at or focused, or nothing any more.
    Point(Option<String>),
    /// The person looks at the machine another way.
    Look(Look),
    /// The person opens another measure.
    Tab(Tab),
    /// The person points at a block of the heap, by its address, or at none any more.
    Block(Option<u64>),
    /// The person jumps to the next event of the kind chosen in the transport, or to the previous one.
    Jump(bool),
    /// The person gives this moment to somebody else.
    Share(Ask),
}

/// The stage.
pub struct Stage {
    player: Player,
    parts: Parts,
    settings: Settings,
    look: Look,
    motion: Motion,
    frame: Frame,
    /// The frame to come, while something still moves in the old one.
    next_frame: Option<Frame>,
    /// What stands still while the figure moves.
    bars: Bars,
    pointed: Option<String>,
    place: NodeRef,
    fields: Fields,
    desk: Desk,
    /// Whether the program card must be scrolled to its current line.
    follows: bool,
    measure: Option<Measure>,
    sharing: Sharing,
    play: Option<Timeout>,
    link: Callback<Msg>,
}

impl Stage {
    /// A stage on which a scenario stands where it opens. `link` brings its messages back to `update`.
    pub fn open(scenario: &Scenario, parts: Parts, settings: Settings, link: Callback<Msg>) -> Self {
        let player = Player::open(scenario);
        let frame = Frame::new(720.0, 480.0);
        let look = Look { low_end: settings.low_end, ..Look::default() };
        let fields = Fields { request: NodeRef::default(), block: NodeRef::default() };
        let mut desk = Desk { wide: measures::is_wide(), ..Desk::default() };
        desk.tabs.learn(&player);
        Self {
            motion: Motion::still(scene(&player, frame, look)),
            bars: Bars::of(&player, &fields, &desk, parts, &link),
            player,
            parts,
            settings,
            look,
            frame,
            next_frame: None,
            pointed: None,
            place: NodeRef::default(),
            fields,
            desk,
            follows: true,
            measure: None,
            sharing: Sharing::default(),
            play: None,
            link,
        }
    }

    /// The machine and its history.
    pub fn player(&self) -> &Player {
        &self.player
    }

    /// Takes other settings.
    pub fn set_up(&mut self, settings: Settings) {
        self.settings = settings;
        self.look_at(Look { low_end: settings.low_end, ..self.look });
        self.refresh();
    }

    /// The page was drawn: the figure can be measured.
    pub fn rendered(&mut self) {
        self.sharing.rendered();
        self.desk.choices.rendered(&self.player);
        self.follow();
        if self.measure.is_some() {
            return;
        }
        if let Some(element) = self.place.cast::<Element>() {
            let told = self.link.reform(|(width, height)| Msg::Resized(width, height));
            self.measure = Measure::new(&element, told);
        }
    }

    /// Takes a message; says whether anything on the page changes.
    pub fn update(&mut self, msg: Msg) -> bool {
        match msg {
            Msg::Act(act) => self.act(act),
            Msg::Frame(clock) => {
                self.motion.tick(clock);
                self.keep_moving();
                self.follows = !self.motion.is_moving();
                if let Some(frame) = self.next_frame.take_if(|_| !self.motion.is_moving()) {
                    self.resize(frame);
                }
            }
            Msg::Resized(width, height) => {
                let zoom = measure::zoom();
                if std::mem::replace(&mut self.desk.wide, measures::is_wide()) != self.desk.wide {
                    self.refresh();
                }
                return self.resize(Frame::new(width / zoom, height / zoom));
            }
            Msg::Point(description) => self.pointed = description,
            Msg::Look(look) => self.look_at(look),
            Msg::Tab(tab) => {
                self.desk.tabs.choose(tab);
                self.refresh();
            }
            Msg::Block(block) => {
                self.desk.block = block;
                self.refresh();
            }
            Msg::Jump(forward) => self.act(self.desk.choices.jump(&self.player, forward)),
            Msg::Share(ask) => {
                let drawn = self.place.cast::<Element>();
                let figure = drawn.and_then(|place| place.query_selector("svg").ok().flatten());
                self.sharing.ask(ask, &self.player, figure, &self.link.reform(Msg::Share));
            }
        }
        true
    }

    fn act(&mut self, act: Act) {
        self.player.act(act);
        self.desk.tabs.learn(&self.player);
        self.follows = true;
        self.refresh();
        let flights = if self.player.went_forward() { self.flights() } else { Vec::new() };
        let next = scene(&self.player, self.frame, self.look);
        if motion::is_reduced() {
            self.motion = Motion::still(next);
        } else {
            self.motion.go(next, flights);
            self.keep_moving();
        }
        self.schedule();
        self.bring_into_view();
    }

    fn refresh(&mut self) {
        self.bars = Bars::of(&self.player, &self.fields, &self.desk, self.parts, &self.link);
    }

    fn look_at(&mut self, look: Look) {
        if self.look != look {
            self.look = look;
            self.motion = Motion::still(scene(&self.player, self.frame, look));
        }
    }

    /// Keeps the current line of the program in sight.
    fn follow(&mut self) {
        if let Some(stage) = self.place.cast::<Element>().and_then(|place| place.parent_element()) {
            if std::mem::take(&mut self.follows) {
                program::follow(&stage);
            }
        }
    }

    /// On a small screen the figure may be elsewhere: what moves must be seen.
    fn bring_into_view(&self) {
        let Some(element) = self.place.cast::<Element>() else { return };
        let height = dom::window().and_then(|window| window.inner_height().ok()?.as_f64()).unwrap_or(0.0);
        let rect = element.get_bounding_client_rect();
        if rect.top() > 0.6 * height || rect.bottom() < 0.2 * height {
            element.scroll_into_view();
        }
    }

    fn keep_moving(&mut self) {
        if self.motion.is_moving() {
            let link = self.link.clone();
            self.motion.request(move |clock| link.emit(Msg::Frame(clock)));
        }
    }

    /// While it plays, the next command follows once this one has been seen.
    fn schedule(&mut self) {
        let link = self.link.clone();
        self.play = self.player.is_playing().then(|| {
            let wait = PAUSE + self.motion.duration() as u32;
            Timeout::new(wait, move || link.emit(Msg::Act(Act::Tick)))
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
        self.motion = Motion::still(scene(&self.player, frame, self.look));
        true
    }

    /// The ways of the latest references.
    fn flights(&self) -> Vec<Flight> {
        let snapshot = self.player.snapshot();
        let way = |sighting: sighting::Sighting| {
            Flight::of(sighting.pid, &sighting.translation, snapshot, self.frame, self.look)
        };
        self.player.sightings().into_iter().map(way).collect()
    }
}

/// The scene of the moment at which the player stands.
fn scene(player: &Player, frame: Frame, look: Look) -> Scene {
    let snapshot = player.snapshot();
    let mut scene = Scene::new(snapshot, player.focus(), frame, look);
    let last = player.sightings().pop().filter(|sighting| Some(sighting.pid) == player.focus());
    scene.flight =
        last.map(|sighting| Flight::of(sighting.pid, &sighting.translation, snapshot, frame, look));
    scene
}
